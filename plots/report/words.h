/* Every text that the report says of itself, in Bokmål and English: one table, nowhere else. */
#ifndef MALTALL_REPORT_WORDS_H
#define MALTALL_REPORT_WORDS_H

#include "plots/report/number.h"
#include "plots/report/phrase.h"
#include "stats/base/buffer.h"
#include "stats/expr/expr.h"
#include "stats/indicator/definition.h"

/* The text with its placeholders {1}, {2} ...; NULL where a translation is missing. */
const char *phrase_text(enum phrase phrase, enum language language);

/* Adds a phrase; the texts that follow take the places of {1}, {2} ..., in either order. */
#define phrase_add(...) phrase_add_texts(__VA_ARGS__, (const char *)NULL)
void phrase_add_texts(struct buffer *out, enum language language, enum phrase phrase, ...)
	__attribute__((sentinel));
/* Adds any text with such placeholders, for which texts[0] .. texts[count - 1] stand (NULL: nothing). */
void pattern_add(struct buffer *out, const char *pattern, const char *const *texts, size_t count);

/* "jan.", "des."; month 1..12. */
const char *month_text(int month, enum language language);

/* What the groups of a grouping are called in a sentence: "enheter" for a column named enhet, "grupper" where
 * the column's name is no word the report knows. */
struct noun {
	const char *singular, *plural;
	enum gender gender;
};
struct noun grouping_noun(const struct grouping *grouping, enum language language);
/* The same for a column by its name. */
struct noun column_noun(const char *name, enum language language);

#endif
