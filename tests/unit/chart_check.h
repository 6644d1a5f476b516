/* What holds for every layout: each text has a place of its own, none overlaps another, none leaves the
 * canvas, nor does any mark. */
#ifndef MALTALL_TESTS_CHART_CHECK_H
#define MALTALL_TESTS_CHART_CHECK_H

#include "plots/chart/box.h"
#include "plots/chart/label.h"
#include "plots/chart/layout.h"
#include "tests/check.h"

/* From the top of the capitals to the lowest descender. */
static inline struct box
text_box(const struct mark *mark)
{
	double size = theme_type(mark->type)->size_px;
	double share = mark->anchor == ANCHOR_START ? 0 : mark->anchor == ANCHOR_MIDDLE ? 0.5 : 1;
	double left = mark->x - share * mark->width;
	return (struct box){ left, left + mark->width, mark->y - 0.74 * size, mark->y + 0.22 * size };
}

static inline void
text_check(const struct layout *layout, const struct mark *mark, const char *what)
{
	const double slack = 0.02;
	struct box box = text_box(mark);
	check_that(*mark->text, __FILE__, __LINE__, "%s: an empty text", what);
	check_that(box.left >= -slack && box.right <= layout->width + slack && box.top >= -slack &&
			   box.bottom <= layout->height + slack,
		__FILE__, __LINE__, "%s: '%s' leaves the canvas: %.1f..%.1f, %.1f..%.1f", what, mark->text,
		box.left, box.right, box.top, box.bottom);
	check_that(fabs(mark->width - label_width(mark->text, mark->type)) < slack, __FILE__, __LINE__,
		"%s: '%s' is not as wide as it says", what, mark->text);
}

/* Marks stay on the canvas too, and have finite places. */
static inline void
check_mark(const struct layout *layout, const struct mark *mark, const char *what)
{
	double reach = mark->kind == MARK_POINT ? mark->size : 0;
	check_that(mark->x - reach >= 0 && mark->y - reach >= 0 &&
			   mark->x + mark->width + reach <= layout->width &&
			   mark->y + mark->height + reach <= layout->height && mark->width >= 0 &&
			   mark->height >= 0,
		__FILE__, __LINE__, "%s: a mark of kind %d leaves the canvas at %.1f, %.1f", what, mark->kind,
		mark->x, mark->y);
}

/* A later text that overlaps this one; NULL if there is none. */
static inline const struct mark *
text_over(const struct layout *layout, size_t index)
{
	for (size_t i = index + 1; i < layout->mark_count; i++)
		if (layout->marks[i].kind == MARK_TEXT &&
			boxes_meet(text_box(&layout->marks[index]), text_box(&layout->marks[i])))
			return &layout->marks[i];
	return NULL;
}

static inline void
layout_check(struct layout *layout, const char *what)
{
	CHECK(layout->width > 0 && layout->height > 0 && isfinite(layout->width) && isfinite(layout->height));
	size_t texts = 0;
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		if (mark->kind != MARK_TEXT) {
			check_mark(layout, mark, what);
			continue;
		}
		texts++;
		text_check(layout, mark, what);
		const struct mark *neighbour = text_over(layout, i);
		check_that(!neighbour, __FILE__, __LINE__, "%s: '%s' and '%s' overlap", what, mark->text,
			neighbour->text);
	}
	check_that(texts > 0, __FILE__, __LINE__, "%s: no text at all", what);
	layout_free(layout);
}

/* Lines of figures, as whiskers and targets are; not those of the ground. */
static inline bool
is_thin(const struct mark *mark)
{
	bool line = mark->kind == MARK_LINE && mark->ink != INK_GRID && mark->ink != INK_RULE;
	return line || mark->kind == MARK_PATH;
}

/* No line runs through a text of the type and anchor. */
static inline void
check_lines_clear(const struct layout *layout, enum type type, enum anchor anchor, const char *what)
{
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *text = &layout->marks[i];
		if (text->kind != MARK_TEXT || text->type != type || text->anchor != anchor)
			continue;
		for (size_t k = 0; k < layout->mark_count; k++) {
			const struct mark *mark = &layout->marks[k];
			struct box line = { mark->x, mark->x + mark->width, mark->y, mark->y + mark->height };
			check_that(!is_thin(mark) || !boxes_meet(text_box(text), line), __FILE__, __LINE__,
				"%s: a line runs through '%s'", what, text->text);
		}
	}
}

static inline size_t
marks_of(const struct layout *layout, enum mark_kind kind, enum ink ink)
{
	size_t count = 0;
	for (size_t i = 0; i < layout->mark_count; i++)
		count += layout->marks[i].kind == kind && (kind == MARK_ZONE || layout->marks[i].ink == ink);
	return count;
}

static inline bool
says(const struct layout *layout, const char *text)
{
	for (size_t i = 0; i < layout->mark_count; i++)
		if (layout->marks[i].kind == MARK_TEXT && strcmp(layout->marks[i].text, text) == 0)
			return true;
	return false;
}

#endif
