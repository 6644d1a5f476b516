#include "stats/question/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/method/quantile.h"

static void
texts_describe(struct sample *sample, const struct question *question, const struct answer *answer,
	const struct answer_group *group)
{
	struct frequencies frequencies = frequencies_of(question, answer, group);
	sample->known = (size_t)frequencies.known;
	sample->missing = (size_t)frequencies.missing;
	sample->distinct = frequencies.count;
	for (size_t i = 0; i < frequencies.count; i++) {
		const struct frequency *value = &frequencies.items[i];
		const char *text = question_text(question, value->code);
		size_t length = text_characters(text, strlen(text));
		if (value->count > sample->top.count)
			sample->top = *value;
		if (i == 0 || length < sample->shortest)
			sample->shortest = length;
		if (length > sample->longest)
			sample->longest = length;
	}
	for (size_t i = 0; i < group->count; i++) {
		uint32_t code = answer->codes[question->order[group->first + i]];
		if (code == CODE_MISSING)
			continue;
		sample->last.code = code;
		if (sample->first.code == CODE_MISSING)
			sample->first.code = code;
	}
	frequencies_free(&frequencies);
}

static void
numbers_gather(struct sample *sample, const struct question *question, const struct answer *answer,
	const struct answer_group *group)
{
	sample->sorted = xcalloc(group->count + 1, sizeof *sample->sorted);
	for (size_t i = 0; i < group->count; i++) {
		size_t row = question->order[group->first + i];
		if (answer_is_missing(answer, row)) {
			sample->missing++;
		} else if (!answer_is_known(answer, row)) {
			sample->inexact++;
		} else {
			double number = answer_number(answer, row);
			sample->sorted[sample->known++] = number;
			moments_add(&sample->moments, number);
		}
	}
	if (sample->known) {
		sample->first.number = sample->sorted[0];
		sample->last.number = sample->sorted[sample->known - 1];
	}
}

/* Equal numbers stand beside each other. */
static void
runs_count(struct sample *sample)
{
	int64_t run = 0;
	for (size_t i = 0; i < sample->known; i++) {
		bool is_new = i == 0 || sample->sorted[i] > sample->sorted[i - 1];
		sample->distinct += is_new;
		run = is_new ? 1 : run + 1;
		if (run > sample->top.count)
			sample->top = (struct frequency){ .number = sample->sorted[i], .count = run };
	}
}

struct sample
sample_of(const struct question *question, const struct answer *answer, const struct answer_group *group)
{
	struct sample sample = { 0 };
	if (answer->type == TYPE_TEXT) {
		texts_describe(&sample, question, answer, group);
		return sample;
	}
	numbers_gather(&sample, question, answer, group);
	sample.serial = serial_correlation(sample.sorted, sample.known);
	numbers_sort(sample.sorted, sample.known);
	runs_count(&sample);
	return sample;
}

void
sample_free(struct sample *sample)
{
	free(sample->sorted);
	*sample = (struct sample){ 0 };
}

struct interval
sample_interval(const struct sample *sample, double level)
{
	const struct interval none = { (double)NAN, (double)NAN };
	return sample->moments.m2 > 0 ? moments_interval(&sample->moments, level) : none;
}

double
sample_quantile(const struct sample *sample, enum value_type type, int quantile_type, double p)
{
	if (type == TYPE_TEXT || type == TYPE_TRUTH)
		return (double)NAN;
	if (type == TYPE_DATE && quantile_type > 3)
		quantile_type = 1;
	return sample->sketch ? quantile_sketch_at(sample->sketch, quantile_type, p)
			      : quantile_sorted(sample->sorted, sample->known, quantile_type, p);
}
