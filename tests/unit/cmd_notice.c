#include "cmd/notice.h"

#include "cmd/exit.h"
#include "tests/check.h"

/* What was said, as text; a notice that writes to memory stands in for the terminal. */
static char said[4096];
static FILE *stream;

static struct notice
notice_open(const char *when)
{
	memset(said, 0, sizeof said);
	stream = fmemopen(said, sizeof said - 1, "w");
	return notice_make(stream, when);
}

static const char *
notice_close(void)
{
	fclose(stream);
	return said;
}

static void
test_hostile_text(void)
{
	struct notice notice = notice_open("never");
	notice_say(&notice, "\033[2J%s\xe2\x80\xae%s", "a\nb\r", "\xff\xc2\x85 \xc3\xa6");
	CHECK_TEXT(notice_close(), "maltall: \\x1b[2Ja\\x0ab\\x0d\\u202e\\xff\\u0085 \xc3\xa6\n");
}

static void
test_faults(void)
{
	struct faults faults = { 0 };
	fault_add(&faults, SEVERITY_ERROR, "date", "a.csv", 3, 7, "'x' is not a date");
	fault_add(&faults, SEVERITY_WARNING, "header_only", "b.csv", 0, 0, "no rows");
	fault_add(&faults, SEVERITY_ERROR, "date", "a.csv", 4, 0, "'y' is not a date");
	struct notice notice = notice_open("never");
	notice_faults(&notice, &faults, 2);
	CHECK_TEXT(notice_close(), "maltall: 2 errors and 1 warning in the data:\n"
				   "maltall:   a.csv: date 2\n"
				   "maltall:   b.csv: header_only 1\n"
				   "a.csv:3:7: error: 'x' is not a date [date]\n"
				   "b.csv: warning: no rows [header_only]\n");
	notice = notice_open("always");
	notice_fault(&notice, &faults.items[2]);
	CHECK_TEXT(notice_close(), "a.csv:4: \033[1;31merror\033[0m: 'y' is not a date [date]\n");
	faults_free(&faults);
	notice = notice_open("never");
	notice_faults(&notice, &faults, 2);
	CHECK_TEXT(notice_close(), "maltall: 0 errors and 0 warnings in the data\n");
}

static void
test_errors(void)
{
	struct error err = { 0 };
	fail(&err, ERROR_DATA, "a\tb.csv", 2, 5, "odd");
	struct notice notice = notice_open("auto");
	notice_error(&notice, &err);
	notice_excerpt(&notice, "  12 | a\033\n     | ^\n");
	CHECK_TEXT(notice_close(), "maltall: a\\x09b.csv:2:5: odd\n  12 | a\\x1b\n     | ^\n");
}

/* Every kind of error has its own code and words; the codes are those that DESIGN.md promises. */
static void
test_exit_codes(void)
{
	static const int promised[] = { 0, 2, 1, 65, 66, 69, 70, 73, 74, 75, 78 };
	CHECK_INT(exit_code_count, sizeof promised / sizeof *promised);
	for (int kind = ERROR_NONE; kind <= ERROR_DEFINITION; kind++)
		CHECK_INT(exit_code_of((enum error_kind)kind), promised[kind]);
	for (size_t i = 0; i < exit_code_count; i++)
		CHECK(*exit_codes[i].meaning && *exit_codes[i].remedy);
}

int
main(void)
{
	test_hostile_text();
	test_faults();
	test_errors();
	test_exit_codes();
	return check_summary("cmd_notice");
}
