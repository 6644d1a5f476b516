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
	/* The last block made, so that a condition used in several places is worked out once; rows 0: none
	 * yet. */
	struct vector last;
	size_t last_first, last_rows;
	struct range_set *set; /* EXPR_LIST of constants only */
};

struct evaluation {
	const struct vocabulary *vocabulary;
	const struct tables *tables;
	int32_t as_of;
	bool blaming;
	struct memory *memories; /* by the expressions' ids */
	size_t memory_count;
	uint32_t *first_blame;     /* of each table's columns */
	uint32_t first_empty;      /* + table: there is no row of it */
	struct evaluation *blamed; /* the same evaluation, with blame; made when asked for */
};

/* "Something in the computation": a division by zero, a date out of range. */
#define BLAME_COMPUTED UINT32_MAX

uint32_t blame_of_column(const struct evaluation *evaluation, size_t table, size_t column);

struct values values_new(enum expr_type type, size_t rows, bool ranged, bool blaming);
void values_free(struct values *values, bool ranged);
/* Is the value missing, unknown, or a range? */
bool vector_is_open(const struct vector *vector, size_t row);

/* Works out what an expression needs from other tables; does nothing the second time. */
void expr_prepare(struct evaluation *evaluation, const struct expr *expr);
/* rows <= BLOCK_ROWS values from row `first` on, of a prepared expression. */
struct vector expr_block(struct evaluation *evaluation, const struct expr *expr, size_t first, size_t rows);

/* Where a chain of references (of an EXPR_LOOKUP) leads from one row; ROW_NONE, and the step that leads
 * nowhere. */
size_t path_arrive(const struct evaluation *evaluation, const struct expr *expr, size_t row,
	const struct step **missing);

/* The constants of a list as sorted numbers (dates and codes are numbers too); NULL if an item is not
 * constant. */
struct range_set *range_set_new(struct evaluation *evaluation, const struct expr *list);
void range_set_free(struct range_set *set);
/* The truth of each value being in the set: of a range, unknown if only some of it is. */
void range_set_look(const struct range_set *set, const struct vector *values, size_t rows, uint8_t *truths);

/* Fills memory->whole of an aggregate whose `where` is prepared. */
void aggregate_run(struct evaluation *evaluation, const struct expr *expr);

#endif
