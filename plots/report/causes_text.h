/* What the rules of Making Data Count say of a course, as plain text. Each adds to a buffer. */
#ifndef MALTALL_REPORT_CAUSES_TEXT_H
#define MALTALL_REPORT_CAUSES_TEXT_H

#include "plots/report/words.h"
#include "stats/indicator/course.h"

/* Whether the rules were asked for and could judge: only then is there anything to say of them. */
bool course_has_causes(const struct course *course);
/* What the last point is called: "bedring", "ikke vurdert"; of any course. */
const char *course_verdict_short(const struct course *course, enum language language);
/* The rules that a point breaks: "utenfor en grense; to av tre nær en grense". */
void causes_add(struct buffer *out, unsigned rules, enum language language);

/* Of courses that have causes. What the two icons show: "Variasjon: bedring, høyt eller stigende", and
 * whether the target is met; nothing for the second where that cannot be said. */
void causes_variation_label(struct buffer *out, const struct course *course, enum language language);
void causes_assurance_label(struct buffer *out, const struct course *course, enum language language);
/* The same of the target in a word or two; NULL where it cannot be said. */
const char *causes_assurance_short(const struct course *course, enum language language);
/* The sentence beside the first icon, with the rules that hold, and where the last point is
 * none of them which points before were signals. */
void sentence_causes(struct buffer *out, const struct course *course, enum language language);
/* That there are few points for limits; nothing where there are enough. */
void sentence_causes_provisional(struct buffer *out, const struct course *course, enum language language);

#endif
