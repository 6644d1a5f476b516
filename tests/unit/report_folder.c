#include "plots/report/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/check.h"
#include "tests/unit/report_sample.h"

static struct sample sample;
static char home[64], outside[96]; /* a private folder, and the output folder in it */

static const char *
in_home(const char *name)
{
	static char paths[4][256];
	static size_t next;
	next = (next + 1) % 4;
	snprintf(paths[next], sizeof paths[next], "%s/%s", home, name);
	return paths[next];
}

static bool
exists(const char *name)
{
	return faccessat(AT_FDCWD, in_home(name), F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

static void
put_file(const char *name, const char *text)
{
	FILE *file = fopen(in_home(name), "w");
	if (!file) {
		perror(name);
		exit(2);
	}
	fputs(text, file);
	fclose(file);
}

static struct buffer
file_content(const char *name)
{
	struct buffer content = { 0 };
	buffer_text(&content, "");
	FILE *file = fopen(in_home(name), "r");
	for (int byte; file && (byte = fgetc(file)) != EOF;)
		buffer_char(&content, (char)byte);
	if (file)
		fclose(file);
	return content;
}

static size_t
entries_of(const char *name)
{
	size_t count = 0;
	DIR *entries = opendir(in_home(name));
	for (struct dirent *entry; entries && (entry = readdir(entries)) != NULL;)
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	if (entries)
		closedir(entries);
	return count;
}

static enum error_kind
write_report(const char *path)
{
	static const char *const options[] = { "--as-of", "2025-12-31" };
	struct figures *figures = figures_draw(&sample.result, NULL, "not here");
	buffer_text(&figures->items[1].script, "plot x\n");
	free(figures->items[0].failure);
	figures->items[0].failure = NULL;
	buffer_text(&figures->items[0].svg, "<svg></svg>\n");
	buffer_text(&figures->items[0].script, "plot y\n");
	struct error err = { 0 };
	bool written = report_write(&sample.result, figures, path, false, options, 2, &err);
	CHECK(written == (err.kind == ERROR_NONE));
	CHECK(written || err.text[0]);
	figures_free(figures);
	return err.kind;
}

static void
check_latest(void)
{
	char target[64] = "";
	ssize_t length = readlink(in_home("out/latest"), target, sizeof target - 1);
	CHECK_INT(length, 10);
	CHECK_TEXT(target, "2025-12-31");
}

static void
test_first(void)
{
	CHECK_INT(write_report(outside), ERROR_NONE);
	static const char *const names[] = { "report.html", "indicators.csv", "indicators.json",
		"indicators.xlsx", "quality.csv", "manifest.json", "charts/targets.svg",
		"charts/grid-enhet.gp" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char name[64];
		snprintf(name, sizeof name, "out/2025-12-31/%s", names[i]);
		check_that(exists(name), __FILE__, __LINE__, "%s is missing", name);
	}
	/* The script of a chart that was drawn is kept on request only. */
	CHECK(!exists("out/2025-12-31/charts/targets.gp"));
	CHECK_INT(entries_of("out"), 2);
	check_latest();
}

static void
test_same_bytes_elsewhere(void)
{
	static const char *const names[] = { "report.html", "indicators.csv", "indicators.json",
		"indicators.xlsx", "quality.csv", "manifest.json" };
	CHECK_INT(write_report(in_home("deep/er/out2")), ERROR_NONE);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		char here[64], there[64];
		snprintf(here, sizeof here, "out/2025-12-31/%s", names[i]);
		snprintf(there, sizeof there, "deep/er/out2/2025-12-31/%s", names[i]);
		struct buffer one = file_content(here), two = file_content(there);
		CHECK(one.length > 0);
		CHECK(one.length == two.length && memcmp(one.bytes, two.bytes, one.length) == 0);
		buffer_free(&one);
		buffer_free(&two);
	}
}

static void
test_replacement_and_sweep(void)
{
	/* What killed runs left: drafts, a report that had been moved aside, a half made link. */
	mkdir(in_home("out/.2025-12-31.000000"), 0777);
	mkdir(in_home("out/.2025-12-31.000000/charts"), 0777);
	put_file("out/.2025-12-31.000000/charts/x.svg", "x");
	mkdir(in_home("out/.2025-11-30.aside"), 0777);
	put_file("out/.2025-11-30.aside/manifest.json", "{}");
	mkdir(in_home("out/.2025-12-31.aside"), 0777);
	if (symlink("nowhere", in_home("out/.latest.000000")) != 0)
		perror("symlink");
	put_file("out/.profile", "mine");
	put_file("out/2025-12-31/left.txt", "of the old report");
	sample.results[0].total.counts.numerator = 134;
	CHECK_INT(write_report(outside), ERROR_NONE);
	struct buffer csv = file_content("out/2025-12-31/indicators.csv");
	CHECK(strstr(csv.bytes, ",134,190,") != NULL);
	buffer_free(&csv);
	CHECK(!exists("out/2025-12-31/left.txt"));
	CHECK(exists("out/2025-11-30/manifest.json"));
	CHECK(exists("out/.profile"));
	CHECK_INT(entries_of("out"), 4);
	check_latest();
}

static void
test_two_steps(void)
{
	struct folder folder;
	struct error err = { 0 };
	struct buffer text = { 0 };
	buffer_text(&text, "{}\n");
	CHECK(folder_begin(&folder, outside, "2025-12-31", &err));
	CHECK(folder_add_file(&folder, "manifest.json", &text, &err));
	CHECK(!folder_add_file(&folder, "manifest.json", &text, &err));
	CHECK_INT(err.kind, ERROR_WRITE);
	CHECK(folder_publish(&folder, false, &(struct error){ 0 }));
	folder_end(&folder);
	CHECK_INT(entries_of("out/2025-12-31"), 1);
	CHECK_INT(entries_of("out"), 4);
	check_latest();
	buffer_free(&text);
}

static void
test_refusals(void)
{
	put_file("file", "x");
	CHECK_INT(write_report(in_home("file")), ERROR_CREATE);
	CHECK_INT(write_report(in_home("file/below")), ERROR_CREATE);
	CHECK_INT(write_report("/proc/maltall"), ERROR_CREATE);
	mkdir(in_home("theirs"), 0777);
	mkdir(in_home("theirs/2025-12-31"), 0777);
	put_file("theirs/2025-12-31/notes.txt", "mine");
	CHECK_INT(write_report(in_home("theirs")), ERROR_CREATE);
	CHECK(exists("theirs/2025-12-31/notes.txt"));
	CHECK_INT(entries_of("theirs"), 1);
	mkdir(in_home("taken"), 0777);
	mkdir(in_home("taken/latest"), 0777);
	CHECK_INT(write_report(in_home("taken")), ERROR_CREATE);
	CHECK_INT(entries_of("taken"), 1);
	int directory = open(outside, O_RDONLY | O_DIRECTORY);
	CHECK_INT(flock(directory, LOCK_EX), 0);
	CHECK_INT(write_report(outside), ERROR_LOCKED);
	close(directory);
}

/* A file that may not grow is the nearest to a full disk that needs no rights. */
static void
test_full_disk(void)
{
	struct rlimit before, small;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	small = before;
	small.rlim_cur = 4096;
	setrlimit(RLIMIT_FSIZE, &small);
	enum error_kind old = write_report(outside), new = write_report(in_home("new"));
	setrlimit(RLIMIT_FSIZE, &before);
	CHECK_INT(old, ERROR_WRITE);
	CHECK_INT(new, ERROR_WRITE);
	CHECK(exists("out/2025-12-31/manifest.json"));
	CHECK_INT(entries_of("out"), 4);
	CHECK(!exists("new"));
}

/* Killed at any moment: what stands there is whole, and the next run cleans up. */
static void
test_killed(void)
{
	CHECK_INT(write_report(outside), ERROR_NONE);
	for (useconds_t round = 0; round < 25; round++) {
		pid_t child = fork();
		if (child == 0) {
			for (;;)
				write_report(outside);
		}
		usleep(2000 + round * 700);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		struct buffer page = file_content("out/latest/report.html");
		struct buffer manifest = file_content("out/2025-12-31/manifest.json");
		CHECK(page.length > 8 && strcmp(page.bytes + page.length - 8, "</html>\n") == 0);
		CHECK(manifest.length > 2 && strcmp(manifest.bytes + manifest.length - 2, "}\n") == 0);
		buffer_free(&page);
		buffer_free(&manifest);
	}
	CHECK_INT(write_report(outside), ERROR_NONE);
	CHECK_INT(entries_of("out"), 4);
}

int
main(void)
{
	const char *parent = getenv("TMPDIR");
	snprintf(home, sizeof home, "%s/maltall-XXXXXX", parent && strlen(parent) < 40 ? parent : "/tmp");
	if (!mkdtemp(home))
		return 2;
	snprintf(outside, sizeof outside, "%s/out", home);
	sample_fill(&sample);
	test_first();
	test_same_bytes_elsewhere();
	test_replacement_and_sweep();
	test_two_steps();
	test_refusals();
	test_full_disk();
	test_killed();
	faults_free(&sample.faults);
	char command[128];
	snprintf(command, sizeof command, "rm -rf '%s'", home);
	if (system(command) != 0)
		perror(home);
	return check_summary("report_folder");
}
