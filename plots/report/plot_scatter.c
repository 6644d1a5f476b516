/* Two numbers against each other. */
#include <math.h>

#include "plots/report/plot_cube.h"
#include "plots/report/plot_words.h"
#include "stats/method/fit.h"

/* More points than this are a cloud in which nothing can be told apart, and a file of many megabytes. */
enum { POINTS_MOST = 5000, NAMED_MOST = 5, FIT_POINTS = 40 };

static double
number_at(const struct answer *answer, size_t row)
{
	return answer->numbers[row] < answer->most[row] ? NAN : answer->numbers[row];
}

static const char *
scatter_title(const struct plot *plot, const struct line_fit *fit)
{
	const char *x = plot_answer(plot, ROLE_X)->text, *y = plot_answer(plot, ROLE_Y)->text;
	struct plot_line own = { .certain = fit->state == LINE_FITTED &&
							    fit->p<1 - plot->level, .direction = fit->slope> 0
						    ? 1
						    : -1 };
	const struct plot_line *line = plot->line ? plot->line : &own;
	if (fit->count == 0)
		return plot_phrase(SAYS_NOTHING, plot->language);
	if (!line->certain)
		return plot_say(plot, SAYS_NOT_LINKED, x, y);
	if (line->direction == 0)
		return plot_say(plot, SAYS_TERM_LINKED, x, y);
	return plot_say(plot, line->direction > 0 ? SAYS_LINKED_UP : SAYS_LINKED_DOWN, x, y);
}

static const char *
scatter_shown(const struct plot *plot)
{
	const char *x = plot_answer(plot, ROLE_X)->text, *y = plot_answer(plot, ROLE_Y)->text;
	if (plot->line)
		return plot_say(plot, plot->line->count ? TELLS_CURVE : TELLS_POINTS, x, y);
	return plot_say(plot, TELLS_FIT, x, y, plot_level_text(plot));
}

static const char *
fit_words(const struct plot *plot, const struct line_fit *fit)
{
	bool down = fit->slope < 0;
	return plot_say(plot, WORD_FIT, plot_number(plot, fit->intercept), down ? "\u2212" : "+",
		plot_number(plot, fabs(fit->slope)),
		isnan(fit->r_squared) ? "\u2013" : plot_number(plot, round(fit->r_squared * 100) / 100));
}

static void
fit_fill(const struct plot *plot, const struct line_fit *fit, double low, double high,
	struct scatter_chart *scatter)
{
	if (plot->line) {
		scatter->fit = plot->line->points;
		scatter->fit_count = plot->line->count;
	}
	if (plot->line || fit->state != LINE_FITTED)
		return;
	struct fit_point *points = plot_array(plot, FIT_POINTS, sizeof *points);
	for (size_t i = 0; i < FIT_POINTS; i++) {
		double x = low + (high - low) * (double)i / (FIT_POINTS - 1);
		struct interval band = line_band(fit, x, plot->level);
		points[i] = (struct fit_point){ x, line_at(fit, x), band.lower, band.upper };
	}
	scatter->fit = points;
	scatter->fit_count = FIT_POINTS;
	scatter->fit_text = fit_words(plot, fit);
}

/* The points furthest from the line are named, where each has a name of its own. */
static void
points_name(const struct plot *plot, const struct line_fit *fit, struct scatter_point *points, size_t count)
{
	double *distances = plot_array(plot, count, sizeof *distances);
	for (size_t i = 0; i < count; i++)
		distances[i] = fit->state == LINE_FITTED ? fabs(points[i].y - line_at(fit, points[i].x)) : 0;
	const size_t *order = plot_order(plot, distances, count);
	bool own = plot->question->by_count && plot->question->group_count == plot->question->rows;
	for (size_t i = 0; own && i < count && i < NAMED_MOST; i++)
		points[order[i]].named = true;
}

bool
plot_scatter(struct plot *plot, struct plot_chart *chart, struct error *err)
{
	const struct question *question = plot->question;
	if (!plot_needs_number(plot, ROLE_X, err) || !plot_needs_number(plot, ROLE_Y, err))
		return false;
	if (question->rows > POINTS_MOST)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"there are %zu rows, and a scatter chart has room for %d points; choose some with "
			"--where",
			question->rows, POINTS_MOST);
	const struct answer *across = plot_answer(plot, ROLE_X), *up = plot_answer(plot, ROLE_Y);
	struct scatter_point *points = plot_array(plot, question->rows, sizeof *points);
	double *x = plot_array(plot, question->rows, sizeof *x), low = INFINITY, high = -INFINITY;
	double *y = plot_array(plot, question->rows, sizeof *y);
	size_t count = 0;
	for (size_t group = 0; group < question->group_count; group++)
		for (size_t i = 0; i < question->groups[group].count; i++) {
			size_t row = question->order[question->groups[group].first + i];
			x[count] = number_at(across, row);
			y[count] = number_at(up, row);
			if (isnan(x[count]) || isnan(y[count])) {
				plot->unnumbered++;
				continue;
			}
			points[count] = (struct scatter_point){
				.label = question->by_count ? plot_group_name(plot, group) : "",
				.x = x[count],
				.y = y[count],
				.size = NAN,
				.x_text = plot_number(plot, x[count]),
				.y_text = plot_number(plot, y[count])
			};
			low = fmin(low, x[count]);
			high = fmax(high, x[count]);
			count++;
		}
	struct line_fit fit = line_fit(x, y, count);
	points_name(plot, &fit, points, count);
	chart->shape = SHOWS_SCATTER;
	chart->heading = plot_heading(plot, scatter_title(plot, &fit), scatter_shown(plot));
	chart->heading.nothing = plot_phrase(WORD_NO_DATA, plot->language);
	chart->scatter = (struct scatter_chart){ .heading = chart->heading,
		.points = points,
		.point_count = count,
		.x_title = across->text,
		.y_title = up->text,
		.words = plot_numbers(plot->language),
		.more = { plot_phrase(WORD_MORE_ONE, plot->language), "",
			plot_phrase(WORD_MORE_AFTER, plot->language) } };
	fit_fill(plot, &fit, low, high, &chart->scatter);
	return true;
}
