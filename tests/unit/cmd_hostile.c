/* Ten thousand hostile names the whole way: from a CSV file into the report and its charts. Each appears as
 * itself, and none does anything. */
#include <stdlib.h>
#include <unistd.h>

#include "cmd/computation.h"
#include "plots/chart/label.h"
#include "plots/gnuplot/safe.h"
#include "plots/report/report.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"
#include "tests/check.h"
#include "tests/unit/hostile.h"

enum { RUNS = 30, NAMES_A_RUN = 390, NAMES = 10000 };

static char folder[] = "/tmp/maltall-hostile-XXXXXX";

static const char plan[] =
	"maltall: 1\ntitle: Hostile\nlanguage: en\nas_of: 2025-12-31\ntables:\n"
	"  t: {file: t.csv, key: id, columns: {id: text, unit: {type: text, identifiers: allow}}}\n"
	"indicators:\n  plan: {title: Plan, count: t, denominator: id is not missing, "
	"numerator: id is not missing, target: at least 70 %, by: [unit]}\n";

static void
file_write(const char *name, const struct buffer *content)
{
	char path[100];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "wb");
	CHECK(file && fwrite(content->bytes, 1, content->length, file) == content->length);
	if (file)
		fclose(file);
}

/* As a field in quotes; bytes that are no UTF-8 would make it another encoding. */
static void
field_add(struct buffer *csv, const char *text)
{
	size_t length = strlen(text), step;
	buffer_char(csv, '"');
	for (size_t at = 0; at < length; at += step) {
		uint32_t code;
		step = text_decode(text + at, length - at, &code);
		if (code == UINT32_MAX)
			buffer_text(csv, "\uFFFD");
		else
			buffer_add(csv, text + at, step);
		if (text[at] == '"')
			buffer_char(csv, '"');
	}
	buffer_text(csv, "\"\n");
}

static void
table_write(void)
{
	struct buffer csv = { 0 };
	buffer_text(&csv, "id;unit\n");
	for (int i = 0; i < NAMES_A_RUN; i++) {
		char text[512];
		hostile_write(text, sizeof text);
		buffer_print(&csv, "row-%d;", i);
		field_add(&csv, text);
	}
	file_write("t.csv", &csv);
	buffer_free(&csv);
}

static bool
turns_or_hides(uint32_t code)
{
	static const uint32_t ranges[][2] = { { 0x80, 0x9F }, { 0x61C, 0x61C }, { 0x200E, 0x200F },
		{ 0x2028, 0x202E }, { 0x2060, 0x206F }, { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB },
		{ 0xE0000, 0xE007F } };
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (code >= ranges[i][0] && code <= ranges[i][1])
			return true;
	return false;
}

/* HTML as content: what this test holds to be right, written without the code that it tests. */
static void
html_expect(struct buffer *out, const char *name)
{
	static const char *const markup[] = { "&&amp;", "<&lt;", ">&gt;", "\"&quot;", "'&#39;" };
	size_t length = strlen(name), step;
	buffer_clear(out);
	for (size_t at = 0; at < length; at += step) {
		const char *instead = NULL;
		uint32_t code;
		step = text_decode(name + at, length - at, &code);
		for (size_t i = 0; i < sizeof markup / sizeof *markup; i++)
			instead = markup[i][0] == name[at] ? markup[i] + 1 : instead;
		if (instead)
			buffer_text(out, instead);
		else if (code < 0x20)
			buffer_print(out, "\xE2\x90%c", (int)(0x80 + code));
		else if (code == 0x7F)
			buffer_text(out, "\u2421");
		else if (turns_or_hides(code))
			buffer_print(out, "[U+%04X]", (unsigned)code);
		else
			buffer_add(out, name + at, step);
	}
	buffer_text(out, "</bdi>");
}

/* The table of the units has the names in the order of the result. */
static void
check_html(const struct buffer *html, const struct stratum *stratum)
{
	struct buffer expected = { 0 };
	/* Behind the table of the files that were read. */
	const char *at = strstr(html->bytes, "<bdi>t.csv</bdi></th>");
	CHECK(at);
	for (size_t i = 0; i < stratum->cell_count && at; i++) {
		if (!*stratum->cells[i].group)
			continue;
		html_expect(&expected, stratum->cells[i].group);
		/* The name may stand in a link to the unit's page. */
		at = strstr(at, "<th scope=\"row\"><");
		at = at ? strstr(at, "<bdi") : NULL;
		at = at ? strchr(at, '>') : NULL;
		check_that(at && strncmp(at + 1, expected.bytes, expected.length) == 0, __FILE__, __LINE__,
			"on the page stands %.100s, expected %.100s", at ? at : "nothing", expected.bytes);
	}
	CHECK(!strstr(html->bytes, "<script>alert"));
	buffer_free(&expected);
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What stands between `open` and `close`, after resolving XML's references, in the order of strcmp. */
static size_t
texts_between(const char *svg, const char *open, const char *close, char **texts)
{
	static const char *const references[][2] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" } };
	size_t count = 0;
	for (const char *at = svg; (at = strstr(at, open)) != NULL;) {
		struct buffer text = { 0 };
		at = strchr(at + strlen(open) - 1, '>') + 1;
		for (const char *end = strstr(at, close); at < end;) {
			size_t step = 1;
			const char *meant = at;
			for (size_t i = 0; i < sizeof references / sizeof *references; i++)
				if (strncmp(at, references[i][0], strlen(references[i][0])) == 0) {
					step = strlen(references[i][0]);
					meant = references[i][1];
				}
			buffer_char(&text, *meant);
			at += step;
		}
		texts[count++] = text.bytes ? text.bytes : xstrdup("");
	}
	qsort(texts, count, sizeof *texts, compare_texts);
	return count;
}

static size_t
texts_meant(const struct layout *layout, enum mark_kind kind, char **texts)
{
	size_t count = 0;
	for (size_t i = 0; i < layout->mark_count; i++) {
		struct buffer text = { 0 };
		if (layout->marks[i].kind != kind)
			continue;
		if (kind == MARK_TEXT)
			safe_text(layout->marks[i].text, &text);
		else
			buffer_text(&text, layout->marks[i].text);
		texts[count++] = text.bytes;
	}
	qsort(texts, count, sizeof *texts, compare_texts);
	return count;
}

static void
check_texts(const struct figure *figure, enum mark_kind kind, const char *open, const char *close)
{
	static char *meant[8 * NAMES_A_RUN], *found[8 * NAMES_A_RUN];
	size_t count = texts_meant(figure->layout, kind, meant);
	size_t found_count = texts_between(figure->svg.bytes, open, close, found);
	CHECK_INT(found_count, count);
	for (size_t i = 0; i < count || i < found_count; i++) {
		if (i < count && i < found_count)
			check_text(found[i], meant[i], __FILE__, __LINE__, open);
		free(i < count ? meant[i] : NULL);
		free(i < found_count ? found[i] : NULL);
	}
}

/* Every name begins the words that a row shows to a resting pointer. */
static void
check_zones(const struct layout *layout, const struct stratum *stratum)
{
	for (size_t i = 0; i < stratum->cell_count; i++) {
		struct buffer name = { 0 };
		bool found = false;
		label_clean(stratum->cells[i].group, 60, &name);
		/* The ellipsis of a name that was cut is not part of it. */
		size_t length = strlen(stratum->cells[i].group) > 60 && name.length > 3 ? name.length - 3
											: name.length;
		for (size_t j = 0; j < layout->mark_count && !found && length; j++)
			found = layout->marks[j].kind == MARK_ZONE &&
				strncmp(layout->marks[j].text, name.bytes, length) == 0;
		check_that(found || !length, __FILE__, __LINE__, "no row for %s", name.bytes);
		buffer_free(&name);
	}
}

static size_t
run_check(struct plotter *plotter)
{
	struct arguments arguments = { 0 };
	struct computation computation;
	struct error err = { 0 };
	struct notice notice = { .stream = fopen("/dev/null", "w") };
	struct buffer html = { 0 };
	char path[100];
	size_t names = 0;
	table_write();
	snprintf(path, sizeof path, "%s/plan.yaml", folder);
	if (computation_make(&computation, path, &arguments, &notice, &err)) {
		const struct result *result = computation.result;
		const struct stratum *stratum = &result->indicators[0].strata[0];
		struct figures *figures = figures_draw(result, plotter, NULL);
		CHECK_INT(figures->failed, 0);
		report_html(result, figures, &html);
		names = stratum->cell_count;
		check_html(&html, stratum);
		for (size_t i = 0; i < figures->count; i++) {
			check_texts(&figures->items[i], MARK_TEXT, "<text", "</text>");
			check_texts(&figures->items[i], MARK_ZONE, "\"><title>", "</title></rect>");
			if (figures->items[i].kind == FIGURE_UNITS)
				check_zones(figures->items[i].layout, stratum);
		}
		figures_free(figures);
	}
	check_that(err.kind == ERROR_NONE, __FILE__, __LINE__, "%s", err.text);
	computation_free(&computation);
	buffer_free(&html);
	fclose(notice.stream);
	return names;
}

int
main(void)
{
	struct error err = { 0 };
	CHECK(mkdtemp(folder));
	snprintf(canary, sizeof canary, "%s/c", folder);
	struct buffer text = { 0 };
	buffer_text(&text, plan);
	file_write("plan.yaml", &text);
	buffer_free(&text);
	struct plotter *plotter = plotter_new(&err);
	size_t names = 0;
	for (int i = 0; plotter && i < RUNS; i++)
		names += run_check(plotter);
	if (plotter)
		check_that(names >= NAMES, __FILE__, __LINE__, "only %zu names", names);
	else
		printf("cmd_hostile: skipped: %s\n", err.text);
	plotter_free(plotter);
	CHECK(access(canary, F_OK) != 0);
	char path[100];
	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, i ? "plan.yaml" : "t.csv");
		unlink(path);
	}
	CHECK_INT(rmdir(folder), 0);
	return check_summary("cmd_hostile");
}
