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
	bool told;      /* that it is not the sum of its parts */
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
};

struct tally {
	const struct definition *definition;
	const struct indicator_definition *indicator;
	const struct table *table;
	struct dictionary *dictionary;
	const struct counted_spec *spec;
	struct dimension *dimensions;
	size_t dimension_count;
	struct tally_row *rows;
	size_t row_count;
	struct faults *faults, *notes;
};

/* Reads counts and dimensions; rows that cannot be right are told. */
struct tally *tally_new(const struct definition *definition, const struct tables *tables, int32_t as_of,
	const struct counted_spec *spec, struct faults *faults, struct faults *notes);
void tally_free(struct tally *tally);

bool amount_is_known(const struct amount *amount);
bool amount_equals(const struct amount *a, const struct amount *b);
void amount_add(struct amount *amount, const struct amount *other);

/* "Sentrum, 18-19, Menn": the values of a row in the arena of no one: add it to a buffer. */
void row_describe(const struct tally *tally, size_t row, struct buffer *out);
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
	bool is_sum; /* of several rows */
};
/* By the active dimensions, then as they stand in the file. */
void items_sort(const struct tally *tally, const bool *active, struct item *items, size_t count);
/* The end of the run of items, from `begin` on, that the active dimensions do not tell apart. */
size_t items_run(
	const struct tally *tally, const bool *active, const struct item *items, size_t count, size_t begin);

/* duplicates.c: finds the rows that are exactly the same; later, when layers are known, tells of them and
 * sets aside what would count twice. */
void duplicates_find(struct tally *tally);
void duplicates_settle(struct tally *tally);

/* totals.c: "Sum", "Oslo i alt". */
bool text_is_total(const char *text, size_t length);
/* Finds the totals and the layers of a dimension, and whether it is restricted. */
void totals_find(struct tally *tally, struct dimension *dimension);

/* collapse.c: adds up over a dimension, in place: from then on it is not active. `parts_first`: the parts
 * count even where there is a total row. Returns how many items remain. */
size_t items_collapse(struct tally *tally, struct dimension *dimension, bool *active, bool parts_first,
	struct item *items, size_t count);

/* published.c */
void published_compare(struct tally *tally, struct published_counts *published);

#endif
