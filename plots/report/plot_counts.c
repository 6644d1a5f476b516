/* How often each value occurs: Pareto, and what groups are made of. */
#include <math.h>

#include "plots/report/plot_cube.h"
#include "plots/report/plot_words.h"
#include "plots/report/report.h"

/* The share above the rule of a Pareto chart. */
static const double vital_share = 0.8;

/* A cell of categories by group, summed over the groups; NaN where a count of it is not known. */
static double
level_total(const struct plot_cube *cube, size_t level)
{
	double total = 0;
	for (size_t group = 0; group < cube->groups; group++) {
		const struct plot_cell *cell = plot_cell_at(cube, group, level);
		total = cell->unknown ? NAN : total + cell->weight;
	}
	return total;
}

static const char *
share_text(const struct plot *plot, double part, double whole)
{
	struct buffer out = { 0 };
	if (whole <= 0)
		return "";
	number_limit(&out, part / whole, NULL, 0, plot->language);
	const char *text = arena_copy(plot->arena, out.bytes, out.length);
	buffer_free(&out);
	return text;
}

/* "ALIS utgjør mest: 54 % av alle 212", of the `count` categories with these counts: which has most, if not
 * several have as much as it, and whether there are others at all. */
static const char *
most_words(
	const struct plot *plot, const double *counts, const char *const *names, size_t count, double whole)
{
	size_t most = 0, alike = 0;
	for (size_t i = 1; i < count; i++)
		most = counts[i] > counts[most] ? i : most;
	for (size_t i = 0; i < count; i++)
		alike += counts[i] >= counts[most];
	const char *share = share_text(plot, counts[most], whole), *all = plot_number(plot, whole);
	if (counts[most] >= whole)
		return plot_say(plot, whole > 1 ? SAYS_PARETO_ALL : SAYS_ONE_FIGURE, names[most], all);
	if (alike > 1)
		return plot_say(plot, alike == count ? SAYS_STACKED_EVEN : SAYS_STACKED_ALIKE,
			plot_word(plot, (int64_t)alike, COMMON, true), share, all);
	return plot_say(plot, SAYS_STACKED, names[most], share, all);
}

static const char *
pareto_title(const struct plot *plot, const struct pareto_chart *chart, size_t known, double whole)
{
	size_t vital = chart->vital_count ? chart->vital_count : known;
	if (known == 0 || whole <= 0)
		return plot_phrase(SAYS_NOTHING, plot->language);
	double *counts = plot_array(plot, known, sizeof *counts);
	const char **names = plot_array(plot, known, sizeof *names);
	for (size_t i = 0; i < known; i++) {
		counts[i] = chart->rows[i].count;
		names[i] = chart->rows[i].label;
	}
	/* Most of them together are no finding; the first of them are, or it is. */
	if (known == 1 || 3 * vital > 2 * known)
		return most_words(plot, counts, names, known, whole);
	return plot_say(plot, vital == 1 ? SAYS_PARETO_ONE : SAYS_PARETO_SOME,
		plot_word(plot, (int64_t)vital, COMMON, true), plot_word(plot, (int64_t)known, COMMON, false),
		chart->rows[vital - 1].cumulative_text, plot_number(plot, whole));
}

bool
plot_pareto(struct plot *plot, struct plot_chart *chart, struct error *err)
{
	struct plot_levels levels;
	struct plot_cube cube;
	if (!plot_levels_of(plot, ROLE_COLUMN, FIGURE_MOST_GROUPS, &levels, err) ||
		!plot_cube_of(plot, &levels, &cube, err))
		return false;
	double *totals = plot_array(plot, levels.count, sizeof *totals), whole = 0, so_far = 0;
	size_t known = 0;
	for (size_t i = 0; i < levels.count; i++) {
		totals[i] = level_total(&cube, i);
		known += !isnan(totals[i]);
		whole += isnan(totals[i]) ? 0 : totals[i];
	}
	const size_t *order = plot_order(plot, totals, levels.count);
	struct pareto_row *rows = plot_array(plot, levels.count, sizeof *rows);
	struct pareto_chart *pareto = &chart->pareto;
	for (size_t i = 0; i < levels.count; i++) {
		double total = totals[order[i]];
		rows[i] = (struct pareto_row){ .label = levels.names[order[i]],
			.known = !isnan(total),
			.note = plot_phrase(WORD_NOT_EXACT, plot->language) };
		if (isnan(total))
			continue;
		so_far += total;
		rows[i].count = total;
		rows[i].count_text = plot_number(plot, total);
		rows[i].share_text = share_text(plot, total, whole);
		rows[i].cumulative_text = share_text(plot, so_far, whole);
		if (!pareto->vital_count && whole > 0 && so_far >= vital_share * whole)
			pareto->vital_count = i + 1;
	}
	chart->shape = SHOWS_PARETO;
	pareto->rows = rows;
	pareto->row_count = levels.count;
	pareto->share_head = plot_phrase(WORD_SHARE, plot->language);
	pareto->cumulative_head = plot_phrase(WORD_CUMULATIVE, plot->language);
	chart->heading = plot_heading(plot, pareto_title(plot, pareto, known, whole),
		plot_say(plot, TELLS_COUNT, plot_answer(plot, ROLE_COLUMN)->text));
	if (levels.count == 0)
		chart->heading.nothing = plot_phrase(WORD_NO_DATA, plot->language);
	if (known == 0 || plot->kind == PLOT_BARS)
		pareto->vital_count = 0;
	if (pareto->vital_count)
		pareto->rule_text = plot_say(plot, WORD_RULE, rows[pareto->vital_count - 1].cumulative_text);
	pareto->heading = chart->heading;
	return true;
}

/* The categories of a stacked chart: the largest, and the others as one where there are too many. */
struct categories {
	size_t count, joined; /* shown; how many are in the last of them, 0: it is one as the others */
	size_t *place;        /* of each level */
	const char **names;
};

static struct categories
categories_of(const struct plot *plot, const struct plot_levels *levels, const struct plot_cube *cube)
{
	size_t count = levels->count;
	struct categories categories = { .count = count < CATEGORY_INKS ? count : CATEGORY_INKS,
		.place = plot_array(plot, count, sizeof *categories.place),
		.names = plot_array(plot, count, sizeof *categories.names) };
	double *totals = plot_array(plot, count, sizeof *totals);
	for (size_t i = 0; i < count; i++)
		for (size_t group = 0; group < cube->groups; group++)
			totals[i] += plot_cell_at(cube, group, i)->weight;
	const size_t *order = plot_order(plot, totals, count);
	for (size_t i = 0; i < count; i++) {
		size_t place = i < categories.count ? i : categories.count - 1;
		categories.place[order[i]] = place;
		categories.names[place] = levels->names[order[i]];
	}
	if (count > CATEGORY_INKS) {
		categories.joined = count - CATEGORY_INKS + 1;
		categories.names[categories.count - 1] =
			plot_say(plot, WORD_OTHER_LEVELS, plot_integer(plot, (int64_t)categories.joined));
	}
	return categories;
}

static struct composition_row
composition_row_of(const struct plot *plot, const struct plot_cube *cube, const struct categories *categories,
	size_t group)
{
	double *shares = plot_array(plot, categories->count, sizeof *shares), whole = 0;
	const char **texts = plot_array(plot, categories->count, sizeof *texts);
	bool unknown = false;
	for (size_t i = 0; i < cube->levels; i++) {
		const struct plot_cell *cell = plot_cell_at(cube, group, i);
		unknown |= cell->unknown;
		shares[categories->place[i]] += cell->weight;
		whole += cell->weight;
	}
	for (size_t i = 0; i < categories->count; i++) {
		texts[i] = share_text(plot, shares[i], whole);
		shares[i] = whole > 0 ? shares[i] / whole : 0;
	}
	return (struct composition_row){ .label = plot_group_name(plot, group),
		.known = !unknown && whole > 0,
		.shares = shares,
		.texts = texts,
		.count_text = plot_number(plot, whole),
		.note = plot_phrase(unknown ? WORD_NOT_EXACT : WORD_NO_VALUES, plot->language) };
}

/* Of the groups that are known, and the categories that are not put together as others. */
static const char *
stacked_title(const struct plot *plot, const struct plot_cube *cube, const struct categories *categories,
	const struct composition_row *rows)
{
	double *sums = plot_array(plot, categories->count, sizeof *sums), whole = 0;
	for (size_t group = 0; group < cube->groups; group++)
		for (size_t i = 0; rows[group].known && i < cube->levels; i++) {
			double weight = plot_cell_at(cube, group, i)->weight;
			sums[categories->place[i]] += weight;
			whole += weight;
		}
	if (whole <= 0)
		return plot_phrase(SAYS_NOTHING, plot->language);
	return most_words(plot, sums, categories->names, categories->count - (categories->joined > 0), whole);
}

bool
plot_stacked(struct plot *plot, struct plot_chart *chart, struct error *err)
{
	struct plot_levels levels;
	struct plot_cube cube;
	if (!plot_levels_of(plot, ROLE_COLUMN, FIGURE_MOST_GROUPS, &levels, err) ||
		!plot_cube_of(plot, &levels, &cube, err))
		return false;
	struct categories categories = categories_of(plot, &levels, &cube);
	struct composition_row *rows = plot_array(plot, cube.groups, sizeof *rows);
	struct composition_row *sorted = plot_array(plot, cube.groups, sizeof *rows);
	double *first = plot_array(plot, cube.groups, sizeof *first);
	for (size_t i = 0; i < cube.groups; i++) {
		rows[i] = composition_row_of(plot, &cube, &categories, i);
		first[i] = rows[i].known ? rows[i].shares[0] : NAN;
	}
	const size_t *order = plot_order(plot, first, cube.groups);
	for (size_t i = 0; i < cube.groups; i++)
		sorted[i] = rows[order[i]];
	chart->shape = SHOWS_COMPOSITION;
	chart->heading = plot_heading(plot, stacked_title(plot, &cube, &categories, rows),
		plot_say(plot, TELLS_SHARES, plot_answer(plot, ROLE_COLUMN)->text, plot_noun(plot).singular));
	chart->composition = (struct composition_chart){ .heading = chart->heading,
		.numbers = *plot_numbers(plot->language),
		.categories = categories.names,
		.category_count = categories.count,
		.count_head = plot_phrase(WORD_COUNT, plot->language),
		.rows = sorted,
		.row_count = cube.groups };
	return true;
}
