/* Typed columns read from CSV files, and the references between them.
 *
 * A missing value is a state of its own, stored as a value no datum can have: code 0, NaN, DATE_MISSING,
 * TRUTH_UNKNOWN; ask column_is_missing. A field that does not parse is a fault *and* missing, never a guess.
 */
#ifndef MALTALL_TABLE_TABLE_H
#define MALTALL_TABLE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/base/dictionary.h"
#include "stats/base/digest.h"
#include "stats/base/error.h"
#include "stats/base/fault.h"
#include "stats/csv/reader.h"

enum value_type { TYPE_TEXT, TYPE_NUMBER, TYPE_DATE, TYPE_TRUTH };

/* "text", "number", "date", "truth". */
const char *value_type_name(enum value_type type);

enum truth { TRUTH_FALSE = 0, TRUTH_TRUE = 1, TRUTH_UNKNOWN = 2 };

/* What a definition says of a column. All strings are borrowed from the definition. */
struct column_spec {
	const char *name;   /* as conditions call it */
	const char *header; /* as the file calls it; NULL: the same as name */
	enum value_type type;
	const char *prefix;        /* taken off the front of a text if it is there; NULL: none */
	const char *const *one_of; /* the texts allowed (after the prefix is off); anything else is a fault */
	size_t one_of_count;
	const char *refers_to; /* the table whose key this is, or NULL; the type is then text */
	size_t target; /* index of that table among the specs; set by whoever resolves the definition */
	bool used;     /* only a used column is kept; the others are read for their faults */
};

/* Which row counts when a key stands on several: the first, the last, or none (the data are refused). */
enum duplicates { DUPLICATES_FIRST, DUPLICATES_LAST, DUPLICATES_REFUSE };

/* A file to read: the path to open and the name to use in messages and outputs. */
struct table_file {
	const char *path, *name;
	const char *bytes; /* for tests: read these instead of the path, if not NULL */
	size_t length;
};

struct table_spec {
	const char *name;
	struct table_file *files;
	size_t file_count;
	const char *key; /* a column's name, or NULL */
	enum duplicates duplicates;
	struct dialect dialect; /* what is declared */
	struct column_spec *columns;
	size_t column_count;
};

#define ROW_NONE UINT32_MAX

struct column {
	const struct column_spec *spec;
	union {
		uint32_t *codes; /* TYPE_TEXT: codes of the tables' dictionary */
		double *numbers; /* TYPE_NUMBER */
		int32_t *dates;  /* TYPE_DATE */
		uint8_t *truths; /* TYPE_TRUTH: enum truth */
		void *values;    /* NULL where the column is not used */
	};
	uint32_t *parents; /* refers_to: the row of the target table; ROW_NONE if missing or dangling */
};

struct table {
	const struct table_spec *spec;
	size_t rows;
	struct column *columns; /* spec->column_count of them, in the order of the spec */
	uint32_t *lines;        /* the line each row begins on */
	uint32_t *files;        /* the index of the file each row comes from; NULL where there is one file */
	struct dialect *dialects;          /* for each file, what was declared or found */
	char (*digests)[DIGEST_TEXT_SIZE]; /* for each file, the SHA-256 of its bytes as they were read */
	size_t rows_left_out;              /* by faults that cost a row: broken rows, duplicates */
};

struct tables {
	struct dictionary *dictionary; /* one for every text of every table: equal texts have equal codes */
	struct table *items;
	size_t count;
};

/* Loads every file of every table, then settles keys and references.
 *
 * Faults (file, line and column of the field; the message names the column's header, never a key's value):
 *   date, number, truth, one_of   the field does not parse: error, the value is missing
 *   missing_key                   the key is blank: error, the row stays
 *   duplicate_key                 error, at the later row, naming the earlier one's place and which columns
 *                                 differ; DUPLICATES_* decides
 *   dangling_reference            error, at the referring row, naming the table and file referred to; its
 *                                 column is 0, since all rows have to be in before it is known
 *
 * Errors: what reader_open and reader_next fail with; ERROR_DATA for a column that a file does not have (with
 * "did you mean") or has twice, and for DUPLICATES_REFUSE; ERROR_DEFINITION for a key or reference that is no
 * text, a key that is no column, and a reference to a table without a key.
 *
 * Formats. Blanks (NBSP too) at both ends are dropped; what is then empty is missing.
 *   text    the prefix is taken off only where something remains
 *   date    yyyy-mm-dd or dd.mm.yyyy
 *   number  an optional sign, digits, the file's decimal sign, digits
 *   truth   ja nei j n true false sant usant yes no 1 0 x (case ignored); in a column where every value is
 *           x or blank, and one at least is x, blank is false, not missing
 *
 * The specs are borrowed by the result. NULL and err on an error. */
struct tables *tables_load(
	const struct table_spec *specs, size_t count, struct faults *faults, struct error *err);
void tables_free(struct tables *tables);

bool column_is_missing(const struct column *column, size_t row);
/* The index of a column, table or file by name; SIZE_MAX if there is none. */
size_t table_spec_column(const struct table_spec *spec, const char *name);
/* "alis.csv" of the file a row came from. */
const char *table_file_name(const struct table *table, size_t row);

#endif
