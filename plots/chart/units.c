/* Units with interval and target: names, intervals, figures, one row each. */
#include <math.h>

#include "plots/chart/heading.h"
#include "plots/chart/label.h"
#include "plots/chart/standing.h"

/* Where things stand, once the widest texts are known. */
struct frame {
	double label_right, left, right; /* left and right are 0 and 1 on the axis */
	double value_right, value_width, count_right, count_width;
	double top; /* of the first row */
};

static double
larger(double a, double b)
{
	return a > b ? a : b;
}

static struct frame
frame_measure(const struct units_chart *chart, double width)
{
	double label = 0;
	double value = label_width(chart->value_head, TYPE_HEAD),
	       count = label_width(chart->count_head, TYPE_HEAD);
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct unit_row *row = &chart->rows[i];
		label = larger(label, label_width(row->label, row->emphasis ? TYPE_STRONG : TYPE_LABEL));
		if (!row->known)
			continue;
		value = larger(value, label_width(row->value_text, TYPE_STRONG));
		count = larger(count, label_width(row->count_text, TYPE_COUNT));
	}
	struct frame frame = { .count_right = width - THEME_MARGIN };
	frame.count_width = fmin(count, THEME_NUMBER_MOST);
	frame.value_width = fmin(value, THEME_NUMBER_MOST);
	frame.value_right = frame.count_right - (count > 0 ? ceil(frame.count_width) + THEME_COLUMN_GAP : 0);
	frame.label_right = THEME_MARGIN + ceil(fmin(label, THEME_LABEL_MOST));
	frame.left = frame.label_right + THEME_GAP;
	frame.right = frame.value_right - ceil(frame.value_width) - 2 * THEME_GAP;
	return frame;
}

static double
frame_x(const struct frame *frame, double value)
{
	return frame->left + (frame->right - frame->left) * fmax(0, fmin(1, value));
}

static double
row_centre(const struct frame *frame, size_t row)
{
	return frame->top + ((double)row + 0.5) * THEME_ROW;
}

/* The numbers of the axis, centred on `y`; above the rows those that the target line would run through are
 * left out. */
static void
axis_numbers(struct layout *layout, const struct units_chart *chart, const struct frame *frame, double y)
{
	double quarter = (frame->right - frame->left) / 4;
	int step = quarter < THEME_AXIS_LEAST ? 50 : 25;
	for (int percent = 0; percent <= 100; percent += step) {
		const char *text = arena_print(
			&layout->arena, "%d%s", percent, chart->percent ? chart->percent : "\u00A0%");
		double x = frame_x(frame, percent / 100.0),
		       half = label_width(text, TYPE_HEAD) / 2 + THEME_LEAD;
		if (y < frame->top && !isnan(chart->target) && fabs(frame_x(frame, chart->target) - x) < half)
			continue;
		layout_text(layout, TYPE_HEAD, ANCHOR_MIDDLE, x, layout_centred(TYPE_HEAD, y),
			quarter * step / 25, text);
	}
}

static void
ground_draw(struct layout *layout, const struct units_chart *chart, const struct frame *frame)
{
	double height = (double)chart->row_count * THEME_ROW;
	for (size_t i = 0; i < chart->row_count; i++)
		if (chart->rows[i].emphasis)
			layout_rectangle(layout, INK_BAND, THEME_MARGIN - THEME_GAP,
				frame->top + (double)i * THEME_ROW,
				layout->width - 2 * (THEME_MARGIN - THEME_GAP), THEME_ROW);
	for (int quarter = 0; quarter <= 4; quarter++)
		layout_line(layout, quarter ? INK_GRID : INK_RULE, THEME_HAIR,
			floor(frame_x(frame, quarter / 4.0)) + 0.5, frame->top, 0, height + THEME_OVERSHOOT);
}

static void
intervals_draw(struct layout *layout, const struct units_chart *chart, const struct frame *frame)
{
	for (size_t i = 0; i < chart->row_count; i++)
		if (!chart->rows[i].known)
			layout_hatch(layout, frame->left + THEME_HAIR,
				row_centre(frame, i) - THEME_UNKNOWN / 2.0,
				frame->right - frame->left - THEME_HAIR, THEME_UNKNOWN);
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct unit_row *row = &chart->rows[i];
		double y = row_centre(frame, i);
		if (!row->known) {
			unknown_note(layout, frame->left + THEME_HAIR, y - THEME_UNKNOWN / 2.0,
				frame->right - frame->left - THEME_HAIR, THEME_UNKNOWN, TYPE_NOTE,
				ANCHOR_START, row->note);
		} else if (row->lower <= row->upper) {
			double from = frame_x(frame, row->lower), to = frame_x(frame, row->upper);
			layout_rectangle(layout, standing_tint(row->standing), from, y - THEME_INTERVAL / 2.0,
				to - from, THEME_INTERVAL);
		}
	}
}

/* A ring of paper keeps the mark apart from the target line and its own interval. */
static void
points_draw(struct layout *layout, const struct units_chart *chart, const struct frame *frame)
{
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct unit_row *row = &chart->rows[i];
		if (!row->known || isnan(row->value))
			continue;
		double x = frame_x(frame, row->value), y = row_centre(frame, i);
		enum shape shape = standing_shape(row->standing);
		layout_point(layout, shape, INK_PAPER, x, y, THEME_POINT + THEME_HALO);
		layout_point(layout, shape, standing_ink(row->standing), x, y, THEME_POINT);
	}
}

static void
texts_draw(struct layout *layout, const struct units_chart *chart, const struct frame *frame)
{
	for (size_t i = 0; i < chart->row_count; i++) {
		const struct unit_row *row = &chart->rows[i];
		double y = row_centre(frame, i);
		enum type type = row->emphasis ? TYPE_STRONG : TYPE_LABEL;
		layout_text(layout, type, ANCHOR_END, frame->label_right, layout_centred(type, y),
			frame->label_right - THEME_MARGIN, row->label);
		if (row->known) {
			layout_text(layout, TYPE_STRONG, ANCHOR_END, frame->value_right,
				layout_centred(TYPE_STRONG, y), frame->value_width, row->value_text);
			layout_text(layout, TYPE_COUNT, ANCHOR_END, frame->count_right,
				layout_centred(TYPE_COUNT, y), frame->count_width, row->count_text);
		}
		const char *known[] = { row->value_text, row->count_text };
		layout_zone(layout, THEME_MARGIN, y - THEME_ROW / 2.0, layout->width - 2 * THEME_MARGIN,
			THEME_ROW, row->label, row->known ? known : &row->note, row->known ? 2 : 1);
	}
}

static void
target_draw(struct layout *layout, const struct units_chart *chart, const struct frame *frame, double head)
{
	if (isnan(chart->target))
		return;
	double x = frame_x(frame, chart->target);
	double width = fmin(label_width(chart->target_text, TYPE_TARGET), frame->right - frame->left);
	double middle = fmax(frame->left + width / 2, fmin(x, frame->right - width / 2));
	layout_text(layout, TYPE_TARGET, ANCHOR_MIDDLE, middle, layout_centred(TYPE_TARGET, head),
		frame->right - frame->left, chart->target_text);
	double from = head + theme_type(TYPE_TARGET)->line_px / 2;
	layout_line(layout, INK_TARGET, THEME_TARGET_LINE, x, from, 0,
		frame->top + (double)chart->row_count * THEME_ROW + THEME_OVERSHOOT - from);
}

struct layout *
units_chart_layout(const struct units_chart *chart)
{
	size_t known = 0;
	for (size_t i = 0; i < chart->row_count; i++)
		known += chart->rows[i].known;
	if (!known)
		return card_layout(&chart->heading, chart->row_count ? chart->rows[0].note : NULL);
	struct layout *layout = layout_new(THEME_WIDTH);
	struct frame frame = frame_measure(chart, layout->width);
	const struct legend_item legend[] = {
		{ .text = chart->legend_good, .shape = SHAPE_DOT, .ink = INK_GOOD },
		{ .text = chart->legend_open, .shape = SHAPE_DIAMOND, .ink = INK_NEUTRAL },
		{ .text = chart->legend_below, .shape = SHAPE_TRIANGLE, .ink = INK_BELOW },
	};
	double y = legend_draw(
		layout, heading_top(layout, &chart->heading), legend, sizeof legend / sizeof *legend);
	double head = floor(y + THEME_BLOCK_GAP);
	bool top_axis = chart->row_count > THEME_ROWS_WITHOUT_TOP_AXIS;
	frame.top = head + THEME_HEAD_DROP + (top_axis ? theme_type(TYPE_HEAD)->line_px : 0);
	double below = frame.top + (double)chart->row_count * THEME_ROW + THEME_AXIS_DROP;

	ground_draw(layout, chart, &frame);
	intervals_draw(layout, chart, &frame);
	target_draw(layout, chart, &frame, head);
	points_draw(layout, chart, &frame);
	layout_text(layout, TYPE_HEAD, ANCHOR_END, frame.value_right, layout_centred(TYPE_HEAD, head),
		frame.value_width, chart->value_head);
	layout_text(layout, TYPE_HEAD, ANCHOR_END, frame.count_right, layout_centred(TYPE_HEAD, head),
		frame.count_width, chart->count_head);
	if (top_axis)
		axis_numbers(layout, chart, &frame, frame.top - THEME_AXIS_RISE);
	axis_numbers(layout, chart, &frame, below);
	texts_draw(layout, chart, &frame);
	heading_bottom(layout, &chart->heading, below + THEME_BLOCK_GAP);
	return layout;
}
