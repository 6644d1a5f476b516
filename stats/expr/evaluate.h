/* The evaluator's memory: private to this room.
 *
 * Every expression is evaluated a block of rows at a time. What concerns other rows than those at hand
 * (aggregates, and expressions looked up through references) is worked out beforehand for the whole of its
 * table, so that the cost stays linear in rows. */
#ifndef MALTALL_EXPR_EVALUATE_H
#define MALTALL_EXPR_EVALUATE_H

#include "stats/expr/tree.h"

struct memory {
	struct values block;   /* this expression's own values for a block; constants: filled once */
	struct values whole;   /* its values for every row of its table, where others look them up */
	uint8_t *matches;      /* see kernel_context */
	bool prepared, ranged; /* ranged: whole.high is memory of its own */
};

struct evaluation {
	const struct vocabulary *vocabulary;
	const struct tables *tables;
	int32_t as_of;
	bool blaming;
	struct memory *memories; /* by the expressions' ids */
	size_t memory_count;
	uint16_t *first_blame;     /* of each table's columns */
	uint16_t first_empty;      /* + table: there is no row of it */
	struct evaluation *blamed; /* the same evaluation, with blame; made when asked for */
};

/* "Something in the computation": a division by zero, a date out of range. */
enum { BLAME_COMPUTED = UINT16_MAX };

uint16_t blame_of_column(const struct evaluation *evaluation, size_t table, size_t column);

struct values values_new(enum expr_type type, size_t rows, bool ranged, bool blaming);
void values_free(struct values *values, bool ranged);
/* Is the value missing, unknown, or a range? */
bool vector_is_open(const struct vector *vector, size_t row);

/* Works out what an expression needs from other tables; does nothing the second time. */
void expr_prepare(struct evaluation *evaluation, const struct expr *expr);
/* rows <= BLOCK_ROWS values from row `first` on, of a prepared expression. */
struct vector expr_block(struct evaluation *evaluation, const struct expr *expr, size_t first, size_t rows);

/* Fills memory->whole of an aggregate whose `where` is prepared. */
void aggregate_run(struct evaluation *evaluation, const struct expr *expr);

#endif
