/* CSV texts whose rows are drawn by lot, the same in every run: most are alike, and some are of every kind
 * that reading may stumble over. */
#ifndef MALTALL_TESTS_CSV_BY_LOT_H
#define MALTALL_TESTS_CSV_BY_LOT_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/csv/reader.h"
#include "tests/lot.h"

/* A number below `below`. */
static inline uint32_t
lot(uint64_t *state, uint32_t below)
{
	*state = lot_step(*state);
	return (uint32_t)((*state >> 33) % below);
}

/* A row of four columns that is not as the others. */
static inline const char *
row_odd(uint64_t *state)
{
	static const char *const odd[] = { "12;\"a;b\";3;x", "12;\"a\"\"b\";3;x", "12;\"a\n\nb\";3;x", "",
		";;;", "12;a\"b;3;x", "12;\"a\"b;3;x", "12;3;x", "12;3;x;y;z", "12;3;x;y;;", "Totalt;1;2;3",
		"id;navn;tall;dato", "12;\xFF;3;x", "12;\xC3\x83\xC2\xB8;3;x", "=\"0301\";a;3;x",
		"12;a\rb;3;x", "\xC2\xA0;;;", "12;;;", " Kilde: SSB;;;", "12;\"\";\"\";\"\"",
		"12;a\xCC\x8A;3;x", "12;a\r", "12;bl– a;3;x", "12;=\"07\";3;x",
		"12;\"\"\"\";\"a\"\"\"\"b\";\"\"\"x\"\"\"", "\"1\"\"2\";a;3;x", "12;\"=\"\"07\"\"\";3;x",
		"12;\"a\"\"\";3;x", "12;a\"\"b;3;x", "12;\xC3x;3;x", "12;\xB8x;3;x", "12;\xC1\xBFx;3;x",
		"12;\xC3\xB8\xB8x;3;x", "12;\xE2\x80x;3;x" };
	return odd[lot(state, sizeof odd / sizeof *odd)];
}

/* What a text is like. */
struct manner {
	struct dialect dialect;
	const char *ending, *letter;
	uint32_t odd;     /* one row in so many is not as the others; 0: none */
	uint32_t quoted;  /* the same for a field with a line break */
	unsigned columns; /* those that are asked for, as bits */
	size_t bytes;
};

/* A row written with ; and ", as the dialect writes it. */
static inline void
row_add(struct buffer *text, const struct manner *manner, const char *row)
{
	for (; *row; row++) {
		if (*row == ';')
			buffer_char(text, manner->dialect.delimiter);
		else if (*row == '"')
			buffer_char(text, manner->dialect.quote);
		else
			buffer_char(text, *row);
	}
	buffer_text(text, manner->ending);
}

static inline void
text_write(struct buffer *text, const struct manner *manner, uint64_t seed)
{
	char row[200];
	row_add(text, manner, "id;navn;tall;dato");
	while (text->length < manner->bytes) {
		uint32_t number = lot(&seed, 100000), day = 1 + lot(&seed, 28);
		if (manner->odd && lot(&seed, manner->odd) == 0) {
			row_add(text, manner, row_odd(&seed));
		} else if (manner->quoted && lot(&seed, manner->quoted) == 0) {
			snprintf(row, sizeof row, "%u;\"St.%sHans\nhaugen\";%u;%02u.05.2025", number,
				manner->letter, day, day);
			row_add(text, manner, row);
		} else {
			snprintf(row, sizeof row, "%u;Bj%srke;%u;%02u.05.2025", number, manner->letter, day,
				day);
			row_add(text, manner, row);
		}
	}
	row_add(text, manner, "Totalt;;12;");
	row_add(text, manner, "");
	row_add(text, manner, "Kilde: SSB");
}

static inline struct manner
plain_manner(void)
{
	return (struct manner){
		.dialect = { .encoding = ENCODING_UTF_8,
			.delimiter = ';',
			.decimal = ',',
			.quote = '"',
			.header_line = 1,
			.header_rows = 1 },
		.ending = "\n",
		.letter = "ø",
		.columns = 0xFF,
		.bytes = 40000,
	};
}

#endif
