/* A table as a command prints it: for people (on a terminal, in Markdown) or for machines (CSV, JSON).
 *
 * The same cells serve both. People read numbers with a decimal comma in Bokmål, some significant digits, and
 * the names of columns in their language; machines read points, the shortest text that is the same number
 * again, and the names that are promised. */
#ifndef MALTALL_REPORT_LISTING_H
#define MALTALL_REPORT_LISTING_H

#include <stdbool.h>
#include <stdint.h>

#include "plots/report/json.h"
#include "stats/base/buffer.h"
#include "stats/indicator/definition.h"

enum print_format { PRINT_TABLE, PRINT_CSV, PRINT_JSON, PRINT_MARKDOWN };

struct listing_column {
	const char *name; /* for machines */
	const char *head; /* for people */
	bool right;       /* its cells end below each other, as numbers do */
};

struct listing;

/* The columns are copied, their texts borrowed. */
struct listing *listing_new(const struct listing_column *columns, size_t count);
void listing_free(struct listing *listing);

/* The next cell, row by row. Texts are copied; NULL is no value, which is an empty cell and null in JSON. */
void listing_text(struct listing *listing, const char *text);
/* What machines and people read where the two differ, such as a word in their language; `machine` may be
 * NULL: no value to them. */
void listing_word(struct listing *listing, const char *machine, const char *people);
void listing_integer(struct listing *listing, int64_t number);
/* NaN and the infinities are no value. */
void listing_number(struct listing *listing, double number);
/* A number that is a value of a column, such as a year: people read every digit, and no blanks between
 * thousands. */
void listing_value(struct listing *listing, double number);
/* A fraction; people read percent. */
void listing_share(struct listing *listing, double fraction);
/* People read "0,013" and "< 0,001". */
void listing_p_value(struct listing *listing, double p_value);
/* A date; DATE_MISSING is no value. */
void listing_date(struct listing *listing, int32_t date);

/* The table. JSON is an array of objects, a row each. */
void listing_print(
	const struct listing *listing, enum print_format format, enum language language, struct buffer *out);
/* The same array as a member of a larger JSON text. */
void listing_json(const struct listing *listing, struct json *json, const char *key);

#endif
