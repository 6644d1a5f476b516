/* The forms in which a chart can be had, and what a whole file of each looks like. */
#ifndef MALTALL_GNUPLOT_PICTURE_H
#define MALTALL_GNUPLOT_PICTURE_H

#include <stdbool.h>

#include "stats/base/buffer.h"

enum picture_format { PICTURE_SVG, PICTURE_PDF, PICTURE_PNG, PICTURE_FORMATS };

/* "svg", "pdf", "png": what the user says and what a file name ends with. */
const char *picture_ending(enum picture_format format);

/* Whether the bytes are a whole PDF or PNG: begun and ended as it must, and with every chunk (PNG) or the
 * table of objects (PDF) where it says. A PDF loses its date of creation, so that the same charts give the
 * same bytes tomorrow. Not for SVG, which svg_finish looks at. */
bool picture_finish(enum picture_format format, struct buffer *bytes);

#endif
