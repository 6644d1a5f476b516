#include "stats/method/means.h"

#include <math.h>

#include "stats/method/distribution.h"

/* What both tests of two means have in common: `variance` is that of the difference, NaN where it is not
 * known. */
static struct welch
difference_test(const struct sample_moments *first, const struct sample_moments *second, double variance,
	double df, double level)
{
	struct welch test = { MEANS_TOO_FEW, NAN, NAN, NAN, NAN, NAN, { NAN, NAN }, NAN, NAN };
	double n1 = first->count, n2 = second->count;
	test.difference = moments_mean(first) - moments_mean(second);
	if (isnan(variance))
		return test;
	if (variance <= 0) {
		test.state = MEANS_NO_VARIATION;
		return test;
	}
	test.state = MEANS_TESTED;
	test.error = sqrt(variance);
	test.t = test.difference / test.error;
	test.df = df;
	test.p = student_two_sided(test.t, df);
	double reach = student_width(level, df) * test.error;
	test.interval = (struct interval){ test.difference - reach, test.difference + reach };
	test.cohen_d = test.difference / sqrt((first->m2 + second->m2) / (n1 + n2 - 2));
	test.hedges_g = test.cohen_d * (1 - 3 / (4 * (n1 + n2) - 9));
	return test;
}

struct welch
welch_test(const struct sample_moments *first, const struct sample_moments *second, double level)
{
	double n1 = first->count, n2 = second->count;
	double v1 = moments_variance(first) / n1, v2 = moments_variance(second) / n2;
	/* By shares, since the squares of small variances are 0. */
	double share = v1 / (v1 + v2);
	double df = 1 / (share * share / (n1 - 1) + (1 - share) * (1 - share) / (n2 - 1));
	return difference_test(first, second, v1 + v2, df, level);
}

struct welch
student_test(const struct sample_moments *first, const struct sample_moments *second, double level)
{
	double n1 = first->count, n2 = second->count, df = n1 + n2 - 2;
	double pooled = n1 < 2 || n2 < 2 ? (double)NAN : (first->m2 + second->m2) / df;
	return difference_test(first, second, pooled * (1 / n1 + 1 / n2), df, level);
}

struct variance_analysis
variance_analysis_of(const struct sample_moments *groups, size_t count)
{
	struct variance_analysis analysis = { MEANS_TOO_FEW, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	struct sample_moments all = { 0 };
	struct sum within = { 0 }, between = { 0 };
	for (size_t i = 0; i < count; i++) {
		if (groups[i].count <= 0)
			continue;
		analysis.groups++;
		moments_merge(&all, &groups[i]);
		sum_add(&within, groups[i].m2);
	}
	if (analysis.groups < 2 || all.count <= (double)analysis.groups)
		return analysis;
	for (size_t i = 0; i < count; i++) {
		if (groups[i].count > 0)
			sum_add(&between,
				groups[i].count * pow(moments_mean(&groups[i]) - moments_mean(&all), 2));
	}
	analysis.between = sum_value(&between);
	analysis.within = sum_value(&within);
	analysis.df_between = (double)analysis.groups - 1;
	analysis.df_within = all.count - (double)analysis.groups;
	if (analysis.within <= 0) {
		analysis.state = MEANS_NO_VARIATION;
		return analysis;
	}
	double mean_within = analysis.within / analysis.df_within, total = analysis.between + analysis.within;
	analysis.state = MEANS_TESTED;
	analysis.f = analysis.between / analysis.df_between / mean_within;
	analysis.p = f_above(analysis.f, analysis.df_between, analysis.df_within);
	analysis.eta_squared = analysis.between / total;
	double unbiased = (analysis.between - analysis.df_between * mean_within) / (total + mean_within);
	analysis.omega_squared = fmax(unbiased, 0);
	return analysis;
}

/* A group of one number, or of numbers that are all alike, has no weight. */
static enum means_state
weights_state(const struct sample_moments *groups, size_t count)
{
	enum means_state state = MEANS_TESTED;
	for (size_t i = 0; i < count; i++) {
		if (groups[i].count > 0 && groups[i].count < 2)
			return MEANS_TOO_FEW;
		if (groups[i].count > 0 && !(moments_variance(&groups[i]) > 0))
			state = MEANS_GROUP_ALIKE;
	}
	return state;
}

struct variance_analysis
welch_analysis_of(const struct sample_moments *groups, size_t count)
{
	struct variance_analysis analysis = variance_analysis_of(groups, count);
	struct sum weights = { 0 }, weighted = { 0 }, between = { 0 }, spread = { 0 };
	enum means_state state = weights_state(groups, count);
	if (analysis.state == MEANS_TESTED)
		analysis.state = state;
	analysis.f = analysis.p = analysis.df_within = NAN;
	if (analysis.state != MEANS_TESTED)
		return analysis;
	for (size_t i = 0; i < count; i++)
		if (groups[i].count > 0) {
			double weight = groups[i].count / moments_variance(&groups[i]);
			sum_add(&weights, weight);
			sum_add(&weighted, weight * moments_mean(&groups[i]));
		}
	double total = sum_value(&weights), mean = sum_value(&weighted) / total;
	for (size_t i = 0; i < count; i++)
		if (groups[i].count > 0) {
			double weight = groups[i].count / moments_variance(&groups[i]);
			sum_add(&between, weight * pow(moments_mean(&groups[i]) - mean, 2));
			sum_add(&spread, pow(1 - weight / total, 2) / (groups[i].count - 1));
		}
	double k = (double)analysis.groups, lambda = sum_value(&spread) / (k * k - 1);
	analysis.f = sum_value(&between) / (k - 1) / (1 + 2 * (k - 2) * lambda);
	analysis.df_within = 1 / (3 * lambda);
	analysis.p = f_above(analysis.f, analysis.df_between, analysis.df_within);
	return analysis;
}
