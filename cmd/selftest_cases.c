#include "cmd/selftest.h"
#include "stats/method/correlate.h"
#include "stats/method/describe.h"
#include "stats/method/difference.h"
#include "stats/method/rate.h"
#include "stats/method/run.h"
#include "stats/method/survival.h"
#include "stats/method/trend.h"

static void
newcombe_single(struct agreement *agreement)
{
	struct interval wilson = wilson_interval(81, 263, 0.95), mid = mid_p_interval(81, 263, 0.95);
	agreement_add(agreement, 0.2553, wilson.lower);
	agreement_add(agreement, 0.3662, wilson.upper);
	agreement_add(agreement, 0.2544, mid.lower);
	agreement_add(agreement, 0.3658, mid.upper);
}

static void
newcombe_difference(struct agreement *agreement)
{
	struct interval interval = newcombe_difference_interval(56, 70, 48, 80, 0.95);
	agreement_add(agreement, 0.0524, interval.lower);
	agreement_add(agreement, 0.3339, interval.upper);
}

/* NIST's NumAcc: a first number, then the mean less a tenth and the mean plus a tenth in turn. */
static void
spread(struct agreement *agreement, double mean)
{
	struct sample_moments moments = { 0 };
	moments_add(&moments, mean);
	for (int i = 0; i < 1000; i++)
		moments_add(&moments, i % 2 ? mean + 0.1 : mean - 0.1);
	agreement_add(agreement, mean, moments_mean(&moments));
	agreement_add(agreement, 0.1, moments_deviation(&moments));
}

static void
numacc2(struct agreement *agreement)
{
	spread(agreement, 1.2);
}

static void
numacc3(struct agreement *agreement)
{
	spread(agreement, 1000000.2);
}

static void
trend_smokers(struct agreement *agreement)
{
	const double x[] = { 83, 90, 129, 70 }, n[] = { 86, 93, 136, 82 }, score[] = { 1, 2, 3, 4 };
	struct trend trend = trend_of(x, n, score, 4);
	agreement_add(agreement, 8.2249222851977102, trend.chi_square);
	agreement_add(agreement, 0.004131897477641487, trend.p);
	agreement_add(agreement, 12.600411297127639, trend.difference_chi_square);
	agreement_add(agreement, 0.0055854766616270247, trend.difference_p);
}

static void
correlations(struct agreement *agreement)
{
	const double x[] = { 1, 2, 3, 4, 5, 6, 7, 8 };
	const double y[] = { 2.1, 3.9, 6.2, 7.8, 10.1, 12.2, 13.8, 16.1 };
	const double ties[] = { 1, 1, 2, 2, 3, 3, 4, 4 };
	struct correlation spearman = spearman_correlation(x, ties, 8, 0.95);
	struct correlation kendall = kendall_correlation(x, ties, 8, 0.95);
	agreement_add(agreement, 0.99941947479581306, pearson_correlation(x, y, 8, 0.95).estimate);
	agreement_add(agreement, 0.97590007294853331, spearman.estimate);
	agreement_add(agreement, 0.92582009977255153, kendall.estimate);
	agreement_add(agreement, 0.0021801703774041027, kendall.p);
}

/* R's survival::aml, the maintained group: survfit's median, and its curve worked out to 40 digits. */
static void
aml(struct agreement *agreement)
{
	struct waiting waits[] = { { 9, true }, { 13, true }, { 13, false }, { 18, true }, { 23, true },
		{ 28, false }, { 31, true }, { 34, true }, { 45, false }, { 48, true }, { 161, false } };
	struct survival_step steps[sizeof waits / sizeof *waits];
	size_t count = survival_steps(waits, sizeof waits / sizeof *waits, 0.95, steps);
	agreement_add(agreement, 31, survival_quantile_of(steps, count, 0.5).time);
	agreement_add(agreement, 0.71590909090909091, steps[2].waiting);
	agreement_add(agreement, 0.13966497055722782, steps[2].error);
	agreement_add(agreement, 0.48842628742212846, steps[2].interval.lower);
}

static void
rates(struct agreement *agreement)
{
	const double x[] = { 6, 14, 25, 3 }, n[] = { 1200, 2600, 1900, 150 };
	const double standard[] = { 1000, 3000, 4000, 2000 };
	struct rate direct = rate_direct(RATE_EXACT, x, n, standard, 4, 0.95);
	struct rate plain = rate_of(RATE_BYAR, 5, 1234.5, 0.95);
	agreement_add(agreement, 0.011378542510121457, direct.estimate);
	agreement_add(agreement, 0.0066786271989601782, direct.interval.lower);
	agreement_add(agreement, 0.0094517327852560516, plain.interval.upper);
}

static void
run_limits_published(struct agreement *agreement)
{
	const struct {
		size_t useful, longest_run, crossings;
	} rows[] = { { 10, 6, 2 }, { 20, 7, 6 }, { 24, 8, 8 }, { 40, 8, 14 } };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct run_limits limits = run_limits(rows[i].useful);
		agreement_add(agreement, (double)rows[i].longest_run, (double)limits.longest_run);
		agreement_add(agreement, (double)rows[i].crossings, (double)limits.crossings);
	}
}

const struct selftest_case selftest_cases[] = {
	{ "Wilson and mid-P intervals", "Newcombe (1998), table I", 3, newcombe_single },
	{ "Difference of proportions", "Newcombe (1998), table II", 2, newcombe_difference },
	{ "NIST NumAcc2", "NIST StRD, univariate", 12, numacc2 },
	{ "NIST NumAcc3", "NIST StRD, univariate", 8, numacc3 },
	{ "Trend of proportions", "R 4.2.2, prop.trend.test", 12, trend_smokers },
	{ "Correlations", "R 4.2.2, cor.test", 12, correlations },
	{ "Kaplan-Meier", "R's survival::aml", 12, aml },
	{ "Rates", "40-digit arithmetic", 11, rates },
	{ "Limits of runs", "Anh\u00f8j and Olesen (2014)", 15, run_limits_published },
};
const size_t selftest_case_count = sizeof selftest_cases / sizeof *selftest_cases;
