/* The course of a cell: its figure at every date of the series, with the centre lines, limits and signals by
 * which its variation is judged. Plain data: charts, sentences and tables only show it. */
#ifndef MALTALL_INDICATOR_COURSE_H
#define MALTALL_INDICATOR_COURSE_H

#include "stats/indicator/results.h"
#include "stats/method/forecast.h"
#include "stats/method/special_cause.h"

struct course_point {
	int32_t date;
	const struct cell *cell; /* NULL: the group is not there at this date */
	double value;            /* NaN where there is no figure */
	double lower, upper;     /* within 0..1; NaN where there are no limits */
	bool excluded;           /* by a decision */
	int direction;           /* of a signal: 1 high, -1 low; 0: none */
	unsigned rules;          /* of special_cause.h, where the chart is of that kind */
};

/* From one re-basing decision to the next. */
struct course_part {
	size_t first, count;
	/* The points of the baseline, of which centre and limits are; a count of 0: all of the part. */
	size_t frozen_first, frozen_count;
	double center; /* median, or mean; NaN where nothing is known */
	enum control_state state;
	size_t signals;           /* points outside the limits that are not excluded */
	struct run_analysis runs; /* around the centre */
	struct cause_chart causes;
};

/* What the current part says, in the light of which way is better. */
enum course_verdict {
	COURSE_NOT_JUDGED, /* chart_choice.h says why */
	COURSE_CHANCE,     /* as chance alone would have it */
	COURSE_BETTER,
	COURSE_WORSE,
	COURSE_CHANGED /* and no target says which way is better, or it went both ways */
};

struct course {
	const struct indicator_definition *definition;
	struct chart_choice choice;
	struct course_point *points;
	size_t count;
	struct course_part *parts; /* one at least */
	size_t part_count;
	const struct decision **decisions; /* that are about it and lie within its dates */
	size_t decision_count;
	enum course_verdict verdict;
};

/* The total of an indicator (stratum SIZE_MAX), or one group of a stratum. `result` has a series. Borrows
 * both; the caller frees it. */
struct course *course_new(const struct result *result, size_t indicator, size_t stratum, const char *group);
void course_free(struct course *course);

/* The current part: the last one. */
const struct course_part *course_current(const struct course *course);
/* The first and the last point with a figure that counts; NULL where there is none. */
const struct course_point *course_first_known(const struct course *course);
const struct course_point *course_last_known(const struct course *course);

/* Whether the process of the current part can be trusted to meet the target, where the chart has the rules of
 * special_cause.h. ASSURANCE_UNKNOWN besides where the limits are those of a baseline and the last point says
 * that the process has left it: what the limits tell is of a process that is no more. */
enum assurance course_assurance(const struct course *course);
bool course_left_baseline(const struct course *course);

/* When the target will be reached, going by the current part: its points that count, at the indicator's
 * level. Times are dates. The definition has a target. */
struct forecast course_forecast(const struct course *course);

#endif
