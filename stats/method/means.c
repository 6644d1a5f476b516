#include "stats/method/means.h"

#include <math.h>

#include "stats/method/distribution.h"

struct welch
welch_test(const struct sample_moments *first, const struct sample_moments *second, double level)
{
	struct welch welch = { MEANS_TOO_FEW, NAN, NAN, NAN, NAN, NAN, { NAN, NAN }, NAN, NAN };
	double n1 = first->count, n2 = second->count;
	welch.difference = moments_mean(first) - moments_mean(second);
	if (n1 < 2 || n2 < 2)
		return welch;
	double v1 = moments_variance(first) / n1, v2 = moments_variance(second) / n2;
	if (v1 + v2 <= 0) {
		welch.state = MEANS_NO_VARIATION;
		return welch;
	}
	welch.state = MEANS_TESTED;
	welch.error = sqrt(v1 + v2);
	welch.t = welch.difference / welch.error;
	/* By shares, since the squares of small variances are 0. */
	double share = v1 / (v1 + v2);
	welch.df = 1 / (share * share / (n1 - 1) + (1 - share) * (1 - share) / (n2 - 1));
	welch.p = student_two_sided(welch.t, welch.df);
	double reach = student_width(level, welch.df) * welch.error;
	welch.interval = (struct interval){ welch.difference - reach, welch.difference + reach };
	welch.cohen_d = welch.difference / sqrt((first->m2 + second->m2) / (n1 + n2 - 2));
	welch.hedges_g = welch.cohen_d * (1 - 3 / (4 * (n1 + n2) - 9));
	return welch;
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
