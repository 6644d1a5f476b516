/* A cell put into words: the short texts that tables, charts and the terminal share. Plain text, not escaped.
 */
#ifndef MALTALL_REPORT_READING_H
#define MALTALL_REPORT_READING_H

#include "plots/report/words.h"
#include "stats/indicator/result.h"

/* Whether the counts may be shown: not where they are suppressed or where there are no data. */
bool cell_is_open(const struct cell *cell);
/* Whether there is a proportion to show: open, and somebody in the denominator. */
bool cell_has_share(const struct cell *cell);
/* Whether it may be said how many are missing to the target: open, judged, and a target that can be met. */
bool cell_missing_is_known(const struct cell *cell);

/* "I alt", the group's text, or "Ikke oppgitt". */
void cell_label(struct buffer *out, const struct cell *cell, enum language language);
/* "70,0 %", or "–" where there is none. */
void cell_share(struct buffer *out, const struct cell *cell, const struct target *target, int decimals,
	enum language language);
/* "133 av 190"; a note where the cell is not open. */
void cell_count(struct buffer *out, const struct cell *cell, enum language language);
/* "1 veileder", "12 veiledere"; the number alone where the rows have no noun. */
void rows_words(struct buffer *out, int64_t rows, const struct row_noun *noun, enum language language);
/* "133 av 190 veiledere": as cell_count, with the noun of the rows. */
void cell_counted(
	struct buffer *out, const struct cell *cell, const struct row_noun *noun, enum language language);
/* "63,1–76,1 %", or "–". */
void cell_interval(
	struct buffer *out, const struct cell *cell, const struct target *target, enum language language);
/* Why a cell has no proportion: "ingen i nevneren". */
const char *cell_note(const struct cell *cell, enum language language);
/* "nådd", "ikke nådd" …; "" where there is no target. */
const char *verdict_words(enum verdict verdict, enum language language);
/* "12" where the target is not met and can be; "" elsewhere. */
void cell_missing(struct buffer *out, const struct cell *cell, enum language language);

/* "minst 70 %"; "100 %". */
void target_words(struct buffer *out, const struct target *target, enum language language);
/* Whether a target of 0 or 100 %: whoever misses it by one misses it by more than chance explains. */
bool target_is_extreme(const struct target *target);
/* Whether the target asks for much rather than for little. */
bool target_asks_for_much(const struct target *target);
/* "95 % konfidensintervall". */
void interval_words(
	struct buffer *out, const struct indicator_definition *definition, enum language language);
/* "Wilson". */
const char *interval_method_words(enum interval_method method);
/* The heading of a grouping: its column's name, "Enhet" for alis.enhet. */
void grouping_title(struct buffer *out, const struct grouping *grouping, bool capital);

#endif
