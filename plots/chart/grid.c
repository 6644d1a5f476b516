/* Units by indicators: a table of shaded cells, each with its figure and a mark. A name that is too long for
 * its column is wrapped, and its row is as high as that takes. */
#include <math.h>

#include "plots/chart/heading.h"
#include "plots/chart/label.h"

struct frame {
	double label_right, left, cell_width;
	double *tops; /* of each row, and of what is below the last */
};

static struct frame
frame_measure(const struct grid_chart *chart)
{
	double label = 0;
	for (size_t i = 0; i < chart->row_count; i++)
		label = fmax(label, label_width(chart->rows[i], TYPE_LABEL));
	struct frame frame = { .label_right = THEME_MARGIN + ceil(fmin(label, THEME_LABEL_MOST)) };
	frame.left = frame.label_right + THEME_GAP;
	double room = (THEME_WIDTH - THEME_MARGIN - frame.left) / (double)chart->column_count;
	frame.cell_width = floor(fmax(THEME_CELL_LEAST, fmin(room, THEME_CELL_MOST)));
	return frame;
}

static const struct grid_cell *
cell_at(const struct grid_chart *chart, size_t row, size_t column)
{
	return &chart->cells[row * chart->column_count + column];
}

/* The widest figure of a column: all of them end where it ends when it is centred, so that digits stand below
 * digits. */
static double
column_width(const struct grid_chart *chart, size_t column, double most)
{
	double widest = 0;
	for (size_t row = 0; row < chart->row_count; row++)
		if (cell_at(chart, row, column)->known)
			widest = fmax(widest, label_width(cell_at(chart, row, column)->text, TYPE_LABEL));
	return fmin(widest, most);
}

/* Where a column's cells stand, and the figures in them. */
struct column {
	double x, width, text, text_right;
};

static struct column
column_place(const struct grid_chart *chart, const struct frame *frame, size_t index)
{
	const double mark_room = 2 * THEME_CELL_POINT + THEME_CELL_INSET;
	struct column column = { .x = frame->left + (double)index * frame->cell_width,
		.width = frame->cell_width - THEME_CELL_GAP };
	column.text = column_width(chart, index, column.width - 2 * mark_room);
	column.text_right = column.x + (column.width + column.text) / 2 + mark_room / 2;
	return column;
}

static struct label_lines
name_lines(struct layout *layout, const struct grid_chart *chart, const struct frame *frame, size_t row)
{
	return label_wrap(&layout->arena, label_copy(&layout->arena, chart->rows[row]), TYPE_LABEL,
		frame->label_right - THEME_MARGIN, THEME_ROW_NAME_LINES);
}

static void
rows_place(struct layout *layout, const struct grid_chart *chart, struct frame *frame, double top)
{
	frame->tops = arena_alloc(&layout->arena, (chart->row_count + 1) * sizeof *frame->tops);
	for (size_t row = 0; row < chart->row_count; row++) {
		frame->tops[row] = top;
		double more = (double)name_lines(layout, chart, frame, row).count - 1;
		top += THEME_CELL_HEIGHT + fmax(0, more) * THEME_ROW_NAME_PITCH;
	}
	frame->tops[chart->row_count] = top;
}

static double
row_fill(const struct frame *frame, size_t row)
{
	return frame->tops[row + 1] - frame->tops[row] - THEME_CELL_GAP;
}

static double
row_centre(const struct frame *frame, size_t row)
{
	return frame->tops[row] + row_fill(frame, row) / 2;
}

static void
name_draw(struct layout *layout, const struct grid_chart *chart, const struct frame *frame, size_t row)
{
	struct label_lines lines = name_lines(layout, chart, frame, row);
	double top = row_centre(frame, row) - (double)lines.count * THEME_ROW_NAME_PITCH / 2;
	for (size_t i = 0; i < lines.count; i++)
		layout_text(layout, TYPE_LABEL, ANCHOR_END, frame->label_right,
			layout_centred(TYPE_LABEL, top + ((double)i + 0.5) * THEME_ROW_NAME_PITCH),
			frame->label_right - THEME_MARGIN, lines.line[i]);
}

/* Of the cells without a figure, what lies under their words. */
static void
column_hatch(struct layout *layout, const struct grid_chart *chart, const struct frame *frame, size_t column)
{
	struct column place = column_place(chart, frame, column);
	for (size_t row = 0; row < chart->row_count; row++)
		if (!cell_at(chart, row, column)->known)
			layout_hatch(layout, place.x, frame->tops[row], place.width, row_fill(frame, row));
}

static void
column_fill(struct layout *layout, const struct grid_chart *chart, const struct frame *frame, size_t column)
{
	struct column place = column_place(chart, frame, column);
	for (size_t row = 0; row < chart->row_count; row++) {
		const struct grid_cell *cell = cell_at(chart, row, column);
		double y = frame->tops[row], height = row_fill(frame, row);
		const char *verdict = cell->met ? chart->legend_met : chart->legend_not_met;
		if (!cell->known) {
			unknown_note(layout, place.x, y, place.width, height, TYPE_SMALL, ANCHOR_MIDDLE,
				cell->text);
			verdict = NULL;
		} else {
			layout_rectangle(layout, theme_shade(cell->value), place.x, y, place.width, height);
			layout_text(layout, TYPE_LABEL, ANCHOR_END, place.text_right,
				layout_centred(TYPE_LABEL, y + height / 2), place.text, cell->text);
		}
		const char *parts[] = { chart->columns[column], cell->text,
			cell->has_target ? verdict : NULL };
		layout_zone(layout, place.x, y, place.width, height, chart->rows[row], parts, 3);
	}
}

static void
column_mark(struct layout *layout, const struct grid_chart *chart, const struct frame *frame, size_t column)
{
	struct column place = column_place(chart, frame, column);
	for (size_t row = 0; row < chart->row_count; row++) {
		const struct grid_cell *cell = cell_at(chart, row, column);
		if (cell->known && cell->has_target)
			layout_point(layout, cell->met ? SHAPE_DOT : SHAPE_TRIANGLE,
				cell->met ? INK_GOOD : INK_BELOW,
				place.text_right - place.text - THEME_CELL_INSET - THEME_CELL_POINT,
				row_centre(frame, row), THEME_CELL_POINT);
	}
}

/* Kind by kind, not cell by cell: neighbours of a kind are one plot element, and gnuplot's time grows with
 * the square of these. */
static void
cells_draw(struct layout *layout, const struct grid_chart *chart, const struct frame *frame)
{
	for (size_t column = 0; column < chart->column_count; column++)
		column_hatch(layout, chart, frame, column);
	for (size_t column = 0; column < chart->column_count; column++)
		column_fill(layout, chart, frame, column);
	for (size_t column = 0; column < chart->column_count; column++)
		column_mark(layout, chart, frame, column);
}

static size_t
head_lines(struct layout *layout, const char *title, double most)
{
	const char *clean = label_copy(&layout->arena, title);
	return label_wrap(&layout->arena, clean, TYPE_HEAD, most, THEME_HEAD_LINES).count;
}

/* The heads stand on the table: all end on the line above the first row. Returns the y below them. */
static double
heads_draw(struct layout *layout, const struct grid_chart *chart, const struct frame *frame, double y)
{
	const double pitch = theme_type(TYPE_HEAD)->line_px, most = frame->cell_width - 2 * THEME_CELL_GAP;
	size_t tallest = 1;
	for (size_t i = 0; i < chart->column_count; i++) {
		size_t lines = head_lines(layout, chart->columns[i], most);
		tallest = lines > tallest ? lines : tallest;
	}
	double bottom = y + pitch * (double)tallest;
	for (size_t i = 0; i < chart->column_count; i++) {
		double x = frame->left + ((double)i + 0.5) * frame->cell_width - THEME_CELL_GAP / 2.0;
		double top = bottom - pitch * (double)head_lines(layout, chart->columns[i], most);
		layout_paragraph(
			layout, TYPE_HEAD, ANCHOR_MIDDLE, x, top, most, THEME_HEAD_LINES, chart->columns[i]);
		layout_zone(layout, x - most / 2, y, most, bottom - y, chart->columns[i], NULL, 0);
	}
	return bottom;
}

struct layout *
grid_chart_layout(const struct grid_chart *chart)
{
	const struct grid_cell *unknown = NULL;
	size_t known = 0, cells = chart->row_count * chart->column_count;
	for (size_t i = 0; i < cells; i++) {
		known += chart->cells[i].known;
		if (!unknown && !chart->cells[i].known)
			unknown = &chart->cells[i];
	}
	if (!known)
		return card_layout(&chart->heading, unknown ? unknown->text : NULL);
	struct frame frame = frame_measure(chart);
	double table = frame.left + (double)chart->column_count * frame.cell_width + THEME_MARGIN;
	struct layout *layout = layout_new(fmax(THEME_WIDTH, table));
	const struct legend_item legend[] = {
		{ .text = chart->legend_met, .shape = SHAPE_DOT, .ink = INK_GOOD },
		{ .text = chart->legend_not_met, .shape = SHAPE_TRIANGLE, .ink = INK_BELOW },
		{ .text = unknown ? chart->legend_unknown : NULL, .hatched = true },
	};
	double y = legend_draw(
		layout, heading_top(layout, &chart->heading), legend, sizeof legend / sizeof *legend);
	y = heads_draw(layout, chart, &frame, y + THEME_BLOCK_GAP);
	rows_place(layout, chart, &frame, floor(y + THEME_PLATE));
	cells_draw(layout, chart, &frame);
	for (size_t row = 0; row < chart->row_count; row++)
		name_draw(layout, chart, &frame, row);
	heading_bottom(
		layout, &chart->heading, frame.tops[chart->row_count] + THEME_BLOCK_GAP - THEME_CELL_GAP);
	return layout;
}
