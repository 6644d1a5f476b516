#include "stats/table/place.h"

#include "stats/base/memory.h"
#include "tests/table_text.h"

static struct column_spec columns[] = {
	{ .name = "id", .used = true },
	{ .name = "n", .type = TYPE_NUMBER, .used = true },
};

/* The second file has its columns the other way round, and a field of two lines. */
static struct table_file files[] = {
	FILE_BYTES("a.csv", "id;n\nx;1\n\"y\nz\";2\nw;3\n"),
	FILE_BYTES("b.csv", "n;id\n4;æøå\n5;\"a\nb\"\n"),
};
static const struct table_spec spec = { .name = "t",
	.files = files,
	.file_count = 2,
	.dialect = { .delimiter = ';', .decimal = ',' },
	.columns = columns,
	.column_count = 2 };

static void
place_check(const struct field_place *place, size_t line, size_t character)
{
	CHECK_INT(place->line, line);
	CHECK_INT(place->character, character);
}

static void
test_two_files(void)
{
	struct loaded loaded = specs_load(&spec, 1);
	CHECK(loaded.tables != NULL);
	if (!loaded.tables)
		return;
	struct field_place places[] = {
		{ .row = 0, .column = 1 },
		{ .row = 1, .column = 0 },
		{ .row = 1, .column = 1 },
		{ .row = 2, .column = SIZE_MAX },
		{ .row = 3, .column = 0 },
		{ .row = 4, .column = 1 },
		{ .row = 4, .column = 0 },
	};
	places_find(&loaded.tables->items[0], places, COUNT(places));
	place_check(&places[0], 2, 3);
	place_check(&places[1], 3, 1);
	place_check(&places[2], 4, 4);
	place_check(&places[3], 5, 0);
	place_check(&places[4], 2, 3);
	place_check(&places[5], 3, 1);
	place_check(&places[6], 3, 3);
	/* The faults of reading were told once, and are not told again. */
	CHECK_INT(loaded.faults.by_severity[SEVERITY_ERROR], 0);
	loaded_free(&loaded);
}

/* What cannot be read a second time still has its line. */
static void
test_gone(void)
{
	struct loaded loaded = specs_load(&spec, 1);
	if (!loaded.tables)
		return;
	static const char *const paths[] = { "-", "tests/data/there is no such file.csv" };
	for (size_t i = 0; i < COUNT(paths); i++) {
		struct table_file gone[] = { { .path = paths[i], .name = "a.csv" }, files[1] };
		struct table_spec now = spec;
		now.files = gone;
		struct table table = loaded.tables->items[0];
		table.spec = &now;
		struct field_place places[] = { { .row = 1, .column = 1 }, { .row = 3, .column = 0 } };
		places_find(&table, places, COUNT(places));
		place_check(&places[0], 3, 0);
		place_check(&places[1], 2, 3);
	}
	loaded_free(&loaded);
}

int
main(void)
{
	test_two_files();
	test_gone();
	return check_summary("table_place");
}
