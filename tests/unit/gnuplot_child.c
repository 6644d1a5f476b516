#include "plots/gnuplot/child.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/check.h"

/* Draws what it is told to and says what it is told to. */
static const char program[] = "#!/bin/sh\n"
			      "while read -r verb words; do\n"
			      "\tcase $verb in\n"
			      "\tprint | draw) echo \"$words\" ;;\n"
			      "\tprinterr | say) echo \"$words\" >&2 ;;\n"
			      "\tend) exit ;;\n"
			      "\tesac\n"
			      "done\n";

static char path[] = "/tmp/maltall-child-XXXXXX";

static struct child *
start(void)
{
	struct sandbox_gaps gaps;
	struct error err = { 0 };
	struct child *child = child_new(path, NULL, &gaps, &err);
	check_that(child, __FILE__, __LINE__, "%s", err.text);
	return child;
}

static void
send(struct child *child, const char *question)
{
	struct buffer script = { 0 };
	buffer_text(&script, question);
	child_send(child, &script);
	buffer_free(&script);
}

static void
receive(struct child *child, enum child_outcome outcome, const char *answered, const char *ended,
	const char *complained)
{
	struct buffer answer = { 0 }, last = { 0 }, complaint = { 0 };
	CHECK_INT(child_receive(child, "done:", 10000, &answer, &last, &complaint), outcome);
	CHECK_TEXT(answer.length ? answer.bytes : "", answered);
	CHECK_TEXT(last.length ? last.bytes : "", ended);
	CHECK_TEXT(complaint.length ? complaint.bytes : "", complained);
	buffer_free(&answer);
	buffer_free(&last);
	buffer_free(&complaint);
}

/* Everybody gets what he asked for, and what was said of it, however much has been asked before. */
static void
test_in_advance(void)
{
	struct child *child = start();
	if (!child)
		return;
	send(child, "printerr done:\ndraw one\nsay first\nprint done:1\n");
	send(child, "printerr done:\nprint done:2\n");
	send(child, "printerr done:\nsay third\nsay still\ndraw three\nprint done:3\n");
	usleep(50000);
	receive(child, CHILD_ANSWERED, "one\n", "1", "first\n");
	receive(child, CHILD_ANSWERED, "", "2", "");
	receive(child, CHILD_ANSWERED, "three\n", "3", "third\nstill\n");
	send(child, "printerr done:\ndraw four\nprint done:4\nend\n");
	send(child, "printerr done:\ndraw five\nprint done:5\n");
	receive(child, CHILD_ANSWERED, "four\n", "4", "");
	receive(child, CHILD_ENDED, "", "", "");
	child_free(child);
}

/* More than any pipe holds, both ways. */
static void
test_much(void)
{
	enum { LINES = 60000, QUESTIONS = 3 };
	struct child *child = start();
	struct buffer script = { 0 }, answer = { 0 }, last = { 0 }, complaint = { 0 };
	for (int i = 0; i < LINES; i++)
		buffer_print(&script, "draw %d of many, each of which takes a line of its own\n", i);
	buffer_text(&script, "print done:2.38\n");
	for (int i = 0; child && i < QUESTIONS; i++)
		child_send(child, &script);
	for (int i = 0; child && i < QUESTIONS; i++) {
		buffer_clear(&answer);
		buffer_clear(&last);
		CHECK_INT(child_receive(child, "done:", 20000, &answer, &last, &complaint), CHILD_ANSWERED);
		CHECK_TEXT(last.bytes, "2.38");
		CHECK_INT(
			answer.length + LINES * strlen("draw ") + strlen("print done:2.38\n"), script.length);
	}
	CHECK_INT(complaint.length, 0);
	child_free(child);
	buffer_free(&script);
	buffer_free(&answer);
	buffer_free(&last);
	buffer_free(&complaint);
}

int
main(void)
{
	int file = mkstemp(path);
	CHECK(write(file, program, sizeof program - 1) == (ssize_t)sizeof program - 1);
	fchmod(file, 0700);
	close(file);
	test_in_advance();
	test_much();
	unlink(path);
	return check_summary("gnuplot_child");
}
