/* Thousands of hostile texts through the real gnuplot: each appears as itself, after the recipe, and none
 * does anything. */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "plots/chart/layout.h"
#include "plots/gnuplot/plotter.h"
#include "plots/gnuplot/safe.h"
#include "tests/check.h"

enum { TEXTS = 8000, TEXTS_A_CHART = 200 };

static uint64_t state = 20251231;
static char canary[64];

static unsigned
below(unsigned limit)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % limit;
}

/* What has a meaning for gnuplot, a shell, printf, XML, HTML, CSV or UTF-8. */
static const char *const pieces[] = { "'", "''", "\"", "`", "\\", "\\\\", "\\n", "\\'", "\\\"", "\n", "\r\n",
	"\t", "\x01", "\x1b[31m", "\x7f", "$", "$(", ")", "{", "}", "@", "@x", "%", "%s", "%n", "%%", "#",
	"&", "&amp;", "&#x41;", "&#X41;", "&#65;", "&lt;", "<", ">", "</text>", "<script>alert(1)</script>",
	"]]>", "<![CDATA[", "<!--", "-->", "<?", "{/Times:Bold x}", "^{2}", "_", "~a{b}", "!", ";", "|",
	"\nEND\n", "\nEOD\n", "\nexit\n", "\nplot x\n", "\nset output 'x'\n", "\nquit", "e\n", "NaN", "1,5",
	"T[1]", "$m0", "\xff", "\xc3", "\xc0\x80", "\xed\xa0\x80", "\xef\xbf\xbf", "\xef\xbf\xbe",
	"\xef\xbb\xbf", "\xf4\x90\x80\x80", "\u2028", "\u2060", "\u202e", "\u2066", "\u200f", "\u00a0",
	"\u00ad", "\u0301", "漢", "שלום", "مرحبا", "🎉", "æøå", "Bydel ", "a", " ", "  ", "=cmd|' /C calc'!A0",
	"\x0b", "\xc2\x85", "\xc2\x9b", "\x00z" };

static size_t
piece_add(char *text, size_t at, size_t room, const char *piece)
{
	size_t length = strlen(piece);
	if (at + length >= room)
		return at;
	memcpy(text + at, piece, length);
	return at + length;
}

/* Commands that would leave a file behind, in the dress of several languages. */
static void
command_write(char *text, size_t room)
{
	static const char *const dresses[] = { "`touch %s`", "\"`touch %s`\"", "'`touch %s`'", "$(touch %s)",
		"'\nsystem 'touch %s'\n'", "'\n!touch %s\n", "\n!touch %s\n", "');system('touch %s');print('",
		"\\'\nsystem(\"touch %s\")\n", "';set print '%s'\nprint 1\n", "'\nset output '|touch %s'\n",
		"'\nload '<touch %s'\n", "'\neval \"system('touch %s')\"\n", "\nEND\n!touch %s\n",
		"@touch %s", "&#x27;&#x0a;!touch %s", "\\140touch %s\\140", "\\n!touch %s\\n" };
	const char *dress = dresses[below(sizeof dresses / sizeof *dresses)], *place = strstr(dress, "%s");
	snprintf(text, room, "%.*s%s%s", (int)(place - dress), dress, canary, place + 2);
}

static void
hostile_write(char *text, size_t room)
{
	unsigned kind = below(10);
	size_t at = 0;
	if (kind == 0) {
		command_write(text, room);
		return;
	}
	if (kind == 1)
		for (size_t length = below(60); at < length; at++)
			text[at] = (char)(1 + below(255));
	else if (kind == 2)
		for (const char *piece = pieces[below(sizeof pieces / sizeof *pieces)]; at < 300;)
			at = piece_add(text, at, room, *piece ? piece : "x");
	else
		for (unsigned i = 0, count = 1 + below(8); i < count; i++)
			at = piece_add(text, at, room, pieces[below(sizeof pieces / sizeof *pieces)]);
	text[at] = '\0';
}

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
