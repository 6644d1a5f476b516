#include "stats/method/ranks.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/method/distribution.h"
#include "stats/method/sum.h"

struct placed {
	double number;
	size_t place;
};

static int
placed_compare(const void *left, const void *right)
{
	double a = ((const struct placed *)left)->number, b = ((const struct placed *)right)->number;
	return (a > b) - (a < b);
}

double
ranks_of(const double *numbers, size_t count, double *ranks)
{
	struct placed *order = xreallocarray(NULL, count ? count : 1, sizeof *order);
	double ties = 0;
	for (size_t i = 0; i < count; i++)
		order[i] = (struct placed){ numbers[i], i };
	qsort(order, count, sizeof *order, placed_compare);
	for (size_t start = 0, end; start < count; start = end) {
		for (end = start + 1; end < count && order[end].number <= order[start].number;)
			end++;
		double equal = (double)(end - start);
		ties += equal * equal * equal - equal;
		for (size_t i = start; i < end; i++)
			ranks[order[i].place] = (double)(start + 1 + end) / 2;
	}
	free(order);
	return ties;
}

/* P(U <= u) without ties. ways[k] counts the sets of ranks of the first group whose u is k, built up like the
 * coefficients of a Gaussian binomial: times (1 - q^(n2 + i)) / (1 - q^i) for i = 1 … n1. They are doubles;
 * up to 49 against 49 they stay below 1e29, and rounding costs no digit that is shown. */
static double
exact_at_most(double u, size_t n1, size_t n2)
{
	size_t most = n1 * n2;
	double *ways = xcalloc(most + 1, sizeof *ways);
	ways[0] = 1;
	for (size_t i = 1; i <= n1; i++) {
		for (size_t k = most; k >= n2 + i && k <= most; k--)
			ways[k] -= ways[k - n2 - i];
		for (size_t k = i; k <= most; k++)
			ways[k] += ways[k - i];
	}
	double below = 0, all = 0;
	for (size_t k = 0; k <= most; k++) {
		all += ways[k];
		if ((double)k <= u)
			below += ways[k];
	}
	free(ways);
	return below / all;
}

static double
normal_p(double u, double n1, double n2, double ties)
{
	double n = n1 + n2, distance = fabs(u - n1 * n2 / 2);
	double variance = n1 * n2 / 12 * (n + 1 - ties / (n * (n - 1)));
	return fmin(normal_two_sided(fmax(distance - 0.5, 0) / sqrt(variance)), 1);
}

struct mann_whitney
mann_whitney_test(const double *first, size_t first_count, const double *second, size_t second_count)
{
	enum { EXACT_BELOW = 50 };
	struct mann_whitney test = { RANKS_TOO_FEW, NAN, false, NAN, NAN, NAN };
	size_t count = first_count + second_count;
	if (first_count == 0 || second_count == 0)
		return test;
	double *numbers = xreallocarray(NULL, count, 2 * sizeof *numbers), *ranks = numbers + count;
	memcpy(numbers, first, first_count * sizeof *numbers);
	memcpy(numbers + first_count, second, second_count * sizeof *numbers);
	double ties = ranks_of(numbers, count, ranks);
	double n1 = (double)first_count, n2 = (double)second_count, n = n1 + n2, rank_sum = 0;
	for (size_t i = 0; i < first_count; i++)
		rank_sum += ranks[i];
	free(numbers);
	test.u = rank_sum - n1 * (n1 + 1) / 2;
	test.superiority = test.u / (n1 * n2);
	test.biserial = 2 * test.superiority - 1;
	if (ties >= n * n * n - n) {
		test.state = RANKS_NO_VARIATION;
		return test;
	}
	test.state = RANKS_TESTED;
	test.is_exact = first_count < EXACT_BELOW && second_count < EXACT_BELOW && ties <= 0;
	test.p = test.is_exact
			 ? fmin(2 * exact_at_most(fmin(test.u, n1 * n2 - test.u), first_count, second_count),
				   1)
			 : normal_p(test.u, n1, n2, ties);
	return test;
}

struct kruskal_wallis
kruskal_wallis_test(const double *numbers, const size_t *group, size_t count, size_t groups)
{
	struct kruskal_wallis test = { RANKS_TOO_FEW, 0, NAN, NAN, NAN, NAN };
	double *ranks = xreallocarray(NULL, count ? count : 1, sizeof *ranks);
	double *sums = xcalloc(groups ? groups : 1, 2 * sizeof *sums), *sizes = sums + groups;
	double n = (double)count, ties = ranks_of(numbers, count, ranks);
	struct sum squares = { 0 };
	for (size_t i = 0; i < count; i++) {
		/* From the middle, so that the squares of large ranks do not cancel. */
		sums[group[i]] += ranks[i] - (n + 1) / 2;
		sizes[group[i]]++;
	}
	for (size_t i = 0; i < groups; i++) {
		if (sizes[i] > 0) {
			test.groups++;
			sum_add(&squares, sums[i] * sums[i] / sizes[i]);
		}
	}
	free(sums);
	free(ranks);
	if (test.groups < 2)
		return test;
	if (ties >= n * n * n - n) {
		test.state = RANKS_NO_VARIATION;
		return test;
	}
	test.state = RANKS_TESTED;
	test.h = 12 * sum_value(&squares) / (n * (n + 1)) / (1 - ties / (n * n * n - n));
	test.df = (double)test.groups - 1;
	test.p = chi_square_above(test.h, test.df);
	test.epsilon_squared = test.h / (n - 1);
	return test;
}
