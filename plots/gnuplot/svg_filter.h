/* Reads the SVG of gnuplot's svg terminal, believing nothing, and passes on what is inside its root element.
 */
#ifndef MALTALL_GNUPLOT_SVG_FILTER_H
#define MALTALL_GNUPLOT_SVG_FILTER_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"

/* Adds the content of the root element: without declaration, comments, titles, descriptions, unused filters
 * and empty groups; every id and every reference to one begins with `id` and a hyphen; fonts are left out but
 * for their weight. False where the bytes are no well-formed document with one <svg> root in UTF-8: what was
 * added by then is rubbish. */
bool svg_filter(const char *raw, size_t length, const char *id, struct buffer *out);

#endif
