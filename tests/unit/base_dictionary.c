#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/dictionary.h"
#include "stats/base/plain_number.h"
#include "tests/check.h"
#include "tests/lot.h"

static void
test_few(void)
{
	struct dictionary *dictionary = dictionary_new();
	CHECK_INT(dictionary_count(dictionary), 0);
	CHECK_INT(dictionary_find(dictionary, "Alna", 4), CODE_MISSING);
	CHECK_INT(dictionary_code(dictionary, "Alna", 4), 1);
	CHECK_INT(dictionary_code(dictionary, "Bjerke", 6), 2);
	CHECK_INT(dictionary_code(dictionary, "Alna", 4), 1);
	CHECK_INT(dictionary_find(dictionary, "Bjerke", 6), 2);
	CHECK_INT(dictionary_find(dictionary, "Bjerke", 5), CODE_MISSING);
	CHECK_INT(dictionary_find(dictionary, "bjerke", 6), CODE_MISSING);
	CHECK_INT(dictionary_count(dictionary), 2);

	size_t length = 99;
	CHECK_TEXT(dictionary_text(dictionary, 2, &length), "Bjerke");
	CHECK_INT(length, 6);
	CHECK_TEXT(dictionary_text(dictionary, 1, NULL), "Alna");
	CHECK_TEXT(dictionary_text(dictionary, CODE_MISSING, &length), "");
	CHECK_INT(length, 0);
	dictionary_free(dictionary);
	dictionary_free(NULL);
}

/* The empty string is a string; NULs belong to it; strings of zeros differ by their length alone. */
static void
test_any_bytes(void)
{
	struct dictionary *dictionary = dictionary_new();
	static const char zeros[64];
	for (uint32_t length = 0; length < sizeof zeros; length++)
		CHECK_INT(dictionary_code(dictionary, length ? zeros : NULL, length), length + 1);
	for (uint32_t length = 0; length < sizeof zeros; length++)
		CHECK_INT(dictionary_find(dictionary, zeros, length), length + 1);
	CHECK_INT(dictionary_code(dictionary, "a\0b", 3), 65);
	CHECK_INT(dictionary_code(dictionary, "a\0c", 3), 66);
	CHECK_INT(dictionary_code(dictionary, "a", 1), 67);
	size_t length;
	CHECK(memcmp(dictionary_text(dictionary, 66, &length), "a\0c", 4) == 0);
	CHECK_INT(length, 3);
	dictionary_free(dictionary);
}

/* Every byte value at every place of a short string: what differs anywhere has another code. */
static void
test_single_bytes(void)
{
	struct dictionary *dictionary = dictionary_new();
	uint32_t expected = 0;
	for (size_t length = 1; length <= 25; length++) {
		for (size_t place = 0; place < length; place++) {
			for (int byte = 1; byte < 256; byte++) {
				char text[32] = { 0 };
				text[place] = (char)byte;
				uint32_t code = dictionary_code(dictionary, text, length);
				if (code != ++expected || dictionary_find(dictionary, text, length) != code)
					CHECK_INT(code, expected);
			}
		}
	}
	CHECK_INT(dictionary_count(dictionary), 25 * 26 / 2 * 255);
	dictionary_free(dictionary);
}

static size_t
name_of(uint32_t i, char *out, size_t size)
{
	return (size_t)snprintf(out, size, "ALIS-%07u", i);
}

/* A million keys of the usual shape, which differ in a few digits: codes, texts and addresses stay. */
static void
test_many(void)
{
	enum { MANY = 1000000 };
	struct dictionary *dictionary = dictionary_new();
	const char **addresses = calloc(MANY, sizeof *addresses);
	char name[32];
	bool in_order = true, found = true, stable = true;
	for (uint32_t i = 0; i < MANY; i++) {
		size_t length = name_of(i, name, sizeof name);
		in_order = in_order && dictionary_code(dictionary, name, length) == i + 1;
		addresses[i] = dictionary_text(dictionary, i + 1, NULL);
	}
	for (uint32_t i = 0; i < MANY; i++) {
		size_t length = name_of(i, name, sizeof name), stored;
		const char *text = dictionary_text(dictionary, i + 1, &stored);
		found = found && dictionary_find(dictionary, name, length) == i + 1;
		stable = stable && text == addresses[i] && stored == length && strcmp(text, name) == 0;
	}
	CHECK(in_order);
	CHECK(found);
	CHECK(stable);
	CHECK_INT(dictionary_count(dictionary), MANY);
	CHECK_INT(dictionary_find(dictionary, name, name_of(MANY, name, sizeof name)), CODE_MISSING);
	free(addresses);
	dictionary_free(dictionary);
}

/* Long strings beside short ones, around the size of every block, stay whole and in place. */
static void
test_long(void)
{
	static const size_t lengths[] = { 10, 1000, 1023, 1024, 4095, 4096, 5000, 100000, 3, 5000000, 4194303,
		4194304, 12 };
	enum { LENGTHS = sizeof lengths / sizeof *lengths };
	struct dictionary *dictionary = dictionary_new();
	char *text = malloc(5000000);
	const char *addresses[LENGTHS];
	for (uint32_t i = 0; i < LENGTHS; i++) {
		memset(text, 'a' + (int)i, lengths[i]);
		CHECK_INT(dictionary_code(dictionary, text, lengths[i]), i + 1);
		addresses[i] = dictionary_text(dictionary, i + 1, NULL);
	}
	for (uint32_t i = 0; i < LENGTHS; i++) {
		size_t length;
		const char *stored = dictionary_text(dictionary, i + 1, &length);
		memset(text, 'a' + (int)i, lengths[i]);
		CHECK(stored == addresses[i]);
		CHECK_INT(length, lengths[i]);
		CHECK(memcmp(stored, text, length) == 0 && stored[length] == '\0');
		CHECK_INT(dictionary_find(dictionary, text, length), i + 1);
		text[length / 2] = '!';
		CHECK_INT(dictionary_find(dictionary, text, length), CODE_MISSING);
	}
	free(text);
	dictionary_free(dictionary);
}

/* Numbers, and what looks like one: each has the code of its first appearance, whatever others are there, in
 * running order, far apart or by lot, and also when a dictionary has been emptied. */
static void
test_numbers(void)
{
	enum { VALUES = 3000, STEPS = 60000 };
	static const char *const before[] = { "", "0", "", "+", "1000000", "100" };
	enum { FORMS = sizeof before / sizeof *before };
	struct dictionary *dictionary = dictionary_new();
	for (uint32_t round = 0; round < 4; round++) {
		static uint32_t codes[FORMS * VALUES];
		uint64_t state = 7 + round;
		uint32_t expected = 0;
		memset(codes, 0, sizeof codes);
		for (uint32_t step = 0; step < STEPS; step++) {
			state = lot_step(state);
			uint32_t value = round % 2 ? (uint32_t)(state >> 33) % VALUES : step % VALUES;
			uint32_t form = (uint32_t)(state >> 40) % FORMS;
			/* Of the last form are numbers of eight digits, too far apart for an array. */
			uint32_t *code = &codes[form * VALUES + value];
			char text[32];
			int length = snprintf(text, sizeof text, "%s%u%s", before[form],
				form == 5 ? 10000 + value : value, form == 2 ? " " : "");
			CHECK_INT(dictionary_find(dictionary, text, (size_t)length), *code);
			if (*code == 0)
				*code = ++expected;
			CHECK_INT(dictionary_code(dictionary, text, (size_t)length), *code);
			CHECK_INT(dictionary_find(dictionary, text, (size_t)length), *code);
		}
		CHECK_INT(dictionary_count(dictionary), expected);
		for (uint32_t value = 0; value < VALUES; value++) {
			char text[32];
			snprintf(text, sizeof text, "%u", value);
			if (codes[value])
				CHECK_TEXT(dictionary_text(dictionary, codes[value], NULL), text);
		}
		dictionary_forget(dictionary);
		CHECK_INT(dictionary_find(dictionary, "7", 1), CODE_MISSING);
	}
	dictionary_free(dictionary);
}

/* Texts that come in parts have the codes that they have without: numbers that a part keeps, numbers that it
 * does not, and what looks like one. */
static void
test_parts(void)
{
	enum { COLUMNS = 2, ROWS = 50, PARTS = 40 };
	static const size_t kept[] = { 0, 3, 1000 };
	static const char *const before[] = { "", "", "0", "A", "99999999", "1000", " ", "-" };
	struct dictionary *alone = dictionary_new(), *whole = dictionary_new();
	uint64_t state = 3;
	size_t passed = 0;
	for (size_t p = 0; p < PARTS; p++) {
		struct dictionary *part = dictionary_new();
		uint32_t codes[COLUMNS][ROWS], out[COLUMNS][ROWS], expected[COLUMNS][ROWS], code;
		CHECK(!dictionary_passes(part, "12", 2, &code));
		dictionary_begin_part(part, kept[p % 3]);
		for (size_t row = 0; row < ROWS; row++) {
			for (size_t i = 0; i < COLUMNS; i++) {
				char text[32];
				state = lot_step(state);
				const char *front = before[state >> 60 & 7];
				unsigned number = (unsigned)(state >> 33) % (i ? 20 : 4000);
				size_t length = (size_t)snprintf(text, sizeof text, "%s%u", front, number);
				bool passes = dictionary_passes(part, text, length, &code);
				bool missing = row % 9 == 0;
				codes[i][row] = missing ? CODE_MISSING : dictionary_code(part, text, length);
				CHECK(missing || !passes || codes[i][row] == code);
				expected[i][row] =
					missing ? CODE_MISSING : dictionary_code(alone, text, length);
				passed += passes;
			}
		}
		dictionary_join(whole, part, COLUMNS, ROWS, (const uint32_t *[]){ codes[0], codes[1] },
			(uint32_t *[]){ out[0], out[1] });
		CHECK_INT(dictionary_count(whole), dictionary_count(alone));
		for (uint32_t known = 1; known <= dictionary_count(alone); known++)
			CHECK_TEXT(dictionary_text(whole, known, NULL), dictionary_text(alone, known, NULL));
		CHECK(memcmp(out, expected, sizeof out) == 0);
		dictionary_free(part);
	}
	CHECK(passed > ROWS);
	dictionary_free(alone);
	dictionary_free(whole);
}

/* Words and numbers, so many that chunks, slots and the room for numbers grow on both sides. */
static size_t
known_write(size_t number, char *text, size_t room)
{
	return (size_t)snprintf(text, room, number % 2 ? "%zu" : "Alna bydel nr. %zu", number);
}

/* A dictionary that begins with another has its texts, goes on with new ones, and leaves it as it is. */
static void
test_known(void)
{
	enum { KNOWN = 3000, MORE = 9000 };
	struct dictionary *first = dictionary_new();
	char text[64];
	for (size_t i = 0; i < KNOWN; i++)
		dictionary_code(first, text, known_write(i, text, sizeof text));
	struct dictionary *second = dictionary_new_with(first);
	CHECK_INT(dictionary_known(first), 0);
	CHECK_INT(dictionary_known(second), KNOWN);
	CHECK_INT(dictionary_count(second), KNOWN);
	size_t wrong = 0, length;
	for (size_t i = MORE; i-- > 0;) {
		size_t expected = i < KNOWN ? i + 1 : KNOWN + MORE - i;
		wrong += dictionary_code(second, text, known_write(i, text, sizeof text)) != expected;
	}
	for (size_t i = 0; i < MORE; i++) {
		size_t written = known_write(i, text, sizeof text);
		uint32_t code = dictionary_find(second, text, written);
		wrong += strcmp(dictionary_text(second, code, &length), text) != 0 || length != written;
		wrong += dictionary_find(first, text, written) != (i < KNOWN ? i + 1 : CODE_MISSING);
	}
	CHECK_INT(wrong, 0);
	CHECK_INT(dictionary_count(first), KNOWN);
	CHECK_INT(dictionary_count(second), MORE);
	dictionary_forget(second);
	CHECK_INT(dictionary_known(second), 0);
	CHECK_INT(dictionary_code(second, "1", 1), 1);
	dictionary_free(second);
	CHECK_TEXT(dictionary_text(first, 1, NULL), "Alna bydel nr. 0");
	dictionary_free(first);
}

/* What stands for no string goes on as it is, beside what does. */
static void
test_foreign(void)
{
	struct dictionary *whole = dictionary_new(), *part = dictionary_new();
	dictionary_code(whole, "Bjerke", 6);
	uint32_t codes[] = { CODE_FOREIGN, dictionary_code(part, "Alna", 4), UINT32_MAX, CODE_MISSING,
		dictionary_code(part, "Bjerke", 6) };
	uint32_t out[5];
	dictionary_join(whole, part, 1, 5, (const uint32_t *[]){ codes }, (uint32_t *[]){ out });
	CHECK(out[0] == CODE_FOREIGN && out[2] == UINT32_MAX);
	CHECK_INT(out[1], 2);
	CHECK_INT(out[3], CODE_MISSING);
	CHECK_INT(out[4], 1);
	dictionary_free(part);
	dictionary_free(whole);
}

/* Codes by the number are those that dictionary_find gives, and say nothing of what is no plain number. */
static void
test_number_codes(void)
{
	enum { FIRST = 5000, NUMBERS = 3000 };
	struct dictionary *dictionary = dictionary_new();
	size_t count;
	char text[16];
	dictionary_number_codes(dictionary, &count);
	CHECK_INT(count, 0);
	for (size_t i = 0; i < NUMBERS; i++)
		dictionary_code(dictionary, text,
			(size_t)snprintf(text, sizeof text, i % 50 ? "%zu" : "0%zu", FIRST + 3 * i));
	const uint32_t *codes = dictionary_number_codes(dictionary, &count);
	CHECK(count > FIRST + 3 * NUMBERS);
	size_t found = 0;
	for (size_t number = 0; number < count; number++) {
		size_t length = (size_t)snprintf(text, sizeof text, "%zu", number);
		CHECK_INT(codes[number], dictionary_find(dictionary, text, length));
		found += codes[number] != CODE_MISSING;
	}
	CHECK_INT(found, NUMBERS - NUMBERS / 50);
	dictionary_free(dictionary);
}

/* Of every length, with each byte at each place. */
static void
test_plain_numbers(void)
{
	char text[PLAIN_NUMBER_DIGITS + 2];
	for (size_t length = 0; length <= PLAIN_NUMBER_DIGITS + 1; length++) {
		for (size_t i = 0; i < (length ? length * 256 : 1); i++) {
			size_t place = i / 256, expected = 0;
			for (size_t k = 0; k < length; k++)
				text[k] = (char)(k == place ? i % 256 : '1' + (size_t)(7 * k + length) % 9);
			bool plain = length > 0 && length <= PLAIN_NUMBER_DIGITS &&
				     (text[0] != '0' || length == 1);
			for (size_t k = 0; k < length; k++) {
				plain = plain && text[k] >= '0' && text[k] <= '9';
				expected = expected * 10 + (size_t)(text[k] - '0');
			}
			uint32_t number = 0;
			bool found = plain_number(text, length, &number);
			CHECK(found == plain && (!plain || number == expected));
		}
	}
}

int
main(void)
{
	test_few();
	test_any_bytes();
	test_single_bytes();
	test_many();
	test_long();
	test_numbers();
	test_parts();
	test_known();
	test_foreign();
	test_number_codes();
	test_plain_numbers();
	return check_summary("base_dictionary");
}
