/* The way of a field into its column: cleaned, read as the column's type, kept or not, its faults told. */
#ifndef MALTALL_TABLE_INTAKE_H
#define MALTALL_TABLE_INTAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"
#include "stats/base/dictionary.h"
#include "stats/table/arrival.h"
#include "stats/table/choice.h"
#include "stats/table/missing.h"
#include "stats/table/number_value.h"
#include "stats/table/recent.h"
#include "stats/table/remark.h"
#include "stats/table/table.h"

struct key_numbers;

/* What has been seen in a truth column that may be one of x and blanks. */
struct crosses {
	struct tally *blanks; /* by file */
	size_t file;          /* the one at hand */
	size_t count;         /* fields that are x or a check mark */
	struct tally others;  /* neither that nor blank */
	const char *others_file;
};

struct intake {
	const struct column_spec *spec;
	size_t index;            /* of the column in its table */
	size_t position;         /* of the field in the rows of the file at hand */
	struct number_form form; /* of the numbers of the file at hand */
	bool key;                /* a blank is a fault */
	bool secret;             /* its values are not for messages */
	struct choice *choice;   /* NULL where any text may stand */
	struct marks marks;
	struct remarks remarks;
	bool marked; /* the field at hand is a mark that means missing */
	struct crosses crosses;
	uint64_t unread;       /* of the rows at hand, a bit for each whose field was not read at a glance */
	bool plain;            /* nothing is declared that may make a blank or a plain field anything else */
	bool plain_codes;      /* likewise a text that is a number */
	struct recent *recent; /* of texts and truths; NULL: of a key, whose texts come once, or others */
	const struct recent *known; /* likewise texts that another intake has had, borrowed; NULL: none */
	struct buffer clean;        /* the field at hand, where it had to be cleaned */
	const struct key_numbers *targets; /* of a reference that is kept as CODE_FOREIGN and the row where
					      the text is one of these numbers; NULL: its texts have codes */
};

/* The intakes of all columns of a table; the choices get their codes now. */
struct intake *intakes_new(const struct table *table, struct dictionary *dictionary);
void intakes_free(struct intake *intakes, const struct table *table);

/* A file begins: the index of it, where its fields stand and what its decimal sign is. */
void intake_begin(struct intake *intake, size_t file, size_t position, char decimal);
/* Whether the field of the row at hand marks the row as a total of others. */
bool intake_marks_total(struct intake *intake, const struct arrival *arrival);
/* Reads the field of the row at hand and, where the column is kept, stores it (there is room for it). */
void intake_take(struct intake *intake, const struct arrival *arrival);
/* Adds what another intake of the same column has seen in rows behind these, of the same file. */
void intake_add(struct intake *intake, const struct intake *behind);
/* The file has ended: says what was accepted in it. */
void intake_end(struct intake *intake, const char *file, struct faults *faults);
/* When all rows are in: decides what blank is in a column of crosses and says so, for each file, and forgets
 * the qualifiers of a column whose numbers are all exact. */
void intake_settle(const struct intake *intake, struct table *table, struct faults *faults);

#endif
