#include <stdio.h>
#include <string.h>

#include "stats/base/error.h"
#include "stats/base/text.h"
#include "tests/check.h"

static void
check_description(size_t line, size_t column, const char *file, const char *expected)
{
	struct error err = { 0 };
	char out[256];
	CHECK(!fail(&err, ERROR_DATA, file, line, column, "%d is not a date", 31));
	error_describe(&err, out, sizeof out);
	CHECK_TEXT(out, expected);
}

static void
test_describe(void)
{
	check_description(3, 14, "alis.csv", "alis.csv:3:14: 31 is not a date");
	check_description(3, 0, "alis.csv", "alis.csv:3: 31 is not a date");
	check_description(0, 0, "alis.csv", "alis.csv: 31 is not a date");
	check_description(0, 0, NULL, "31 is not a date");
	check_description(3, 14, NULL, "3:14: 31 is not a date");
}

static void
test_first_message_wins(void)
{
	struct error err = { 0 };
	CHECK(!fail(&err, ERROR_DEFINITION, "a.yaml", 7, 2, "the first"));
	CHECK(!fail(&err, ERROR_INPUT, "b.yaml", 8, 3, "the second"));
	CHECK_INT(err.kind, ERROR_DEFINITION);
	CHECK_INT(err.line, 7);
	CHECK_INT(err.column, 2);
	CHECK_TEXT(err.file, "a.yaml");
	CHECK_TEXT(err.text, "the first");
}

/* A message that is too long is cut between two characters, wherever the boundary falls. */
static void
test_cut(void)
{
	const char *characters[] = { "x", "æ", "–", "😀" };
	for (size_t i = 0; i < 4; i++) {
		for (int shift = 0; shift < 5; shift++) {
			char text[4096] = "";
			memset(text, '.', (size_t)shift);
			size_t width = strlen(characters[i]);
			for (size_t at = (size_t)shift; at < sizeof text - 5; at += width)
				memcpy(text + at, characters[i], width);
			struct error err = { 0 };
			fail(&err, ERROR_DATA, text, 0, 0, "%s", text);
			size_t length = strlen(err.text);
			CHECK(length >= sizeof err.text - 4 && length < sizeof err.text);
			CHECK_INT(text_invalid_at(err.text, length), length);
			CHECK_INT(text_invalid_at(err.file, strlen(err.file)), strlen(err.file));
			CHECK(strncmp(err.text, text, length) == 0);

			char out[40];
			for (size_t size = 1; size <= sizeof out; size++) {
				memset(out, '#', sizeof out);
				error_describe(&err, out, size);
				CHECK(strlen(out) < size && strlen(out) + 4 >= size);
				CHECK_INT(text_invalid_at(out, strlen(out)), strlen(out));
			}
		}
	}
}

static void
test_no_room(void)
{
	struct error err = { 0 };
	fail(&err, ERROR_USAGE, NULL, 0, 0, "anything");
	char out = '#';
	error_describe(&err, &out, 0);
	CHECK_INT(out, '#');
	error_describe(&err, &out, 1);
	CHECK_INT(out, '\0');
}

int
main(void)
{
	test_describe();
	test_first_message_wins();
	test_cut();
	test_no_room();
	return check_summary("base_error");
}
