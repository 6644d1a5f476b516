/* Ad-hoc charts: a question about a CSV file, answered as one chart of a kind.
 *
 * `plot_forms` is the one table of kinds: dispatch, help, the check of options and the tests go by it. A
 * struct plot says what is wanted; plot_prepare turns its answers into the numbers and words of a chart;
 * plot_layout and plot_terminal show them. Nothing is drawn for what is not known: it is a gap or a hatched
 * row with the reason, never a 0. */
#ifndef MALTALL_REPORT_PLOT_H
#define MALTALL_REPORT_PLOT_H

#include "plots/chart/chart.h"
#include "plots/chart/series.h"
#include "stats/base/error.h"
#include "stats/indicator/definition.h"
#include "stats/method/control.h"
#include "stats/question/question.h"

enum plot_kind {
	PLOT_TARGETS,
	PLOT_UNITS,
	PLOT_BARS,
	PLOT_GRID,
	PLOT_FUNNEL,
	PLOT_RUN,
	PLOT_CONTROL,
	PLOT_HISTOGRAM,
	PLOT_BOX,
	PLOT_SCATTER,
	PLOT_PARETO,
	PLOT_MULTIPLES,
	PLOT_STACKED,
	PLOT_TREND,
	PLOT_KINDS
};

/* What a kind can be told. The first PLOT_ANSWERS are answers of the question. */
enum plot_role {
	ROLE_COLUMN,
	ROLE_NUMERATOR,
	ROLE_DENOMINATOR,
	ROLE_X,
	ROLE_Y,
	ROLE_WEIGHT,
	ROLE_TARGET_COLUMN,
	PLOT_ANSWERS,
	ROLE_BY = PLOT_ANSWERS,
	ROLE_TARGET,
	ROLE_PERIOD,
	ROLE_LIMITS,
	PLOT_ROLES
};
/* "column", "numerator" ...: the name of the option. */
const char *plot_role_name(enum plot_role role);

struct plot_form {
	const char *name, *help;
	unsigned takes, needs; /* bits 1 << role */
	bool figure;           /* needs one of numerator and column, and no more */
};
extern const struct plot_form plot_forms[PLOT_KINDS];
/* PLOT_KINDS and err (ERROR_USAGE, with "did you mean") if there is no such kind. */
enum plot_kind plot_kind_find(const char *name, struct error *err);
/* False and err (ERROR_USAGE) if a role is given that the kind does not take, or one is missing. */
bool plot_roles_fit(enum plot_kind kind, unsigned given, struct error *err);

/* By what dates are put together. */
enum plot_period { PERIOD_NONE, PERIOD_DAY, PERIOD_WEEK, PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR };

/* What a scatter chart says instead of the straight line of least squares: a line that the caller has fitted,
 * or none. */
struct plot_line {
	const struct fit_point *points; /* x increasing */
	size_t count;                   /* 0: no line */
	bool certain;                   /* chance alone does not explain it */
	int direction;                  /* of what y does as x rises: 1, -1; 0: now this, now that */
};

struct plot {
	enum plot_kind kind;
	enum language language;
	const struct question *question; /* read, with its groups */
	size_t answer[PLOT_ANSWERS];     /* of question->answers; SIZE_MAX: not given */
	struct target target;            /* a proportion */
	double target_number;            /* of means; NaN: none */
	enum plot_period period;
	enum control_kind limits;
	double level;                          /* of the intervals */
	const struct plot_line *line;          /* NULL: that of least squares, with its band */
	const char *title, *subtitle, *source; /* NULL: made from the numbers */
	struct arena *arena;                   /* keeps all that the chart is made of */

	/* what plot_prepare leaves behind */
	size_t undetermined; /* rows of which numerator or denominator is unknown */
	size_t placeless;    /* rows left out since their x, or category, is missing */
	size_t unnumbered;   /* values left out since they are missing or not exact */
};

enum plot_shape {
	SHOWS_TARGETS,
	SHOWS_UNITS,
	SHOWS_BARS,
	SHOWS_GRID,
	SHOWS_FUNNEL,
	SHOWS_RUN,
	SHOWS_HISTOGRAM,
	SHOWS_HISTOGRAMS,
	SHOWS_BOXES,
	SHOWS_SCATTER,
	SHOWS_PARETO,
	SHOWS_PANELS,
	SHOWS_COMPOSITION,
	SHOWS_TREND
};
struct plot_chart {
	enum plot_shape shape;
	struct heading heading; /* the same as that of the chart */
	union {
		struct targets_chart targets;
		struct units_chart units;
		struct bars_chart bars;
		struct grid_chart grid;
		struct funnel_chart funnel;
		struct run_chart run;
		struct histogram_chart histogram;
		struct histograms_chart histograms;
		struct boxes_chart boxes;
		struct scatter_chart scatter;
		struct pareto_chart pareto;
		struct panels_chart panels;
		struct composition_chart composition;
		struct trend_chart trend;
	};
};

/* False and err: ERROR_USAGE where an answer has a type that the kind cannot draw, or where there are more
 * groups than it has room for; ERROR_DATA for counts that cannot be (negative, not whole, more in the
 * numerator than in the denominator). */
bool plot_prepare(struct plot *plot, struct plot_chart *chart, struct error *err);
struct layout *plot_layout(const struct plot_chart *chart);
/* The chart in block characters, in lines of at most 80 characters and without colour. */
void plot_terminal(const struct plot_chart *chart, enum language language, struct buffer *out);

#endif
