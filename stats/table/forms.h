/* How one field after another of a column can be read, counted: the part of an inventory by which a column
 * gets its type, at a few nanoseconds a field. Nearly all fields are blank, plain digits or a plain date, or
 * have been seen a moment ago: short fields are remembered with what they can be read as. */
#ifndef MALTALL_TABLE_FORMS_H
#define MALTALL_TABLE_FORMS_H

#include <stdbool.h>
#include <stdint.h>

#include "stats/table/inventory.h"
#include "stats/table/missing.h"
#include "stats/table/number_value.h"

/* Whether a number, and what it was read as, shows which sign is the decimal one: 0,5 and 1.234.567 do, and
 * 1,234 and 12.0 do not. */
bool decimal_is_shown(struct slice field, const struct number_value *value, char decimal);

/* 0301: digits with a nought before them, as codes have it and numbers not. */
bool field_is_code(struct slice field);

/* What does not depend on the column: the same for all of a file. */
struct form_rules {
	struct marks marks;
	struct number_form numbers[FORM_QUALIFIED + 1];
	struct buffer clean;
};

struct form_rules form_rules_of(char decimal);
void form_rules_free(struct form_rules *rules);

/* A bit for each enum reading_form that fits, and these. */
enum {
	FORMS_CODE = 1 << FORM_COUNT,
	FORMS_MARKED = 2 << FORM_COUNT,
	FORMS_SHOWN = 4 << FORM_COUNT, /* decimal_is_shown */
	FORMS_KINDS = 8 << FORM_COUNT,
};
/* Of a field that is neither blank nor a mark; FORMS_MARKED where it is a mark. */
unsigned forms_of(struct form_rules *rules, struct slice field);

enum { FORMS_REMEMBERED = 1 << 10, FORMS_SHORT = 16 };

/* A field of at most FORMS_SHORT bytes, and what it can be read as. */
struct form_memory {
	uint64_t head, tail;
	uint16_t length, forms;
};

/* Of one column; zeroed at the beginning. */
struct form_counts {
	size_t blank, kinds[FORMS_KINDS];
	struct form_memory remembered[FORMS_REMEMBERED];
};

void forms_count(struct form_counts *counts, struct form_rules *rules, struct slice field);
/* Adds what has been counted to the column: rows, blank, marked, filled, fits, codes. Returns whether some
 * number shows which sign is the decimal one. */
bool forms_settle(const struct form_counts *counts, struct column_inventory *column);

#endif
