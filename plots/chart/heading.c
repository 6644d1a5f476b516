#include "plots/chart/heading.h"

#include <math.h>

#include "plots/chart/label.h"
#include "plots/chart/marker.h"

/* A paragraph across the canvas, from y down; returns the y below. */
static double
block(struct layout *layout, enum type type, double y, size_t lines, const char *text)
{
	return layout_paragraph(
		layout, type, ANCHOR_START, THEME_MARGIN, y, layout->width - 2 * THEME_MARGIN, lines, text);
}

double
heading_top(struct layout *layout, const struct heading *heading)
{
	layout->title = label_copy(&layout->arena, heading->title);
	layout->description = label_copy(&layout->arena, heading->description);
	double y = block(layout, TYPE_TITLE, THEME_MARGIN_OUTER, THEME_TITLE_LINES, heading->title);
	return block(layout, TYPE_SUBTITLE, y + THEME_LEAD, THEME_SUBTITLE_LINES, heading->subtitle);
}

void
heading_bottom(struct layout *layout, const struct heading *heading, double y)
{
	y = block(layout, TYPE_SOURCE, y, THEME_SOURCE_LINES, heading->source);
	layout->height = y + THEME_MARGIN_OUTER;
}

static void
legend_mark(struct layout *layout, const struct legend_item *item, double x, double y)
{
	if (item->hatched)
		layout_hatch(layout, x - THEME_SWATCH_WIDTH / 2.0, y - THEME_SWATCH_HEIGHT / 2.0,
			THEME_SWATCH_WIDTH, THEME_SWATCH_HEIGHT);
	else if (item->swatch)
		layout_rectangle(layout, item->ink, x - THEME_SWATCH_WIDTH / 2.0,
			y - THEME_SWATCH_HEIGHT / 2.0, THEME_SWATCH_WIDTH, THEME_SWATCH_HEIGHT);
	else if (item->hollow)
		marker_draw(layout, STANDING_NONE, x, y, THEME_LEGEND_RADIUS);
	else if (item->crossed)
		cross_draw(layout, x, y);
	else if (item->dotted)
		layout_path(layout, INK_TARGET, THEME_HAIR, STROKE_DOTTED,
			(const double[]){ x - THEME_SWATCH_WIDTH / 2.0, y, x + THEME_SWATCH_WIDTH / 2.0, y },
			2);
	else
		layout_point(layout, item->shape, item->ink, x, y, THEME_LEGEND_RADIUS);
}

double
legend_draw(struct layout *layout, double y, const struct legend_item *items, size_t count)
{
	const double line = theme_type(TYPE_NOTE)->line_px;
	double x = THEME_MARGIN, right = layout->width - THEME_MARGIN,
	       centre = y + THEME_LEGEND_DROP + line / 2;
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		bool wide = items[i].hatched || items[i].dotted || items[i].swatch;
		double mark = wide ? THEME_SWATCH_WIDTH : 2 * THEME_LEGEND_RADIUS;
		double before = mark + THEME_MARK_GAP;
		double wanted = before + label_width(items[i].text, TYPE_NOTE);
		if (!(wanted > before))
			continue;
		if (any && x + wanted > right) {
			x = THEME_MARGIN;
			centre += line;
		}
		legend_mark(layout, &items[i], x + mark / 2, centre);
		x += before;
		x += layout_text(layout, TYPE_NOTE, ANCHOR_START, x, layout_centred(TYPE_NOTE, centre),
			right - x, items[i].text);
		x += THEME_LEGEND_GAP;
		any = true;
	}
	return any ? centre + line / 2 : y;
}

void
unknown_note(struct layout *layout, double x, double y, double width, double height, enum type type,
	enum anchor anchor, const char *note)
{
	double most = width - 2 * (THEME_GAP + THEME_PLATE), text = fmin(label_width(note, type), most);
	double left = anchor == ANCHOR_START ? x + THEME_GAP + THEME_PLATE : x + (width - text) / 2;
	if (text > 0)
		layout_rectangle(layout, INK_PAPER, left - THEME_PLATE, y - THEME_HAIR,
			text + 2 * THEME_PLATE, height + 2 * THEME_HAIR);
	layout_text(layout, type, ANCHOR_START, left, layout_centred(type, y + height / 2), text, note);
}

struct layout *
card_layout(const struct heading *heading, const char *note)
{
	struct layout *layout = layout_new(THEME_WIDTH);
	layout->card = true;
	double y = heading_top(layout, heading) + THEME_BLOCK_GAP;
	double width = layout->width - 2 * THEME_MARGIN;
	layout_rectangle(layout, INK_BAND, THEME_MARGIN, y, width, THEME_CARD_HEIGHT);
	const double room = width - 4 * THEME_MARGIN, pitch = theme_type(TYPE_LABEL)->line_px;
	const char *text = label_copy(&layout->arena, heading->nothing ? heading->nothing : note);
	struct label_lines lines = label_wrap(&layout->arena, text, TYPE_LABEL, room, LABEL_LINES_MOST);
	double top = y + (THEME_CARD_HEIGHT - pitch * (double)lines.count) / 2;
	layout_paragraph(
		layout, TYPE_LABEL, ANCHOR_MIDDLE, layout->width / 2, top, room, LABEL_LINES_MOST, text);
	heading_bottom(layout, heading, y + THEME_CARD_HEIGHT + THEME_BLOCK_GAP);
	return layout;
}
