/* When a target will be reached: against tests/oracle, where nobody can say, and how often the interval holds
 * what it is about. */
#include "stats/method/forecast.h"

#include <stdint.h>
#include <stdlib.h>

#include "stats/method/logistic.h"
#include "tests/oracle.h"

enum { MOST = 120 };

struct figures {
	double t[MOST], x[MOST], n[MOST];
	size_t count;
};

/* What forecast_of gives to drift_fit, in the unit of t. */
static struct drift
figures_drift(const struct figures *figures, double theta)
{
	struct coefficient line[2];
	double cells[2 * MOST], shares[MOST] = { 0 }, weights[MOST] = { 0 }, fitted[MOST];
	double z[MOST], v[MOST], t[MOST];
	double mean = 0;
	size_t count = 0;
	for (size_t i = 0; i < figures->count; i++) {
		if (!(figures->n[i] > 0) || isnan(figures->x[i]))
			continue;
		t[count] = figures->t[i];
		cells[2 * count] = 1;
		cells[2 * count + 1] = t[count];
		weights[count] = figures->n[i];
		shares[count++] = figures->x[i] / figures->n[i];
	}
	struct design design = { cells, count, 2, true };
	logistic_model_fit(&design, shares, weights, line, fitted);
	for (size_t i = 0; i < count; i++) {
		v[i] = weights[i] * fitted[i] * (1 - fitted[i]);
		z[i] = line[0].estimate + line[1].estimate * t[i] +
		       weights[i] * (shares[i] - fitted[i]) / v[i];
		mean += v[i] / (double)count;
	}
	for (size_t i = 0; i < count; i++)
		v[i] = mean / v[i];
	return drift_fit(theta, t, z, v, count);
}

static void
drift_check(const struct oracle_row *row, const struct figures *figures)
{
	struct drift drift = figures_drift(figures, oracle_number(row, 1));
	struct drift_level level = drift_level_at(&drift, oracle_number(row, 2));
	oracle_check(row, 0, drift.slope);
	oracle_check(row, 1, drift.slope_error);
	oracle_check(row, 2, drift.curvature_p);
	oracle_check(row, 3, drift.likelihood - figures_drift(figures, 1).likelihood);
	oracle_check(row, 4, level.mean);
	oracle_check(row, 5, level.error);
	oracle_check(row, 6, drift.leap_p);
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/forecast.txt");
	struct oracle_row row;
	struct figures figures = { .count = 0 };
	while (oracle_next(&oracle, &row)) {
		if (oracle_is(&row, "point", 4, 1) && figures.count < MOST) {
			figures.t[figures.count] = oracle_number(&row, 1);
			figures.x[figures.count] = oracle_number(&row, 2);
			figures.n[figures.count++] = oracle_number(&row, 3);
		} else if (oracle_is(&row, "glm", 2, 4)) {
			struct drift line = figures_drift(&figures, 1);
			struct drift_level level = drift_level_at(&line, oracle_number(&row, 1));
			const double actual[] = { line.slope, line.slope_error, level.mean, level.error };
			for (size_t i = 0; i < 4; i++)
				oracle_check(&row, i, actual[i]);
		} else if (oracle_is(&row, "drift", 3, 7)) {
			drift_check(&row, &figures);
		} else if (oracle_is(&row, "forecast", 4, 6)) {
			struct forecast_question question = { .target = oracle_number(&row, 1),
				.upward = strcmp(row.arguments[2], "up") == 0,
				.level = oracle_number(&row, 3) };
			struct forecast forecast =
				forecast_of(figures.t, figures.x, figures.n, figures.count, &question);
			const double actual[] = { forecast.date, forecast.lower, forecast.upper,
				forecast.rise_p, forecast.curvature_p, forecast.leap_p };
			CHECK_INT(forecast.state, FORECAST_GIVEN);
			for (size_t i = 0; i < 6; i++)
				oracle_check(&row, i, actual[i]);
			figures.count = 0;
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

/* Figures of n cases about a line of log odds that rises by `slope` from point to point, their deviations
 * `noise` times what chance gives. */
static struct figures
figures_about(double first, double slope, double noise, double n, size_t count)
{
	static const double normal[] = { 0.3, -1.1, 0.8, 0.4, -0.6, 1.5, -0.2, -0.9, 0.6, -0.4, 1.0, -1.4 };
	struct figures figures = { .count = count };
	for (size_t i = 0; i < count; i++) {
		double p = 1 / (1 + exp(-first - slope * (double)i));
		double chance = sqrt(n * p * (1 - p)) * normal[i * 5 % 12];
		figures.t[i] = 30 * (double)i;
		figures.x[i] = round(n * p + noise * chance);
		figures.n[i] = n;
	}
	return figures;
}

static struct forecast
forecast_to(const struct figures *figures, double target, bool upward)
{
	const struct forecast_question question = { .target = target, .upward = upward, .level = 0.95 };
	return forecast_of(figures->t, figures->x, figures->n, figures->count, &question);
}

static void
refused_check(const struct figures *figures, double target, bool upward, enum forecast_state state)
{
	struct forecast forecast = forecast_to(figures, target, upward);
	CHECK_TEXT(forecast_state_name(forecast.state), forecast_state_name(state));
	CHECK(isnan(forecast.date) && isnan(forecast.upper));
}

static void
test_refused(void)
{
	struct figures figures = figures_about(-1, 0.04, 0.5, 800, 24);
	struct forecast forecast = forecast_to(&figures, 0.55, true);
	CHECK_INT(forecast.state, FORECAST_GIVEN);
	CHECK_INT(forecast.known, 24);
	CHECK_NEAR(forecast.first, 0, 0);
	CHECK(forecast.lower < forecast.date && forecast.date < forecast.upper);
	CHECK(forecast.lower > 690 && forecast.upper < 2 * 690);
	refused_check(&figures, 1, true, FORECAST_EXTREME);
	refused_check(&figures, 0, false, FORECAST_EXTREME);
	refused_check(&figures, 0.1, false, FORECAST_AWAY);
	refused_check(&figures, 0.4, true, FORECAST_OVERTAKEN);
	refused_check(&figures, 0.9, true, FORECAST_FAR);
	CHECK_INT(forecast_of(figures.t, figures.x, figures.n, 24,
			  &(struct forecast_question){ 0.4, true, true, 0.95 })
			  .state,
		FORECAST_REACHED);
	figures.n[3] = 0;
	figures.x[4] = NAN;
	figures.x[5] = figures.n[5] + 1;
	forecast = forecast_to(&figures, 0.55, true);
	CHECK_INT(forecast.state, FORECAST_GIVEN);
	CHECK_INT(forecast.known, 21);

	figures = figures_about(-1, 0.04, 1, 800, 11);
	refused_check(&figures, 0.55, true, FORECAST_FEW);
	figures.count = 0;
	refused_check(&figures, 0.55, true, FORECAST_FEW);
	CHECK(isnan(forecast_to(&figures, 0.55, true).first));

	figures = figures_about(-1, 0, 1, 800, 24);
	refused_check(&figures, 0.55, true, FORECAST_NO_TREND);
	for (size_t i = 0; i < 24; i++) {
		figures.n[i] = 100 + (double)i;
		figures.x[i] = figures.n[i] / 4;
	}
	refused_check(&figures, 0.55, true, FORECAST_CONSTANT);
	for (size_t i = 0; i < 24; i++)
		figures.x[i] = 0;
	refused_check(&figures, 0.55, true, FORECAST_CONSTANT);
	for (size_t i = 12; i < 24; i++)
		figures.x[i] = figures.n[i];
	refused_check(&figures, 0.55, true, FORECAST_NO_LINE);

	/* Fast at first, then hardly any more. */
	figures = figures_about(0, 0, 1, 1000, 24);
	for (size_t i = 0; i < 24; i++)
		figures.x[i] += floor(-300 * exp(-(double)i / 12));
	refused_check(&figures, 0.7, true, FORECAST_CURVED);

	/* A leap of the level between two points, or one point that is wrong. */
	figures = figures_about(-1, 0.04, 0.5, 800, 24);
	for (size_t i = 15; i < 24; i++)
		figures.x[i] += 100;
	refused_check(&figures, 0.8, true, FORECAST_LEAP);
	figures = figures_about(-1, 0.04, 0.5, 800, 24);
	figures.x[7] -= 150;
	refused_check(&figures, 0.55, true, FORECAST_LEAP);

	/* Three leaps in a row, none of which hides behind the others. */
	figures = figures_about(-2, 0.05, 0.5, 800, 24);
	for (size_t i = 10; i < 24; i++)
		figures.x[i] += i == 10 ? 80 : i == 11 ? 160 : 240;
	refused_check(&figures, 0.7, true, FORECAST_LEAP);

	/* The date is within reach and the end of its interval is not: how late is not said, how early is. */
	figures = figures_about(-1, 0.04, 1, 800, 24);
	forecast = forecast_to(&figures, 0.55, true);
	CHECK_INT(forecast.state, FORECAST_WIDE);
	CHECK(isnan(forecast.date) && isnan(forecast.upper) && forecast.lower > 690);
}

/* The interval neither knows the unit of time nor which side is called an event. */
static void
test_alike(void)
{
	struct figures figures = figures_about(-1, 0.04, 0.5, 800, 24), turned = figures;
	for (size_t i = 0; i < 24; i++) {
		turned.t[i] = figures.t[i] / 365 - 7;
		turned.x[i] = figures.n[i] - figures.x[i];
	}
	struct forecast up = forecast_to(&figures, 0.55, true), down = forecast_to(&turned, 0.45, false);
	CHECK_NEAR(down.date, up.date / 365 - 7, 1e-6);
	CHECK_NEAR(down.lower, up.lower / 365 - 7, 1e-6);
	CHECK_NEAR(down.upper, up.upper / 365 - 7, 1e-6);
	CHECK_NEAR(down.rise_p, 1 - up.rise_p, 1e-9);
	/* Half a year later without a figure: the same line, and nothing before today. */
	figures.t[24] = figures.t[23] + 180;
	figures.x[24] = figures.n[24] = NAN;
	figures.count = 25;
	struct forecast later = forecast_to(&figures, 0.55, true);
	CHECK_NEAR(later.date, up.date, 1e-3);
	CHECK_NEAR(later.lower, fmax(up.lower, figures.t[24]), 1e-3);
}

/* splitmix64: the same numbers on every machine. */
static double
random_unit(uint64_t *state)
{
	uint64_t z = *state += 0x9e3779b97f4a7c15;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return (double)((z ^ z >> 31) >> 11) * 0x1p-53;
}

static double
random_normal(uint64_t *state)
{
	double sum = -6;
	for (int i = 0; i < 12; i++)
		sum += random_unit(state);
	return sum;
}

/* Others are counted at each date; the same, but for a share who are replaced; others, while the level
 * wanders about its line. */
enum process { OTHERS, SAME, WANDERING };

struct scenario {
	const char *name;
	enum process process;
	size_t dates, cases;
	double first, slope; /* log odds at the first date, and for each further one */
	double target;
	double least; /* of the dates that are given, how many intervals must hold */
};

enum { PERSONS = 400, FUTURE = 400 };

/* Figures of the first dates of a scenario, and when its lasting part first is at the target, in dates. */
static double
scenario_draw(const struct scenario *scenario, struct figures *figures, uint64_t *state)
{
	double own[PERSONS], wander = 0, truth = INFINITY,
			     turnover = scenario->process == SAME ? 1.0 / 36 : 1;
	figures->count = scenario->dates;
	for (size_t i = 0; i < FUTURE && isinf(truth); i++) {
		double odds = scenario->first + scenario->slope * (double)i;
		if (scenario->process == WANDERING)
			odds += wander = 0.7 * wander + 0.07 * random_normal(state);
		double share = 1 / (1 + exp(-odds)), events = 0, n = (double)scenario->cases;
		for (size_t j = 0; j < scenario->cases; j++) {
			if (i == 0 || random_unit(state) < turnover)
				own[j] = random_unit(state);
			events += own[j] < share;
		}
		if (i < scenario->dates) {
			figures->t[i] = (double)i;
			figures->x[i] = events;
			figures->n[i] = n;
		} else if ((scenario->process == SAME ? events / n : share) >= scenario->target) {
			truth = (double)i;
		}
	}
	return truth;
}

/* Of 1,000 series each: how many get a date, and how many of those intervals hold the first date at which the
 * lasting part is at the target (which lies between two dates: the one before counts too). A level of 95 %
 * would miss 50 of 1,000; fewer are, where many get no date. */
static void
coverage_check(const struct scenario *scenario, size_t given_least, size_t given_most)
{
	enum { SERIES = 1000 };
	uint64_t state = 5;
	size_t given = 0, held = 0;
	for (int i = 0; i < SERIES; i++) {
		struct figures figures = { .count = 0 };
		double truth = scenario_draw(scenario, &figures, &state);
		size_t last = figures.count - 1;
		struct forecast_question question = { .target = scenario->target,
			.upward = true,
			.reached = figures.x[last] >= scenario->target * figures.n[last],
			.level = 0.95 };
		struct forecast forecast =
			forecast_of(figures.t, figures.x, figures.n, figures.count, &question);
		if (forecast.state != FORECAST_GIVEN)
			continue;
		given++;
		held += forecast.lower <= truth && truth - 1 <= forecast.upper;
	}
	check_that(given >= given_least && given <= given_most, __FILE__, __LINE__,
		"%s: %zu get a date, expected %zu to %zu", scenario->name, given, given_least, given_most);
	check_that(given - held <= SERIES * 5 / 100, __FILE__, __LINE__, "%s: %zu of %d are wrong",
		scenario->name, given - held, SERIES);
	check_that(given == 0 || (double)held / (double)given >= scenario->least, __FILE__, __LINE__,
		"%s: %zu of %zu intervals hold", scenario->name, held, given);
}

static void
test_coverage(void)
{
	static const struct scenario scenarios[] = {
		{ "others, 24 dates", OTHERS, 24, 200, -0.4, 0.035, 0.65, 0.94 },
		{ "others, 60 dates", OTHERS, 60, 50, -0.8, 0.03, 0.8, 0.94 },
		{ "the same, 24 dates", SAME, 24, 300, -0.8, 0.05, 0.65, 0.94 },
		{ "the same, 36 dates", SAME, 36, 300, -0.8, 0.03, 0.65, 0.94 },
		{ "wandering, 24 dates", WANDERING, 24, 200, -0.8, 0.06, 0.75, 0.91 },
		{ "wandering, 36 dates", WANDERING, 36, 200, -0.8, 0.04, 0.75, 0.91 },
		{ "the same, no trend", SAME, 36, 300, 0, 0, 0.55, 0 },
		{ "others, no trend", OTHERS, 24, 200, 0, 0, 0.55, 0 },
	};
	for (size_t i = 0; i < 6; i++)
		coverage_check(&scenarios[i], 300, 1000);
	for (size_t i = 6; i < 8; i++)
		coverage_check(&scenarios[i], 0, 10);
}

int
main(void)
{
	test_oracle();
	test_refused();
	test_alike();
	test_coverage();
	return check_summary("method_forecast");
}
