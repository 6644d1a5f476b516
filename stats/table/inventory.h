/* What stands in a CSV file, column by column, found in one pass: the evidence for a starting definition.
 *
 * Everything is counted exactly. The distinct values of a column are kept to be counted and to be compared
 * with those of other files; where all of a file's together would take more than the room given, the column
 * that takes most gives them up, and `values` is NULL: no key and no reference can be seen in it then. */
#ifndef MALTALL_TABLE_INVENTORY_H
#define MALTALL_TABLE_INVENTORY_H

#include "stats/table/identifier.h"
#include "stats/table/table.h"

/* How the filled fields of a column can be read. */
enum reading_form {
	FORM_NUMBER,     /* digits, the decimal sign, blanks between groups of three, a percent sign */
	FORM_THOUSANDS,  /* the same with the sign that is not the decimal one between the groups */
	FORM_QUALIFIED,  /* a number, or one of ca 15, >300, <5 */
	FORM_DATE,       /* one of those that need no declaration */
	FORM_DATE_SHORT, /* dd.mm.yy */
	FORM_TRUTH,
	FORM_COUNT,
};

struct column_inventory {
	const char *header; /* terminated, as reader_header gives it */
	size_t rows;        /* blank + marked + filled */
	size_t blank, marked, filled;
	size_t *marks;                  /* how often each of missing_marks_default stands there */
	size_t fits[FORM_COUNT];        /* how many of the filled can be read so */
	size_t misfit_line[FORM_COUNT]; /* the line of the first that cannot; 0: there is none */
	const struct table_file *misfit_file[FORM_COUNT]; /* and its file */
	size_t codes;                                     /* digits with a nought before them: 0301 */
	size_t totals;                                    /* Sum, Totalt, Oslo i alt ... */
	size_t long_numbers;                              /* whole numbers of six digits or more */
	size_t years;                                     /* whole numbers from 2000 to 2100 */
	size_t percents;                                  /* with a percent sign */
	double in_totals, in_parts; /* sums of the numbers of rows with a total's text, and of the others */
	size_t identifiers[IDENTIFIER_COUNT];
	bool crosses;                /* all filled are x or a check mark */
	double least, most;          /* of those that are numbers; NaN */
	int32_t earliest, latest;    /* of those that are dates; DATE_MISSING */
	size_t distinct;             /* different filled values, clean; if given up, at least so many */
	struct dictionary *values;   /* them; NULL if given up */
	uint32_t *counts;            /* how often value with code i + 1 stands there */
	size_t capacity, value_room; /* of counts; bytes taken */
};

struct inventory {
	const struct table_file *file; /* borrowed */
	struct dialect dialect;        /* as declared or found */
	struct reader_report report;
	size_t rows;
	struct column_inventory *columns;
	size_t column_count;
	/* Whether `decimal` was declared, or some number such as 0,5 or 1.234.567 shows which sign it is.
	 * Where none does, 1.234 may be a decimal or a thousand. */
	bool decimal_sure;
	bool whole; /* all of the file has been looked at */
	struct arena arena;
};

/* Reads the whole file. `room` is how many bytes the distinct values of all columns may take. NULL and err as
 * reader_open and reader_next; rows that cannot be read are faults. */
struct inventory *inventory_read(const struct table_file *file, const struct dialect *declared, size_t room,
	struct faults *faults, struct error *err);
/* The same, faster, of what types are told by, and no more: of each column the header, rows, blank, marked,
 * filled, fits and codes; and decimal_sure. */
struct inventory *inventory_of_forms(const struct table_file *file, const struct dialect *declared,
	struct faults *faults, struct error *err);
/* The same of the first INVENTORY_BEGINNING bytes and a batch, where the file goes on behind them: `whole`
 * says whether it did not. The report is empty then. A file in memory is always looked at whole. */
struct inventory *inventory_of_beginning(const struct table_file *file, const struct dialect *declared,
	struct faults *faults, struct error *err);
/* Whether two files may be one table: the same headers in the same place, the same signs. Encodings may
 * differ.
 */
bool inventory_is_like(const struct inventory *inventory, const struct inventory *other);
/* Adds what stands in another file that is like it. The encoding becomes ENCODING_FOUND_OUT where they
 * differ; `file` and `report` stay those of the first. */
void inventory_add(struct inventory *inventory, const struct inventory *other);
void inventory_free(struct inventory *inventory);

enum { INVENTORY_BEGINNING = 1 << 20 };

/* What two digits of a year mean where an inventory meets them: 69 is 1969, as strptime has it. */
enum { INVENTORY_PIVOT = 1969 };

/* How many filled fields of a column are among the values of another; 0 where either has given them up. */
size_t inventory_shared(const struct column_inventory *column, const struct column_inventory *other);

#endif
