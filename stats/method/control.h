/* Shewhart's control charts: a centre line, and limits three standard deviations from it. */
#ifndef MALTALL_METHOD_CONTROL_H
#define MALTALL_METHOD_CONTROL_H

#include "stats/method/run.h"

enum control_kind {
	CONTROL_I,       /* single measurements (XmR) */
	CONTROL_P,       /* y events of n cases */
	CONTROL_P_PRIME, /* the same, variation between points allowed for (Laney) */
	CONTROL_C,       /* counts, n not used */
	CONTROL_U,       /* y events in n units of exposure */
	CONTROL_U_PRIME  /* the same, variation between points allowed for (Laney) */
};
enum { CONTROL_KIND_COUNT = CONTROL_U_PRIME + 1 };

/* "i", "p", "pp", "c", "u", "up": the names the command line uses. */
const char *control_kind_name(enum control_kind kind);
/* False, and kind untouched, if there is none of that name. */
bool control_kind_parse(const char *name, enum control_kind *kind);

enum point_state {
	POINT_KNOWN,
	POINT_MISSING,   /* no measurement, or no cases: it has no value and no mark */
	POINT_IMPOSSIBLE /* a negative count, or more events than cases: treated as missing, and to be said */
};

/* Limits depend on n; where they do and n is missing there are none, and they are NaN: such a point is not
 * drawn. lower and upper are three standard deviations away, the inner ones two. */
struct control_point {
	enum point_state state;
	double value;
	double lower, upper;
	double inner_lower, inner_upper;
	bool signal; /* outside lower or upper; on a limit is inside */
};

enum control_state {
	CONTROL_DONE,
	CONTROL_NO_VARIATION, /* the baseline does not vary: the limits lie on the centre line */
	CONTROL_TOO_FEW,      /* no two neighbouring points in the baseline: a centre line and no limits */
	CONTROL_NO_DATA       /* no known point in the baseline: neither */
};

struct control_chart {
	enum control_state state;
	double center;
	/* Standard deviations by the moving range over those by the distribution; 1 for p, c and u. Below 1
	 * the points vary less from neighbour to neighbour than chance alone, as they do along a trend: then
	 * the limits of p' and u' are too narrow to judge by. For I it is the standard deviation itself. */
	double sigma;
	size_t signals; /* excluded points among them: the figure beside each says which */
	struct run_analysis runs;
};

/* Fills points[count].
 *   center       I, c: mean of the baseline; the others: sum of y over sum of n
 *   s            p: sqrt(center (1 - center) / n); u: sqrt(center / n); c: sqrt(center); I: 1
 *   z            (value - center) / s; sigma of I, p' and u' = moving_range_mean(z of the baseline) / 1.128
 *   limits       center -+ 3 sigma s, cut at 0 and, for p and p', at 1
 * Moving ranges above 3.267 times their mean are left out where `screen` is set, once.
 * Source: Montgomery (2009), Introduction to Statistical Quality Control, chapters 6 and 7; Laney (2002),
 * Quality Engineering 14, 531-537; conventions of the R package qicharts2. Oracle: tests/oracle/control.txt
 */
struct control_chart control_chart_of(
	enum control_kind kind, const struct series *series, bool screen, struct control_point *points);

/* Mean absolute difference of neighbours; none is taken across a NaN. NaN where there are no two. */
double moving_range_mean(const double *values, size_t count, bool screen);

#endif
