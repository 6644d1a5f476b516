/* How long it takes until something happens, where some have not got there yet. */
#ifndef MALTALL_METHOD_SURVIVAL_H
#define MALTALL_METHOD_SURVIVAL_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/method/proportion.h"

struct waiting {
	double time;    /* 0 or more, to the event, or to when it was last known not to have happened */
	bool has_event; /* false: censored */
};

/* One time at which something happened. Someone censored at the time of an event still counted in it. */
struct survival_step {
	double time;
	double at_risk, events, censored;
	double waiting;           /* share still waiting after this time */
	double error;             /* Greenwood's; NaN where nobody is left */
	struct interval interval; /* on the log scale, cut at 1; NaN, NaN where nobody is left */
};

/* Sorts `waits` by time and fills steps, room for `count`; returns how many there are. None may have a NaN
 * time. waiting  product of (1 - events / at_risk) error    waiting sqrt(sum of events / (at_risk (at_risk -
 * events))) interval waiting exp(-+ z error / waiting) Source: Kaplan and Meier (1958), JASA 53, 457-481; R's
 * survival, survfit with conf.type = "log". Oracle: tests/oracle/survival.txt */
size_t survival_steps(struct waiting *waits, size_t count, double level, struct survival_step *steps);

/* By when a share has had the event. NaN where the curve, or the limit, never falls that far: not reached. */
struct survival_quantile {
	double time;
	struct interval
		interval; /* where the limits of the curve fall that far; lower may be known and upper not */
};

/* The first time at which no more than 1 - share still wait, 0 < share < 1: 0.5 is the median. Where exactly
 * 1 - share do, the middle between that time and the next event.
 * Source: Brookmeyer and Crowley (1982), Biometrics 38, 29-41. Oracle: tests/oracle/survival.txt */
struct survival_quantile survival_quantile_of(const struct survival_step *steps, size_t count, double share);

#endif
