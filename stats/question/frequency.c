#include "stats/question/frequency.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"

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

static void
texts_sort(const struct question *question, struct frequencies *frequencies)
{
	struct named_frequency *named = xcalloc(frequencies->count + 1, sizeof *named);
	for (size_t i = 0; i < frequencies->count; i++)
		named[i] = (struct named_frequency){ frequencies->items[i],
			question_text(question, frequencies->items[i].code) };
	qsort(named, frequencies->count, sizeof *named, named_compare);
	for (size_t i = 0; i < frequencies->count; i++)
		frequencies->items[i] = named[i].frequency;
	free(named);
}

struct frequencies
frequencies_of_occurrences(
	const struct question *question, const struct answer *answer, const struct occurrences *occurrences)
{
	const bool texts = answer->type == TYPE_TEXT;
	struct frequencies frequencies = { .known = (int64_t)occurrences->known.count,
		.missing = (int64_t)occurrences->missing,
		.inexact = (int64_t)occurrences->inexact };
	struct counted_cursor cursor = { 0 };
	struct counted_value value;
	frequencies.items = xcalloc(occurrences->known.distinct + 1, sizeof *frequencies.items);
	while (counted_read(&occurrences->known, &cursor, &value, 1) > 0)
		frequencies.items[frequencies.count++] =
			(struct frequency){ .number = texts ? 0 : value.number,
				.code = texts ? (uint32_t)value.number : CODE_MISSING,
				.count = (int64_t)value.times };
	if (texts)
		texts_sort(question, &frequencies);
	return frequencies;
}

struct frequencies
frequencies_of(const struct question *question, const struct answer *answer, const struct answer_group *group)
{
	struct occurrences occurrences = occurrences_of(question, answer, group);
	counted_settle(&occurrences.known);
	struct frequencies frequencies = frequencies_of_occurrences(question, answer, &occurrences);
	occurrences_free(&occurrences);
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
