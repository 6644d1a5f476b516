/* From the truth of a row's conditions to what it contributes, from counts to verdicts: all in integers. */
#ifndef MALTALL_INDICATOR_VERDICT_H
#define MALTALL_INDICATOR_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

#include "stats/indicator/definition.h"

/* What the conditions say of one row (enum truth each). `in` is where and denominator together. The words are
 * those of the HL7 FHIR proportion measure. */
struct membership {
	uint8_t in, excluded, numerator, numerator_excluded, excepted;
};

/* What a row contributes, in the strict reading (see DESIGN section 6): an unknown counts as false
 * everywhere. */
enum contribution {
	CONTRIBUTES_NOTHING, /* not in the population */
	CONTRIBUTES_EXCLUDED,
	CONTRIBUTES_EXCEPTED,
	CONTRIBUTES_DENOMINATOR, /* a case, not an event */
	CONTRIBUTES_NUMERATOR,   /* a case and an event */
};
enum contribution membership_contribution(struct membership membership);

/* What it could contribute over every way its unknowns could turn out: a set of these bits. More than one
 * bit: the row is undetermined. */
enum possibility { CAN_BE_OUT = 1, CAN_BE_CASE = 2, CAN_BE_EVENT = 4 };
unsigned membership_possibilities(struct membership membership);

/* What a row counts as in the strict reading. */
enum row_standing { ROW_IS_OUT, ROW_IS_CASE, ROW_IS_EVENT, ROW_STANDINGS };
enum row_standing membership_standing(struct membership membership);

/* The counts of one cell. lowest and highest are the proportions with each undetermined row at its worst and
 * at its best, as integer pairs; their denominator is 0 where no row can count. */
struct counts {
	int64_t denominator, numerator, excluded, excepted, undetermined;
	int64_t lowest_numerator, lowest_denominator, highest_numerator, highest_denominator;
	int64_t out_or_case, out_or_event; /* undetermined rows that may be nothing or a case, nothing or an
					      event: needed for the bounds where nothing else counts */
	int64_t turns[ROW_STANDINGS][ROW_STANDINGS]; /* from what a row is to what it would be if its
							numerator changed; an exception or an exclusion from
							the numerator makes that more than case and event */
};
/* Adds so many rows of which the conditions say the same. */
void counts_add(struct counts *counts, struct membership membership, int64_t rows);
/* Adds the counts of other rows; neither may be settled. */
void counts_join(struct counts *counts, const struct counts *others);
/* The part of counts_add that concerns the bounds: of rows that can be what these bits say (enum
 * possibility). */
void counts_add_possible(struct counts *counts, unsigned can_be, int64_t rows);
/* Takes over events and cases that somebody else has counted; the numerator of each can change. */
void counts_take(struct counts *counts, int64_t numerator, int64_t denominator);
/* Call once when all rows are added: settles the bounds of a cell in which no row must count. */
void counts_settle(struct counts *counts);

enum verdict {
	VERDICT_NONE,
	VERDICT_MET,
	VERDICT_NOT_MET,
	VERDICT_NOT_RELEVANT,
	VERDICT_SUPPRESSED,
	VERDICT_NO_DATA
};
/* "", "met", "not_met", "not_relevant", "suppressed", "no_data". */
const char *verdict_name(enum verdict verdict);

/* numerator/denominator against the target, exactly. VERDICT_NONE without a target; VERDICT_NOT_RELEVANT if
 * denominator is 0. */
enum verdict target_verdict(const struct target *target, int64_t numerator, int64_t denominator);
/* The smallest number of rows that would have to change their numerator to meet the target (0 where it is
 * met, or where the denominator is 0). Where no change of numerators can meet it ("more than 100 %", too many
 * events excluded from the numerator), -1. */
int64_t counts_missing(const struct counts *counts, const struct target *target);
/* The same for numerator events of denominator cases, every one of which can change. */
int64_t target_missing(const struct target *target, int64_t numerator, int64_t denominator);

/* Whether chance alone could explain the distance to the target: where the interval lies. */
enum position { POSITION_UNKNOWN, POSITION_BELOW, POSITION_COMPATIBLE, POSITION_ABOVE };
enum position target_position(const struct target *target, struct interval interval);
/* True where the position is on the side the target asks for. */
bool position_is_good(const struct target *target, enum position position);

#endif
