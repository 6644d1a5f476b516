#include <math.h>
#include <string.h>

#include "cmd/computation.h"
#include "cmd/history.h"
#include "plots/report/heads.h"

struct listing *
retrospect_listing(const struct retrospect *retrospect, const struct listing_column *columns, size_t count)
{
	struct listing_column named[32];
	for (size_t i = 0; i < count; i++) {
		named[i] = columns[i];
		named[i].head = head_text(columns[i].name, retrospect->language);
	}
	return listing_new(named, count);
}

void
run_list(struct listing *listing, const char *definitions, const char *as_of, int64_t revision)
{
	listing_text(listing, definitions);
	listing_date(listing, date_parse_iso(as_of, strlen(as_of)));
	listing_integer(listing, revision);
}

static void
count_list(struct listing *listing, bool known, int64_t number)
{
	if (known)
		listing_integer(listing, number);
	else
		listing_text(listing, NULL);
}

static double
fraction(const struct kept_cell *cell, int64_t numerator, int64_t denominator)
{
	return cell->open && denominator > 0 ? (double)numerator / (double)denominator : (double)NAN;
}

static void
cell_list(struct listing *listing, const struct kept_cell *cell)
{
	listing_text(listing, cell->indicator);
	listing_text(listing, cell->by);
	listing_text(listing, cell->group);
	count_list(listing, cell->open, cell->numerator);
	count_list(listing, cell->open, cell->denominator);
	listing_share(listing, fraction(cell, cell->numerator, cell->denominator));
	listing_share(listing, cell->lower);
	listing_share(listing, cell->upper);
	listing_share(listing, fraction(cell, cell->lowest_numerator, cell->lowest_denominator));
	listing_share(listing, fraction(cell, cell->highest_numerator, cell->highest_denominator));
	listing_text(listing, *cell->target ? cell->target : NULL);
	listing_text(listing, *cell->verdict ? cell->verdict : NULL);
	count_list(listing, cell->missing_known, cell->missing_to_target);
	count_list(listing, cell->open, cell->undetermined);
	count_list(listing, cell->open, cell->excluded);
	count_list(listing, cell->open, cell->excepted);
	listing_text(listing, cell->state);
}

#define CELL_COLUMNS                                                                                         \
	{ "indicator", NULL, false }, { "by", NULL, false }, { "group", NULL, false },                       \
		{ "numerator", NULL, true }, { "denominator", NULL, true }, { "proportion", NULL, true },    \
		{ "lower", NULL, true }, { "upper", NULL, true }, { "lowest", NULL, true },                  \
		{ "highest", NULL, true }, { "target", NULL, false }, { "verdict", NULL, false },            \
		{ "missing_to_target", NULL, true }, { "undetermined", NULL, true },                         \
		{ "excluded", NULL, true }, { "excepted", NULL, true },                                      \
	{                                                                                                    \
		"state", NULL, false                                                                         \
	}

bool
cells_say(const struct retrospect *retrospect, const struct kept_runs *runs, struct error *err)
{
	static const struct listing_column columns[] = { { "definitions", NULL, false },
		{ "as_of", NULL, false }, { "revision", NULL, true }, CELL_COLUMNS };
	struct listing *listing = retrospect_listing(retrospect, columns, sizeof columns / sizeof *columns);
	bool done = true;
	for (size_t i = 0; i < runs->count && done; i++) {
		const struct kept_run *run = &runs->items[i];
		struct kept_cells cells;
		done = kept_cells_read(retrospect->history, run->id, &cells, err);
		for (size_t j = 0; j < cells.count && done; j++) {
			run_list(listing, run->definitions, run->as_of, run->revision);
			cell_list(listing, &cells.items[j]);
		}
		kept_cells_free(&cells);
	}
	done = done && listing_say(listing, retrospect->format, retrospect->language, err);
	listing_free(listing);
	return done;
}

bool
figures_say(const struct retrospect *retrospect, int64_t run, struct error *err)
{
	static const struct listing_column columns[] = { { "definitions", NULL, false },
		{ "as_of", NULL, false }, { "revision", NULL, true }, { "run_as_of", NULL, false },
		CELL_COLUMNS };
	struct kept_figures figures;
	struct listing *listing = retrospect_listing(retrospect, columns, sizeof columns / sizeof *columns);
	bool done = kept_figures_read(retrospect->history, &retrospect->filter, run, &figures, err);
	for (size_t i = 0; i < figures.count && done; i++) {
		const struct kept_figure *figure = &figures.items[i];
		struct kept_cells cells;
		done = kept_figures_cells(retrospect->history, figure, &cells, err);
		for (size_t j = 0; j < cells.count && done; j++) {
			run_list(listing, figure->definitions, figure->as_of, figure->revision);
			listing_date(listing, date_parse_iso(figure->run_as_of, strlen(figure->run_as_of)));
			cell_list(listing, &cells.items[j]);
		}
		kept_cells_free(&cells);
	}
	kept_figures_free(&figures);
	done = done && listing_say(listing, retrospect->format, retrospect->language, err);
	listing_free(listing);
	return done;
}
