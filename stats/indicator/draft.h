/* A starting definition, made from what stands in CSV files: tables, keys, types and references that the
 * files speak for, each with its evidence. It is a draft: whoever knows the data puts it right. No value of a
 * key, of what refers to one, or of a column whose name says that it is about somebody, is written. */
#ifndef MALTALL_INDICATOR_DRAFT_H
#define MALTALL_INDICATOR_DRAFT_H

#include "stats/table/inventory.h"

/* More different texts than these are no list to choose from. */
enum { DRAFT_CHOICES = 30 };

struct draft_column {
	const struct column_inventory *evidence;
	const char *name;     /* NULL where it cannot or should not be read: */
	const char *left_out; /* this is why */
	enum value_type type;
	enum reading_form form; /* how its values are read; FORM_COUNT: as texts */
	bool doubtful;          /* its 1.234 may be decimals or thousands: read as texts */
	bool percent_always;    /* a number without a percent sign is a percentage like the others */
	bool secret;            /* its values are not for printing */
	const char **one_of;    /* in Norwegian order; NULL: any text */
	size_t one_of_count;
	size_t refers_to, shared; /* a table, and how many of the values are keys there; SIZE_MAX */
	bool believed;            /* else it is only a suggestion */
};

struct draft_table {
	struct inventory *inventory; /* of all its files */
	const char *name;
	const char **files; /* as the definition is to write them */
	size_t file_count;
	size_t key; /* a column, or SIZE_MAX */
	struct draft_column *columns;
	size_t column_count;
};

struct draft {
	struct draft_table *tables;
	size_t table_count;
	struct arena arena;
};

/* Decides what the inventories speak for. They and the names of the files are borrowed; of files that are
 * alike (inventory_is_like), which are one table, the others are added to the first's.
 * - name: header_name of the file's name without its ending, or of what the names of several have in common;
 *   and of the header
 * - left out: a column without a header, one of several with the same header, and one with identity numbers,
 *   e-mail addresses or phone numbers in it
 * - type: truth, date or number where nine of ten filled fields are one (of 0 and 1 alone only if both are
 *   there); else text, and so are digits with a nought before them
 * - percent always: of numbers whose name says "prosent" some have the sign, and others not
 * - key: on every row, and different on each: a text that is no prose, or a whole number whose name ends in
 *   id, nr or kode. Best is one that is called after its table (alis_id in alis.csv; a tenth of its values
 * may then stand twice), then one whose name ends so, then the first
 * - identity: a number whose name says it (hprnr, mobil, pasientid), or whole ones of six digits and more
 * that hardly ever come again: a text, and secret
 * - reference: nine of ten filled fields are keys of the table. Where the keys are plain numbers, the names
 *   must agree too, else it is a suggestion; where they run from 1 to n, not even that. A key called only nr,
 *   id or lopenr agrees with nothing but the name of its table. A key refers only to a table that has more
 *   keys, or as many and stands before it
 * - one_of: 2 to DRAFT_CHOICES different texts, each twice on average, that are not secret */
struct draft *draft_new(struct inventory *const *inventories, const char *const *files, size_t count);
void draft_free(struct draft *draft);

/* Whether a column is crossed or left blank, so that blank is to be declared as no. */
bool draft_blank_is_no(const struct draft_column *column);

/* The definitions file: it can be read by definition_read and has no indicators yet. */
void draft_write(const struct draft *draft, struct buffer *out);
/* The same as a Data Package, version 2 (datapackage.json). */
void draft_write_package(const struct draft *draft, struct buffer *out);

#endif
