#include "plots/chart/edge.h"

#include <assert.h>
#include <math.h>

#include "plots/chart/label.h"

/* The room for a leader between the picture and the words. */
enum { LEADER_ROOM = THEME_GAP };

static bool
is_shown(const struct edge_label *label)
{
	return isfinite(label->y) &&
	       (label_width(label->text, label->type) > 0 || label_width(label->figure, TYPE_STRONG) > 0);
}

static double
figures_width(const struct edge_label *labels, size_t count)
{
	double width = 0;
	for (size_t i = 0; i < count; i++)
		if (is_shown(&labels[i]))
			width = fmax(width, label_width(labels[i].figure, TYPE_STRONG));
	return width > 0 ? ceil(fmin(width, THEME_EDGE_MOST / 2.0)) + THEME_MARK_GAP : 0;
}

double
edge_width(const struct edge_label *labels, size_t count)
{
	double text = 0, figures = figures_width(labels, count);
	for (size_t i = 0; i < count; i++)
		if (is_shown(&labels[i]))
			text = fmax(text, label_width(labels[i].text, labels[i].type));
	double width = fmin(figures + text, THEME_EDGE_MOST);
	return width > 0 ? LEADER_ROOM + ceil(width) : 0;
}

/* A label that is shown, and the place it finds. */
struct slot {
	const struct edge_label *label;
	struct label_lines lines;
	double height, centre;
};

/* In the order of their lines; those at the same height in the order given. */
static size_t
slots_sort(struct slot *slots, const struct edge_label *labels, size_t count)
{
	size_t shown = 0;
	for (size_t i = 0; i < count; i++) {
		if (!is_shown(&labels[i]))
			continue;
		size_t at = shown++;
		for (; at > 0 && slots[at - 1].label->y > labels[i].y; at--)
			slots[at] = slots[at - 1];
		slots[at] = (struct slot){ .label = &labels[i] };
	}
	return shown;
}

/* Moves the slots as little as possible (least squares) so that none covers the next: labels that would touch
 * form a block that takes the mean of what its members want, and a block that then touches the one above is
 * joined with it. */
static void
slots_spread(struct slot *slots, size_t count, double top, double bottom)
{
	double sum[EDGE_LABELS_MOST], above[EDGE_LABELS_MOST], total = 0;
	size_t members[EDGE_LABELS_MOST], blocks = 0;
	for (size_t i = 0; i < count; i++) {
		above[i] = total + slots[i].height / 2;
		total += slots[i].height;
		sum[blocks] = slots[i].label->y - above[i];
		members[blocks++] = 1;
		while (blocks > 1 && sum[blocks - 1] / (double)members[blocks - 1] <
					     sum[blocks - 2] / (double)members[blocks - 2]) {
			sum[blocks - 2] += sum[blocks - 1];
			members[blocks - 2] += members[blocks - 1];
			blocks--;
		}
	}
	assert(total <= bottom - top);
	for (size_t block = 0, i = 0; block < blocks; block++)
		for (size_t left = members[block]; left > 0; left--, i++) {
			double shift = sum[block] / (double)members[block];
			slots[i].centre = above[i] + fmax(top, fmin(shift, bottom - total));
		}
}

static void
slot_write(struct layout *layout, const struct slot *slot, double left, double figures, double width)
{
	const struct edge_label *label = slot->label;
	const double moved_px = 3, pitch = theme_type(label->type)->line_px;
	double x = left + LEADER_ROOM;
	const double *end = (const double[]){ left, label->y, x - THEME_LEAD, slot->centre };
	if (label->led || fabs(slot->centre - label->y) > moved_px)
		layout_path(layout, label->ink, THEME_HAIR, STROKE_SOLID, end, 2);
	/* Dotted, for a line that ended earlier goes on only in the eye. */
	if (label->led && label->x < left)
		layout_path(layout, label->ink, THEME_HAIR, STROKE_DOTTED,
			(const double[]){ label->x, label->y, left, label->y }, 2);
	if (layout_text(layout, TYPE_STRONG, ANCHOR_START, x, layout_centred(TYPE_STRONG, slot->centre),
		    figures - THEME_MARK_GAP, label->figure) > 0) {
		x += figures;
		width -= figures;
	}
	double y = slot->centre - (double)slot->lines.count * pitch / 2;
	for (size_t i = 0; i < slot->lines.count; i++)
		layout_text(layout, label->type, ANCHOR_START, x,
			layout_centred(label->type, y + ((double)i + 0.5) * pitch), width,
			slot->lines.line[i]);
}

/* The words in lines. Returns how high all of them are together. */
static double
slots_wrap(struct layout *layout, struct slot *slots, size_t count, double figures, double width)
{
	double total = 0;
	for (size_t i = 0; i < count; i++) {
		const struct edge_label *label = slots[i].label;
		bool figure = label_width(label->figure, TYPE_STRONG) > 0;
		slots[i].lines = label_wrap(&layout->arena, label_copy(&layout->arena, label->text),
			label->type, figure ? width - figures : width, THEME_EDGE_LINES);
		slots[i].height = fmax(figure ? theme_type(TYPE_STRONG)->line_px : 0,
			(double)slots[i].lines.count * theme_type(label->type)->line_px);
		total += slots[i].height;
	}
	return total;
}

double
edge_height(struct layout *layout, const struct edge_label *labels, size_t count)
{
	assert(count <= EDGE_LABELS_MOST);
	struct slot slots[EDGE_LABELS_MOST];
	size_t shown = slots_sort(slots, labels, count);
	return slots_wrap(
		layout, slots, shown, figures_width(labels, count), edge_width(labels, count) - LEADER_ROOM);
}

void
edge_draw(struct layout *layout, const struct edge_label *labels, size_t count, double left, double top,
	double bottom)
{
	assert(count <= EDGE_LABELS_MOST);
	struct slot slots[EDGE_LABELS_MOST];
	double figures = figures_width(labels, count), width = edge_width(labels, count) - LEADER_ROOM;
	size_t shown = slots_sort(slots, labels, count);
	if (!shown)
		return;
	slots_wrap(layout, slots, shown, figures, width);
	const double half = theme_type(TYPE_HEAD)->line_px / 2;
	slots_spread(slots, shown, top - half, bottom + half);
	for (size_t i = 0; i < shown; i++)
		slot_write(layout, &slots[i], left, figures, width);
}
