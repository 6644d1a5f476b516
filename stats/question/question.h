/* An ad-hoc question about a CSV file, made ready to be counted: what it asks for, typed by looking; the rows
 * for which a condition holds; the groups they fall into. What comes out are plain arrays, ready for
 * stats/method.
 *
 *   question_open       looks at the files and types their columns
 *   question_type, question_where, question_by, question_ask    what is wanted
 *   question_read       reads the files, only the columns that are wanted
 */
#ifndef MALTALL_QUESTION_QUESTION_H
#define MALTALL_QUESTION_QUESTION_H

#include "stats/expr/expr.h"
#include "stats/question/typing.h"

/* The values of one thing that was asked for, one a selected row. */
struct answer {
	const char *text; /* as it was asked for: a header or an expression */
	enum value_type type;
	const struct column_spec *column; /* NULL where it is an expression */
	union {
		double *numbers; /* NaN: missing. The least it may be where it is not exact */
		int32_t *dates;  /* DATE_MISSING */
		uint8_t *truths; /* enum truth */
		uint32_t *codes; /* of the dictionary; CODE_MISSING */
		void *values;
	};
	double *most; /* of numbers: the most each may be; the same pointer as `numbers` where all are exact
		       */
};

/* One combination of the values of what it is grouped by. */
struct answer_group {
	const char **labels; /* by_count of them; NULL: missing */
	size_t first, count; /* its rows are order[first] … order[first + count - 1] */
};

struct question {
	const struct table_file *files; /* borrowed */
	size_t file_count;
	struct dialect dialect;
	struct typing *typing;
	int32_t as_of; /* DATE_MISSING: none was given */

	struct answer *answers;
	size_t answer_count;
	const char **by;
	enum value_type *by_types; /* of each */
	size_t by_count;
	const char *where;
	bool same_files_count;
	size_t threads, portion; /* as those of struct table_spec */

	/* once read */
	struct faults faults;
	struct tables *tables; /* one table */
	size_t rows;           /* selected */
	size_t rows_read;
	size_t undecided;   /* rows left out since it is unknown whether the condition holds */
	uint32_t *selected; /* the selected rows, by their number in the table */
	uint32_t *order; /* the selected rows (0 .. rows - 1) group after group, in the order of the file */
	struct answer_group *groups; /* in Norwegian order, numbers and dates by value, missing last */
	size_t group_count;          /* 1 where it is not grouped, whatever the rows; else those that occur */

	struct vocabulary *vocabulary; /* over all columns until it is read, then over the wanted ones */
	struct table_spec spec;
	struct arena arena;
};

/* Looks at the files, which are borrowed as long as the question lives, or, with `whole`, through them. NULL
 * and err as typing_look. */
struct question *question_open(const struct table_file *files, size_t file_count,
	const struct dialect *declared, int32_t as_of, bool whole, struct error *err);
void question_free(struct question *question);

/* COLUMN=TYPE instead of what was found; before anything is asked. As typing_declare. */
bool question_type(struct question *question, const char *option, const char *text, struct error *err);
/* Each takes a header, to the letter, or an expression of the condition language; texts are borrowed. False
 * and `mistake` where it is wrong; its offset and length are of the text. `question_ask` appends to
 * `answers`; the type of what is asked stands there at once. */
bool question_where(struct question *question, const char *text, struct expr_error *mistake);
bool question_by(struct question *question, const char *text, struct expr_error *mistake);
bool question_ask(struct question *question, const char *text, struct expr_error *mistake);

/* Reads. False and err: as tables_load; ERROR_DATA where a wanted column holds what says who somebody is, and
 * where two files hold the same bytes, unless `same_files_count` is set: everybody in them would count twice;
 * ERROR_USAGE where a condition speaks of as_of and no date was given; ERROR_AGAIN where the types that the
 * beginnings of the files told may not hold: to be asked anew with `whole`. The faults of the rows are in
 * `faults`, whatever it returns. */
bool question_read(struct question *question, struct error *err);

/* The question with the answers and groups of some of its rows. */
typedef void question_visit(void *data, const struct question *part);
/* As question_read, but the rows are not kept: `visit` is shown them in parts, in their order, at least once.
 * The texts and labels of a part live as long as the visit. Afterwards the question has no rows and no
 * groups; `rows`, `rows_read` and `undecided` say how many there were. More errors: ERROR_DATA where the rows
 * have to be kept (tables_stream). */
bool question_stream(struct question *question, question_visit *visit, void *data, struct error *err);

/* The exact numbers of an answer (type number) in a group, in the order of the rows, into out[group->count].
 * Returns how many; *missing and *inexact, if not NULL, receive how many rows had none, or one that is not
 * exact. */
size_t question_numbers(const struct question *question, const struct answer *answer,
	const struct answer_group *group, double *out, size_t *missing, size_t *inexact);
/* Whether the value at a selected row is missing or unknown. */
bool answer_is_missing(const struct answer *answer, size_t row);
/* Whether it is known, and exact where it is a number. */
bool answer_is_known(const struct answer *answer, size_t row);
/* The value at a selected row as a number: days since 1970-01-01 of a date, 1 or 0 of a truth; NaN of a text
 * and where it is not known. */
double answer_number(const struct answer *answer, size_t row);
/* The text of a code. */
const char *question_text(const struct question *question, uint32_t code);

#endif
