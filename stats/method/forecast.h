/* When a proportion will reach its target, and how sure that is; or why nobody can say. */
#ifndef MALTALL_METHOD_FORECAST_H
#define MALTALL_METHOD_FORECAST_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/method/drift.h"
#include "stats/method/proportion.h"

enum forecast_state {
	FORECAST_GIVEN,
	FORECAST_REACHED,   /* the last figure meets the target */
	FORECAST_EXTREME,   /* a target of 0 or 100 %: a line of log odds never gets there */
	FORECAST_FEW,       /* fewer than FORECAST_POINTS_WANTED points */
	FORECAST_CONSTANT,  /* they are all the same */
	FORECAST_NO_LINE,   /* they jump from none to all, or the other way */
	FORECAST_NO_TREND,  /* whether they rise or fall is not certain at the level asked for */
	FORECAST_AWAY,      /* they move away from the target */
	FORECAST_LEAP,      /* they go by leaps: a few points are too unlike the rest */
	FORECAST_CURVED,    /* they bend: at this pace it will not go on */
	FORECAST_OVERTAKEN, /* the line has reached the target and the last figure has not */
	FORECAST_FAR,       /* farther ahead than the points reach back */
	FORECAST_WIDE       /* the date is not, but the upper end of its interval is */
};
enum { FORECAST_STATES = FORECAST_WIDE + 1, FORECAST_POINTS_WANTED = 12 };

/* "reached", "extreme_target", "few_points", "constant", "no_line", "no_trend", "away", "leap",
 * "curved", "overtaken", "too_far", "too_wide"; "" for FORECAST_GIVEN. */
const char *forecast_state_name(enum forecast_state state);

/* Times are those of the points' t. `date`, `lower` and `upper` are NaN unless the state is FORECAST_GIVEN,
 * but that `lower` is known too where it is FORECAST_FAR or FORECAST_WIDE and within the same reach. */
struct forecast {
	enum forecast_state state;
	size_t known;        /* points with cases */
	double first;        /* the time of the first of them; NaN where there is none */
	double date;         /* as likely before as after */
	double lower, upper; /* the interval; lower is not before the last time */
	double rise_p;       /* one-sided, of no rise; NaN unless a line was fitted */
	double curvature_p;  /* two-sided, of no bend; likewise */
	double leap_p;       /* of no leap; likewise */
};

struct forecast_question {
	double target; /* a fraction, 0..1 */
	bool upward;   /* the figure is to rise to it; false: to fall */
	bool reached;  /* whether the last figure meets it, which is for exact arithmetic to say */
	double level;  /* of the interval, a fraction strictly between 0 and 1 */
};

/*   t     rising times, in any unit; the last is now, and horizons are reckoned from it
 *   x, n  events and cases; a point where one is NaN, n is 0 or x is not within 0..n is left out
 *
 * A line through the log odds, with two kinds of deviations that cannot be told apart for certain: they have
 * passed by the next point (other cases are counted), or they stay (mostly the same cases are). Both are
 * fitted and the answers weighed by how well each explains the points:
 *   z = eta + (x - n p) / w, w = n p (1 - p)    the working response of quasi-binomial logistic regression
 *   drift_fit(theta, t, z, mean(w) / w)         for theta = 1 and for 0.05, 0.15 ... 0.95
 *   weight of theta = its restricted likelihood times 1/2 for theta = 1, 1/20 for each of the others
 *   F(time) = sum of weights * P(T >= (logit(target) - level) / error), T by t on count - 2
 * F is how likely the lasting part of the figure stands at the target by then. `date`, `lower` and `upper`
 * are where F first is 1/2, (1 - level)/2 and (1 + level)/2. At theta = 1 alone these are Fieller's limits of
 * the quasi-binomial line. The rise, the bend and the leap are judged by the same weighing: the rise at the
 * level asked for, a bend at 0.05, a leap at 0.01. Nothing is said farther ahead than the points reach back.
 *
 * The interval is of the lasting part: where few cases are counted at each point, chance alone can carry a
 * single figure to the target earlier. And it holds only as long as what has been going on goes on.
 * Source: stats/method/drift.h and logistic.h; Fieller (1954), J. R. Statist. Soc. B 16, 175-185; weights by
 * restricted likelihood: Hoeting et al. (1999), Statistical Science 14, 382-401.
 * Oracle: tests/oracle/forecast.txt. Coverage: tests/unit/method_forecast.c. */
struct forecast forecast_of(const double *t, const double *x, const double *n, size_t count,
	const struct forecast_question *question);

#endif
