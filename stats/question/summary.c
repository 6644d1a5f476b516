#include "stats/question/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/question/gathering.h"

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

/* Summaries while they are gathered: groups stand as they came up. */
struct summing {
	struct gathering groups;
	struct summary **items;
	size_t capacity;
};

static void
part_take(void *data, const struct question *part)
{
	struct summing *summing = data;
	for (size_t i = 0; i < part->group_count; i++) {
		const struct answer_group *rows = &part->groups[i];
		size_t known = summing->groups.count;
		size_t group = gathering_group(&summing->groups, part, rows->labels);
		if (group == SIZE_MAX)
			return;
		summing->items =
			array_room(summing->items, known, &summing->capacity, sizeof *summing->items);
		if (group == known)
			summing->items[group] = xcalloc(part->answer_count + 1, sizeof **summing->items);
		for (size_t j = 0; j < part->answer_count; j++)
			for (size_t k = 0; k < rows->count; k++)
				value_take(&summing->items[group][j], part, &part->answers[j],
					part->order[rows->first + k]);
	}
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
	const size_t answers = question->answer_count;
	*summaries = (struct summaries){ 0 };
	struct summing summing = { .groups = gathering_new(SUMMARIES_MOST, question) };
	bool done = question_stream(question, part_take, &summing, err);
	if (done && summing.groups.too_many)
		done = fail(err, ERROR_USAGE, NULL, 0, 0,
			"there are more than %zu groups, and each of the %zu columns takes memory in each of "
			"them; name fewer with --columns, or choose groups with --where",
			SUMMARIES_MOST / answers, answers);
	size_t *numbers = gathering_settle(&summing.groups, question);
	summaries->count = summing.groups.count;
	summaries->items = xcalloc(summaries->count + 1, sizeof *summaries->items);
	for (size_t i = 0; i < summaries->count; i++) {
		summaries->items[i] = summing.items[numbers[i]];
		for (size_t j = 0; j < answers; j++)
			summary_settle(&summaries->items[i][j], question->answers[j].type);
	}
	free(numbers);
	free(summing.items);
	gathering_free(&summing.groups);
	return done;
}

void
summaries_free(struct summaries *summaries, const struct question *question)
{
	for (size_t i = 0; i < summaries->count; i++) {
		for (size_t j = 0; j < question->answer_count; j++) {
			quantile_sketch_free(&summaries->items[i][j].sketch);
			distinct_free(&summaries->items[i][j].distinct);
		}
		free(summaries->items[i]);
	}
	free(summaries->items);
}

struct sample
summary_sample(const struct summaries *summaries, size_t group, size_t answer)
{
	return summaries->items[group][answer].sample;
}
