/* Names beside points: each where it covers no point, no other name and no edge, near its own point if that
 * can be, else further away with a line that leads to it. */
#ifndef MALTALL_CHART_CALLOUT_H
#define MALTALL_CHART_CALLOUT_H

#include "plots/chart/box.h"
#include "plots/chart/layout.h"

struct dot {
	double x, y, radius;
};
/* What is in the way within a picture. Zeroed but for `within` it is empty. */
struct field {
	struct box within;
	struct dot *dots; /* never covered */
	size_t dot_count, dot_capacity;
	struct segment *lines; /* covered only where nothing else is left */
	size_t line_count, line_capacity;
	struct box *words; /* never covered */
	size_t word_count, word_capacity;
	struct segment *leaders; /* never covered or crossed */
	size_t leader_count, leader_capacity;
};
void field_free(struct field *field);

void field_dot(struct field *field, double x, double y, double radius);
/* All lines that were drawn since the layout had `from` marks. */
void field_lines(struct field *field, const struct layout *layout, size_t from);
void field_words(struct field *field, struct box box);

/* Writes the name of the dot at x, y (which is in the field) in THEME_NAME_LINES lines at most. False if
 * there is no room for it; a name without a character needs none. */
bool callout_draw(
	struct layout *layout, struct field *field, double x, double y, double radius, const char *name);
/* Writes the name of a line above or below it, somewhere between x0 and x1 (beyond x1 only if it is wider),
 * on one line; further away with a leader if need be. False if there is no room for it. */
bool line_name_draw(
	struct layout *layout, struct field *field, double x0, double x1, double y, const char *name);

#endif
