#include "stats/indicator/verdict.h"

#include <math.h>

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

void
counts_add(struct counts *counts, struct membership membership)
{
	switch (membership_contribution(membership)) {
	case CONTRIBUTES_NUMERATOR:
		counts->numerator++;
		counts->denominator++;
		break;
	case CONTRIBUTES_DENOMINATOR: counts->denominator++; break;
	case CONTRIBUTES_EXCLUDED: counts->excluded++; break;
	case CONTRIBUTES_EXCEPTED: counts->excepted++; break;
	case CONTRIBUTES_NOTHING: break;
	}
	unsigned can_be = membership_possibilities(membership);
	if ((can_be & (can_be - 1)) != 0)
		counts->undetermined++;
	counts->out_or_case += can_be == (CAN_BE_OUT | CAN_BE_CASE);
	counts->out_or_event += can_be == (CAN_BE_OUT | CAN_BE_EVENT);
	/* At its worst a row is a case without the event if it can be, at its best a case with it; where it
	 * cannot, it is better left out than in. */
	if (can_be & CAN_BE_CASE) {
		counts->lowest_denominator++;
	} else if (can_be == CAN_BE_EVENT) {
		counts->lowest_numerator++;
		counts->lowest_denominator++;
	}
	if (can_be & CAN_BE_EVENT) {
		counts->highest_numerator++;
		counts->highest_denominator++;
	} else if (can_be == CAN_BE_CASE) {
		counts->highest_denominator++;
	}
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

int64_t
target_missing(const struct target *target, int64_t numerator, int64_t denominator)
{
	if (target_verdict(target, numerator, denominator) != VERDICT_NOT_MET)
		return 0;
	/* The nearest numerator that meets the target. */
	int64_t wanted = 0;
	switch (target->comparison) {
	case AT_LEAST: wanted = ratio_ceiling_of(target->value, denominator); break;
	case MORE_THAN: wanted = ratio_floor_of(target->value, denominator) + 1; break;
	case AT_MOST: wanted = ratio_floor_of(target->value, denominator); break;
	case LESS_THAN: wanted = ratio_ceiling_of(target->value, denominator) - 1; break;
	}
	if (wanted < 0 || wanted > denominator)
		return -1;
	return wanted > numerator ? wanted - numerator : numerator - wanted;
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
