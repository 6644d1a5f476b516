/* The same figure of several groups over time: trends and small multiples. */
#include <math.h>

#include "plots/report/plot_cube.h"
#include "plots/report/plot_words.h"

enum { STOPS_MOST = 400 };

/* One group over time, and its first and last known values. */
struct line {
	double *values;
	const char **texts;
	size_t first, last; /* SIZE_MAX: nothing known */
};

static struct line
line_of(const struct plot *plot, const struct plot_cube *cube, size_t group)
{
	struct line line = { plot_array(plot, cube->levels, sizeof *line.values),
		plot_array(plot, cube->levels, sizeof *line.texts), SIZE_MAX, SIZE_MAX };
	for (size_t i = 0; i < cube->levels; i++) {
		const struct plot_cell *cell = plot_cell_at(cube, group, i);
		line.values[i] = plot_cell_value(plot, cell);
		if (isnan(line.values[i]))
			continue;
		line.texts[i] = plot_cell_text(plot, cell);
		line.first = line.first == SIZE_MAX ? i : line.first;
		line.last = i;
	}
	return line;
}

static double
line_change(const struct line *line)
{
	return line->first == SIZE_MAX ? NAN : line->values[line->last] - line->values[line->first];
}

/* Where no line has two ends to compare. */
static const char *
no_change(const struct plot *plot, const struct line *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (lines[i].last != SIZE_MAX)
			return plot_phrase(SAYS_RUN_FEW, plot->language);
	return plot_phrase(SAYS_NOTHING, plot->language);
}

/* What has changed most, from where to where; nothing is first and last at once. */
static const char *
trend_title(const struct plot *plot, const struct line *lines, size_t count)
{
	size_t most = SIZE_MAX;
	for (size_t i = 0; i < count; i++)
		if (lines[i].first != lines[i].last &&
			(most == SIZE_MAX || fabs(line_change(&lines[i])) > fabs(line_change(&lines[most]))))
			most = i;
	if (most == SIZE_MAX)
		return no_change(plot, lines, count);
	const struct line *line = &lines[most];
	const struct answer *column = plot_answer(plot, ROLE_COLUMN);
	const char *name = plot->question->by_count ? plot_group_name(plot, most)
			   : column                 ? column->text
						    : phrase_text(PHRASE_SHARE, plot->language);
	double change = line_change(line);
	if (change == 0)
		return plot_say(plot, SAYS_TREND_SAME, name, line->texts[line->last]);
	return plot_say(plot, change > 0 ? SAYS_TREND_UP : SAYS_TREND_DOWN, name, line->texts[line->first],
		line->texts[line->last]);
}

static const char *
multiples_title(const struct plot *plot, const struct line *lines, size_t count)
{
	const struct noun noun = plot_noun(plot);
	int64_t known = 0, higher = 0;
	for (size_t i = 0; i < count; i++) {
		bool compared = plot_group_counts(plot, i) && lines[i].first != lines[i].last;
		known += compared;
		higher += compared && line_change(&lines[i]) > 0;
	}
	if (known == 0)
		return no_change(plot, lines, count);
	if (count == 1)
		return trend_title(plot, lines, count);
	const char *of = plot_word(plot, known, noun.gender, false);
	if (higher == 0)
		return plot_say(plot, SAYS_MULTIPLES_NONE, of, noun.plural);
	if (higher == known && known > 1)
		return plot_say(plot, known == 2 ? SAYS_MULTIPLES_BOTH : SAYS_MULTIPLES_ALL, of, noun.plural);
	return plot_say(plot, higher == 1 ? SAYS_MULTIPLES_ONE : SAYS_MULTIPLES_SOME,
		plot_word(plot, higher, noun.gender, true), of, noun.plural);
}

static void
panels_fill(struct plot *plot, const struct plot_cube *cube, const struct plot_levels *levels,
	const struct line *lines, struct plot_chart *chart)
{
	struct panel *panels = plot_array(plot, cube->groups, sizeof *panels);
	for (size_t i = 0; i < cube->groups; i++) {
		bool known = lines[i].last != SIZE_MAX;
		panels[i] = (struct panel){ .label = plot_group_name(plot, i),
			.values = lines[i].values,
			.last_text = known ? lines[i].texts[lines[i].last] : "",
			.note = known ? "" : plot_phrase(WORD_NO_VALUES, plot->language) };
	}
	chart->shape = SHOWS_PANELS;
	chart->panels = (struct panels_chart){ .heading = chart->heading,
		.value_count = levels->count,
		.panels = panels,
		.panel_count = cube->groups,
		.target = plot_target_place(plot),
		.first_text = levels->count ? levels->names[0] : "",
		.last_text = levels->count ? levels->names[levels->count - 1] : "",
		.words = plot_numbers(plot->language),
		.percent = plot_is_share(plot),
		.legend.target = isnan(plot_target_place(plot)) ? NULL : plot_target_words(plot) };
}

static void
trend_fill(struct plot *plot, const struct plot_cube *cube, const struct plot_levels *levels,
	const struct line *lines, struct plot_chart *chart)
{
	struct trend_series *series = plot_array(plot, cube->groups, sizeof *series);
	size_t known = 0;
	for (size_t i = 0; i < cube->groups; i++)
		if (lines[i].last != SIZE_MAX)
			series[known++] =
				(struct trend_series){ plot->question->by_count ? plot_group_name(plot, i)
										: "",
					lines[i].values, lines[i].texts, lines[i].texts[lines[i].last] };
	chart->shape = SHOWS_TREND;
	chart->trend = (struct trend_chart){ .heading = chart->heading,
		.stops = levels->stops,
		.stop_names = levels->names,
		.stop_count = levels->count,
		.series = series,
		.series_count = known,
		.target = plot_target_place(plot),
		.target_text = plot_target_words(plot),
		.note = known < cube->groups && known ? plot_without(plot, cube->groups - known) : NULL,
		.words = plot_numbers(plot->language),
		.percent = plot_is_share(plot) };
}

bool
plot_series(struct plot *plot, struct plot_chart *chart, struct error *err)
{
	struct plot_levels levels;
	struct plot_cube cube;
	if ((plot->kind == PLOT_TREND &&
		    !plot_groups_fit(plot, CATEGORY_INKS,
			    "draw them with maltall plot multiples, or choose some with --where", err)) ||
		!plot_needs_number(plot, ROLE_COLUMN, err) ||
		!plot_levels_of(plot, ROLE_X, STOPS_MOST, &levels, err) ||
		!plot_cube_of(plot, &levels, &cube, err))
		return false;
	struct line *lines = plot_array(plot, cube.groups, sizeof *lines);
	for (size_t i = 0; i < cube.groups; i++)
		lines[i] = line_of(plot, &cube, i);
	bool multiples = plot->kind == PLOT_MULTIPLES;
	chart->heading = plot_heading(plot,
		multiples ? multiples_title(plot, lines, cube.groups) : trend_title(plot, lines, cube.groups),
		plot_say(plot, TELLS_OVER, plot_figure_words(plot), plot_answer(plot, ROLE_X)->text));
	bool nothing = true;
	for (size_t i = 0; i < cube.groups; i++)
		nothing = nothing && lines[i].last == SIZE_MAX;
	if (nothing)
		chart->heading.nothing = plot_phrase(WORD_NO_DATA, plot->language);
	if (multiples)
		panels_fill(plot, &cube, &levels, lines, chart);
	else
		trend_fill(plot, &cube, &levels, lines, chart);
	return true;
}
