/* The course of a figure: parts, baseline, what does not count, and what each chart says of it. */
#include "stats/indicator/course.h"

#include "stats/base/date.h"
#include "tests/check.h"

enum { MOST = 48 };

/* A definition with one indicator and a result at each date, made by hand. */
struct fixture {
	struct indicator_definition indicator;
	struct definition definition;
	struct result results[MOST], result;
	struct result *items[MOST];
	struct indicator_result indicators[MOST];
	struct results series;
	struct decision decisions[3];
};

/* Events of n cases at the end of each month from January 2021; a negative number is a month without cases.
 */
static void
fixture_fill(struct fixture *fixture, const int *events, int64_t n, size_t count)
{
	*fixture = (struct fixture){ .indicator = { .name = "a", .target = { true, AT_LEAST, { 7, 10 } } },
		.series = { fixture->items, count } };
	fixture->definition = (struct definition){ .indicators = &fixture->indicator,
		.indicator_count = 1,
		.baseline_from = DATE_MISSING,
		.baseline_to = DATE_MISSING,
		.decisions = fixture->decisions };
	for (size_t i = 0; i < count; i++) {
		struct cell *total = &fixture->indicators[i].total;
		bool is_known = events[i] >= 0;
		total->counts.numerator = is_known ? events[i] : 0;
		total->counts.denominator = is_known ? n : 0;
		total->state = is_known ? CELL_OK : CELL_ZERO_DENOMINATOR;
		fixture->results[i] = (struct result){ .indicators = &fixture->indicators[i],
			.as_of = date_add_months(date_from_civil(2021, 1, 31), (int64_t)i) };
		fixture->items[i] = &fixture->results[i];
	}
	fixture->result = (struct result){ .definition = &fixture->definition, .series = &fixture->series };
}

static struct course *
course_of(const struct fixture *fixture)
{
	return course_new(&fixture->result, 0, SIZE_MAX, "");
}

/* As far apart as 100 cases lie by chance. */
static const int chance[MOST] = { 52, 46, 55, 49, 44, 53, 50, 57, 47, 51, 45, 54, 48, 56, 50, 43, 52, 49, 58,
	46, 51, 53, 47, 50 };

static void
test_chance(void)
{
	struct fixture fixture;
	fixture_fill(&fixture, chance, 100, 24);
	struct course *course = course_of(&fixture);
	CHECK_INT(course->choice.chart, CHART_P);
	CHECK_INT(course->verdict, COURSE_CHANCE);
	CHECK_INT(course->part_count, 1);
	const struct course_part *part = course_current(course);
	CHECK_INT(part->count, 24);
	CHECK_INT(part->signals, 0);
	CHECK_NEAR(part->center, 1206.0 / 2400, 1e-12);
	double sigma = sqrt(part->center * (1 - part->center) / 100);
	CHECK_NEAR(course->points[3].upper, part->center + 3 * sigma, 1e-12);
	course_free(course);
	course_free(NULL);
}

/* One point far out is a signal; excluded by a decision it is shown and says nothing. */
static void
test_excluded(void)
{
	int events[MOST];
	memcpy(events, chance, sizeof events);
	events[10] = 0;
	struct fixture fixture;
	fixture_fill(&fixture, events, 100, 24);
	struct course *course = course_of(&fixture);
	CHECK_INT(course->points[10].direction, -1);
	CHECK_INT(course_current(course)->signals, 1);
	CHECK_INT(course->verdict, COURSE_CHANGED); /* low then, about the mean now */
	course_free(course);
	fixture.decisions[0] = (struct decision){
		.date = fixture.items[9]->as_of + 1, .by = "oss", .why = "feil", .exclude = true
	};
	fixture.definition.decision_count = 1;
	course = course_of(&fixture);
	CHECK(course->points[10].excluded && course->points[10].value == 0);
	CHECK(!course->points[9].excluded && !course->points[11].excluded);
	CHECK_INT(course->decision_count, 1);
	CHECK_INT(course->points[10].direction, 0);
	CHECK_INT(course->choice.known, 23);
	CHECK_INT(course->verdict, COURSE_CHANCE);
	course_free(course);
}

/* A step that somebody wrote down begins a part; one that nobody did is a signal. */
static void
test_rebase(void)
{
	int events[MOST];
	for (size_t i = 0; i < MOST; i++)
		events[i] = chance[i % 24] + (i < 24 ? 0 : 25);
	struct fixture fixture;
	fixture_fill(&fixture, events, 100, MOST);
	fixture.definition.baseline_from = fixture.items[0]->as_of;
	fixture.definition.baseline_to = fixture.items[11]->as_of;
	struct course *course = course_of(&fixture);
	CHECK_INT(course->verdict, COURSE_BETTER);
	CHECK_INT(course->parts[0].frozen_count, 12);
	CHECK(course->parts[0].signals > 10 && course->parts[0].runs.shift);
	CHECK_NEAR(course->parts[0].center, 603.0 / 1200, 1e-12);
	course_free(course);
	fixture.indicator.target.comparison = AT_MOST;
	course = course_of(&fixture);
	CHECK_INT(course->verdict, COURSE_WORSE);
	course_free(course);
	fixture.indicator.target.given = false;
	course = course_of(&fixture);
	CHECK_INT(course->verdict, COURSE_CHANGED);
	course_free(course);

	const bool others[] = { false };
	fixture.decisions[0] = (struct decision){ .date = fixture.items[23]->as_of + 1, .rebase = true };
	fixture.decisions[1] = (struct decision){ .date = fixture.items[23]->as_of + 2, .rebase = true };
	fixture.decisions[2] =
		(struct decision){ .date = fixture.items[30]->as_of, .rebase = true, .indicators = others };
	fixture.definition.decision_count = 3;
	course = course_of(&fixture);
	CHECK_INT(course->part_count, 2);
	CHECK_INT(course->decision_count, 2);
	CHECK_INT(course->parts[1].first, 24);
	CHECK_INT(course->parts[1].frozen_count, 0);
	CHECK_NEAR(course->parts[1].center - 0.25, 1206.0 / 2400, 1e-12);
	CHECK_INT(course->verdict, COURSE_CHANCE);
	course_free(course);

	/* Too soon after a beginning to judge. */
	fixture.decisions[0].date = fixture.items[40]->as_of;
	fixture.definition.decision_count = 1;
	course = course_of(&fixture);
	CHECK_INT(course->parts[1].count, 8);
	CHECK_INT(course->verdict, COURSE_NOT_JUDGED);
	course_free(course);
}

/* What other tools draw limits of NaN, or a signal on every point, for. */
static void
test_hard(void)
{
	int events[MOST];
	struct fixture fixture;
	for (size_t i = 0; i < MOST; i++)
		events[i] = i % 12 == 6 ? -1 : 20;
	fixture_fill(&fixture, events, 20, 24);
	struct course *course = course_of(&fixture);
	CHECK_INT(course->choice.reason, CHOSEN_CONSTANT);
	CHECK_INT(course->verdict, COURSE_NOT_JUDGED);
	CHECK_NEAR(course_current(course)->center, 1, 0);
	CHECK(isnan(course->points[6].value) && isnan(course->points[6].upper));
	course_free(course);

	for (size_t i = 0; i < MOST; i++)
		events[i] = 40 + 2 * (int)i;
	fixture_fill(&fixture, events, 190, MOST);
	course = course_of(&fixture);
	CHECK_INT(course->choice.reason, CHOSEN_CONNECTED);
	CHECK_INT(course->verdict, COURSE_NOT_JUDGED);
	for (size_t i = 0; i < MOST; i++)
		CHECK(course->points[i].direction == 0 && isnan(course->points[i].upper));
	course_free(course);

	for (size_t i = 0; i < MOST; i++)
		events[i] = -1;
	fixture_fill(&fixture, events, 190, 12);
	fixture.definition.baseline_from = fixture.items[0]->as_of;
	fixture.definition.baseline_to = fixture.items[3]->as_of;
	course = course_of(&fixture);
	CHECK(!course_first_known(course) && !course_last_known(course));
	CHECK_INT(course->verdict, COURSE_NOT_JUDGED);
	CHECK_INT(course_current(course)->frozen_count, 0);
	course_free(course);

	fixture_fill(&fixture, chance, 100, 2);
	course = course_of(&fixture);
	CHECK_INT(course->choice.reason, CHOSEN_FEW);
	CHECK(course_first_known(course) == &course->points[0] &&
		course_last_known(course) == &course->points[1]);
	course_free(course);
}

/* The rules of Making Data Count: limits of an XmR chart, cut at what a proportion can be. */
static void
test_mdc(void)
{
	int events[MOST];
	for (size_t i = 0; i < 24; i++)
		events[i] = chance[i] + 42;
	for (size_t i = 16; i < 24; i++)
		events[i] = 99;
	struct fixture fixture;
	fixture_fill(&fixture, events, 100, 24);
	fixture.indicator.variation = CHART_XMR;
	course_free(course_of(&fixture));
	struct course *course = course_of(&fixture);
	CHECK_INT(course->choice.chart, CHART_XMR);
	CHECK(course_current(course)->causes.upper > 1 && course->points[0].upper == 1);
	CHECK_INT(course->verdict, COURSE_BETTER);
	CHECK(course->points[23].rules & 1U << CAUSE_SHIFT);
	CHECK_INT(course_assurance(course), ASSURANCE_PASS);
	course_free(course);
	/* Limits of a baseline tell nothing of a process that has left it. */
	fixture.definition.baseline_from = fixture.results[0].as_of;
	fixture.definition.baseline_to = fixture.results[11].as_of;
	course = course_of(&fixture);
	CHECK_INT(course->verdict, COURSE_BETTER);
	CHECK_INT(course_current(course)->causes.assurance, ASSURANCE_PASS);
	CHECK(course_left_baseline(course));
	CHECK_INT(course_assurance(course), ASSURANCE_UNKNOWN);
	course_free(course);
}

/* Only the current part, and of it only what counts, says when the target will be reached. */
static void
test_forecast(void)
{
	int events[MOST];
	struct fixture fixture;
	for (size_t i = 0; i < MOST; i++)
		events[i] = i < 24 ? 600 - (int)i
				   : (int)lround(1000 / (1 + exp(0.7 - 0.04 * (double)(i - 24)))) +
					     (i % 3 == 1 ? 6 : -3);
	fixture_fill(&fixture, events, 1000, 44);
	fixture.indicator.level = 0.95;
	struct course *course = course_of(&fixture);
	struct forecast all = course_forecast(course);
	CHECK_INT(all.known, 44);
	CHECK(all.state != FORECAST_GIVEN);
	course_free(course);
	fixture.decisions[0] = (struct decision){ .date = fixture.items[23]->as_of + 1, .rebase = true };
	fixture.decisions[1] = (struct decision){ .date = fixture.items[30]->as_of, .exclude = true };
	fixture.definition.decision_count = 2;
	events[30] = 0;
	fixture.indicators[30].total.counts.numerator = 0;
	fixture.indicator.target.value = (struct ratio){ 6, 10 };
	course = course_of(&fixture);
	struct forecast part = course_forecast(course);
	CHECK_TEXT(forecast_state_name(part.state), "");
	CHECK_INT(part.known, 19);
	CHECK_INT((int32_t)part.first, fixture.items[24]->as_of);
	CHECK(part.lower >= fixture.items[43]->as_of && part.date < part.upper);
	/* Where the curve without its deviations is at 60 %: (logit 0.6 + 0.7) / 0.04 months after the 24th.
	 */
	double truth = fixture.items[24]->as_of + (log(1.5) + 0.7) / 0.04 * 30.44;
	CHECK(part.lower < truth && truth < part.upper);
	course_free(course);

	/* What is exactly at a target has reached "at least" of it and not "more than". */
	fixture.indicators[43].total.counts.numerator = 600;
	course = course_of(&fixture);
	CHECK_INT(course_forecast(course).state, FORECAST_REACHED);
	fixture.indicator.target.comparison = MORE_THAN;
	CHECK(course_forecast(course).state != FORECAST_REACHED);
	fixture.indicator.target.comparison = AT_MOST;
	CHECK_INT(course_forecast(course).state, FORECAST_REACHED);
	fixture.indicator.target.value = (struct ratio){ 3, 10 };
	CHECK_INT(course_forecast(course).state, FORECAST_AWAY);
	course_free(course);

	/* A part without a figure: the last figure before it is of another time. */
	for (size_t i = 0; i < 44; i++)
		fixture.indicators[i].total.state = i < 24 ? CELL_OK : CELL_ZERO_DENOMINATOR;
	fixture.indicator.target.comparison = AT_LEAST;
	course = course_of(&fixture);
	CHECK_INT(course_forecast(course).state, FORECAST_FEW);
	CHECK_INT(course_forecast(course).known, 0);
	course_free(course);
}

int
main(void)
{
	test_chance();
	test_excluded();
	test_rebase();
	test_hard();
	test_mdc();
	test_forecast();
	return check_summary("indicator_course");
}
