/* The bins of a histogram: how wide, where they begin, how many numbers lie in each. */
#ifndef MALTALL_METHOD_HISTOGRAM_H
#define MALTALL_METHOD_HISTOGRAM_H

#include <stddef.h>
#include <stdint.h>

/* Bin i reaches from edge i up to, not including, edge i + 1; the last bin includes its upper edge, on which
 * no number lies where all are whole: then every bin holds as many whole numbers as the others. Edges are
 * whole multiples of a step that is 1, 2 or 5 times a power of ten. */
struct histogram {
	size_t bins;         /* 0 where there is nothing to count */
	double first;        /* edge 0 is this many steps from 0; a whole number */
	int mantissa, power; /* a step is mantissa * 10^power: 1, 2 or 5 */
};

/* The bins for `count` finite numbers in rising order, at most `most` (2 or more) of them.
 *   step  2 IQR n^(-1/3), IQR of the type 7 quartiles; where they coincide, range / (ceil(log2 n) + 1)
 *         brought to the nearest of 1, 2, 5, 10, … by ratio, then to the next until the bins are few enough;
 *         never less than 1 where every number is whole, so that no bin must stay empty
 * Numbers that are all alike get one bin. Numbers so close together that a double cannot tell the edges apart
 * get as many as it can.
 * Source: Freedman and Diaconis (1981), Z. Wahrsch. 57, 453-476; Sturges (1926), JASA 21, 65-66. */
struct histogram histogram_of(const double *sorted, size_t count, size_t most);

/* Edge 0 <= i <= bins. Each is reckoned from whole numbers, so 0.3 is the double nearest to 0.3. */
double histogram_edge(const struct histogram *histogram, size_t i);
double histogram_step(const struct histogram *histogram);

/* Adds each number to counts[its bin], `bins` of them, zeroed by the caller. Returns how many were not
 * counted: NaN, or outside the edges. */
size_t histogram_count(
	const struct histogram *histogram, const double *numbers, size_t count, uint64_t *counts);

#endif
