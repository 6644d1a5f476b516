/* What `maltall selftest` holds against each other: certified figures, and those worked out here. */
#ifndef MALTALL_CMD_SELFTEST_H
#define MALTALL_CMD_SELFTEST_H

#include <stdbool.h>
#include <stddef.h>

/* How far the figures of a case agree. */
struct agreement {
	size_t figures;
	double digits; /* of the figure that agrees least: -log10 of the relative error, at most 15 */
};

/* Takes in one figure; one that is certified as 0 is compared as it stands. NaN agrees in no digit. */
void agreement_add(struct agreement *agreement, double certified, double actual);

/* A regression that NIST has certified. */
struct nist_case {
	const char *name;
	const double *cells; /* rows * (1 + predictors), y first */
	size_t rows, predictors, degree;
	const double *certified; /* estimate and error of each coefficient, then sigma */
	int digits;              /* promised */
};
extern const struct nist_case nist_cases[];
extern const size_t nist_case_count;

struct selftest_case {
	const char *name, *source;
	int digits; /* promised: no more than the source prints, or the method gives */
	void (*run)(struct agreement *agreement);
};
extern const struct selftest_case selftest_cases[];
extern const size_t selftest_case_count;

#endif
