/* A layout as gnuplot commands: one system of coordinates, CSS pixels from the top left, in which a few plot
 * elements paint all marks from datablocks. No gnuplot default is left to show: no axis, border, key or tic.
 * The same layout gives the same bytes. A layout has at least one mark that is seen; its numbers are finite.
 */
#ifndef MALTALL_GNUPLOT_SCRIPT_H
#define MALTALL_GNUPLOT_SCRIPT_H

#include <stddef.h>

#include "plots/chart/layout.h"
#include "plots/gnuplot/canvas.h"
#include "stats/base/buffer.h"

struct fonts;

/* Adds the commands that draw the layout on standard output. Of a PDF or PNG, characters that `fonts` cannot
 * show become U+25A1 (an empty square); an SVG is shown with the fonts of whoever looks at it. */
void script_chart(const struct layout *layout, enum picture_format format, const struct fonts *fonts,
	struct buffer *script);

/* Adds the commands that draw a PDF with a page for each of the layouts, of which there is at least one. */
void script_pages(const struct layout *const *layouts, size_t count, const struct sheet *sheet,
	const struct fonts *fonts, struct buffer *script);

#endif
