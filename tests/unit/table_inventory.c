/* What an inventory counts, and what it gives up when it has no room. */
#include "stats/table/inventory.h"

#include "stats/base/date.h"
#include "tests/check.h"

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
	test_errors();
	return check_summary("table_inventory");
}
