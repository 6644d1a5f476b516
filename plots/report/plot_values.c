/* Distributions of numbers: histograms and box plots. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/report/plot_cube.h"
#include "plots/report/plot_words.h"
#include "stats/method/histogram.h"
#include "stats/method/quantile.h"

/* With fewer values than this every value is shown as a point, and no box. */
enum { BOX_LEAST = 5, BINS_MOST = 30, BINS_MOST_IN_ROWS = 20 };

/* The numbers of a group in rising order. */
struct sample {
	double *sorted;
	size_t count;
};

static struct sample
sample_of(struct plot *plot, size_t group)
{
	const struct answer_group *rows = &plot->question->groups[group];
	struct sample sample = { plot_array(plot, rows->count, sizeof *sample.sorted), 0 };
	size_t missing, inexact;
	sample.count = question_numbers(
		plot->question, plot_answer(plot, ROLE_COLUMN), rows, sample.sorted, &missing, &inexact);
	plot->unnumbered += missing + inexact;
	numbers_sort(sample.sorted, sample.count);
	return sample;
}

static double
median_of(const struct sample *sample)
{
	return quantile_sorted(sample->sorted, sample->count, QUANTILE_TYPE_DEFAULT, 0.5);
}

/* All groups together. */
static struct sample
samples_together(const struct plot *plot, const struct sample *samples, size_t count)
{
	size_t total = 0;
	for (size_t i = 0; i < count; i++)
		total += samples[i].count;
	struct sample all = { plot_array(plot, total, sizeof *all.sorted), 0 };
	for (size_t i = 0; i < count; i++) {
		memcpy(all.sorted + all.count, samples[i].sorted, samples[i].count * sizeof *all.sorted);
		all.count += samples[i].count;
	}
	numbers_sort(all.sorted, all.count);
	return all;
}

static const char *
values_title(const struct plot *plot, const struct sample *samples, const size_t *order, size_t count,
	const struct sample *all)
{
	size_t known = 0;
	while (known < count && samples[order[known]].count)
		known++;
	if (known == 0)
		return plot_phrase(SAYS_NOTHING, plot->language);
	if (plot->question->by_count == 0)
		return plot_say(plot, all->count == 1 ? SAYS_MEDIAN_ONE : SAYS_MEDIAN,
			plot_number(plot, median_of(all)), plot_integer(plot, (int64_t)all->count));
	size_t most = order[0], least = order[known - 1];
	const char *high = plot_number(plot, median_of(&samples[most]));
	const char *low = plot_number(plot, median_of(&samples[least]));
	if (known == 1)
		return plot_say(plot, SAYS_MEDIAN_GROUP, high, plot_group_name(plot, most));
	if (strcmp(low, high) == 0)
		return plot_say(plot, SAYS_MEDIAN_SAME, low);
	return plot_say(plot, SAYS_MEDIAN_RANGE, low, plot_group_name(plot, least), high,
		plot_group_name(plot, most));
}

static double *
bin_counts(const struct plot *plot, const struct histogram *histogram, const struct sample *sample)
{
	double *counts = plot_array(plot, histogram->bins, sizeof *counts);
	uint64_t *whole = plot_array(plot, histogram->bins, sizeof *whole);
	(void)histogram_count(histogram, sample->sorted, sample->count, whole);
	for (size_t i = 0; i < histogram->bins; i++)
		counts[i] = (double)whole[i];
	return counts;
}

/* "5 til 10: 66" */
static const char *const *
bin_texts(const struct plot *plot, const struct histogram *histogram, const double *counts)
{
	const char **texts = plot_array(plot, histogram->bins, sizeof *texts);
	for (size_t i = 0; i < histogram->bins; i++)
		texts[i] = plot_say(plot, WORD_BIN, plot_number(plot, histogram_edge(histogram, i)),
			plot_number(plot, histogram_edge(histogram, i + 1)),
			plot_integer(plot, (int64_t)counts[i]));
	return texts;
}

static struct bins
bins_of(const struct histogram *histogram)
{
	if (histogram->bins == 0)
		return (struct bins){ 0, 1, 1 };
	return (struct bins){ histogram_edge(histogram, 0), histogram_step(histogram), histogram->bins };
}

static void
histogram_fill(struct plot *plot, const struct sample *all, struct plot_chart *chart)
{
	struct histogram histogram = histogram_of(all->sorted, all->count, BINS_MOST);
	double *counts = bin_counts(plot, &histogram, all);
	double median = median_of(all);
	chart->shape = SHOWS_HISTOGRAM;
	chart->heading.nothing = plot_phrase(WORD_NO_DATA, plot->language);
	chart->histogram = (struct histogram_chart){ .heading = chart->heading,
		.bins = bins_of(&histogram),
		.counts = counts,
		.bin_texts = bin_texts(plot, &histogram, counts),
		.median = median,
		.limit = NAN,
		.median_text = all->count ? plot_say(plot, WORD_MEDIAN_IS, plot_number(plot, median)) : "",
		.axis_text = plot_answer(plot, ROLE_COLUMN)->text,
		.numbers = *plot_numbers(plot->language) };
}

static void
histograms_fill(struct plot *plot, const struct sample *samples, const size_t *order, size_t count,
	const struct sample *all, struct plot_chart *chart)
{
	struct histogram histogram = histogram_of(all->sorted, all->count, BINS_MOST_IN_ROWS);
	struct histogram_row *rows = plot_array(plot, count, sizeof *rows);
	for (size_t i = 0; i < count; i++) {
		const struct sample *sample = &samples[order[i]];
		bool known = sample->count > 0;
		rows[i] = (struct histogram_row){ .label = plot_group_name(plot, order[i]),
			.known = known,
			.counts = bin_counts(plot, &histogram, sample),
			.median = median_of(sample),
			.median_text = known ? plot_number(plot, median_of(sample)) : "",
			.count_text = plot_integer(plot, (int64_t)sample->count),
			.note = plot_phrase(WORD_NO_VALUES, plot->language) };
	}
	chart->shape = SHOWS_HISTOGRAMS;
	chart->histograms = (struct histograms_chart){ .heading = chart->heading,
		.bins = bins_of(&histogram),
		.limit = NAN,
		.axis_text = plot_answer(plot, ROLE_COLUMN)->text,
		.numbers = *plot_numbers(plot->language),
		.median_head = plot_phrase(WORD_MEDIAN, plot->language),
		.count_head = plot_phrase(WORD_COUNT, plot->language),
		.rows = rows,
		.row_count = count };
}

static struct box_row
box_row_of(const struct plot *plot, const struct sample *sample, size_t group)
{
	struct box_summary box = box_summary_of(sample->sorted, sample->count, BOX_QUARTILES);
	bool known = sample->count > 0, boxed = sample->count >= BOX_LEAST;
	struct box_row row = { .label = plot_group_name(plot, group),
		.known = known,
		.boxed = boxed,
		.low = box.whisker_low,
		.lower = box.lower,
		.median = box.median,
		.upper = box.upper,
		.high = box.whisker_high,
		.points = sample->sorted,
		.point_count = sample->count,
		.median_text = known ? plot_number(plot, box.median) : "",
		.count_text = plot_integer(plot, (int64_t)sample->count),
		.note = plot_phrase(known ? WORD_FEW_VALUES : WORD_NO_VALUES, plot->language) };
	if (boxed) {
		size_t below = box.outliers_below, above = box.outliers_above;
		double *points = plot_array(plot, below + above, sizeof *points);
		memcpy(points, sample->sorted, below * sizeof *points);
		memcpy(points + below, sample->sorted + sample->count - above, above * sizeof *points);
		row.points = points;
		row.point_count = below + above;
	}
	return row;
}

static void
boxes_fill(struct plot *plot, const struct sample *samples, const size_t *order, size_t count,
	const struct sample *all, struct plot_chart *chart)
{
	struct box_row *rows = plot_array(plot, count, sizeof *rows);
	for (size_t i = 0; i < count; i++)
		rows[i] = box_row_of(plot, &samples[order[i]], order[i]);
	double reference = count > 1 ? median_of(all) : NAN;
	chart->shape = SHOWS_BOXES;
	chart->boxes = (struct boxes_chart){ .heading = chart->heading,
		.numbers = *plot_numbers(plot->language),
		.axis_text = plot_answer(plot, ROLE_COLUMN)->text,
		.reference = reference,
		.reference_text =
			isnan(reference) ? "" : plot_say(plot, WORD_MEDIAN_IS, plot_number(plot, reference)),
		.median_head = plot_phrase(WORD_MEDIAN, plot->language),
		.count_head = plot_phrase(WORD_COUNT, plot->language),
		.rows = rows,
		.row_count = count };
}

/* "Fordelingen av dager etter enhet" */
static const char *
values_shown(const struct plot *plot)
{
	const char *column = plot_say(plot, TELLS_DISTRIBUTION, plot_answer(plot, ROLE_COLUMN)->text);
	const struct question *question = plot->question;
	return question->by_count ? plot_say(plot, TELLS_BY, column, question->by[question->by_count - 1])
				  : column;
}

bool
plot_values(struct plot *plot, struct plot_chart *chart, struct error *err)
{
	size_t count = plot->question->group_count;
	if (!plot_needs_number(plot, ROLE_COLUMN, err))
		return false;
	struct sample *samples = plot_array(plot, count, sizeof *samples);
	double *medians = plot_array(plot, count, sizeof *medians);
	for (size_t i = 0; i < count; i++) {
		samples[i] = sample_of(plot, i);
		medians[i] = median_of(&samples[i]);
	}
	const size_t *order = plot_order(plot, medians, count);
	struct sample all = samples_together(plot, samples, count);
	const char *shown = values_shown(plot);
	if (plot->kind == PLOT_BOX)
		shown = plot_say(plot, TELLS_BOX, shown);
	chart->heading = plot_heading(plot, values_title(plot, samples, order, count, &all), shown);
	if (plot->kind == PLOT_BOX)
		boxes_fill(plot, samples, order, count, &all, chart);
	else if (plot->question->by_count)
		histograms_fill(plot, samples, order, count, &all, chart);
	else
		histogram_fill(plot, &all, chart);
	return true;
}
