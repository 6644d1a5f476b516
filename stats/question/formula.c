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

static bool
poly_parse(struct formula *formula, const char *text, size_t length, struct formula_term *term,
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
	term->text = arena_copy(&formula->arena, inside, base);
	term->degree = (int)degree.digits;
	return true;
}

static bool
term_parse(struct formula *formula, const char *text, size_t length, struct error *err)
{
	blanks_trim(&text, &length);
	if (length == 0)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "formula: a term is missing beside ~ or +");
	if (length == 1 && (*text == '0' || *text == '1')) {
		formula->has_constant = *text == '1';
		return true;
	}
	struct formula_term term = { .degree = 1 };
	if (length > 6 && strncmp(text, "poly(", 5) == 0 && text[length - 1] == ')') {
		if (!poly_parse(formula, text, length, &term, err))
			return false;
	} else {
		parentheses_trim(&text, &length);
		term.text = arena_copy(&formula->arena, text, length);
	}
	formula->terms = xreallocarray(formula->terms, formula->count + 1, sizeof *formula->terms);
	formula->terms[formula->count++] = term;
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
		if (!term_parse(formula, text + at, part, err))
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
	arena_free(&formula->arena);
}
