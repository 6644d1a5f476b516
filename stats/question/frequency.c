#include "stats/question/frequency.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/sorting.h"
#include "stats/base/text.h"

/* The known values as numbers, sorted, and then each run of equal ones is a value. */
static void
numbers_count(struct frequencies *frequencies, const struct question *question, const struct answer *answer,
	const struct answer_group *group)
{
	double *numbers = xcalloc(group->count + 1, sizeof *numbers);
	size_t known = 0, capacity = 0;
	for (size_t i = 0; i < group->count; i++) {
		size_t row = question->order[group->first + i];
		if (answer_is_missing(answer, row))
			frequencies->missing++;
		else if (!answer_is_known(answer, row))
			frequencies->inexact++;
		else
			numbers[known++] = answer_number(answer, row);
	}
	numbers_sort(numbers, known);
	for (size_t i = 0; i < known; i++) {
		if (i == 0 || numbers[i] > numbers[i - 1]) {
			frequencies->items = array_room(frequencies->items, frequencies->count, &capacity,
				sizeof *frequencies->items);
			frequencies->items[frequencies->count++] = (struct frequency){ .number = numbers[i] };
		}
		frequencies->items[frequencies->count - 1].count++;
	}
	frequencies->known = (int64_t)known;
	free(numbers);
}

struct named_frequency {
	struct frequency frequency;
	const char *text;
};

static int
named_compare(const void *left, const void *right)
{
	const struct named_frequency *a = left, *b = right;
	return text_compare(a->text, strlen(a->text), b->text, strlen(b->text));
}

/* The codes met are listed on the way: a group of few rows must not cost a walk through the dictionary. */
static void
texts_count(struct frequencies *frequencies, const struct question *question, const struct answer *answer,
	const struct answer_group *group)
{
	int64_t *counts = xcalloc((size_t)dictionary_count(question->tables->dictionary) + 1, sizeof *counts);
	struct named_frequency *named = NULL;
	size_t found = 0, capacity = 0;
	for (size_t i = 0; i < group->count; i++) {
		uint32_t code = answer->codes[question->order[group->first + i]];
		if (counts[code]++ > 0 || code == CODE_MISSING)
			continue;
		named = array_room(named, found, &capacity, sizeof *named);
		named[found++] = (struct named_frequency){ { .code = code }, question_text(question, code) };
	}
	if (found)
		qsort(named, found, sizeof *named, named_compare);
	frequencies->items = xcalloc(found + 1, sizeof *frequencies->items);
	frequencies->count = found;
	for (size_t i = 0; i < found; i++) {
		frequencies->items[i] = named[i].frequency;
		frequencies->items[i].count = counts[named[i].frequency.code];
	}
	frequencies->missing = counts[CODE_MISSING];
	frequencies->known = (int64_t)group->count - counts[CODE_MISSING];
	free(named);
	free(counts);
}

struct frequencies
frequencies_of(const struct question *question, const struct answer *answer, const struct answer_group *group)
{
	struct frequencies frequencies = { 0 };
	if (answer->type == TYPE_TEXT)
		texts_count(&frequencies, question, answer, group);
	else
		numbers_count(&frequencies, question, answer, group);
	return frequencies;
}

void
frequencies_free(struct frequencies *frequencies)
{
	free(frequencies->items);
	*frequencies = (struct frequencies){ 0 };
}

struct placed_frequency {
	struct frequency frequency;
	size_t place;
};

static int
count_compare(const void *left, const void *right)
{
	const struct placed_frequency *a = left, *b = right;
	if (a->frequency.count != b->frequency.count)
		return a->frequency.count > b->frequency.count ? -1 : 1;
	return (a->place > b->place) - (a->place < b->place);
}

void
frequencies_by_count(struct frequencies *frequencies)
{
	struct placed_frequency *placed = xcalloc(frequencies->count + 1, sizeof *placed);
	for (size_t i = 0; i < frequencies->count; i++)
		placed[i] = (struct placed_frequency){ frequencies->items[i], i };
	qsort(placed, frequencies->count, sizeof *placed, count_compare);
	for (size_t i = 0; i < frequencies->count; i++)
		frequencies->items[i] = placed[i].frequency;
	free(placed);
}
