/* The charts: a struct of numbers and labels in, a layout out. Every label is ready to print (language,
 * decimal comma and blanks are settled by the caller); proportions are fractions 0..1. Everything is borrowed
 * while the call lasts. */
#ifndef MALTALL_CHART_CHART_H
#define MALTALL_CHART_CHART_H

#include <stdbool.h>
#include <stddef.h>

#include "plots/chart/axis.h"
#include "plots/chart/layout.h"

struct heading {
	const char *title;       /* the finding, as a sentence */
	const char *subtitle;    /* what is shown */
	const char *source;      /* the line at the bottom: source and date */
	const char *description; /* for those who cannot see it: type, number of units, range, who meets the
				    target */
	const char
		*nothing; /* what the card says where no figure is known; NULL: the first note of the rows */
};

/* How a figure stands to its target; each has a colour and a mark of its own. */
enum standing { STANDING_NONE, STANDING_BELOW, STANDING_OPEN, STANDING_GOOD };

/* Targets at a glance: one bullet a target. */
struct target_bar {
	const char *label;    /* the indicator's title */
	bool known;           /* false: nothing to draw but the note */
	double value, target; /* target NaN: none */
	bool met;
	const char *value_text;   /* "70,0 %" */
	const char *target_text;  /* "mål 70 %" */
	const char *verdict_text; /* "nådd", "ikke nådd": never colour alone */
	const char *note;         /* "133 av 190 veiledere", or why there is no figure */
};
struct targets_chart {
	struct heading heading;
	const struct target_bar *bars;
	size_t bar_count;
};
/* Where no row of a chart is known, the layout is a card that says so and needs no gnuplot (layout->card). */
struct layout *targets_chart_layout(const struct targets_chart *chart);

/* Units with interval and target: one row a unit, in the order given. */
struct unit_row {
	const char *label;
	bool known; /* false: hatched, with the note */
	double value, lower, upper;
	enum standing standing;
	const char *value_text; /* "89 %" */
	const char *count_text; /* "34 av 38" */
	const char *note;       /* where not known: "ingen i nevneren" */
	bool emphasis;          /* the total */
};
struct units_chart {
	struct heading heading;
	double target;                       /* NaN: none */
	const char *target_text;             /* "Mål 70 %" */
	const char *value_head, *count_head; /* "Andel", "Antall" */
	const char *percent; /* what follows the numbers of the axis; NULL: a no-break space and % */
	const char *legend_good, *legend_open, *legend_below; /* NULL: not shown */
	const struct unit_row *rows;
	size_t row_count;
};
struct layout *units_chart_layout(const struct units_chart *chart);

/* Units by indicators: a table of shaded cells. */
struct grid_cell {
	bool known;           /* false: hatched */
	double value;         /* shade */
	bool met, has_target; /* a mark in the cell beside the shade */
	const char *text;     /* "71 %", or a short note where not known */
};
struct grid_chart {
	struct heading heading;
	const char *const *columns; /* indicator titles */
	const char *const *rows;    /* unit names */
	size_t column_count, row_count;
	const struct grid_cell *cells;                            /* row by row */
	const char *legend_met, *legend_not_met, *legend_unknown; /* NULL: not shown */
};
struct layout *grid_chart_layout(const struct grid_chart *chart);

/* ---- Bars, compositions and distributions ------------------------------------------------------------- */

/* In these charts a name too long for its column is wrapped and its row grows. `numbers` writes the axis. */

/* Bars with interval: one row a unit, in the order given. Values, limits of intervals and the target are
 * proportions, or any numbers >= 0 (rates, counts). */
struct bars_chart {
	struct heading heading;
	bool proportion; /* the axis is 0 to 1, written as percent */
	struct number_words numbers;
	const char *axis_text; /* what the numbers of the axis are; NULL: nothing */
	double target;         /* NaN: none */
	const char *target_text;
	const char *count_head;
	const char *legend_good, *legend_open, *legend_below; /* NULL: not shown */
	const struct unit_row *rows;
	size_t row_count;
};
struct layout *bars_chart_layout(const struct bars_chart *chart);

/* Pareto: what there is most of, first. The caller sorts and says after which row the share is passed. */
struct pareto_row {
	const char *label;
	bool known;                                            /* false: hatched, with the note */
	double count;                                          /* finite, >= 0 */
	const char *count_text, *share_text, *cumulative_text; /* "212", "26 %", "46 %" */
	const char *note;
};
struct pareto_chart {
	struct heading heading;
	const char *share_head, *cumulative_head; /* "Andel", "Samlet" */
	size_t vital_count;                       /* rows above the rule; 0 or all: no rule */
	const char *rule_text;                    /* "80 % av alle henvendelser er over streken" */
	const struct pareto_row *rows;
	size_t row_count;
};
struct layout *pareto_chart_layout(const struct pareto_chart *chart);

/* What the whole of each unit is made of: bars of 100 % in segments. */
struct composition_row {
	const char *label;
	bool known;               /* false: hatched, with the note */
	const double *shares;     /* of each category, 0..1, together 1 */
	const char *const *texts; /* of each category, "34 %"; shown where it fits, and in the tooltip */
	const char *count_text;
	const char *note;
	bool emphasis;
};
struct composition_chart {
	struct heading heading;
	struct number_words numbers;
	const char *const *categories;
	size_t category_count; /* CATEGORY_INKS at most: the caller joins the smallest */
	const char *count_head;
	const struct composition_row *rows;
	size_t row_count;
};
struct layout *composition_chart_layout(const struct composition_chart *chart);

/* Bins of one width: the first from `first` to `first + width`. width > 0, count >= 1. */
struct bins {
	double first, width;
	size_t count;
};

/* Histogram of one distribution. Bins wholly at or beyond the limit are muted. */
struct histogram_chart {
	struct heading heading;
	struct bins bins;
	const double *counts;         /* of each bin, >= 0; all 0: a card */
	const char *const *bin_texts; /* tooltips: "5-6 dager: 66"; NULL: none */
	double median, limit;         /* NaN: none; the median is within the bins */
	const char *median_text, *limit_text;
	const char *axis_text;
	struct number_words numbers;
};
struct layout *histogram_chart_layout(const struct histogram_chart *chart);

/* Histograms of groups, below each other on a common axis: the height of a bar is its share of the group. */
struct histogram_row {
	const char *label;
	bool known; /* false: hatched, with the note */
	const double *counts;
	double median; /* within the bins; NaN: none */
	const char *median_text, *count_text;
	const char *note;
	bool emphasis;
};
struct histograms_chart {
	struct heading heading;
	struct bins bins;
	double limit; /* NaN: none */
	const char *limit_text;
	const char *axis_text;
	struct number_words numbers;
	const char *median_head, *count_head;
	const struct histogram_row *rows;
	size_t row_count;
};
struct layout *histograms_chart_layout(const struct histograms_chart *chart);

/* Box plots: one row a group, in the order given. */
struct box_row {
	const char *label;
	bool known; /* false: hatched, with the note */
	bool boxed; /* false: too few for a box; the points are all its values, the note stands beside them */
	/* Whisker, quartile, median, quartile, whisker: finite and in this order. */
	double low, lower, median, upper, high;
	const double *points; /* outliers, or all values; in any order */
	size_t point_count;
	const char *median_text, *count_text;
	const char *note;
	bool emphasis;
};
struct boxes_chart {
	struct heading heading;
	struct number_words numbers;
	bool percent; /* the axis is written as percent */
	const char *axis_text;
	double reference; /* "Median alle"; NaN: none */
	const char *reference_text;
	const char *median_head, *count_head;
	const struct box_row *rows;
	size_t row_count;
};
struct layout *boxes_chart_layout(const struct boxes_chart *chart);

/* Estimates with their intervals: one row each, in the order given, on an axis of any numbers. A row whose
 * limits are not known shows its estimate alone; standings are not drawn. */
struct intervals_chart {
	struct heading heading;
	struct number_words numbers;
	const char *axis_text; /* what the numbers of the axis are; NULL: nothing */
	double reference;      /* "Ingen forskjell"; NaN: none */
	const char *reference_text;
	const char *value_head, *count_head;
	const struct unit_row *rows;
	size_t row_count;
};
struct layout *intervals_chart_layout(const struct intervals_chart *chart);

#endif
