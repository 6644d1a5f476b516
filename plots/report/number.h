/* Numbers as people read them: in Bokmål a comma, a no-break space between thousands and before %; in English
 * a point, a comma between thousands and % at once. Each function adds to a buffer. Never through the C
 * locale. */
#ifndef MALTALL_REPORT_NUMBER_H
#define MALTALL_REPORT_NUMBER_H

#include "stats/base/buffer.h"
#include "stats/indicator/definition.h"

void number_integer(struct buffer *out, int64_t number, enum language language);

/* numerator/denominator as a percentage that never says other than the exact fraction does: not above, at or
 * below the target unless the fraction is (241/345 with target 70 % is 69,9 %, not 70 %), not 0 % unless
 * nothing is counted, not 100 % unless all are. It has `decimals` (0..2) places and more only where fewer
 * would lie; from four on it is cut to the true side. target  what it stands beside; NULL or not given: none
 *   denominator > 0 */
void number_percent(struct buffer *out, int64_t numerator, int64_t denominator, const struct target *target,
	int decimals, enum language language);
/* The same for a limit of an interval, a fraction 0..1 known to nine decimals. */
void number_limit(struct buffer *out, double fraction, const struct target *target, int decimals,
	enum language language);
/* The target's figure, exact: "70 %", "66,67 %". */
void number_target(struct buffer *out, const struct target *target, enum language language);

/* A number with so many significant digits, whole numbers whole, zeros behind the decimal sign left out:
 * "12 346", "2,385", "0,00012346"; beyond 15 digits or below a millionth with a power: "1,2 · 10^21".
 * finite */
void number_significant(struct buffer *out, double number, int digits, enum language language);
/* Every digit of a number, nothing between thousands: "2024", "2,385". */
void number_whole(struct buffer *out, double number, enum language language);
/* A fraction as a percentage with one decimal, never 0 or 100 unless it is: "< 0,1 %", "> 99,9 %". */
void number_share(struct buffer *out, double fraction, enum language language);

/* "p = 0,48", "p = 0,013", "p < 0,001". */
void number_p_value(struct buffer *out, double p_value, enum language language);
/* "31.12.2025" or "2025-12-31". */
void number_date(struct buffer *out, int32_t date, enum language language);
/* A fraction with six decimals and a point, as the exports have it; nothing for NaN. */
void number_plain(struct buffer *out, double fraction);

enum gender { COMMON, NEUTER };
/* A number in a sentence: "én", "ett", "to" … "tolv", then digits; `first`: the sentence begins with it. */
void number_word(struct buffer *out, int64_t number, enum gender gender, bool first, enum language language);

#endif
