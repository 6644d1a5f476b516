#include "tests/lot.h"
#include "tests/table_text.h"

static struct column_spec alis_columns[] = {
	{ .name = "id", .type = TYPE_TEXT },
	{ .name = "veileder",
		.header = "Veileder-ID",
		.type = TYPE_TEXT,
		.refers_to = "veileder",
		.used = true },
};
static struct column_spec veileder_columns[] = {
	{ .name = "id", .header = "nr", .type = TYPE_TEXT, .prefix = "V-" },
	{ .name = "enhet", .type = TYPE_TEXT, .used = true },
};
static struct column_spec mote_columns[] = {
	{ .name = "alis", .type = TYPE_TEXT, .refers_to = "alis", .used = true },
	{ .name = "veileder", .type = TYPE_TEXT, .prefix = "V-", .refers_to = "veileder", .used = true },
};

static struct table_file alis_file[] = { FILE_BYTES("alis.csv", "id;Veileder-ID\n"
								"a1;v2\n"
								"a2;\n"
								"a3;v9\n"
								"a4; v1\xC2\xA0\n"
								"a5;V1\n") };
static struct table_file veileder_files[] = {
	FILE_BYTES("veiledere.csv", "nr;enhet\nV-v1;Alna\n;Frogner\nv2;Bjerke\nv1;Sagene\n"),
	FILE_BYTES("flere.csv", "nr;enhet\nv3;Alna\n"),
};
static struct table_file mote_file[] = { FILE_BYTES("moter.csv", "alis;veileder\n"
								 "a4;V-v3\n"
								 "a4;v2\n"
								 "v1;a1\n"
								 "a1;v1\n") };

/* The three tables in this order of names; every reference is told the target's place in it. */
static struct loaded
three_load(const char *const order[3], enum duplicates duplicates)
{
	static struct table_spec specs[3];
	size_t alis = 0, veileder = 0;
	for (size_t i = 0; i < 3; i++) {
		if (strcmp(order[i], "alis") == 0) {
			alis = i;
			specs[i] = (struct table_spec){ .name = "alis",
				.files = alis_file,
				.file_count = 1,
				.key = "id",
				.columns = alis_columns,
				.column_count = COUNT(alis_columns) };
		} else if (strcmp(order[i], "veileder") == 0) {
			veileder = i;
			specs[i] = (struct table_spec){ .name = "veileder",
				.files = veileder_files,
				.file_count = 2,
				.key = "id",
				.duplicates = duplicates,
				.columns = veileder_columns,
				.column_count = COUNT(veileder_columns) };
		} else {
			specs[i] = (struct table_spec){ .name = "mote",
				.files = mote_file,
				.file_count = 1,
				.columns = mote_columns,
				.column_count = COUNT(mote_columns) };
		}
		specs[i].dialect = (struct dialect){ .delimiter = ';', .decimal = ',' };
	}
	alis_columns[1].target = mote_columns[1].target = veileder;
	mote_columns[0].target = alis;
	return specs_load(specs, 3);
}

#define MISSING_AND_DUPLICATE                                                                                \
	"missing_key veiledere.csv:3:1 column 'nr': the key is blank; expected one on every row\n"           \
	"contradiction veiledere.csv:5:1 column 'nr': the same key as in line 2, and the rows differ in "    \
	"'enhet'; the "

/* Which table comes first changes nothing but the order of the faults. */
static void
test_both_orders(void)
{
	static const char *const orders[][3] = { { "alis", "veileder", "mote" },
		{ "veileder", "alis", "mote" }, { "mote", "alis", "veileder" },
		{ "mote", "veileder", "alis" } };
	for (size_t o = 0; o < COUNT(orders); o++) {
		struct loaded loaded = three_load(orders[o], DUPLICATES_FIRST);
		CHECK_INT(loaded.faults.count, 6);
		for (size_t i = 0; i < 3; i++) {
			if (strcmp(orders[o][i], "alis") == 0)
				CHECK_TABLE(&loaded, i,
					"2: a1 v2>2\n3: a2 ->-\n4: a3 v9>-\n5: a4 v1>0\n6: a5 V1>-\n");
			else if (strcmp(orders[o][i], "mote") == 0)
				CHECK_TABLE(&loaded, i,
					"2: a4>3 v3>3\n3: a4>3 v2>2\n4: v1>- a1>-\n5: a1>0 v1>0\n");
			else
				CHECK_TABLE(&loaded, i,
					"veiledere.csv:2: v1 Alna\nveiledere.csv:3: - "
					"Frogner\nveiledere.csv:4: v2 Bjerke\n"
					"flere.csv:2: v3 Alna\n");
		}
		loaded_free(&loaded);
	}
}

static void
test_faults(void)
{
	struct loaded loaded =
		three_load((const char *const[]){ "alis", "veileder", "mote" }, DUPLICATES_FIRST);
	CHECK_FAULTS(&loaded,
		MISSING_AND_DUPLICATE "first row counts\n"
				      "dangling_reference alis.csv:4:0 column 'Veileder-ID': no row of table "
				      "'veileder' (veiledere.csv and 1 more) "
				      "has this key; expected a key that is there, or a blank\n"
				      "dangling_reference alis.csv:6:0 column 'Veileder-ID': no row of table "
				      "'veileder' (veiledere.csv and 1 more) "
				      "has this key; expected a key that is there, or a blank\n"
				      "dangling_reference moter.csv:4:0 column 'alis': no row of table "
				      "'alis' (alis.csv) has this key; expected a "
				      "key that is there, or a blank\n"
				      "dangling_reference moter.csv:4:0 column 'veileder': no row of table "
				      "'veileder' (veiledere.csv and 1 more) "
				      "has this key; expected a key that is there, or a blank\n");
	loaded_free(&loaded);
}

/* Rows that move up when a duplicate goes are still the ones referred to. */
static void
test_after_duplicates(void)
{
	struct loaded loaded =
		three_load((const char *const[]){ "alis", "veileder", "mote" }, DUPLICATES_LAST);
	CHECK_TABLE(&loaded, 1,
		"veiledere.csv:3: - Frogner\nveiledere.csv:4: v2 Bjerke\nveiledere.csv:5: v1 "
		"Sagene\nflere.csv:2: v3 Alna\n");
	CHECK_TABLE(&loaded, 0, "2: a1 v2>1\n3: a2 ->-\n4: a3 v9>-\n5: a4 v1>2\n6: a5 V1>-\n");
	CHECK_INT(loaded.tables->items[1].rows_left_out, 1);
	loaded_free(&loaded);
}

static void
test_self(void)
{
	struct column_spec columns[] = {
		{ .name = "id", .type = TYPE_TEXT },
		{ .name = "leder", .type = TYPE_TEXT, .refers_to = "ansatt", .target = 0, .used = true },
	};
	struct loaded loaded =
		text_load(columns, COUNT(columns), "id", "id;leder\na1;a3\na2;a2\na3;\na4;a0\na1;a2\n");
	CHECK_TABLE(&loaded, 0, "2: a1 a3>2\n3: a2 a2>1\n4: a3 ->-\n5: a4 a0>-\n");
	CHECK_FAULTS(&loaded, "contradiction alis.csv:6:1 column 'id': the same key as in line 2, and the "
			      "rows differ in 'leder'; the first "
			      "row counts\n"
			      "dangling_reference alis.csv:5:0 column 'leder': no row of table 'alis' "
			      "(alis.csv) has this key; expected a "
			      "key that is there, or a blank\n");
	loaded_free(&loaded);
}

/* A table without a file, or without a row, is referred to in vain. */
static void
test_empty_target(void)
{
	struct column_spec columns[] = { { .name = "id", .type = TYPE_TEXT } };
	struct column_spec referring[] = {
		{ .name = "id", .type = TYPE_TEXT, .refers_to = "alis", .target = 0, .used = true }
	};
	struct table_file file[] = { FILE_BYTES("moter.csv", "id\na1\n") };
	struct dialect dialect = { .delimiter = ';', .decimal = ',' };
	struct table_spec specs[] = {
		{ .name = "alis", .key = "id", .columns = columns, .column_count = 1, .dialect = dialect },
		{ .name = "mote",
			.files = file,
			.file_count = 1,
			.columns = referring,
			.column_count = 1,
			.dialect = dialect },
	};
	struct loaded loaded = specs_load(specs, 2);
	CHECK_TABLE(&loaded, 1, "2: a1>-\n");
	CHECK_FAULTS(&loaded, "dangling_reference moter.csv:2:0 column 'id': no row of table 'alis' has this "
			      "key; expected a key that is "
			      "there, or a blank\n");
	loaded_free(&loaded);
}

/* ---- Keys that are numbers ---- */

enum { KEYS = 700, REFERENCES = 3000 };

static uint64_t state = 41;

static uint32_t
drawn(uint32_t below)
{
	state = lot_step(state);
	return (uint32_t)((state >> 33) % below);
}

/* Keys and what refers to them, by lot, and the row that each reference is to lead to. */
struct story {
	struct buffer keys, references;
	uint32_t expected[REFERENCES];
	size_t dangling;
};

/* The keys rise with gaps, or stand in any order; now and then one is no number. */
static void
keys_write(struct story *story, uint32_t *numbers, bool rising, bool pure)
{
	for (uint32_t i = 0; i < KEYS; i++)
		numbers[i] = i == 0 ? 10000 : numbers[i - 1] + 1 + (drawn(5) == 0) * drawn(40);
	for (uint32_t i = KEYS - 1; !rising && i > 0; i--) {
		uint32_t other = drawn(i + 1), number = numbers[i];
		numbers[i] = numbers[other];
		numbers[other] = number;
	}
	buffer_text(&story->keys, "id\n");
	for (size_t i = 0; i < KEYS; i++) {
		bool text = !pure && i % 97 == 5;
		buffer_print(&story->keys, text ? "\"%u b\"\n" : "%u\n", (unsigned)numbers[i]);
		numbers[i] = text ? 0 : numbers[i];
	}
}

static void
reference_write(struct story *story, const uint32_t *numbers, uint32_t *expected)
{
	static const char *const elsewhere[] = { "9999", "1", "999999999", "4000000000", "010000", "x",
		"1e4" };
	uint32_t row = drawn(KEYS);
	*expected = ROW_NONE;
	if (drawn(9) == 0 || numbers[row] == 0) {
		buffer_print(&story->references, "%s;1\n", elsewhere[drawn(COUNT(elsewhere))]);
		story->dangling++;
	} else if (drawn(9) == 0) {
		buffer_text(&story->references, ";1\n");
	} else {
		*expected = row;
		buffer_print(&story->references, drawn(4) ? "%u;1\n" : "\"%u\";1\n", (unsigned)numbers[row]);
	}
}

/* Wherever the texts of the references are asked for or not, and by however many threads they are read. */
static void
check_story(const struct story *story, bool used, size_t threads)
{
	struct column_spec columns[] = { { .name = "id", .type = TYPE_TEXT, .identifiers_allowed = true } };
	struct column_spec referring[] = { { .name = "til",
		.type = TYPE_TEXT,
		.refers_to = "a",
		.used = used,
		.identifiers_allowed = true } };
	struct table_file files[] = {
		{ .name = "a.csv", .bytes = story->keys.bytes, .length = story->keys.length },
		{ .name = "b.csv", .bytes = story->references.bytes, .length = story->references.length },
	};
	const struct dialect dialect = { .delimiter = ';', .decimal = ',' };
	struct table_spec specs[] = { { .name = "a", .key = "id", .columns = columns },
		{ .name = "b", .columns = referring } };
	for (size_t i = 0; i < COUNT(specs); i++) {
		specs[i].files = &files[i];
		specs[i].file_count = specs[i].column_count = 1;
		specs[i].dialect = dialect;
		specs[i].threads = threads;
		specs[i].portion = 2000;
	}
	struct loaded loaded = specs_load(specs, COUNT(specs));
	const struct table *table = &loaded.tables->items[1];
	CHECK_INT(table->rows, REFERENCES);
	for (size_t i = 0; i < REFERENCES; i++)
		CHECK_INT(table->columns[0].parents[i], story->expected[i]);
	CHECK_INT(loaded.faults.by_severity[SEVERITY_ERROR], story->dangling);
	CHECK(used == (table->columns[0].codes != NULL));
	loaded_free(&loaded);
}

static void
test_numbers(void)
{
	for (unsigned way = 0; way < 4; way++) {
		struct story story = { 0 };
		uint32_t numbers[KEYS];
		keys_write(&story, numbers, way % 2, way / 2);
		buffer_text(&story.references, "til;n\n");
		for (size_t i = 0; i < REFERENCES; i++)
			reference_write(&story, numbers, &story.expected[i]);
		for (size_t threads = 1; threads <= 3; threads += 2) {
			check_story(&story, false, threads);
			check_story(&story, true, threads);
		}
		buffer_free(&story.keys);
		buffer_free(&story.references);
	}
}

int
main(void)
{
	test_both_orders();
	test_faults();
	test_after_duplicates();
	test_self();
	test_empty_target();
	test_numbers();
	return check_summary("table_reference");
}
