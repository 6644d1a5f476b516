/* Reads the files of truth in tests/oracle, whose lines are
 *
 *	# where the figures come from (a comment; blank lines are allowed too)
 *	wilson 81 263 0.95 = 0.2553 0.3662 ~ 5e-5
 *
 * a function, its arguments, the expected values and the absolute tolerance (0, so exactly equal, where `~`
 *is left out). Words are separated by blanks; an argument or a value may be any word: 0.95, NaN, 2025-02-28,
 *yes.
 *
 *	struct oracle oracle = oracle_open("tests/oracle/interval.txt");
 *	struct oracle_row row;
 *	while (oracle_next(&oracle, &row)) {
 *		if (oracle_is(&row, "wilson", 3, 2)) {
 *			struct interval actual = wilson_interval(oracle_number(&row, 0), ...);
 *			oracle_check(&row, 0, actual.lower);
 *			oracle_check(&row, 1, actual.upper);
 *		} else {
 *			oracle_unknown(&row);
 *		}
 *	}
 *	oracle_close(&oracle);
 *
 * Paths are relative to the root of the repository, where the tests are run. Whatever is wrong with a file
 *(it is not there, has no row, has a line of another form) is a failed check, never a row that is passed
 *over. */
#ifndef MALTALL_TESTS_ORACLE_H
#define MALTALL_TESTS_ORACLE_H

#include <stdbool.h>
#include <stdlib.h>

#include "tests/check.h"

enum { ORACLE_WORDS = 32 };

/* The words are borrowed from the oracle and live until the next oracle_next. */
struct oracle_row {
	const char *function;
	const char *arguments[ORACLE_WORDS];
	size_t argument_count;
	const char *expected[ORACLE_WORDS];
	size_t expected_count;
	double tolerance;
	const char *file;
	int line;
};

struct oracle {
	const char *path;
	FILE *file;
	char *text;
	size_t capacity, rows;
	int line;
};

static inline struct oracle
oracle_open(const char *path)
{
	struct oracle oracle = { .path = path, .file = fopen(path, "r") };
	check_that(oracle.file, path, 0, "cannot be opened; tests are run from the root of the repository");
	return oracle;
}

/* Takes a line apart where it stands. False if it does not have the form. */
static inline bool
oracle_parse(char *text, struct oracle_row *row)
{
	enum { ARGUMENTS, EXPECTED, TOLERANCE, END } part = ARGUMENTS;
	char *rest = NULL;
	row->function = strtok_r(text, " \t\r\n", &rest);
	for (char *word; (word = strtok_r(NULL, " \t\r\n", &rest)) != NULL;) {
		if (part == ARGUMENTS && strcmp(word, "=") == 0) {
			part = EXPECTED;
		} else if (part == ARGUMENTS && row->argument_count < ORACLE_WORDS) {
			row->arguments[row->argument_count++] = word;
		} else if (part == EXPECTED && strcmp(word, "~") == 0) {
			part = TOLERANCE;
		} else if (part == EXPECTED && row->expected_count < ORACLE_WORDS) {
			row->expected[row->expected_count++] = word;
		} else if (part == TOLERANCE) {
			char *end;
			row->tolerance = strtod(word, &end);
			if (*end || !(row->tolerance >= 0))
				return false;
			part = END;
		} else {
			return false;
		}
	}
	return row->expected_count > 0 && part != TOLERANCE;
}

/* The next row; false at the end of the file. */
static inline bool
oracle_next(struct oracle *oracle, struct oracle_row *row)
{
	while (oracle->file && getline(&oracle->text, &oracle->capacity, oracle->file) >= 0) {
		oracle->line++;
		size_t blanks = strspn(oracle->text, " \t\r\n");
		if (oracle->text[blanks] == '\0' || oracle->text[blanks] == '#')
			continue;
		*row = (struct oracle_row){ .file = oracle->path, .line = oracle->line };
		if (oracle_parse(oracle->text, row)) {
			oracle->rows++;
			return true;
		}
		check_that(false, oracle->path, oracle->line,
			"not of the form: function arguments = values ~ tolerance");
	}
	return false;
}

/* Whether the row is about this function; a wrong number of arguments or values is a failed check. */
static inline bool
oracle_is(const struct oracle_row *row, const char *function, size_t arguments, size_t expected)
{
	if (strcmp(row->function, function) != 0)
		return false;
	bool fits = row->argument_count == arguments && row->expected_count == expected;
	check_that(fits, row->file, row->line, "%s takes %zu arguments and gives %zu values", function,
		arguments, expected);
	return fits;
}

static inline void
oracle_unknown(const struct oracle_row *row)
{
	check_that(false, row->file, row->line, "no test knows the function %s", row->function);
}

static inline double
oracle_number_of(const struct oracle_row *row, const char *word)
{
	char *end = NULL;
	double number = word ? strtod(word, &end) : NAN;
	check_that(end && *end == '\0', row->file, row->line, "%s is not a number", word ? word : "nothing");
	return number;
}

/* An argument as a number. As text it stands in row->arguments. */
static inline double
oracle_number(const struct oracle_row *row, size_t argument)
{
	return oracle_number_of(row, row->arguments[argument]);
}

/* Checks a value of the row against what was computed, within the tolerance of the row; both NaN is equal,
 * and so are infinities of the same sign. */
static inline void
oracle_check(const struct oracle_row *row, size_t value, double actual)
{
	double expected = oracle_number_of(row, row->expected[value]);
	bool equal = isinf(expected) && isinf(actual) && (expected > 0) == (actual > 0);
	check_that(equal || (isnan(expected) && isnan(actual)) || fabs(actual - expected) <= row->tolerance,
		row->file, row->line, "%s: value %zu is %.17g, expected %s within %g", row->function,
		value + 1, actual, row->expected[value], row->tolerance);
}

static inline void
oracle_check_text(const struct oracle_row *row, size_t value, const char *actual)
{
	const char *expected = row->expected[value] ? row->expected[value] : "nothing";
	check_that(strcmp(actual, expected) == 0, row->file, row->line, "%s: value %zu is %s, expected %s",
		row->function, value + 1, actual, expected);
}

static inline void
oracle_close(struct oracle *oracle)
{
	check_that(oracle->rows > 0, oracle->path, 0, "no row was read");
	free(oracle->text);
	if (oracle->file)
		fclose(oracle->file);
}

#endif
