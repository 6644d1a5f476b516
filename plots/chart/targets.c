/* Targets at a glance: one bullet each, with the verdict in words beside it. */
#include <math.h>

#include "plots/chart/heading.h"
#include "plots/chart/label.h"

struct frame {
	double left, right; /* 0 and 1 on the axis */
	double side_left, value_right, verdict_left, side_right;
};

static struct frame
frame_measure(const struct targets_chart *chart, double width)
{
	double value = 0;
	for (size_t i = 0; i < chart->bar_count; i++)
		value = fmax(value, label_width(chart->bars[i].value_text, TYPE_FIGURE));
	struct frame frame = { .left = THEME_MARGIN, .side_right = width - THEME_MARGIN };
	frame.side_left = frame.side_right - THEME_BULLET_SIDE;
	frame.right = frame.side_left - 2 * THEME_GAP;
	frame.value_right = frame.side_left + ceil(fmin(value, THEME_NUMBER_MOST));
	frame.verdict_left = frame.value_right + THEME_GAP;
	return frame;
}

static double
frame_x(const struct frame *frame, double value)
{
	return frame->left + (frame->right - frame->left) * fmax(0, fmin(1, value));
}

static void
bullet_draw(struct layout *layout, const struct frame *frame, const struct target_bar *bar, double y)
{
	double width = frame->right - frame->left, top = y - THEME_BULLET_TRACK / 2.0;
	if (!bar->known) {
		layout_hatch(layout, frame->left, top, width, THEME_BULLET_TRACK);
		return;
	}
	layout_rectangle(layout, INK_TRACK, frame->left, top, width, THEME_BULLET_TRACK);
	if (!isnan(bar->target))
		layout_rectangle(layout, INK_TRACK_BELOW, frame->left, top,
			frame_x(frame, bar->target) - frame->left, THEME_BULLET_TRACK);
	enum ink ink = isnan(bar->target) ? INK_NEUTRAL_TINT : bar->met ? INK_BAR_MET : INK_BAR_NOT_MET;
	if (!isnan(bar->value))
		layout_rectangle(layout, ink, frame->left, y - THEME_BULLET_BAR / 2.0,
			frame_x(frame, bar->value) - frame->left, THEME_BULLET_BAR);
	if (!isnan(bar->target))
		layout_line(layout, INK_TARGET, THEME_BULLET_MARK,
			fmin(frame_x(frame, bar->target), frame->right - THEME_BULLET_MARK / 2.0),
			y - THEME_BULLET_TICK / 2.0, 0, THEME_BULLET_TICK);
}

/* The figure, how it stands to the target, and what it is made of; without a figure only why there is none.
 */
static double
side_draw(struct layout *layout, const struct frame *frame, const struct target_bar *bar, double y)
{
	double most = frame->side_right - frame->side_left, below = y + THEME_BULLET_NOTE;
	if (bar->known) {
		layout_text(layout, TYPE_FIGURE, ANCHOR_START, frame->side_left,
			layout_centred(TYPE_FIGURE, y), frame->value_right - frame->side_left,
			bar->value_text);
		if (!isnan(bar->target) && bar->verdict_text) {
			double x = frame->verdict_left + THEME_LEGEND_RADIUS;
			layout_point(layout, bar->met ? SHAPE_DOT : SHAPE_TRIANGLE,
				bar->met ? INK_GOOD : INK_BELOW, x, y, THEME_LEGEND_RADIUS);
			x += THEME_LEGEND_RADIUS + THEME_MARK_GAP;
			layout_text(layout, TYPE_STRONG, ANCHOR_START, x, layout_centred(TYPE_STRONG, y),
				frame->side_right - x, bar->verdict_text);
		}
	} else {
		below = y;
	}
	double top = below - theme_type(TYPE_NOTE)->line_px / 2;
	return layout_paragraph(
		layout, TYPE_NOTE, ANCHOR_START, frame->side_left, top, most, LABEL_LINES_MOST, bar->note);
}

/* One bullet from y down; returns the y below it. */
static double
bar_draw(struct layout *layout, const struct frame *frame, const struct target_bar *bar, double y)
{
	const double line = theme_type(TYPE_HEAD)->line_px;
	double label = layout_paragraph(layout, TYPE_STRONG, ANCHOR_START, frame->left, y,
		frame->right - frame->left, THEME_LABEL_LINES, bar->label);
	double centre = floor(label + THEME_LEAD + THEME_BULLET_TICK / 2.0);
	bullet_draw(layout, frame, bar, centre);
	double below = centre + THEME_BULLET_TICK / 2.0;
	if (!isnan(bar->target) && bar->known) {
		double most = frame->right - frame->left;
		double half = fmin(label_width(bar->target_text, TYPE_HEAD), most) / 2;
		double x = fmax(frame->left + half, fmin(frame_x(frame, bar->target), frame->right - half));
		layout_text(layout, TYPE_HEAD, ANCHOR_MIDDLE, x, layout_centred(TYPE_HEAD, below + line / 2),
			most, bar->target_text);
		below += line;
	}
	below = fmax(below, side_draw(layout, frame, bar, centre));
	const char *known[] = { bar->value_text, bar->target_text, bar->verdict_text, bar->note };
	layout_zone(layout, frame->left, y, frame->side_right - frame->left, below - y, bar->label,
		bar->known ? known : &bar->note, bar->known ? 4 : 1);
	return below;
}

struct layout *
targets_chart_layout(const struct targets_chart *chart)
{
	size_t known = 0;
	for (size_t i = 0; i < chart->bar_count; i++)
		known += chart->bars[i].known;
	if (!known)
		return card_layout(&chart->heading, chart->bar_count ? chart->bars[0].note : NULL);
	struct layout *layout = layout_new(THEME_WIDTH);
	struct frame frame = frame_measure(chart, layout->width);
	double y = heading_top(layout, &chart->heading) + THEME_BLOCK_GAP;
	for (size_t i = 0; i < chart->bar_count; i++)
		y = floor(bar_draw(layout, &frame, &chart->bars[i], y) + THEME_BULLET_GAP);
	heading_bottom(layout, &chart->heading, y);
	return layout;
}
