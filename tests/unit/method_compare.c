/* Groups compared by means and by ranks, against tests/oracle and where there is nothing to compare. */
#include "stats/method/holm.h"
#include "stats/method/means.h"
#include "stats/method/ranks.h"
#include "tests/oracle.h"

enum { GROUPS = 4, NUMBERS = 16 };

struct groups {
	double numbers[GROUPS][NUMBERS];
	size_t sizes[GROUPS];
	struct sample_moments moments[GROUPS];
	size_t count;
};

static void
group_read(const struct oracle_row *row, struct groups *groups)
{
	size_t group = groups->count++;
	for (size_t i = 1; i < row->argument_count && i <= NUMBERS; i++) {
		double number = oracle_number(row, i);
		groups->numbers[group][groups->sizes[group]++] = number;
		moments_add(&groups->moments[group], number);
	}
}

static struct kruskal_wallis
kruskal_wallis_of(const struct groups *groups)
{
	double numbers[GROUPS * NUMBERS];
	size_t group[GROUPS * NUMBERS], count = 0;
	for (size_t i = 0; i < groups->count; i++) {
		for (size_t j = 0; j < groups->sizes[i]; j++) {
			numbers[count] = groups->numbers[i][j];
			group[count++] = i;
		}
	}
	return kruskal_wallis_test(numbers, group, count, GROUPS);
}

static void
means_check(const struct oracle_row *row, const struct groups *groups)
{
	if (oracle_is(row, "welch", 1, 8)) {
		struct welch welch = welch_test(&groups->moments[0], &groups->moments[1], 0.95);
		double actual[] = { welch.difference, welch.t, welch.df, welch.p, welch.interval.lower,
			welch.interval.upper, welch.cohen_d, welch.hedges_g };
		CHECK_INT(welch.state, MEANS_TESTED);
		for (size_t i = 0; i < 8; i++)
			oracle_check(row, i, actual[i]);
	} else if (oracle_is(row, "anova", 1, 6)) {
		struct variance_analysis analysis = variance_analysis_of(groups->moments, GROUPS);
		double actual[] = { analysis.between, analysis.within, analysis.f, analysis.p,
			analysis.eta_squared, analysis.omega_squared };
		CHECK_INT(analysis.state, MEANS_TESTED);
		CHECK_INT(analysis.groups, groups->count);
		for (size_t i = 0; i < 6; i++)
			oracle_check(row, i, actual[i]);
	} else if (oracle_is(row, "welch_anova", 1, 4)) {
		struct variance_analysis analysis = welch_analysis_of(groups->moments, GROUPS);
		double actual[] = { analysis.f, analysis.df_between, analysis.df_within, analysis.p };
		CHECK_INT(analysis.state, MEANS_TESTED);
		for (size_t i = 0; i < 4; i++)
			oracle_check(row, i, actual[i]);
	} else if (oracle_is(row, "student", 1, 7)) {
		struct welch test = student_test(&groups->moments[0], &groups->moments[1], 0.95);
		double actual[] = { test.difference, test.error, test.t, test.df, test.p, test.interval.lower,
			test.interval.upper };
		CHECK_INT(test.state, MEANS_TESTED);
		for (size_t i = 0; i < 7; i++)
			oracle_check(row, i, actual[i]);
	} else {
		oracle_unknown(row);
	}
}

static void
holm_check(const struct oracle_row *row)
{
	double p[ORACLE_WORDS];
	for (size_t i = 0; i < row->argument_count; i++)
		p[i] = oracle_number(row, i);
	holm_adjust(p, row->argument_count, p);
	for (size_t i = 0; i < row->argument_count; i++)
		oracle_check(row, i, p[i]);
}

static void
ranks_check(const struct oracle_row *row, const struct groups *groups)
{
	if (oracle_is(row, "mann-whitney", 1, 3)) {
		struct mann_whitney test = mann_whitney_test(
			groups->numbers[0], groups->sizes[0], groups->numbers[1], groups->sizes[1]);
		CHECK_INT(test.state, RANKS_TESTED);
		oracle_check(row, 0, test.u);
		oracle_check(row, 1, test.is_exact);
		oracle_check(row, 2, test.p);
		CHECK_NEAR(test.biserial, 2 * test.superiority - 1, 0);
	} else if (oracle_is(row, "kruskal-wallis", 1, 3)) {
		struct kruskal_wallis test = kruskal_wallis_of(groups);
		CHECK_INT(test.state, RANKS_TESTED);
		CHECK_INT(test.groups, groups->count);
		oracle_check(row, 0, test.h);
		oracle_check(row, 1, test.p);
		oracle_check(row, 2, test.epsilon_squared);
	} else {
		oracle_unknown(row);
	}
}

static void
test_oracle(const char *path, void (*check)(const struct oracle_row *row, const struct groups *groups))
{
	struct oracle oracle = oracle_open(path);
	struct oracle_row row;
	struct groups groups = { .count = 0 };
	while (oracle_next(&oracle, &row)) {
		if (strcmp(row.function, "group") == 0 && groups.count < GROUPS) {
			group_read(&row, &groups);
		} else if (strcmp(row.function, "holm") == 0) {
			holm_check(&row);
		} else {
			check(&row, &groups);
			groups = (struct groups){ .count = 0 };
		}
	}
	oracle_close(&oracle);
}

static struct sample_moments
moments_of(const double *numbers, size_t count)
{
	struct sample_moments moments = { 0 };
	for (size_t i = 0; i < count; i++)
		moments_add(&moments, numbers[i]);
	return moments;
}

static void
test_means_edges(void)
{
	const double values[] = { 1, 1, 1, 2, 2, 2, 4 };
	struct sample_moments alike = moments_of(values, 3), other = moments_of(values + 3, 3);
	struct sample_moments one = moments_of(values + 6, 1), none = { 0 };
	struct welch welch = welch_test(&alike, &one, 0.95);
	CHECK_INT(welch.state, MEANS_TOO_FEW);
	CHECK_NEAR(welch.difference, -3, 0);
	CHECK(isnan(welch.t) && isnan(welch.p) && isnan(welch.interval.lower));
	CHECK(isnan(welch_test(&alike, &none, 0.95).difference));
	welch = welch_test(&alike, &other, 0.95);
	CHECK_INT(welch.state, MEANS_NO_VARIATION);
	CHECK(isnan(welch.p) && isnan(welch.cohen_d));
	struct variance_analysis analysis =
		variance_analysis_of((struct sample_moments[]){ alike, none, other }, 3);
	CHECK_INT(analysis.state, MEANS_NO_VARIATION);
	CHECK_INT(analysis.groups, 2);
	CHECK_NEAR(analysis.between, 1.5, 1e-15);
	CHECK(isnan(analysis.f) && isnan(analysis.p));
	analysis = variance_analysis_of((struct sample_moments[]){ one, one }, 2);
	CHECK_INT(analysis.state, MEANS_TOO_FEW);
	CHECK_INT(variance_analysis_of(&alike, 1).state, MEANS_TOO_FEW);
	/* A group without variation, or of one number, has no weight in Welch's analysis; two groups are his
	 * t. */
	struct sample_moments spread = { 0 }, wide = { 0 };
	for (int i = 0; i < 5; i++) {
		moments_add(&spread, i);
		moments_add(&wide, 3.5 * i - 1);
	}
	analysis = welch_analysis_of((struct sample_moments[]){ spread, alike, wide }, 3);
	CHECK_INT(analysis.state, MEANS_GROUP_ALIKE);
	CHECK(isnan(analysis.f) && isnan(analysis.p) && isnan(analysis.df_within));
	CHECK_INT(welch_analysis_of((struct sample_moments[]){ alike, other }, 2).state, MEANS_NO_VARIATION);
	CHECK_INT(welch_analysis_of((struct sample_moments[]){ spread, one, wide }, 3).state, MEANS_TOO_FEW);
	CHECK_INT(welch_analysis_of(&spread, 1).state, MEANS_TOO_FEW);
	analysis = welch_analysis_of((struct sample_moments[]){ spread, none, wide }, 3);
	welch = welch_test(&spread, &wide, 0.95);
	CHECK_INT(analysis.groups, 2);
	CHECK_NEAR(analysis.f, welch.t * welch.t, 1e-12);
	CHECK_NEAR(analysis.df_within, welch.df, 1e-12);
	CHECK_NEAR(analysis.p, welch.p, 1e-12);
	CHECK_INT(student_test(&one, &spread, 0.95).state, MEANS_TOO_FEW);
	CHECK_INT(student_test(&alike, &alike, 0.95).state, MEANS_NO_VARIATION);
}

static void
test_ranks_edges(void)
{
	const double values[] = { 4, 1, 4, 7, 4, 1 };
	double ranks[6];
	CHECK_NEAR(ranks_of(values, 6, ranks), 24 + 6, 0);
	static const double expected[] = { 4, 1.5, 4, 6, 4, 1.5 };
	for (size_t i = 0; i < 6; i++)
		CHECK_NEAR(ranks[i], expected[i], 0);
	CHECK_NEAR(ranks_of(values, 0, ranks), 0, 0);

	CHECK_INT(mann_whitney_test(values, 0, values, 6).state, RANKS_TOO_FEW);
	const double same[] = { 2, 2, 2 };
	struct mann_whitney alike = mann_whitney_test(same, 3, same, 3);
	CHECK_INT(alike.state, RANKS_NO_VARIATION);
	CHECK_NEAR(alike.superiority, 0.5, 0);
	CHECK(isnan(alike.p));
	/* The largest exact case against its normal approximation, and both ends of it. */
	double low[49], high[49], mixed[49];
	for (int i = 0; i < 49; i++) {
		low[i] = i;
		high[i] = 100 + i;
		mixed[i] = i + 5.5;
	}
	struct mann_whitney apart = mann_whitney_test(low, 49, high, 49);
	CHECK(apart.is_exact && apart.p > 7e-29 && apart.p < 8.5e-29);
	CHECK_NEAR(apart.u, 0, 0);
	CHECK_NEAR(apart.biserial, -1, 0);
	struct mann_whitney exact = mann_whitney_test(low, 49, mixed, 49);
	double spread = sqrt(49.0 * 49 * 99 / 12);
	CHECK_NEAR(exact.p, erfc((fabs(exact.u - 1200.5) - 0.5) / spread / sqrt(2)), 2e-3);
	struct mann_whitney mirrored = mann_whitney_test(mixed, 49, low, 49);
	CHECK_NEAR(mirrored.p, exact.p, 1e-12);
	CHECK_NEAR(mirrored.u + exact.u, 2401, 0);

	const size_t group[] = { 0, 0, 2, 2, 2, 0 };
	CHECK_INT(kruskal_wallis_test(values, group, 2, 3).state, RANKS_TOO_FEW);
	CHECK_INT(kruskal_wallis_test(values, group, 0, 0).state, RANKS_TOO_FEW);
	CHECK_INT(kruskal_wallis_test(values, group, 6, 3).groups, 2);
	CHECK_INT(kruskal_wallis_test(same, group, 3, 3).state, RANKS_NO_VARIATION);
	holm_adjust(values, 0, ranks);
}

int
main(void)
{
	test_oracle("tests/oracle/means.txt", means_check);
	test_oracle("tests/oracle/ranks.txt", ranks_check);
	test_means_edges();
	test_ranks_edges();
	return check_summary("method_compare");
}
