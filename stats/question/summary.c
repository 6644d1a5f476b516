#include "stats/question/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/question/question_parts.h"

static void
text_take(struct summary *summary, const struct question *part, uint32_t code)
{
	struct sample *sample = &summary->sample;
	size_t length;
	const char *text = dictionary_text(part->tables->dictionary, code, &length);
	size_t characters = text_characters(text, length);
	if (sample->known == 0 || characters < sample->shortest)
		sample->shortest = characters;
	if (characters > sample->longest)
		sample->longest = characters;
	sample->known++;
	distinct_text(&summary->distinct, text, length);
}

static void
value_take(struct summary *summary, const struct question *part, const struct answer *answer, size_t row)
{
	if (answer_is_missing(answer, row)) {
		summary->sample.missing++;
	} else if (!answer_is_known(answer, row)) {
		summary->sample.inexact++;
	} else if (answer->type == TYPE_TEXT) {
		text_take(summary, part, answer->codes[row]);
	} else {
		double number = answer_number(answer, row);
		summary->sample.known++;
		moments_add(&summary->sample.moments, number);
		if (answer->type != TYPE_TRUTH)
			quantile_sketch_add(&summary->sketch, number);
		distinct_number(&summary->distinct, number);
	}
}

/* The labels of a group as one text: each with its length before it. */
static uint32_t
labels_code(struct summaries *summaries, const char *const *labels, size_t count)
{
	struct buffer key = { 0 };
	for (size_t i = 0; i < count; i++)
		buffer_print(
			&key, "%zu %s,", labels[i] ? strlen(labels[i]) + 1 : 0, labels[i] ? labels[i] : "");
	uint32_t code = dictionary_code(summaries->known, key.length ? key.bytes : "", key.length);
	buffer_free(&key);
	return code;
}

/* The group with these labels, made where it is new; NULL where there is no room for it. */
static struct summary_group *
group_find(struct summaries *summaries, const struct question *part, const char *const *labels)
{
	uint32_t code = labels_code(summaries, labels, part->by_count);
	if (code <= summaries->count)
		return &summaries->groups[code - 1];
	if (summaries->too_many || (summaries->count + 1) * part->answer_count > SUMMARIES_MOST) {
		summaries->too_many = true;
		return NULL;
	}
	summaries->groups = array_room(
		summaries->groups, summaries->count, &summaries->capacity, sizeof *summaries->groups);
	struct summary_group *group = &summaries->groups[summaries->count++];
	group->labels = arena_alloc(&summaries->arena, (part->by_count + 1) * sizeof *group->labels);
	group->items = xcalloc(part->answer_count + 1, sizeof *group->items);
	for (size_t i = 0; i < part->by_count; i++)
		group->labels[i] =
			labels[i] ? arena_copy(&summaries->arena, labels[i], strlen(labels[i])) : NULL;
	return group;
}

static void
part_take(void *data, const struct question *part)
{
	struct summaries *summaries = data;
	for (size_t i = 0; i < part->group_count; i++) {
		const struct answer_group *rows = &part->groups[i];
		struct summary_group *group = group_find(summaries, part, rows->labels);
		for (size_t j = 0; group && j < part->answer_count; j++)
			for (size_t k = 0; k < rows->count; k++)
				value_take(&group->items[j], part, &part->answers[j],
					part->order[rows->first + k]);
	}
}

static int
compare_groups(const void *left, const void *right, void *question)
{
	const struct summary_group *a = left, *b = right;
	return question_compare_labels(question, a->labels, b->labels);
}

static void
summary_settle(struct summary *summary, enum value_type type)
{
	quantile_sketch_settle(&summary->sketch);
	/* There are no more of them than values. */
	summary->sample.distinct =
		(size_t)fmin(distinct_estimate(&summary->distinct), (double)summary->sample.known);
	summary->sample.distinct_error = distinct_error(&summary->distinct);
	if (type == TYPE_NUMBER || type == TYPE_DATE)
		summary->sample.sketch = &summary->sketch;
}

bool
summaries_read(struct summaries *summaries, struct question *question, struct error *err)
{
	*summaries = (struct summaries){ .known = dictionary_new() };
	if (!question_stream(question, part_take, summaries, err))
		return false;
	if (summaries->too_many)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"there are more than %d groups, and each of the %zu columns takes memory in each of "
			"them; "
			"name fewer with --columns, or choose groups with --where",
			SUMMARIES_MOST / (int)question->answer_count, question->answer_count);
	qsort_r(summaries->groups, summaries->count, sizeof *summaries->groups, compare_groups, question);
	question->groups = xcalloc(summaries->count + 1, sizeof *question->groups);
	question->group_count = summaries->count;
	for (size_t i = 0; i < summaries->count; i++) {
		question->groups[i].labels = summaries->groups[i].labels;
		for (size_t j = 0; j < question->answer_count; j++)
			summary_settle(&summaries->groups[i].items[j], question->answers[j].type);
	}
	return true;
}

void
summaries_free(struct summaries *summaries, const struct question *question)
{
	for (size_t i = 0; i < summaries->count; i++) {
		for (size_t j = 0; j < question->answer_count; j++) {
			quantile_sketch_free(&summaries->groups[i].items[j].sketch);
			distinct_free(&summaries->groups[i].items[j].distinct);
		}
		free(summaries->groups[i].items);
	}
	free(summaries->groups);
	dictionary_free(summaries->known);
	arena_free(&summaries->arena);
}

struct sample
summary_sample(const struct summaries *summaries, size_t group, size_t answer)
{
	return summaries->groups[group].items[answer].sample;
}
