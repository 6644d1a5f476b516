/* Tests and estimates as the commands print them: a row each, the same names whatever the test. */
#ifndef MALTALL_CMD_FINDING_H
#define MALTALL_CMD_FINDING_H

#include "cmd/inquiry.h"
#include "stats/method/contingency.h"

/* Why a figure is not there, or what to beware of. */
enum finding_note {
	NOTE_NONE,
	NOTE_TOO_FEW,
	NOTE_NO_VARIATION,
	NOTE_GROUP_ALIKE,
	NOTE_INFINITE,
	NOTE_EXPECTED_BELOW_5,
	NOTE_TOO_MANY,
};

/* NaN is no figure. Texts are borrowed. */
struct finding {
	const struct answer_group *group; /* of --by; NULL: they are what is compared */
	const char *column;               /* what is compared; NULL: said elsewhere */
	const char *first, *second;       /* the two groups; NULL: all of them */
	const char *test;
	double estimate, standard_error, lower, upper;
	double statistic, df, df_within, p, p_holm;
	const char *effect_name;
	double effect;
	double smallest_expected;
	enum finding_note note;
};

struct findings {
	struct finding *items;
	size_t count, capacity;
	bool adjusted; /* some p-value by Holm is there */
};

/* An option of the commands that test tables. */
#define YATES_OPTION                                                                                         \
	{                                                                                                    \
		.name = "yates",                                                                             \
		.help = "the chi-square of two by two corrected for continuity, as R has it by default"      \
	}

/* A new one with that name and no figures; valid until the next. */
struct finding *finding_add(struct findings *findings, const char *test);
void findings_free(struct findings *findings);
/* Holm's p-values over all that have the same test, of pairs or of all groups, where they are several. */
void findings_adjust(struct findings *findings);

/* Chi-square and Fisher's exact test of a table of counts, with the conditional odds ratio where it is 2 x 2.
 * `first` is filled in for both. `yates`: the chi-square of a 2 x 2 table is corrected for continuity. */
void contingency_find(struct findings *findings, const struct contingency *table, double level, bool yates,
	const struct finding *place);

/* A table of them: all figures for CSV, those that something is said with for people. */
struct listing *findings_listing(const struct inquiry *inquiry, const struct findings *findings);
/* The same as an array, with `interval` and `effect` as objects of their own. */
void findings_json(const struct inquiry *inquiry, const struct findings *findings, struct json *json);
/* The member `interval` of an estimate: [lower, upper], null where neither is known. */
void interval_json(struct interval interval, struct json *json);

#endif
