/* Waiting times, against tests/oracle and at their edges. */
#include "stats/method/survival.h"

#include "tests/oracle.h"

static size_t
waits_read(const struct oracle_row *row, struct waiting *waits)
{
	for (size_t i = 1; i < row->argument_count; i++) {
		char *end;
		waits[i - 1].time = strtod(row->arguments[i], &end);
		waits[i - 1].has_event = *end != '+';
	}
	return row->argument_count - 1;
}

static void
test_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/survival.txt");
	struct oracle_row row;
	struct waiting waits[ORACLE_WORDS];
	struct survival_step steps[ORACLE_WORDS] = { 0 };
	size_t count = 0, known = 0;
	while (oracle_next(&oracle, &row)) {
		if (strcmp(row.function, "waits") == 0) {
			known = waits_read(&row, waits);
			/* From the last to the first: the order they come in does not matter. */
			for (size_t i = 0; i < known / 2; i++) {
				struct waiting swapped = waits[i];
				waits[i] = waits[known - 1 - i];
				waits[known - 1 - i] = swapped;
			}
			count = survival_steps(waits, known, 0.95, steps);
		} else if (oracle_is(&row, "step", 2, 7)) {
			size_t place = (size_t)oracle_number(&row, 1);
			const struct survival_step *step = &steps[place];
			CHECK(place < count);
			double actual[] = { step->time, step->at_risk, step->events, step->waiting,
				step->error, step->interval.lower, step->interval.upper };
			for (size_t i = 0; i < 7; i++)
				oracle_check(&row, i, actual[i]);
		} else if (oracle_is(&row, "quantile", 2, 3)) {
			struct survival_quantile quantile =
				survival_quantile_of(steps, count, oracle_number(&row, 1));
			oracle_check(&row, 0, quantile.time);
			oracle_check(&row, 1, quantile.interval.lower);
			oracle_check(&row, 2, quantile.interval.upper);
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

static void
test_edges(void)
{
	struct survival_step steps[3];
	CHECK_INT(survival_steps(NULL, 0, 0.95, steps), 0);
	CHECK(isnan(survival_quantile_of(steps, 0, 0.5).time));
	/* Nobody got there. */
	struct waiting censored[] = { { 3, false }, { 1, false }, { 2, false } };
	CHECK_INT(survival_steps(censored, 3, 0.95, steps), 3);
	CHECK_NEAR(steps[2].waiting, 1, 0);
	CHECK_NEAR(steps[2].censored, 1, 0);
	CHECK_NEAR(steps[2].interval.upper, 1, 0);
	struct survival_quantile never = survival_quantile_of(steps, 3, 0.5);
	CHECK(isnan(never.time) && isnan(never.interval.lower) && isnan(never.interval.upper));
	/* Everybody at once. */
	struct waiting together[] = { { 2, true }, { 2, true }, { 2, true } };
	CHECK_INT(survival_steps(together, 3, 0.95, steps), 1);
	CHECK_NEAR(steps[0].waiting, 0, 0);
	CHECK(isnan(steps[0].error) && isnan(steps[0].interval.lower));
	CHECK_NEAR(survival_quantile_of(steps, 1, 0.5).time, 2, 0);
	CHECK(isnan(survival_quantile_of(steps, 1, 0).time) && isnan(survival_quantile_of(steps, 1, 1).time));
	survival_steps(together, 3, 95, steps);
	CHECK(isnan(steps[0].interval.lower));
}

int
main(void)
{
	test_oracle();
	test_edges();
	return check_summary("method_survival");
}
