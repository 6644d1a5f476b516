/* From files and a question to rows, groups, counts and samples. */
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/question/crossing.h"
#include "stats/question/sample.h"
#include "tests/check.h"

static const char csv[] = "unit;n;when;done;about\n"
			  "Østensjø;10;2025-03-01;ja;ca 15\n"
			  "Alna;2;2025-01-15;nei;4\n"
			  "Åsen;9;2025-02-01;;<5\n"
			  ";10;;ja;6\n"
			  "Alna;;2024-12-31;ja;4\n";

static struct table_file files[] = { { .name = "a.csv", .bytes = csv, .length = sizeof csv - 1 },
	{ .name = "b.csv", .bytes = csv, .length = sizeof csv - 1 } };
static const struct dialect declared = { .delimiter = ';', .decimal = ',' };

static struct question *
ask(const char *asked, const char *by, const char *where)
{
	struct error err = { 0 };
	struct expr_error mistake = { 0 };
	struct question *question = question_open(files, 1, &declared, DATE_MISSING, false, &err);
	CHECK(question && (!where || question_where(question, where, &mistake)));
	CHECK(!by || question_by(question, by, &mistake));
	CHECK(question_ask(question, asked, &mistake));
	CHECK(question_read(question, &err));
	CHECK_TEXT(mistake.message, "");
	CHECK_TEXT(err.text, "");
	return question;
}

static void
check_groups(const char *by, const char *expected)
{
	struct buffer labels = { 0 };
	struct question *question = ask("n", by, NULL);
	buffer_text(&labels, "");
	for (size_t i = 0; i < question->group_count; i++)
		buffer_print(&labels, "%s %zu;",
			question->groups[i].labels[0] ? question->groups[i].labels[0] : "-",
			question->groups[i].count);
	CHECK_TEXT(labels.bytes, expected);
	buffer_free(&labels);
	question_free(question);
}

/* Where a value is missing, nobody knows whether a condition about it holds. */
static void
check_where(void)
{
	struct question *question = ask("unit", NULL, "n > 5");
	CHECK_INT(question->rows_read, 5);
	CHECK_INT(question->rows, 3);
	CHECK_INT(question->undecided, 1);
	struct frequencies frequencies =
		frequencies_of(question, &question->answers[0], &question->groups[0]);
	CHECK_INT(frequencies.count, 2);
	CHECK_TEXT(question_text(question, frequencies.items[0].code), "Østensjø");
	CHECK_INT(frequencies.known, 2);
	CHECK_INT(frequencies.missing, 1);
	frequencies_free(&frequencies);
	question_free(question);
}

static void
check_inexact(void)
{
	size_t missing, inexact;
	double numbers[5];
	struct question *question = ask("about", NULL, NULL);
	CHECK_INT(question_numbers(
			  question, &question->answers[0], &question->groups[0], numbers, &missing, &inexact),
		3);
	CHECK_INT(missing, 0);
	CHECK_INT(inexact, 2);
	struct sample sample = sample_of(question, &question->answers[0], &question->groups[0]);
	CHECK_INT(sample.known, 3);
	CHECK_INT(sample.inexact, 2);
	CHECK_INT(sample.distinct, 2);
	CHECK_NEAR(sample.top.number, 4, 0);
	CHECK_INT(sample.top.count, 2);
	CHECK_NEAR(sample.last.number, 4, 0);
	sample_free(&sample);
	question_free(question);
}

/* Quartiles of dates are dates that occur. */
static void
check_samples(void)
{
	char text[DATE_TEXT_SIZE];
	struct question *question = ask("when", NULL, NULL);
	struct sample sample = sample_of(question, &question->answers[0], &question->groups[0]);
	CHECK_INT(sample.known, 4);
	CHECK_INT(sample.missing, 1);
	CHECK_TEXT(date_format_iso((int32_t)sample_quantile(&sample, TYPE_DATE, 7, 0.5), text), "2025-01-15");
	CHECK_TEXT(date_format_iso((int32_t)sample.first.number, text), "2025-03-01");
	sample_free(&sample);
	question_free(question);
	question = ask("unit", NULL, NULL);
	sample = sample_of(question, &question->answers[0], &question->groups[0]);
	CHECK_INT(sample.distinct, 3);
	CHECK_INT(sample.shortest, 4);
	CHECK_INT(sample.longest, 8);
	CHECK_TEXT(question_text(question, sample.top.code), "Alna");
	CHECK_TEXT(question_text(question, sample.first.code), "Østensjø");
	CHECK(isnan(sample_quantile(&sample, TYPE_TEXT, 7, 0.5)));
	sample_free(&sample);
	question_free(question);
}

static void
check_crossing(void)
{
	struct expr_error mistake = { 0 };
	struct error err = { 0 };
	struct question *question = question_open(files, 1, &declared, DATE_MISSING, false, &err);
	CHECK(question_ask(question, "unit", &mistake) && question_ask(question, "n", &mistake));
	CHECK(question_read(question, &err));
	struct crossing crossing = crossing_of(question, &question->answers[0], &question->answers[1]);
	double counts[9];
	CHECK_INT(crossing.rows.count * crossing.columns.count, 9);
	CHECK_INT(crossing_count(&crossing, &question->groups[0], counts), 2);
	static const double expected[] = { 1, 0, 0, 0, 0, 1, 0, 1, 0 }; /* Alna 2, Østensjø 10, Åsen 9 */
	for (size_t i = 0; i < 9; i++)
		CHECK_NEAR(counts[i], expected[i], 0);
	crossing_free(&crossing);
	question_free(question);
}

/* Opens, asks and reads; returns what was wrong. */
static const char *
read_fail(const char *bytes, size_t file_count, const char *asked, bool same_count)
{
	static struct error err;
	struct expr_error mistake = { 0 };
	struct table_file both[] = { { .name = "a.csv", .bytes = bytes, .length = strlen(bytes) },
		{ .name = "b.csv", .bytes = bytes, .length = strlen(bytes) } };
	err = (struct error){ 0 };
	struct question *question = question_open(both, file_count, &declared, DATE_MISSING, false, &err);
	question->same_files_count = same_count;
	CHECK(question_ask(question, asked, &mistake));
	bool done = question_read(question, &err);
	CHECK_INT(done, err.kind == ERROR_NONE);
	question_free(question);
	return err.text;
}

static void
check_refusals(void)
{
	CHECK_TEXT(read_fail(csv, 2, "n", false),
		"holds the same bytes as a.csv, and every row would count twice; name it once, or say "
		"--duplicates all if the rows are not about the same people");
	CHECK_TEXT(read_fail(csv, 2, "n", true), "");
	CHECK_TEXT(read_fail(csv, 1, "when < as_of", false),
		"as_of is spoken of, and no date is given; give --as-of 2025-12-31 (or today)");
	static const char secret[] = "a;b\nper@oslo.no;1\nkari@oslo.no;2\n";
	CHECK(strstr(read_fail(secret, 1, "a", false), "column 'a'"));
	CHECK(!strstr(read_fail(secret, 1, "a", false), "per@"));
	/* A column that nothing asks for is not looked at. */
	CHECK_TEXT(read_fail(secret, 1, "b", false), "");
}

int
main(void)
{
	check_groups("unit", "Alna 2;Østensjø 1;Åsen 1;- 1;");
	check_groups("n", "2 1;9 1;10 2;- 1;");
	check_groups("when", "2024-12-31 1;2025-01-15 1;2025-02-01 1;2025-03-01 1;- 1;");
	check_groups("n > 5", "false 1;true 3;- 1;");
	check_where();
	check_inexact();
	check_samples();
	check_crossing();
	check_refusals();
	return check_summary("question_question");
}
