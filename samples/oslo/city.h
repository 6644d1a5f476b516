/* Who is in the synthetic city of the sample: ALIS, their units, their supervisors and when they began. Every
 * attribute is reckoned from the number of the person it belongs to, so any machine finds the same city and
 * nothing need be remembered. */
#ifndef MALTALL_SAMPLES_OSLO_CITY_H
#define MALTALL_SAMPLES_OSLO_CITY_H

#include <stdbool.h>
#include <stdint.h>

/* The margins of one city. In work are 345; behind them stand those that an indicator must leave out or
 * cannot decide. */
enum {
	ALIS_IN_WORK = 345,
	ALIS_WITHOUT_START = 6,
	ALIS_LEFT = 20,
	ALIS_LATER = 8,
	ALIS_LISTED = ALIS_IN_WORK + ALIS_WITHOUT_START + ALIS_LEFT + ALIS_LATER,
	SUPERVISORS = 190,         /* with an ALIS in work */
	SUPERVISORS_UNDECIDED = 2, /* whose only ALIS has no start date */
	SUPERVISORS_LEFT = 4,      /* whose only ALIS has left */
	SUPERVISORS_OF_OTHERS = 6, /* of SamLIS and LIS1, or of groups */
	SUPERVISORS_LISTED = SUPERVISORS + SUPERVISORS_UNDECIDED + SUPERVISORS_LEFT + SUPERVISORS_OF_OTHERS,
	OLD_SCHEME = 28,
	AT_EACH_BORDER = 8, /* ALIS with one of the start dates of city.c */
	NO_SUPERVISOR = INT32_MAX,
};

/* The name of a unit, 0 .. UNITS - 1, as the files write it. */
enum { UNITS = 18 };
const char *unit_name(int unit);

/* Days are counted from 1970-01-01, from which on they may be asked for. */
int day_of(int year, int month, int day);

/* What chance decides about a person. */
enum question {
	START,
	END,
	SUPERVISOR,
	LINK,
	PLAN,
	PLAN_DATE,
	REVISION,
	LEAVE,
	UNIT,
	EMPLOYMENT,
	WORKING_TIME,
	MEETING,
	MEETING_DATE,
	PRESENCE,
	SENDING,
	EARLIER_MEETING,
};

/* 0 .. limit - 1, always the same for the same question about the same person. */
int draw(enum question question, int64_t person, int limit);
/* One of the days first .. last. */
int day_between(enum question question, int64_t person, int first, int last);

/* An ALIS: number `place` of a city, the first 345 of them in work on 2025-12-31. */
struct alis {
	int64_t number; /* over all cities, from 1 */
	int city, place, unit;
	int supervisor; /* in its city; SUPERVISORS_LISTED: one that is on no list; NO_SUPERVISOR */
	bool link_ended, old_scheme;
	int start, end; /* days; 0: blank */
};

/* The number of an ALIS or a supervisor over all cities. A number beyond those listed belongs to nobody. */
int64_t alis_number(int city, int place);
int64_t supervisor_number(int city, int place);

/* place: 0 .. ALIS_LISTED - 1. */
struct alis alis_make(int city, int place);
/* The place of ALIS 0 .. AT_EACH_BORDER - 1 of those with a start date at a border, in the order of city.c.
 */
int border_place(int border, int which);

#endif
