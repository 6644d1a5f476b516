/* What becomes of gnuplot's SVG before anyone sees it, and the SVG of a card, which gnuplot never draws.
 *
 * Both are one <svg> element without XML declaration, to stand alone or inside a page: own <title> and
 * <desc>, named by aria-labelledby, ids that begin with `id`, the font once on the root, width and height
 * with a viewBox. Zones become transparent rectangles with a <title>, which browsers show to a resting
 * pointer. */
#ifndef MALTALL_GNUPLOT_SVG_H
#define MALTALL_GNUPLOT_SVG_H

#include <stdbool.h>
#include <stddef.h>

#include "plots/chart/layout.h"
#include "stats/base/buffer.h"

/* Adds the finished SVG of what gnuplot wrote. False, and nothing added, where that is no well-formed SVG
 * document that ends with </svg>. */
bool svg_finish(
	const char *raw, size_t length, const struct layout *layout, const char *id, struct buffer *svg);

/* Adds the SVG of a card. */
void svg_card(const struct layout *layout, const char *id, struct buffer *svg);

#endif
