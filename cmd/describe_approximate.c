/* What describe --approximate says of itself. */
#include <math.h>

#include "cmd/describe.h"
#include "plots/report/number.h"

bool
approximate_fits(const struct arguments *arguments, struct error *err)
{
	static const char *const options[] = { "plot", "quantile-type" };
	static const char *const statistics[] = { "mad", "top", "first", "last", "serial" };
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (arguments_value(arguments, options[i]))
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"--%s needs all rows, and --approximate keeps none; leave one of them out",
				options[i]);
	for (size_t i = 0; i < sizeof statistics / sizeof *statistics; i++)
		if (arguments_chose(arguments, "statistics", statistics[i]))
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"--statistics %s needs all rows, and --approximate keeps none; leave one of "
				"them out",
				statistics[i]);
	return true;
}

static double
rank_error_of(const struct sample *sample)
{
	return sample->sketch ? quantile_sketch_error(sample->sketch) : (double)NAN;
}

size_t
approximate_head(const struct describe *describe, struct listing_column *columns)
{
	if (!describe->approximate || describe->inquiry.format != PRINT_JSON)
		return 0;
	columns[0] = (struct listing_column){ "rank_error", NULL, true };
	columns[1] = (struct listing_column){ "distinct_error", NULL, true };
	return APPROXIMATE_COLUMNS;
}

void
approximate_list(const struct describe *describe, const struct sample *sample, struct listing *listing)
{
	if (!describe->approximate || describe->inquiry.format != PRINT_JSON)
		return;
	listing_number(listing, rank_error_of(sample));
	listing_number(listing, sample->distinct_error);
}

/* "0,055 %": rounded upwards, since it is a bound. */
static void
percent_add(struct buffer *out, double fraction, enum language language)
{
	double unit = pow(10, floor(log10(fraction)) - 1);
	number_significant(out, 100 * unit * ceil(fraction / unit - 1e-9), 2, language);
	buffer_text(out, language == LANGUAGE_EN ? "%" : "\u00a0%");
}

static void
sentence_add(
	struct buffer *out, const char *before, double fraction, const char *after, enum language language)
{
	buffer_text(out, before);
	percent_add(out, fraction, language);
	buffer_text(out, after);
}

void
approximate_say(const struct describe *describe, struct buffer *out)
{
	static const char *const texts[][2] = {
		{ "Kvartiler og persentiler er anslått: ingen står mer enn ",
			"Quartiles and percentiles are estimates: none stands further than " },
		{ " av verdiene fra sin plass.\n", " of the values from its place.\n" },
		{ "Antall ulike er anslått der det er mange: standardfeilen er ",
			"The number of different values is an estimate where there are many: its standard "
			"error is " },
		{ ".\n", ".\n" },
	};
	const struct summaries *summaries = &describe->summaries;
	const enum language language =
		describe->inquiry.format == PRINT_CSV ? LANGUAGE_EN : describe->inquiry.language;
	double rank = 0, distinct = 0;
	for (size_t i = 0; i < summaries->count; i++)
		for (size_t j = 0; j < describe->inquiry.question->answer_count; j++) {
			struct sample sample = summary_sample(summaries, i, j);
			rank = fmax(rank, rank_error_of(&sample));
			distinct = fmax(distinct, sample.distinct_error);
		}
	if (rank > 0)
		sentence_add(out, texts[0][language], rank, texts[1][language], language);
	if (distinct > 0)
		sentence_add(out, texts[2][language], distinct, texts[3][language], language);
}
