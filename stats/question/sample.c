#include "stats/question/sample.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/method/quantile.h"

/* Texts are compared by their lengths and, for the most frequent of several, by their order. */
static void
texts_describe(struct sample *sample, const struct question *question)
{
	struct counted_cursor cursor = { 0 };
	struct counted_value value;
	const char *top = "";
	while (counted_read(&sample->numbers, &cursor, &value, 1) > 0) {
		size_t length;
		const char *text =
			dictionary_text(question->tables->dictionary, (uint32_t)value.number, &length);
		size_t characters = text_characters(text, length);
		int64_t times = (int64_t)value.times;
		bool is_first = sample->longest == 0 || characters < sample->shortest;
		sample->shortest = is_first ? characters : sample->shortest;
		sample->longest = characters > sample->longest ? characters : sample->longest;
		if (times < sample->top.count ||
			(times == sample->top.count && text_compare(text, length, top, strlen(top)) > 0))
			continue;
		sample->top = (struct frequency){ .code = (uint32_t)value.number, .count = times };
		top = text;
	}
}

static struct frequency
value_of(const struct answer *answer, double value)
{
	bool text = answer->type == TYPE_TEXT;
	return (struct frequency){ .code = text ? (uint32_t)value : CODE_MISSING,
		.number = text ? 0.0 : value };
}

struct sample
sample_take(const struct question *question, const struct answer *answer, struct occurrences *occurrences)
{
	struct sample sample = { .known = occurrences->known.count,
		.missing = occurrences->missing,
		.inexact = occurrences->inexact,
		.distinct = occurrences->known.distinct,
		.numbers = occurrences->known };
	if (sample.known > 0) {
		sample.first = value_of(answer, occurrences->first);
		sample.last = value_of(answer, occurrences->last);
		sample.top = (struct frequency){ .number = occurrences->known.top,
			.count = (int64_t)occurrences->known.top_times };
	}
	if (answer->type == TYPE_TEXT) {
		sample.top = (struct frequency){ 0 };
		texts_describe(&sample, question);
	} else if (!occurrences->few) {
		sample.moments = moments_counted(&sample.numbers);
	}
	for (size_t i = 0; occurrences->few && i < sample.known; i++)
		moments_add(&sample.moments, occurrences->few[i]);
	free(occurrences->few);
	*occurrences = (struct occurrences){ 0 };
	return sample;
}

struct sample
sample_of(const struct question *question, const struct answer *answer, const struct answer_group *group)
{
	struct occurrences occurrences = occurrences_of(question, answer, group);
	counted_settle(&occurrences.known);
	return sample_take(question, answer, &occurrences);
}

double *
sample_sorted(const struct sample *sample)
{
	double *sorted = xreallocarray(NULL, sample->known + 1, sizeof *sorted);
	struct counted_cursor cursor = { 0 };
	struct counted_value value;
	size_t count = 0;
	while (counted_read(&sample->numbers, &cursor, &value, 1) > 0)
		for (size_t i = 0; i < value.times; i++)
			sorted[count++] = value.number;
	return sorted;
}

double
sample_serial(const struct question *question, const struct answer *answer, const struct answer_group *group)
{
	double *numbers = xcalloc(group->count + 1, sizeof *numbers);
	size_t count = 0;
	for (size_t i = 0; i < group->count; i++) {
		double number = answer_number(answer, question->order[group->first + i]);
		if (!isnan(number))
			numbers[count++] = number;
	}
	double serial = serial_correlation(numbers, count);
	free(numbers);
	return serial;
}

void
sample_free(struct sample *sample)
{
	counted_free(&sample->numbers);
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
			      : quantile_counted(&sample->numbers, quantile_type, p);
}
