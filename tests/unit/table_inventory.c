/* What an inventory counts, and what it gives up when it has no room. */
#include "stats/table/inventory.h"

#include "stats/base/date.h"
#include "stats/table/totals.h"
#include "tests/table_text.h"

enum { ROOM = 1 << 20 };

static const struct dialect semicolon = { .delimiter = ';', .decimal = ',' };

static struct inventory *
inventory_text(const char *text, size_t room, struct error *err)
{
	static struct table_file file;
	struct faults faults = { 0 };
	file = (struct table_file){ .name = "a.csv", .bytes = text, .length = strlen(text) };
	struct inventory *inventory = inventory_read(&file, &semicolon, room, &faults, err);
	faults_free(&faults);
	return inventory;
}

static void
test_counts(void)
{
	struct error err = { 0 };
	struct inventory *inventory = inventory_text("id;n;d;t;kode;about\n"
						     "a;1;01.02.2024;ja;01;ca 15\n"
						     "b;2,5;2024-03-01;nei;02;<5\n"
						     "c; ;3. mars 2025;;03;7\n"
						     "d;-;31.02.2025;kanskje;03;\n"
						     "d;Ukjent;;x;04;Oslo i alt\n",
		ROOM, &err);
	CHECK(inventory != NULL);
	if (!inventory)
		return;
	CHECK_INT(inventory->rows, 5);
	CHECK_INT(inventory->column_count, 6);
	const struct column_inventory *id = &inventory->columns[0], *n = &inventory->columns[1],
				      *d = &inventory->columns[2], *t = &inventory->columns[3],
				      *code = &inventory->columns[4], *about = &inventory->columns[5];
	CHECK_TEXT(id->header, "id");
	CHECK_INT(id->distinct, 4);
	CHECK_INT(id->filled, 5);
	CHECK_INT(n->blank, 1);
	CHECK_INT(n->marked, 2);
	CHECK_INT(n->marks[0], 1);
	CHECK_INT(n->filled, 2);
	CHECK_INT(n->fits[FORM_NUMBER], 2);
	CHECK_NEAR(n->least, 1, 0);
	CHECK_NEAR(n->most, 2.5, 0);
	CHECK_INT(d->fits[FORM_DATE], 3);
	CHECK_INT(d->misfit_line[FORM_DATE], 5);
	CHECK_INT(d->earliest, date_from_civil(2024, 2, 1));
	CHECK_INT(d->latest, date_from_civil(2025, 3, 3));
	CHECK_INT(t->fits[FORM_TRUTH], 3);
	CHECK_INT(t->misfit_line[FORM_TRUTH], 5);
	CHECK_INT(code->codes, 5);
	CHECK_INT(about->fits[FORM_NUMBER], 1);
	CHECK_INT(about->fits[FORM_QUALIFIED], 3);
	CHECK_INT(about->totals, 1);
	CHECK_NEAR(about->most, 15, 0);
	inventory_free(inventory);
}

static void
test_forms(void)
{
	struct error err = { 0 };
	struct inventory *inventory =
		inventory_text("a;b;c\n1.234;03.04.25;x\n5.678;31.12.68;x\n", ROOM, &err);
	CHECK(inventory != NULL);
	if (!inventory)
		return;
	CHECK_INT(inventory->columns[0].fits[FORM_NUMBER], 0);
	CHECK_INT(inventory->columns[0].fits[FORM_THOUSANDS], 2);
	CHECK_NEAR(inventory->columns[0].most, 5678, 0);
	CHECK_INT(inventory->columns[1].fits[FORM_DATE], 0);
	CHECK_INT(inventory->columns[1].fits[FORM_DATE_SHORT], 2);
	CHECK_INT(inventory->columns[1].latest, date_from_civil(2068, 12, 31));
	CHECK_INT(inventory->columns[2].fits[FORM_TRUTH], 2);
	CHECK_INT(inventory->columns[2].distinct, 1);
	inventory_free(inventory);
}

/* Blanks and hyphens that look the same are the same value. */
static void
test_values_are_clean(void)
{
	struct error err = { 0 };
	struct inventory *inventory =
		inventory_text("a;b\nGamle  Oslo;1\nGamle\xC2\xA0Oslo;2\n Gamle Oslo;3\n", ROOM, &err);
	CHECK_INT(inventory ? inventory->columns[0].distinct : 0, 1);
	inventory_free(inventory);
}

/* Without room the widest column gives its values up first, and what is left stays exact. */
static void
test_room(void)
{
	struct error err = { 0 };
	struct inventory *inventory = inventory_text(
		"id;text\na;one long text about something\nb;another long text\nc;a third text\n", 200, &err);
	CHECK(inventory != NULL);
	if (!inventory)
		return;
	CHECK(inventory->columns[0].values != NULL);
	CHECK_INT(inventory->columns[0].distinct, 3);
	CHECK(inventory->columns[1].values == NULL);
	CHECK_INT(inventory->columns[1].filled, 3);
	CHECK_INT(inventory_shared(&inventory->columns[1], &inventory->columns[0]), 0);
	inventory_free(inventory);
	inventory = inventory_text("id\na\nb\n", 0, &err);
	CHECK(inventory && !inventory->columns[0].values);
	inventory_free(inventory);
}

static void
test_shared(void)
{
	struct error err = { 0 };
	struct inventory *inventory = inventory_text("a;b\nx;x\ny;x\nz;q\n", ROOM, &err);
	CHECK_INT(inventory ? inventory_shared(&inventory->columns[1], &inventory->columns[0]) : 0, 2);
	CHECK_INT(inventory ? inventory_shared(&inventory->columns[0], &inventory->columns[1]) : 0, 1);
	inventory_free(inventory);
}

/* What the draft judges totals and numbers by. */
static void
test_sums(void)
{
	struct error err = { 0 };
	struct inventory *inventory = inventory_text(
		"aar;n;enhet;p\n2024;123456;A;5 %\n2025;1,5;B;6 %\n2100;123457,5;Oslo i alt;x\n", ROOM, &err);
	CHECK(inventory != NULL);
	if (!inventory)
		return;
	const struct column_inventory *n = &inventory->columns[1], *year = &inventory->columns[0];
	CHECK_NEAR(n->in_totals, 123457.5, 0);
	CHECK_NEAR(n->in_parts, 123457.5, 0);
	CHECK_INT(n->long_numbers, 1);
	CHECK_INT(n->years, 0);
	CHECK_INT(year->years, 3);
	CHECK_INT(inventory->columns[3].percents, 2);
	inventory_free(inventory);
}

/* "severity message" of what the only total of a file is told. */
static void
check_total(const char *text, const char *expected, int line)
{
	struct column_spec columns[] = {
		{ .name = "u", .type = TYPE_TEXT, .used = true, .totals_auto = true },
		{ .name = "n", .type = TYPE_NUMBER, .qualified = true, .used = true },
	};
	struct table_file file = { .name = "a.csv", .bytes = text, .length = strlen(text) };
	struct table_spec spec = { .name = "a",
		.files = &file,
		.file_count = 1,
		.columns = columns,
		.column_count = 2,
		.dialect = semicolon };
	struct loaded loaded = specs_load(&spec, 1);
	struct faults faults = { 0 };
	CHECK(loaded.tables != NULL);
	if (loaded.tables)
		totals_check(&loaded.tables->items[0], &faults);
	struct buffer said = { 0 };
	for (size_t i = 0; i < faults.count; i++)
		buffer_print(
			&said, "%s %s", severity_name(faults.items[i].severity), faults.items[i].message);
	check_text(said.bytes ? said.bytes : "", expected, __FILE__, line, text);
	buffer_free(&said);
	faults_free(&faults);
	loaded_free(&loaded);
}

/* A part that is not exact may make up for a difference only to its own side. */
static void
test_qualified_totals(void)
{
	check_total("u;n\nA;>10\nB;3\nSum;12\n",
		"error column 'n': the total is 12, and its 2 parts add up to more than 13", __LINE__);
	check_total("u;n\nA;>10\nB;3\nSum;13\n",
		"error column 'n': the total is 13, and its 2 parts add up to more than 13", __LINE__);
	check_total("u;n\nA;<5\nB;3\nSum;9\n",
		"error column 'n': the total is 9, and its 2 parts add up to less than 8", __LINE__);
	check_total("u;n\nA;>10\nB;3\nSum;14\n",
		"info column 'n': the total is 14, and its 2 parts add up to more than 13; 0 of them missing "
		"and 1 not "
		"exact, so this may be right",
		__LINE__);
	check_total("u;n\nA;>10\nB;<3\nSum;12\n",
		"info column 'n': the total is 12, and its 2 parts add up to 13; 0 of them missing and 2 not "
		"exact, so this may be right",
		__LINE__);
	/* As large as the sum of what is written, and yet nobody knows. */
	check_total("u;n\nA;ca 10\nB;3\nSum;13\n",
		"info column 'n': the total is 13, and its 2 parts add up to 13; 0 of them missing and 1 not "
		"exact, so this may be right",
		__LINE__);
	/* A total that is not exact itself. */
	check_total("u;n\nA;10\nB;3\nSum;ca 15\n",
		"info column 'n': the total is about 15, and its 2 parts add up to 13, so this may be right",
		__LINE__);
	check_total("u;n\nA;10\nB;3\nSum;>13\n",
		"error column 'n': the total is more than 13, and its 2 parts add up to 13", __LINE__);
	check_total("u;n\nA;10\nB;3\nSum;<14\n",
		"info column 'n': the total is less than 14, and its 2 parts add up to 13, so this may be "
		"right",
		__LINE__);
	check_total("u;n\nA;>10\nB;3\nSum;<13\n",
		"error column 'n': the total is less than 13, and its 2 parts add up to more than 13",
		__LINE__);
	/* One that agrees is said to. */
	check_total("u;n\nA;10\nB;3\nSum;13\n", "info column 'n': the total agrees with its 2 parts: 13",
		__LINE__);
	check_total("u;n\nA;10\nB;3\nI alt;13\nSum;13\n",
		"info column 'n': 2 totals agree with their parts, the first here: 13", __LINE__);
}

static void
test_errors(void)
{
	struct error err = { 0 };
	CHECK(inventory_text("", ROOM, &err) == NULL);
	CHECK_INT(err.kind, ERROR_DATA);
	err = (struct error){ 0 };
	CHECK(inventory_text("a;b\n1;\"2\n", ROOM, &err) == NULL);
	CHECK_INT(err.kind, ERROR_DATA);
	err = (struct error){ 0 };
	struct inventory *inventory = inventory_text("a;b\n", ROOM, &err);
	CHECK_INT(inventory ? inventory->rows : 1, 0);
	inventory_free(inventory);
	const struct table_file missing = { .path = "/nowhere/a.csv", .name = "a.csv" };
	struct faults faults = { 0 };
	CHECK(inventory_read(&missing, NULL, ROOM, &faults, &err) == NULL);
	CHECK_INT(err.kind, ERROR_INPUT);
	faults_free(&faults);
	inventory_free(NULL);
}

int
main(void)
{
	test_counts();
	test_forms();
	test_values_are_clean();
	test_room();
	test_shared();
	test_sums();
	test_qualified_totals();
	test_errors();
	return check_summary("table_inventory");
}
