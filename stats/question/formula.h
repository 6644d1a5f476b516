/* A formula such as 'y ~ x1 + poly(x2,3)' taken apart: which response, which terms. */
#ifndef MALTALL_QUESTION_FORMULA_H
#define MALTALL_QUESTION_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/error.h"
#include "stats/base/memory.h"

/* The highest power of poly(x,N). */
enum { FORMULA_DEGREE_MOST = 20 };

struct formula_term {
	const char *text; /* for question_ask: a header, or an expression */
	int degree;       /* its powers from 1 to this; 1 where it is no poly */
};

struct formula {
	const char *response;
	struct formula_term *terms;
	size_t count;
	bool has_constant; /* false with a term `0` */
	struct arena arena;
};

/* Parts lie between ~ and +, where these stand in no quotes and no parentheses; parentheses around a whole
 * part are taken off, except those of poly(TEXT,N). What a part means is not looked at. False and err
 * (ERROR_USAGE): no or a second ~, an empty part, a poly without a whole number from 1 to
 * FORMULA_DEGREE_MOST, no term and no constant. formula_free in any case. */
bool formula_parse(const char *text, struct formula *formula, struct error *err);
void formula_free(struct formula *formula);

#endif
