#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "plots/report/sheet_text.h"
#include "tests/unit/report_workbook.h"

static void
test_hostile(void)
{
	enum { LONG = 40000 };
	char *longest = xmalloc(LONG + 1);
	memset(longest, 'x', LONG);
	longest[LONG] = '\0';
	const char *names[] = { "=1+1", "@SUM(A1:A9)", "http://x.no/?a=1&b=<2>", "+47", "-1",
		"internal:Innhold!A1", "_x0041_", "a\001b", "\xEF\xBF\xBE", longest, "mailto:a@b.no",
		"{=1}" };
	const char *shown[] = { "=1+1", "@SUM(A1:A9)", "http://x.no/?a=1&b=<2>", "+47", "-1",
		"internal:Innhold!A1", "_x005F_x0041_", "a␁b", "\uFFFD", NULL, "mailto:a@b.no", "{=1}" };
	for (size_t i = 0; i < 12; i++)
		sample.cells[0][i].group = names[i];
	sample.indicators[0].title = "=HYPERLINK(\"http://x\")";
	sample.definition.title = "\001=1+1";
	write_book();
	struct buffer sheet = part_of("xl/worksheets/sheet2.xml"), strings = part_of("xl/sharedStrings.xml");
	size_t row = first_row(sheet.bytes) + 1;
	for (size_t i = 0; i < 12; i++) {
		char reference[32];
		snprintf(reference, sizeof reference, "B%zu", row + i);
		char *content = cell_content(sheet.bytes, strings.bytes, reference);
		if (shown[i])
			CHECK_TEXT(content, shown[i]);
		else
			CHECK_INT(strlen(content), SHEET_TEXT_MOST - 1 + strlen("…"));
		free(content);
	}
	CHECK(!strstr(sheet.bytes, "<f>") && !strstr(sheet.bytes, "hyperlink"));
	struct buffer workbook = part_of("xl/workbook.xml");
	CHECK(strstr(workbook.bytes, "name=\"=HYPERLINK(&quot;http---x&quot;)\"") != NULL);
	buffer_free(&sheet);
	buffer_free(&strings);
	buffer_free(&workbook);
	free(longest);
}

static void
test_names(void)
{
	static const struct {
		const char *text, *name;
	} cases[] = { { "Søndre Nordstrand", "Søndre Nordstrand" }, { "a[b]c:d*e?f/g\\h", "a-b-c-d-e-f-g-h" },
		{ "'fnutter'", "-fnutter-" }, { "", "-" }, { "  ", "-" }, { "History", "History (2)" },
		{ "SØNDRE nordstrand", "SØNDRE nordstrand (2)" },
		{ "Progresjonsmøter uten leder der skjemaet er sendt", "Progresjonsmøter uten leder…" },
		{ "Progresjonsmøter uten leder der noe annet", "Progresjonsmøter uten… (2)" },
		{ "åååååååååååååååååååååååååååååååå", "åååååååååååååååååååååååååååååå…" },
		{ "1234567890123456789012345678901", "1234567890123456789012345678901" },
		{ "12345678901234567890123456789😀", "12345678901234567890123456789😀" },
		{ "123456789012345678901234567890😀", "123456789012345678901234567890…" } };
	enum { COUNT = sizeof cases / sizeof *cases };
	char *names[COUNT];
	for (size_t i = 0; i < COUNT; i++) {
		names[i] = sheet_name_new(cases[i].text, names, i);
		if (strcmp(cases[i].text, "  ") == 0)
			CHECK_TEXT(names[i], "- (2)");
		else
			CHECK_TEXT(names[i], cases[i].name);
	}
	for (size_t i = 0; i < COUNT; i++)
		free(names[i]);
}

static void
test_too_many_rows(void)
{
	enum { GROUPS = XLSX_MOST_ROWS + 5 };
	struct cell *cells = xcalloc(GROUPS, sizeof *cells);
	for (size_t i = 0; i < GROUPS; i++)
		cells[i] = sample.cells[0][0];
	sample.result.indicator_count = 1;
	sample.strata[0].cells = cells;
	sample.strata[0].cell_count = GROUPS;
	write_book();
	struct buffer sheet = part_of("xl/worksheets/sheet2.xml"), strings = part_of("xl/sharedStrings.xml");
	char last[64];
	snprintf(last, sizeof last, "<dimension ref=\"A1:P%zu\"/>",
		first_row(sheet.bytes) + XLSX_MOST_ROWS - 1);
	CHECK(strstr(sheet.bytes, last) != NULL);
	CHECK(strstr(strings.bytes, "Tabellen har de 100\u00a0000 første; indicators.csv har alle.") != NULL);
	buffer_free(&sheet);
	buffer_free(&strings);
	free(cells);
}

/* A run that may write files of at most so many bytes. The library speaks on stderr when it fails. */
static struct error
write_within(rlim_t size)
{
	struct rlimit before;
	struct error err = { 0 };
	struct buffer out = { 0 };
	int spoken = dup(STDERR_FILENO), nowhere = open("/dev/null", O_WRONLY);
	getrlimit(RLIMIT_FSIZE, &before);
	(void)signal(SIGXFSZ, SIG_IGN);
	dup2(nowhere, STDERR_FILENO);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){ size, before.rlim_max });
	bool written = report_xlsx(&sample.result, &out, &err);
	setrlimit(RLIMIT_FSIZE, &before);
	dup2(spoken, STDERR_FILENO);
	close(spoken);
	close(nowhere);
	buffer_free(&out);
	CHECK(written == (err.kind == ERROR_NONE));
	return err;
}

/* No room for the workbook; then enough for it, but not for a temporary file, which the library does not
 * notice. */
static void
test_no_room(void)
{
	static const rlim_t sizes[] = { 0, 100, 1000, 5000 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct error err = write_within(sizes[i]);
		CHECK_INT(err.kind, ERROR_WRITE);
		CHECK(strncmp(err.text, "indicators.xlsx ", 16) == 0);
	}
	enum { GROUPS = 500 };
	struct cell cells[GROUPS];
	for (size_t i = 0; i < GROUPS; i++)
		cells[i] = sample.cells[0][0];
	sample.strata[0].cells = cells;
	sample.strata[0].cell_count = GROUPS;
	write_book();
	struct error err = write_within(book.length + 1024);
	CHECK_INT(err.kind, ERROR_WRITE);
	CHECK_TEXT(err.text, "indicators.xlsx came out damaged; is the folder for temporary files (TMPDIR, "
			     "or /tmp) full?");
}

static void
test_no_file(void)
{
	struct rlimit files;
	struct error err = { 0 };
	struct buffer out = { 0 };
	getrlimit(RLIMIT_NOFILE, &files);
	setrlimit(RLIMIT_NOFILE, &(struct rlimit){ 3, files.rlim_max });
	CHECK(!report_xlsx(&sample.result, &out, &err));
	setrlimit(RLIMIT_NOFILE, &files);
	CHECK_INT(err.kind, ERROR_WRITE);
	CHECK_TEXT(err.text, "indicators.xlsx cannot be begun: Too many open files");
	buffer_free(&out);
}

/* A zip file with one part. */
static struct buffer
archive_of(const char *part)
{
	struct buffer bytes = { 0 };
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_source_keep(source);
	zip_t *archive = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, NULL);
	zip_file_add(archive, "part.xml", zip_source_buffer(archive, part, strlen(part), 0), 0);
	CHECK_INT(zip_close(archive), 0);
	CHECK_INT(zip_source_open(source), 0);
	char piece[512];
	for (zip_int64_t length; (length = zip_source_read(source, piece, sizeof piece)) > 0;)
		buffer_add(&bytes, piece, (size_t)length);
	zip_source_close(source);
	zip_source_free(source);
	return bytes;
}

static void
test_whole(void)
{
	static const struct {
		const char *part;
		bool whole;
	} cases[] = { { "<?xml version=\"1.0\"?>\n<a x=\"1\"><b/></a>", true },
		{ "<?xml version=\"1.0\"?>\n<a><b/></a>\n", true },
		{ "<?xml version=\"1.0\"?>\n<a x=\"1\"/>", true },
		{ "<?xml version=\"1.0\"?>\n<a><b/>", false },
		{ "<?xml version=\"1.0\"?>\n<a><b></b>", false },
		{ "<?xml version=\"1.0\"?>\n<a><b></b></", false }, { "<?xml version=\"1.0\"?>\n", false },
		{ "<?xml", false }, { "", false } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buffer bytes = archive_of(cases[i].part);
		CHECK_INT(xlsx_is_whole(bytes.bytes, bytes.length), cases[i].whole);
		buffer_free(&bytes);
	}
	CHECK(!xlsx_is_whole("PK", 2));
}

int
main(void)
{
	static void (*const tests[])(void) = { test_hostile, test_names, test_too_many_rows, test_whole,
		test_no_room, test_no_file };
	return run_tests(tests, sizeof tests / sizeof *tests, "report_xlsx_safe");
}
