/* A field that is read at a glance is what the closer look makes of it. A number or a date with a blank
 * behind it always gets the closer look; so does a text that stands in a file alone. What the fields are is
 * drawn by lot, the same in every run. */
#include <stdint.h>

#include "tests/lot.h"
#include "tests/table_text.h"

static uint32_t
lot(uint64_t *state, uint32_t below)
{
	*state = lot_step(*state);
	return (uint32_t)((*state >> 33) % below);
}

/* One of the texts, now and then with a byte of ASCII in it made another. */
static void
field_add(struct buffer *out, uint64_t *state, const char *const *texts, size_t count)
{
	static const char bytes[] = "0123456789.,-+ %<qTE#";
	const char *text = texts[lot(state, (uint32_t)count)];
	size_t from = out->length;
	buffer_text(out, text);
	size_t at = text[0] ? from + lot(state, (uint32_t)strlen(text)) : from;
	if (text[0] && lot(state, 8) == 0 && (unsigned char)out->bytes[at] < 0x80)
		out->bytes[at] = bytes[lot(state, sizeof bytes - 1)];
}

static size_t
cases_of(const struct faults *faults, enum severity severity)
{
	size_t cases = 0;
	for (size_t i = 0; i < faults->count; i++)
		if (faults->items[i].severity == severity)
			cases += faults->items[i].cases;
	return cases;
}

/* Of each field, and of the same with a blank behind it. */
static void
check_blank_behind(struct column_spec spec, const char *const *texts, size_t count)
{
	struct column_spec columns[] = { spec, spec };
	struct buffer text = { 0 }, near = { 0 }, far = { 0 };
	uint64_t state = 7;
	columns[0].name = "a";
	columns[1].name = "b";
	buffer_text(&text, "a;b\n");
	for (size_t row = 0; row < 5000; row++) {
		struct buffer field = { 0 };
		buffer_text(&field, "");
		field_add(&field, &state, texts, count);
		buffer_print(&text, "%s;%s \n", field.bytes, field.bytes);
		buffer_free(&field);
	}
	struct loaded loaded = text_load(columns, 2, NULL, text.bytes);
	CHECK(loaded.tables && loaded.tables->items[0].rows == 5000);
	const struct column *a = &loaded.tables->items[0].columns[0], *b = a + 1;
	size_t different = 0;
	for (size_t row = 0; row < 5000; row++)
		different += spec.type == TYPE_DATE
				     ? a->dates[row] != b->dates[row]
				     : a->numbers[row] != b->numbers[row] &&
					       !(isnan(a->numbers[row]) && isnan(b->numbers[row]));
	CHECK_INT(different, 0);
	for (size_t i = 0; i < loaded.faults.count; i++) {
		const struct fault *fault = &loaded.faults.items[i];
		bool first = strncmp(fault->message, "column 'a'", strlen("column 'a'")) == 0;
		if (fault->severity >= SEVERITY_ERROR)
			buffer_print(first ? &near : &far, "%zu ", fault->line);
		buffer_print(first ? &near : &far, "%s %zu%s\n", fault->rule, fault->cases,
			strchr(fault->message, ':'));
	}
	CHECK(near.length > 0);
	CHECK(near.length == far.length && memcmp(near.bytes, far.bytes, near.length) == 0);
	buffer_free(&near);
	buffer_free(&far);
	buffer_free(&text);
	loaded_free(&loaded);
}

static void
test_dates(void)
{
	static const char *const texts[] = { "2024-02-29", "29.02.2024", "1969-12-31", "0999-12-31",
		"1000-01-01", "31.12.0999", "9999-12-31", "1900-01-01", "1.1.2025", "3. mars 2025",
		"2025-03-17 00:00", "", "-", "2023-13-01", "31.04.2025", "20250101" };
	static const char *const sentinels[] = { "1900-01-01" };
	static const struct column_spec specs[] = {
		{ .type = TYPE_DATE, .used = true },
		{ .type = TYPE_DATE, .used = true, .date_format = "dd.mm.yyyy" },
		{ .type = TYPE_DATE, .used = true, .missing = sentinels, .missing_count = 1 },
		{ .type = TYPE_DATE, .used = true, .least = "0001-01-01" },
	};
	for (size_t i = 0; i < COUNT(specs); i++)
		check_blank_behind(specs[i], texts, COUNT(texts));
}

static void
test_numbers(void)
{
	static const char *const texts[] = { "0", "7", "18,30", "-7", "+7,5", "1234567", "12345678",
		"123456789", "1234567890", "01010112345", "1.234,5", "1 234", "70 %", "ca 15", ">300", "",
		"-", "99", "999", "1,00E+05", "0,1", "12,", ",5" };
	static const char *const sentinels[] = { "99", "-" };
	static const enum mark_meaning meanings[] = { MARK_UNKNOWN, MARK_ZERO };
	static const struct alias aliases[] = { { "7", "8" } };
	static const struct column_spec specs[] = {
		{ .type = TYPE_NUMBER, .used = true },
		{ .type = TYPE_NUMBER, .used = true, .percent = PERCENT_ALWAYS },
		{ .type = TYPE_NUMBER, .used = true, .percent = PERCENT_NEVER, .thousands = '.' },
		{ .type = TYPE_NUMBER, .used = true, .qualified = true, .exponents = true },
		{ .type = TYPE_NUMBER, .used = true, .aliases = aliases, .alias_count = 1 },
		{ .type = TYPE_NUMBER,
			.used = true,
			.missing = sentinels,
			.missing_count = 2,
			.meanings = meanings },
	};
	for (size_t i = 0; i < COUNT(specs); i++)
		check_blank_behind(specs[i], texts, COUNT(texts));
}

/* The value of a row as a text that outlives its tables. */
static void
value_add(struct buffer *out, const struct loaded *loaded, size_t row)
{
	const struct column *column = &loaded->tables->items[0].columns[0];
	if (column->spec->type == TYPE_TRUTH)
		buffer_print(out, "%d\n", column->truths[row]);
	else
		buffer_print(
			out, "'%s'\n", dictionary_text(loaded->tables->dictionary, column->codes[row], NULL));
}

/* Of fields in a file of many, and of each in a file of its own. */
static void
check_alone(const struct column_spec *spec, const char *const *texts, size_t count)
{
	struct column_spec columns[] = { *spec, { .name = "b" } };
	struct buffer text = { 0 }, together = { 0 }, alone = { 0 };
	size_t cases[SEVERITY_FATAL + 1] = { 0 };
	uint64_t state = 11;
	buffer_text(&text, "a;b\n");
	for (size_t row = 0; row < 1000; row++) {
		struct buffer one = { 0 };
		buffer_text(&one, "a;b\n");
		size_t header = one.length;
		field_add(&one, &state, texts, count);
		buffer_text(&one, ";y\n");
		buffer_text(&text, one.bytes + header);
		struct loaded loaded = text_load(columns, 2, NULL, one.bytes);
		check_that(loaded.tables != NULL, __FILE__, __LINE__, "%s %s", one.bytes, loaded.err.text);
		value_add(&alone, &loaded, 0);
		for (int severity = 0; severity <= SEVERITY_FATAL; severity++)
			cases[severity] += cases_of(&loaded.faults, (enum severity)severity);
		loaded_free(&loaded);
		buffer_free(&one);
	}
	struct loaded loaded = text_load(columns, 2, NULL, text.bytes);
	CHECK(loaded.tables && loaded.tables->items[0].rows == 1000);
	for (size_t row = 0; row < 1000; row++)
		value_add(&together, &loaded, row);
	CHECK(together.length == alone.length && memcmp(together.bytes, alone.bytes, alone.length) == 0);
	for (int severity = 0; severity <= SEVERITY_FATAL; severity++)
		CHECK_INT(cases_of(&loaded.faults, (enum severity)severity), cases[severity]);
	loaded_free(&loaded);
	buffer_free(&text);
	buffer_free(&together);
	buffer_free(&alone);
}

static void
test_texts(void)
{
	static const char *const texts[] = { "Alna", "Bydel Alna", "Bydel  Alna", "Alna ", " Alna",
		"Grünerløkka", "Nordre\302\240Aker", "01.mai", "#REF!", "-", "Ukjent", "ukjent", "", "A",
		"ab", "abc", "12345678", "123456789", "01010112345", "ola@nord.no", "22 22 22 22", "Bydel ",
		"Bydel St. Hanshaugen og omegn (nordre)", "Bydel St. Hanshaugen og omegn, vest",
		"Bydel St. Hanshaugen og omegn, øst" };
	static const char *const listed[] = { "Alna", "Grünerløkka", "-" };
	static const struct alias aliases[] = { { "ab", "Alna" }, { "-", "A" } };
	static const struct column_spec specs[] = {
		{ .name = "a", .used = true },
		{ .name = "a", .used = true, .prefix = "Bydel ", .identifiers_allowed = true },
		{ .name = "a", .used = true, .prefix = "Bydel ", .one_of = listed, .one_of_count = 3 },
		{ .name = "a", .used = true, .aliases = aliases, .alias_count = 2 },
	};
	for (size_t i = 0; i < COUNT(specs); i++)
		check_alone(&specs[i], texts, COUNT(texts));
}

static void
test_truths(void)
{
	static const char *const texts[] = { "ja", "nei", "Ja", "JA ", "1", "0", "true", "-", "kanskje",
		"sann" };
	static const struct alias aliases[] = { { "kanskje", "nei" } };
	static const struct column_spec specs[] = {
		{ .name = "a", .type = TYPE_TRUTH, .used = true },
		{ .name = "a", .type = TYPE_TRUTH, .used = true, .aliases = aliases, .alias_count = 1 },
	};
	for (size_t i = 0; i < COUNT(specs); i++)
		check_alone(&specs[i], texts, COUNT(texts));
}

int
main(void)
{
	test_dates();
	test_numbers();
	test_texts();
	test_truths();
	return check_summary("table_glance");
}
