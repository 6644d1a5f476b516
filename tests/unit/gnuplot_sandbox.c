/* The walls: what a child cannot do though it tries, and what is said where a wall is missing. */
#include <errno.h>
#include <seccomp.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plots/chart/layout.h"
#include "plots/gnuplot/child.h"
#include "plots/gnuplot/plotter.h"
#include "tests/check.h"

static char folder[] = "/tmp/maltall-sandbox-XXXXXX", canary[100], secret[100];

/* What a program says on standard error when it is given some lines. */
static const char *
says(const char *path, const char *lines, struct sandbox_gaps *gaps)
{
	static char said[4096];
	struct error err = { 0 };
	struct buffer script = { 0 }, answer = { 0 }, last = { 0 }, complaint = { 0 };
	struct child *child = child_new(path, NULL, gaps, &err);
	check_that(child, __FILE__, __LINE__, "%s: %s", path, err.text);
	buffer_print(&script, "%s\nset print '-'\nprint 'done'\n", lines);
	if (child) {
		child_send(child, &script);
		child_receive(child, "done", 10000, &answer, &last, &complaint);
	}
	snprintf(said, sizeof said, "%s%s", answer.bytes ? answer.bytes : "",
		complaint.bytes ? complaint.bytes : "");
	child_free(child);
	buffer_free(&script);
	buffer_free(&answer);
	buffer_free(&last);
	buffer_free(&complaint);
	return said;
}

/* A shell that would do anything it is told. */
static void
test_shell(void)
{
	char path[100], lines[600];
	struct sandbox_gaps gaps;
	snprintf(path, sizeof path, "%s/shell", folder);
	FILE *file = fopen(path, "w");
	fputs("#!/bin/sh\nwhile read -r line; do\n\tcase $line in\n\t\"print 'done'\") echo done;;\n"
	      "\t\"set print '-'\") ;;\n\t*) eval \"$line\";;\n\tesac\ndone\n",
		file);
	fclose(file);
	chmod(path, 0700);
	snprintf(lines, sizeof lines, "echo here; read -r word <%s; echo \"$word\"", secret);
	const char *said = says(path, lines, &gaps);
	bool files = gaps.landlock == 0, calls = gaps.seccomp == 0;
	if (!files || !calls)
		printf("gnuplot_sandbox: this system lacks %s\n", files ? "seccomp" : "Landlock");
	CHECK(strstr(said, "here"));
	CHECK(!files || (!strstr(said, "geheimnis") && strstr(said, "Permission denied")));
	snprintf(lines, sizeof lines, ": >%s", canary);
	CHECK(strstr(says(path, lines, &gaps), "cannot create"));
	if (calls) {
		CHECK(strstr(says(path, "/bin/true", &gaps), "Cannot fork"));
		CHECK(strstr(says(path, "exec /bin/true", &gaps), "Operation not permitted"));
		CHECK(strstr(says(path, "kill -9 $PPID; echo alive", &gaps), "Operation not permitted"));
	}
	unlink(path);
}

/* gnuplot's own ways to run a program, and to read and write files. */
static void
test_gnuplot(const char *path)
{
	static const char *const attempts[] = { "system('touch %s')", "!touch %s",
		"set output '|touch %s'\nplot 0", "set output '%s'\nplot 0", "print `touch %s`",
		"load '<touch %s'", "plot '<touch %s'", "set print '%s'\nprint 1",
		"set print '|touch %s'\nprint 1", "save '%s'", "set terminal svg\nset output '%s'\nplot 0" };
	struct sandbox_gaps gaps;
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		char lines[300];
		const char *place = strstr(attempts[i], "%s");
		snprintf(lines, sizeof lines, "%.*s%s%s", (int)(place - attempts[i]), attempts[i], canary,
			place + 2);
		says(path, lines, &gaps);
		check_that(access(canary, F_OK) != 0, __FILE__, __LINE__, "%s left a file", lines);
		unlink(canary);
	}
	char lines[300];
	snprintf(lines, sizeof lines, "load '%s'", secret);
	CHECK(strstr(says(path, "print 1+1", &gaps), "2"));
	CHECK(gaps.landlock || !strstr(says(path, lines, &gaps), "geheimnis"));
}

/* In a process that may call neither: as in a container, or with an old kernel. The chart is the same. */
static void
test_missing_walls(void)
{
	struct error err = { 0 };
	struct layout *layout = layout_new(100);
	layout->height = 50;
	layout_text(layout, TYPE_LABEL, ANCHOR_START, 10, 30, 80, "Alna");
	struct buffer svg = { 0 }, without = { 0 };
	struct plotter *plotter = plotter_new(&err);
	CHECK(plotter && plotter_draw_svg(plotter, layout, "x", &svg, NULL, &err));
	plotter_free(plotter);
	fflush(NULL);
	if (!svg.bytes)
		return;
	pid_t pid = fork();
	if (pid == 0) {
		scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
		seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0);
		seccomp_rule_add(filter, SCMP_ACT_ERRNO(EINVAL), SCMP_SYS(prctl), 1,
			SCMP_A0(SCMP_CMP_EQ, PR_SET_SECCOMP, 0));
		bool ready = seccomp_load(filter) == 0;
		seccomp_release(filter);
		plotter = ready ? plotter_new(&err) : NULL;
		bool same = plotter && plotter_draw_svg(plotter, layout, "x", &without, NULL, &err) &&
			    without.bytes && strcmp(svg.bytes, without.bytes) == 0;
		const char *remark = plotter ? plotter_remark(plotter, 0) : NULL;
		bool said = remark && strstr(remark, "this system lacks Landlock and seccomp") &&
			    !plotter_remark(plotter, 1);
		if (!said)
			fprintf(stderr, "remark: %s; %s\n", remark ? remark : "(none)", err.text);
		plotter_free(plotter);
		_exit(!ready ? 2 : same && said ? 0 : 1);
	}
	int status = 0;
	CHECK(waitpid(pid, &status, 0) == pid);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 2)
		printf("gnuplot_sandbox: this system takes no seccomp filter\n");
	else
		CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	layout_free(layout);
	buffer_free(&svg);
	buffer_free(&without);
}

int
main(void)
{
	CHECK(mkdtemp(folder));
	snprintf(canary, sizeof canary, "%s/canary", folder);
	snprintf(secret, sizeof secret, "%s/secret", folder);
	FILE *file = fopen(secret, "w");
	fputs("geheimnis\n", file);
	fclose(file);
	sandbox_free(NULL);
	test_shell();
	char *gnuplot = realpath("/usr/bin/gnuplot", NULL);
	if (gnuplot) {
		test_gnuplot(gnuplot);
		test_missing_walls();
	} else {
		printf("gnuplot_sandbox: there is no gnuplot\n");
	}
	free(gnuplot);
	unlink(secret);
	CHECK_INT(rmdir(folder), 0);
	return check_summary("gnuplot_sandbox");
}
