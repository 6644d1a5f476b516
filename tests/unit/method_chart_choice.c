/* Which chart shows a proportion over time, and why: among them the series that other tools draw limits of
 * NaN for. */
#include "stats/method/chart_choice.h"

#include <math.h>

#include "tests/check.h"

enum { POINTS = 24 };

/* Events of n cases at each point, as a pattern that repeats. */
static struct chart_choice
choice_of(enum time_chart wanted, const double *pattern, size_t period, double n, size_t count)
{
	double y[POINTS], cases[POINTS];
	for (size_t i = 0; i < count; i++) {
		y[i] = pattern[i % period];
		cases[i] = n;
	}
	const struct series series = { .y = y, .n = cases, .count = count };
	return chart_choice_of(wanted, &series);
}

#define CHECK_CHOICE(choice, kind, why, is_judged)                                                           \
	(CHECK_INT((choice).chart, kind), CHECK_INT((choice).reason, why),                                   \
		CHECK_INT((choice).judged, is_judged))

static void
test_reasons(void)
{
	/* As far apart as 100 cases at 50 % lie by chance: a standard deviation is 5. */
	const double chance[] = { 52, 46, 55, 49, 44, 53, 50, 57, 47, 51 };
	struct chart_choice choice = choice_of(CHART_AUTO, chance, 10, 100, POINTS);
	CHECK_CHOICE(choice, CHART_P, CHOSEN_BINOMIAL, true);
	CHECK_INT(choice.known, POINTS);
	CHECK_NEAR(choice.cases, 49, 1.5);
	CHECK_NEAR(choice.sigma_low, 1 - 2 * 0.909 / sqrt(POINTS - 1), 1e-12);
	choice = choice_of(CHART_AUTO, chance, 10, 100, CHART_POINTS_WANTED);
	CHECK_CHOICE(choice, CHART_P, CHOSEN_BINOMIAL, true);
	choice = choice_of(CHART_AUTO, chance, 10, 100, CHART_POINTS_WANTED - 1);
	CHECK_CHOICE(choice, CHART_RUN, CHOSEN_FEW, false);
	const double wide[] = { 30, 70, 45, 80, 25, 60 };
	choice = choice_of(CHART_AUTO, wide, 6, 100, POINTS);
	CHECK_CHOICE(choice, CHART_P_PRIME, CHOSEN_DISPERSED, true);
	CHECK(choice.sigma > 2);
	const double few[] = { 0, 1, 0, 2, 1, 0 };
	choice = choice_of(CHART_AUTO, few, 6, 4, POINTS);
	CHECK_CHOICE(choice, CHART_RUN, CHOSEN_SPARSE, true);
	CHECK(!choice.connected);
}

/* A trend, and a stock that changes slowly: p' would have limits so narrow that every point is outside. */
static void
test_connected(void)
{
	double rising[POINTS];
	for (size_t i = 0; i < POINTS; i++)
		rising[i] = 40 + 2 * (double)i;
	struct chart_choice choice = choice_of(CHART_AUTO, rising, POINTS, 190, POINTS);
	CHECK_CHOICE(choice, CHART_RUN, CHOSEN_CONNECTED, false);
	CHECK(choice.connected && choice.sigma < 0.4);
	choice = choice_of(CHART_P_PRIME, rising, POINTS, 190, POINTS);
	CHECK_CHOICE(choice, CHART_P_PRIME, CHOSEN_ASKED, true);
	CHECK(choice.connected);
}

static void
test_nothing_to_judge(void)
{
	const double all[] = { 20 }, none[] = { 0 }, missing[] = { NAN };
	CHECK_CHOICE(choice_of(CHART_AUTO, all, 1, 20, POINTS), CHART_RUN, CHOSEN_CONSTANT, false);
	CHECK_CHOICE(choice_of(CHART_AUTO, none, 1, 20, POINTS), CHART_RUN, CHOSEN_CONSTANT, false);
	CHECK_CHOICE(choice_of(CHART_P, all, 1, 20, POINTS), CHART_P, CHOSEN_CONSTANT, false);
	struct chart_choice choice = choice_of(CHART_P, missing, 1, 20, POINTS);
	CHECK_CHOICE(choice, CHART_RUN, CHOSEN_NOTHING, false);
	CHECK(isnan(choice.sigma) && isnan(choice.cases) && choice.known == 0);
	CHECK_CHOICE(choice_of(CHART_AUTO, all, 1, 0, POINTS), CHART_RUN, CHOSEN_NOTHING, false);
	CHECK_CHOICE(choice_of(CHART_AUTO, all, 1, 20, 0), CHART_RUN, CHOSEN_NOTHING, false);
	CHECK_CHOICE(choice_of(CHART_XMR, all, 1, 20, 2), CHART_XMR, CHOSEN_FEW, false);
	CHECK_CHOICE(choice_of(CHART_AUTO, all, 1, 20, 1), CHART_RUN, CHOSEN_FEW, false);
}

/* Points without cases and points that do not count are passed over. */
static void
test_gaps(void)
{
	double y[POINTS], n[POINTS];
	bool excluded[POINTS] = { false };
	for (size_t i = 0; i < POINTS; i++) {
		y[i] = i % 2 ? 9 : 12;
		n[i] = i % 3 == 2 ? 0 : 20;
	}
	y[0] = 0;
	excluded[0] = true;
	const struct series series = { .y = y, .n = n, .count = POINTS, .excluded = excluded };
	struct chart_choice choice = chart_choice_of(CHART_AUTO, &series);
	CHECK_INT(choice.known, 15);
	CHECK_CHOICE(choice, CHART_P, CHOSEN_BINOMIAL, true);
}

int
main(void)
{
	test_reasons();
	test_connected();
	test_nothing_to_judge();
	test_gaps();
	return check_summary("method_chart_choice");
}
