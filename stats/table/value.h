/* One field of a CSV file as a value: what is accepted, to the letter, and why something is not. No locale.
 *
 * A field is given to the parsers trimmed and not empty; an empty one is missing, and that is the caller's to
 * see. */
#ifndef MALTALL_TABLE_VALUE_H
#define MALTALL_TABLE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "stats/base/buffer.h"
#include "stats/csv/reader.h"
#include "stats/table/table.h"

/* Without the blanks at both ends: those of ASCII, NBSP (U+00A0) and narrow NBSP (U+202F). */
struct slice field_trim(struct slice field);

/* yyyy-mm-dd or dd.mm.yyyy; DATE_MISSING if it is neither, or no day of the calendar. */
int32_t field_date(struct slice field);

/* A sign (+, - or the minus sign U+2212) or none, digits, and then perhaps the decimal sign and digits: the
 * double nearest to it, and 0 for every way to write 0. NaN if it is anything else or beyond the largest
 * double. */
double field_number(struct slice field, char decimal);

/* ja nei j n true false sant usant yes no 1 0 x, case ignored; TRUTH_UNKNOWN if it is none of them. */
enum truth field_truth(struct slice field);
/* The x of a column that is crossed or left blank. */
bool field_is_cross(struct slice field);

/* Adds what was expected of such a field: "expected yyyy-mm-dd or dd.mm.yyyy". Not for texts. */
void value_expectation(struct buffer *out, enum value_type type, char decimal);
/* Adds ": there is no month 13" to a message about a field that looks like a date and is none; nothing to
 * others. */
void date_reason(struct buffer *out, struct slice field);

#endif
