/* What the course of a figure says, as plain text. Each adds to a buffer. */
#ifndef MALTALL_REPORT_COURSE_TEXT_H
#define MALTALL_REPORT_COURSE_TEXT_H

#include "plots/report/reading.h"
#include "stats/indicator/course.h"

/* The finding, without a full stop: "Fra 21 % (31.01.2021) til 68 % (31.12.2025)". */
void course_title(struct buffer *out, const struct course *course, enum language language);
/* "P-diagram med kontrollgrenser". */
const char *course_chart_words(const struct course *course, enum language language);
/* "Variasjon: bedring". */
const char *course_verdict_words(const struct course *course, enum language language);
/* From when to when, and what is missing. */
void sentence_course(struct buffer *out, const struct course *course, enum language language);
/* Which chart it is and why, what its rules found, and what that means; the rules of Making Data Count have
 * causes_text.h. */
void sentence_variation(struct buffer *out, const struct course *course, const struct definition *definition,
	enum language language);
/* What is to be said of a point: that it does not count, or which rule it breaks; nothing for others. */
void course_point_remark(struct buffer *out, const struct course *course, const struct course_point *point,
	enum language language);
/* The dates of the current part's signals, the first dozen of them, but for one point (NULL: for none).
 * Returns how many there are in all. */
size_t signals_name(struct buffer *out, const struct course *course, const struct course_point *but,
	enum language language);
/* What a decision did to the chart, with who made it. */
void sentence_decision(struct buffer *out, const struct course *course, const struct decision *decision,
	enum language language);

#endif
