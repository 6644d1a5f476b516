/* Formulas taken apart: parts, powers, the constant; and what is refused. */
#include "stats/question/formula.h"

#include "tests/check.h"

static void
check_terms(const char *text, const char *response, bool constant, size_t count, const char *const *terms,
	const int *degrees)
{
	struct formula formula;
	struct error err = { 0 };
	CHECK(formula_parse(text, &formula, &err));
	CHECK_TEXT(formula.response, response);
	CHECK(formula.has_constant == constant);
	CHECK(formula.count == count);
	for (size_t i = 0; i < count && i < formula.count; i++) {
		const struct formula_term *term = &formula.terms[i];
		char text_of[200] = "";
		for (size_t j = 0; j < term->count; j++) {
			const char *column = formula.columns[term->factors[j].column];
			CHECK(strlen(text_of) + strlen(column) + 2 < sizeof text_of);
			strcat(strcat(text_of, j ? "|" : ""), column);
		}
		CHECK_TEXT(text_of, terms[i]);
		CHECK(term->factors[0].degree == degrees[i]);
	}
	formula_free(&formula);
}

static void
check_refused(const char *text, const char *part)
{
	struct formula formula;
	struct error err = { 0 };
	CHECK(!formula_parse(text, &formula, &err));
	CHECK(err.kind == ERROR_USAGE);
	CHECK(strstr(err.text, part));
	formula_free(&formula);
}

/* As R's model.matrix codes ~ g + g:h and ~ 0 + g. */
static void
check_margins(void)
{
	struct formula formula;
	struct error err = { 0 };
	CHECK(formula_parse("y ~ g + g:h", &formula, &err));
	CHECK(formula_has_margin(&formula, &formula.terms[0], 0));
	CHECK(!formula_has_margin(&formula, &formula.terms[1], 0));
	CHECK(formula_has_margin(&formula, &formula.terms[1], 1));
	formula_free(&formula);
	CHECK(formula_parse("y ~ 0 + g", &formula, &err));
	CHECK(!formula_has_margin(&formula, &formula.terms[0], 0));
	formula_free(&formula);
}

int
main(void)
{
	check_terms("y~x", "y", true, 1, (const char *[]){ "x" }, (int[]){ 1 });
	check_terms(" (a + b) ~ 0 + \"x + ~ z\" + (plan - start) ", "a + b", false, 2,
		(const char *[]){ "\"x + ~ z\"", "plan - start" }, (int[]){ 1, 1 });
	check_terms("y ~ poly(x, 3) + poly((a, b), 20) + ((a) * (b))", "y", true, 3,
		(const char *[]){ "x", "a, b", "(a) * (b)" }, (int[]){ 3, 20, 1 });
	check_terms("y ~ 1", "y", true, 0, NULL, NULL);
	check_terms("Stillingsprosent ~ unit = 'a+b' + 1", "Stillingsprosent", true, 1,
		(const char *[]){ "unit = 'a+b'" }, (int[]){ 1 });
	check_terms("y ~ b:a + a*b*\"c:d\" + b", "y", true, 7,
		(const char *[]){ "a", "b", "\"c:d\"", "b|a", "a|\"c:d\"", "b|\"c:d\"", "a|b|\"c:d\"" },
		(int[]){ 1, 1, 1, 1, 1, 1, 1 });
	check_terms("y ~ (a * b) + a:a + poly(x,2):g", "y", true, 3, (const char *[]){ "a * b", "a", "x|g" },
		(int[]){ 1, 1, 2 });
	check_margins();
	check_refused("y ~ a*", "a term is missing");
	check_refused("y ~ :a", "a term is missing");
	check_refused("y ~ a * 10", "the number 10 is no term");
	check_refused("y ~ 2", "the number 2 is no term");
	check_refused("y ~ a*b*c*d*e*f*g", "more than 6 factors");
	check_refused("y ~ a:b:c:d:e:f:g", "more than 6 factors");
	check_refused("y", "has no ~");
	check_refused("y ~ x ~ z", "more than one ~");
	check_refused(" ~ x", "missing before ~");
	check_refused("y ~ ", "a term is missing");
	check_refused("y ~ x + + z", "a term is missing");
	check_refused("y ~ 0", "neither a term nor a constant");
	check_refused("y ~ poly(x)", "poly takes");
	check_refused("y ~ poly(x,0)", "poly takes");
	check_refused("y ~ poly(x,21)", "poly takes");
	check_refused("y ~ poly(x,1.5)", "poly takes");
	return check_summary("question_formula");
}
