/* Coefficients and rates, each with its interval. */
#include <math.h>

#include "plots/report/plot_cube.h"
#include "plots/report/plot_given.h"
#include "plots/report/plot_words.h"

/* Figures that stand below each other have the same decimals: as many as give the largest three digits. */
static int
decimals_of(const struct given_estimate *estimates, size_t count)
{
	enum { DIGITS = 3, MOST = 6 };
	double largest = 0;
	for (size_t i = 0; i < count; i++)
		if (isfinite(estimates[i].value))
			largest = fmax(largest, fabs(estimates[i].value));
	int whole = largest > 0 ? (int)floor(log10(largest)) + 1 : 1;
	return whole >= DIGITS ? 0 : whole <= DIGITS - MOST ? MOST : DIGITS - whole;
}

static const char *
figure_text(const struct plot *plot, double value, int decimals)
{
	/* What is 0 in these decimals has no sign. */
	bool zero = fabs(value) < 0.5 * pow(10, -decimals);
	return axis_number(plot->arena, zero ? 0 : value, decimals, plot_numbers(plot->language), false);
}

static struct unit_row
estimate_row(const struct plot *plot, const struct given_estimate *estimate, int decimals)
{
	bool known = isfinite(estimate->value);
	return (struct unit_row){ .label = estimate->label,
		.known = known,
		.value = estimate->value,
		.lower = estimate->lower,
		.upper = estimate->upper,
		.value_text = known ? figure_text(plot, estimate->value, decimals) : "",
		.count_text = "",
		.note = plot_phrase(WORD_LEFT_OUT, plot->language) };
}

/* Whether chance alone does not explain that it differs from 0. */
static bool
is_certain(const struct given_estimate *estimate)
{
	return estimate->lower > 0 || estimate->upper < 0;
}

/* "To av tre ledd henger sammen med dager" */
static const char *
terms_title(const struct plot *plot, const char *response, const struct given_estimate *terms, size_t count)
{
	int64_t known = 0, certain = 0;
	const char *only = "";
	for (size_t i = 0; i < count; i++) {
		if (!isfinite(terms[i].value))
			continue;
		known++;
		certain += is_certain(&terms[i]);
		only = terms[i].label;
	}
	if (known == 0)
		return plot_phrase(SAYS_NOTHING, plot->language);
	if (known == 1)
		return plot_say(plot, certain ? SAYS_TERM_LINKED : SAYS_NOT_LINKED, only, response);
	const char *of = plot_word(plot, known, NEUTER, false);
	if (certain == 0)
		return plot_say(plot, SAYS_TERMS_NONE, of, response);
	enum plot_phrase phrase = certain == 1      ? SAYS_TERMS_ONE
				  : certain < known ? SAYS_TERMS_SOME
				  : known == 2      ? SAYS_TERMS_BOTH
						    : SAYS_TERMS_ALL;
	return plot_say(plot, phrase, plot_word(plot, certain, NEUTER, true), of, response);
}

struct layout *
plot_terms(const struct plot *plot, const char *response, bool logistic, const struct given_estimate *terms,
	size_t count)
{
	struct unit_row *rows = plot_array(plot, count, sizeof *rows);
	const int decimals = decimals_of(terms, count);
	for (size_t i = 0; i < count; i++) {
		rows[i] = estimate_row(plot, &terms[i], decimals);
		if (logistic && rows[i].known)
			rows[i].count_text = plot_number(plot, exp(terms[i].value));
	}
	return intervals_chart_layout(&(struct intervals_chart){
		.heading = plot_heading(plot, terms_title(plot, response, terms, count),
			plot_say(plot, logistic ? TELLS_ODDS : TELLS_TERMS, response, plot_level_text(plot))),
		.numbers = *plot_numbers(plot->language),
		.reference = 0,
		.reference_text = plot_phrase(WORD_NO_RELATION, plot->language),
		.value_head = plot_phrase(WORD_ESTIMATE, plot->language),
		.count_head = logistic ? plot_phrase(WORD_ODDS_RATIO, plot->language) : "",
		.rows = rows,
		.row_count = count });
}

/* "Raten går fra 2,1 i Alna til 4,8 i Hol", of rows with the highest first. */
static const char *
rates_title(const struct plot *plot, const struct given_rates *rates, const struct unit_row *rows)
{
	size_t count = rates->count;
	while (count > 0 && !rows[count - 1].known)
		count--;
	if (count == 0)
		return plot_phrase(SAYS_NOTHING, plot->language);
	const struct unit_row *most = &rows[0], *least = &rows[count - 1];
	const char *noun = plot_phrase(rates->ratio ? WORD_RATIO : WORD_RATE, plot->language);
	if (count == 1)
		return plot_say(plot, SAYS_ONE_FIGURE, most->label, most->value_text);
	if (!(least->value < most->value))
		return plot_say(plot, SAYS_RATE_SAME, noun, most->value_text);
	return plot_say(
		plot, SAYS_RATE_RANGE, noun, least->value_text, least->label, most->value_text, most->label);
}

static const char *
rates_shown(const struct plot *plot, const struct given_rates *rates)
{
	const char *level = plot_level_text(plot);
	if (rates->ratio)
		return plot_say(plot, TELLS_REFERENCE, rates->events, level, rates->strata);
	const char *per = plot_number(plot, rates->per);
	if (rates->strata)
		return plot_say(
			plot, TELLS_STANDARDISED, rates->events, per, rates->time, level, rates->strata);
	return plot_say(plot, TELLS_RATE, rates->events, per, rates->time, level);
}

struct layout *
plot_rates(const struct plot *plot, const struct given_rates *rates)
{
	struct unit_row *rows = plot_array(plot, rates->count, sizeof *rows);
	double *values = plot_array(plot, rates->count, sizeof *values);
	const int decimals = decimals_of(rates->items, rates->count);
	for (size_t i = 0; i < rates->count; i++)
		values[i] = rates->items[i].value;
	const size_t *order = plot_order(plot, values, rates->count);
	for (size_t i = 0; i < rates->count; i++) {
		const struct given_estimate *item = &rates->items[order[i]];
		rows[i] = estimate_row(plot, item, decimals);
		if (rows[i].known)
			rows[i].count_text = plot_say(plot, WORD_EVENTS_IN, plot_number(plot, item->events),
				plot_number(plot, item->time));
	}
	return intervals_chart_layout(&(struct intervals_chart){
		.heading = plot_heading(plot, rates_title(plot, rates, rows), rates_shown(plot, rates)),
		.numbers = *plot_numbers(plot->language),
		.reference = rates->ratio ? 1 : NAN,
		.reference_text = plot_phrase(WORD_AS_REFERENCE, plot->language),
		.value_head = "",
		.count_head = plot_phrase(WORD_COUNT, plot->language),
		.rows = rows,
		.row_count = rates->count });
}
