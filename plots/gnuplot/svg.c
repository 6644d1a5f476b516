#include "plots/gnuplot/svg.h"

#include <string.h>

#include "plots/chart/label.h"
#include "plots/gnuplot/svg_filter.h"

/* Longer than any description that a person would listen to. */
enum { WORDS_MOST = 2000 };

static void
escaped_add(struct buffer *svg, const char *text)
{
	struct buffer clean = { 0 };
	label_clean(text, WORDS_MOST, &clean);
	for (size_t i = 0; i < clean.length; i++)
		switch (clean.bytes[i]) {
		case '&': buffer_text(svg, "&amp;"); break;
		case '<': buffer_text(svg, "&lt;"); break;
		case '>': buffer_text(svg, "&gt;"); break;
		default: buffer_char(svg, clean.bytes[i]);
		}
	buffer_free(&clean);
}

static void
root_open(const struct layout *layout, const char *id, struct buffer *svg)
{
	bool described = *layout->description;
	buffer_print(
		svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"%s-title", id);
	if (described)
		buffer_print(svg, " %s-desc", id);
	buffer_print(svg,
		"\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\""
		" font-family=\"Inter, 'Liberation Sans', Arial, sans-serif\" "
		"font-variant=\"tabular-nums\">\n",
		layout->width, layout->height, layout->width, layout->height);
	buffer_print(svg, "<title id=\"%s-title\">", id);
	escaped_add(svg, layout->title);
	buffer_text(svg, "</title>\n");
	if (described) {
		buffer_print(svg, "<desc id=\"%s-desc\">", id);
		escaped_add(svg, layout->description);
		buffer_text(svg, "</desc>\n");
	}
}

static void
zones_add(const struct layout *layout, struct buffer *svg)
{
	bool any = false;
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		if (mark->kind != MARK_ZONE)
			continue;
		if (!any)
			buffer_text(svg, "<g fill=\"none\" pointer-events=\"all\">\n");
		any = true;
		buffer_print(svg, "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>",
			mark->x, mark->y, mark->width, mark->height);
		escaped_add(svg, mark->text);
		buffer_text(svg, "</title></rect>\n");
	}
	if (any)
		buffer_text(svg, "</g>\n");
}

bool
svg_finish(const char *raw, size_t length, const struct layout *layout, const char *id, struct buffer *svg)
{
	static const char last[] = "</svg>";
	while (length > 0 && raw[length - 1] == '\n')
		length--;
	if (length < sizeof last - 1 || memcmp(raw + length - (sizeof last - 1), last, sizeof last - 1) != 0)
		return false;
	struct buffer content = { 0 };
	bool formed = svg_filter(raw, length, id, &content);
	if (formed) {
		root_open(layout, id, svg);
		buffer_add(svg, content.bytes, content.length);
		zones_add(layout, svg);
		buffer_text(svg, "</svg>\n");
	}
	buffer_free(&content);
	return formed;
}

static void
card_mark_add(const struct mark *mark, struct buffer *svg)
{
	static const char *const anchors[] = { "start", "middle", "end" };
	unsigned rgb = (unsigned)theme_rgb(mark->ink);
	if (mark->kind == MARK_RECTANGLE)
		buffer_print(svg,
			"<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"#%06x\"/>\n",
			mark->x, mark->y, mark->width, mark->height, rgb);
	if (mark->kind != MARK_TEXT)
		return;
	const struct type_style *style = theme_type(mark->type);
	buffer_print(svg,
		"<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.4g\"%s text-anchor=\"%s\" fill=\"#%06x\">",
		mark->x, mark->y, style->size_px, style->bold ? " font-weight=\"bold\"" : "",
		anchors[mark->anchor], rgb);
	escaped_add(svg, mark->text);
	buffer_text(svg, "</text>\n");
}

void
svg_card(const struct layout *layout, const char *id, struct buffer *svg)
{
	root_open(layout, id, svg);
	buffer_print(svg, "<rect width=\"%.0f\" height=\"%.0f\" fill=\"#%06x\"/>\n", layout->width,
		layout->height, (unsigned)theme_rgb(INK_PAPER));
	for (size_t i = 0; i < layout->mark_count; i++)
		card_mark_add(&layout->marks[i], svg);
	buffer_text(svg, "</svg>\n");
}
