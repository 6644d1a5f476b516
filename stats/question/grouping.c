/* The selected rows, sorted into groups by the values of what they are grouped by. */
#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/question/question_parts.h"

/* A group with what its place among the others depends on. */
struct found_group {
	const char **labels;
	const struct question *question;
	uint32_t number; /* from 1, in order of appearance */
};

/* Numbers by value; dates sort as their text does. */
static int
label_compare(enum value_type type, const char *a, const char *b)
{
	if (!a || !b)
		return (a == NULL) - (b == NULL);
	if (type == TYPE_NUMBER) {
		double x = strtod(a, NULL), y = strtod(b, NULL);
		if (x < y || x > y)
			return x < y ? -1 : 1;
	}
	return text_compare(a, strlen(a), b, strlen(b));
}

int
question_compare_labels(const struct question *question, const char *const *left, const char *const *right)
{
	int order = 0;
	for (size_t i = 0; i < question->by_count && order == 0; i++)
		order = label_compare(question->by_types[i], left[i], right[i]);
	return order;
}

static int
group_compare(const void *left, const void *right)
{
	const struct found_group *a = left, *b = right;
	return question_compare_labels(a->question, a->labels, b->labels);
}

/* The group of every selected row, from 1 in order of appearance; returns how many there are. */
static uint32_t
rows_number(const struct question *question, uint32_t *const *codes, uint32_t *group_of)
{
	const size_t width = question->by_count;
	struct dictionary *combinations = dictionary_new();
	uint32_t *key = xcalloc(width + 1, sizeof *key);
	for (size_t i = 0; i < question->rows; i++) {
		for (size_t j = 0; j < width; j++)
			key[j] = codes[j][question->selected[i]];
		group_of[i] = dictionary_code(combinations, (const char *)key, width * sizeof *key);
	}
	uint32_t count = dictionary_count(combinations);
	free(key);
	dictionary_free(combinations);
	return count;
}

/* The groups in their order; place_of[number] is where each stands. */
static void
groups_sort(struct question *question, uint32_t *const *codes, const uint32_t *group_of, uint32_t count,
	size_t *place_of)
{
	struct found_group *found = xcalloc((size_t)count + 1, sizeof *found);
	for (size_t i = 0; i < question->rows; i++) {
		struct found_group *group = &found[group_of[i] - 1];
		if (group->number)
			continue;
		*group = (struct found_group){ arena_alloc(&question->arena,
						       (question->by_count + 1) * sizeof(char *)),
			question, group_of[i] };
		for (size_t j = 0; j < question->by_count; j++) {
			uint32_t code = codes[j][question->selected[i]];
			group->labels[j] = code == CODE_MISSING ? NULL : question_text(question, code);
		}
	}
	qsort(found, count, sizeof *found, group_compare);
	question->group_count = count;
	question->groups = xcalloc((size_t)count + 1, sizeof *question->groups);
	for (size_t i = 0; i < count; i++) {
		question->groups[i].labels = found[i].labels;
		place_of[found[i].number] = i;
	}
	free(found);
}

/* Counts first, so that each group's rows lie together in the order of the file. */
static void
order_fill(struct question *question, const uint32_t *group_of, const size_t *place_of)
{
	for (size_t i = 0; i < question->rows; i++)
		question->groups[place_of[group_of[i]]].count++;
	for (size_t i = 1; i < question->group_count; i++)
		question->groups[i].first = question->groups[i - 1].first + question->groups[i - 1].count;
	size_t *next = xcalloc(question->group_count + 1, sizeof *next);
	for (size_t i = 0; i < question->group_count; i++)
		next[i] = question->groups[i].first;
	for (size_t i = 0; i < question->rows; i++)
		question->order[next[place_of[group_of[i]]]++] = i;
	free(next);
}

static void
question_ungrouped(struct question *question)
{
	question->groups = xcalloc(1, sizeof *question->groups);
	question->groups[0].count = question->rows;
	question->group_count = 1;
	for (size_t i = 0; i < question->rows; i++)
		question->order[i] = i;
}

void
question_group(struct question *question, struct evaluation *evaluation, const struct expr *const *by)
{
	question->order = xcalloc(question->rows + 1, sizeof *question->order);
	if (question->by_count == 0) {
		question_ungrouped(question);
		return;
	}
	uint32_t **codes = xcalloc(question->by_count + 1, sizeof *codes);
	for (size_t j = 0; j < question->by_count; j++) {
		codes[j] = xcalloc(question->rows_read + 1, sizeof **codes);
		evaluation_codes(evaluation, by[j], codes[j]);
	}
	uint32_t *group_of = xcalloc(question->rows + 1, sizeof *group_of);
	uint32_t count = rows_number(question, codes, group_of);
	size_t *place_of = xcalloc((size_t)count + 1, sizeof *place_of);
	groups_sort(question, codes, group_of, count, place_of);
	order_fill(question, group_of, place_of);
	for (size_t j = 0; j < question->by_count; j++)
		free(codes[j]);
	free(codes);
	free(group_of);
	free(place_of);
}
