/* Tables of counts: chi-square, Fisher's exact test, ratios, against tests/oracle and at their edges. */
#include "stats/method/contingency.h"

#include "stats/method/fisher.h"
#include "stats/method/ratio.h"
#include "tests/oracle.h"

/* The counts of a row `table ROWS COLUMNS counts`, in an array that the caller has. */
static struct contingency
table_of(const struct oracle_row *row, double *counts)
{
	struct contingency table = { counts, (size_t)oracle_number(row, 0), (size_t)oracle_number(row, 1) };
	check_that(row->argument_count == 2 + table.rows * table.columns, row->file, row->line,
		"counts missing");
	for (size_t i = 2; i < row->argument_count; i++)
		counts[i - 2] = oracle_number(row, i);
	return table;
}

static void
test_chi_square(void)
{
	struct oracle oracle = oracle_open("tests/oracle/contingency.txt");
	struct oracle_row row;
	double counts[ORACLE_WORDS];
	while (oracle_next(&oracle, &row)) {
		if (strcmp(row.function, "table") == 0) {
			struct contingency table = table_of(&row, counts);
			struct chi_square test = chi_square_test(&table, false);
			double actual[] = { test.statistic, test.df, test.p, test.cramer_v,
				test.least_expected, (double)test.cells_below_five };
			CHECK_INT(test.state, CONTINGENCY_TESTED);
			for (size_t i = 0; i < 6; i++)
				oracle_check(&row, i, actual[i]);
		} else if (oracle_is(&row, "yates", 4, 4)) {
			double x1 = oracle_number(&row, 0), x2 = oracle_number(&row, 2);
			double cells[] = { x1, oracle_number(&row, 1) - x1, x2, oracle_number(&row, 3) - x2 };
			struct contingency table = { cells, 2, 2 };
			struct chi_square plain = chi_square_test(&table, false);
			struct chi_square corrected = chi_square_test(&table, true);
			oracle_check(&row, 0, plain.statistic);
			oracle_check(&row, 1, plain.p);
			oracle_check(&row, 2, corrected.statistic);
			oracle_check(&row, 3, corrected.p);
			CHECK_NEAR(plain.cramer_v, corrected.cramer_v, 0);
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

static void
test_fisher(void)
{
	struct oracle oracle = oracle_open("tests/oracle/fisher.txt");
	struct oracle_row row;
	double counts[ORACLE_WORDS];
	while (oracle_next(&oracle, &row)) {
		if (strcmp(row.function, "table") == 0) {
			struct contingency table = table_of(&row, counts);
			bool too_many = true;
			oracle_check(&row, 0, fisher_table_p(&table, &too_many));
			CHECK(!too_many);
			continue;
		}
		struct fisher fisher = fisher_test(oracle_number(&row, 0), oracle_number(&row, 1),
			oracle_number(&row, 2), oracle_number(&row, 3), 0.95);
		if (oracle_is(&row, "fisher-p", 4, 1)) {
			oracle_check(&row, 0, fisher.p);
		} else if (oracle_is(&row, "fisher", 4, 3)) {
			oracle_check(&row, 0, fisher.odds_ratio);
			oracle_check(&row, 1, fisher.odds.lower);
			oracle_check(&row, 2, fisher.odds.upper);
		} else {
			oracle_unknown(&row);
		}
	}
	oracle_close(&oracle);
}

static void
test_ratio(void)
{
	struct oracle oracle = oracle_open("tests/oracle/ratio.txt");
	struct oracle_row row;
	while (oracle_next(&oracle, &row)) {
		double x1 = oracle_number(&row, 0), n1 = oracle_number(&row, 1), x2 = oracle_number(&row, 2);
		double n2 = oracle_number(&row, 3), level = oracle_number(&row, 4);
		bool risk = oracle_is(&row, "risk-ratio", 5, 3);
		struct ratio_estimate ratio =
			risk ? risk_ratio(x1, n1, x2, n2, level) : odds_ratio(x1, n1, x2, n2, level);
		if (!risk && !oracle_is(&row, "odds-ratio", 5, 3))
			oracle_unknown(&row);
		oracle_check(&row, 0, ratio.estimate);
		oracle_check(&row, 1, ratio.interval.lower);
		oracle_check(&row, 2, ratio.interval.upper);
	}
	oracle_close(&oracle);
	CHECK(isnan(risk_ratio(3, 0, 2, 5, 0.95).estimate) && isnan(odds_ratio(3, 5, 6, 5, 0.95).estimate));
	CHECK(isnan(risk_ratio(NAN, 5, 2, 5, 0.95).interval.lower) &&
		isnan(risk_ratio(3, 5, 2, 5, 1).interval.upper));
}

static void
test_edges(void)
{
	const double cells[] = { 3, 0, 5, 0 }, none[] = { 0, 0, 0, 0 }, small[] = { 3, 1, 1, 3 };
	bool too_many = true;
	struct contingency table = { cells, 2, 2 };
	struct chi_square test = chi_square_test(&table, true);
	CHECK_INT(test.state, CONTINGENCY_TOO_SMALL);
	CHECK_NEAR(test.cases, 8, 0);
	CHECK(isnan(test.statistic) && isnan(test.p) && isnan(test.cramer_v) &&
		!chi_square_is_doubtful(&test));
	CHECK(isnan(fisher_table_p(&table, &too_many)) && !too_many);
	struct contingency empty = { none, 2, 2 };
	CHECK_INT(chi_square_test(&empty, false).state, CONTINGENCY_TOO_SMALL);
	struct contingency doubtful = { small, 2, 2 };
	test = chi_square_test(&doubtful, false);
	CHECK(chi_square_is_doubtful(&test));
	CHECK_INT(test.cells, 4);
	CHECK_INT(test.cells_below_five, 4);
	const double large[] = { 30, 10, 10, 30 };
	struct contingency certain = { large, 2, 2 };
	test = chi_square_test(&certain, false);
	CHECK(!chi_square_is_doubtful(&test));
	CHECK_NEAR(test.cramer_v, 0.5, 1e-15);

	/* Too many ways to be kept apart, and too many cases. */
	double many[64];
	for (size_t i = 0; i < 64; i++)
		many[i] = 20 + (double)(i * 7 % 13);
	struct contingency wide = { many, 8, 8 };
	CHECK(isnan(fisher_table_p(&wide, &too_many)) && too_many);
	const double millions[] = { 2e7, 1e7, 1e7, 2e7 };
	struct contingency heavy = { millions, 2, 2 };
	CHECK(isnan(fisher_table_p(&heavy, &too_many)) && too_many);

	static const double wrong[][5] = { { 1, 0, 1, 5, 0.95 }, { 6, 5, 1, 5, 0.95 }, { 1.5, 5, 1, 5, 0.95 },
		{ NAN, 5, 1, 5, 0.95 }, { 1, 5, 1, 5, 1 } };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct fisher fisher =
			fisher_test(wrong[i][0], wrong[i][1], wrong[i][2], wrong[i][3], wrong[i][4]);
		CHECK(isnan(fisher.p) && isnan(fisher.odds_ratio) && isnan(fisher.odds.lower));
	}
	/* No event at all: one possible table. */
	struct fisher never = fisher_test(0, 5, 0, 9, 0.95);
	CHECK_NEAR(never.p, 1, 0);
	CHECK(isnan(never.odds_ratio) && isinf(never.odds.upper));
	CHECK_NEAR(never.odds.lower, 0, 0);
	struct fisher always = fisher_test(5, 5, 9, 9, 0.95);
	CHECK_NEAR(always.p, 1, 0);
	/* A hundred thousand cases keep their digits: both tests agree with the normal one. */
	struct fisher big = fisher_test(30300, 50000, 30000, 50000, 0.95);
	const double big_cells[] = { 30300, 19700, 30000, 20000 };
	struct contingency big_table = { big_cells, 2, 2 };
	CHECK_NEAR(big.p, chi_square_test(&big_table, true).p, 1e-5);
	CHECK_NEAR(big.odds_ratio, odds_ratio(30300, 50000, 30000, 50000, 0.95).estimate, 1e-4);
}

int
main(void)
{
	test_chi_square();
	test_fisher();
	test_ratio();
	test_edges();
	return check_summary("method_contingency");
}
