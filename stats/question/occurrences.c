#include "stats/question/occurrences.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"

/* So many rows are looked at together. */
enum { ROWS_AT_ONCE = 2048 };

/* Takes in numbers that came in this order. */
static void
numbers_take(struct occurrences *occurrences, const double *numbers, size_t count)
{
	if (count == 0)
		return;
	if (occurrences->known.count == 0)
		occurrences->first = numbers[0];
	occurrences->last = numbers[count - 1];
	counted_take(&occurrences->known, numbers, count);
}

static void
wholes_take(struct occurrences *occurrences, const int64_t *numbers, size_t count)
{
	if (count == 0)
		return;
	if (occurrences->known.count == 0)
		occurrences->first = (double)numbers[0];
	occurrences->last = (double)numbers[count - 1];
	counted_take_whole(&occurrences->known, numbers, count);
}

/* Each of the next two puts what is known in these rows, ROWS_AT_ONCE at most, behind each other, and returns
 * how many that are. */
static size_t
numbers_gather(
	const struct answer *answer, const uint32_t *rows, size_t count, double *numbers, size_t *inexact)
{
	size_t known = 0;
	for (size_t i = 0; i < count; i++) {
		double least = answer->numbers[rows[i]];
		bool exact = !(least < answer->most[rows[i]]);
		*inexact += !exact;
		numbers[known] = least;
		known += exact && !isnan(least);
	}
	return known;
}

static size_t
wholes_gather(const struct answer *answer, const uint32_t *rows, size_t count, int64_t *numbers)
{
	size_t known = 0;
	if (answer->type == TYPE_TEXT)
		for (size_t i = 0; i < count; i++) {
			numbers[known] = answer->codes[rows[i]];
			known += answer->codes[rows[i]] != CODE_MISSING;
		}
	else if (answer->type == TYPE_DATE)
		for (size_t i = 0; i < count; i++) {
			numbers[known] = answer->dates[rows[i]];
			known += answer->dates[rows[i]] != DATE_MISSING;
		}
	else
		for (size_t i = 0; i < count; i++) {
			numbers[known] = answer->truths[rows[i]];
			known += answer->truths[rows[i]] != TRUTH_UNKNOWN;
		}
	return known;
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
	for (size_t i = 0; i < group->count; i += ROWS_AT_ONCE) {
		size_t count = group->count - i < ROWS_AT_ONCE ? group->count - i : ROWS_AT_ONCE;
		double numbers[ROWS_AT_ONCE];
		int64_t wholes[ROWS_AT_ONCE];
		if (answer->type == TYPE_NUMBER)
			numbers_take(&occurrences, numbers,
				numbers_gather(answer, rows + i, count, numbers, &occurrences.inexact));
		else
			wholes_take(&occurrences, wholes, wholes_gather(answer, rows + i, count, wholes));
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
