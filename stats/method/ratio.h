/* Two proportions, x1 of n1 over x2 of n2, as a ratio. */
#ifndef MALTALL_METHOD_RATIO_H
#define MALTALL_METHOD_RATIO_H

#include "stats/method/proportion.h"

/* NaN where the estimate is not defined (0 / 0, an argument outside its domain); infinite where the lower
 * figure is 0. The limits need an event, and for odds a non-event too, in both groups: NaN, NaN elsewhere. */
struct ratio_estimate {
	double estimate;
	struct interval interval;
};

/* Risk ratio: (x1/n1) / (x2/n2), limits exp(ln estimate -+ z sqrt(1/x1 - 1/n1 + 1/x2 - 1/n2)).
 * Source: Katz, Baptista, Azen and Pike (1978), Biometrics 34, 469-474. Oracle: tests/oracle/ratio.txt */
struct ratio_estimate risk_ratio(double x1, double n1, double x2, double n2, double level);

/* Odds ratio of the sample: x1 (n2 - x2) / (x2 (n1 - x1)), limits exp(ln estimate -+ z sqrt(sum of 1 over the
 * four)). Source: Woolf (1955), Ann. Hum. Genet. 19, 251-253. Oracle: tests/oracle/ratio.txt */
struct ratio_estimate odds_ratio(double x1, double n1, double x2, double n2, double level);

#endif
