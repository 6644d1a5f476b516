/* Private to the plots: the rows of a question put together by group and by level (a date, a category). */
#ifndef MALTALL_REPORT_PLOT_CUBE_H
#define MALTALL_REPORT_PLOT_CUBE_H

#include "plots/report/plot_given.h"
#include "plots/report/words.h"
#include "stats/method/describe.h"

/* The different values of an answer, in order: texts in Norwegian order, the others by value. */
struct plot_levels {
	size_t count;
	const char **names;      /* "mars 2024" */
	struct axis_stop *stops; /* as an axis writes them; places rise */
	size_t *of_row;          /* of each selected row; SIZE_MAX: missing */
};

struct plot_cell {
	size_t rows;
	double numerator, denominator; /* counts */
	bool unknown;                  /* a count of which they are the sum is missing or not exact */
	struct sample_moments moments; /* of the column */
	double weight;                 /* rows, or the sum of their weights */
};

struct plot_cube {
	size_t groups, levels;
	struct plot_cell *cells; /* group after group */
};

/* In the arena of the plot. With a period, dates are put together by it, and what lies between the first and
 * the last has a level too. False and err (ERROR_USAGE) where there are more than `most` levels. */
bool plot_levels_of(
	struct plot *plot, enum plot_role role, size_t most, struct plot_levels *levels, struct error *err);
/* `levels` NULL: one level with every row. In the arena of the plot. False and err (ERROR_DATA) for a count
 * that is negative or not whole, or of which there are more in the numerator than in the denominator. */
bool plot_cube_of(
	struct plot *plot, const struct plot_levels *levels, struct plot_cube *cube, struct error *err);
struct plot_cell *plot_cell_at(const struct plot_cube *cube, size_t group, size_t level);

/* An answer that was given; NULL where not. */
const struct answer *plot_answer(const struct plot *plot, enum plot_role role);
/* Whether the figures are proportions, with a numerator; else they are of a column. */
bool plot_is_share(const struct plot *plot);
/* What a cell says: a proportion or a mean, NaN where not known. */
double plot_cell_value(const struct plot *plot, const struct plot_cell *cell);
const char *plot_cell_text(const struct plot *plot, const struct plot_cell *cell);  /* "70 %", "12,4" */
const char *plot_cell_count(const struct plot *plot, const struct plot_cell *cell); /* "7 av 10", "12" */
const char *plot_cell_note(const struct plot *plot, const struct plot_cell *cell);  /* why nothing is known */
bool plot_cell_known(const struct plot *plot, const struct plot_cell *cell);
struct interval plot_cell_interval(const struct plot *plot, const struct plot_cell *cell);
enum standing plot_cell_standing(const struct plot *plot, const struct plot_cell *cell);
/* "70 %" of a mark on the axis: a proportion or a number. */
const char *plot_value_text(const struct plot *plot, double value);

/* Whether a group counts among the units in a sentence: it has a name, or none of them has. */
bool plot_group_counts(const struct plot *plot, size_t group);
/* What groups are called: by the last column they are grouped by. */
struct noun plot_noun(const struct plot *plot);
/* "Andel: kurs av ansatte", "Gjennomsnitt: dager", "Antall: ordning". */
const char *plot_figure_words(const struct plot *plot);
/* "Mål 70 %"; "" without a target. NaN as a number where there is none. */
const char *plot_target_words(const struct plot *plot);
/* "målet på 70 %", within a sentence. */
const char *plot_target_in(const struct plot *plot);
/* "Én enhet er uten tall og er ikke med i bildet." */
const char *plot_without(const struct plot *plot, size_t count);
double plot_target_place(const struct plot *plot);
/* Title, subtitle, source and description, which says how many units there are, or rows where they are not
 * grouped; `finding` and `shown` where the user has not given his own. */
struct heading plot_heading(const struct plot *plot, const char *finding, const char *shown);
/* False and err (ERROR_USAGE) where there are more groups than `most`. */
bool plot_groups_fit(const struct plot *plot, size_t most, const char *advice, struct error *err);
/* False and err (ERROR_USAGE) where the answer is no number. */
bool plot_needs_number(const struct plot *plot, enum plot_role role, struct error *err);
void *plot_array(const struct plot *plot, size_t count, size_t size);

/* One a kind of data; each fills the chart. */
bool plot_shares(struct plot *plot, struct plot_chart *chart, struct error *err);
bool plot_bars(struct plot *plot, struct plot_chart *chart, struct error *err);
bool plot_grid(struct plot *plot, struct plot_chart *chart, struct error *err);
bool plot_funnel(struct plot *plot, struct plot_chart *chart, struct error *err);
bool plot_values(struct plot *plot, struct plot_chart *chart, struct error *err);
bool plot_pareto(struct plot *plot, struct plot_chart *chart, struct error *err);
bool plot_stacked(struct plot *plot, struct plot_chart *chart, struct error *err);
bool plot_process(struct plot *plot, struct plot_chart *chart, struct error *err);
bool plot_series(struct plot *plot, struct plot_chart *chart, struct error *err);
bool plot_scatter(struct plot *plot, struct plot_chart *chart, struct error *err);

/* Indexes 0 .. count - 1, the largest value first, NaN last, equal ones in their order. In the arena. */
size_t *plot_order(const struct plot *plot, const double *values, size_t count);

#endif
