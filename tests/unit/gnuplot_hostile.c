/* Thousands of hostile texts through the real gnuplot: each appears as itself, after the recipe, and none
 * does anything. */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "plots/chart/layout.h"
#include "plots/gnuplot/plotter.h"
#include "plots/gnuplot/safe.h"
#include "tests/check.h"
#include "tests/unit/hostile.h"

enum { TEXTS = 10600, TEXTS_A_CHART = 200 };

/* The content of the next text element, with the references of XML resolved. */
static const char *
next_text(const char *at, struct buffer *text)
{
	static const char *const references[][2] = { { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
		{ "&quot;", "\"" } };
	buffer_clear(text);
	at = strstr(at, "<text");
	if (!at)
		return NULL;
	at = strchr(at, '>') + 1;
	while (*at && *at != '<') {
		size_t step = 1;
		const char *meant = at;
		for (size_t i = 0; i < sizeof references / sizeof *references; i++)
			if (strncmp(at, references[i][0], strlen(references[i][0])) == 0) {
				step = strlen(references[i][0]);
				meant = references[i][1];
			}
		buffer_char(text, *meant);
		at += step;
	}
	return at;
}

static void
chart_check(struct plotter *plotter, unsigned number)
{
	struct layout *layout = layout_new(800);
	struct buffer expected[TEXTS_A_CHART] = { 0 }, svg = { 0 }, text = { 0 };
	layout->height = TEXTS_A_CHART * 4;
	size_t count = 0;
	for (size_t i = 0; i < TEXTS_A_CHART; i++) {
		char hostile[512];
		hostile_write(hostile, sizeof hostile);
		safe_text(hostile, &expected[count]);
		layout_text(layout, TYPE_LABEL, ANCHOR_START, 10, (double)(i + 2) * 3.9, 1e9, hostile);
		count += expected[count].length > 0;
	}
	struct error err = { 0 };
	CHECK(plotter_draw_svg(plotter, layout, "fiendtlig", &svg, NULL, &err));
	check_that(err.kind == ERROR_NONE, __FILE__, __LINE__, "chart %u: %s", number, err.text);
	const char *at = svg.bytes ? svg.bytes : "";
	for (size_t i = 0; i < count && at; i++) {
		at = next_text(at, &text);
		check_text(at ? text.bytes : "(missing)", expected[i].bytes, __FILE__, __LINE__, "a text");
	}
	CHECK(!at || !next_text(at, &text));
	for (size_t i = 0; i < TEXTS_A_CHART; i++)
		buffer_free(&expected[i]);
	buffer_free(&svg);
	buffer_free(&text);
	layout_free(layout);
}

int
main(void)
{
	char folder[] = "/tmp/maltall-hostile-XXXXXX";
	CHECK(mkdtemp(folder));
	snprintf(canary, sizeof canary, "%s/c", folder);
	struct error err = { 0 };
	struct plotter *plotter = plotter_new(&err);
	if (plotter)
		for (unsigned i = 0; i < TEXTS / TEXTS_A_CHART; i++)
			chart_check(plotter, i);
	else
		printf("gnuplot_hostile: skipped: %s\n", err.text);
	plotter_free(plotter);
	CHECK(access(canary, F_OK) != 0);
	CHECK_INT(rmdir(folder), 0);
	return check_summary("gnuplot_hostile");
}
