/* A gnuplot that stays: one child process that draws one layout after another.
 *
 * Nothing else in the house knows gnuplot. What goes in is made safe as CHARTS.md describes; what comes back
 * is looked at before it is believed: accepted is only what gnuplot reports no error for, says nothing about
 * on standard error, and is a whole file of its format. */
#ifndef MALTALL_GNUPLOT_PLOTTER_H
#define MALTALL_GNUPLOT_PLOTTER_H

#include <stdbool.h>

#include "plots/chart/layout.h"
#include "plots/gnuplot/canvas.h"
#include "plots/gnuplot/picture.h"
#include "stats/base/buffer.h"
#include "stats/base/error.h"

struct plotter;

/* Finds gnuplot (the environment variable MALTALL_GNUPLOT, else PATH) and starts it. NULL and err
 * (ERROR_UNAVAILABLE) if it is not there, is older than 5.4 or does not answer. It has 20 s for an answer, or
 * as many milliseconds as the environment variable MALTALL_GNUPLOT_DEADLINE says. One thread at a time; the
 * child dies with the thread that started it. */
struct plotter *plotter_new(struct error *err);
/* As plotter_new in two steps, so that gnuplot starts while something else is done: plotter_begin does not
 * wait, and plotter_ready says what plotter_new would have said. Before it nothing may be drawn or taken, but
 * charts may be asked for, and are sent by it. */
struct plotter *plotter_begin(struct error *err);
bool plotter_ready(struct plotter *plotter, struct error *err);
void plotter_free(struct plotter *plotter);

/* What a user should know of how the charts are drawn, one line each: a wall around gnuplot that this system
 * does not have, a font that stands in for another. NULL where there is no such `index` (from 0). It is known
 * when the first chart in a format has been drawn. */
const char *plotter_remark(const struct plotter *plotter, size_t index);

/* Draws one layout. `id` makes the ids within an SVG unique on a page: [a-z0-9-]+. After a failure the child
 * is started again and the layout tried once alone; false and err (ERROR_UNAVAILABLE) if that fails too, and
 * the plotter can still draw the next. `script`, if not NULL, receives the gnuplot script. A card
 * (layout->card) is drawn as SVG without gnuplot and has no script then. The same layout, format and id give
 * the same bytes. PDF and PNG need a font on this machine (fonts.h). */
bool plotter_draw(struct plotter *plotter, const struct layout *layout, enum picture_format format,
	const char *id, struct buffer *picture, struct buffer *script, struct error *err);

/* As plotter_draw with PICTURE_SVG. */
bool plotter_draw_svg(struct plotter *plotter, const struct layout *layout, const char *id,
	struct buffer *svg, struct buffer *script, struct error *err);

/* plotter_draw_svg in two steps, so that gnuplot draws while the next layout is made. What was asked for is
 * taken in the same order, all of it before anything else is drawn; the layout and the id are borrowed until
 * then. */
void plotter_ask(struct plotter *plotter, const struct layout *layout, const char *id);
bool plotter_take(struct plotter *plotter, struct buffer *svg, struct buffer *script, struct error *err);

/* Draws a PDF with a page for each layout, each as large as fits; `count` may not be 0. */
bool plotter_draw_pages(struct plotter *plotter, const struct layout *const *layouts, size_t count,
	const struct sheet *sheet, struct buffer *pdf, struct error *err);

#endif
