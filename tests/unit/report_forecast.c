/* When a target will be reached, in words. */
#include "plots/report/forecast_text.h"

#include "stats/base/date.h"
#include "tests/unit/report_placeholders.h"

static struct buffer out;

static const char *
sentence(const struct forecast *forecast, enum language language)
{
	const struct target target = { true, AT_LEAST, { 7, 10 } };
	buffer_clear(&out);
	sentence_forecast(&out, forecast, &target, 0.95, language);
	return out.bytes;
}

static void
test_given(void)
{
	struct forecast forecast = { .state = FORECAST_GIVEN,
		.known = 18,
		.first = date_from_civil(2025, 3, 31),
		.date = date_from_civil(2026, 8, 14) + 0.4,
		.lower = date_from_civil(2026, 6, 30) + 0.9,
		.upper = date_from_civil(2026, 12, 1) - 0.1 };
	CHECK_TEXT(sentence(&forecast, LANGUAGE_NB), "Med samme utvikling som siden mars 2025 nås målet "
						     "omkring august 2026 (95\u00a0% intervall: juni "
						     "2026 til desember 2026).");
	CHECK_TEXT(sentence(&forecast, LANGUAGE_EN), "If it goes on as it has since March 2025, the target "
						     "is reached around August 2026 (95% interval: "
						     "June 2026 to December 2026).");
	CHECK_INT(forecast_date(&forecast), date_from_civil(2026, 8, 14));
	CHECK_INT(forecast_lower(&forecast), date_from_civil(2026, 6, 30));
	CHECK_INT(forecast_upper(&forecast), date_from_civil(2026, 12, 1));
	/* Months would say nothing of an interval of some weeks. */
	forecast.lower = date_from_civil(2026, 8, 1);
	forecast.upper = date_from_civil(2026, 8, 31);
	CHECK_TEXT(sentence(&forecast, LANGUAGE_NB),
		"Med samme utvikling som siden 31.03.2025 nås målet omkring 14.08.2026 (95\u00a0% intervall: "
		"01.08.2026 til 31.08.2026).");
}

static void
test_refused(void)
{
	struct forecast forecast = { FORECAST_FEW, 5, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
	CHECK_TEXT(sentence(&forecast, LANGUAGE_NB),
		"Det kan ikke anslås når målet nås: det trengs 12 datoer med tall, og her er det 5.");
	forecast.state = FORECAST_EXTREME;
	CHECK(strstr(sentence(&forecast, LANGUAGE_EN), "a target of 70%:"));
	forecast.first = date_from_civil(2024, 3, 31);
	forecast.state = FORECAST_NO_TREND;
	CHECK_TEXT(sentence(&forecast, LANGUAGE_EN), "No date can be forecast for the target: since March "
						     "2024 there has been no certain rise or fall.");
	forecast.state = FORECAST_WIDE;
	forecast.lower = date_from_civil(2026, 1, 2) + 0.5;
	CHECK(strstr(sentence(&forecast, LANGUAGE_NB), "blir det tidligst januar 2026, men"));
	/* Behind another sentence, and at the beginning of a line. */
	sentence_forecast(&out, &forecast, &(struct target){ true, AT_LEAST, { 7, 10 } }, 0.95, LANGUAGE_NB);
	CHECK(strstr(out.bytes, "tilbake. Datoen"));
	buffer_clear(&out);
	buffer_char(&out, '\n');
	sentence_forecast(&out, &forecast, &(struct target){ true, AT_LEAST, { 7, 10 } }, 0.95, LANGUAGE_NB);
	CHECK(strncmp(out.bytes, "\nDatoen", 7) == 0);
}

/* Whatever the state, both languages say the same, and nothing of what is not known for it. */
static void
test_every_state(void)
{
	const unsigned interval = 1U << 2 | 1U << 3 | 1U << 4 | 1U << 5, since = 1U << 1;
	for (int i = 0; i < FORECAST_STATES; i++) {
		enum forecast_state state = (enum forecast_state)i;
		const char *nb = forecast_pattern(state, LANGUAGE_NB);
		const char *en = forecast_pattern(state, LANGUAGE_EN);
		check_that(nb && en && strcmp(nb, en) != 0, __FILE__, __LINE__, "state %d has no words", i);
		if (!nb || !en)
			continue;
		CHECK_INT(placeholders(nb), placeholders(en));
		CHECK(state == FORECAST_GIVEN || (placeholders(nb) & interval & ~(1U << 3)) == 0);
		CHECK(state == FORECAST_GIVEN || state == FORECAST_WIDE ||
			(placeholders(nb) & interval) == 0);
		CHECK(state > FORECAST_NO_LINE || state == FORECAST_GIVEN || (placeholders(nb) & since) == 0);
		CHECK(nb[strlen(nb) - 1] == '.' && en[strlen(en) - 1] == '.');
		CHECK(*forecast_state_name(state) || state == FORECAST_GIVEN);
	}
}

int
main(void)
{
	test_given();
	test_refused();
	test_every_state();
	buffer_free(&out);
	return check_summary("report_forecast");
}
