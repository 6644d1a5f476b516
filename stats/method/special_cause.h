/* Special causes on an XmR chart by the rules of NHS England's Making Data Count: which points, what the last
 * one says of the process (the variation icon), and whether the process can be trusted to meet a target (the
 * assurance icon). A second family beside stats/method/run.h and control.h, with rules of its own: the two
 * are not mixed on one chart. */
#ifndef MALTALL_METHOD_SPECIAL_CAUSE_H
#define MALTALL_METHOD_SPECIAL_CAUSE_H

#include "stats/method/control.h"

/* In the order in which one is named where several hold. */
enum special_cause {
	CAUSE_OUTSIDE, /* outside a process limit ("astronomical") */
	CAUSE_SHIFT,   /* one of 7 or more in a row on one side of the mean */
	CAUSE_TREND,   /* one of 7 or more in a row, each above the one before or each below it: 6 steps */
	CAUSE_TWO_OF_THREE, /* in the outer third inside a limit, with another of three neighbours in the same
			       third */
	CAUSE_COMMON        /* none of them */
};

struct cause_point {
	double value;             /* NaN where missing: passed over, so a sequence goes on across it */
	unsigned rules;           /* bit 1 << cause for every rule that holds */
	enum special_cause cause; /* the first of them */
	int direction;            /* of that one: 1 high or rising, -1 low or falling, 0 for a common cause */
};

/* Which way is better. */
enum improvement { IMPROVEMENT_HIGHER, IMPROVEMENT_LOWER, IMPROVEMENT_NEUTRAL };

/* What the last known point says. */
enum variation {
	VARIATION_UNKNOWN, /* no limits */
	VARIATION_COMMON,
	VARIATION_IMPROVING_HIGH,
	VARIATION_IMPROVING_LOW,
	VARIATION_CONCERNING_HIGH,
	VARIATION_CONCERNING_LOW,
	VARIATION_NEUTRAL_HIGH,
	VARIATION_NEUTRAL_LOW
};

enum assurance {
	ASSURANCE_UNKNOWN, /* no target, no limits, or neither way is better */
	ASSURANCE_PASS,    /* every value that the process is expected to give meets the target */
	ASSURANCE_FAIL,    /* none does */
	ASSURANCE_INCONSISTENT
};

/* With fewer known points than this the limits are provisional. */
enum { CAUSE_POINTS_WANTED = 13 };

struct cause_chart {
	enum control_state state;
	size_t known; /* known points that are not excluded */
	double mean, lower, upper;
	double near_lower, near_upper; /* two thirds of the way */
	enum variation variation;
	enum assurance assurance;
};

/* Fills points[count].
 *   lower, upper = mean -+ 2.66 moving_range_mean, screened, of the baseline
 * A baseline without variation has both limits on its mean. An excluded point is judged by the limits alone.
 *   target  NaN for none; met by values at or above it where higher is better, at or below it where lower is.
 *           A limit on the target passes on its own side and is inconsistent on the other.
 * Source: NHS England (2019), Making Data Count; conventions of the R package NHSRplotthedots.
 * Oracle: tests/oracle/special_cause.txt */
struct cause_chart cause_chart_of(
	const struct series *series, enum improvement improvement, double target, struct cause_point *points);

#endif
