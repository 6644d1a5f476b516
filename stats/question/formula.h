/* A formula such as 'y ~ x1 + poly(x2,3)' taken apart: which response, which terms. */
#ifndef MALTALL_QUESTION_FORMULA_H
#define MALTALL_QUESTION_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/error.h"
#include "stats/base/memory.h"

/* The highest power of poly(x,N); how many factors a product of terms may have. */
enum { FORMULA_DEGREE_MOST = 20, FORMULA_FACTORS_MOST = 6 };

struct formula_factor {
	size_t column; /* of formula.columns */
	int degree;    /* its powers from 1 to this; 1 where it is no poly */
};

/* One factor, or several of which every column of the one is multiplied with every column of the other. */
struct formula_term {
	struct formula_factor factors[FORMULA_FACTORS_MOST];
	size_t count;
};

struct formula {
	const char *response;
	const char **
		columns; /* what the factors are of, each once: a header or an expression, for question_ask */
	size_t column_count;
	struct formula_term *terms; /* those of fewer factors first, each once */
	size_t count;
	bool has_constant; /* false with a term `0` */
	struct arena arena;
};

/* Parts lie between ~ and +, where these stand in no quotes and no parentheses; parentheses around a whole
 * part are taken off, except those of poly(TEXT,N). a:b is the product of a and b; a*b is a + b + a:b; what
 * is reckoned out, such as (a * b), stands in parentheses. What a part means is not looked at. False and err
 * (ERROR_USAGE): no or a second ~, an empty part, a number other than the terms 0 and 1, more factors than
 * FORMULA_FACTORS_MOST, a poly without a whole number from 1 to FORMULA_DEGREE_MOST, no term and no constant.
 * formula_free in any case. */
bool formula_parse(const char *text, struct formula *formula, struct error *err);
void formula_free(struct formula *formula);

/* Whether the factor `left_out` of a term is coded by what its groups differ from one of them, and not by
 * each of its groups: where the term without it is in the formula too; by itself, where there is a constant.
 * Source: Chambers and Hastie (1992), Statistical Models in S, chapter 2.4. */
bool formula_has_margin(const struct formula *formula, const struct formula_term *term, size_t left_out);

#endif
