/* Values of one block of rows: what the evaluator passes from one operator to the next. */
#ifndef MALTALL_EXPR_VECTOR_H
#define MALTALL_EXPR_VECTOR_H

#include <stddef.h>
#include <stdint.h>

#include "stats/base/dictionary.h"
#include "stats/table/table.h"

/* The types of a column and, for expressions only, durations. */
enum expr_type {
	EXPR_TEXT = TYPE_TEXT,
	EXPR_NUMBER = TYPE_NUMBER,
	EXPR_DATE = TYPE_DATE,
	EXPR_TRUTH = TYPE_TRUTH,
	EXPR_DURATION,
	EXPR_NONE, /* no operand, no signature */
};

enum { BLOCK_ROWS = 1024 };

/* Calendar months and days; one of the two is 0. */
struct duration {
	int32_t months, days;
};

/* A view of up to BLOCK_ROWS values, borrowed from a column or from a node's own memory. */
struct vector {
	enum expr_type type;
	union {
		const uint32_t *codes;
		const double *low; /* NaN is missing */
		const int32_t *dates;
		const uint8_t *truths;
		const void *values;
	};
	const double *high;       /* numbers: the same pointer as low, except that of a count left open by an
				     unknown and       of a column with numbers that are not exact (column_range) */
	struct duration duration; /* the same for every row */
	const uint32_t
		*blame; /* the column behind a missing or unknown value, 0 where known; NULL: not asked for */
};

/* A node's own memory for a block, or for a whole table. */
struct values {
	union {
		uint32_t *codes;
		double *low;
		int32_t *dates;
		uint8_t *truths;
		void *memory;
	};
	double *high;
	uint32_t *blame;
};

/* The bytes one value of a type takes. */
size_t expr_type_size(enum expr_type type);
/* "text", "number", "date", "truth", "duration". */
const char *expr_type_name(enum expr_type type);

/* What an operator may need beside its operands. */
struct operator_entry;
struct kernel_context {
	const struct operator_entry *entry;
	const struct dictionary *dictionary;
	uint8_t **matches; /* `like`: an answer for each code of the dictionary, made at first use and kept
			      with the node */
};

/* Works out rows values of an operator into out, which has room for BLOCK_ROWS of its result type. A unary
 * entry gets right == NULL. A kernel that makes numbers sets out->high: to out->low, or to memory of its
 * own that was there. */
typedef void kernel(const struct kernel_context *context, const struct vector *left,
	const struct vector *right, size_t rows, struct values *out);

kernel compare_numbers, compare_texts, compare_codes, compare_dates, compare_truths;
kernel and_truths, or_truths, not_truth;
kernel add_numbers, subtract_numbers, multiply_numbers, divide_numbers, negate_number;
kernel count_working_days, subtract_dates, add_duration, subtract_duration;
kernel missing_value, like_text;

/* Kleene's "not" of each truth, in place. */
void truths_negate(uint8_t *truths, size_t rows);

#endif
