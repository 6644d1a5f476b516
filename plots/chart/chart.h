/* The charts: a struct of numbers and labels in, a layout out. Every label is ready to print (language,
 * decimal comma and blanks are settled by the caller); proportions are fractions 0..1. Everything is borrowed
 * while the call lasts. */
#ifndef MALTALL_CHART_CHART_H
#define MALTALL_CHART_CHART_H

#include <stdbool.h>
#include <stddef.h>

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

#endif
