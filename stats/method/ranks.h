/* Groups compared by the ranks of their numbers. */
#ifndef MALTALL_METHOD_RANKS_H
#define MALTALL_METHOD_RANKS_H

#include <stdbool.h>
#include <stddef.h>

/* Writes the rank of each finite number to ranks[count], from 1; equal numbers share the mean of theirs.
 * Returns the sum of t^3 - t over every group of t equal numbers: 0 where there are no ties. */
double ranks_of(const double *numbers, size_t count, double *ranks);

enum ranks_state {
	RANKS_TESTED,
	RANKS_TOO_FEW,     /* a group has no number, or there are fewer than two groups */
	RANKS_NO_VARIATION /* every number is the same */
};

struct mann_whitney {
	enum ranks_state state;
	double u; /* pairs in which the first is greater, ties by half */
	bool is_exact;
	double p;           /* two-sided */
	double superiority; /* u / (n1 n2): the chance that one of the first exceeds one of the second */
	double biserial;    /* 2 superiority - 1, from -1 to 1 */
};

/* Wilcoxon's rank sum test. Exact where both groups are smaller than 50 and there are no ties; else by the
 * normal distribution with the variance corrected for ties and half a unit for continuity: z = (|u - n1 n2 /
 * 2| - 1/2) / sqrt(n1 n2 / 12 (n + 1 - ties / (n (n - 1)))), n = n1 + n2 Source: Mann and Whitney (1947),
 * Ann. Math. Statist. 18, 50-60; R 4.2.2, wilcox.test, for the rules. Oracle: tests/oracle/ranks.txt */
struct mann_whitney mann_whitney_test(
	const double *first, size_t first_count, const double *second, size_t second_count);

struct kruskal_wallis {
	enum ranks_state state;
	size_t groups; /* with a number in them; the others are left out */
	double h, df, p;
	double epsilon_squared; /* h / (n - 1), 0..1 */
};

/* numbers[i] belongs to group group[i], 0 <= group[i] < groups.
 *   h = (12 / (n (n + 1)) sum R^2/n_j - 3 (n + 1)) / (1 - ties / (n^3 - n)), R the sum of the ranks of group
 * j p by chi-square on groups - 1 Source: Kruskal and Wallis (1952), JASA 47, 583-621. Oracle:
 * tests/oracle/ranks.txt */
struct kruskal_wallis kruskal_wallis_test(
	const double *numbers, const size_t *group, size_t count, size_t groups);

#endif
