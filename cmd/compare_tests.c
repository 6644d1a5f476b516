/* Which tests groups are compared by. */
#include <math.h>
#include <stdlib.h>

#include "cmd/compare.h"
#include "stats/method/difference.h"
#include "stats/method/means.h"
#include "stats/method/ranks.h"
#include "stats/method/ratio.h"

static struct finding *
test_add(struct compare *compare, const struct compared *compared, const char *test)
{
	struct finding *finding = finding_add(&compare->tests, test);
	finding->column = compared->answer->text;
	return finding;
}

static struct finding *
pair_add(struct compare *compare, const struct compared *compared, size_t i, size_t j, const char *test)
{
	struct finding *finding = test_add(compare, compared, test);
	finding->first = compared->labels[i];
	finding->second = compared->labels[j];
	return finding;
}

static enum finding_note
means_note(enum means_state state)
{
	static const enum finding_note notes[] = { [MEANS_TESTED] = NOTE_NONE,
		[MEANS_TOO_FEW] = NOTE_TOO_FEW,
		[MEANS_GROUP_ALIKE] = NOTE_GROUP_ALIKE,
		[MEANS_NO_VARIATION] = NOTE_NO_VARIATION };
	return notes[state];
}

static enum finding_note
ranks_note(enum ranks_state state)
{
	return state == RANKS_TESTED ? NOTE_NONE : state == RANKS_TOO_FEW ? NOTE_TOO_FEW : NOTE_NO_VARIATION;
}

static void
numbers_pair(struct compare *compare, const struct compared *compared, size_t i, size_t j)
{
	const struct sample *a = &compared->samples[i], *b = &compared->samples[j];
	bool equal = compare->equal_variances;
	struct welch welch = (equal ? student_test : welch_test)(&a->moments, &b->moments, compare->level);
	struct finding *means = pair_add(compare, compared, i, j, equal ? "student" : "welch");
	means->estimate = welch.difference;
	means->note = means_note(welch.state);
	means->effect_name = "hedges_g";
	if (welch.state == MEANS_TESTED) {
		means->standard_error = welch.error;
		means->lower = welch.interval.lower;
		means->upper = welch.interval.upper;
		means->statistic = welch.t;
		means->df = welch.df;
		means->p = welch.p;
		means->effect = welch.hedges_g;
	}
	double *first = sample_sorted(a), *second = sample_sorted(b);
	struct mann_whitney rank = mann_whitney_test(first, a->known, second, b->known);
	free(first);
	free(second);
	struct finding *ranks = pair_add(compare, compared, i, j, "mann_whitney");
	ranks->note = ranks_note(rank.state);
	ranks->effect_name = "biserial";
	if (rank.state == RANKS_TESTED) {
		ranks->estimate = rank.superiority;
		ranks->statistic = rank.u;
		ranks->p = rank.p;
		ranks->effect = rank.biserial;
	}
}

static void
variance_analyse(struct compare *compare, const struct compared *compared)
{
	struct sample_moments *moments = xcalloc(compared->count + 1, sizeof *moments);
	for (size_t i = 0; i < compared->count; i++)
		moments[i] = compared->samples[i].moments;
	bool equal = compare->equal_variances;
	struct variance_analysis analysis =
		(equal ? variance_analysis_of : welch_analysis_of)(moments, compared->count);
	struct finding *anova = test_add(compare, compared, equal ? "anova" : "welch_anova");
	anova->note = means_note(analysis.state);
	anova->effect_name = "eta_squared";
	if (analysis.state == MEANS_TESTED) {
		anova->statistic = analysis.f;
		anova->df = analysis.df_between;
		anova->df_within = analysis.df_within;
		anova->p = analysis.p;
		anova->effect = analysis.eta_squared;
	}
	free(moments);
}

static void
ranks_analyse(struct compare *compare, const struct compared *compared)
{
	size_t known = 0, at = 0;
	for (size_t i = 0; i < compared->count; i++)
		known += compared->samples[i].known;
	double *numbers = xcalloc(known + 1, sizeof *numbers);
	size_t *group = xcalloc(known + 1, sizeof *group);
	for (size_t i = 0; i < compared->count; i++) {
		double *sorted = sample_sorted(&compared->samples[i]);
		for (size_t j = 0; j < compared->samples[i].known; j++, at++) {
			numbers[at] = sorted[j];
			group[at] = i;
		}
		free(sorted);
	}
	struct kruskal_wallis test = kruskal_wallis_test(numbers, group, known, compared->count);
	struct finding *ranks = test_add(compare, compared, "kruskal_wallis");
	ranks->note = ranks_note(test.state);
	ranks->effect_name = "epsilon_squared";
	if (test.state == RANKS_TESTED) {
		ranks->statistic = test.h;
		ranks->df = test.df;
		ranks->p = test.p;
		ranks->effect = test.epsilon_squared;
	}
	free(numbers);
	free(group);
}

typedef void pair_compare(struct compare *compare, const struct compared *compared, size_t i, size_t j);

static void
pairs_compare(struct compare *compare, const struct compared *compared, pair_compare *pair)
{
	for (size_t i = 0; i < compared->count; i++)
		for (size_t j = i + 1; j < compared->count; j++)
			pair(compare, compared, i, j);
}

void
numbers_compare(struct compare *compare, const struct compared *compared)
{
	if (compared->count > 2) {
		variance_analyse(compare, compared);
		ranks_analyse(compare, compared);
	}
	if (compared->count == 2 || compare->pairs)
		pairs_compare(compare, compared, numbers_pair);
}

/* Where everybody is a case in both groups, limits of no width would say what nobody knows. */
static void
ratio_fill(struct finding *finding, struct ratio_estimate ratio)
{
	finding->estimate = ratio.estimate;
	bool is_wide = ratio.interval.lower < ratio.interval.upper;
	finding->lower = is_wide ? ratio.interval.lower : (double)NAN;
	finding->upper = is_wide ? ratio.interval.upper : (double)NAN;
	finding->note = isinf(ratio.estimate)         ? NOTE_INFINITE
			: isnan(ratio.interval.lower) ? NOTE_TOO_FEW
			: !is_wide                    ? NOTE_NO_VARIATION
						      : NOTE_NONE;
}

/* By the method of --interval, which the name of the test says. */
static void
difference_find(const struct compare *compare, struct finding *finding, const double *counts)
{
	const struct arguments *arguments = compare->inquiry.arguments;
	bool corrected = arguments_chose(arguments, "interval", "wald-cc");
	bool wald = corrected || arguments_chose(arguments, "interval", "wald");
	double x1 = counts[0], n1 = counts[1], x2 = counts[2], n2 = counts[3];
	struct interval limits = wald ? wald_difference_interval(x1, n1, x2, n2, compare->level, corrected)
				      : newcombe_difference_interval(x1, n1, x2, n2, compare->level);
	finding->test = corrected ? "difference_wald_cc" : wald ? "difference_wald" : "difference";
	finding->estimate = x1 / n1 - x2 / n2;
	finding->lower = limits.lower;
	finding->upper = limits.upper;
	finding->note = isnan(limits.lower) ? NOTE_TOO_FEW : NOTE_NONE;
}

static void
truths_pair(struct compare *compare, const struct compared *compared, size_t i, size_t j)
{
	const struct sample *a = &compared->samples[i], *b = &compared->samples[j];
	double n1 = (double)a->known, n2 = (double)b->known, level = compare->level;
	double x1 = moments_sum(&a->moments), x2 = moments_sum(&b->moments);
	difference_find(
		compare, pair_add(compare, compared, i, j, "difference"), (double[]){ x1, n1, x2, n2 });
	ratio_fill(pair_add(compare, compared, i, j, "risk_ratio"), risk_ratio(x1, n1, x2, n2, level));
	ratio_fill(pair_add(compare, compared, i, j, "odds_ratio"), odds_ratio(x1, n1, x2, n2, level));
	const double counts[] = { x1, n1 - x1, x2, n2 - x2 };
	const struct finding place = {
		.column = compared->answer->text, .first = compared->labels[i], .second = compared->labels[j]
	};
	contingency_find(&compare->tests, &(struct contingency){ counts, 2, 2 }, level,
		arguments_value(compare->inquiry.arguments, "yates"), &place);
}

void
truths_compare(struct compare *compare, const struct compared *compared)
{
	if (compared->count > 2) {
		double *counts = xcalloc(2 * compared->count, sizeof *counts);
		for (size_t i = 0; i < compared->count; i++) {
			counts[2 * i] = moments_sum(&compared->samples[i].moments);
			counts[2 * i + 1] = (double)compared->samples[i].known - counts[2 * i];
		}
		const struct finding place = { .column = compared->answer->text };
		contingency_find(&compare->tests, &(struct contingency){ counts, compared->count, 2 },
			compare->level, false, &place);
		free(counts);
	}
	if (compared->count == 2 || compare->pairs)
		pairs_compare(compare, compared, truths_pair);
}
