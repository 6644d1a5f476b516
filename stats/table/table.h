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
#include "stats/table/row_place.h"

enum value_type { TYPE_TEXT, TYPE_NUMBER, TYPE_DATE, TYPE_TRUTH };

/* "text", "number", "date", "truth". */
const char *value_type_name(enum value_type type);

enum truth { TRUTH_FALSE = 0, TRUTH_TRUE = 1, TRUTH_UNKNOWN = 2 };

/* A text of the file and what it is to be read as. */
struct alias {
	const char *from, *to;
};

/* What a percent sign does to a number, and its absence. */
enum percent {
	PERCENT_SIGN,   /* 70 % is 0.7, and 70 is 70 */
	PERCENT_ALWAYS, /* 70 % is 0.7, and so is 70 */
	PERCENT_NEVER,  /* a percent sign is a fault */
};

/* What a mark in the place of a value says. Of all but MARK_ZERO the value is missing. The words are those of
 * Statistics Norway's standard signs for tables (- nothing to count, . cannot be, .. not known to the source,
 * : not shown); `unknown` is for Ukjent and Ikke oppgitt. */
enum mark_meaning {
	MARK_MISSING, /* and nobody has said why */
	MARK_ZERO,    /* the number 0; of numbers only */
	MARK_NOT_APPLICABLE,
	MARK_NOT_AVAILABLE,
	MARK_CONFIDENTIAL,
	MARK_UNKNOWN,
	MARK_MEANING_COUNT,
};

/* What a blank in a truth column says. */
enum blank_truth {
	BLANK_FOUND_OUT, /* no, where everything else is x or a check mark; else nothing */
	BLANK_MISSING,
	BLANK_FALSE,
};

/* - – . .. : NA N/A Ukjent "Ikke oppgitt" "Manglende informasjon" #I/T #N/A; ended by NULL. */
extern const char *const missing_marks_default[];

/* What a definition says of a column. All strings are borrowed from the definition. A zeroed spec (with a
 * name) is a text that is read as the notes on tables_load say. */
struct column_spec {
	const char *name;   /* as conditions call it */
	const char *header; /* as the file calls it; NULL: the same as name */
	enum value_type type;
	const char *prefix;        /* taken off the front of a text if it is there; NULL: none */
	const char *const *one_of; /* the texts allowed (after the prefix is off); anything else is a fault */
	size_t one_of_count;
	const char *refers_to; /* the table whose key this is, or NULL; the type is then text */
	size_t target;   /* index of that table among the specs; set by whoever resolves the definition */
	bool as_written; /* of a text: taken to the letter, not cleaned, without marks, whatever Excel may
			  * have done to it */
	bool used;       /* its values are asked for: only then it is kept. The others are read for their
			  * faults, references for the rows that they lead to, too */
	bool identifiers_allowed; /* of a text or a number: identity numbers, e-mail addresses and phone
				   * numbers are read
				   */
	/* What every row must fulfil: for whoever judges the rows when they are in. */
	bool required, unique;
	const char *least, *greatest;     /* literals of the condition language; NULL: no limit */
	size_t least_length, most_length; /* of a text, in characters; 0: no limit */
	bool not_summed;                  /* of a number: totals are not the sum of their parts */
	const struct alias *aliases; /* a field that is `from`, to the letter, is read as if it were `to` */
	size_t alias_count;
	const char *const *missing; /* the marks that mean missing; NULL: those of missing_marks_default */
	size_t missing_count;
	const enum mark_meaning *meanings; /* of each of `missing`; NULL: MARK_MISSING, all of them */
	enum blank_truth blank;            /* of a truth */
	const char *const *totals;         /* the texts that mark a row as a total of others */
	size_t totals_count;
	bool totals_auto; /* so does what slice_is_total knows */
	/* numbers */
	char thousands; /* '.' or ',': stands between groups of three, beside blanks; 0: only blanks may */
	enum percent percent;
	bool exponents; /* 1,00E+05 is a number */
	bool qualified; /* so are ca 15, >300, <5; else each is a fault */
	/* dates */
	const char *date_format; /* the only form accepted, of those in date_value.h; NULL: those there */
	int pivot;         /* the first of the hundred years that a year of two digits may be; 0: a fault */
	bool excel_serial; /* the days of Excel's 1900 system are dates */
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
	bool of_counts;  /* the rows are counts; whoever adds them up looks for totals, so none are told of
			    here */
	bool unsigned_alone; /* nobody asks for the digest of its file, if it is but one: it is "" then */
	size_t threads;      /* that read it; 0: as many as there are processors */
	size_t portion; /* bytes that one reads at a time, rows that one looks at; 0: what is well chosen.
			 * Less is for tests */
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
	uint8_t *qualifiers; /* of numbers: 0 exact, '~' about, '<' less than, '>' more than; NULL: all exact
			      */
	bool codes_met;      /* among the numbers was one such as 0301 */
	bool struck;         /* a field had a fault of its own, also where its row is kept no more */
	uint32_t *parents;   /* refers_to: the row of the target table; ROW_NONE if missing or dangling. It
			      * has codes too only where it is used */
};

/* A row whose key another row has that counts instead. */
struct repeated_row {
	uint32_t row;
	bool contradicts; /* they differ in a column declared */
};

/* A field of a row that is in, with a fault of its own: date, number, one_of, dangling_reference, ... */
struct struck_field {
	uint32_t row, column; /* the column by its place in the spec */
	size_t fault;         /* its place in the list of faults */
};

struct table {
	const struct table_spec *spec;
	size_t rows;
	struct column *columns;            /* spec->column_count of them, in the order of the spec */
	struct row_places places;          /* of the rows */
	struct dialect *dialects;          /* for each file, what was declared or found */
	char (*digests)[DIGEST_TEXT_SIZE]; /* for each file, the SHA-256 of its bytes as they were read */
	struct reader_report *reports;     /* for each file, what else was found */
	size_t rows_left_out;              /* by faults that cost a row: broken rows, duplicates */
	size_t *left_out;                  /* the same for each file */
	size_t *rows_taken; /* for each file, the rows that are in, also where they are kept no more */
	struct struck_field *struck; /* in the order in which they were found */
	size_t struck_count, struck_capacity;
	struct repeated_row *repeated; /* rows that are still there and do not count, in any order */
	size_t repeated_count;
	size_t rows_set_aside; /* totals of other rows */
	struct table *totals;  /* those rows, with the same spec; NULL where there is none */
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
 *   duplicate_key, contradiction  error, at the later row, naming the earlier one's place; the rows are equal
 *                                 in every column declared, or differ in those named; DUPLICATES_* decides
 *   identifier                    fatal: a text has the form of an identity number, an e-mail address or a
 *                                 phone number (see identifier.h), or a number that of an identity number,
 * and the column does not allow it; the value is missing, and nobody may compute from such data which row
 * counts, and the others stay in as `repeated`; nothing refers to them dangling_reference            error,
 * at the referring row, naming the table and file referred to; its column is 0, since all rows have to be in
 * before it is known
 *
 * Errors: what reader_open and reader_next fail with; ERROR_DATA for a column that a file does not have (with
 * "did you mean") or has twice, and for DUPLICATES_REFUSE; ERROR_DEFINITION for a key or reference that is no
 * text, a key that is no column, and a reference to a table without a key.
 *
 * Formats. A field is cleaned (cleaning.h); what is then empty is missing, and so is one of the marks that is
 * not MARK_ZERO. An
 * alias is taken first; a text of one_of is a value, whatever mark it is. Then text    the prefix is taken
 * off only where something remains number  number_value.h date    date_value.h truth   truth_value.h; what a
 * blank says, `blank` does. What Excel has
 * damaged (damage.h) is a fault in every type: excel_damage. A number that is not exact is a fault,
 * qualified, unless the column says otherwise.
 *
 * What is accepted although it is not written plainly is said once a column and file, as an info with its
 * count and the place of the first: missing_mark and mark_..., by their meaning, text_cleaned, alias,
 * thousands, percent (also a warning where some numbers have the sign and some not), trailing_zero, midnight,
 * qualified (with how many are exact and what they add up to), blank_is_no and blank_is_missing (of a truth
 * column with an x in it). A row that is marked as a total goes to `totals` instead, without faults: info,
 * totals_row.
 *
 * The specs are borrowed by the result. NULL and err on an error. */
struct tables *tables_load(
	const struct table_spec *specs, size_t count, struct faults *faults, struct error *err);
void tables_free(struct tables *tables);

/* What is done with rows that are not kept. A part is the one table with some of its rows, as if there were
 * no others; codes of texts hold within it, and what belongs to files (dialects, reports) is not there yet.
 */
struct stream_use {
	/* What is made of a part; called by several threads at once. `faults` are those of its rows, perhaps
	 * among others. NULL: nothing is. */
	void *(*make)(void *context, struct tables *part, const struct faults *faults);
	/* Called by one thread, for one part after the other in the order of their rows, at least once (with
	 * no rows where there are none). What was made of it is yours, NULL if nothing was. */
	void (*take)(void *context, struct tables *part, void *made);
	/* Frees what was made and is not taken, as of what was read in vain; may be NULL where `make` is. */
	void (*drop)(void *context, void *made);
	void *context;
};
/* Rows of a part, at most so many more than a batch has, where the file is not read by several threads. */
enum { STREAM_ROWS = 65536 };
/* As tables_load of one table that has no key, no reference and no one_of, but nothing of it is kept. What
 * comes back has no rows (table_row_count says how many there were), no struck fields and no totals; `take`
 * may have been called before an error. More errors: ERROR_AGAIN where the rows have to be kept, for a truth
 * column of nothing but x and blanks, of which a blank is known to be no only when all rows are in. */
struct tables *tables_stream(const struct table_spec *spec, const struct stream_use *use,
	struct faults *faults, struct error *err);

/* The rows of a table that repeat a key and either contradict the row that counts or do not, in order. Yours
 * to free. Whoever computes takes them out (tables_leave_out) before: until then it can be seen what they
 * would have done. */
uint32_t *table_repeated_rows(const struct table *table, bool contradicting, size_t *count);

/* Takes out the rows listed (each once, in any order) of the table with that index. What referred to them
 * refers to nothing then (ROW_NONE). */
void tables_leave_out(struct tables *tables, size_t table, const uint32_t *rows, size_t count);

/* Frees the values of all columns, which are as if they were not used from then on: where each row stands is
 * known still. */
void table_forget_values(struct table *table);

/* How many threads read such a table, and work on its rows. */
size_t table_spec_threads(const struct table_spec *spec);
/* The rows that are in, also where they are kept no more. */
size_t table_row_count(const struct table *table);
/* A number that is not exact is not missing. */
bool column_is_missing(const struct column *column, size_t row);
/* The least and the most that a number may be: equal where it is exact, NaN where it is missing. `>300` is
 * from just above 300 to infinity, `<5` from minus infinity to just below 5, and `ca 15` may be anything: how
 * near is near, nobody has said. */
void column_range(const struct column *column, size_t row, double *least, double *most);
/* The index of a column, table or file by name; SIZE_MAX if there is none. */
size_t table_spec_column(const struct table_spec *spec, const char *name);
/* The line a row begins on, and the index of the file it comes from. */
size_t table_line(const struct table *table, size_t row);
size_t table_file(const struct table *table, size_t row);
/* "alis.csv" of that file. */
const char *table_file_name(const struct table *table, size_t row);

#endif
