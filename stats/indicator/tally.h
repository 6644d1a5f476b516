/* The rows of a table of counts on their way to cells. Private to this room; see counted.h for what is
 * meant. */
#ifndef MALTALL_INDICATOR_TALLY_H
#define MALTALL_INDICATOR_TALLY_H

#include "stats/indicator/counted.h"

/* What some rows come to. */
struct amount {
	int64_t numerator, denominator;       /* sums over the rows that have both */
	int64_t no_numerator, no_denominator; /* rows without the one (or both); rows without the other */
	int64_t open;                         /* the denominators of rows without a numerator, added up */
	bool unbounded;                       /* there is a row without a denominator */
};

struct tally_row {
	struct amount amount;
	size_t same_as; /* the first row with the same dimensions and counts; SIZE_MAX: this is the first */
	bool selected;  /* by `where` */
	bool set_aside; /* another layer, or counted already */
	bool is_total;  /* in one dimension at least */
};

struct dimension {
	const char *name;
	size_t by;       /* which grouping of the indicator it is; SIZE_MAX: none */
	uint32_t *codes; /* for each row */
	bool *totals;    /* for each code of the dictionary: a total of others */
	size_t layer_count;
	uint32_t *layers; /* for each row, from 1; 0: none, a total. NULL where there is one layer */
	bool restricted;  /* of rows that only this dimension tells apart `where` takes some and not others */
	bool told;        /* what was done with it */
	bool has_totals;  /* one row of it at least is a total */
	bool ordered;     /* years or dates: none is the total of the others */
	bool of_files;    /* not a column, but the file of the row */
};

struct tally {
	const struct definition *definition;
	const struct indicator_definition *indicator;
	const struct table *table;
	struct dictionary *dictionary;
	const struct counted_spec *spec;
	struct dimension *dimensions;
	size_t dimension_count;
	size_t *codes; /* columns of whole numbers that are no dimensions, and may be codes all the same */
	size_t code_count;
	struct tally_row *rows;
	size_t row_count;
	struct faults *faults, *notes;
	bool silent;  /* what is added up is only compared */
	bool refused; /* the figures may be wrong; why is in err */
	struct error *err;
};

/* Reads counts and dimensions; rows that cannot be right are told. */
struct tally *tally_new(const struct definition *definition, const struct tables *tables, int32_t as_of,
	const struct counted_spec *spec, struct faults *faults, struct faults *notes, struct error *err);
void tally_free(struct tally *tally);

bool amount_is_known(const struct amount *amount);
bool amount_equals(const struct amount *a, const struct amount *b);
void amount_add(struct amount *amount, const struct amount *other);

/* ERROR_DATA at the line of a row (SIZE_MAX: none); the first reason given is the one that is told. */
void tally_refuse(struct tally *tally, size_t row, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
const char *row_value(const struct tally *tally, const struct dimension *dimension, size_t row);
/* Whether it is a total over this dimension: by its value, or because it is one over another and blank here,
 * as "Totalt;;31;50". */
bool row_is_total(const struct tally *tally, const struct dimension *dimension, size_t row);
/* A fault at the line of a row. */
void row_fault(struct tally *tally, size_t row, enum severity severity, const char *rule, const char *format,
	...) __attribute__((format(printf, 5, 6)));

/* A row, or what some of them come to, told apart by the dimensions that are still `active`. */
struct item {
	size_t row; /* the first of them */
	struct amount amount;
	bool is_sum; /* of several rows, or of a part where there may be others */
};
/* By the active dimensions, then as they stand in the file. */
void items_sort(const struct tally *tally, const bool *active, struct item *items, size_t count);
/* The end of the run of items, from `begin` on, that the active dimensions do not tell apart. */
size_t items_run(
	const struct tally *tally, const bool *active, const struct item *items, size_t count, size_t begin);

/* Which rows: all; those that are not set aside; those of them that are asked for. */
enum row_choice { ROWS_EVERY, ROWS_COUNTED, ROWS_ASKED };
/* An item for each row chosen, sorted by every dimension, all of which become active. Where duplicates count,
 * those that no dimension tells apart are one item (not for ROWS_EVERY). To be freed. */
struct item *items_new(const struct tally *tally, enum row_choice choice, bool *active, size_t *count);

/* duplicates.c: finds the rows that are exactly the same; later, when layers are known, tells of them, sets
 * aside what would count twice, and refuses what contradicts. */
void duplicates_find(struct tally *tally);
void duplicates_settle(struct tally *tally);
/* Refuses rows that only a column of whole numbers tells apart: a code, or a figure of its own? */
void codes_refuse(struct tally *tally);

/* overlap.c: refuses files that hold the same rows. */
void files_compare(struct tally *tally);

/* total_word.c: "Sum", "Oslo i alt". */
bool text_is_total(const char *text, size_t length);
/* "Hele landet", "Kommunen totalt", "Gjennomsnitt": a total if the counts bear it out, and doubtful else. */
bool text_may_be_total(const char *text, size_t length);

/* totals.c: marks the values of a dimension that say they are totals, finds the layers beside them, and
 * whether the dimension is restricted. */
void totals_find(struct tally *tally, struct dimension *dimension);
/* layers.c: the layers of a dimension that has totals; says so where there are several. */
void layers_find(struct tally *tally, struct dimension *dimension);

/* doubt.c: refuses what may be a total, or a second layer, and does not say so; and what says that it may be
 * one, and is not seen to be. */
void doubts_refuse(struct tally *tally);

/* collapse.c: adds up over every dimension but one (NULL: every one), in place; those with totals first, so
 * that a total is taken in each combination that has one. */
size_t items_collapse_others(
	struct tally *tally, const struct dimension *kept, bool *active, struct item *items, size_t count);
/* Adds up over a dimension, in place: from then on it is not active. `parts_first`: the parts
 * count even where there is a total row. Returns how many items remain. */
size_t items_collapse(struct tally *tally, struct dimension *dimension, bool *active, bool parts_first,
	struct item *items, size_t count);

/* published.c */
void published_compare(struct tally *tally, struct published_counts *published);

#endif
