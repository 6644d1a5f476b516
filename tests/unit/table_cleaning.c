#include <stdlib.h>

#include "stats/table/cleaning.h"
#include "tests/check.h"
#include "tests/field_copy.h"

#define NBSP "\xC2\xA0"
#define NARROW_NBSP "\xE2\x80\xAF"

static void
test_trim(void)
{
	static const struct {
		const char *field, *trimmed;
	} rows[] = {
		{ "", "" },
		{ "Alna", "Alna" },
		{ "  Alna\t", "Alna" },
		{ "\r\n\v\f Alna \r\n", "Alna" },
		{ NBSP "Alna" NBSP, "Alna" },
		{ NARROW_NBSP " " NBSP "Alna" NBSP " " NARROW_NBSP, "Alna" },
		{ NBSP, "" },
		{ " " NARROW_NBSP " ", "" },
		{ "Gamle Oslo", "Gamle Oslo" },
		{ "1" NBSP "234", "1" NBSP "234" },
		/* Characters that share their first or last bytes with a blank. */
		{ "\xC2\xA1Hola", "\xC2\xA1Hola" },
		{ "\xE2\x80\xA6", "\xE2\x80\xA6" },
		{ "å", "å" },
		{ "bl\xC3\xA0", "bl\xC3\xA0" },
		{ "\xA0", "\xA0" },
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct field field = field_new(rows[i].field);
		struct slice trimmed = field_trim(field.slice);
		CHECK_INT(trimmed.length, strlen(rows[i].trimmed));
		CHECK(trimmed.length == 0 || memcmp(trimmed.bytes, rows[i].trimmed, trimmed.length) == 0);
		free(field.copy);
	}
}

static void
test_clean(void)
{
	static const struct {
		const char *field, *clean;
	} rows[] = {
		{ "", "" },
		{ "Alna", "Alna" },
		{ "Gamle Oslo", "Gamle Oslo" },
		{ "  Gamle  Oslo ", "Gamle Oslo" },
		{ "Antall\r\ndeltakere", "Antall deltakere" },
		{ "Gamle" NBSP "Oslo", "Gamle Oslo" },
		{ "1" NARROW_NBSP "234", "1 234" },
		{ "a \xE2\x80\x83\xE3\x80\x80 b", "a b" },
		{ "Gr\xC2\xAD\xC3\xBC\xC2\xADner", "Gr\xC3\xBCner" },
		{ "Nord\xE2\x80\x91Norge", "Nord-Norge" },
		{ "\xEF\xBB\xBF"
		  "Alna\xE2\x80\x8B",
			"Alna" },
		{ "\xC2\xAD", "" },
		/* Characters that share their first byte with one that is cleaned, and bytes that are no
		   UTF-8. */
		{ "\xC2\xA1Hola \xE2\x80\x93 \xE2\x80\xA6", "\xC2\xA1Hola \xE2\x80\x93 \xE2\x80\xA6" },
		{ "a\xC2", "a\xC2" },
		{ "\xE2\x80", "\xE2\x80" },
		{ "\xEF\xBF\xBD", "\xEF\xBF\xBD" },
	};
	struct buffer buffer = { 0 };
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct field field = field_new(rows[i].field);
		struct slice clean = text_clean(field.slice, &buffer);
		bool same = strcmp(rows[i].field, rows[i].clean) == 0;
		check_that(
			clean.length == strlen(rows[i].clean) &&
				(clean.length == 0 || memcmp(clean.bytes, rows[i].clean, clean.length) == 0),
			__FILE__, __LINE__, "row %zu is '%.*s'", i, (int)clean.length, clean.bytes);
		check_that((clean.bytes == field.copy) == same, __FILE__, __LINE__,
			"row %zu is copied only where it must be", i);
		free(field.copy);
	}
	buffer_free(&buffer);
}

int
main(void)
{
	test_trim();
	test_clean();
	return check_summary("table_cleaning");
}
