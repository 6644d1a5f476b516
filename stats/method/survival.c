#include "stats/method/survival.h"

#include <math.h>
#include <stdlib.h>

#include "stats/method/distribution.h"

static int
waiting_compare(const void *left, const void *right)
{
	double a = ((const struct waiting *)left)->time, b = ((const struct waiting *)right)->time;
	return (a > b) - (a < b);
}

static void
step_judge(struct survival_step *step, double variance, double level)
{
	step->error = NAN;
	step->interval = (struct interval){ NAN, NAN };
	if (step->waiting <= 0)
		return;
	double root = sqrt(variance), reach = normal_width(level) * root;
	step->error = step->waiting * root;
	if (!isnan(reach))
		step->interval =
			(struct interval){ step->waiting * exp(-reach), fmin(step->waiting * exp(reach), 1) };
}

size_t
survival_steps(struct waiting *waits, size_t count, double level, struct survival_step *steps)
{
	if (count == 0)
		return 0;
	qsort(waits, count, sizeof *waits, waiting_compare);
	double waiting = 1, variance = 0;
	size_t filled = 0;
	for (size_t start = 0, end; start < count; start = end) {
		struct survival_step step = { .time = waits[start].time, .at_risk = (double)(count - start) };
		for (end = start; end < count && waits[end].time <= step.time; end++) {
			if (waits[end].has_event)
				step.events++;
			else
				step.censored++;
		}
		/* The product of ratios of whole numbers stays exact as long as nobody is censored. */
		waiting *= (step.at_risk - step.events) / step.at_risk;
		if (step.events < step.at_risk)
			variance += step.events / (step.at_risk * (step.at_risk - step.events));
		step.waiting = waiting;
		step_judge(&step, variance, level);
		steps[filled++] = step;
	}
	return filled;
}

/* The same share but for rounding. */
static bool
is_share(double waiting, double sought)
{
	return fabs(waiting - sought) < 1e-12;
}

static double
next_event(const struct survival_step *steps, size_t count, size_t i)
{
	for (size_t next = i + 1; next < count; next++) {
		if (steps[next].events > 0)
			return steps[next].time;
	}
	return steps[i].time;
}

struct survival_quantile
survival_quantile_of(const struct survival_step *steps, size_t count, double share)
{
	struct survival_quantile quantile = { NAN, { NAN, NAN } };
	double sought = 1 - share;
	if (!(share > 0 && share < 1))
		return quantile;
	for (size_t i = 0; i < count; i++) {
		const struct survival_step *step = &steps[i];
		if (step->events <= 0)
			continue;
		if (isnan(quantile.time) && (step->waiting < sought || is_share(step->waiting, sought)))
			quantile.time = is_share(step->waiting, sought)
						? (step->time + next_event(steps, count, i)) / 2
						: step->time;
		if (isnan(quantile.interval.lower) && step->interval.lower <= sought)
			quantile.interval.lower = step->time;
		if (isnan(quantile.interval.upper) && step->interval.upper <= sought)
			quantile.interval.upper = step->time;
	}
	return quantile;
}
