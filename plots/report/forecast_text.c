#include "plots/report/forecast_text.h"

#include <math.h>
#include <string.h>

#include "plots/report/plot_words.h"
#include "stats/base/date.h"

enum { SINCE, DATE, LOWER, UPPER, LEVEL, TARGET, POINTS, WANTED, TEXTS };

#define NB_NOT "Det kan ikke anslås når målet nås: "
#define EN_NOT "No date can be forecast for the target: "

static const char *const patterns[FORECAST_STATES][2] = {
	[FORECAST_GIVEN] = { "Med samme utvikling som siden {1} nås målet omkring {2} ({5} intervall: {3} "
			     "til {4}).",
		"If it goes on as it has since {1}, the target is reached around {2} ({5} interval: {3} to "
		"{4})." },
	[FORECAST_REACHED] = { "Målet er nådd, så det er ingen dato å anslå.",
		"The target is met, so there is no date to forecast." },
	[FORECAST_EXTREME] = { "Det kan ikke anslås når et mål på {6} nås: jo nærmere andelen kommer, desto "
			       "langsommere "
			       "går det.",
		"No date can be forecast for a target of {6}: the nearer the proportion comes, the slower it "
		"goes." },
	[FORECAST_FEW] = { NB_NOT "det trengs {8} datoer med tall, og her er det {7}.",
		EN_NOT "it takes {8} dates with a figure, and here there are {7}." },
	[FORECAST_CONSTANT] = { NB_NOT "andelen er den samme hele tiden.",
		EN_NOT "the proportion is the same all the time." },
	[FORECAST_NO_LINE] = { NB_NOT "andelen hopper mellom ingen og alle.",
		EN_NOT "the proportion jumps between none and all." },
	[FORECAST_NO_TREND] = { NB_NOT "siden {1} er det ingen sikker stigning eller nedgang.",
		EN_NOT "since {1} there has been no certain rise or fall." },
	[FORECAST_AWAY] = { NB_NOT "siden {1} har andelen beveget seg bort fra det.",
		EN_NOT "since {1} the proportion has moved away from it." },
	[FORECAST_LEAP] = { NB_NOT "utviklingen siden {1} går i sprang, ikke i jevnt tempo.",
		EN_NOT "the course since {1} goes by leaps, not at a steady pace." },
	[FORECAST_CURVED] = { NB_NOT
		"siden {1} har ikke tempoet vært jevnt, så det lar seg ikke føre videre.",
		EN_NOT "since {1} the pace has not been steady, so it cannot be carried on." },
	[FORECAST_OVERTAKEN] = { NB_NOT
		"etter utviklingen siden {1} skulle det vært nådd, men det siste tallet er på feil side.",
		EN_NOT "going by the course since {1} it should have been reached, and the last figure is on "
		       "the wrong side." },
	[FORECAST_FAR] = { NB_NOT
		"med samme utvikling som siden {1} er det lenger fram enn tallene rekker tilbake.",
		EN_NOT "at the pace since {1} it is farther ahead than the figures reach back." },
	[FORECAST_WIDE] = { "Datoen målet nås, er for usikker til å anslås: med samme utvikling som siden "
			    "{1} blir det "
			    "tidligst {3}, men kanskje lenger fram enn tallene rekker tilbake.",
		"The date is too uncertain to forecast: at the pace since {1} the target is not reached "
		"before {3}, and "
		"perhaps farther ahead than the figures reach back." },
};

const char *
forecast_pattern(enum forecast_state state, enum language language)
{
	return patterns[state][language];
}

int32_t
forecast_date(const struct forecast *forecast)
{
	return (int32_t)round(forecast->date);
}

int32_t
forecast_lower(const struct forecast *forecast)
{
	return (int32_t)floor(forecast->lower);
}

int32_t
forecast_upper(const struct forecast *forecast)
{
	return (int32_t)ceil(forecast->upper);
}

/* "august 2026", or the day. */
static void
date_add(struct buffer *out, int32_t date, bool by_day, enum language language)
{
	const struct civil civil = date_to_civil(date);
	if (by_day)
		number_date(out, date, language);
	else
		buffer_print(out, "%s %d", month_long(civil.month, language), civil.year);
}

void
sentence_forecast(struct buffer *out, const struct forecast *forecast, const struct target *target,
	double level, enum language language)
{
	const double days_of_two_months = 62;
	bool by_day = forecast->upper - forecast->lower < days_of_two_months;
	struct buffer texts[TEXTS] = { 0 };
	const char *said[TEXTS];
	if (!isnan(forecast->first))
		date_add(&texts[SINCE], (int32_t)forecast->first, by_day, language);
	if (!isnan(forecast->lower))
		date_add(&texts[LOWER], forecast_lower(forecast), by_day, language);
	if (forecast->state == FORECAST_GIVEN) {
		date_add(&texts[DATE], forecast_date(forecast), by_day, language);
		date_add(&texts[UPPER], forecast_upper(forecast), by_day, language);
	}
	number_limit(&texts[LEVEL], level, NULL, 0, language);
	number_target(&texts[TARGET], target, language);
	number_integer(&texts[POINTS], (int64_t)forecast->known, language);
	number_integer(&texts[WANTED], FORECAST_POINTS_WANTED, language);
	for (size_t i = 0; i < TEXTS; i++)
		said[i] = texts[i].bytes;
	if (out->length && !strchr(" \n", out->bytes[out->length - 1]))
		buffer_char(out, ' ');
	pattern_add(out, forecast_pattern(forecast->state, language), said, TEXTS);
	for (size_t i = 0; i < TEXTS; i++)
		buffer_free(&texts[i]);
}
