/* Charts of any shape from a seed: names of three to ten thousand characters, values at both ends, everything
 * known or nothing, texts that are missing. */
#ifndef MALTALL_TESTS_CHART_RANDOM_H
#define MALTALL_TESTS_CHART_RANDOM_H

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

#include "plots/chart/chart.h"
#include "stats/base/memory.h"
#include "tests/lot.h"

struct random_charts {
	struct targets_chart targets;
	struct units_chart units;
	struct grid_chart grid;
	struct target_bar *bars;
	struct unit_row *rows;
	struct grid_cell *cells;
	const char **names;
	uint64_t state;
	struct arena arena;
};

static inline unsigned
random_below(struct random_charts *charts, unsigned limit)
{
	charts->state = lot_step(charts->state);
	return (unsigned)(charts->state >> 33) % limit;
}

/* Words of letters, some of them wide, some with blanks between them, some without. */
static inline const char *
random_name(struct random_charts *charts)
{
	static const size_t lengths[] = { 0, 1, 3, 3, 12, 12, 20, 20, 60, 60, 200, 10000 };
	static const char *const letters[] = { "a", "e", "M", "W", "i", "ø", "Å", "1", "-", "漢", "Щ",
		"e\u0301", "\n", "%" };
	size_t length = lengths[random_below(charts, sizeof lengths / sizeof *lengths)];
	unsigned blanks = random_below(charts, 3) ? 5 : 1000;
	char *name = arena_alloc(&charts->arena, 3 * length + 1);
	for (size_t i = 0, at = 0; i < length; i++) {
		const char *letter = random_below(charts, blanks) ? letters[random_below(charts, 14)] : " ";
		for (; *letter; letter++)
			name[at++] = *letter;
	}
	return name;
}

static inline const char *
random_text(struct random_charts *charts)
{
	return random_below(charts, 6) ? random_name(charts) : NULL;
}

static inline double
random_fraction(struct random_charts *charts)
{
	static const double ends[] = { 0, 1, 0.5, -0.2, 1.7 };
	unsigned kind = random_below(charts, 10);
	return kind < 5 ? ends[kind] : random_below(charts, 1001) / 1000.0;
}

static inline struct heading
random_heading(struct random_charts *charts)
{
	return (struct heading){ .title = random_text(charts),
		.subtitle = random_text(charts),
		.source = random_text(charts),
		.description = random_text(charts),
		.nothing = random_text(charts) };
}

static inline void
random_fill(struct random_charts *charts, size_t row_count, unsigned known)
{
	for (size_t i = 0; i < row_count; i++) {
		charts->bars[i] = (struct target_bar){ .label = random_text(charts),
			.known = random_below(charts, 4) < known,
			.value = random_below(charts, 9) ? random_fraction(charts) : NAN,
			.target = random_below(charts, 4) ? random_fraction(charts) : NAN,
			.met = random_below(charts, 2),
			.value_text = random_text(charts),
			.target_text = random_text(charts),
			.verdict_text = random_text(charts),
			.note = random_text(charts) };
		charts->rows[i] = (struct unit_row){ .label = random_text(charts),
			.known = random_below(charts, 4) < known,
			.value = random_below(charts, 9) ? random_fraction(charts) : NAN,
			.lower = random_below(charts, 9) ? random_fraction(charts) : NAN,
			.upper = random_fraction(charts),
			.standing = (enum standing)random_below(charts, 4),
			.value_text = random_text(charts),
			.count_text = random_text(charts),
			.note = random_text(charts),
			.emphasis = !random_below(charts, 5) };
		charts->names[i] = random_text(charts);
	}
}

/* `row_count` and `column_count` at least 1. */
static inline struct random_charts *
random_charts_new(unsigned seed, size_t row_count, size_t column_count)
{
	struct random_charts *charts = xcalloc(1, sizeof *charts);
	size_t names = row_count > column_count ? row_count : column_count;
	charts->state = seed;
	charts->bars = xcalloc(row_count, sizeof *charts->bars);
	charts->rows = xcalloc(row_count, sizeof *charts->rows);
	charts->cells = xcalloc(row_count * column_count, sizeof *charts->cells);
	charts->names = xcalloc(names, sizeof *charts->names);
	unsigned known = random_below(charts, 5);
	random_fill(charts, row_count, known);
	for (size_t i = row_count; i < names; i++)
		charts->names[i] = random_text(charts);
	for (size_t i = 0; i < row_count * column_count; i++)
		charts->cells[i] = (struct grid_cell){ .known = random_below(charts, 4) < known,
			.value = random_fraction(charts),
			.met = random_below(charts, 2),
			.has_target = random_below(charts, 3),
			.text = random_text(charts) };
	charts->targets = (struct targets_chart){ random_heading(charts), charts->bars, row_count };
	charts->units = (struct units_chart){ .heading = random_heading(charts),
		.target = random_below(charts, 4) ? random_fraction(charts) : NAN,
		.target_text = random_text(charts),
		.value_head = random_text(charts),
		.count_head = random_text(charts),
		.legend_good = random_text(charts),
		.legend_open = random_text(charts),
		.legend_below = random_text(charts),
		.rows = charts->rows,
		.row_count = row_count };
	charts->grid = (struct grid_chart){ .heading = random_heading(charts),
		.columns = charts->names,
		.rows = charts->names,
		.column_count = column_count,
		.row_count = row_count,
		.cells = charts->cells,
		.legend_met = random_text(charts),
		.legend_not_met = random_text(charts),
		.legend_unknown = random_text(charts) };
	return charts;
}

static inline void
random_charts_free(struct random_charts *charts)
{
	arena_free(&charts->arena);
	free(charts->bars);
	free(charts->rows);
	free(charts->cells);
	free(charts->names);
	free(charts);
}

#endif
