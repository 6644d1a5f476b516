/* Proportions by size, against the limits that chance alone explains. */
#include <math.h>

#include "plots/report/plot_cube.h"
#include "plots/report/plot_words.h"
#include "stats/method/funnel.h"

enum { LIMIT_POINTS = 60 };

/* Denser where the curves bend, towards the small ones. */
static struct funnel_limit *
limits_of(const struct plot *plot, const struct funnel *funnel, double largest, size_t *count)
{
	struct funnel_limit *limits = plot_array(plot, LIMIT_POINTS, sizeof *limits);
	*count = 0;
	for (size_t i = 0; i < LIMIT_POINTS && largest > 0; i++) {
		double share = (double)(i + 1) / LIMIT_POINTS, n = ceil(largest * 1.05 * share * share);
		if (*count && n <= limits[*count - 1].n)
			continue;
		struct interval near = funnel_limits(funnel, n, FUNNEL_INNER_LEVEL);
		struct interval wide = funnel_limits(funnel, n, FUNNEL_OUTER_LEVEL);
		limits[(*count)++] =
			(struct funnel_limit){ n, near.lower, near.upper, wide.lower, wide.upper };
	}
	return limits;
}

static const char *
funnel_title(const struct plot *plot, const struct funnel_point *points, size_t known, size_t outside,
	const char *centre)
{
	const struct noun noun = plot_noun(plot);
	const char *of = plot_word(plot, (int64_t)known, noun.gender, false);
	if (known == 0)
		return plot_phrase(SAYS_NOTHING, plot->language);
	if (known == 1) {
		while (isnan(points->value))
			points++;
		return plot_say(plot, SAYS_ONE_FIGURE, points->label, points->value_text);
	}
	if (outside == 0)
		return plot_say(plot, SAYS_FUNNEL_NONE, of, noun.plural, centre);
	if (outside == known)
		return plot_say(
			plot, known == 2 ? SAYS_FUNNEL_BOTH : SAYS_FUNNEL_ALL, of, noun.plural, centre);
	return plot_say(plot, outside == 1 ? SAYS_FUNNEL_ONE : SAYS_FUNNEL_SOME,
		plot_word(plot, (int64_t)outside, noun.gender, true), of, noun.plural, centre);
}

/* High is good where the target asks for much; without a target nothing is good or bad, but open. */
static enum standing
class_standing(const struct plot *plot, enum funnel_class class)
{
	if (class == FUNNEL_INSIDE || class == FUNNEL_UNKNOWN)
		return STANDING_NONE;
	if (!plot->target.given)
		return STANDING_OPEN;
	bool much = plot->target.comparison == AT_LEAST || plot->target.comparison == MORE_THAN;
	return (class == FUNNEL_ABOVE || class == FUNNEL_FAR_ABOVE) == much ? STANDING_GOOD : STANDING_BELOW;
}

static void
legend_add(const struct plot *plot, struct funnel_chart *funnel)
{
	enum plot_phrase good = WORD_HIGH, below = WORD_LOW;
	if (plot->target.given &&
		(plot->target.comparison == AT_MOST || plot->target.comparison == LESS_THAN)) {
		good = WORD_LOW;
		below = WORD_HIGH;
	}
	for (size_t i = 0; i < funnel->point_count; i++) {
		switch (funnel->points[i].standing) {
		case STANDING_GOOD: funnel->legend.good = plot_phrase(good, plot->language); break;
		case STANDING_BELOW: funnel->legend.below = plot_phrase(below, plot->language); break;
		case STANDING_OPEN: funnel->legend.open = plot_phrase(WORD_OUTSIDE, plot->language); break;
		case STANDING_NONE: funnel->legend.plain = plot_phrase(WORD_INSIDE, plot->language); break;
		}
	}
}

bool
plot_funnel(struct plot *plot, struct plot_chart *chart, struct error *err)
{
	struct plot_cube cube;
	if (!plot_cube_of(plot, NULL, &cube, err))
		return false;
	double *x = plot_array(plot, cube.groups, sizeof *x), *n = plot_array(plot, cube.groups, sizeof *n);
	struct funnel_point *points = plot_array(plot, cube.groups, sizeof *points);
	double largest = 0;
	size_t known = 0, counted = 0, outside = 0;
	for (size_t i = 0; i < cube.groups; i++) {
		const struct plot_cell *cell = &cube.cells[i];
		bool is_known = plot_cell_known(plot, cell);
		x[i] = is_known ? cell->numerator : NAN;
		n[i] = is_known ? cell->denominator : NAN;
		largest = is_known ? fmax(largest, n[i]) : largest;
		known += is_known;
		counted += is_known && plot_group_counts(plot, i);
	}
	bool target = plot->target.given;
	double centre = target ? plot_target_place(plot) : funnel_average(x, n, cube.groups);
	const struct funnel funnel = { .method = FUNNEL_EXACT, .center = centre };
	for (size_t i = 0; i < cube.groups; i++) {
		enum standing standing = class_standing(plot, funnel_class_of(&funnel, x[i], n[i]));
		outside += standing != STANDING_NONE && plot_group_counts(plot, i);
		points[i] = (struct funnel_point){ .label = plot_group_name(plot, i),
			.n = n[i],
			.value = plot_cell_value(plot, &cube.cells[i]),
			.standing = standing,
			.named = standing != STANDING_NONE,
			.value_text = plot_cell_text(plot, &cube.cells[i]),
			.count_text = plot_cell_count(plot, &cube.cells[i]) };
	}
	size_t limit_count;
	const struct funnel_limit *limits = limits_of(plot, &funnel, largest, &limit_count);
	const char *figure = known ? plot_value_text(plot, centre) : "";
	const char *around = target ? plot_target_in(plot) : plot_say(plot, WORD_AVERAGE, figure);
	chart->shape = SHOWS_FUNNEL;
	chart->heading = plot_heading(plot, funnel_title(plot, points, counted, outside, around),
		known ? plot_say(plot, TELLS_FUNNEL, plot_figure_words(plot), around)
		      : plot_figure_words(plot));
	if (known == 0)
		chart->heading.nothing = plot_phrase(WORD_NO_DATA, plot->language);
	chart->funnel = (struct funnel_chart){ .heading = chart->heading,
		.points = points,
		.point_count = cube.groups,
		.limits = limits,
		.limit_count = limit_count,
		.centre = centre,
		.target = NAN,
		.centre_text = target ? plot_target_words(plot) : plot_say(plot, WORD_MEAN_IS, figure),
		.near_text = plot_value_text(plot, FUNNEL_INNER_LEVEL),
		.wide_text = plot_value_text(plot, FUNNEL_OUTER_LEVEL),
		.x_title = plot_phrase(WORD_CASES, plot->language),
		.y_title = phrase_text(PHRASE_SHARE, plot->language),
		.note = known < cube.groups ? plot_without(plot, cube.groups - known) : NULL,
		.words = plot_numbers(plot->language),
		.percent = true,
		.more = { plot_phrase(WORD_MORE_ONE, plot->language), "",
			plot_phrase(WORD_MORE_AFTER, plot->language) } };
	legend_add(plot, &chart->funnel);
	return true;
}
