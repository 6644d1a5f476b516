#include <math.h>

#include "cmd/fit.h"
#include "plots/report/plot_given.h"

/* Enough for a curve to look like one. */
enum { CURVE_POINTS = 80 };

/* A number by one other, each row as heavy as the next. */
static bool
is_of_two_numbers(const struct fit *fit)
{
	const struct answer *answers = fit->inquiry.question->answers;
	return !fit->logistic && fit->weights == SIZE_MAX && fit->formula.count == 1 &&
	       fit->formula.terms[0].count == 1 && answers[0].type == TYPE_NUMBER &&
	       answers[fit->first_term].type == TYPE_NUMBER;
}

bool
fit_can_be_drawn(const struct fit *fit, const struct picture_wish *wish, struct error *err)
{
	if (wish->path && fit->formula.count == 0)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--plot has nothing to draw: there is no term but the constant");
	return picture_of_one_group(wish, fit->inquiry.question, err);
}

/* y at x by the coefficients, which are of rising powers. */
static double
curve_at(const struct fit *fit, const struct model *model, double x)
{
	size_t count = (size_t)fit->formula.terms[0].factors[0].degree + fit->formula.has_constant;
	double y = 0;
	for (size_t i = count; i-- > 0;)
		y = y * x + (model->coefficients[i].is_collinear ? 0 : model->coefficients[i].estimate);
	return fit->formula.has_constant ? y : y * x;
}

static bool
points_draw(
	const struct fit *fit, const struct model *model, const struct picture_wish *wish, struct error *err)
{
	const struct inquiry *inquiry = &fit->inquiry;
	const struct question *question = inquiry->question;
	const struct answer *across = &question->answers[fit->first_term];
	struct arena arena = { 0 };
	struct plot plot = picture_plot(inquiry, PLOT_SCATTER, &arena);
	struct fit_point points[CURVE_POINTS];
	struct plot_line line = { points, CURVE_POINTS, model->p < 1 - fit->level, 0 };
	double low = INFINITY, high = -INFINITY;
	plot.level = fit->level;
	plot.answer[ROLE_X] = fit->first_term;
	plot.answer[ROLE_Y] = 0;
	for (size_t i = 0; i < question->rows; i++) {
		low = fmin(low, answer_number(across, i));
		high = fmax(high, answer_number(across, i));
	}
	for (size_t i = 0; i < CURVE_POINTS; i++) {
		double x = low + (high - low) * (double)i / (CURVE_POINTS - 1);
		points[i] = (struct fit_point){ x, curve_at(fit, model, x), (double)NAN, (double)NAN };
	}
	/* The straight line has a band. */
	bool straight = fit->formula.has_constant && fit->formula.terms[0].factors[0].degree == 1;
	plot.line = straight ? NULL : &line;
	bool done = picture_draw(&plot, wish->path, wish->format, inquiry->notice, err);
	arena_free(&arena);
	return done;
}

static bool
terms_draw(const struct fit *fit, const struct fit_data *data, const struct model *model,
	const struct picture_wish *wish, struct error *err)
{
	const struct inquiry *inquiry = &fit->inquiry;
	struct arena arena = { 0 };
	struct plot plot = picture_plot(inquiry, PLOT_BARS, &arena);
	struct given_estimate *terms = arena_alloc(&arena, (data->columns + 1) * sizeof *terms);
	size_t count = 0;
	plot.level = fit->level;
	/* The constant is no term whose effect could be seen beside the others. */
	for (size_t i = fit->formula.has_constant; i < data->columns; i++) {
		struct interval interval = coefficient_interval(fit, model, &model->coefficients[i]);
		terms[count++] = (struct given_estimate){ .label = data->names[i],
			.value = model->coefficients[i].estimate,
			.lower = interval.lower,
			.upper = interval.upper };
	}
	bool done = picture_write(
		plot_terms(&plot, inquiry->question->answers[0].text, fit->logistic, terms, count), wish,
		inquiry->notice, err);
	arena_free(&arena);
	return done;
}

static bool
model_draw(const struct fit *fit, const struct fit_data *data, const struct model *model,
	const struct picture_wish *wish, struct error *err)
{
	if (model->state != MODEL_FITTED)
		return fail(err, ERROR_DATA, NULL, 0, 0, "--plot has nothing to draw: %s",
			model_state_text(model, LANGUAGE_EN));
	return is_of_two_numbers(fit) ? points_draw(fit, model, wish, err)
				      : terms_draw(fit, data, model, wish, err);
}

bool
fit_draw(struct fit *fit, const struct picture_wish *wish, struct error *err)
{
	struct fit_data data;
	bool done = fit_data_of(fit, &fit->inquiry.question->groups[0], &data, err);
	if (done) {
		struct model model = model_of(fit, &data);
		done = model_draw(fit, &data, &model, wish, err);
		model_free(&model);
	}
	fit_data_free(&data);
	return done;
}
