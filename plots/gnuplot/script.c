#include "plots/gnuplot/script.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plots/gnuplot/fonts.h"
#include "plots/gnuplot/safe.h"
#include "stats/base/text.h"

static const char *const justifications[] = {
	[ANCHOR_START] = "left",
	[ANCHOR_MIDDLE] = "center",
	[ANCHOR_END] = "right",
};

enum { CSS_PIXELS_PER_INCH = 96 };

/* The datablocks go to `script` as they are made; the plot command that shows them is gathered in `plot`. */
struct writer {
	struct buffer *script, plot;
	const struct canvas *canvas;
	size_t blocks;
};

/* A thickness in pixels as a line width of the terminal. */
static double
line_width(const struct writer *writer, double thickness)
{
	return thickness * writer->canvas->scale * writer->canvas->terminal->thickness;
}

static void
row_add(struct writer *writer, const double *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		assert(isfinite(numbers[i]));
		if (i > 0)
			buffer_char(writer->script, '\t');
		buffer_decimal(writer->script, numbers[i], 2);
	}
}

#define ROW_ADD(writer, ...)                                                                                 \
	row_add(writer, (const double[]){ __VA_ARGS__ },                                                     \
		sizeof((const double[]){ __VA_ARGS__ }) / sizeof(double))

static void
color_add(struct writer *writer, enum ink ink)
{
	buffer_char(writer->script, '\t');
	buffer_integer(writer->script, theme_rgb(ink));
	buffer_char(writer->script, '\n');
}

static void
block_open(struct writer *writer)
{
	buffer_print(writer->script, "$m%zu << END\n", writer->blocks);
	buffer_print(&writer->plot, "%s$m%zu ", writer->blocks ? ", \\\n\t" : "plot ", writer->blocks);
}

static void
block_close(struct writer *writer)
{
	buffer_text(writer->script, "END\n");
	writer->blocks++;
}

/* Lines of hatching rise to the right, through the points where x + y is a multiple of the step. */
static void
hatch_rows(struct writer *writer, const struct mark *mark)
{
	for (double k = THEME_HATCH_STEP / 2.0; k < mark->width + mark->height; k += THEME_HATCH_STEP) {
		double left = fmax(0, k - mark->height), right = fmin(k, mark->width);
		ROW_ADD(writer, mark->x + left, mark->y + k - left);
		buffer_char(writer->script, '\n');
		ROW_ADD(writer, mark->x + right, mark->y + k - right);
		buffer_text(writer->script, "\n\n");
	}
}

/* The lengths of a dash and of the gap behind it. */
static const double dashes[][2] = { [STROKE_DASHED] = { 8, 6 }, [STROKE_DOTTED] = { 2, 5 } };

static void
stroke_add(struct writer *writer, enum stroke stroke)
{
	double length = writer->canvas->terminal->dash;
	if (stroke == STROKE_SOLID)
		buffer_text(&writer->plot, " dt solid");
	else
		buffer_print(&writer->plot, " dt (%.4g,%.4g)", dashes[stroke][0] * length,
			dashes[stroke][1] * length);
}

/* The points of a path or an area, which end with a row of its own, so that the next begins anew. */
static void
point_rows(struct writer *writer, const struct mark *mark)
{
	double skew = mark->kind == MARK_PATH ? writer->canvas->terminal->skew / writer->canvas->scale : 0;
	for (size_t i = 0; i < mark->point_count; i++) {
		double aside = i % 2 ? skew : 0;
		ROW_ADD(writer, mark->points[2 * i] + aside, mark->points[2 * i + 1] + aside);
		buffer_char(writer->script, '\n');
	}
	buffer_char(writer->script, '\n');
}

static void
point_row(struct writer *writer, const struct mark *mark)
{
	const struct canvas *canvas = writer->canvas;
	double drop = canvas->terminal->points[mark->shape].drop * mark->size;
	double size = canvas->terminal->points[mark->shape].size * mark->size * canvas->scale;
	ROW_ADD(writer, mark->x, mark->y + drop, canvas->terminal->points[mark->shape].type, size);
	color_add(writer, mark->ink);
}

static void
mark_rows(struct writer *writer, const struct mark *mark)
{
	double right = mark->x + mark->width, below = mark->y + mark->height;
	switch (mark->kind) {
	case MARK_RECTANGLE:
		ROW_ADD(writer, mark->x, mark->y, mark->x, right, mark->y, below);
		color_add(writer, mark->ink);
		break;
	case MARK_LINE:
		ROW_ADD(writer, mark->x, mark->y, mark->width, mark->height);
		color_add(writer, mark->ink);
		break;
	case MARK_POINT: point_row(writer, mark); break;
	case MARK_HATCH: hatch_rows(writer, mark); break;
	case MARK_PATH:
	case MARK_AREA: point_rows(writer, mark); break;
	case MARK_TEXT:
	case MARK_ZONE: break;
	}
}

/* How a run of marks like this one is drawn. */
static void
plot_add(struct writer *writer, const struct mark *mark)
{
	switch (mark->kind) {
	case MARK_RECTANGLE:
		buffer_text(&writer->plot,
			"using 1:2:3:4:5:6:7 with boxxyerror fs solid 1 noborder lc rgb variable");
		break;
	case MARK_LINE:
		buffer_print(&writer->plot, "using 1:2:3:4:5 with vectors nohead lw %.2f lc rgb variable",
			line_width(writer, mark->size));
		break;
	case MARK_POINT:
		buffer_text(
			&writer->plot, "using 1:2:4:3:5 with points ps variable pt variable lc rgb variable");
		break;
	case MARK_HATCH:
		buffer_print(&writer->plot, "using 1:2 with lines lw %.2f lc rgb %u",
			line_width(writer, mark->size), (unsigned)theme_rgb(mark->ink));
		break;
	case MARK_PATH:
		buffer_print(&writer->plot, "using 1:2 with lines lw %.2f lc rgb %u",
			line_width(writer, mark->size), (unsigned)theme_rgb(mark->ink));
		stroke_add(writer, mark->stroke);
		break;
	case MARK_AREA:
		buffer_print(&writer->plot,
			"using 1:2 with filledcurves closed fs solid 1 noborder lc rgb %u",
			(unsigned)theme_rgb(mark->ink));
		break;
	case MARK_TEXT:
	case MARK_ZONE: break;
	}
}

static bool
is_painted(const struct mark *mark)
{
	return mark->kind != MARK_TEXT && mark->kind != MARK_ZONE;
}

static bool
runs_on(const struct mark *a, const struct mark *b)
{
	bool same = a->kind == b->kind && a->stroke == b->stroke;
	if (same && (a->kind == MARK_LINE || a->kind == MARK_HATCH || a->kind == MARK_PATH))
		same = !(a->size < b->size) && !(b->size < a->size);
	return same &&
	       ((a->kind != MARK_HATCH && a->kind != MARK_PATH && a->kind != MARK_AREA) || a->ink == b->ink);
}

/* Neighbours of a kind share a plot element, so that the order of painting is kept. */
static void
shapes_write(struct writer *writer, const struct layout *layout)
{
	const struct mark *before = NULL;
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		if (!is_painted(mark))
			continue;
		if (!before || !runs_on(before, mark)) {
			if (before)
				block_close(writer);
			block_open(writer);
			plot_add(writer, mark);
		}
		mark_rows(writer, mark);
		before = mark;
	}
	if (before)
		block_close(writer);
}

/* All texts of one type and anchor are one plot element. */
static void
texts_write(struct writer *writer, const struct layout *layout, enum type type, enum anchor anchor)
{
	const struct type_style *style = theme_type(type);
	const struct canvas *canvas = writer->canvas;
	bool any = false;
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		if (mark->kind != MARK_TEXT || mark->type != type || mark->anchor != anchor)
			continue;
		if (!any) {
			block_open(writer);
			buffer_print(&writer->plot,
				"using 1:2:(T[$3]) with labels %s font 'Inter%s,%.4g' tc rgb %u",
				justifications[anchor], style->bold ? ":Bold" : "",
				style->size_px * canvas->scale * canvas->terminal->font,
				(unsigned)theme_rgb(style->ink));
			any = true;
		}
		ROW_ADD(writer, mark->x, mark->y - canvas->terminal->drop_em * style->size_px);
		buffer_char(writer->script, '\t');
		buffer_integer(writer->script, (int64_t)(i + 1));
		buffer_char(writer->script, '\n');
	}
	if (any)
		block_close(writer);
}

static void
shown_add(const char *text, const struct fonts *fonts, struct buffer *shown)
{
	size_t length = strlen(text), step;
	uint32_t code;
	for (size_t at = 0; at < length; at += step) {
		step = text_decode(text + at, length - at, &code);
		if (fonts_show(fonts, code))
			buffer_add(shown, text + at, step);
		else
			buffer_text(shown, fonts_show(fonts, 0x25A1) ? "\u25A1" : "?");
	}
}

static void
string_write(const char *text, const struct fonts *fonts, struct buffer *script)
{
	struct buffer shown = { 0 };
	if (fonts)
		shown_add(text, fonts, &shown);
	safe_literal(fonts ? shown.bytes : text, script);
	buffer_free(&shown);
}

static void
strings_write(const struct layout *layout, const struct fonts *fonts, struct buffer *script)
{
	buffer_print(script, "array T[%zu]\n", layout->mark_count);
	for (size_t i = 0; i < layout->mark_count; i++) {
		if (layout->marks[i].kind != MARK_TEXT)
			continue;
		buffer_print(script, "T[%zu]=", i + 1);
		string_write(layout->marks[i].text, fonts, script);
		buffer_char(script, '\n');
	}
}

/* A size in whole pixels stays what it is; one in inches is not cut to the point below. */
static double
size_up(double size)
{
	return ceil(size * 1e4) / 1e4;
}

static void
terminal_write(const struct canvas *canvas, struct buffer *script)
{
	const struct terminal *terminal = canvas->terminal;
	double unit = terminal->units_per_inch / CSS_PIXELS_PER_INCH;
	buffer_print(script,
		"set terminal %s size %.6g,%.6g noenhanced font 'Inter,12'%s butt background '#%06X'\n",
		terminal->name, size_up(canvas->width * unit), size_up(canvas->height * unit),
		terminal->options, (unsigned)theme_rgb(INK_PAPER));
}

static void
layout_write(const struct layout *layout, const struct canvas *canvas, const struct fonts *fonts,
	struct buffer *script)
{
	struct writer writer = { .script = script, .canvas = canvas };
	double left = -canvas->left / canvas->scale, top = -canvas->top / canvas->scale;
	buffer_print(script,
		"set datafile separator tab\n"
		"unset border\nunset key\nunset tics\n"
		"set lmargin at screen 0\nset rmargin at screen 1\n"
		"set tmargin at screen 1\nset bmargin at screen 0\n"
		"set xrange [%.6g:%.6g]\nset yrange [%.6g:%.6g]\n",
		left, left + canvas->width / canvas->scale, top + canvas->height / canvas->scale, top);
	strings_write(layout, fonts, script);
	shapes_write(&writer, layout);
	for (int type = 0; type < TYPE_COUNT_OF; type++)
		for (int anchor = ANCHOR_START; anchor <= ANCHOR_END; anchor++)
			texts_write(&writer, layout, (enum type)type, (enum anchor)anchor);
	buffer_add(script, writer.plot.bytes, writer.plot.length);
	/* What stays defined would make every chart after this one slower. */
	buffer_text(script, "\nundefine T");
	for (size_t i = 0; i < writer.blocks; i++)
		buffer_print(script, " $m%zu", i);
	buffer_char(script, '\n');
	buffer_free(&writer.plot);
}

void
script_chart(const struct layout *layout, enum picture_format format, const struct fonts *fonts,
	struct buffer *script)
{
	struct canvas canvas = canvas_alone(layout, format);
	buffer_text(script, "reset\n");
	terminal_write(&canvas, script);
	layout_write(layout, &canvas, format == PICTURE_SVG ? NULL : fonts, script);
	buffer_text(script, "set output\n");
}

void
script_pages(const struct layout *const *layouts, size_t count, const struct sheet *sheet,
	const struct fonts *fonts, struct buffer *script)
{
	for (size_t i = 0; i < count; i++) {
		struct canvas canvas = canvas_on_sheet(layouts[i], sheet);
		buffer_text(script, "reset\n");
		if (i == 0)
			terminal_write(&canvas, script);
		layout_write(layouts[i], &canvas, fonts, script);
	}
	buffer_text(script, "set output\n");
}
