/* SVG, PDF and PNG of the same layout: whole, alike, and the same from run to run. */
#include <stdlib.h>
#include <unistd.h>

#include "plots/chart/chart.h"
#include "plots/chart/font.h"
#include "plots/gnuplot/plotter.h"
#include "tests/check.h"
#include "tests/unit/chart_random.h"
#include "tests/unit/png_read.h"

static char folder[] = "/tmp/maltall-formats-XXXXXX";

/* Shapes and letters of known size, far apart. */
static struct layout *
ruler_layout(void)
{
	static const double path[] = { 200, 300, 200, 340 },
			    area[] = { 300, 300, 340, 300, 340, 340, 300, 340 };
	struct layout *layout = layout_new(400);
	layout->height = 400;
	layout->title = "Mål";
	layout_rectangle(layout, INK_TEXT, 20, 20, 60, 40);
	layout_line(layout, INK_TEXT, 6, 120, 40, 60, 0);
	layout_point(layout, SHAPE_DOT, INK_TEXT, 250, 40, 15);
	layout_point(layout, SHAPE_DIAMOND, INK_TEXT, 350, 40, 15);
	layout_point(layout, SHAPE_TRIANGLE, INK_TEXT, 50, 140, 15);
	layout_text(layout, TYPE_FIGURE, ANCHOR_START, 120, 150, 200, "HH");
	layout_text(layout, TYPE_FIGURE, ANCHOR_END, 300, 150, 200, "HH");
	layout_text(layout, TYPE_TITLE, ANCHOR_MIDDLE, 200, 250, 300, "H1111H");
	layout_path(layout, INK_TEXT, 4, STROKE_SOLID, path, 2);
	layout_area(layout, INK_TEXT, area, 4);
	return layout;
}

/* One pixel of the layout is `scale` pixels of the picture; a shape may be off by less than one of the
 * layout. */
static void
check_box(const struct png *png, double scale, const double field[4], const double expected[4],
	const char *what)
{
	struct png_box box = png_dark(png, (size_t)(field[0] * scale), (size_t)(field[1] * scale),
		(size_t)(field[2] * scale), (size_t)(field[3] * scale));
	const double found[] = { (double)box.left / scale, (double)box.top / scale, (double)box.right / scale,
		(double)box.bottom / scale };
	for (size_t i = 0; i < 4; i++)
		check_near(found[i], expected[i], 1.0, __FILE__, __LINE__, what);
}

static void
check_ruler(const struct png *png, double scale, const char *format)
{
	/* Inter's capitals are 0.727 em high; H stands a little way in from both its sides. */
	const double high = 0.727 * 26, in = 0.088 * 26, word = font_width("HH", 2, 26, true);
	const double title = font_width("H1111H", 6, 24, true), title_in = 0.088 * 24;
	const struct {
		const char *what;
		double field[4], expected[4];
	} shapes[] = {
		{ "rectangle", { 0, 0, 100, 100 }, { 20, 20, 80, 60 } },
		{ "line", { 100, 0, 200, 100 }, { 120, 37, 180, 43 } },
		{ "dot", { 220, 0, 300, 100 }, { 235, 25, 265, 55 } },
		{ "diamond", { 310, 0, 400, 100 }, { 330.4, 20.4, 369.6, 59.6 } },
		{ "start", { 110, 110, 200, 200 }, { 120 + in, 150 - high, 120 + word - in, 150 } },
		{ "end", { 220, 110, 350, 200 }, { 300 - word + in, 150 - high, 300 - in, 150 } },
		{ "middle", { 50, 220, 350, 260 },
			{ 200 - title / 2 + title_in, 250 - 0.727 * 24, 200 + title / 2 - title_in, 250 } },
		{ "path", { 150, 280, 250, 360 }, { 198, 300, 202, 340 } },
		{ "area", { 280, 280, 360, 360 }, { 300, 300, 340, 340 } },
	};
	CHECK(png->pixels);
	for (size_t i = 0; png->pixels && i < sizeof shapes / sizeof *shapes; i++) {
		char what[64];
		snprintf(what, sizeof what, "%s in %s", shapes[i].what, format);
		check_box(png, scale, shapes[i].field, shapes[i].expected, what);
	}
}

static bool
draws(struct plotter *plotter, const struct layout *layout, enum picture_format format,
	struct buffer *picture)
{
	struct error err = { 0 };
	bool drawn = plotter_draw(plotter, layout, format, "x", picture, NULL, &err);
	check_that(drawn, __FILE__, __LINE__, "%s: %s", picture_ending(format), err.text);
	return drawn;
}

/* A page of a PDF as poppler shows it, at 192 pixels to the inch. */
static struct png
pdf_show(const struct buffer *pdf)
{
	char command[300], path[100];
	struct buffer png = { 0 };
	snprintf(path, sizeof path, "%s/x.pdf", folder);
	FILE *file = fopen(path, "wb");
	fwrite(pdf->bytes, 1, pdf->length, file);
	fclose(file);
	snprintf(command, sizeof command, "pdftocairo -png -r 192 -singlefile %s %s/x", path, folder);
	CHECK_INT(system(command), 0);
	unlink(path);
	snprintf(path, sizeof path, "%s/x.png", folder);
	file = fopen(path, "rb");
	char bytes[4096];
	for (size_t got; file && (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
		buffer_add(&png, bytes, got);
	if (file)
		fclose(file);
	unlink(path);
	struct png read = png_read(png.bytes, png.length);
	buffer_free(&png);
	return read;
}

static void
test_alike(struct plotter *plotter)
{
	struct layout *layout = ruler_layout();
	struct buffer picture = { 0 };
	draws(plotter, layout, PICTURE_PNG, &picture);
	struct png png = png_read(picture.bytes, picture.length);
	CHECK_INT(png.width, 800);
	CHECK_INT(png.height, 800);
	check_ruler(&png, 2, "PNG");
	free(png.pixels);
	buffer_clear(&picture);
	draws(plotter, layout, PICTURE_PDF, &picture);
	CHECK(memmem(picture.bytes, picture.length, "/MediaBox [ 0 0 300 300 ]", 25));
	CHECK(!memmem(picture.bytes, picture.length, "CreationDate", 12));
	if (system("command -v pdftocairo >/dev/null 2>&1") == 0) {
		png = pdf_show(&picture);
		check_ruler(&png, 2, "PDF");
		free(png.pixels);
	} else {
		printf("gnuplot_formats: there is no pdftocairo to look at PDF with\n");
	}
	buffer_clear(&picture);
	draws(plotter, layout, PICTURE_SVG, &picture);
	CHECK(strstr(picture.bytes, "<text>H1111H</text>"));
	buffer_free(&picture);
	layout_free(layout);
}

static void
check_same(const struct buffer *a, const struct buffer *b, const char *what)
{
	check_that(a->length == b->length && a->length && memcmp(a->bytes, b->bytes, a->length) == 0,
		__FILE__, __LINE__, "%s differs", what);
}

/* In whatever order, and from whatever process. */
static void
test_identical(struct plotter *plotter)
{
	struct error err = { 0 };
	struct random_charts *charts = random_charts_new(5, 9, 4);
	struct layout *units = units_chart_layout(&charts->units), *grid = grid_chart_layout(&charts->grid);
	struct plotter *another = plotter_new(&err);
	for (int format = PICTURE_FORMATS - 1; another && format >= 0; format--) {
		struct buffer first = { 0 }, other = { 0 }, again = { 0 }, elsewhere = { 0 };
		enum picture_format wanted = (enum picture_format)format;
		draws(plotter, units, wanted, &first);
		draws(plotter, grid, (enum picture_format)((format + 1) % PICTURE_FORMATS), &other);
		draws(plotter, units, wanted, &again);
		draws(another, units, wanted, &elsewhere);
		check_same(&first, &again, picture_ending(wanted));
		check_same(&first, &elsewhere, picture_ending(wanted));
		buffer_free(&first);
		buffer_free(&other);
		buffer_free(&again);
		buffer_free(&elsewhere);
	}
	plotter_free(another);
	layout_free(units);
	layout_free(grid);
	random_charts_free(charts);
}

static size_t
occurrences(const struct buffer *bytes, const char *part)
{
	size_t count = 0, length = strlen(part);
	for (const char *at = bytes->bytes, *end = at + bytes->length;
		(at = memmem(at, (size_t)(end - at), part, length)) != NULL; at += length)
		count++;
	return count;
}

static void
test_pages(struct plotter *plotter)
{
	const struct units_chart nothing = { .heading = { .title = "Tittel", .nothing = "Ingen tall." } };
	struct random_charts *charts = random_charts_new(7, 30, 3);
	struct layout *layouts[] = { units_chart_layout(&charts->units), units_chart_layout(&nothing),
		grid_chart_layout(&charts->grid) };
	struct buffer pdf = { 0 }, again = { 0 };
	struct error err = { 0 };
	CHECK(layouts[1]->card);
	const struct layout *const *all = (const struct layout *const *)layouts;
	CHECK(plotter_draw_pages(plotter, all, 3, &sheet_a4, &pdf, &err));
	check_that(err.kind == ERROR_NONE, __FILE__, __LINE__, "%s", err.text);
	CHECK_INT(occurrences(&pdf, "/Type /Page %"), 3);
	CHECK(memmem(pdf.bytes, pdf.length, "/Count 3", 8));
	CHECK_INT(occurrences(&pdf, "/MediaBox [ 0 0 595 842 ]"), 3);
	CHECK(plotter_draw_pages(plotter, all, 3, &sheet_a4, &again, &err));
	check_same(&pdf, &again, "charts.pdf");
	buffer_clear(&pdf);
	CHECK(plotter_draw_pages(plotter, all, 3, &sheet_slide, &pdf, &err));
	CHECK_INT(occurrences(&pdf, "/MediaBox [ 0 0 960 540 ]"), 3);
	/* Cards are drawn by gnuplot too. */
	buffer_clear(&pdf);
	draws(plotter, layouts[1], PICTURE_PDF, &pdf);
	buffer_clear(&pdf);
	draws(plotter, layouts[1], PICTURE_PNG, &pdf);
	for (size_t i = 0; i < 3; i++)
		layout_free(layouts[i]);
	random_charts_free(charts);
	buffer_free(&pdf);
	buffer_free(&again);
}

/* A character that no font of the charts has becomes a square; pango would draw one as large as the chart. */
static void
test_unknown_character(struct plotter *plotter)
{
	struct layout *layout = layout_new(200);
	struct buffer script = { 0 }, picture = { 0 };
	struct error err = { 0 };
	layout->height = 100;
	layout_text(layout, TYPE_LABEL, ANCHOR_START, 10, 50, 150, "Bodø \u6f22 \U0001F389");
	CHECK(plotter_draw(plotter, layout, PICTURE_PNG, "x", &picture, &script, &err));
	CHECK(strstr(script.bytes, "'Bodø \u25A1 \u25A1'") || strstr(script.bytes, "'Bodø ? ?'"));
	struct png png = png_read(picture.bytes, picture.length);
	struct png_box box = png_dark(&png, 0, 0, 400, 200);
	CHECK(box.right < 300 && box.top > 60 && box.bottom < 120);
	free(png.pixels);
	buffer_clear(&script);
	buffer_clear(&picture);
	CHECK(plotter_draw(plotter, layout, PICTURE_SVG, "x", &picture, &script, &err));
	CHECK(strstr(picture.bytes, "<text>Bodø \u6f22 \U0001F389</text>"));
	layout_free(layout);
	buffer_free(&script);
	buffer_free(&picture);
}

int
main(void)
{
	struct error err = { 0 };
	CHECK(mkdtemp(folder));
	struct plotter *plotter = plotter_new(&err);
	if (plotter) {
		test_alike(plotter);
		test_identical(plotter);
		test_pages(plotter);
		test_unknown_character(plotter);
	} else {
		printf("gnuplot_formats: skipped: %s\n", err.text);
	}
	plotter_free(plotter);
	CHECK_INT(rmdir(folder), 0);
	return check_summary("gnuplot_formats");
}
