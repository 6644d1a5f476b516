/* The condition language: text in, a typed tree out, truth columns from that.
 *
 * Truth has three values and follows Kleene: a comparison with a missing value is unknown.
 *
 *      and | F U T      or | F U T      not |
 *      ----+------     ----+------     -----+---
 *       F  | F F F      F  | F U T       F  | T
 *       U  | F U U      U  | U U T       U  | U
 *       T  | F U T      T  | T T T       T  | F
 *
 * `is missing` is never unknown. `any T where C` is true if C is true for one row, else unknown if it is
 * unknown for one, else false. A count is a pair, a least and a most; a comparison with it is unknown only
 * where the pair leaves it open. `min`, `max`, `sum`, `mean` are missing if the condition of a row is
 * unknown; `min` and `max` skip missing values, `sum` and `mean` are missing if one is; over no rows count
 * and sum are 0, the others missing. A number that is not exact (column_range) is a pair too, and never
 * missing; all four are missing if they meet one.
 *
 * operators.h has the table of everything the language knows. */
#ifndef MALTALL_EXPR_EXPR_H
#define MALTALL_EXPR_EXPR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/base/buffer.h"
#include "stats/table/table.h"

/* A mistake in a condition: where in its text (bytes), and what. */
struct expr_error {
	size_t offset, length; /* the piece of text to point at; length may be 0 at the end */
	char message[512];     /* empty: no error */
};

/* The tables and named conditions that an expression may speak of. Borrows the specs (with their `target`s
 * resolved); sets their columns' `used` as expressions come to need them. */
struct vocabulary;

struct vocabulary *vocabulary_new(struct table_spec *tables, size_t table_count);
void vocabulary_free(struct vocabulary *vocabulary);
/* Whether anything compiled in it so far speaks of as_of. */
bool vocabulary_uses_as_of(const struct vocabulary *vocabulary);

/* Declares a named condition about the rows of one table; its text is borrowed and compiled when first
 * needed, so conditions may use each other in any order. False if a column of the table or an earlier
 * condition of the same table has that name (err->message says which). */
bool vocabulary_declare(struct vocabulary *vocabulary, const char *name, size_t table, const char *text,
	struct expr_error *err);
/* Compiles the condition declared with that name for that table; false and err if it is wrong in itself, is
 * not a truth, or is defined by way of itself. */
bool vocabulary_compile(
	struct vocabulary *vocabulary, const char *name, size_t table, struct expr_error *err);

struct expr; /* belongs to the vocabulary that compiled it */

/* Compiles a condition (a truth) about the rows of `table`. NULL and err on a mistake. */
const struct expr *expr_compile(
	struct vocabulary *vocabulary, size_t table, const char *text, struct expr_error *err);

/* Compiles an expression of any type about the rows of `table`; *type says which. A duration is a mistake. */
const struct expr *expr_compile_value(struct vocabulary *vocabulary, size_t table, const char *text,
	enum value_type *type, struct expr_error *err);
/* The expression for one column of a table, whatever its name. */
const struct expr *expr_of_column(struct vocabulary *vocabulary, size_t table, size_t column);

/* How rows fall into groups: by a value of their own or reached through references (`enhet`,
 * `veileder.enhet`), one group a row; or by the values of the rows that refer to them (`alis.enhet`,
 * `alis.enhet where i_arbeid`), any number of groups a row. */
struct grouping {
	const char *label;        /* the text without its where part */
	const struct expr *value; /* about the rows of value_table */
	const struct expr *where; /* about the rows of value_table; NULL: all */
	size_t value_table;
	size_t reference; /* the column of value_table that leads to the grouped table; SIZE_MAX: none */
	const struct column_spec *column; /* the column the value comes from, for its one_of */
};
bool grouping_compile(struct vocabulary *vocabulary, size_t table, const char *text,
	struct grouping *grouping, struct expr_error *err);

/* Expressions over loaded tables at one as-of date. Conditions about other tables are worked out once, in one
 * pass over the table concerned, and kept. */
struct evaluation;

struct evaluation *evaluation_new(
	const struct vocabulary *vocabulary, const struct tables *tables, int32_t as_of);
void evaluation_free(struct evaluation *evaluation);

/* The truth of a condition for every row of its table, into out[rows] (enum truth). */
void evaluation_truths(struct evaluation *evaluation, const struct expr *expr, uint8_t *out);

/* The values of a number for every row: the least and the most it may be, equal where it is exact, NaN where
 * it is missing. `high` may be NULL. */
void evaluation_numbers(struct evaluation *evaluation, const struct expr *expr, double *low, double *high);
/* The values of a date for every row, DATE_MISSING where it is missing. */
void evaluation_dates(struct evaluation *evaluation, const struct expr *expr, int32_t *out);

/* The column behind an unknown: for every row whose truth is unknown the number of a column (see blame_name),
 * else 0. */
void evaluation_blame(struct evaluation *evaluation, const struct expr *expr, uint32_t *out);
/* Adds "plandato", or "mote.skjema" where the column is of another table than `table`. */
void blame_name(const struct evaluation *evaluation, uint32_t blame, size_t table, struct buffer *out);

/* The value of an expression of any type as a text code of the tables' dictionary, for every row of its table
 * (numbers and dates in their shortest text, truths as true and false; CODE_MISSING where missing or
 * unknown). */
void evaluation_codes(struct evaluation *evaluation, const struct expr *expr, uint32_t *out);

#endif
