#include "stats/method/holm.h"

#include <math.h>
#include <stdlib.h>

#include "stats/base/memory.h"

struct placed {
	double p;
	size_t place;
};

/* Equal p-values get the same adjusted one, whatever their order. */
static int
placed_compare(const void *left, const void *right)
{
	double a = ((const struct placed *)left)->p, b = ((const struct placed *)right)->p;
	return (a > b) - (a < b);
}

void
holm_adjust(const double *p, size_t count, double *adjusted)
{
	struct placed *order = xreallocarray(NULL, count ? count : 1, sizeof *order);
	size_t known = 0;
	for (size_t i = 0; i < count; i++) {
		if (isnan(p[i]))
			adjusted[i] = NAN;
		else
			order[known++] = (struct placed){ p[i], i };
	}
	qsort(order, known, sizeof *order, placed_compare);
	double greatest = 0;
	for (size_t i = 0; i < known; i++) {
		greatest = fmax(greatest, fmin((double)(known - i) * order[i].p, 1));
		adjusted[order[i].place] = greatest;
	}
	free(order);
}
