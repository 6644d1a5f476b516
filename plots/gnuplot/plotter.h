/* A gnuplot that stays: one child process that draws one layout after another.
 *
 * Nothing else in the house knows gnuplot. What goes in is made safe as CHARTS.md describes; what comes back
 * is looked at before it is believed: accepted is only what gnuplot reports no error for, says nothing about
 * on standard error, and ends as a well-formed SVG. */
#ifndef MALTALL_GNUPLOT_PLOTTER_H
#define MALTALL_GNUPLOT_PLOTTER_H

#include <stdbool.h>

#include "plots/chart/layout.h"
#include "stats/base/buffer.h"
#include "stats/base/error.h"

struct plotter;

/* Finds gnuplot (the environment variable MALTALL_GNUPLOT, else PATH) and starts it. NULL and err
 * (ERROR_UNAVAILABLE) if it is not there, is older than 5.4 or does not answer. It has 20 s for an answer, or
 * as many milliseconds as the environment variable MALTALL_GNUPLOT_DEADLINE says. One thread at a time; the
 * child dies with the thread that started it. */
struct plotter *plotter_new(struct error *err);
void plotter_free(struct plotter *plotter);

/* Draws one layout as SVG. `id` makes the ids within it unique on a page: [a-z0-9-]+. After a failure the
 * child is started again and the layout tried once alone; false and err (ERROR_UNAVAILABLE) if that fails
 * too, and the plotter can still draw the next. `script`, if not NULL, receives the gnuplot script. A card
 * (layout->card) is drawn without gnuplot and has no script. The same layout and id give the same bytes. */
bool plotter_draw_svg(struct plotter *plotter, const struct layout *layout, const char *id,
	struct buffer *svg, struct buffer *script, struct error *err);

#endif
