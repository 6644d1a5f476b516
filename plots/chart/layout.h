/* What a chart looks like before anything draws it: marks with places in CSS pixels from the top left, in the
 * order they are painted. Colours are inks of the theme, texts are cleaned, measured and cut to the room they
 * have. */
#ifndef MALTALL_CHART_LAYOUT_H
#define MALTALL_CHART_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "plots/chart/theme.h"
#include "stats/base/memory.h"

enum mark_kind {
	MARK_RECTANGLE,
	MARK_LINE,
	MARK_POINT,
	MARK_HATCH, /* a rectangle of slanting lines: not known */
	MARK_PATH,  /* an open line through points */
	MARK_AREA,  /* a closed, filled shape between points */
	MARK_TEXT,  /* painted above all other marks */
	MARK_ZONE,  /* an unseen rectangle that shows its text to a resting pointer and to a screen reader */
};

/* Status has a shape of its own everywhere: a dot is good, a triangle that points down is below, a diamond is
 * open. */
enum shape { SHAPE_DOT, SHAPE_DIAMOND, SHAPE_TRIANGLE };

enum stroke { STROKE_SOLID, STROKE_DASHED, STROKE_DOTTED };

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

struct mark {
	enum mark_kind kind;
	enum ink ink; /* not of a text (its type says) nor of a zone */
	double x, y;  /* top left; a line's start; a point's centre; a text's anchor on the baseline */
	double width, height; /* >= 0; of a line: how far it goes to the right and down; of a text: its
				 measured width, 0; of a path or an area: the box around it, from x, y */
	double size;          /* the thickness of a line or path, a point's radius */
	enum shape shape;
	enum stroke stroke;   /* of a path */
	const double *points; /* of a path or area: x and y of each */
	size_t point_count;
	enum type type;
	enum anchor anchor;
	const char *text; /* UTF-8 without controls, never empty */
};

struct layout {
	double width, height;
	const char *title, *description; /* for those who cannot see it; cleaned, whole */
	bool card;                       /* nothing is known: rectangles and texts only, no plot */
	struct mark *marks;
	size_t mark_count, mark_capacity;
	struct arena arena; /* holds the texts */
};

/* For the charts: an empty layout of some width; the height is set when it is known. */
struct layout *layout_new(double width);
void layout_free(struct layout *layout);

void layout_rectangle(struct layout *layout, enum ink ink, double x, double y, double width, double height);
/* Straight, from (x, y) by (right, down), both >= 0. */
void layout_line(
	struct layout *layout, enum ink ink, double thickness, double x, double y, double right, double down);
void layout_point(struct layout *layout, enum shape shape, enum ink ink, double x, double y, double radius);
void layout_hatch(struct layout *layout, double x, double y, double width, double height);
/* Straight from point to point; `points` (x and y of each, copied) has `count` >= 2 of them. */
void layout_path(struct layout *layout, enum ink ink, double thickness, enum stroke stroke,
	const double *points, size_t count);
/* Filled between the points, of which there are `count` >= 3, the last joined to the first. */
void layout_area(struct layout *layout, enum ink ink, const double *points, size_t count);
/* A zone that says label_sentence(subject, parts). */
void layout_zone(struct layout *layout, double x, double y, double width, double height, const char *subject,
	const char *const *parts, size_t count);
/* Writes one line, cut with an ellipsis where it is wider than `most`. NULL and blank texts leave no mark.
 * Returns its width. */
double layout_text(struct layout *layout, enum type type, enum anchor anchor, double x, double baseline,
	double most, const char *text);
/* Writes a text in at most `lines` lines below each other, from `top` down. Returns the y below the last. */
double layout_paragraph(struct layout *layout, enum type type, enum anchor anchor, double x, double top,
	double most, size_t lines, const char *text);

/* The baseline of a line of type whose capitals are centred on y. */
double layout_centred(enum type type, double y);

#endif
