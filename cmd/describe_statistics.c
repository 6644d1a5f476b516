/* The statistics of --statistics: one table. */
#include <math.h>

#include "cmd/describe.h"

struct described {
	const struct describe *describe;
	const struct answer *answer;
	const struct answer_group *group;
	const struct sample *sample;
	struct listing *listing;
};

/* Numbers, and truths as 0 and 1. */
static void
moment_list(const struct described *described, double figure)
{
	enum value_type type = described->answer->type;
	bool has_moments = type == TYPE_NUMBER || type == TYPE_TRUTH;
	listing_number(described->listing, has_moments ? figure : (double)NAN);
}

static void
sum_list(const struct described *described)
{
	const struct sample *sample = described->sample;
	moment_list(described, sample->known ? moments_sum(&sample->moments) : (double)NAN);
}

static void
variance_list(const struct described *described)
{
	moment_list(described, moments_variance(&described->sample->moments));
}

static void
error_list(const struct described *described)
{
	moment_list(described, moments_error(&described->sample->moments));
}

static void
interval_list(const struct described *described)
{
	struct interval interval = sample_interval(described->sample, described->describe->level);
	moment_list(described, interval.lower);
	moment_list(described, interval.upper);
}

static void
skewness_list(const struct described *described)
{
	moment_list(described, moments_skewness(&described->sample->moments));
}

static void
kurtosis_list(const struct described *described)
{
	moment_list(described, moments_kurtosis(&described->sample->moments));
}

/* Of dates these two are days. */
static void
deviation_list(const struct described *described)
{
	enum value_type type = described->answer->type;
	bool known = type == TYPE_NUMBER || type == TYPE_DATE;
	listing_number(
		described->listing, known ? median_deviation(&described->sample->numbers) : (double)NAN);
}

static void
range_list(const struct described *described)
{
	enum value_type type = described->answer->type;
	int quantile_type = described->describe->quantile_type;
	listing_number(
		described->listing, sample_quantile(described->sample, type, quantile_type, 0.75) -
					    sample_quantile(described->sample, type, quantile_type, 0.25));
}

static void
value_list(const struct described *described, const struct frequency *value)
{
	if (described->sample->known)
		inquiry_value(&described->describe->inquiry, described->answer, value, described->listing);
	else
		listing_text(described->listing, NULL);
}

static void
top_list(const struct described *described)
{
	value_list(described, &described->sample->top);
	if (described->sample->known)
		listing_integer(described->listing, described->sample->top.count);
	else
		listing_text(described->listing, NULL);
}

static void
first_list(const struct described *described)
{
	value_list(described, &described->sample->first);
}

static void
last_list(const struct described *described)
{
	value_list(described, &described->sample->last);
}

static void
lengths_list(const struct described *described)
{
	bool known = described->answer->type == TYPE_TEXT && described->sample->known;
	listing_number(described->listing, known ? (double)described->sample->shortest : (double)NAN);
	listing_number(described->listing, known ? (double)described->sample->longest : (double)NAN);
}

static void
serial_list(const struct described *described)
{
	const struct question *question = described->describe->inquiry.question;
	moment_list(described, sample_serial(question, described->answer, described->group));
}

static const struct statistic {
	const char *name, *columns[2];
	void (*list)(const struct described *described);
} statistics[] = {
	{ "sum", { "sum" }, sum_list },
	{ "variance", { "variance" }, variance_list },
	{ "se", { "se" }, error_list },
	{ "ci", { "lower", "upper" }, interval_list },
	{ "skewness", { "skewness" }, skewness_list },
	{ "kurtosis", { "kurtosis" }, kurtosis_list },
	{ "mad", { "mad" }, deviation_list },
	{ "iqr", { "iqr" }, range_list },
	{ "top", { "top", "top_n" }, top_list },
	{ "first", { "first" }, first_list },
	{ "last", { "last" }, last_list },
	{ "lengths", { "shortest", "longest" }, lengths_list },
	{ "serial", { "serial" }, serial_list },
};

size_t
statistics_head(const struct describe *describe, struct listing_column *columns)
{
	size_t count = 0;
	for (size_t i = 0; i < sizeof statistics / sizeof *statistics; i++)
		if (arguments_chose(describe->inquiry.arguments, "statistics", statistics[i].name))
			for (size_t j = 0; j < 2 && statistics[i].columns[j]; j++)
				columns[count++] =
					(struct listing_column){ statistics[i].columns[j], NULL, true };
	return count;
}

void
statistics_list(const struct describe *describe, const struct answer *answer,
	const struct answer_group *group, const struct sample *sample, struct listing *listing)
{
	const struct described described = { describe, answer, group, sample, listing };
	for (size_t i = 0; i < sizeof statistics / sizeof *statistics; i++)
		if (arguments_chose(describe->inquiry.arguments, "statistics", statistics[i].name))
			statistics[i].list(&described);
}
