/* Bars, Pareto, compositions, histograms and box plots of any shape: every text has a place of its own, and
 * nothing that is drawn runs through the value of a bar. */
#include "plots/chart/chart.h"
#include "tests/check.h"
#include "tests/unit/chart_check.h"
#include "tests/unit/chart_random_bars.h"

static void
charts_check(unsigned seed, struct random_charts *charts, size_t row_count)
{
	struct random_bars random = random_bars_of(charts, row_count);
	char what[64];
	snprintf(what, sizeof what, "bars, seed %u, %zu rows", seed, row_count);
	struct layout *bars = bars_chart_layout(&random.bars);
	/* The values are the only strong texts that begin where they stand. */
	check_lines_clear(bars, TYPE_STRONG, ANCHOR_START, what);
	layout_check(bars, what);
	snprintf(what, sizeof what, "pareto, seed %u, %zu rows", seed, row_count);
	layout_check(pareto_chart_layout(&random.pareto), what);
	snprintf(what, sizeof what, "composition, seed %u, %zu rows", seed, row_count);
	layout_check(composition_chart_layout(&random.composition), what);
	snprintf(what, sizeof what, "histogram, seed %u, %zu rows", seed, row_count);
	layout_check(histogram_chart_layout(&random.histogram), what);
	snprintf(what, sizeof what, "histograms, seed %u, %zu rows", seed, row_count);
	layout_check(histograms_chart_layout(&random.histograms), what);
	snprintf(what, sizeof what, "boxes, seed %u, %zu rows", seed, row_count);
	layout_check(boxes_chart_layout(&random.boxes), what);
	snprintf(what, sizeof what, "intervals, seed %u, %zu rows", seed, row_count);
	layout_check(intervals_chart_layout(&random.intervals), what);
}

static void
test_random(void)
{
	for (unsigned seed = 1; seed <= CHECK_CASES(500); seed++) {
		size_t row_count = 1 + seed % 27;
		struct random_charts *charts = random_charts_new(seed, row_count, 1);
		charts_check(seed, charts, row_count);
		random_charts_free(charts);
	}
}

static void
test_sizes(void)
{
	static const size_t rows[] = { 1, 2, 18, 60, 357 };
	double heights[4] = { 0 };
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct random_charts *charts = random_charts_new(7, rows[i], 1);
		charts->rows[0].known = true;
		struct random_bars random = random_bars_of(charts, rows[i]);
		struct layout *layouts[] = { bars_chart_layout(&random.bars),
			pareto_chart_layout(&random.pareto), composition_chart_layout(&random.composition),
			boxes_chart_layout(&random.boxes) };
		for (size_t k = 0; k < sizeof layouts / sizeof *layouts; k++) {
			CHECK(!layouts[k]->card && layouts[k]->height > heights[k]);
			heights[k] = layouts[k]->height;
			layout_free(layouts[k]);
		}
		charts_check(7, charts, rows[i]);
		random_charts_free(charts);
	}
}

/* A name of 60 letters is there to its last word, in more lines and a higher row. */
static void
test_names(void)
{
	const char *name = "Bydel Søndre Nordstrand, enhet for rehabilitering og mestring";
	struct pareto_row rows[] = { { .label = "Ål", .known = true, .count = 3, .count_text = "3" },
		{ .label = name, .known = true, .count = 2, .count_text = "2" } };
	struct pareto_chart chart = { .rows = rows, .row_count = 2 };
	struct layout *layout = pareto_chart_layout(&chart);
	CHECK(says(layout, "Ål"));
	CHECK(says(layout, "Bydel Søndre Nordstrand, enhet") &&
		says(layout, "for rehabilitering og mestring"));
	double high = layout->height;
	layout_check(layout, "names");
	rows[1].label = "Hol";
	layout = pareto_chart_layout(&chart);
	CHECK(layout->height < high);
	layout_free(layout);
}

/* Numbers of an axis stand above many rows too, but only where there is an axis. */
static void
test_top_axis(void)
{
	struct unit_row units[25];
	struct pareto_row rows[25];
	for (size_t i = 0; i < 25; i++) {
		units[i] = (struct unit_row){ .label = "Ål", .known = true, .value = 0.5 };
		rows[i] = (struct pareto_row){ .label = "Ål", .known = true, .count = 5 };
	}
	struct pareto_chart pareto = { .rows = rows, .row_count = 24 };
	struct bars_chart bars = {
		.proportion = true, .numbers = { ",", "", "%" }, .target = NAN, .rows = units, .row_count = 24
	};
	double heights[2][2];
	for (size_t i = 0; i < 2; i++) {
		struct layout *layouts[] = { pareto_chart_layout(&pareto), bars_chart_layout(&bars) };
		for (size_t k = 0; k < 2; k++) {
			heights[k][i] = layouts[k]->height;
			layout_free(layouts[k]);
		}
		pareto.row_count = bars.row_count = 25;
	}
	CHECK_NEAR(heights[0][1] - heights[0][0], THEME_ROW, 1e-9);
	CHECK_NEAR(heights[1][1] - heights[1][0], THEME_ROW + theme_type(TYPE_HEAD)->line_px, 1e-9);
}

/* Where nothing is known, a card says why. */
static void
test_cards(void)
{
	const struct heading heading = { .title = "Tittel" };
	const double none[] = { 0, 0, NAN };
	const char *note = "færre enn 5";
	struct unit_row unit = { .label = "Alna", .note = note };
	struct pareto_row pareto = { .label = "Alna", .note = note };
	struct composition_row composition = { .label = "Alna", .note = note };
	/* Known, but of nothing. */
	struct histogram_row histogram = { .label = "Alna", .known = true, .counts = none, .note = note };
	struct box_row box = { .label = "Alna", .note = note };
	const struct bins bins = { 0, 1, 3 };
	struct layout *layouts[] = {
		bars_chart_layout(&(struct bars_chart){ .heading = heading, .rows = &unit, .row_count = 1 }),
		pareto_chart_layout(
			&(struct pareto_chart){ .heading = heading, .rows = &pareto, .row_count = 1 }),
		composition_chart_layout(&(struct composition_chart){
			.heading = heading, .rows = &composition, .row_count = 1 }),
		histograms_chart_layout(&(struct histograms_chart){
			.heading = heading, .bins = bins, .rows = &histogram, .row_count = 1 }),
		boxes_chart_layout(&(struct boxes_chart){ .heading = heading, .rows = &box, .row_count = 1 }),
		intervals_chart_layout(
			&(struct intervals_chart){ .heading = heading, .rows = &unit, .row_count = 1 }),
	};
	for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
		CHECK(layouts[i]->card && says(layouts[i], "færre enn 5") && says(layouts[i], "Tittel"));
		layout_check(layouts[i], "card");
	}
	struct histogram_chart alone = { .heading = heading, .bins = bins, .counts = none };
	alone.heading.nothing = "Ingen henvendelser.";
	struct layout *layout = histogram_chart_layout(&alone);
	CHECK(layout->card && says(layout, "Ingen henvendelser."));
	layout_check(layout, "card");
	layout = bars_chart_layout(&(struct bars_chart){ .heading = heading });
	CHECK(layout->card);
	layout_check(layout, "card");
}

static void
test_unknown(void)
{
	static const double shares[] = { 0.5, 0.5 };
	static const char *const categories[] = { "ALIS", "andre" };
	const struct composition_row rows[] = {
		{ .label = "Alna", .known = true, .shares = shares, .count_text = "12" },
		{ .label = "Hol", .note = "færre enn 5", .count_text = "3" },
	};
	struct layout *layout =
		composition_chart_layout(&(struct composition_chart){ .numbers = { ",", "\u00A0", "\u00A0%" },
			.categories = categories,
			.category_count = 2,
			.count_head = "Leger",
			.rows = rows,
			.row_count = 2 });
	CHECK_INT(marks_of(layout, MARK_HATCH, INK_HATCH), 1);
	CHECK(says(layout, "færre enn 5") && says(layout, "12"));
	/* What is held back is not given away by its count. */
	CHECK(!says(layout, "3"));
	for (size_t i = 0; i < layout->mark_count; i++)
		if (layout->marks[i].kind == MARK_ZONE && strncmp(layout->marks[i].text, "Hol", 3) == 0)
			CHECK_TEXT(layout->marks[i].text, "Hol: færre enn 5");
	CHECK_INT(marks_of(layout, MARK_ZONE, INK_PAPER), 2);
	/* Two segments and a swatch of each. */
	CHECK_INT(marks_of(layout, MARK_RECTANGLE, INK_CATEGORY), 2);
	CHECK_INT(marks_of(layout, MARK_RECTANGLE, (enum ink)(INK_CATEGORY + 1)), 2);
	layout_check(layout, "unknown");
}

int
main(void)
{
	test_names();
	test_top_axis();
	test_cards();
	test_unknown();
	test_sizes();
	test_random();
	return check_summary("chart_bars");
}
