/* Many p-values at once. */
#ifndef MALTALL_METHOD_HOLM_H
#define MALTALL_METHOD_HOLM_H

#include <stddef.h>

/* Writes to adjusted[count] the p-values that hold for all of them together; NaN stays NaN and is not
 * counted. p and adjusted may be the same array. of m p-values the i-th smallest becomes the greatest of (m -
 * j + 1) p_j over j <= i, at most 1 Source: Holm (1979), Scand. J. Statist. 6, 65-70. Oracle:
 * tests/oracle/ranks.txt */
void holm_adjust(const double *p, size_t count, double *adjusted);

#endif
