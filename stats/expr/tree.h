/* A typed expression and the vocabulary it was compiled in: private to this room. */
#ifndef MALTALL_EXPR_TREE_H
#define MALTALL_EXPR_TREE_H

#include "stats/expr/syntax.h"
#include "stats/expr/vector.h"

enum expr_kind {
	EXPR_CONSTANT, /* number, text, date, truth or duration as written */
	EXPR_AS_OF,
	EXPR_COLUMN,    /* of the rows at hand */
	EXPR_LOOKUP,    /* another expression about the row that a chain of references leads to */
	EXPR_OPERATION, /* a kernel over one or two operands */
	EXPR_LIST,      /* first operand equal to one of the others */
	EXPR_AGGREGATE, /* over the rows of another table that refer to the rows at hand */
};

/* One step along a reference: from the rows of a table through one of its columns. */
struct step {
	size_t table, column;
};

struct expr {
	enum expr_kind kind;
	enum expr_type type;
	size_t id;     /* its place among the vocabulary's expressions */
	size_t table;  /* whose rows it is about */
	size_t depth;  /* of the tree below, named conditions and all */
	bool constant; /* the same for every row */
	double number;
	int32_t date;
	uint8_t truth;
	struct duration duration;
	const char *text;
	size_t text_length;
	size_t column;
	struct step *path; /* EXPR_LOOKUP */
	size_t path_length;
	const struct operator_entry *entry;
	const struct signature *signature;
	const struct expr **operands;
	size_t operand_count;
	/* EXPR_AGGREGATE: over the rows of `source` whose column `reference` leads here */
	size_t source, reference;
	const struct expr *where; /* NULL: all of them */
	size_t value;             /* the column summarised */
};

enum condition_state { CONDITION_DECLARED, CONDITION_COMPILING, CONDITION_COMPILED, CONDITION_WRONG };

struct declared_condition {
	const char *name, *text;
	size_t table;
	enum condition_state state;
	const struct expr *expr;
	struct expr_error mistake; /* CONDITION_WRONG */
};

struct vocabulary {
	struct table_spec *tables;
	size_t table_count;
	struct declared_condition *conditions;
	size_t condition_count, condition_capacity;
	size_t expr_count;
	bool uses_as_of;
	size_t nesting; /* of conditions being compiled because others use them */
	struct arena arena;
};

struct expr *expr_new(struct vocabulary *vocabulary, enum expr_kind kind, enum expr_type type, size_t table);
/* Says that `child` is a part of `expr`: it is then at least one deeper. */
void expr_over(struct expr *expr, const struct expr *child);

/* A text is at most SYNTAX_DEPTH_LIMIT deep; with the named conditions in it, it may be this deep, and they
 * may use each other in this many steps. The walkers recurse. */
enum { EXPR_DEPTH_LIMIT = 600, CONDITION_NESTING_LIMIT = 100 };

/* The condition of that name about that table; NULL if there is none. */
struct declared_condition *vocabulary_condition(
	const struct vocabulary *vocabulary, const char *name, size_t table);
/* Compiles it unless that is done; NULL and err (pointing at `place`) if it cannot be used. */
const struct expr *condition_use(struct vocabulary *vocabulary, struct declared_condition *condition,
	const struct name *place, struct expr_error *err);

/* Types a tree. NULL and err on a mistake. */
const struct expr *expr_check(
	struct vocabulary *vocabulary, size_t table, const struct syntax *syntax, struct expr_error *err);
/* The same, and it must be a truth. */
const struct expr *expr_check_truth(
	struct vocabulary *vocabulary, size_t table, const struct syntax *syntax, struct expr_error *err);

/* path.c: names to columns and tables. */

/* Follows path[0..count) as references from `table`; the steps go to steps[count]. Returns the table arrived
 * at, or SIZE_MAX and err. */
size_t path_follow(struct vocabulary *vocabulary, size_t table, const struct name *path, size_t count,
	struct step *steps, struct expr_error *err);
/* The value a path names from `table` on: a column, a condition, or either of them through references. */
const struct expr *path_value(struct vocabulary *vocabulary, size_t table, const struct name *path,
	size_t count, struct expr_error *err);
/* The index of a table by name, SIZE_MAX if there is none. */
size_t vocabulary_table(const struct vocabulary *vocabulary, const char *name);
/* The column of `source` that refers to `target`; `via` says which, or NULL where there is one. SIZE_MAX and
 * err. */
size_t path_reference(struct vocabulary *vocabulary, size_t source, size_t target,
	const struct name *source_name, const struct name *via, struct expr_error *err);
/* Says that a name is not known to `table`, with a way out. Returns false. */
bool path_unknown(
	const struct vocabulary *vocabulary, size_t table, const struct name *name, struct expr_error *err);
/* Wraps an expression about the last table of the steps into a lookup from the first; itself where there is
 * no step. */
const struct expr *path_lookup(struct vocabulary *vocabulary, size_t table, const struct step *steps,
	size_t count, const struct expr *inner);
/* Finds or makes the expression for one column, and marks the column as used. */
const struct expr *path_column(struct vocabulary *vocabulary, size_t table, size_t column);

#endif
