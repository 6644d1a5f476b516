/* Series, baseline and decisions of a definitions file, and the dates they come to. */
#include <stdlib.h>

#include "stats/base/date.h"
#include "stats/indicator/schedule.h"
#include "tests/check.h"

#define HEAD                                                                                                 \
	"maltall: 1\n"                                                                                       \
	"tables: {alis: {file: a.csv, key: id, columns: {id: text, start: date}}}\n"                         \
	"indicators:\n  plan: {count: alis, numerator: start < as_of}\n  kurs: {count: alis, numerator: "    \
	"true}\n"
/* What follows begins on line 6. */
#define SERIES HEAD "series: {from: 2025-01-31}\n"

static struct definition *
definition_of(const char *text, struct buffer *said)
{
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	struct definition *definition = definition_read_text(text, strlen(text), "a.yaml", &mistakes, &err);
	buffer_text(said, "");
	for (size_t i = 0; i < mistakes.count; i++)
		buffer_print(said, "%s%zu:%zu: %s", i ? "\n" : "", mistakes.items[i].line,
			mistakes.items[i].column, mistakes.items[i].message);
	faults_free(&mistakes);
	return definition;
}

static void
check_mistakes(const char *text, const char *expected, int line)
{
	struct buffer said = { 0 };
	struct definition *definition = definition_of(text, &said);
	check_text(said.bytes, expected, __FILE__, line, text);
	CHECK(!definition);
	definition_free(definition);
	buffer_free(&said);
}
#define CHECK_MISTAKES(text, expected) check_mistakes(text, expected, __LINE__)

static void
test_mistakes(void)
{
	CHECK_MISTAKES(
		HEAD "series: 2025-01-31\n", "6:9: `series` must be names with their keys, not a text");
	CHECK_MISTAKES(HEAD "series: {form: 2025-01-31, every: months, to: today}\n",
		"6:10: a series has no key `form`; did you mean `from`?\n"
		"6:35: `every` cannot be `months`; did you mean `month`?\n"
		"6:47: `today` is no date, or a day that does not exist; write 2025-12-31 or 31.12.2025, or "
		"as_of");
	CHECK_MISTAKES(HEAD "series: {every: day}\n",
		"6:9: a series needs the key `from`: its first date; the steps are counted from here, and "
		"stay "
		"within a shorter month: 31.01, 28.02, 31.03");
	CHECK_MISTAKES(HEAD "series: {from: 2025-02-31}\n",
		"6:16: `2025-02-31` is no date, or a day that does not exist; write 2025-12-31 or "
		"31.12.2025");
	CHECK_MISTAKES(HEAD "series: {from: 2025-02-28, to: 2025-01-31}\n",
		"6:32: `to` lies before `from`, which is 2025-02-28");
	CHECK_MISTAKES(SERIES "baseline: {from: 2025-03-01, to: 2025-02-28}\n",
		"7:34: `to` lies before `from`, which is 2025-03-01");
	CHECK_MISTAKES(SERIES "baseline: {to: 2025-02-28}\n",
		"7:11: a baseline needs the key `from`: the first day of it");
	CHECK_MISTAKES(SERIES "baseline: {from: 2025-02-01, to: 2025-02-27}\n",
		"7:11: no date of the series lies in the baseline");
	CHECK_MISTAKES(SERIES "baseline: {from: 2020-02-01, to: 2020-02-27}\n",
		"7:11: no date of the series lies in the baseline");
	CHECK_MISTAKES(HEAD
		"baseline: {from: 2025-01-01, to: 2025-12-31}\ndecisions: [{date: 2025-01-01, by: "
		"oss, why: kurs}]\n",
		"6:11: `baseline` is about a series, and there is none; write `series: {from: 2025-01-31, "
		"every: "
		"month}` too\n"
		"7:12: `decisions` is about a series, and there is none; write `series: {from: 2025-01-31, "
		"every: "
		"month}` too");
}

static void
test_decision_mistakes(void)
{
	CHECK_MISTAKES(SERIES "decisions: {date: 2025-01-01}\n",
		"7:12: `decisions` must be a list of keys with their values, not keys with values");
	CHECK_MISTAKES(SERIES "decisions: kurs\n",
		"7:12: `decisions` must be a list of keys with their values, not a text");
	CHECK_MISTAKES(SERIES "decisions: []\n",
		"7:1: `decisions` has no value: what was decided or found out, and when it showed: a list of "
		"keys "
		"with their values; nothing else moves a centre line");
	CHECK_MISTAKES(
		SERIES "decisions:\n  - kurs\n", "8:5: a decision must be keys with values, not a text");
	CHECK_MISTAKES(SERIES "decisions:\n  - {date: 2025-01-01, by: oss, hvorfor: kurs}\n",
		"8:5: a decision needs the key `why`: what it was, in a few words: they stand above the "
		"charts\n"
		"8:33: a decision has no key `hvorfor`; the keys are `date`, `by`, `why`, `rebase`, "
		"`exclude`, "
		"`indicators`");
	CHECK_MISTAKES(SERIES "decisions:\n  - {date: 2025-01-01, by: oss, why: a, rebase: ja, exclude: "
			      "maybe}\n",
		"8:49: `rebase` cannot be `ja`; write one of `no`, `yes`, `false`, `true`\n"
		"8:62: `exclude` cannot be `maybe`; write one of `no`, `yes`, `false`, `true`");
	CHECK_MISTAKES(SERIES "decisions:\n  - {date: 2025-01-01, by: oss, why: a, rebase: yes, exclude: "
			      "true}\n",
		"8:63: a centre line cannot begin anew at a date that does not count; make two decisions of "
		"it");
	CHECK_MISTAKES(SERIES "decisions:\n  - {date: 2025-01-01, by: oss, why: a, indicators: [plan, "
			      "plann]}\n",
		"8:60: there is no indicator `plann`; did you mean `plan`?");
	CHECK_MISTAKES(
		"maltall: 1\n"
		"tables: {alis: {file: a.csv, key: id, columns: {id: text}}}\n"
		"indicators:\n"
		"  plan: {count: alis, numerator: true, variation: runs, funnel: exacty, order: size}\n",
		"4:51: `variation` cannot be `runs`; did you mean `run`?\n"
		"4:65: `funnel` cannot be `exacty`; did you mean `exact`?\n"
		"4:80: `order` cannot be `size`; write one of `value`, `name`");
}

static void
test_meaning(void)
{
	struct buffer said = { 0 };
	struct definition *definition = definition_of(SERIES
		"baseline: {from: 2025-02-01, to: 28.02.2025}\n"
		"decisions:\n"
		"  - {date: 2025-05-01, by: oss, why: senere, rebase: yes, indicators: kurs}\n"
		"  - {date: 2025-03-01, by: oss, why: tidligere, exclude: true}\n"
		"  - {date: 2025-05-01, by: dem, why: samme dag}\n",
		&said);
	CHECK_TEXT(said.bytes, "");
	CHECK(definition->series.given && definition->series.every == STEP_MONTH);
	CHECK_INT(definition->series.to, DATE_MISSING);
	CHECK_INT(definition->baseline_to, date_from_civil(2025, 2, 28));
	CHECK_INT(definition->decision_count, 3);
	const struct decision *decisions = definition->decisions;
	CHECK_TEXT(decisions[0].why, "tidligere");
	CHECK_TEXT(decisions[1].why, "senere");
	CHECK_TEXT(decisions[2].by, "dem");
	CHECK(decisions[0].exclude && !decisions[0].rebase && !decisions[0].indicators);
	CHECK(decisions[1].rebase && !decisions[1].indicators[0] && decisions[1].indicators[1]);
	CHECK(!decisions[2].rebase && !decisions[2].exclude);
	CHECK(definition->indicators[0].variation == CHART_AUTO && !definition->indicators[0].by_name);
	definition_free(definition);
	buffer_free(&said);
}

/* The dates of a schedule as text, the last two digits of the year first. */
static void
check_dates(struct schedule schedule, int32_t as_of, const char *expected, int line)
{
	struct error err = { 0 };
	struct buffer said = { 0 };
	size_t count;
	char text[DATE_TEXT_SIZE];
	int32_t *dates = schedule_dates(&schedule, as_of, "a.yaml", &count, &err);
	buffer_text(&said, "");
	for (size_t i = 0; dates && i < count; i++)
		buffer_print(&said, "%s%s", i ? " " : "", date_format_iso(dates[i], text) + 2);
	check_text(said.bytes, expected, __FILE__, line, "dates");
	free(dates);
	buffer_free(&said);
}
#define CHECK_DATES(schedule, as_of, expected) check_dates(schedule, as_of, expected, __LINE__)

static void
test_dates(void)
{
	int32_t january = date_from_civil(2025, 1, 31), june = date_from_civil(2025, 6, 15);
	struct schedule schedule = { true, january, DATE_MISSING, STEP_MONTH };
	CHECK_DATES(schedule, june, "25-01-31 25-02-28 25-03-31 25-04-30 25-05-31 25-06-15");
	CHECK_DATES(schedule, date_from_civil(2025, 4, 30), "25-01-31 25-02-28 25-03-31 25-04-30");
	CHECK_DATES(schedule, january, "25-01-31");
	CHECK_DATES(schedule, january - 1, "25-01-30");
	schedule.to = date_from_civil(2025, 3, 30);
	CHECK_DATES(schedule, june, "25-01-31 25-02-28 25-06-15");
	schedule.to = date_from_civil(2030, 1, 1);
	CHECK_DATES(schedule, date_from_civil(2025, 2, 28), "25-01-31 25-02-28");
	schedule.every = STEP_QUARTER;
	CHECK_DATES(schedule, date_from_civil(2025, 7, 31), "25-01-31 25-04-30 25-07-31");
	schedule.every = STEP_WEEK;
	CHECK_DATES(schedule, date_from_civil(2025, 2, 14), "25-01-31 25-02-07 25-02-14");
	schedule.every = STEP_DAY;
	CHECK_DATES(schedule, date_from_civil(2025, 2, 2), "25-01-31 25-02-01 25-02-02");
	schedule.every = STEP_YEAR;
	schedule.from = date_from_civil(2024, 2, 29);
	schedule.to = DATE_MISSING;
	CHECK_DATES(schedule, date_from_civil(2028, 3, 1),
		"24-02-29 25-02-28 26-02-28 27-02-28 28-02-29 "
		"28-03-01");
	schedule.from = date_from_civil(9998, 12, 31);
	CHECK_DATES(schedule, date_from_civil(9999, 12, 31), "98-12-31 99-12-31");
}

/* A thousand dates are allowed, one more is not, be it the date of the report. */
static void
test_most(void)
{
	struct error err = { 0 };
	size_t count;
	struct schedule schedule = { true, date_from_civil(2020, 1, 1), DATE_MISSING, STEP_DAY };
	int32_t last = schedule.from + SCHEDULE_MOST - 1;
	int32_t *dates = schedule_dates(&schedule, last, "a.yaml", &count, &err);
	CHECK(dates && count == SCHEDULE_MOST && dates[count - 1] == last);
	free(dates);
	CHECK(!schedule_dates(&schedule, last + 1, "a.yaml", &count, &err));
	CHECK_INT(err.kind, ERROR_DEFINITION);
	CHECK_TEXT(err.text, "`series` has more than 1000 dates from 2020-01-01 to 2022-09-27; let it begin "
			     "later, or take longer steps");
	schedule.to = last;
	err = (struct error){ 0 };
	CHECK(!schedule_dates(&schedule, last + 1, "a.yaml", &count, &err));
	CHECK_INT(err.kind, ERROR_DEFINITION);
}

int
main(void)
{
	test_mistakes();
	test_decision_mistakes();
	test_meaning();
	test_dates();
	test_most();
	return check_summary("indicator_series");
}
