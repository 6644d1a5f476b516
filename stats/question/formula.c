#include "stats/question/formula.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/decimal.h"

/* Where the first of `stops` is that stands in no quotes and no parentheses; the end where there is none. */
static size_t
part_end(const char *text, size_t length, const char *stops)
{
	char quote = 0;
	int depth = 0;
	for (size_t at = 0; at < length; at++) {
		char byte = text[at];
		if (quote) {
			quote = byte == quote ? 0 : quote;
		} else if (byte == '"' || byte == '\'') {
			quote = byte;
		} else {
			if (depth == 0 && strchr(stops, byte))
				return at;
			depth += (byte == '(') - (byte == ')');
		}
	}
	return length;
}

static void
blanks_trim(const char **text, size_t *length)
{
	while (*length && (*text)[0] == ' ') {
		(*text)++;
		(*length)--;
	}
	while (*length && (*text)[*length - 1] == ' ')
		(*length)--;
}

/* "(plan - start)" as "plan - start"; "(a) + (b)" stays. */
static void
parentheses_trim(const char **text, size_t *length)
{
	blanks_trim(text, length);
	if (*length > 2 && (*text)[0] == '(' && part_end(*text + 1, *length - 1, ")") == *length - 2) {
		(*text)++;
		*length -= 2;
		blanks_trim(text, length);
	}
}

static size_t
column_place(struct formula *formula, const char *text, size_t length)
{
	for (size_t i = 0; i < formula->column_count; i++)
		if (strlen(formula->columns[i]) == length && memcmp(formula->columns[i], text, length) == 0)
			return i;
	formula->columns =
		xreallocarray(formula->columns, formula->column_count + 1, sizeof *formula->columns);
	formula->columns[formula->column_count] = arena_copy(&formula->arena, text, length);
	return formula->column_count++;
}

static bool
poly_parse(struct formula *formula, const char *text, size_t length, struct formula_factor *factor,
	struct error *err)
{
	static const size_t opening = sizeof "poly(" - 1;
	size_t inner = length - opening - 1, comma = 0;
	const char *inside = text + opening;
	for (size_t at = part_end(inside, inner, ","); at < inner;
		at += 1 + part_end(inside + at + 1, inner - at - 1, ","))
		comma = at;
	const char *digits = inside + comma + 1;
	size_t digit_count = comma ? inner - comma - 1 : 0;
	blanks_trim(&digits, &digit_count);
	struct decimal degree;
	if (!comma || !decimal_parse(digits, digit_count, '.', &degree) || degree.scale ||
		degree.digits < 1 || degree.digits > FORMULA_DEGREE_MOST)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"formula: \"%.*s\" is not understood; poly takes a column and the highest power, "
			"from "
			"1 to %d: "
			"poly(x,3)",
			(int)length, text, FORMULA_DEGREE_MOST);
	size_t base = comma;
	parentheses_trim(&inside, &base);
	*factor = (struct formula_factor){ column_place(formula, inside, base), (int)degree.digits };
	return true;
}

static bool
factor_parse(struct formula *formula, const char *text, size_t length, struct formula_factor *factor,
	struct error *err)
{
	blanks_trim(&text, &length);
	if (length == 0)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "formula: a term is missing beside ~, +, * or :");
	if (length > 6 && strncmp(text, "poly(", 5) == 0 && text[length - 1] == ')')
		return poly_parse(formula, text, length, factor, err);
	struct decimal number;
	if (decimal_parse(text, length, '.', &number))
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"formula: the number %.*s is no term; what is reckoned out stands in parentheses: (x "
			"* %.*s)",
			(int)length, text, (int)length, text);
	parentheses_trim(&text, &length);
	*factor = (struct formula_factor){ column_place(formula, text, length), 1 };
	return true;
}

static bool
term_has(const struct formula_term *term, const struct formula_factor *factor)
{
	for (size_t i = 0; i < term->count; i++)
		if (term->factors[i].column == factor->column && term->factors[i].degree == factor->degree)
			return true;
	return false;
}

static bool
terms_are_equal(const struct formula_term *a, const struct formula_term *b)
{
	for (size_t i = 0; i < a->count; i++)
		if (!term_has(b, &a->factors[i]))
			return false;
	return a->count == b->count;
}

/* A factor twice is that factor. */
static bool
term_join(struct formula_term *term, const struct formula_term *other, struct error *err)
{
	for (size_t i = 0; i < other->count; i++) {
		if (term_has(term, &other->factors[i]))
			continue;
		if (term->count == FORMULA_FACTORS_MOST)
			return fail(err, ERROR_USAGE, NULL, 0, 0, "formula: a term has more than %d factors",
				FORMULA_FACTORS_MOST);
		term->factors[term->count++] = other->factors[i];
	}
	return true;
}

static void
term_add(struct formula *formula, const struct formula_term *term)
{
	size_t place = formula->count;
	for (size_t i = 0; i < formula->count; i++)
		if (terms_are_equal(&formula->terms[i], term))
			return;
	while (place > 0 && formula->terms[place - 1].count > term->count)
		place--;
	formula->terms = xreallocarray(formula->terms, formula->count + 1, sizeof *formula->terms);
	memmove(formula->terms + place + 1, formula->terms + place,
		(formula->count - place) * sizeof *formula->terms);
	formula->terms[place] = *term;
	formula->count++;
}

/* What stands between two *: factors with : between. */
static bool
product_parse(struct formula *formula, const char *text, size_t length, struct formula_term *term,
	struct error *err)
{
	*term = (struct formula_term){ .count = 0 };
	for (size_t at = 0; at <= length;) {
		size_t part = part_end(text + at, length - at, ":");
		struct formula_term single = { .count = 1 };
		if (!factor_parse(formula, text + at, part, &single.factors[0], err) ||
			!term_join(term, &single, err))
			return false;
		at += part + 1;
	}
	return true;
}

/* What stands between two +: all of what stands between its *, alone and in every product. */
static bool
part_parse(struct formula *formula, const char *text, size_t length, struct error *err)
{
	struct formula_term products[FORMULA_FACTORS_MOST];
	size_t count = 0;
	blanks_trim(&text, &length);
	if (length == 1 && (*text == '0' || *text == '1')) {
		formula->has_constant = *text == '1';
		return true;
	}
	for (size_t at = 0; at <= length; count++) {
		size_t part = part_end(text + at, length - at, "*");
		if (count == FORMULA_FACTORS_MOST)
			return fail(err, ERROR_USAGE, NULL, 0, 0, "formula: a term has more than %d factors",
				FORMULA_FACTORS_MOST);
		if (!product_parse(formula, text + at, part, &products[count], err))
			return false;
		at += part + 1;
	}
	for (unsigned chosen = 1; chosen < 1U << count; chosen++) {
		struct formula_term term = { .count = 0 };
		for (size_t i = 0; i < count; i++)
			if (chosen >> i & 1U && !term_join(&term, &products[i], err))
				return false;
		term_add(formula, &term);
	}
	return true;
}

bool
formula_parse(const char *text, struct formula *formula, struct error *err)
{
	*formula = (struct formula){ .has_constant = true };
	size_t length = strlen(text), tilde = part_end(text, length, "~"), response = tilde;
	if (tilde == length || part_end(text + tilde + 1, length - tilde - 1, "~") < length - tilde - 1)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"formula: \"%s\" has %s ~; it is written 'y ~ x1 + x2'", text,
			tilde == length ? "no" : "more than one");
	const char *left = text;
	parentheses_trim(&left, &response);
	if (response == 0)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "formula: what is explained is missing before ~");
	formula->response = arena_copy(&formula->arena, left, response);
	for (size_t at = tilde + 1; at <= length;) {
		size_t part = part_end(text + at, length - at, "+");
		if (!part_parse(formula, text + at, part, err))
			return false;
		at += part + 1;
	}
	if (formula->count == 0 && !formula->has_constant)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "formula: there is neither a term nor a constant");
	return true;
}

void
formula_free(struct formula *formula)
{
	free(formula->terms);
	free(formula->columns);
	arena_free(&formula->arena);
}

bool
formula_has_margin(const struct formula *formula, const struct formula_term *term, size_t left_out)
{
	struct formula_term margin = { .count = 0 };
	for (size_t i = 0; i < term->count; i++)
		if (i != left_out)
			margin.factors[margin.count++] = term->factors[i];
	if (margin.count == 0)
		return formula->has_constant;
	for (size_t i = 0; i < formula->count; i++)
		if (terms_are_equal(&formula->terms[i], &margin))
			return true;
	return false;
}
