/* Funnel limits: how far from a centre a unit's proportion may lie by chance alone.
 *
 *   x       events of a unit, whole, 0 <= x <= n
 *   n       cases of a unit, whole, up to 2^31; a unit with none, or with NaN for either, is not known
 *   center  the proportion that the funnel stands around, 0..1: a target, or funnel_average
 *   level   confidence of the two-sided limit, a fraction strictly between 0 and 1
 * Limits are fractions in 0..1. */
#ifndef MALTALL_METHOD_FUNNEL_H
#define MALTALL_METHOD_FUNNEL_H

#include <stddef.h>

#include "stats/method/proportion.h"

/* The two pairs of limits that funnels are drawn with. */
#define FUNNEL_INNER_LEVEL 0.95
#define FUNNEL_OUTER_LEVEL 0.998

enum funnel_method {
	FUNNEL_EXACT,          /* binomial */
	FUNNEL_NORMAL,         /* center -+ z s,                  s = sqrt(center (1 - center) / n) */
	FUNNEL_MULTIPLICATIVE, /* center -+ z s sqrt(phi),        over-dispersion as a factor */
	FUNNEL_ADDITIVE        /* center -+ z sqrt(s^2 + tau^2),  over-dispersion between units */
};

/* Sum of x over sum of n of the known units: the average that weighs every case alike. NaN where none is. */
double funnel_average(const double *x, const double *n, size_t count);

/* How much more the units vary than chance would have them. */
struct dispersion {
	size_t units; /* known ones */
	double phi;   /* mean of the squared winsorised z; NaN with fewer than two units or center 0 or 1 */
	double tau_squared; /* variance between units; 0 where phi units <= units - 1; NaN as phi */
	bool is_over;       /* phi units > units - 1: only then do limits that allow for it differ */
};

/* z = (x/n - center) / s. The lowest and the highest tenth of z are moved in to its 10 % and 90 % quantile
 * (type 7), so that the outliers that are looked for do not widen the limits that look for them; phi is the
 * mean of their squares, w = 1/s^2 and tau^2 = (units phi - (units - 1)) / (sum w - sum w^2 / sum w) Source:
 * Spiegelhalter (2005), Statist. Med. 24, 1185-1202, appendix A.3, and Qual. Saf. Health Care 14, 347-351.
 * Oracle: tests/oracle/funnel.txt */
struct dispersion dispersion_of(double center, const double *x, const double *n, size_t count);

/* How probable it is that chance alone spreads the units so much: P(chi-square with units - 1 > units phi).
 * Since phi is winsorised it errs on the side of chance. NaN as phi. Oracle: tests/oracle/funnel.txt */
double dispersion_p(const struct dispersion *dispersion);
/* Below this the spread is said to be more than chance explains. */
#define DISPERSION_P_CLEAR 0.05

struct funnel {
	enum funnel_method method;
	double center;
	struct dispersion dispersion; /* read by FUNNEL_MULTIPLICATIVE and FUNNEL_ADDITIVE alone */
};

/* The limits at n cases; NaN, NaN where n or center is not known, and for the two over-dispersed methods
 * where phi is not. They never lie nearer than those of FUNNEL_NORMAL: phi counts as 1 unless is_over. exact,
 * a = (1 - level)/2: r is the least count with P(X <= r) >= a, and the lower limit is r less the part of P(X
 * = r) by which a is passed, (P(X <= r) - a) / P(X = r), over n, and 0 where that falls below. The upper
 *   limit is what the lower limit of the other outcome leaves of 1. So a count lies outside the line exactly
 * when its own tail, P(X <= x) or P(X >= x), is below a. For a center of 0 or 1 both limits are the center.
 * Source: Spiegelhalter (2005), Statist. Med. 24, appendix A.1.1, for the lower limit; the same formula for
 * the upper one would let a count outside whose tail is above a, so it is mirrored here instead. Oracle:
 * tests/oracle/funnel.txt */
struct interval funnel_limits(const struct funnel *funnel, double n, double level);

enum funnel_class {
	FUNNEL_UNKNOWN,   /* no cases, or no limits */
	FUNNEL_FAR_BELOW, /* outside 99.8 % */
	FUNNEL_BELOW,     /* outside 95 % */
	FUNNEL_INSIDE,
	FUNNEL_ABOVE,
	FUNNEL_FAR_ABOVE
};

/* Where a unit lies. FUNNEL_EXACT goes by the tail itself, the others by their limits; on a limit is inside.
 */
enum funnel_class funnel_class_of(const struct funnel *funnel, double x, double n);

/* How many of the known units chance alone is expected to put outside the limits of that level, were every
 * one at the center: the sum of the binomial probabilities of all counts that lie outside. For FUNNEL_EXACT
 * that is less than nominal because counts are whole; for normal limits, and those of over-dispersion where
 * there is none, it may be far from nominal where units are small. Where limits allow for over-dispersion
 * chance is not binomial: (1 - level) a unit. NaN where no unit has limits. Oracle: tests/oracle/funnel.txt
 */
double funnel_chance_signals(const struct funnel *funnel, const double *n, size_t count, double level);

#endif
