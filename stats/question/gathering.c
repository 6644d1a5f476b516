#include "stats/question/gathering.h"

#include <stdlib.h>
#include <string.h>

#include "stats/question/question_parts.h"

struct gathering
gathering_new(size_t most, const struct question *question)
{
	size_t answers = question->answer_count > 0 ? question->answer_count : 1;
	return (struct gathering){ .most = most / answers, .known = dictionary_new() };
}

void
gathering_free(struct gathering *gathering)
{
	free(gathering->labels);
	dictionary_free(gathering->known);
	buffer_free(&gathering->key);
	arena_free(&gathering->arena);
}

/* The labels of a group as one text: each with its end behind it, and the missing ones told apart. */
static uint32_t
labels_code(struct gathering *gathering, const char *const *labels, size_t count)
{
	struct buffer *key = &gathering->key;
	buffer_clear(key);
	buffer_text(key, "");
	for (size_t i = 0; i < count; i++) {
		buffer_char(key, labels[i] ? '=' : '-');
		if (labels[i])
			buffer_add(key, labels[i], strlen(labels[i]) + 1);
	}
	return dictionary_code(gathering->known, key->bytes, key->length);
}

static const char **
labels_copy(const char *const *labels, size_t count, struct arena *arena)
{
	const char **copy = arena_alloc(arena, (count + 1) * sizeof *copy);
	for (size_t i = 0; i < count; i++)
		copy[i] = labels[i] ? arena_copy(arena, labels[i], strlen(labels[i])) : NULL;
	return copy;
}

size_t
gathering_group(struct gathering *gathering, const struct question *part, const char *const *labels)
{
	if (gathering->too_many)
		return SIZE_MAX;
	uint32_t code = labels_code(gathering, labels, part->by_count);
	if (code <= gathering->count)
		return code - 1;
	gathering->too_many = gathering->count == gathering->most;
	if (gathering->too_many)
		return SIZE_MAX;
	gathering->labels = array_room(
		gathering->labels, gathering->count, &gathering->capacity, sizeof *gathering->labels);
	gathering->labels[gathering->count] = labels_copy(labels, part->by_count, &gathering->arena);
	return gathering->count++;
}

/* A group with what its place among the others depends on. */
struct placed_group {
	const char **labels;
	const struct question *question;
	size_t number;
};

static int
group_compare(const void *left, const void *right)
{
	const struct placed_group *a = left, *b = right;
	return question_compare_labels(a->question, a->labels, b->labels);
}

size_t *
gathering_settle(const struct gathering *gathering, struct question *question)
{
	struct placed_group *placed = xcalloc(gathering->count + 1, sizeof *placed);
	size_t *numbers = xcalloc(gathering->count + 1, sizeof *numbers);
	for (size_t i = 0; i < gathering->count; i++)
		placed[i] = (struct placed_group){ gathering->labels[i], question, i };
	qsort(placed, gathering->count, sizeof *placed, group_compare);
	question->groups = xcalloc(gathering->count + 1, sizeof *question->groups);
	question->group_count = gathering->count;
	for (size_t i = 0; i < gathering->count; i++) {
		question->groups[i].labels =
			labels_copy(placed[i].labels, question->by_count, &question->arena);
		numbers[i] = placed[i].number;
	}
	free(placed);
	return numbers;
}
