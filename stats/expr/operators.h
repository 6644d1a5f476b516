/* Everything the condition language knows, in one table: it drives parser, checker, evaluator, `maltall help
 * conditions` and the tests, and a row without a test in tests/expr.test fails the suite. */
#ifndef MALTALL_EXPR_OPERATORS_H
#define MALTALL_EXPR_OPERATORS_H

#include <stdbool.h>

#include "stats/expr/vector.h"

enum form {
	FORM_INFIX,      /* a <= b */
	FORM_PREFIX,     /* not a */
	FORM_POSTFIX,    /* a is missing */
	FORM_BETWEEN,    /* a between b and c */
	FORM_LIST,       /* a in (b, c) */
	FORM_FUNCTION,   /* working_days(a, b) */
	FORM_QUANTIFIER, /* any T where C */
	FORM_COUNT,      /* count(T where C) */
	FORM_SUMMARY,    /* min(T.a where C) */
};

/* Loosest first. A level whose operators are not associative says so in the parser (comparisons). */
enum precedence { LOOSEST, OR, AND, NOT, COMPARISON, SUM, PRODUCT, NEGATION, CALL };

/* How two values may stand to each other, as a set; a comparison accepts some of them. An unknown one may be
 * all three. */
enum ordering { ORDER_LESS = 1, ORDER_EQUAL = 2, ORDER_GREATER = 4, ORDER_ANY = 7 };

struct signature {
	enum expr_type left, right, result; /* left EXPR_NONE: the end of the list */
	kernel *kernel;
};

enum { SIGNATURES = 5 };

struct operator_entry {
	const char *symbol; /* one word, or words with one blank between */
	enum form form;
	enum precedence precedence;
	unsigned accepts; /* comparisons: a set of orderings */
	bool negated;     /* the kernel's answer is turned round (`not in`, `no`) */
	struct signature signatures[SIGNATURES];
	const char *syntax;  /* "a <= b" */
	const char *missing; /* what a missing value does */
	const char *help;    /* one line */
};

extern const struct operator_entry operators[];
extern const size_t operator_count;

/* The operator with this symbol and form; NULL if there is none. */
const struct operator_entry *operator_find(const char *symbol, enum form form);

/* Units of a duration literal: "day", "days", "week", ... */
struct duration_unit {
	const char *name;
	struct duration length;
};
extern const struct duration_unit duration_units[];
extern const size_t duration_unit_count;

/* Words that are not names unless written in double quotes. */
extern const char *const reserved_words[];
extern const size_t reserved_word_count;

#endif
