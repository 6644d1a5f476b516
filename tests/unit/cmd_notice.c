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

/* Everything that can be said, in one form. */
static void
say_everything(const char *form)
{
	struct notice notice = notice_open("always");
	struct fault fault = { SEVERITY_ERROR, "date", "a.csv", 3, 7, "'x' is not a date", 1 };
	struct error err = { 0 };
	fail(&err, ERROR_WRITE, "out", 0, 0, "full");
	notice_take_form(&notice, form);
	notice_say(&notice, "as of \"%s\"", "2025");
	notice_warn(&notice, "a\nb");
	notice_error(&notice, &err);
	notice_fault(&notice, &fault);
	notice_excerpt(&notice, "  3 | a\n    | ^\n");
	for (int severity = SEVERITY_INFO; severity <= SEVERITY_FATAL; severity++) {
		fault = (struct fault){ (enum severity)severity, "r", "", 0, 0, "m", 1 };
		notice_fault(&notice, &fault);
	}
	err = (struct error){ .kind = ERROR_INTERNAL, .text = "bug" };
	notice_error(&notice, &err);
	err = (struct error){ .kind = ERROR_FOUND, .text = "found" };
	notice_error(&notice, &err);
	notice_close();
}

static void
test_forms(void)
{
	say_everything("journal");
	CHECK_TEXT(said, "<6>maltall: as of \"2025\"\n"
			 "<4>maltall: a\\x0ab\n"
			 "<3>maltall: out: full\n"
			 "<3>a.csv:3:7: error: 'x' is not a date [date]\n"
			 "<6>  3 | a\n"
			 "<6>    | ^\n"
			 "<6>info: m [r]\n<4>warning: m [r]\n<3>error: m [r]\n<2>fatal: m [r]\n"
			 "<2>maltall: bug\n<4>maltall: found\n");
	say_everything("json");
	CHECK_TEXT(said, "{\"priority\":6,\"message\":\"as of \\\"2025\\\"\"}\n"
			 "{\"priority\":4,\"message\":\"a\\nb\"}\n"
			 "{\"priority\":3,\"message\":\"full\",\"file\":\"out\"}\n"
			 "{\"priority\":3,\"message\":\"'x' is not a "
			 "date\",\"file\":\"a.csv\",\"line\":3,\"column\":7,"
			 "\"severity\":\"error\",\"rule\":\"date\"}\n"
			 "{\"priority\":6,\"message\":\"  3 | a\\n    | ^\\n\"}\n"
			 "{\"priority\":6,\"message\":\"m\",\"severity\":\"info\",\"rule\":\"r\"}\n"
			 "{\"priority\":4,\"message\":\"m\",\"severity\":\"warning\",\"rule\":\"r\"}\n"
			 "{\"priority\":3,\"message\":\"m\",\"severity\":\"error\",\"rule\":\"r\"}\n"
			 "{\"priority\":2,\"message\":\"m\",\"severity\":\"fatal\",\"rule\":\"r\"}\n"
			 "{\"priority\":2,\"message\":\"bug\"}\n"
			 "{\"priority\":4,\"message\":\"found\"}\n");
	struct notice notice = notice_open("always");
	notice_take_form(&notice, NULL);
	CHECK(notice.color && notice.form == NOTICE_TEXT);
	notice_take_form(&notice, "text");
	CHECK(notice.color && notice.form == NOTICE_TEXT);
	notice_close();
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
	test_forms();
	test_exit_codes();
	return check_summary("cmd_notice");
}
