#include "stats/method/quantile_sketch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/method/quantile.h"

/* Every second of the numbers of two sorted buffers, into `out`, which is neither of them. */
static void
buffers_thin(const double *first, const double *second, bool odd, double *out)
{
	size_t i = 0, j = 0;
	for (size_t at = 0; at < 2 * (size_t)SKETCH_BUFFER; at++) {
		bool from_first = j == SKETCH_BUFFER || (i < SKETCH_BUFFER && first[i] <= second[j]);
		double number = from_first ? first[i++] : second[j++];
		if ((at % 2 == 0) == odd)
			out[at / 2] = number;
	}
}

/* A full buffer goes to the first level that has none, merged with those on its way. */
static void
fresh_settle(struct quantile_sketch *sketch)
{
	double *full = sketch->fresh;
	size_t level = 0;
	numbers_sort(full, SKETCH_BUFFER);
	for (; sketch->buffers[level]; level++) {
		double *thin = xcalloc(SKETCH_BUFFER, sizeof *thin);
		bool odd = !sketch->takes_odd[level];
		buffers_thin(sketch->buffers[level], full, odd, thin);
		sketch->takes_odd[level] = odd;
		*(odd ? &sketch->too_many : &sketch->too_few) += UINT64_C(1) << level;
		free(sketch->buffers[level]);
		free(full);
		sketch->buffers[level] = NULL;
		full = thin;
	}
	sketch->buffers[level] = full;
	sketch->fresh = NULL;
	sketch->fresh_count = sketch->fresh_capacity = 0;
}

void
quantile_sketch_add(struct quantile_sketch *sketch, double number)
{
	if (sketch->count == 0 || number < sketch->minimum)
		sketch->minimum = number;
	if (sketch->count == 0 || number > sketch->maximum)
		sketch->maximum = number;
	sketch->count++;
	sketch->fresh = array_room(
		sketch->fresh, sketch->fresh_count, &sketch->fresh_capacity, sizeof *sketch->fresh);
	sketch->fresh[sketch->fresh_count++] = number;
	if (sketch->fresh_count == SKETCH_BUFFER)
		fresh_settle(sketch);
}

/* The level after `level` that has a buffer; SKETCH_LEVELS where there is none. */
static size_t
level_from(const struct quantile_sketch *sketch, size_t level)
{
	while (level < SKETCH_LEVELS && !sketch->buffers[level])
		level++;
	return level;
}

/* Merges one more sorted run, each number of which stands for `weight`, into what is there. */
static void
run_join(struct quantile_sketch *sketch, const double *run, size_t count, uint64_t weight)
{
	size_t total = sketch->value_count + count, i = 0, j = 0;
	double *values = xcalloc(total + 1, sizeof *values);
	uint64_t *weights = xcalloc(total + 1, sizeof *weights);
	for (size_t at = 0; at < total; at++) {
		bool old = j == count || (i < sketch->value_count && sketch->values[i] <= run[j]);
		values[at] = old ? sketch->values[i] : run[j];
		weights[at] = old ? sketch->ranks[i] : weight;
		i += old;
		j += !old;
	}
	free(sketch->values);
	free(sketch->ranks);
	sketch->values = values;
	sketch->ranks = weights;
	sketch->value_count = total;
}

void
quantile_sketch_settle(struct quantile_sketch *sketch)
{
	numbers_sort(sketch->fresh, sketch->fresh_count);
	run_join(sketch, sketch->fresh, sketch->fresh_count, 1);
	for (size_t level = level_from(sketch, 0); level < SKETCH_LEVELS;
		level = level_from(sketch, level + 1))
		run_join(sketch, sketch->buffers[level], SKETCH_BUFFER, UINT64_C(1) << level);
	for (size_t i = 1; i < sketch->value_count; i++)
		sketch->ranks[i] += sketch->ranks[i - 1];
}

void
quantile_sketch_free(struct quantile_sketch *sketch)
{
	free(sketch->fresh);
	for (size_t i = 0; i < SKETCH_LEVELS; i++)
		free(sketch->buffers[i]);
	free(sketch->values);
	free(sketch->ranks);
}

double
quantile_sketch_at(const struct quantile_sketch *sketch, int type, double p)
{
	if (sketch->too_many + sketch->too_few == 0)
		return quantile_sorted(sketch->values, sketch->value_count, type, p);
	if (!(p > 0 && p < 1))
		return p <= 0 ? sketch->minimum : p >= 1 ? sketch->maximum : (double)NAN;
	double rank = ceil(p * (double)sketch->count);
	size_t low = 0, high = sketch->value_count - 1;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if ((double)sketch->ranks[middle] < rank)
			low = middle + 1;
		else
			high = middle;
	}
	return sketch->values[low];
}

double
quantile_sketch_error(const struct quantile_sketch *sketch)
{
	uint64_t wrong = sketch->too_many > sketch->too_few ? sketch->too_many : sketch->too_few;
	return sketch->count ? (double)wrong / (double)sketch->count : 0;
}
