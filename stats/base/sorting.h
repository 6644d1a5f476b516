/* Many numbers into order. */
#ifndef MALTALL_BASE_SORTING_H
#define MALTALL_BASE_SORTING_H

#include <stddef.h>

/* Ascending; equal numbers, 0 and -0 among them, keep the order they had. None is NaN. Takes time in
 * proportion to `count`, and as much memory again. */
void numbers_sort(double *numbers, size_t count);

#endif
