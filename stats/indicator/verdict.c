#include "stats/indicator/verdict.h"

#include <math.h>
#include <stdlib.h>

__extension__ typedef __int128 wide; /* products of two 64-bit integers */

enum contribution
membership_contribution(struct membership membership)
{
	if (membership.in != TRUTH_TRUE)
		return CONTRIBUTES_NOTHING;
	if (membership.excluded == TRUTH_TRUE)
		return CONTRIBUTES_EXCLUDED;
	if (membership.numerator == TRUTH_TRUE)
		return membership.numerator_excluded == TRUTH_TRUE ? CONTRIBUTES_DENOMINATOR
								   : CONTRIBUTES_NUMERATOR;
	if (membership.excepted == TRUTH_TRUE)
		return CONTRIBUTES_EXCEPTED;
	return CONTRIBUTES_DENOMINATOR;
}

static unsigned
possibility_of(enum contribution contribution)
{
	switch (contribution) {
	case CONTRIBUTES_NUMERATOR: return CAN_BE_EVENT;
	case CONTRIBUTES_DENOMINATOR: return CAN_BE_CASE;
	case CONTRIBUTES_NOTHING:
	case CONTRIBUTES_EXCLUDED:
	case CONTRIBUTES_EXCEPTED: break;
	}
	return CAN_BE_OUT;
}

/* Settles the first unknown of a membership both ways, and the others after it. */
static unsigned
possibilities_from(struct membership membership, size_t first)
{
	uint8_t *const truths[] = { &membership.in, &membership.excluded, &membership.numerator,
		&membership.numerator_excluded, &membership.excepted };
	enum { TRUTHS = sizeof(truths) / sizeof(truths[0]) };
	for (size_t i = first; i < TRUTHS; i++) {
		if (*truths[i] != TRUTH_UNKNOWN)
			continue;
		*truths[i] = TRUTH_FALSE;
		unsigned possibilities = possibilities_from(membership, i + 1);
		*truths[i] = TRUTH_TRUE;
		return possibilities | possibilities_from(membership, i + 1);
	}
	return possibility_of(membership_contribution(membership));
}

unsigned
membership_possibilities(struct membership membership)
{
	return possibilities_from(membership, 0);
}

enum row_standing
membership_standing(struct membership membership)
{
	switch (membership_contribution(membership)) {
	case CONTRIBUTES_NUMERATOR: return ROW_IS_EVENT;
	case CONTRIBUTES_DENOMINATOR: return ROW_IS_CASE;
	case CONTRIBUTES_NOTHING:
	case CONTRIBUTES_EXCLUDED:
	case CONTRIBUTES_EXCEPTED: break;
	}
	return ROW_IS_OUT;
}

/* What the row would be if its numerator were the other way round; an unknown one would be true. */
static enum row_standing
standing_turned(struct membership membership)
{
	membership.numerator = membership.numerator == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
	return membership_standing(membership);
}

void
counts_add_possible(struct counts *counts, unsigned can_be, int64_t rows)
{
	if ((can_be & (can_be - 1)) != 0)
		counts->undetermined += rows;
	counts->out_or_case += can_be == (CAN_BE_OUT | CAN_BE_CASE) ? rows : 0;
	counts->out_or_event += can_be == (CAN_BE_OUT | CAN_BE_EVENT) ? rows : 0;
	/* At its worst a row is a case without the event if it can be, at its best a case with it; where it
	 * cannot, it is better left out than in. */
	if (can_be & CAN_BE_CASE) {
		counts->lowest_denominator += rows;
	} else if (can_be == CAN_BE_EVENT) {
		counts->lowest_numerator += rows;
		counts->lowest_denominator += rows;
	}
	if (can_be & CAN_BE_EVENT) {
		counts->highest_numerator += rows;
		counts->highest_denominator += rows;
	} else if (can_be == CAN_BE_CASE) {
		counts->highest_denominator += rows;
	}
}

void
counts_add(struct counts *counts, struct membership membership, int64_t rows)
{
	counts->turns[membership_standing(membership)][standing_turned(membership)] += rows;
	switch (membership_contribution(membership)) {
	case CONTRIBUTES_NUMERATOR:
		counts->numerator += rows;
		counts->denominator += rows;
		break;
	case CONTRIBUTES_DENOMINATOR: counts->denominator += rows; break;
	case CONTRIBUTES_EXCLUDED: counts->excluded += rows; break;
	case CONTRIBUTES_EXCEPTED: counts->excepted += rows; break;
	case CONTRIBUTES_NOTHING: break;
	}
	counts_add_possible(counts, membership_possibilities(membership), rows);
}

void
counts_join(struct counts *counts, const struct counts *others)
{
	counts->denominator += others->denominator;
	counts->numerator += others->numerator;
	counts->excluded += others->excluded;
	counts->excepted += others->excepted;
	counts->undetermined += others->undetermined;
	counts->lowest_numerator += others->lowest_numerator;
	counts->lowest_denominator += others->lowest_denominator;
	counts->highest_numerator += others->highest_numerator;
	counts->highest_denominator += others->highest_denominator;
	counts->out_or_case += others->out_or_case;
	counts->out_or_event += others->out_or_event;
	for (size_t from = 0; from < ROW_STANDINGS; from++)
		for (size_t to = 0; to < ROW_STANDINGS; to++)
			counts->turns[from][to] += others->turns[from][to];
}

void
counts_take(struct counts *counts, int64_t numerator, int64_t denominator)
{
	counts->numerator = numerator;
	counts->denominator = denominator;
	counts->turns[ROW_IS_CASE][ROW_IS_EVENT] = denominator - numerator;
	counts->turns[ROW_IS_EVENT][ROW_IS_CASE] = numerator;
}

void
counts_settle(struct counts *counts)
{
	if (counts->lowest_denominator == 0 && counts->out_or_event > 0)
		counts->lowest_numerator = counts->lowest_denominator = 1;
	if (counts->highest_denominator == 0 && counts->out_or_case > 0)
		counts->highest_denominator = 1;
}

const char *
verdict_name(enum verdict verdict)
{
	static const char *const names[] = {
		[VERDICT_NONE] = "",
		[VERDICT_MET] = "met",
		[VERDICT_NOT_MET] = "not_met",
		[VERDICT_NOT_RELEVANT] = "not_relevant",
		[VERDICT_SUPPRESSED] = "suppressed",
		[VERDICT_NO_DATA] = "no_data",
	};
	return names[verdict];
}

enum verdict
target_verdict(const struct target *target, int64_t numerator, int64_t denominator)
{
	if (!target->given)
		return VERDICT_NONE;
	if (denominator == 0)
		return VERDICT_NOT_RELEVANT;
	int order = ratio_compare(numerator, denominator, target->value.numerator, target->value.denominator);
	bool met = false;
	switch (target->comparison) {
	case AT_LEAST: met = order >= 0; break;
	case MORE_THAN: met = order > 0; break;
	case AT_MOST: met = order <= 0; break;
	case LESS_THAN: met = order < 0; break;
	}
	return met ? VERDICT_MET : VERDICT_NOT_MET;
}

/* Rows that could be turned one way: how much nearer to the target each brings the sum
 * numerator * target_den - target_num * denominator, and what it does to the denominator. */
struct turn {
	int64_t rows, weight, denominator;
};

static int
turn_compare(const void *left, const void *right)
{
	const struct turn *a = left;
	const struct turn *b = right;
	if (a->weight != b->weight)
		return a->weight > b->weight ? -1 : 1;
	return (a->denominator < b->denominator) - (a->denominator > b->denominator);
}

enum { TURNS = 3 };

/* Every row turned costs one, so the heaviest are turned first. If that empties the denominator there is
 * nothing to be met: then one row that enters it is needed, in place of one that leaves if the sum allows. */
static int64_t
turns_needed(const struct turn *turns, wide needed, int64_t denominator)
{
	const struct turn *entering = NULL, *leaving = NULL;
	int64_t turned = 0;
	for (size_t i = 0; i < TURNS; i++) {
		if (turns[i].denominator > 0)
			entering = &turns[i];
		if (turns[i].denominator < 0)
			leaving = &turns[i];
		if (needed <= 0 || turns[i].weight <= 0)
			continue;
		wide wanted = (needed + turns[i].weight - 1) / turns[i].weight;
		int64_t taken = wanted < turns[i].rows ? (int64_t)wanted : turns[i].rows;
		needed -= (wide)taken * turns[i].weight;
		denominator += taken * turns[i].denominator;
		turned += taken;
	}
	if (needed > 0)
		return -1;
	if (denominator > 0)
		return turned;
	if (!entering || !leaving || entering->rows == 0)
		return -1;
	return needed + leaving->weight - entering->weight <= 0 ? turned : turned + 1;
}

int64_t
counts_missing(const struct counts *counts, const struct target *target)
{
	if (target_verdict(target, counts->numerator, counts->denominator) != VERDICT_NOT_MET)
		return 0;
	bool upwards = target->comparison == AT_LEAST || target->comparison == MORE_THAN;
	bool strictly = target->comparison == MORE_THAN || target->comparison == LESS_THAN;
	enum row_standing wanted = upwards ? ROW_IS_EVENT : ROW_IS_CASE;
	enum row_standing unwanted = upwards ? ROW_IS_CASE : ROW_IS_EVENT;
	int64_t p = target->value.numerator;
	int64_t q = target->value.denominator;
	struct turn turns[TURNS] = {
		{ counts->turns[unwanted][wanted], q, 0 },
		{ counts->turns[ROW_IS_OUT][wanted], upwards ? q - p : p, 1 },
		{ counts->turns[unwanted][ROW_IS_OUT], upwards ? p : q - p, -1 },
	};
	qsort(turns, TURNS, sizeof(turns[0]), turn_compare);
	wide distance = (wide)p * counts->denominator - (wide)q * counts->numerator;
	return turns_needed(turns, (upwards ? distance : -distance) + strictly, counts->denominator);
}

int64_t
target_missing(const struct target *target, int64_t numerator, int64_t denominator)
{
	struct counts counts = { 0 };
	counts_take(&counts, numerator, denominator);
	return counts_missing(&counts, target);
}

enum position
target_position(const struct target *target, struct interval interval)
{
	if (!target->given || isnan(interval.lower))
		return POSITION_UNKNOWN;
	double value = (double)target->value.numerator / (double)target->value.denominator;
	if (interval.upper < value)
		return POSITION_BELOW;
	return interval.lower > value ? POSITION_ABOVE : POSITION_COMPATIBLE;
}

bool
position_is_good(const struct target *target, enum position position)
{
	bool high_is_good = target->comparison == AT_LEAST || target->comparison == MORE_THAN;
	return position == (high_is_good ? POSITION_ABOVE : POSITION_BELOW);
}
