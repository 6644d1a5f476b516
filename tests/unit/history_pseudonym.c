/* Each row has the first half of the keyed digest of its table's name and its key, and they stand in order,
 * whatever the number of threads that work them out. */
#include <stdlib.h>
#include <string.h>

#include "stats/history/pseudonym.h"
#include "tests/unit/indicator_run.h"

enum { ROWS = 40000, KEYLESS = 1000 };

static const char definitions[] =
	"maltall: 1\nas_of: 2025-12-31\ntables:\n  p:\n    file: p.csv\n    key: id\n"
	"    columns: {id: text, plan: date}\n"
	"indicators:\n  plan:\n    title: Plan\n    count: p\n    denominator: true\n    numerator: plan <= "
	"as_of\n";

/* Every so many rows one without a key. */
static void
data_write(struct buffer *out)
{
	buffer_text(out, "id;plan\n");
	for (int i = 0; i < ROWS; i++)
		if (i % (ROWS / KEYLESS) == 7)
			buffer_text(out, ";2025-02-01\n");
		else
			buffer_print(out, "person %d;2025-02-01\n", i);
}

static bool
is_of_row(const struct pseudonym *pseudonym, const struct tables *tables, const struct secret *secret)
{
	unsigned char expected[DIGEST_SIZE] = { 0 };
	struct buffer message = { 0 };
	size_t length;
	uint32_t code = tables->items[0].columns[0].codes[pseudonym->row];
	const char *key = dictionary_text(tables->dictionary, code, &length);
	buffer_add(&message, "p", 2);
	buffer_add(&message, key, length);
	if (code != CODE_MISSING)
		digest_keyed(secret->bytes, sizeof secret->bytes, message.bytes, message.length, expected);
	buffer_free(&message);
	return memcmp(pseudonym->bytes, expected, PSEUDONYM_SIZE) == 0;
}

static void
test_pseudonyms(const struct tables *tables, const struct secret *secret)
{
	struct pseudonyms *pseudonyms = pseudonyms_new(tables, secret);
	const struct pseudonym *sorted = pseudonyms_of(pseudonyms, 0);
	size_t unordered = 0, wrong = 0, keyless = 0, seen = 0;
	bool *met = xcalloc(ROWS, sizeof *met);
	for (size_t i = 0; i < ROWS; i++) {
		static const unsigned char zeros[PSEUDONYM_SIZE];
		int order = i > 0 ? memcmp(sorted[i - 1].bytes, sorted[i].bytes, PSEUDONYM_SIZE) : -1;
		unordered += order > 0 || (order == 0 && sorted[i - 1].row >= sorted[i].row);
		wrong += !is_of_row(&sorted[i], tables, secret);
		keyless += memcmp(sorted[i].bytes, zeros, PSEUDONYM_SIZE) == 0;
		seen += !met[sorted[i].row];
		met[sorted[i].row] = true;
	}
	CHECK_INT(unordered, 0);
	CHECK_INT(wrong, 0);
	CHECK_INT(keyless, KEYLESS);
	CHECK_INT(seen, ROWS);
	CHECK(pseudonyms_of(pseudonyms, 0) == sorted);
	CHECK(pseudonyms_tables(pseudonyms) == tables);
	CHECK(pseudonyms_secret(pseudonyms) == secret);
	free(met);
	pseudonyms_free(pseudonyms);
	pseudonyms_free(NULL);
}

int
main(void)
{
	struct secret secret = { .bytes = "a secret of the tests", .name = "one" };
	struct buffer data = { 0 };
	data_write(&data);
	struct run run = run_text(definitions, (const char *const[]){ data.bytes }, 1);
	CHECK(run.usable);
	static const size_t threads[] = { 1, 2, 5 };
	for (size_t i = 0; run.usable && i < sizeof threads / sizeof *threads; i++) {
		run.definition->tables[0].threads = threads[i];
		test_pseudonyms(run.tables, &secret);
	}
	run_free(&run);
	buffer_free(&data);
	return check_summary("history_pseudonym");
}
