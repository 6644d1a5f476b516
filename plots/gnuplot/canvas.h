/* What a layout is painted on: a terminal of gnuplot with its own ideas of sizes, and a place on a page. */
#ifndef MALTALL_GNUPLOT_CANVAS_H
#define MALTALL_GNUPLOT_CANVAS_H

#include "plots/chart/layout.h"
#include "plots/gnuplot/picture.h"

/* How a terminal must be asked so that it paints what the layout means. Measured with gnuplot 5.4 on shapes
 * and letters of known size; tests/unit/gnuplot_formats.c holds what was measured against what is drawn. */
struct terminal {
	const char *name;
	const char *options;
	double units_per_inch; /* of the size that it is given */
	double font;           /* the font size that is one pixel to the em */
	double drop_em;        /* how far below its place it writes a label, in ems */
	double thickness;      /* the line width that is one pixel */
	double dash; /* the dash length that is as long as the svg terminal's, for its line widths */
	/* How far, in pixels of the page, every second point of a path must be beside its place: cairo's
	 * terminals move lines that are exactly upright or level to whole pixels, but not where they begin,
	 * and draw a spike there. */
	double skew;
	struct {
		int type;
		double size; /* the point size that looks as large as a dot of one pixel radius */
		double drop; /* how far below its place it must be asked for, in radii */
	} points[SHAPE_TRIANGLE + 1];
};

/* The margins around a chart on a page, and the page, in CSS pixels. */
struct sheet {
	double width, height, margin;
};

struct canvas {
	const struct terminal *terminal;
	double width, height; /* in CSS pixels; of a PNG: in its own */
	double scale;         /* of the layout on it */
	double left, top;     /* where the layout begins */
};

/* As large as the layout; a PNG twice as large, for screens and for print, but not larger than gnuplot can.
 */
struct canvas canvas_alone(const struct layout *layout, enum picture_format format);
/* A page of a PDF with the layout as large as fits between its margins, at the top and centred. */
struct canvas canvas_on_sheet(const struct layout *layout, const struct sheet *sheet);

/* A4 upright, and a slide of 16 to 9. */
extern const struct sheet sheet_a4, sheet_slide;

#endif
