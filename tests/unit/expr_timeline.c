/* At every date, the moments of a condition say what its truth is when it is worked out for that date alone.
 */
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/expr/timeline.h"
#include "tests/check.h"

enum { ALIS, MOTE, TABLES };

static struct column_spec alis_columns[] = {
	{ .name = "id", .type = TYPE_TEXT, .used = true },
	{ .name = "mentor", .type = TYPE_TEXT, .refers_to = "alis", .target = ALIS, .used = true },
	{ .name = "enhet", .type = TYPE_TEXT, .used = true },
	{ .name = "start", .type = TYPE_DATE, .used = true },
	{ .name = "slutt", .type = TYPE_DATE, .used = true },
	{ .name = "plan", .type = TYPE_DATE, .used = true },
};
static struct column_spec mote_columns[] = {
	{ .name = "alis", .type = TYPE_TEXT, .refers_to = "alis", .target = ALIS, .used = true },
	{ .name = "dato", .type = TYPE_DATE, .used = true },
	{ .name = "skjema", .type = TYPE_TRUTH, .used = true },
};

/* Every way a condition can depend on as_of, and some that do not. */
static const char *const conditions[] = {
	"true",
	"start < as_of",
	"as_of > start",
	"start <= as_of and (slutt is missing or slutt >= as_of)",
	"start + 3 months < as_of",
	"start = as_of or start <> as_of - 1 month",
	"not (as_of - 1 year >= start)",
	"plan between as_of - 1 year and as_of",
	"plan in (as_of, start)",
	"not (start < as_of and start > as_of - 1 month)",
	"start < as_of - 1 year or not (as_of >= start) or start = 2024-02-01",
	"any mote where not (dato <= as_of - 1 year or dato > as_of)",
	"start < as_of and slutt >= as_of and start > as_of - 6 months",
	"start is missing",
	"(start - as_of) > 30",
	"any mote where skjema and dato > as_of - 1 year and dato <= as_of",
	"no mote where dato <= as_of",
	"any mote",
	"any mote where alis.start + 1 month < dato and dato < as_of",
	"count(mote where dato <= as_of) >= 2",
	"count(mote where skjema) > 1 and start < as_of",
	"max(mote.dato where dato <= as_of) > start",
	"mentor.slutt >= as_of",
	"mentor.mentor.start < as_of",
	"i_arbeid",
	"mentor.i_arbeid and i_arbeid",
	"any alis where i_arbeid and slutt > as_of",
	"i_arbeid and any alis where i_arbeid",
	"i_arbeid = (plan <= as_of)",
	"as_of > 2024-06-30 and start < 2024-01-01",
};

/* Of more meetings than this few are about somebody, so that each counts. */
enum { MANY = 1000 };

static char *
random_csv(unsigned *seed, size_t rows, bool meetings)
{
	struct buffer csv = { 0 };
	buffer_text(&csv, meetings ? "alis;dato;skjema\n" : "id;mentor;enhet;start;slutt;plan\n");
	for (size_t i = 0; i < rows; i++) {
		char date[DATE_TEXT_SIZE];
		if (meetings)
			buffer_print(&csv, "%d", 1 + rand_r(seed) % (rows > MANY ? 1000 : 45));
		else
			buffer_print(&csv, "%zu;%.0d;%c", i + 1, rand_r(seed) % 3 ? 1 + rand_r(seed) % 45 : 0,
				'A' + rand_r(seed) % 3);
		for (int k = 0; k < (meetings ? 1 : 3); k++)
			buffer_print(&csv, ";%s",
				rand_r(seed) % 6 ? date_format_iso(date_from_civil(2023, 1, 1) +
									   (int32_t)(rand_r(seed) % 1000),
							   date)
						 : "");
		if (meetings)
			buffer_text(&csv, (const char *const[]){ ";ja", ";nei", ";" }[rand_r(seed) % 3]);
		buffer_char(&csv, '\n');
	}
	return csv.bytes;
}

static size_t
dates_fill(unsigned *seed, int32_t *dates)
{
	size_t count = 1 + (size_t)rand_r(seed) % (rand_r(seed) % 2 ? 5 : TIMELINE_DATES);
	dates[0] = date_from_civil(2022, 12, 1) + (int32_t)(rand_r(seed) % 100);
	for (size_t i = 1; i < count; i++)
		dates[i] = dates[i - 1] + 1 + (int32_t)(rand_r(seed) % 40);
	return count;
}

static void
condition_check(const struct vocabulary *vocabulary, const struct tables *tables, const struct expr *expr,
	const char *text, const int32_t *dates, size_t count)
{
	enum { ROWS = 60 };
	struct moments moments[ROWS];
	uint8_t truths[ROWS];
	struct timeline *timeline = timeline_new(vocabulary, tables, dates, count);
	timeline_moments(timeline, expr, moments);
	size_t differ = 0;
	for (size_t i = 0; i < count; i++) {
		struct evaluation *evaluation = evaluation_new(vocabulary, tables, dates[i]);
		evaluation_truths(evaluation, expr, truths);
		for (size_t row = 0; row < tables->items[ALIS].rows; row++) {
			unsigned holds = moments[row].holds >> i & 1, unknown = moments[row].unknown >> i & 1;
			differ += holds != (truths[row] == TRUTH_TRUE) ||
				  unknown != (truths[row] == TRUTH_UNKNOWN);
		}
		evaluation_free(evaluation);
	}
	check_that(differ == 0, __FILE__, __LINE__, "%s: %zu of the moments differ", text, differ);
	for (size_t row = 0; row < tables->items[ALIS].rows; row++)
		differ += ((moments[row].holds | moments[row].unknown) & ~timeline_all(timeline)) != 0 ||
			  (moments[row].holds & moments[row].unknown) != 0;
	CHECK_INT(differ, 0);
	timeline_free(timeline);
}

static void
test_seed(unsigned seed)
{
	struct table_file files[TABLES] = { { .name = "alis.csv" }, { .name = "mote.csv" } };
	struct table_spec specs[TABLES] = {
		{ .name = "alis",
			.key = "id",
			.files = &files[0],
			.file_count = 1,
			.columns = alis_columns,
			.column_count = sizeof alis_columns / sizeof *alis_columns },
		{ .name = "mote",
			.files = &files[1],
			.file_count = 1,
			.columns = mote_columns,
			.column_count = sizeof mote_columns / sizeof *mote_columns },
	};
	char *texts[TABLES];
	int32_t dates[TIMELINE_DATES];
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct expr_error mistake = { 0 };
	/* Now and then so many meetings that several threads take their share. */
	const size_t meetings = seed % 3 ? 120 : 5 * MANY;
	size_t count = dates_fill(&seed, dates);
	for (size_t i = 0; i < TABLES; i++) {
		texts[i] = random_csv(&seed, i == MOTE ? meetings : 40, i == MOTE);
		files[i].bytes = texts[i];
		files[i].length = strlen(texts[i]);
		specs[i].threads = 3;
		specs[i].portion = MANY;
		specs[i].dialect = (struct dialect){ .encoding = ENCODING_UTF_8,
			.delimiter = ';',
			.decimal = ',',
			.quote = '"',
			.whole_file = true };
	}
	struct vocabulary *vocabulary = vocabulary_new(specs, TABLES);
	CHECK(vocabulary_declare(vocabulary, "i_arbeid", ALIS,
		"start <= as_of and (slutt is missing or slutt >= as_of)", &mistake));
	const struct expr *exprs[sizeof conditions / sizeof *conditions];
	for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++) {
		exprs[i] = expr_compile(vocabulary, ALIS, conditions[i], &mistake);
		check_that(exprs[i], __FILE__, __LINE__, "%s: %s", conditions[i], mistake.message);
	}
	struct tables *tables = tables_load(specs, TABLES, &faults, &err);
	check_that(tables, __FILE__, __LINE__, "%s", err.text);
	for (size_t i = 0; tables && i < sizeof conditions / sizeof *conditions; i++)
		if (exprs[i])
			condition_check(vocabulary, tables, exprs[i], conditions[i], dates, count);
	tables_free(tables);
	vocabulary_free(vocabulary);
	faults_free(&faults);
	free(texts[ALIS]);
	free(texts[MOTE]);
}

int
main(void)
{
	for (unsigned seed = 1; seed <= CHECK_CASES(60); seed++)
		test_seed(seed);
	return check_summary("expr_timeline");
}
