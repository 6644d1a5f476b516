/* Counting where rows begin: each scanner against a count byte by byte. */
#include "stats/csv/cut.h"

#include <stdint.h>

#include "stats/csv/compose.h"
#include "tests/check.h"
#include "tests/lot.h"

enum { MOST = 200 };

static struct tally
tally_plainly(const char *bytes, size_t length, char quote)
{
	struct tally tally = { 0 };
	for (size_t i = 0; i < length; i++) {
		tally.lines += bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
		tally.quotes += bytes[i] == quote;
	}
	tally.has_accents = composer_is_needed(bytes, length);
	return tally;
}

static void
check_tally(const char *bytes, size_t length, char quote)
{
	const struct tally expected = tally_plainly(bytes, length, quote);
	for (enum scanner scanner = SCANNER_PORTABLE; scanner <= SCANNER_AVX2; scanner++) {
		const struct tally tally = tally_bytes(bytes, length, quote, scanner);
		CHECK_INT(tally.lines, expected.lines);
		CHECK_INT(tally.quotes, expected.quotes);
		CHECK_INT(tally.has_accents, expected.has_accents);
	}
}

/* Of every length, and with every byte behind the last one. */
static void
test_lots(void)
{
	static const char bytes[] = "\n\r\"';a\xC3\xA5";
	uint64_t state = 1;
	for (size_t length = 0; length < MOST; length++) {
		char text[MOST + 1];
		for (size_t i = 0; i <= length; i++) {
			state = lot_step(state);
			text[i] = bytes[(state >> 33) % (sizeof bytes - 1)];
		}
		check_tally(text, length, '"');
		check_tally(text, length, '\'');
	}
}

/* The two bytes that a mark begins with, and those beside them, alone in each place. */
static void
test_accents(void)
{
	for (size_t at = 0; at < MOST; at++) {
		for (int byte = 0xCB; byte <= 0xCE; byte++) {
			char text[MOST + 1];
			memset(text, 'x', sizeof text);
			text[at] = (char)byte;
			check_tally(text, MOST, '"');
			check_tally(text, at, '"');
		}
	}
}

int
main(void)
{
	test_lots();
	test_accents();
	return check_summary("csv_cut");
}
