#include <stdlib.h>

#include "stats/table/date_value.h"
#include "tests/check.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* No prefix of what can be read makes the reader look beyond its end (the sanitizer sees to it), and whatever
 * is refused has a message. */
static void
test_prefixes(void)
{
	static const char *const texts[] = { "2025-03-17 00:00:00.000", "31.12.2025T00:00",
		"3. desember 2025", "03/04/2025", "23.–24.10.2025", "våren 2025", "45992,0", "20251231",
		"28. januar og 27. februar", "01.mai" };
	static const struct column_spec specs[] = {
		{ .name = "x", .type = TYPE_DATE },
		{ .name = "x", .type = TYPE_DATE, .pivot = 1950, .excel_serial = true },
		{ .name = "x", .type = TYPE_DATE, .date_format = "dd/mm/yyyy" },
		{ .name = "x", .type = TYPE_DATE, .date_format = "yyyymmdd" },
	};
	for (size_t i = 0; i < COUNT(texts) * COUNT(specs); i++) {
		const char *text = texts[i / COUNT(specs)];
		const struct column_spec *spec = &specs[i % COUNT(specs)];
		for (size_t length = 1; length <= strlen(text); length++) {
			char *copy = malloc(length);
			memcpy(copy, text, length);
			struct slice field = { copy, length };
			bool midnight;
			struct buffer reason = { 0 };
			buffer_text(&reason, "");
			date_read(field, spec, &midnight);
			date_reason(&reason, field, spec);
			check_that(reason.length == 0 || strncmp(reason.bytes, ": ", 2) == 0, __FILE__,
				__LINE__, "%.*s: %s", (int)length, text, reason.bytes);
			buffer_free(&reason);
			free(copy);
		}
	}
}

int
main(void)
{
	test_prefixes();
	return check_summary("table_date");
}
