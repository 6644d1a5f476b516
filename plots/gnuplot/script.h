/* A layout as gnuplot commands: one system of coordinates, CSS pixels from the top left, in which a few plot
 * elements paint all marks from datablocks. No gnuplot default is left to show: no axis, border, key or tic.
 */
#ifndef MALTALL_GNUPLOT_SCRIPT_H
#define MALTALL_GNUPLOT_SCRIPT_H

#include "plots/chart/layout.h"
#include "stats/base/buffer.h"

/* Adds the commands that draw the layout as SVG on standard output. The same layout gives the same bytes. The
 * layout has at least one mark and is no card; its numbers are finite. */
void script_svg(const struct layout *layout, struct buffer *script);

#endif
