/* Bars, compositions and distributions of any shape from a seed. */
#ifndef MALTALL_TESTS_CHART_RANDOM_BARS_H
#define MALTALL_TESTS_CHART_RANDOM_BARS_H

#include "tests/unit/chart_random.h"

/* In the arena of the charts they are made from. */
struct random_bars {
	struct bars_chart bars;
	struct pareto_chart pareto;
	struct composition_chart composition;
	struct histogram_chart histogram;
	struct histograms_chart histograms;
	struct boxes_chart boxes;
	struct intervals_chart intervals;
};

/* From nothing to more than any municipality has. */
static inline double
random_number(struct random_charts *charts)
{
	static const double sizes[] = { 0, 1e-6, 0.37, 7, 120, 23857, 8.5e9 };
	return sizes[random_below(charts, 7)] * random_below(charts, 1000) / 999.0;
}

static inline const char **
random_texts(struct random_charts *charts, size_t count)
{
	const char **texts = arena_alloc(&charts->arena, count * sizeof *texts);
	for (size_t i = 0; i < count; i++)
		texts[i] = random_text(charts);
	return texts;
}

static inline struct number_words
random_number_words(struct random_charts *charts)
{
	static const struct number_words words[] = { { ",", "\u00A0", "\u00A0%" }, { ".", ",", "%" } };
	return words[random_below(charts, 2)];
}

static inline struct bars_chart
random_bars_chart(struct random_charts *charts, size_t row_count)
{
	bool proportion = random_below(charts, 2);
	struct unit_row *rows = arena_alloc(&charts->arena, row_count * sizeof *rows);
	for (size_t i = 0; i < row_count; i++) {
		rows[i] = charts->rows[i];
		if (proportion)
			continue;
		rows[i].value = random_below(charts, 9) ? random_number(charts) : NAN;
		rows[i].lower = rows[i].value * 0.7;
		rows[i].upper = rows[i].value * 1.6;
	}
	return (struct bars_chart){ .heading = random_heading(charts),
		.proportion = proportion,
		.numbers = random_number_words(charts),
		.axis_text = random_text(charts),
		.target = random_below(charts, 3) ? random_fraction(charts) : NAN,
		.target_text = random_text(charts),
		.count_head = random_text(charts),
		.legend_good = random_text(charts),
		.legend_open = random_text(charts),
		.legend_below = random_text(charts),
		.rows = rows,
		.row_count = row_count };
}

/* Above and below zero, some without limits. */
static inline struct intervals_chart
random_intervals_chart(struct random_charts *charts, size_t row_count)
{
	struct unit_row *rows = arena_alloc(&charts->arena, row_count * sizeof *rows);
	for (size_t i = 0; i < row_count; i++) {
		double reach = random_below(charts, 5) ? random_number(charts) : NAN;
		rows[i] = charts->rows[i];
		rows[i].value = random_below(charts, 9) ? random_number(charts) - 10 : NAN;
		rows[i].lower = rows[i].value - reach;
		rows[i].upper = rows[i].value + 2 * reach;
	}
	return (struct intervals_chart){ .heading = random_heading(charts),
		.numbers = random_number_words(charts),
		.axis_text = random_text(charts),
		.reference = random_below(charts, 3) ? random_fraction(charts) : NAN,
		.reference_text = random_text(charts),
		.value_head = random_text(charts),
		.count_head = random_text(charts),
		.rows = rows,
		.row_count = row_count };
}

static inline struct pareto_chart
random_pareto_chart(struct random_charts *charts, size_t row_count)
{
	struct pareto_row *rows = arena_alloc(&charts->arena, row_count * sizeof *rows);
	for (size_t i = 0; i < row_count; i++)
		rows[i] = (struct pareto_row){ .label = random_text(charts),
			.known = charts->rows[i].known,
			.count = random_number(charts),
			.count_text = random_text(charts),
			.share_text = random_text(charts),
			.cumulative_text = random_text(charts),
			.note = random_text(charts) };
	struct heading heading = random_heading(charts);
	/* It has no axis whose numbers stand where all other texts are missing. */
	heading.source = "Kilde";
	return (struct pareto_chart){ .heading = heading,
		.share_head = random_text(charts),
		.cumulative_head = random_text(charts),
		.vital_count = random_below(charts, (unsigned)row_count + 2),
		.rule_text = random_text(charts),
		.rows = rows,
		.row_count = row_count };
}

static inline struct composition_chart
random_composition_chart(struct random_charts *charts, size_t row_count)
{
	size_t categories = 1 + random_below(charts, CATEGORY_INKS);
	struct composition_row *rows = arena_alloc(&charts->arena, row_count * sizeof *rows);
	for (size_t i = 0; i < row_count; i++) {
		double *shares = arena_alloc(&charts->arena, categories * sizeof *shares), sum = 0;
		for (size_t k = 0; k < categories; k++)
			sum += shares[k] = random_below(charts, 4) ? random_below(charts, 100) : 0;
		for (size_t k = 0; k < categories && sum > 0; k++)
			shares[k] /= sum;
		rows[i] = (struct composition_row){ .label = random_text(charts),
			.known = charts->rows[i].known,
			.shares = shares,
			.texts = random_below(charts, 4) ? random_texts(charts, categories) : NULL,
			.count_text = random_text(charts),
			.note = random_text(charts),
			.emphasis = !random_below(charts, 5) };
	}
	return (struct composition_chart){ .heading = random_heading(charts),
		.numbers = random_number_words(charts),
		.categories = random_texts(charts, categories),
		.category_count = categories,
		.count_head = random_text(charts),
		.rows = rows,
		.row_count = row_count };
}

static inline const double *
random_counts(struct random_charts *charts, size_t count)
{
	double *counts = arena_alloc(&charts->arena, count * sizeof *counts);
	for (size_t i = 0; i < count; i++)
		counts[i] = random_below(charts, 3) ? random_below(charts, 400) : 0;
	return counts;
}

/* In or around the bins, or NaN. */
static inline double
random_line(struct random_charts *charts, const struct bins *bins)
{
	double share = random_below(charts, 1001) / 800.0 - 0.1;
	return random_below(charts, 5) ? bins->first + share * (double)bins->count * bins->width : NAN;
}

static inline struct histograms_chart
random_histograms_chart(struct random_charts *charts, size_t row_count)
{
	struct bins bins = { random_number(charts) - 3, 0.001 + random_number(charts),
		1 + random_below(charts, 60) };
	struct histogram_row *rows = arena_alloc(&charts->arena, row_count * sizeof *rows);
	for (size_t i = 0; i < row_count; i++)
		rows[i] = (struct histogram_row){ .label = random_text(charts),
			.known = charts->rows[i].known,
			.counts = random_counts(charts, bins.count),
			.median = random_line(charts, &bins),
			.median_text = random_text(charts),
			.count_text = random_text(charts),
			.note = random_text(charts),
			.emphasis = !random_below(charts, 5) };
	return (struct histograms_chart){ .heading = random_heading(charts),
		.bins = bins,
		.limit = random_line(charts, &bins),
		.limit_text = random_text(charts),
		.axis_text = random_text(charts),
		.numbers = random_number_words(charts),
		.median_head = random_text(charts),
		.count_head = random_text(charts),
		.rows = rows,
		.row_count = row_count };
}

static inline struct histogram_chart
random_histogram_chart(struct random_charts *charts, const struct histograms_chart *groups)
{
	struct heading heading = random_heading(charts);
	/* There is no row whose note could stand on its card. */
	heading.nothing = "nothing";
	return (struct histogram_chart){ .heading = heading,
		.bins = groups->bins,
		.counts = groups->rows[0].counts,
		.bin_texts = random_below(charts, 2) ? random_texts(charts, groups->bins.count) : NULL,
		.median = random_line(charts, &groups->bins),
		.limit = random_line(charts, &groups->bins),
		.median_text = random_text(charts),
		.limit_text = random_text(charts),
		.axis_text = random_text(charts),
		.numbers = groups->numbers };
}

static inline struct box_row
random_box_row(struct random_charts *charts, bool known)
{
	size_t point_count = random_below(charts, random_below(charts, 9) ? 5 : 500);
	double *points = arena_alloc(&charts->arena, (point_count + 1) * sizeof *points), at[5];
	at[0] = random_number(charts) - random_number(charts);
	for (size_t i = 1; i < 5; i++)
		at[i] = at[i - 1] + random_number(charts);
	for (size_t i = 0; i < point_count; i++)
		points[i] = random_below(charts, 20) ? at[4] + random_number(charts) : NAN;
	return (struct box_row){ .label = random_text(charts),
		.known = known,
		.boxed = random_below(charts, 4),
		.low = at[0],
		.lower = at[1],
		.median = at[2],
		.upper = at[3],
		.high = at[4],
		.points = points,
		.point_count = point_count,
		.median_text = random_text(charts),
		.count_text = random_text(charts),
		.note = random_text(charts),
		.emphasis = !random_below(charts, 5) };
}

static inline struct boxes_chart
random_boxes_chart(struct random_charts *charts, size_t row_count)
{
	struct box_row *rows = arena_alloc(&charts->arena, row_count * sizeof *rows);
	for (size_t i = 0; i < row_count; i++)
		rows[i] = random_box_row(charts, charts->rows[i].known);
	return (struct boxes_chart){ .heading = random_heading(charts),
		.numbers = random_number_words(charts),
		.percent = !random_below(charts, 4),
		.axis_text = random_text(charts),
		.reference = random_below(charts, 3) ? random_number(charts) : NAN,
		.reference_text = random_text(charts),
		.median_head = random_text(charts),
		.count_head = random_text(charts),
		.rows = rows,
		.row_count = row_count };
}

/* `charts` has `row_count` rows. */
static inline struct random_bars
random_bars_of(struct random_charts *charts, size_t row_count)
{
	struct random_bars random = { .bars = random_bars_chart(charts, row_count),
		.pareto = random_pareto_chart(charts, row_count),
		.composition = random_composition_chart(charts, row_count),
		.histograms = random_histograms_chart(charts, row_count),
		.boxes = random_boxes_chart(charts, row_count),
		.intervals = random_intervals_chart(charts, row_count) };
	random.histogram = random_histogram_chart(charts, &random.histograms);
	return random;
}

#endif
