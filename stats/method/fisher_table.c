#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/method/fisher.h"

/* Ways to fill the columns so far that leave the same rows and are equally probable. A set of them is an open
 * hash table over arrays. */
struct states {
	uint32_t *rests; /* row_count each, in rising order: the rows' names do not matter to what follows */
	double *cells;   /* sum of -ln(cell!) of what was placed */
	double *ways;    /* how many there are */
	uint32_t *slots; /* state + 1, or 0 */
	size_t count, capacity, slot_count, row_count;
};

struct walk {
	struct states next;
	uint32_t *rest, *sorted; /* of the rows, while a column is filled */
	uint32_t *columns;       /* sums */
	double *log_factorial;
	size_t row_count, column_count;
	size_t column;                                         /* being filled */
	double ways;                                           /* of the state it is filled from */
	double later_evenly, later_together, later_factorials; /* of the columns after it */
	double limit;    /* a table counts whose sum of -ln(cell!) is at most this */
	double constant; /* ln of the margins' part of a probability */
	double p;
	size_t steps;
};

/* Sums that differ by rounding alone are the same. */
static int64_t
cells_key(double cells)
{
	return (int64_t)llround(cells * 1e8);
}

static size_t
state_hash(const uint32_t *rest, size_t row_count, double cells)
{
	uint64_t hash = (uint64_t)cells_key(cells) * 0x9E3779B97F4A7C15u;
	for (size_t i = 0; i < row_count; i++)
		hash = (hash ^ rest[i]) * 0x100000001B3u;
	return (size_t)(hash ^ hash >> 29);
}

/* The slot of the state, or the empty one where it belongs. */
static size_t
state_slot(const struct states *states, const uint32_t *rest, double cells)
{
	size_t slot = state_hash(rest, states->row_count, cells) & (states->slot_count - 1);
	for (; states->slots[slot] != 0; slot = (slot + 1) & (states->slot_count - 1)) {
		size_t state = states->slots[slot] - 1;
		if (cells_key(states->cells[state]) == cells_key(cells) &&
			memcmp(states->rests + state * states->row_count, rest,
				states->row_count * sizeof *rest) == 0)
			break;
	}
	return slot;
}

static void
states_grow(struct states *states)
{
	states->capacity = states->capacity ? 2 * states->capacity : 1024;
	states->slot_count = 4 * states->capacity;
	states->rests =
		xreallocarray(states->rests, states->capacity, states->row_count * sizeof *states->rests);
	states->cells = xreallocarray(states->cells, states->capacity, sizeof *states->cells);
	states->ways = xreallocarray(states->ways, states->capacity, sizeof *states->ways);
	free(states->slots);
	states->slots = xcalloc(states->slot_count, sizeof *states->slots);
	for (size_t i = 0; i < states->count; i++)
		states->slots[state_slot(states, states->rests + i * states->row_count, states->cells[i])] =
			(uint32_t)i + 1;
}

static void
states_add(struct states *states, const uint32_t *rest, double cells, double ways)
{
	if (states->count == states->capacity)
		states_grow(states);
	size_t slot = state_slot(states, rest, cells);
	if (states->slots[slot] == 0) {
		size_t state = states->count++;
		memcpy(states->rests + state * states->row_count, rest, states->row_count * sizeof *rest);
		states->cells[state] = cells;
		states->ways[state] = 0;
		states->slots[slot] = (uint32_t)state + 1;
	}
	states->ways[states->slots[slot] - 1] += ways;
}

static void
states_free(struct states *states)
{
	free(states->rests);
	free(states->cells);
	free(states->ways);
	free(states->slots);
}

/* The sum of -ln(cell!) where a margin is spread over its cells as evenly as whole numbers can be. */
static double
spread_evenly(const struct walk *walk, size_t margin, size_t cells)
{
	size_t least = margin / cells, more = margin % cells;
	return -(double)more * walk->log_factorial[least + 1] -
	       (double)(cells - more) * walk->log_factorial[least];
}

static void
rest_sort(struct walk *walk)
{
	for (size_t i = 0; i < walk->row_count; i++) {
		size_t place = i;
		for (; place > 0 && walk->sorted[place - 1] > walk->rest[i]; place--)
			walk->sorted[place] = walk->sorted[place - 1];
		walk->sorted[place] = walk->rest[i];
	}
}

/* A column is full: the tables that follow are counted, passed over or kept for the next column. */
static void
column_close(struct walk *walk, double cells)
{
	size_t later = walk->column_count - walk->column - 1, left = 0;
	double evenly = 0, together = 0;
	for (size_t i = 0; i < walk->row_count; i++) {
		left += walk->rest[i];
		evenly += spread_evenly(walk, walk->rest[i], later);
		together -= walk->log_factorial[walk->rest[i]];
	}
	double most = fmin(evenly, walk->later_evenly), least = fmax(together, walk->later_together);
	if (cells + most <= walk->limit) {
		/* Over all tables with given margins the products of 1/cell! add up to n! / product of
		 * margins!. */
		double all = walk->log_factorial[left] + together - walk->later_factorials;
		walk->p += walk->ways * exp(walk->constant + cells + all);
	} else if (cells + least <= walk->limit) {
		rest_sort(walk);
		states_add(&walk->next, walk->sorted, cells, walk->ways);
	}
}

/* Places `left` cases of the column on the rows from `row` on, which can take `room`. */
static void
column_fill(struct walk *walk, size_t row, uint32_t left, uint32_t room, double cells)
{
	if (walk->steps > FISHER_STEPS || walk->next.count > FISHER_STATES)
		return;
	if (row == walk->row_count) {
		walk->steps++;
		column_close(walk, cells);
		return;
	}
	uint32_t own = walk->rest[row], others = room - own;
	uint32_t least = left > others ? left - others : 0, most = left < own ? left : own;
	for (uint32_t cell = least; cell <= most; cell++) {
		walk->rest[row] = own - cell;
		column_fill(walk, row + 1, left - cell, others, cells - walk->log_factorial[cell]);
	}
	walk->rest[row] = own;
}

static void
column_walk(struct walk *walk, const struct states *states)
{
	walk->later_evenly = walk->later_together = walk->later_factorials = 0;
	for (size_t j = walk->column + 1; j < walk->column_count; j++) {
		walk->later_evenly += spread_evenly(walk, walk->columns[j], walk->row_count);
		walk->later_together -= walk->log_factorial[walk->columns[j]];
	}
	walk->later_factorials = -walk->later_together;
	for (size_t i = 0; i < states->count; i++) {
		uint32_t room = 0;
		memcpy(walk->rest, states->rests + i * walk->row_count, walk->row_count * sizeof *walk->rest);
		for (size_t row = 0; row < walk->row_count; row++)
			room += walk->rest[row];
		walk->ways = states->ways[i];
		column_fill(walk, 0, walk->columns[walk->column], room, states->cells[i]);
	}
}

/* Margins, logarithms of factorials and the table's own probability. The shorter side becomes the rows. */
static struct states
walk_prepare(struct walk *walk, const struct contingency *table, size_t cases)
{
	bool turned = table->rows > table->columns;
	walk->row_count = turned ? table->columns : table->rows;
	walk->column_count = turned ? table->rows : table->columns;
	walk->log_factorial = xcalloc(cases + 2, sizeof *walk->log_factorial);
	for (size_t i = 2; i <= cases + 1; i++)
		walk->log_factorial[i] = walk->log_factorial[i - 1] + log((double)i);
	walk->rest = xcalloc(walk->row_count, 2 * sizeof *walk->rest);
	walk->sorted = walk->rest + walk->row_count;
	walk->columns = xcalloc(walk->column_count, sizeof *walk->columns);
	walk->constant = -walk->log_factorial[cases];
	double own = 0;
	for (size_t row = 0; row < table->rows; row++) {
		for (size_t column = 0; column < table->columns; column++) {
			uint32_t cell = (uint32_t)table->counts[row * table->columns + column];
			walk->rest[turned ? column : row] += cell;
			walk->columns[turned ? row : column] += cell;
			own -= walk->log_factorial[cell];
		}
	}
	for (size_t i = 0; i < walk->row_count; i++)
		walk->constant += walk->log_factorial[walk->rest[i]];
	for (size_t i = 0; i < walk->column_count; i++)
		walk->constant += walk->log_factorial[walk->columns[i]];
	/* Probabilities that differ by rounding alone are equal, as in fisher_test. */
	walk->limit = own + log1p(1e-7);
	struct states start = { .row_count = walk->row_count };
	rest_sort(walk);
	states_add(&start, walk->sorted, 0, 1);
	return start;
}

double
fisher_table_p(const struct contingency *table, bool *too_many)
{
	*too_many = false;
	struct chi_square test = chi_square_test(table, false);
	if (test.state != CONTINGENCY_TESTED)
		return NAN;
	if (test.cases > FISHER_STEPS) {
		*too_many = true;
		return NAN;
	}
	struct walk walk = { .column = 0 };
	struct states states = walk_prepare(&walk, table, (size_t)test.cases);
	/* What is left of the rows is the last column. */
	for (; walk.column + 1 < walk.column_count && !*too_many; walk.column++) {
		walk.next = (struct states){ .row_count = walk.row_count };
		column_walk(&walk, &states);
		states_free(&states);
		states = walk.next;
		*too_many = walk.steps > FISHER_STEPS || states.count > FISHER_STATES;
	}
	states_free(&states);
	free(walk.columns);
	free(walk.rest);
	free(walk.log_factorial);
	return *too_many ? NAN : fmin(walk.p, 1);
}
