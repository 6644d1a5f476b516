/* Quantiles of any number of numbers in little memory, with a bound of their error that is proved.
 *
 * Numbers are gathered into buffers of SKETCH_BUFFER, sorted. Two buffers whose numbers stand for w numbers
 * each are merged into one whose numbers stand for 2w: of the sorted two, every second number stays, now the
 * odd ones, now the even ones. However many numbers x of the two are no more than some v, the first counts 0
 * to w too many of them, the second 0 to w too few; so what all merges together may have counted too many,
 * and too few, is known exactly, whatever the numbers are. Nothing is drawn by lot: the same numbers in the
 * same order give the same sketch.
 *
 *   memory   SKETCH_BUFFER * 8 bytes for each time that the numbers double beyond SKETCH_BUFFER
 *   error    at most about log2(n / SKETCH_BUFFER) / (4 SKETCH_BUFFER) of n: 0.06 % of three million, 0.1 %
 * of a thousand million Source: Munro and Paterson (1980), Theor. Comput. Sci. 12, 315-323; Manku,
 * Rajagopalan and Lindsay (1998), SIGMOD Record 27, 426-435. Tested against sorting:
 * tests/unit/method_quantile_sketch.c */
#ifndef MALTALL_METHOD_QUANTILE_SKETCH_H
#define MALTALL_METHOD_QUANTILE_SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SKETCH_BUFFER = 4096, SKETCH_LEVELS = 52 };

/* Zeroed it has seen nothing. */
struct quantile_sketch {
	uint64_t count;
	double minimum, maximum;
	uint64_t too_many, too_few; /* by how much a rank may be counted wrong */
	double *fresh;              /* not yet sorted; they stand for themselves */
	size_t fresh_count, fresh_capacity;
	double *buffers[SKETCH_LEVELS]; /* of level i: each number stands for 2^i; NULL: none */
	bool takes_odd[SKETCH_LEVELS];  /* which ones stay at the next merge */
	/* what quantile_sketch_settle leaves behind: the numbers that stayed, in rising order, and for how
	 * many each and those before it stand */
	double *values;
	uint64_t *ranks;
	size_t value_count;
};

/* Takes in one finite number. Not after it is settled. */
void quantile_sketch_add(struct quantile_sketch *sketch, double number);
/* Nothing more is added; quantiles can be asked for. */
void quantile_sketch_settle(struct quantile_sketch *sketch);
/* Frees what it holds, not the sketch itself. */
void quantile_sketch_free(struct quantile_sketch *sketch);

/* The p quantile, 0 <= p <= 1. Where nothing was merged (fewer than 2 SKETCH_BUFFER numbers) it is
 * quantile_sorted of `type`; else a number that occurs, and is the q quantile (type 1) for some q no further
 * from p than quantile_sketch_error. p = 0 and 1 are exact. NaN where nothing was seen. */
double quantile_sketch_at(const struct quantile_sketch *sketch, int type, double p);
/* How far that is at most, as a fraction of the count; 0 where every number is there. */
double quantile_sketch_error(const struct quantile_sketch *sketch);

#endif
