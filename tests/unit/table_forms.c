/* What is counted fast is what an inventory counts: on fields that are written down here, and on many that
 * are put together by lot, the same in every run. */
#include <stdint.h>
#include <string.h>

#include "stats/table/inventory.h"
#include "tests/check.h"
#include "tests/lot.h"

static const char *const parts[] = { "", "0", "1", "7", "12", "03", "301", "2024", "1999", "0047", ".", ",",
	"-", ":", "/", " ", "\xC2\xA0", "%", "E+05", "+", "\xE2\x88\x92", "ca ", "<", ">", "over ", "mars",
	"des.", "T00:00", "ja", "nei", "x", "\xE2\x9C\x94", "NA", "Ukjent", "Alna", "født", "#", "=",
	"\xC2\xAD", "..", "n", "e" };
static const char *const fields[] = { "1", "0", "01", "0301", "1.5", "1,5", "01.02", "01,02", "1.", ".5",
	"5,", "31.12.2024", "31.12.0999", "2024-02-30", "2024-02-29", "0999-01-01", "1.2.2024", "03.04.25",
	"3. mars 2025", "2024-01-01 00:00:00", "1 234", "1.234", "1.234,5", "1,234.5", "1.234.567",
	"12345678901234567890", "-3", "+3", "−3", "70 %", "70%", "ca 15", ">300", "<5", "over 3", "0,5",
	"0.50", "00", "x", "X", "ja", "JA", "\xE2\x9C\x93", "\xE2\x9C\x94\xEF\xB8\x8F", "true", "-", "..",
	"na", "Ukjent", "#I/T", " ", "\xC2\xA0", "\xC2\xAD", " 12 ", "12\xC2\xAD", "1E5", "1,00E+05",
	"123456789012345", "1234567890123456", "Sum", "Oslo i alt", "a long text, longer than sixteen bytes",
	"1.mai 2020", "2020-1-1", "1e400", "0x12" };

static void
field_add(struct buffer *text, const char *field)
{
	if (strpbrk(field, ";\""))
		return;
	buffer_print(text, "\"%s\";y\n", field);
}

/* `decimal` 0: it is found out by looking, if it can be. */
static struct inventory *
inventory_by(const struct buffer *text, char decimal, bool forms_only)
{
	static struct table_file file;
	const struct dialect declared = { .encoding = ENCODING_UTF_8,
		.delimiter = ';',
		.decimal = decimal,
		.quote = '"',
		.header_line = 1,
		.header_rows = 1,
		.whole_file = true };
	struct faults faults = { 0 };
	struct error err = { 0 };
	file = (struct table_file){ .name = "x.csv", .bytes = text->bytes, .length = text->length };
	struct inventory *inventory = forms_only ? inventory_of_forms(&file, &declared, &faults, &err)
						 : inventory_read(&file, &declared, 0, &faults, &err);
	CHECK(inventory != NULL || !decimal);
	faults_free(&faults);
	return inventory;
}

static void
check_same(const struct buffer *text, char decimal, const char *what, int line)
{
	struct inventory *slow = inventory_by(text, decimal, false),
			 *fast = inventory_by(text, decimal, true);
	struct buffer expected = { 0 }, found = { 0 };
	struct inventory *const each[] = { slow, fast };
	CHECK((slow == NULL) == (fast == NULL));
	for (size_t i = 0; i < 2 && slow && fast; i++) {
		const struct column_inventory *column = &each[i]->columns[0];
		struct buffer *out = i ? &found : &expected;
		buffer_print(out,
			"%s: %zu rows, %zu blank, %zu marked, %zu filled, %zu codes, %s:", column->header,
			column->rows, column->blank, column->marked, column->filled, column->codes,
			each[i]->decimal_sure ? "sure" : "unsure");
		for (size_t form = 0; form < FORM_COUNT; form++)
			buffer_print(out, " %zu", column->fits[form]);
	}
	check_text(
		found.bytes ? found.bytes : "", expected.bytes ? expected.bytes : "", __FILE__, line, what);
	buffer_free(&expected);
	buffer_free(&found);
	inventory_free(slow);
	inventory_free(fast);
}

static void
test_each(void)
{
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		struct buffer text = { 0 };
		buffer_text(&text, "a;b\n");
		field_add(&text, fields[i]);
		field_add(&text, fields[i]);
		check_same(&text, ',', fields[i], __LINE__);
		check_same(&text, '.', fields[i], __LINE__);
		check_same(&text, '\0', fields[i], __LINE__);
		buffer_free(&text);
	}
}

static void
test_by_lot(void)
{
	enum { FILES = 60, ROWS = 2000 };
	uint64_t state = 7;
	for (size_t i = 0; i < FILES; i++) {
		struct buffer text = { 0 };
		buffer_text(&text, "a;b\n");
		for (size_t row = 0; row < ROWS; row++) {
			char field[128] = "";
			state = lot_step(state);
			for (uint64_t rest = state >> 20, count = 1 + (state >> 16) % 4; count > 0; count--) {
				strcat(field, parts[rest % (sizeof parts / sizeof *parts)]);
				rest /= sizeof parts / sizeof *parts;
			}
			field_add(&text, field);
		}
		check_same(&text, i % 2 ? ',' : '.', "fields by lot", __LINE__);
		check_same(&text, '\0', "fields by lot", __LINE__);
		buffer_free(&text);
	}
}

int
main(void)
{
	test_each();
	test_by_lot();
	return check_summary("table_forms");
}
