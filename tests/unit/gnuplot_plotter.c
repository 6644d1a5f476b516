/* One gnuplot for many charts, and what is made of one that fails. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plots/chart/chart.h"
#include "plots/gnuplot/plotter.h"
#include "tests/check.h"
#include "tests/unit/chart_random.h"

/* The same three charts in the whole file: all kinds of marks are in them. */
static struct layout *
units_layout(void)
{
	static const struct unit_row rows[] = {
		{ .label = "Oslo i alt",
			.known = true,
			.value = 0.7,
			.lower = 0.63,
			.upper = 0.76,
			.standing = STANDING_OPEN,
			.value_text = "70,0\u00A0%",
			.count_text = "133 av 190",
			.emphasis = true },
		{ .label = "St. Hanshaugen",
			.known = true,
			.value = 0.89,
			.lower = 0.76,
			.upper = 0.96,
			.standing = STANDING_GOOD,
			.value_text = "89\u00A0%",
			.count_text = "34 av 38" },
		{ .label = "Søndre Nordstrand",
			.known = true,
			.value = 0,
			.lower = 0,
			.upper = 0.2,
			.standing = STANDING_BELOW,
			.value_text = "0\u00A0%",
			.count_text = "0 av 12" },
		{ .label = "Stovner", .note = "ingen i nevneren" },
	};
	const struct units_chart chart = {
		.heading = { "Én enhet ligger sikkert over målet", "Andel veiledere med kurs",
			"Kilde: oslo.yaml", "Prikkdiagram med fire enheter.", NULL },
		.target = 0.7,
		.target_text = "Mål 70\u00A0%",
		.value_head = "Andel",
		.count_head = "Antall",
		.legend_good = "sikkert over målet",
		.legend_below = "sikkert under målet",
		.rows = rows,
		.row_count = 4,
	};
	return units_chart_layout(&chart);
}

static struct layout *
targets_layout(void)
{
	static const struct target_bar bar = { "Veiledere med veilederkurs", true, 0.7, 0.7, true,
		"70,0\u00A0%", "mål 70\u00A0%", "nådd", "133 av 190 veiledere" };
	const struct targets_chart chart = { { .title = "Ett mål er nådd" }, &bar, 1 };
	return targets_chart_layout(&chart);
}

static struct layout *
grid_layout(void)
{
	static const char *const columns[] = { "Veilederkurs", "Utdanningsplan" }, *const rows[] = { "Alna",
		"Bjerke" };
	static const struct grid_cell cells[] = { { true, 0, false, true, "0\u00A0%" },
		{ true, 1, true, true, "100\u00A0%" }, { true, 0.5, false, false, "50\u00A0%" },
		{ false, 0, false, true, "ingen" } };
	const struct grid_chart chart = { { .title = "Rutenett" }, columns, rows, 2, 2, cells, "nådd",
		"ikke nådd", "ikke kjent" };
	return grid_chart_layout(&chart);
}

static size_t
occurrences(const char *text, const char *part)
{
	size_t count = 0;
	for (; (text = strstr(text, part)); text += strlen(part))
		count++;
	return count;
}

static bool
draws(struct plotter *plotter, struct layout *layout, struct buffer *svg, struct buffer *script)
{
	struct error err = { 0 };
	bool drawn = plotter_draw_svg(plotter, layout, "kurs-1", svg, script, &err);
	check_that(drawn, __FILE__, __LINE__, "%s", err.text);
	layout_free(layout);
	return drawn;
}

static void
test_content(struct plotter *plotter)
{
	struct buffer svg = { 0 }, script = { 0 };
	if (!draws(plotter, units_layout(), &svg, &script))
		return;
	CHECK(strncmp(svg.bytes, "<svg ", 5) == 0);
	CHECK(strcmp(svg.bytes + svg.length - 7, "</svg>\n") == 0);
	CHECK(strstr(svg.bytes, "<text>Søndre Nordstrand</text>"));
	CHECK(strstr(svg.bytes, "<text>70,0\u00A0%</text>"));
	CHECK(strstr(svg.bytes, "<title>Stovner: ingen i nevneren</title></rect>"));
	CHECK(strstr(svg.bytes, "<title id=\"kurs-1-title\">Én enhet ligger sikkert over målet</title>"));
	CHECK(!strstr(svg.bytes, "<?xml") && !strstr(svg.bytes, "Gnuplot") && !strstr(svg.bytes, "GNUPLOT"));
	CHECK_INT(occurrences(svg.bytes, "font-family="), 1);
	CHECK(occurrences(svg.bytes, " id=\"") == occurrences(svg.bytes, " id=\"kurs-1-"));
	CHECK(occurrences(svg.bytes, "href=\"#") == occurrences(svg.bytes, "href=\"#kurs-1-"));
	CHECK(occurrences(svg.bytes, "font-weight=\"bold\"") >= 4);
	CHECK(strstr(script.bytes, "set terminal svg size 800,"));
	CHECK(strstr(script.bytes, "noenhanced"));
	CHECK(!strstr(script.bytes, "nan") && !strstr(script.bytes, "NaN"));
	buffer_free(&svg);
	buffer_free(&script);
}

/* The first chart of a process, the tenth, and the first of another are the same bytes, whatever was drawn
 * between. */
static void
test_identical(struct plotter *plotter)
{
	struct buffer first = { 0 }, script = { 0 };
	draws(plotter, units_layout(), &first, &script);
	for (int i = 0; i < 10; i++) {
		struct buffer other = { 0 }, svg = { 0 }, same = { 0 };
		draws(plotter, i % 2 ? targets_layout() : grid_layout(), &other, NULL);
		draws(plotter, units_layout(), &svg, &same);
		CHECK_TEXT(svg.bytes, first.bytes);
		CHECK_TEXT(same.bytes, script.bytes);
		buffer_free(&other);
		buffer_free(&svg);
		buffer_free(&same);
	}
	struct error err = { 0 };
	struct plotter *another = plotter_new(&err);
	struct buffer svg = { 0 };
	draws(another, units_layout(), &svg, NULL);
	CHECK_TEXT(svg.bytes, first.bytes);
	plotter_free(another);
	buffer_free(&svg);
	buffer_free(&first);
	buffer_free(&script);
}

/* Whatever the shape of a chart, gnuplot draws it. */
static void
test_random(struct plotter *plotter)
{
	for (unsigned seed = 1; seed <= 40; seed++) {
		struct random_charts *charts = random_charts_new(seed, 1 + seed % 23, 1 + seed % 9);
		struct buffer svg = { 0 };
		draws(plotter, units_chart_layout(&charts->units), &svg, NULL);
		draws(plotter, targets_chart_layout(&charts->targets), &svg, NULL);
		draws(plotter, grid_chart_layout(&charts->grid), &svg, NULL);
		CHECK_INT(occurrences(svg.bytes, "</svg>"), 3);
		buffer_free(&svg);
		random_charts_free(charts);
	}
}

static void
test_real(void)
{
	struct error err = { 0 };
	struct plotter *plotter = plotter_new(&err);
	if (!plotter) {
		printf("gnuplot_plotter: drawing is skipped: %s\n", err.text);
		return;
	}
	test_content(plotter);
	test_identical(plotter);
	test_random(plotter);
	plotter_free(plotter);
}

static void
check_start(const char *program, const char *reason)
{
	struct error err = { 0 };
	setenv("MALTALL_GNUPLOT", program, 1);
	struct plotter *plotter = plotter_new(&err);
	check_that(!plotter && err.kind == ERROR_UNAVAILABLE && strstr(err.text, reason), __FILE__, __LINE__,
		"%s: '%s', expected '%s'", program, err.text, reason);
	plotter_free(plotter);
}

static void
check_format_failure(const char *program, enum picture_format format, const char *reason)
{
	struct error err = { 0 };
	setenv("MALTALL_GNUPLOT", program, 1);
	struct plotter *plotter = plotter_new(&err);
	check_that(plotter, __FILE__, __LINE__, "%s: %s", program, err.text);
	if (!plotter)
		return;
	/* Twice: after a failure the plotter is as good as before. */
	for (int i = 0; i < 2; i++) {
		struct layout *layout = targets_layout();
		struct buffer svg = { 0 }, script = { 0 };
		err = (struct error){ 0 };
		CHECK(!plotter_draw(plotter, layout, format, "kurs", &svg, &script, &err));
		check_that(err.kind == ERROR_UNAVAILABLE && strstr(err.text, reason), __FILE__, __LINE__,
			"%s: '%s', expected '%s'", program, err.text, reason);
		CHECK_INT(svg.length, 0);
		CHECK(script.length > 0);
		layout_free(layout);
		buffer_free(&svg);
		buffer_free(&script);
	}
	plotter_free(plotter);
}

static void
check_failure(const char *program, const char *reason)
{
	check_format_failure(program, PICTURE_SVG, reason);
}

#define FAKES "tests/data/fake_gnuplot/"

static void
test_fakes(void)
{
	setenv("MALTALL_GNUPLOT_DEADLINE", "200", 1);
	check_start(FAKES "silent", "did not answer within 200 ms");
	check_failure(FAKES "hangs", "did not answer within 200 ms");
	setenv("MALTALL_GNUPLOT_DEADLINE", "10000", 1);
	check_start(FAKES "ends_at_once", "ended without an answer");
	check_start(FAKES "old_version", "version 4.6; 5.4 or later is needed");
	check_start(FAKES "not_there", "names no program");
	check_start("tests/data", "names no program");
	check_start("no-such-gnuplot", "names no program");
	check_failure(FAKES "dies", "ended without an answer");
	check_failure(FAKES "writes_rubbish", "not a whole SVG");
	check_failure(FAKES "writes_half", "not a whole SVG");
	check_failure(FAKES "complains", "complained: warning: font not found");
	check_failure(FAKES "reports_error", "reported error 7");
	check_failure(FAKES "floods_stderr", "more than any chart has");
	check_failure(FAKES "floods_stdout", "more than any chart has");
	check_format_failure(FAKES "writes_rubbish", PICTURE_PDF, "not a whole PDF");
	check_format_failure(FAKES "writes_rubbish", PICTURE_PNG, "not a whole PNG");
	check_format_failure(FAKES "complains", PICTURE_PNG, "complained: warning: font not found");
	check_format_failure(FAKES "dies", PICTURE_PDF, "does not get ready");
	/* No environment but its own and no file of ours. */
	CHECK_INT(dup2(1, 57), 57);
	check_failure(FAKES "tells", "complained: |/nonexistent|C.UTF-8|UTC|unset|closed");
	close(57);
	unsetenv("MALTALL_GNUPLOT_DEADLINE");
}

/* Charts asked for in advance, a card among them. Where one fails, those behind it are asked for again. */
static void
check_in_advance(const char *program, const char *reason)
{
	enum { CHARTS = 5, CARD = 2 };
	const struct units_chart empty = { .heading = { .title = "Tittel", .nothing = "Ingen tall." } };
	struct error err = { 0 };
	setenv("MALTALL_GNUPLOT", program, 1);
	struct plotter *plotter = plotter_new(&err);
	check_that(plotter, __FILE__, __LINE__, "%s: %s", program, err.text);
	struct layout *layouts[CHARTS];
	for (int i = 0; i < CHARTS; i++) {
		layouts[i] = i == CARD ? units_chart_layout(&empty) : targets_layout();
		if (plotter)
			plotter_ask(plotter, layouts[i], "kurs");
	}
	for (int i = 0; plotter && i < CHARTS; i++) {
		struct buffer svg = { 0 }, script = { 0 };
		err = (struct error){ 0 };
		bool drawn = plotter_take(plotter, &svg, &script, &err);
		CHECK(drawn == (!reason || i == CARD));
		check_that(
			drawn || strstr(err.text, reason ? reason : ""), __FILE__, __LINE__, "%s", err.text);
		CHECK(!drawn || (strstr(svg.bytes, "Ingen tall.") != NULL) == (i == CARD));
		CHECK((script.length == 0) == (i == CARD));
		buffer_free(&svg);
		buffer_free(&script);
	}
	/* One that nobody takes is no leak. */
	if (plotter)
		plotter_ask(plotter, layouts[0], "kurs");
	plotter_free(plotter);
	for (int i = 0; i < CHARTS; i++)
		layout_free(layouts[i]);
}

static void
test_in_advance(void)
{
	if (access("/usr/bin/gnuplot", X_OK) == 0)
		check_in_advance("/usr/bin/gnuplot", NULL);
	check_in_advance(FAKES "complains_later", NULL);
	check_in_advance(FAKES "complains", "complained: warning: font not found");
	check_in_advance(FAKES "dies", "ended without an answer");
}

static void
program_write(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	CHECK(file && fputs(text, file) >= 0);
	if (file)
		fclose(file);
	chmod(path, 0700);
}

/* The first process dies at the first chart; the second is the real one. */
static void
test_recovery(const char *folder)
{
	if (access("/usr/bin/gnuplot", X_OK) != 0)
		return;
	char path[256];
	snprintf(path, sizeof path, "%s/recovers", folder);
	program_write(path, "#!/bin/sh\nread -r line\nread -r line\nread -r line\nnonce=${line#print \"'\"}\n"
			    "echo \"${nonce%%\"'\"*} 0 5.4\"\n");
	setenv("MALTALL_GNUPLOT", path, 1);
	struct error err = { 0 };
	struct plotter *plotter = plotter_new(&err);
	check_that(plotter, __FILE__, __LINE__, "%s", err.text);
	CHECK_INT(unlink(path), 0);
	CHECK_INT(symlink("/usr/bin/gnuplot", path), 0);
	struct buffer svg = { 0 };
	if (plotter)
		draws(plotter, targets_layout(), &svg, NULL);
	CHECK(svg.bytes && strstr(svg.bytes, "<text>nådd</text>"));
	plotter_free(plotter);
	buffer_free(&svg);
	unlink(path);
}

static void
test_search(const char *folder)
{
	const char *before = getenv("PATH");
	char *path = strdup(before ? before : "");
	unsetenv("MALTALL_GNUPLOT");
	setenv("PATH", folder, 1);
	struct error err = { 0 };
	CHECK(!plotter_new(&err));
	CHECK_INT(err.kind, ERROR_UNAVAILABLE);
	CHECK(strstr(err.text, "was not found in PATH"));
	/* A folder and a file that cannot be run are no programs. */
	char place[256];
	snprintf(place, sizeof place, "%s/gnuplot", folder);
	CHECK_INT(mkdir(place, 0700), 0);
	err = (struct error){ 0 };
	CHECK(!plotter_new(&err) && strstr(err.text, "was not found in PATH"));
	rmdir(place);
	/* Not in a format that the system runs. */
	program_write(place, "\n");
	err = (struct error){ 0 };
	CHECK(!plotter_new(&err) && strstr(err.text, "cannot be started"));
	unlink(place);
	setenv("PATH", path, 1);
	free(path);
}

/* A card needs no gnuplot: the fake would hang. */
static void
test_card(void)
{
	setenv("MALTALL_GNUPLOT", FAKES "hangs", 1);
	struct error err = { 0 };
	struct plotter *plotter = plotter_new(&err);
	const struct units_chart chart = { .heading = { .title = "Tittel", .nothing = "Ingen tall." } };
	struct buffer svg = { 0 }, script = { 0 };
	draws(plotter, units_chart_layout(&chart), &svg, &script);
	CHECK(svg.bytes && strstr(svg.bytes, ">Ingen tall.</text>"));
	CHECK_INT(script.length, 0);
	plotter_free(plotter);
	buffer_free(&svg);
}

int
main(void)
{
	char folder[] = "/tmp/maltall-plotter-XXXXXX";
	CHECK(mkdtemp(folder));
	plotter_free(NULL);
	test_real();
	test_fakes();
	test_in_advance();
	test_recovery(folder);
	test_search(folder);
	test_card();
	CHECK_INT(rmdir(folder), 0);
	return check_summary("gnuplot_plotter");
}
