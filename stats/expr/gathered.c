#include "stats/expr/gathered.h"

#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/base/side_by_side.h"

/* Fewer rows are not worth a thread, and no more memory is worth its time. */
enum { GATHERER_ROWS = 1 << 20, GATHERERS_BYTES = 256 * 1024 * 1024 };

/* One that gathers from some rows. */
struct gatherer {
	struct timeline *timeline; /* its own, which keeps the block of rows at hand */
	const struct table *source;
	const struct expr *expr;
	size_t first, end; /* the rows; `first` is where a block begins */
	struct gathered gathered;
};

static size_t
moments_size(const struct timeline *timeline)
{
	return timeline_count(timeline) <= NARROW_DATES ? sizeof(uint8_t) : sizeof(struct moments);
}

static struct gathered
gathered_new(const struct timeline *timeline, size_t rows)
{
	struct gathered gathered = { 0 };
	if (timeline_count(timeline) <= NARROW_DATES)
		gathered.narrow = xcalloc(rows + 1, sizeof(*gathered.narrow));
	else
		gathered.wide = xcalloc(rows + 1, sizeof(*gathered.wide));
	return gathered;
}

void
gathered_free(struct gathered *gathered)
{
	free(gathered->narrow);
	free(gathered->wide);
	*gathered = (struct gathered){ 0 };
}

static inline void
gathered_add(const struct gathered *gathered, size_t row, struct moments moments)
{
	if (gathered->narrow) {
		gathered->narrow[row] |= (uint8_t)(moments.holds | moments.unknown << NARROW_DATES);
	} else if (gathered->wide) {
		gathered->wide[row].holds |= moments.holds;
		gathered->wide[row].unknown |= moments.unknown;
	}
}

static void
rows_gather(void *context)
{
	const struct gatherer *gatherer = context;
	const uint32_t *parents = gatherer->source->columns[gatherer->expr->reference].parents;
	for (size_t first = gatherer->first; first < gatherer->end; first += BLOCK_ROWS) {
		size_t rows = gatherer->end - first < BLOCK_ROWS ? gatherer->end - first : BLOCK_ROWS;
		const struct moments *where =
			timeline_block(gatherer->timeline, gatherer->expr->where, first, rows);
		for (size_t i = 0; i < rows; i++) {
			/* Of most rows that is all there is to be seen. */
			if ((where[i].holds | where[i].unknown) == 0 || parents[first + i] == ROW_NONE)
				continue;
			gathered_add(&gatherer->gathered, parents[first + i], where[i]);
		}
	}
}

static void
gathered_join(const struct gathered *gathered, const struct gathered *other, size_t rows)
{
	for (size_t row = 0; gathered->narrow && row < rows; row++)
		gathered->narrow[row] |= other->narrow[row];
	for (size_t row = 0; gathered->wide && row < rows; row++) {
		gathered->wide[row].holds |= other->wide[row].holds;
		gathered->wide[row].unknown |= other->wide[row].unknown;
	}
}

/* A condition about other rows than those at hand is worked out for whole tables, which each would do anew.
 */
static bool
is_about_its_row(const struct expr *expr)
{
	bool about_it = expr->kind != EXPR_AGGREGATE && expr->kind != EXPR_LOOKUP;
	for (size_t i = 0; about_it && i < expr->operand_count; i++)
		about_it = is_about_its_row(expr->operands[i]);
	return about_it;
}

static size_t
gatherers_of(
	const struct timeline *timeline, const struct expr *expr, const struct table *source, size_t rows)
{
	size_t threads = is_about_its_row(expr->where) ? table_spec_threads(source->spec) : 1;
	size_t most = GATHERERS_BYTES / (moments_size(timeline) * (rows + 1));
	size_t share = source->spec->portion ? source->spec->portion : GATHERER_ROWS;
	if (threads > source->rows / share)
		threads = source->rows / share;
	return threads > most ? most : threads;
}

struct gathered
gathered_of(struct timeline *timeline, const struct expr *expr)
{
	const struct tables *tables = timeline_tables(timeline);
	const struct table *source = &tables->items[expr->source];
	const size_t rows = tables->items[expr->table].rows;
	size_t count = gatherers_of(timeline, expr, source, rows);
	count = count < 1 ? 1 : count;
	const size_t share = (source->rows / count / BLOCK_ROWS + 1) * BLOCK_ROWS;
	struct gatherer *gatherers = xcalloc(count, sizeof(*gatherers));
	for (size_t i = 0; i < count; i++) {
		size_t first = i * share, end = first + share;
		gatherers[i] = (struct gatherer){ .timeline = i ? timeline_again(timeline) : timeline,
			.source = source,
			.expr = expr,
			.first = first,
			.end = end < source->rows ? end : source->rows,
			.gathered = gathered_new(timeline, rows) };
	}
	side_by_side(rows_gather, gatherers, count, sizeof(*gatherers));
	for (size_t i = 1; i < count; i++) {
		gathered_join(&gatherers[0].gathered, &gatherers[i].gathered, rows);
		gathered_free(&gatherers[i].gathered);
		timeline_free(gatherers[i].timeline);
	}
	struct gathered gathered = gatherers[0].gathered;
	free(gatherers);
	return gathered;
}

void
gathered_truths(const struct gathered *gathered, size_t rows, uint8_t *truths)
{
	for (size_t row = 0; row < rows; row++) {
		struct moments moments = gathered_at(gathered, row);
		bool holds = moments.holds & 1, unknown = moments.unknown & 1;
		truths[row] = holds ? TRUTH_TRUE : unknown ? TRUTH_UNKNOWN : TRUTH_FALSE;
	}
}
