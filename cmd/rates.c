#include <math.h>
#include <stdlib.h>

#include "cmd/command.h"
#include "cmd/measure.h"
#include "cmd/picture.h"
#include "plots/report/plot_given.h"
#include "stats/base/memory.h"
#include "stats/method/rate.h"

const struct option rates_options[] = {
	{ .name = "events", .argument = "COLUMN", .help = "how many happened: counts, or a condition" },
	{ .name = "time",
		.argument = "COLUMN",
		.help = "the exposure they happened in, such as person-years" },
	{ .name = "per", .argument = "N", .help = "rates are of N units of time (default: 1)" },
	{ .name = "limits",
		.argument = "METHOD",
		.choices = { "exact", "byar" },
		.help = "exact Poisson limits (default), or Byar's approximation" },
	{ .name = "strata",
		.argument = "COLUMN",
		.help = "standardised over its values, such as age groups" },
	{ .name = "standard",
		.argument = "COLUMN",
		.help = "direct: how much each stratum weighs in the standard population" },
	{ .name = "reference",
		.argument = "COLUMN",
		.help = "indirect: the rate of each stratum in the reference population, for one unit of "
			"time" },
	{ .name = "level", .argument = "PERCENT", .help = "of the intervals (default: 95%)" },
	PLOT_OPTION("draw the rates, the standardised ones where there are such, too:"),
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

struct rates {
	struct inquiry inquiry;
	enum rate_method method;
	size_t events, time, strata, standard, reference; /* places among the answers; the last three may be
							     SIZE_MAX */
	double level, per;
	struct counting left_out;
	size_t timeless;              /* groups */
	struct given_estimate *drawn; /* of each group: what a picture shows of it */
};

/* The strata of a group, as stats/method/rate.h takes them. */
struct strata {
	double *x, *n, *standard, *reference;
	size_t count;
};

static void
strata_free(struct strata *strata)
{
	free(strata->x);
	free(strata->n);
	free(strata->standard);
	free(strata->reference);
}

/* What an option says of a stratum, which all of its rows must agree on. */
static bool
stratum_number(const struct rates *rates, const char *option, size_t place, size_t row, double *number,
	struct error *err)
{
	if (place == SIZE_MAX)
		return true;
	double own = answer_number(&rates->inquiry.question->answers[place], row);
	if (own < 0 || (!isnan(own) && !isnan(*number) && (own < *number || own > *number)))
		return fail(err, ERROR_DATA, NULL, 0, 0,
			own < 0 ? "--%s: a number is negative" : "--%s: the rows of one stratum differ",
			option);
	*number = isnan(own) ? *number : own;
	return true;
}

static bool
strata_fill(struct rates *rates, const struct answer_group *group, const struct levels *levels,
	struct strata *strata, struct error *err)
{
	const struct question *question = rates->inquiry.question;
	struct counting *countings = xcalloc(strata->count + 1, sizeof *countings);
	bool done = true;
	for (size_t i = 0; i < strata->count; i++)
		strata->standard[i] = strata->reference[i] = (double)NAN;
	for (size_t i = 0; done && i < group->count; i++) {
		size_t place = levels->of[i], row = question->order[group->first + i];
		if (place == SIZE_MAX) {
			rates->left_out.missing++;
			continue;
		}
		counting_add(&countings[place], &question->answers[rates->events],
			&question->answers[rates->time], row, false);
		done = stratum_number(
			       rates, "standard", rates->standard, row, &strata->standard[place], err) &&
		       stratum_number(
			       rates, "reference", rates->reference, row, &strata->reference[place], err);
	}
	for (size_t i = 0; i < strata->count; i++) {
		strata->x[i] = countings[i].events;
		strata->n[i] = countings[i].cases;
	}
	free(countings);
	return done;
}

static bool
strata_of(struct rates *rates, const struct answer_group *group, struct strata *strata, struct error *err)
{
	const struct question *question = rates->inquiry.question;
	*strata = (struct strata){ .count = 0 };
	if (rates->strata == SIZE_MAX)
		return true;
	struct levels levels = levels_of(question, &question->answers[rates->strata], group);
	size_t count = levels.values.count;
	*strata = (struct strata){ xcalloc(count + 1, sizeof(double)), xcalloc(count + 1, sizeof(double)),
		xcalloc(count + 1, sizeof(double)), xcalloc(count + 1, sizeof(double)), count };
	bool done = strata_fill(rates, group, &levels, strata, err);
	levels_free(&levels);
	return done;
}

static bool
is_known(const double *numbers, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (isnan(numbers[i]))
			return false;
	return count > 0;
}

static void
rate_list(const struct rate *rate, double factor, struct listing *listing)
{
	listing_number(listing, rate->estimate * factor);
	listing_number(listing, rate->interval.lower * factor);
	listing_number(listing, rate->interval.upper * factor);
}

static void
rate_keep(const struct rate *rate, double factor, struct given_estimate *drawn)
{
	drawn->value = rate->estimate * factor;
	drawn->lower = rate->interval.lower * factor;
	drawn->upper = rate->interval.upper * factor;
}

static void
standardised_list(const struct rates *rates, const struct strata *strata, double observed,
	struct given_estimate *drawn, struct listing *listing)
{
	const struct rate unknown = { (double)NAN, { (double)NAN, (double)NAN } };
	struct rate rate = unknown;
	if (rates->standard != SIZE_MAX) {
		if (is_known(strata->standard, strata->count))
			rate = rate_direct(rates->method, strata->x, strata->n, strata->standard,
				strata->count, rates->level);
		rate_list(&rate, rates->per, listing);
		rate_keep(&rate, rates->per, drawn);
	}
	rate = unknown;
	if (rates->reference != SIZE_MAX) {
		double expected = 0;
		for (size_t i = 0; i < strata->count; i++)
			expected += strata->n[i] * strata->reference[i];
		if (is_known(strata->reference, strata->count) && expected > 0)
			rate = rate_indirect(rates->method, observed, strata->n, strata->reference,
				strata->count, rates->level);
		listing_number(listing, expected);
		rate_list(&rate, 1, listing);
		rate_keep(&rate, 1, drawn);
	}
}

static bool
group_list(struct rates *rates, size_t index, struct listing *listing, struct error *err)
{
	const struct question *question = rates->inquiry.question;
	const struct answer_group *group = &question->groups[index];
	struct given_estimate *drawn = &rates->drawn[index];
	struct counting total = { 0 };
	struct strata strata;
	for (size_t i = 0; i < group->count; i++)
		counting_add(&total, &question->answers[rates->events], &question->answers[rates->time],
			question->order[group->first + i], false);
	counting_join(&rates->left_out, &total);
	bool done = strata_of(rates, group, &strata, err);
	if (done) {
		struct rate rate = { (double)NAN, { (double)NAN, (double)NAN } };
		rates->timeless += !(total.cases > 0);
		if (total.cases > 0)
			rate = rate_of(rates->method, total.events, total.cases, rates->level);
		inquiry_labels(&rates->inquiry, group, listing);
		listing_number(listing, total.events);
		listing_number(listing, total.cases);
		rate_list(&rate, rates->per, listing);
		*drawn = (struct given_estimate){ .events = total.events, .time = total.cases };
		rate_keep(&rate, rates->per, drawn);
		standardised_list(rates, &strata, total.events, drawn, listing);
	}
	strata_free(&strata);
	return done;
}

static struct listing *
rates_listing(const struct rates *rates)
{
	static const struct listing_column always[] = { { "events", NULL, true }, { "time", NULL, true },
		{ "rate", NULL, true }, { "lower", NULL, true }, { "upper", NULL, true } };
	static const struct listing_column direct[] = { { "standardised", NULL, true },
		{ "standardised_lower", NULL, true }, { "standardised_upper", NULL, true } };
	static const struct listing_column indirect[] = { { "expected", NULL, true }, { "ratio", NULL, true },
		{ "ratio_lower", NULL, true }, { "ratio_upper", NULL, true } };
	struct listing_column columns[12];
	size_t count = 0;
	for (size_t i = 0; i < 5; i++)
		columns[count++] = always[i];
	for (size_t i = 0; rates->standard != SIZE_MAX && i < 3; i++)
		columns[count++] = direct[i];
	for (size_t i = 0; rates->reference != SIZE_MAX && i < 4; i++)
		columns[count++] = indirect[i];
	return inquiry_listing(&rates->inquiry, columns, count);
}

static bool
rates_answer(struct rates *rates, struct error *err)
{
	const struct question *question = rates->inquiry.question;
	struct listing *listing = rates_listing(rates);
	bool done = true;
	rates->drawn = xcalloc(question->group_count + 1, sizeof *rates->drawn);
	for (size_t i = 0; done && i < question->group_count; i++)
		done = group_list(rates, i, listing, err);
	counting_say(&rates->left_out, rates->inquiry.notice);
	if (rates->timeless)
		notice_say(rates->inquiry.notice, "there is no time%s, so the rate is not known",
			question->by_count ? " in some groups" : "");
	done = done && inquiry_print(&rates->inquiry, listing, err);
	listing_free(listing);
	return done;
}

/* The standardised rates, where there are such: only these can be compared. */
static bool
rates_draw(struct rates *rates, const struct picture_wish *wish, struct error *err)
{
	const struct question *question = rates->inquiry.question;
	struct arena arena = { 0 };
	struct plot plot = picture_plot(&rates->inquiry, PLOT_BARS, &arena);
	plot.level = rates->level;
	for (size_t i = 0; i < question->group_count; i++)
		rates->drawn[i].label = plot_group_name(&plot, i);
	const struct given_rates given = { .events = question->answers[rates->events].text,
		.time = question->answers[rates->time].text,
		.strata = rates->strata == SIZE_MAX ? NULL : question->answers[rates->strata].text,
		.ratio = rates->reference != SIZE_MAX,
		.per = rates->per,
		.items = rates->drawn,
		.count = question->group_count };
	bool done = picture_write(plot_rates(&plot, &given), wish, rates->inquiry.notice, err);
	arena_free(&arena);
	return done;
}

static bool
rates_can_be_drawn(const struct rates *rates, const struct picture_wish *wish, struct error *err)
{
	return !wish->path || rates->standard == SIZE_MAX || rates->reference == SIZE_MAX ||
	       fail(err, ERROR_USAGE, NULL, 0, 0,
		       "--plot draws one rate of each group; give --standard or --reference, and not both");
}

static bool
rates_ask(struct rates *rates, struct error *err)
{
	struct inquiry *inquiry = &rates->inquiry;
	const char *strata = arguments_value(inquiry->arguments, "strata");
	bool wanted = arguments_value(inquiry->arguments, "standard") ||
		      arguments_value(inquiry->arguments, "reference");
	if (wanted != (strata != NULL))
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--strata goes with --standard or --reference, which say what to standardise to");
	if (!measure_ask(inquiry, "events", true, true, &rates->events, err) ||
		!measure_ask(inquiry, "time", true, false, &rates->time, err) ||
		!measure_ask(inquiry, "standard", false, false, &rates->standard, err) ||
		!measure_ask(inquiry, "reference", false, false, &rates->reference, err))
		return false;
	rates->strata = strata ? inquiry->question->answer_count : SIZE_MAX;
	return !strata || inquiry_ask(inquiry, "strata", strata, err);
}

bool
rates_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct rates rates = { .method = arguments_chose(arguments, "limits", "byar") ? RATE_BYAR
										      : RATE_EXACT };
	struct picture_wish wish;
	bool done = picture_wish(arguments, &wish, err) &&
		    option_level(arguments, "level", &rates.level, err) &&
		    option_number(arguments, "per", 1e-9, 1e9, false, 1, &rates.per, err) &&
		    inquiry_open(&rates.inquiry, arguments, notice, err) && rates_ask(&rates, err) &&
		    rates_can_be_drawn(&rates, &wish, err) && inquiry_read(&rates.inquiry, err) &&
		    rates_answer(&rates, err) && (!wish.path || rates_draw(&rates, &wish, err));
	free(rates.drawn);
	inquiry_free(&rates.inquiry);
	return done;
}
