#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/fault.h"
#include "tests/check.h"

static void
test_names(void)
{
	CHECK_TEXT(severity_name(SEVERITY_INFO), "info");
	CHECK_TEXT(severity_name(SEVERITY_WARNING), "warning");
	CHECK_TEXT(severity_name(SEVERITY_ERROR), "error");
	CHECK_TEXT(severity_name(SEVERITY_FATAL), "fatal");
}

/* Everything handed in may change afterwards: the list has its own copies. */
static void
test_copies(void)
{
	struct faults faults = { 0 };
	char rule[] = "date", file[] = "alis.csv", word[] = "31.02.2025";
	fault_add(&faults, SEVERITY_ERROR, rule, file, 12, 3, "%s is no day of the calendar", word);
	memset(rule, 'x', 4);
	memset(file, 'x', 8);
	memset(word, 'x', 10);
	fault_add(&faults, SEVERITY_WARNING, "blank_lines", NULL, 0, 0, "100 %% of %d", 7);

	CHECK_INT(faults.count, 2);
	const struct fault *first = &faults.items[0], *second = &faults.items[1];
	CHECK_INT(first->severity, SEVERITY_ERROR);
	CHECK_TEXT(first->rule, "date");
	CHECK_TEXT(first->file, "alis.csv");
	CHECK_INT(first->line, 12);
	CHECK_INT(first->column, 3);
	CHECK_TEXT(first->message, "31.02.2025 is no day of the calendar");
	CHECK_TEXT(second->rule, "blank_lines");
	CHECK_TEXT(second->file, "");
	CHECK_TEXT(second->message, "100 % of 7");
	CHECK_INT(faults.by_severity[SEVERITY_INFO], 0);
	CHECK_INT(faults.by_severity[SEVERITY_WARNING], 1);
	CHECK_INT(faults.by_severity[SEVERITY_ERROR], 1);
	CHECK_INT(faults.by_severity[SEVERITY_FATAL], 0);
	fault_cases(&faults, 7);
	CHECK_INT(first->cases, 1);
	CHECK_INT(faults.items[faults.count - 1].cases, 7);
	faults_free(&faults);
	CHECK_INT(faults.count, 0);
	CHECK(!faults.items);
	faults_free(&faults);
	faults_free(NULL);
}

static void
test_many(void)
{
	struct faults faults = { 0 };
	for (size_t i = 0; i < 10000; i++)
		fault_add(&faults, (enum severity)(i % 4), i % 2 ? "number" : "truth",
			i < 5000 ? "a.csv" : "b.csv", i + 1, i % 9, "row %zu", i);
	CHECK_INT(faults.count, 10000);
	bool same = true;
	for (size_t i = 0; i < faults.count; i++) {
		const struct fault *fault = &faults.items[i];
		same = same && fault->line == i + 1 && fault->column == i % 9 &&
		       strtoul(fault->message + 4, NULL, 10) == i &&
		       strcmp(fault->rule, i % 2 ? "number" : "truth") == 0 &&
		       strcmp(fault->file, i < 5000 ? "a.csv" : "b.csv") == 0;
	}
	CHECK(same);
	for (size_t severity = 0; severity < 4; severity++)
		CHECK_INT(faults.by_severity[severity], 2500);
	faults_free(&faults);
}

static void
test_long_message(void)
{
	struct faults faults = { 0 };
	char *text = malloc(200001);
	memset(text, 'y', 200000);
	text[200000] = '\0';
	fault_add(&faults, SEVERITY_FATAL, "field_length", text, 1, 1, "%s!", text);
	CHECK_INT(strlen(faults.items[0].message), 200001);
	CHECK_INT(strlen(faults.items[0].file), 200000);
	fault_add(&faults, SEVERITY_INFO, "field_length", "", 1, 1, "%s", "");
	CHECK_TEXT(faults.items[1].message, "");
	free(text);
	faults_free(&faults);
}

int
main(void)
{
	test_names();
	test_copies();
	test_many();
	test_long_message();
	return check_summary("base_fault");
}
