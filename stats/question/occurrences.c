#include "stats/question/occurrences.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"

static inline void
value_take(struct occurrences *occurrences, double value)
{
	if (occurrences->known.count == 0)
		occurrences->first = value;
	occurrences->last = value;
	counted_take(&occurrences->known, value);
}

static void
numbers_take(struct occurrences *occurrences, const struct answer *answer, const uint32_t *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		double least = answer->numbers[rows[i]];
		if (least < answer->most[rows[i]])
			occurrences->inexact++;
		else if (!isnan(least))
			value_take(occurrences, least);
	}
}

static void
few_keep(struct occurrences *occurrences, const struct answer *answer, const uint32_t *rows, size_t count)
{
	const size_t known = occurrences->known.count;
	bool has_moments = answer->type == TYPE_NUMBER || answer->type == TYPE_TRUTH;
	if (!has_moments || known == 0 || known > OCCURRENCES_FEW)
		return;
	occurrences->few = xcalloc(known, sizeof *occurrences->few);
	for (size_t i = 0, at = 0; i < count; i++)
		if (answer_is_known(answer, rows[i]))
			occurrences->few[at++] = answer_number(answer, rows[i]);
}

/* Puts those of the rows behind to those that are there. */
static void
few_join(struct occurrences *occurrences, const struct occurrences *behind)
{
	const size_t here = occurrences->known.count, more = behind->known.count;
	if (here + more > OCCURRENCES_FEW) {
		free(occurrences->few);
		occurrences->few = NULL;
	} else if (behind->few) {
		occurrences->few = xreallocarray(occurrences->few, here + more, sizeof *occurrences->few);
		memcpy(occurrences->few + here, behind->few, more * sizeof *behind->few);
	}
}

struct occurrences
occurrences_of(const struct question *question, const struct answer *answer, const struct answer_group *group)
{
	struct occurrences occurrences = { 0 };
	const uint32_t *rows = question->order + group->first;
	switch (answer->type) {
	case TYPE_NUMBER: numbers_take(&occurrences, answer, rows, group->count); break;
	case TYPE_TEXT:
		for (size_t i = 0; i < group->count; i++)
			if (answer->codes[rows[i]] != CODE_MISSING)
				value_take(&occurrences, answer->codes[rows[i]]);
		break;
	case TYPE_DATE:
		for (size_t i = 0; i < group->count; i++)
			if (answer->dates[rows[i]] != DATE_MISSING)
				value_take(&occurrences, answer->dates[rows[i]]);
		break;
	case TYPE_TRUTH:
		for (size_t i = 0; i < group->count; i++)
			if (answer->truths[rows[i]] != TRUTH_UNKNOWN)
				value_take(&occurrences, answer->truths[rows[i]]);
		break;
	}
	occurrences.missing = group->count - occurrences.known.count - occurrences.inexact;
	few_keep(&occurrences, answer, rows, group->count);
	return occurrences;
}

/* The codes of the counted texts are other codes here. */
static void
texts_join(struct counted *counted, const struct counted *behind, const uint32_t *codes)
{
	enum { VALUES_AT_ONCE = 256 };
	struct counted_value values[VALUES_AT_ONCE];
	struct counted_cursor cursor = { 0 };
	for (size_t read; (read = counted_read(behind, &cursor, values, VALUES_AT_ONCE)) > 0;)
		for (size_t i = 0; i < read; i++)
			counted_add(counted, codes[(size_t)values[i].number], values[i].times);
}

void
occurrences_join(struct occurrences *occurrences, const struct occurrences *behind, const uint32_t *codes)
{
	few_join(occurrences, behind);
	if (behind->known.count > 0) {
		if (occurrences->known.count == 0)
			occurrences->first = codes ? codes[(size_t)behind->first] : behind->first;
		occurrences->last = codes ? codes[(size_t)behind->last] : behind->last;
	}
	if (codes)
		texts_join(&occurrences->known, &behind->known, codes);
	else
		counted_merge(&occurrences->known, &behind->known);
	occurrences->missing += behind->missing;
	occurrences->inexact += behind->inexact;
}

void
occurrences_free(struct occurrences *occurrences)
{
	counted_free(&occurrences->known);
	free(occurrences->few);
}
