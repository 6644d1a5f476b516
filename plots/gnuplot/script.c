#include "plots/gnuplot/script.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "plots/gnuplot/safe.h"

/* gnuplot's svg terminal writes a label this far, in ems, below the place it is given. */
static const double label_drop_em = 0.325;

/* gnuplot's point types, and the point size that makes each look as large as a dot of one pixel radius. */
static const struct {
	int type;
	double size;
} points[] = {
	[SHAPE_DOT] = { 7, 0.2 },
	[SHAPE_DIAMOND] = { 13, 0.185 },
	[SHAPE_TRIANGLE] = { 11, 0.185 },
};

static const char *const justifications[] = {
	[ANCHOR_START] = "left",
	[ANCHOR_MIDDLE] = "center",
	[ANCHOR_END] = "right",
};

/* The datablocks go to `script` as they are made; the plot command that shows them is gathered in `plot`. */
struct writer {
	struct buffer *script, plot;
	size_t blocks;
};

static void
row_add(struct writer *writer, const double *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		assert(isfinite(numbers[i]));
		buffer_print(writer->script, i ? "\t%.2f" : "%.2f", numbers[i]);
	}
}

#define ROW_ADD(writer, ...)                                                                                 \
	row_add(writer, (const double[]){ __VA_ARGS__ },                                                     \
		sizeof((const double[]){ __VA_ARGS__ }) / sizeof(double))

static void
color_add(struct writer *writer, enum ink ink)
{
	buffer_print(writer->script, "\t%u\n", (unsigned)theme_rgb(ink));
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

static const char *const dashes[] = {
	[STROKE_SOLID] = "solid",
	[STROKE_DASHED] = "(8,6)",
	[STROKE_DOTTED] = "(2,5)",
};

/* The points of a path or an area, which end with a row of its own, so that the next begins anew. */
static void
point_rows(struct writer *writer, const struct mark *mark)
{
	for (size_t i = 0; i < mark->point_count; i++) {
		ROW_ADD(writer, mark->points[2 * i], mark->points[2 * i + 1]);
		buffer_char(writer->script, '\n');
	}
	buffer_char(writer->script, '\n');
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
	case MARK_POINT:
		ROW_ADD(writer, mark->x, mark->y, points[mark->shape].type,
			mark->size * points[mark->shape].size);
		color_add(writer, mark->ink);
		break;
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
			mark->size);
		break;
	case MARK_POINT:
		buffer_text(
			&writer->plot, "using 1:2:4:3:5 with points ps variable pt variable lc rgb variable");
		break;
	case MARK_HATCH:
		buffer_print(&writer->plot, "using 1:2 with lines lw %.2f lc rgb %u", mark->size,
			(unsigned)theme_rgb(mark->ink));
		break;
	case MARK_PATH:
		buffer_print(&writer->plot, "using 1:2 with lines lw %.2f lc rgb %u dt %s", mark->size,
			(unsigned)theme_rgb(mark->ink), dashes[mark->stroke]);
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
	bool any = false;
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		if (mark->kind != MARK_TEXT || mark->type != type || mark->anchor != anchor)
			continue;
		if (!any) {
			block_open(writer);
			buffer_print(&writer->plot,
				"using 1:2:(T[$3]) with labels %s font 'Inter%s,%.4g' tc rgb %u",
				justifications[anchor], style->bold ? ":Bold" : "", style->size_px,
				(unsigned)theme_rgb(style->ink));
			any = true;
		}
		ROW_ADD(writer, mark->x, mark->y - label_drop_em * style->size_px);
		buffer_print(writer->script, "\t%zu\n", i + 1);
	}
	if (any)
		block_close(writer);
}

static void
strings_write(const struct layout *layout, struct buffer *script)
{
	buffer_print(script, "array T[%zu]\n", layout->mark_count);
	for (size_t i = 0; i < layout->mark_count; i++) {
		if (layout->marks[i].kind != MARK_TEXT)
			continue;
		buffer_print(script, "T[%zu]=", i + 1);
		safe_literal(layout->marks[i].text, script);
		buffer_char(script, '\n');
	}
}

void
script_svg(const struct layout *layout, struct buffer *script)
{
	struct writer writer = { .script = script };
	buffer_print(script,
		"reset\n"
		"set terminal svg size %.0f,%.0f noenhanced font 'Inter,12' butt background '#%06X'\n"
		"set datafile separator tab\n"
		"unset border\nunset key\nunset tics\n"
		"set lmargin at screen 0\nset rmargin at screen 1\n"
		"set tmargin at screen 1\nset bmargin at screen 0\n"
		"set xrange [0:%.0f]\nset yrange [%.0f:0]\n",
		layout->width, layout->height, (unsigned)theme_rgb(INK_PAPER), layout->width, layout->height);
	strings_write(layout, script);
	shapes_write(&writer, layout);
	for (int type = 0; type < TYPE_COUNT_OF; type++)
		for (int anchor = ANCHOR_START; anchor <= ANCHOR_END; anchor++)
			texts_write(&writer, layout, (enum type)type, (enum anchor)anchor);
	buffer_add(script, writer.plot.bytes, writer.plot.length);
	/* What stays defined would make every chart after this one slower. */
	buffer_text(script, "\nset output\nundefine T");
	for (size_t i = 0; i < writer.blocks; i++)
		buffer_print(script, " $m%zu", i);
	buffer_char(script, '\n');
	buffer_free(&writer.plot);
}
