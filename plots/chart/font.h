/* How wide a text is, since nothing that draws the charts can say so beforehand. */
#ifndef MALTALL_CHART_FONT_H
#define MALTALL_CHART_FONT_H

#include <stdbool.h>
#include <stddef.h>

/* Width in pixels of UTF-8 text set in Inter (regular or bold) with tabular digits, `size_px` pixels to the
 * em. The sum of advance widths, without kerning: within 1 % of what a browser measures, for texts of a few
 * words. Characters outside Latin, Latin-1, Latin Extended-A and general punctuation have a width that most
 * fonts stay below, so that a text is rather taken for too wide than drawn over its neighbour. Liberation
 * Sans, the fallback, is narrower. */
double font_width(const char *text, size_t length, double size_px, bool bold);

#endif
