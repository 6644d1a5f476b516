#include "stats/indicator/verdict.h"

#include "tests/oracle.h"

static uint8_t
truth_word(const char *word)
{
	return strcmp(word, "1") == 0 ? TRUTH_TRUE : TRUTH_FALSE;
}

static void
test_membership_oracle(void)
{
	struct oracle oracle = oracle_open("tests/oracle/membership.txt");
	struct oracle_row row;
	while (oracle_next(&oracle, &row)) {
		if (!oracle_is(&row, "contribution", 6, 4)) {
			oracle_unknown(&row);
			continue;
		}
		struct membership membership = {
			.in = truth_word(row.arguments[0]) && truth_word(row.arguments[1]),
			.excluded = truth_word(row.arguments[2]),
			.excepted = truth_word(row.arguments[3]),
			.numerator = truth_word(row.arguments[4]),
			.numerator_excluded = truth_word(row.arguments[5]),
		};
		struct counts counts = { 0 };
		counts_add(&counts, membership, 1);
		oracle_check(&row, 0, (double)counts.excluded);
		oracle_check(&row, 1, (double)counts.excepted);
		oracle_check(&row, 2, (double)counts.denominator);
		oracle_check(&row, 3, (double)counts.numerator);
		CHECK_INT(counts.undetermined, 0);
		CHECK_INT(counts.lowest_denominator, counts.denominator);
		CHECK_INT(counts.highest_numerator, counts.numerator);
	}
	oracle_close(&oracle);
}

static void
test_verdict_oracle(void)
{
	static const char *const positions[] = { "unknown", "below", "compatible", "above" };
	struct oracle oracle = oracle_open("tests/oracle/verdict.txt");
	struct oracle_row row;
	while (oracle_next(&oracle, &row)) {
		struct target target;
		char message[256];
		if (!oracle_is(&row, "verdict", 3, 3) ||
			!target_parse(row.arguments[2], &target, message, sizeof(message))) {
			oracle_unknown(&row);
			continue;
		}
		int64_t x = (int64_t)oracle_number(&row, 0);
		int64_t n = (int64_t)oracle_number(&row, 1);
		struct interval interval = wilson_interval((double)x, (double)n, 0.95);
		oracle_check_text(&row, 0, verdict_name(target_verdict(&target, x, n)));
		oracle_check(&row, 1, (double)target_missing(&target, x, n));
		oracle_check_text(&row, 2, positions[target_position(&target, interval)]);
	}
	oracle_close(&oracle);
}

/* The required counts again, through what the tool asks: from no event at all, the rows missing are the rows
 * required. */
static void
test_required_count(void)
{
	struct oracle oracle = oracle_open("tests/oracle/required_count.txt");
	struct oracle_row row;
	while (oracle_next(&oracle, &row)) {
		struct decimal decimal;
		const char *text = row.argument_count > 0 ? row.arguments[0] : "";
		if (!oracle_is(&row, "required_count", 2, 1) ||
			!decimal_parse(text, strlen(text), '.', &decimal)) {
			oracle_unknown(&row);
			continue;
		}
		struct target target = { .given = true, .value = ratio_from_decimal(decimal, false) };
		struct counts counts = { 0 };
		counts_take(&counts, 0, (int64_t)oracle_number(&row, 1));
		oracle_check(&row, 0, (double)counts_missing(&counts, &target));
	}
	oracle_close(&oracle);
}

/* Every membership there is, as five digits to base three. */
static struct membership
membership_number(unsigned number)
{
	return (struct membership){ .in = (uint8_t)(number % 3),
		.excluded = (uint8_t)(number / 3 % 3),
		.numerator = (uint8_t)(number / 9 % 3),
		.numerator_excluded = (uint8_t)(number / 27 % 3),
		.excepted = (uint8_t)(number / 81 % 3) };
}

enum { MEMBERSHIPS = 243, FIELDS = 5 };

/* Counts a set of known rows for every way the unknowns of up to three rows can turn out, and keeps the
 * smallest and largest proportion as cross products. */
struct extremes {
	int64_t low_n, low_d, high_n, high_d;
};

static void
extremes_add(struct extremes *extremes, int64_t n, int64_t d)
{
	if (d == 0)
		return;
	if (extremes->low_d == 0 || n * extremes->low_d < extremes->low_n * d) {
		extremes->low_n = n;
		extremes->low_d = d;
	}
	if (extremes->high_d == 0 || n * extremes->high_d > extremes->high_n * d) {
		extremes->high_n = n;
		extremes->high_d = d;
	}
}

static void
settle(struct membership *rows, size_t count, size_t field, struct extremes *extremes)
{
	for (; field < count * FIELDS; field++) {
		struct membership *row = &rows[field / FIELDS];
		uint8_t *truths[] = { &row->in, &row->excluded, &row->numerator, &row->numerator_excluded,
			&row->excepted };
		uint8_t *truth = truths[field % FIELDS];
		if (*truth != TRUTH_UNKNOWN)
			continue;
		*truth = TRUTH_FALSE;
		settle(rows, count, field + 1, extremes);
		*truth = TRUTH_TRUE;
		settle(rows, count, field + 1, extremes);
		*truth = TRUTH_UNKNOWN;
		return;
	}
	struct counts counts = { 0 };
	for (size_t i = 0; i < count; i++)
		counts_add(&counts, rows[i], 1);
	extremes_add(extremes, counts.numerator, counts.denominator);
}

/* The bounds of every pair of memberships are the extremes over every way the unknowns can turn out. */
static void
test_bounds(void)
{
	size_t wrong = 0;
	for (unsigned a = 0; a < MEMBERSHIPS; a++) {
		for (unsigned b = a; b < MEMBERSHIPS; b++) {
			struct membership rows[] = { membership_number(a), membership_number(b) };
			struct extremes extremes = { 0 };
			struct counts counts = { 0 };
			settle(rows, 2, 0, &extremes);
			counts_add(&counts, rows[0], 1);
			counts_add(&counts, rows[1], 1);
			counts_settle(&counts);
			bool none = extremes.low_d == 0;
			bool same = none ? counts.lowest_denominator == 0 && counts.highest_denominator == 0
					 : counts.lowest_numerator * extremes.low_d ==
							    extremes.low_n * counts.lowest_denominator &&
						    counts.highest_numerator * extremes.high_d ==
							    extremes.high_n * counts.highest_denominator &&
						    counts.lowest_denominator > 0 &&
						    counts.highest_denominator > 0;
			wrong += !same;
		}
	}
	CHECK_INT(wrong, 0);
}

/* The strict reading is one of the ways it could turn out, so it lies between the bounds; only unknown things
 * move it. */
static void
test_strict_reading(void)
{
	for (unsigned i = 0; i < MEMBERSHIPS; i++) {
		struct membership membership = membership_number(i);
		unsigned can_be = membership_possibilities(membership);
		enum contribution contribution = membership_contribution(membership);
		unsigned is = contribution == CONTRIBUTES_NUMERATOR     ? CAN_BE_EVENT
			      : contribution == CONTRIBUTES_DENOMINATOR ? CAN_BE_CASE
									: CAN_BE_OUT;
		CHECK((can_be & is) != 0);
	}
	struct membership unknown_denominator = { .in = TRUTH_UNKNOWN, .numerator = TRUTH_TRUE };
	CHECK_INT(membership_contribution(unknown_denominator), CONTRIBUTES_NOTHING);
	struct membership unknown_exclusion = { .in = TRUTH_TRUE, .excluded = TRUTH_UNKNOWN };
	CHECK_INT(membership_contribution(unknown_exclusion), CONTRIBUTES_DENOMINATOR);
	struct membership excepted_but_met = {
		.in = TRUTH_TRUE, .numerator = TRUTH_TRUE, .excepted = TRUTH_TRUE
	};
	CHECK_INT(membership_contribution(excepted_but_met), CONTRIBUTES_NUMERATOR);
	struct membership excluded_though_unknown = { .in = TRUTH_TRUE,
		.excluded = TRUTH_TRUE,
		.numerator = TRUTH_UNKNOWN,
		.excepted = TRUTH_UNKNOWN };
	CHECK_INT(membership_possibilities(excluded_though_unknown), CAN_BE_OUT);
}

static struct target
target_of(const char *text)
{
	struct target target = { 0 };
	char message[256] = "";
	CHECK(target_parse(text, &target, message, sizeof(message)));
	return target;
}

/* target_missing against trying every numerator. */
static void
test_missing(void)
{
	static const char *const texts[] = { "at least 70 %", "at least 100 %", "at least 0 %",
		"more than 70 %", "more than 100 %", "at most 5 %", "at most 33.3 %", "less than 5 %",
		"less than 0 %", "at least 14 %" };
	for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
		struct target target = target_of(texts[t]);
		for (int64_t n = 1; n <= 60; n++) {
			for (int64_t x = 0; x <= n; x++) {
				int64_t best = -1;
				for (int64_t other = 0; other <= n; other++) {
					int64_t moved = other > x ? other - x : x - other;
					bool met = target_verdict(&target, other, n) == VERDICT_MET;
					if (met && (best < 0 || moved < best))
						best = moved;
				}
				int64_t missing = target_missing(&target, x, n);
				check_that(missing == best, __FILE__, __LINE__,
					"%s, %lld of %lld: %lld, expected %lld", texts[t], (long long)x,
					(long long)n, (long long)missing, (long long)best);
			}
		}
	}
}

/* counts_missing against turning every set of rows, for four rows of every kind there is without unknowns,
 * seven kinds of target. */
static int64_t
fewest_turns(const struct membership *rows, size_t count, const struct target *target)
{
	int64_t best = -1;
	for (unsigned set = 0; set < 1u << count; set++) {
		struct counts counts = { 0 };
		int64_t turned = 0;
		for (size_t i = 0; i < count; i++) {
			struct membership row = rows[i];
			bool turn = set >> i & 1;
			turned += turn;
			if (turn)
				row.numerator = row.numerator == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
			counts_add(&counts, row, 1);
		}
		bool met = target_verdict(target, counts.numerator, counts.denominator) == VERDICT_MET;
		if (met && (best < 0 || turned < best))
			best = turned;
	}
	return best;
}

static void
test_missing_with_exceptions(void)
{
	static const char *const texts[] = { "at least 50 %", "at least 90 %", "more than 40 %",
		"at most 50 %", "at most 20 %", "less than 60 %", "less than 1 %" };
	enum { ROWS = 5, KINDS = 8 };
	for (size_t t = 0; t < sizeof(texts) / sizeof(texts[0]); t++) {
		struct target target = target_of(texts[t]);
		for (unsigned world = 0; world < 32768; world++) {
			struct membership rows[ROWS];
			struct counts counts = { 0 };
			for (size_t i = 0; i < ROWS; i++) {
				unsigned kind = world >> (3 * i) & (KINDS - 1);
				rows[i] = (struct membership){ .in = TRUTH_TRUE,
					.numerator = kind & 1,
					.numerator_excluded = kind >> 1 & 1,
					.excepted = kind >> 2 & 1 };
				counts_add(&counts, rows[i], 1);
			}
			if (target_verdict(&target, counts.numerator, counts.denominator) != VERDICT_NOT_MET)
				continue;
			int64_t missing = counts_missing(&counts, &target);
			int64_t best = fewest_turns(rows, ROWS, &target);
			check_that(missing == best, __FILE__, __LINE__, "%s, world %u: %lld, expected %lld",
				texts[t], world, (long long)missing, (long long)best);
		}
	}
}

static void
test_verdicts(void)
{
	struct target target = target_of("at least 70 %");
	CHECK_INT(target_verdict(&target, 242, 345), VERDICT_MET);
	CHECK_INT(target_verdict(&target, 241, 345), VERDICT_NOT_MET);
	CHECK_INT(target_verdict(&target, 0, 0), VERDICT_NOT_RELEVANT);
	CHECK_INT(target_missing(&target, 0, 0), 0);
	struct target none = { 0 };
	CHECK_INT(target_verdict(&none, 1, 2), VERDICT_NONE);
	CHECK_INT(target_position(&none, (struct interval){ 0.1, 0.2 }), POSITION_UNKNOWN);
	CHECK_INT(target_position(&target, (struct interval){ NAN, NAN }), POSITION_UNKNOWN);
	CHECK(position_is_good(&target, POSITION_ABOVE));
	CHECK(!position_is_good(&target, POSITION_BELOW));
	struct target most = target_of("at most 5 %");
	CHECK(position_is_good(&most, POSITION_BELOW));
	CHECK_INT(target_verdict(&most, 5, 100), VERDICT_MET);
	CHECK_INT(target_verdict(&most, 6, 100), VERDICT_NOT_MET);
	CHECK_TEXT(verdict_name(VERDICT_NOT_RELEVANT), "not_relevant");
}

int
main(void)
{
	test_membership_oracle();
	test_verdict_oracle();
	test_required_count();
	test_bounds();
	test_strict_reading();
	test_missing();
	test_missing_with_exceptions();
	test_verdicts();
	return check_summary("indicator_verdict");
}
