/* Texts from outside, made fit to stand in a chart: clean, measured, cut, wrapped. */
#ifndef MALTALL_CHART_LABEL_H
#define MALTALL_CHART_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "plots/chart/theme.h"
#include "stats/base/buffer.h"
#include "stats/base/memory.h"

enum { LABEL_LINES_MOST = 6, LABEL_CHARACTERS_MOST = 400, LABEL_PART_MOST = 120 };

/* Adds `text` to `out` as one line of valid UTF-8: invalid bytes become U+FFFD; controls, marks that change
 * the direction of writing and non-characters are left out; blanks and line ends become single blanks, none
 * at either end (a no-break space stays what it is). More than `most` characters are cut to `most` with an
 * ellipsis as the last. NULL adds nothing. */
void label_clean(const char *text, size_t most, struct buffer *out);

/* The same in an arena, LABEL_CHARACTERS_MOST characters at most. */
const char *label_copy(struct arena *arena, const char *text);

/* "subject: a, b, c" for those who cannot see the marks; parts that are NULL or empty are left out, each is
 * cut to LABEL_PART_MOST characters, so that none hides the others. */
const char *label_sentence(struct arena *arena, const char *subject, const char *const *parts, size_t count);

/* Width in pixels of a text, cleaned, on one line. NULL: 0. */
double label_width(const char *text, enum type type);

/* A clean text, cut with an ellipsis if it is wider than `width`. */
const char *label_fit(struct arena *arena, const char *clean, enum type type, double width);

struct label_lines {
	const char *line[LABEL_LINES_MOST];
	size_t count;
	bool forced;   /* a word was broken or the end cut */
	bool sentence; /* the last line is a sentence of its own, so that no better break is looked for */
};
/* Breaks a clean text into at most `most` (<= LABEL_LINES_MOST) lines: at blanks, after hyphens and slashes,
 * and inside a word only where the word alone is wider than a line. The last line is cut with an ellipsis if
 * need be. Otherwise the lines are made about equally long, as few as they can be. */
struct label_lines label_wrap(
	struct arena *arena, const char *clean, enum type type, double width, size_t most);

#endif
