/* Private to the drawing on a terminal: its lines of 80 characters. */
#ifndef MALTALL_REPORT_PLOT_TERMINAL_H
#define MALTALL_REPORT_PLOT_TERMINAL_H

#include "plots/report/plot.h"

enum {
	TERMINAL_WIDTH = 80,
	TERMINAL_NAME = 22,
	TERMINAL_FIGURE = 8,
	TERMINAL_COUNT = 12,
	TERMINAL_PARAGRAPH = 400,
	STRIP_CELLS = TERMINAL_WIDTH - TERMINAL_NAME - TERMINAL_FIGURE - TERMINAL_COUNT - 3
};

/* What is drawn in the middle of a line: a glyph for each of its cells. */
struct strip {
	double low, high; /* where its first and its last cell stand */
	const char *cells[STRIP_CELLS];
};
struct strip strip_make(double low, double high);
/* Values that are not finite leave nothing; those beyond the ends stand at them. */
void strip_mark(struct strip *strip, double value, const char *glyph);
void strip_fill(struct strip *strip, double from, double to, const char *glyph);
void strip_bar(struct strip *strip, double value);

/* Cleaned, cut and filled up with blanks to `width` characters. */
void terminal_text(struct buffer *out, const char *text, size_t width);
void terminal_end(struct buffer *out);
void terminal_row(struct buffer *out, const char *name, const struct strip *strip, const char *figure,
	const char *count);
void terminal_note(struct buffer *out, const char *name, const char *note);
void terminal_paragraph(struct buffer *out, const char *text);
const char *standing_glyph(enum standing standing);

#define TERMINAL_DRAWS(shape)                                                                                \
	void terminal_##shape(const struct plot_chart *chart, enum language language, struct buffer *out)
TERMINAL_DRAWS(targets);
TERMINAL_DRAWS(units);
TERMINAL_DRAWS(bars);
TERMINAL_DRAWS(grid);
TERMINAL_DRAWS(funnel);
TERMINAL_DRAWS(run);
TERMINAL_DRAWS(histogram);
TERMINAL_DRAWS(histograms);
TERMINAL_DRAWS(boxes);
TERMINAL_DRAWS(scatter);
TERMINAL_DRAWS(pareto);
TERMINAL_DRAWS(panels);
TERMINAL_DRAWS(composition);
TERMINAL_DRAWS(trend);

#endif
