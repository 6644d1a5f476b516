/* Marks are where the numbers say. The axis is read as a reader does, from two of its printed numbers, and
 * the place of each mark is computed from these, apart from what the charts compute. */
#include "plots/chart/chart.h"
#include "tests/check.h"
#include "tests/unit/chart_check.h"

static const struct number_words norwegian = { ",", "\u00A0", "\u00A0%" };
/* A place on paper is right to less than a tenth of a pixel. */
static const double near_px = 0.05;

/* The middle of the number that an axis shows as `text`; NaN if it is not there. */
static double
number_x(const struct layout *layout, const char *text)
{
	double x = NAN;
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		if (mark->kind == MARK_TEXT && mark->type == TYPE_HEAD && mark->anchor == ANCHOR_MIDDLE &&
			strcmp(mark->text, text) == 0)
			x = mark->x;
	}
	return x;
}

/* What a reader makes of two numbers of an axis. */
struct reading {
	double zero, unit;
};

static struct reading
reading_of(const struct layout *layout, const char *zero, const char *far, double far_value)
{
	struct reading reading = { .zero = number_x(layout, zero) };
	reading.unit = (number_x(layout, far) - reading.zero) / far_value;
	CHECK(reading.unit > 0);
	return reading;
}

static double
read_at(const struct reading *reading, double value)
{
	return reading->zero + value * reading->unit;
}

/* The `index`th mark of a kind and ink. */
static const struct mark *
mark_of(const struct layout *layout, enum mark_kind kind, enum ink ink, size_t index)
{
	static const struct mark none = { .x = NAN, .y = NAN, .width = NAN, .height = NAN, .text = "none" };
	for (size_t i = 0; i < layout->mark_count; i++)
		if (layout->marks[i].kind == kind && layout->marks[i].ink == ink && index-- == 0)
			return &layout->marks[i];
	return &none;
}

static double
end_of(const struct mark *mark)
{
	return mark->x + mark->width;
}

static const struct mark *
text_of(const struct layout *layout, const char *text)
{
	for (size_t i = 0; i < layout->mark_count; i++)
		if (layout->marks[i].kind == MARK_TEXT && strcmp(layout->marks[i].text, text) == 0)
			return &layout->marks[i];
	return mark_of(layout, MARK_TEXT, INK_COUNT, 0);
}

/* What the `index`th zone says. */
static const char *
zone_at(const struct layout *layout, size_t index)
{
	for (size_t i = 0; i < layout->mark_count; i++)
		if (layout->marks[i].kind == MARK_ZONE && index-- == 0)
			return layout->marks[i].text;
	return NULL;
}

static void
test_bars(void)
{
	const struct unit_row rows[] = {
		{ "Alna", true, 0.8, 0.66, 0.925, STANDING_GOOD, "80 %", "40 av 50", NULL, false },
		{ "Bjerke", true, 0.0, 0.0, 0.235, STANDING_BELOW, "0 % her", "0 av 12", NULL, false },
		{ "Hol", true, 1.0, 0.5, 1.0, STANDING_OPEN, "alle", "4 av 4", NULL, false },
	};
	struct layout *layout = bars_chart_layout(&(struct bars_chart){ .proportion = true,
		.numbers = norwegian,
		.target = 0.6,
		.target_text = "Mål 60 %",
		.count_head = "Antall",
		.rows = rows,
		.row_count = 3 });
	struct reading axis = reading_of(layout, "0\u00A0%", "100\u00A0%", 1);
	const struct mark *bar = mark_of(layout, MARK_RECTANGLE, INK_BAR_GOOD, 0);
	CHECK_NEAR(bar->x, read_at(&axis, 0), near_px);
	CHECK_NEAR(end_of(bar), read_at(&axis, 0.8), near_px);
	CHECK_NEAR(end_of(mark_of(layout, MARK_RECTANGLE, INK_BAR_NEUTRAL, 0)), read_at(&axis, 1), near_px);
	/* A bar of nothing is not drawn, its mark and whisker are. */
	CHECK_INT(marks_of(layout, MARK_RECTANGLE, INK_BAR_BELOW), 0);
	CHECK_NEAR(mark_of(layout, MARK_POINT, INK_BELOW, 0)->x, read_at(&axis, 0), near_px);
	CHECK_NEAR(end_of(mark_of(layout, MARK_LINE, INK_BELOW, 0)), read_at(&axis, 0.235), near_px);
	CHECK_NEAR(mark_of(layout, MARK_LINE, INK_GOOD, 0)->x, read_at(&axis, 0.66), near_px);
	CHECK_NEAR(end_of(mark_of(layout, MARK_LINE, INK_GOOD, 0)), read_at(&axis, 0.925), near_px);
	CHECK_NEAR(mark_of(layout, MARK_PATH, INK_TARGET, 0)->x, read_at(&axis, 0.6), near_px);
	/* Status has a shape of its own. */
	CHECK_INT(mark_of(layout, MARK_POINT, INK_GOOD, 0)->shape, SHAPE_DOT);
	CHECK_INT(mark_of(layout, MARK_POINT, INK_BELOW, 0)->shape, SHAPE_TRIANGLE);
	CHECK_INT(mark_of(layout, MARK_POINT, INK_NEUTRAL, 0)->shape, SHAPE_DIAMOND);
	/* The value is in the bar where it fits, else behind the whisker. */
	CHECK(text_of(layout, "80 %")->x < read_at(&axis, 0.1));
	CHECK(text_of(layout, "0 % her")->x > read_at(&axis, 0.235));
	layout_check(layout, "bars");
}

static void
test_rates(void)
{
	const struct unit_row rows[] = {
		{ "Alna", true, 31.7, 23.5, 41.2, STANDING_NONE, "31,7", "", NULL, false },
		{ "Hol", true, 2.385, NAN, NAN, STANDING_NONE, "2,4", "", NULL, false },
	};
	struct layout *layout = bars_chart_layout(&(struct bars_chart){ .numbers = norwegian,
		.axis_text = "Avvik per 1000",
		.target = NAN,
		.rows = rows,
		.row_count = 2 });
	struct reading axis = reading_of(layout, "0", "40", 40);
	CHECK_NEAR(end_of(mark_of(layout, MARK_RECTANGLE, INK_PLAIN, 0)), read_at(&axis, 31.7), near_px);
	CHECK_NEAR(end_of(mark_of(layout, MARK_RECTANGLE, INK_PLAIN, 1)), read_at(&axis, 2.385), near_px);
	CHECK_NEAR(end_of(mark_of(layout, MARK_LINE, INK_NEUTRAL, 0)), read_at(&axis, 41.2), near_px);
	/* A line and two ends of the one interval there is. */
	CHECK_INT(marks_of(layout, MARK_LINE, INK_NEUTRAL), 3);
	CHECK_INT(marks_of(layout, MARK_PATH, INK_TARGET), 0);
	CHECK(says(layout, "Avvik per 1000"));
	layout_check(layout, "rates");
}

static void
test_pareto(void)
{
	const struct pareto_row rows[] = {
		{ "Turnus", true, 212, "212", "53 %", "53 %", NULL },
		{ "Vikar", true, 121, "121", "30 %", "83 %", NULL },
		{ "HMS", true, 67, "67", "17 %", "100 %", NULL },
	};
	struct pareto_chart chart = { .share_head = "Andel",
		.cumulative_head = "Samlet",
		.vital_count = 2,
		.rule_text = "80 % over streken",
		.rows = rows,
		.row_count = 3 };
	struct layout *layout = pareto_chart_layout(&chart);
	const struct mark *first = mark_of(layout, MARK_RECTANGLE, INK_BAR_MET, 0);
	const struct mark *second = mark_of(layout, MARK_RECTANGLE, INK_BAR_MET, 1);
	const struct mark *third = mark_of(layout, MARK_RECTANGLE, INK_BAR_FEW, 0);
	CHECK_NEAR(second->width, first->width * 121 / 212, near_px);
	CHECK_NEAR(third->width, first->width * 67 / 212, near_px);
	CHECK_NEAR(first->x, third->x, near_px);
	CHECK(text_of(layout, "212")->x > end_of(first) && text_of(layout, "67")->x < end_of(second));
	/* The rule is between the second and the third, and so are its words. */
	double rule = mark_of(layout, MARK_PATH, INK_MUTED, 0)->y;
	CHECK(rule > second->y + second->height && rule < third->y);
	CHECK_NEAR(text_of(layout, "80 % over streken")->y, rule, 8);
	layout_check(layout, "pareto");
	chart.vital_count = 3;
	layout = pareto_chart_layout(&chart);
	CHECK(!says(layout, "80 % over streken"));
	CHECK_INT(marks_of(layout, MARK_PATH, INK_MUTED), 0);
	layout_free(layout);
}

static void
test_composition(void)
{
	static const double shares[] = { 0.34, 0.001, 0, 0.659 };
	static const char *const categories[] = { "ALIS", "Vikar", "LIS1", "andre" }, *const texts[] = {
		"34 %", "0 %", NULL, "66 %"
	};
	const struct composition_row row = { "Alna", true, shares, texts, "88", NULL, false };
	struct layout *layout = composition_chart_layout(&(struct composition_chart){ .numbers = norwegian,
		.categories = categories,
		.category_count = 4,
		.rows = &row,
		.row_count = 1 });
	struct reading axis = reading_of(layout, "0\u00A0%", "100\u00A0%", 1);
	/* The first of each ink is the swatch of the legend. A hair of paper is between segments. */
	const struct mark *first = mark_of(layout, MARK_RECTANGLE, INK_CATEGORY, 1);
	const struct mark *thin = mark_of(layout, MARK_RECTANGLE, (enum ink)(INK_CATEGORY + 1), 1);
	const struct mark *last = mark_of(layout, MARK_RECTANGLE, (enum ink)(INK_CATEGORY + 3), 1);
	CHECK_NEAR(first->x, read_at(&axis, 0), near_px);
	CHECK_NEAR(end_of(first), read_at(&axis, 0.34) - THEME_HAIR, near_px);
	CHECK_NEAR(thin->x, read_at(&axis, 0.34), near_px);
	CHECK(thin->width > 0 && end_of(thin) < last->x);
	CHECK_NEAR(last->x, read_at(&axis, 0.341), near_px);
	CHECK_NEAR(end_of(last), read_at(&axis, 1) - THEME_HAIR, near_px);
	CHECK_INT(marks_of(layout, MARK_RECTANGLE, (enum ink)(INK_CATEGORY + 2)), 1);
	/* The share that has no room is in the words of the row. */
	CHECK(says(layout, "34 %") && says(layout, "66 %") && !says(layout, "0 %"));
	CHECK_TEXT(zone_at(layout, 0), "Alna: 88, ALIS 34 %, Vikar 0 %, andre 66 %");
	layout_check(layout, "composition");
}

static void
test_histogram(void)
{
	static const double counts[] = { 5, 32, 80, 41 };
	struct histogram_chart chart = { .bins = { 0, 2.5, 4 },
		.counts = counts,
		.median = 5.9,
		.limit = 7.5,
		.median_text = "Median 5,9 dager",
		.limit_text = "Frist 7,5 dager",
		.numbers = norwegian };
	struct layout *layout = histogram_chart_layout(&chart);
	struct reading axis = reading_of(layout, "0", "10", 10);
	double zero = text_of(layout, "0")->y, unit = 0;
	for (size_t i = 0; i < layout->mark_count; i++)
		if (layout->marks[i].kind == MARK_TEXT && strcmp(layout->marks[i].text, "0") == 0 &&
			layout->marks[i].anchor == ANCHOR_END)
			zero = layout->marks[i].y;
	unit = (zero - text_of(layout, "80")->y) / 80;
	const struct mark *second = mark_of(layout, MARK_RECTANGLE, INK_BIN, 1);
	CHECK_NEAR(second->x, read_at(&axis, 2.5), THEME_HAIR);
	CHECK_NEAR(end_of(second), read_at(&axis, 5), THEME_HAIR);
	CHECK_NEAR(second->height, 32 * unit, near_px);
	CHECK_NEAR(mark_of(layout, MARK_RECTANGLE, INK_BIN, 2)->height, 80 * unit, near_px);
	/* The fourth begins at the limit. */
	CHECK_INT(marks_of(layout, MARK_RECTANGLE, INK_BIN), 3);
	CHECK_NEAR(mark_of(layout, MARK_RECTANGLE, INK_BAR_FEW, 0)->height, 41 * unit, near_px);
	CHECK_NEAR(mark_of(layout, MARK_PATH, INK_TARGET, 0)->x, read_at(&axis, 5.9), near_px);
	CHECK_NEAR(mark_of(layout, MARK_PATH, INK_DEADLINE, 0)->x, read_at(&axis, 7.5), near_px);
	layout_check(layout, "histogram");
	/* A limit beyond the last bin has its place on the axis. */
	chart.limit = 20;
	layout = histogram_chart_layout(&chart);
	axis = reading_of(layout, "0", "10", 10);
	CHECK_NEAR(mark_of(layout, MARK_PATH, INK_DEADLINE, 0)->x, read_at(&axis, 20), near_px);
	CHECK_INT(marks_of(layout, MARK_RECTANGLE, INK_BIN), 4);
	layout_check(layout, "histogram");
}

/* Wherever the two lines are and however long their words, all words are shown, and no line runs through
 * them. */
static void
test_histogram_lines(void)
{
	static const double counts[] = { 1, 2, 3, 4 };
	static const char *const words[] = { "M", "Median 5,9 dager", "Median av alle henvendelser i år" };
	struct histogram_chart chart = { .bins = { 0, 25, 4 }, .counts = counts, .numbers = norwegian };
	for (chart.median = 0; chart.median <= 100; chart.median += 4)
		for (chart.limit = 0; chart.limit <= 100; chart.limit += 3.5)
			for (size_t i = 0; i < 9; i++) {
				chart.median_text = words[i / 3];
				chart.limit_text = words[i % 3];
				struct layout *layout = histogram_chart_layout(&chart);
				size_t lines = 0;
				for (size_t k = 0; k < layout->mark_count; k++)
					lines += layout->marks[k].kind == MARK_PATH;
				CHECK_INT(lines, 2);
				check_lines_clear(layout, TYPE_TARGET, ANCHOR_START, "median");
				check_lines_clear(layout, TYPE_DEADLINE, ANCHOR_START, "limit");
				layout_check(layout, "lines of a histogram");
			}
}

static void
test_histograms(void)
{
	static const double small[] = { 1, 3, 0, 0 }, large[] = { 0, 10, 20, 10 };
	const struct histogram_row rows[] = {
		{ "Alna", true, small, 3.1, "3,1", "4", NULL, false },
		{ "Hol", true, large, 5.0, "5,0", "40", NULL, false },
	};
	struct layout *layout = histograms_chart_layout(&(struct histograms_chart){ .bins = { 0, 2, 4 },
		.limit = 6,
		.limit_text = "Frist 6 dager",
		.numbers = norwegian,
		.median_head = "Median",
		.count_head = "Antall",
		.rows = rows,
		.row_count = 2 });
	struct reading axis = reading_of(layout, "0", "8", 8);
	/* Three of four are as high as thirty of forty would be. */
	double highest = mark_of(layout, MARK_RECTANGLE, INK_BIN, 1)->height;
	CHECK_NEAR(mark_of(layout, MARK_RECTANGLE, INK_BIN, 0)->height, highest / 3, near_px);
	CHECK_NEAR(mark_of(layout, MARK_RECTANGLE, INK_BIN, 2)->height, highest / 3, near_px);
	CHECK_NEAR(mark_of(layout, MARK_RECTANGLE, INK_BIN, 3)->height, highest * 2 / 3, near_px);
	CHECK_NEAR(mark_of(layout, MARK_RECTANGLE, INK_BAR_FEW, 0)->height, highest / 3, near_px);
	CHECK_NEAR(mark_of(layout, MARK_LINE, INK_TARGET, 0)->x, read_at(&axis, 3.1), near_px);
	CHECK_NEAR(mark_of(layout, MARK_LINE, INK_TARGET, 1)->x, read_at(&axis, 5), near_px);
	CHECK_NEAR(mark_of(layout, MARK_PATH, INK_DEADLINE, 0)->x, read_at(&axis, 6), near_px);
	layout_check(layout, "histograms");
}

static void
test_boxes(void)
{
	static const double far[] = { 11.5, 9.25, 11.501, NAN }, few[] = { 2.385, 4 };
	const struct box_row rows[] = {
		{ "Alna", true, true, 0.5, 1.8, 2.4, 3.9, 6.5, far, 4, "2,4", "61", NULL, false },
		{ "Hol", true, false, NAN, NAN, NAN, NAN, NAN, few, 2, "3,2", "2", "for få", false },
	};
	struct layout *layout = boxes_chart_layout(&(struct boxes_chart){ .numbers = norwegian,
		.reference = 3.25,
		.reference_text = "Median alle",
		.median_head = "Median",
		.count_head = "Antall",
		.rows = rows,
		.row_count = 2 });
	struct reading axis = reading_of(layout, "0", "12", 12);
	CHECK_NEAR(mark_of(layout, MARK_LINE, INK_NEUTRAL_TINT, 0)->x, read_at(&axis, 0.5), near_px);
	CHECK_NEAR(end_of(mark_of(layout, MARK_LINE, INK_NEUTRAL_TINT, 0)), read_at(&axis, 6.5), near_px);
	CHECK_NEAR(mark_of(layout, MARK_RECTANGLE, INK_PLAIN, 0)->x, read_at(&axis, 1.8), near_px);
	CHECK_NEAR(end_of(mark_of(layout, MARK_RECTANGLE, INK_PLAIN, 0)), read_at(&axis, 3.9), near_px);
	CHECK_NEAR(mark_of(layout, MARK_LINE, INK_GOOD, 0)->x, read_at(&axis, 2.4), near_px);
	CHECK_NEAR(mark_of(layout, MARK_PATH, INK_MUTED, 0)->x, read_at(&axis, 3.25), near_px);
	/* Of two that cover each other one is drawn; what has no box shows its points and its note. */
	CHECK_INT(marks_of(layout, MARK_POINT, INK_POINT), 4);
	CHECK_NEAR(mark_of(layout, MARK_POINT, INK_POINT, 0)->x, read_at(&axis, 9.25), near_px);
	CHECK_NEAR(mark_of(layout, MARK_POINT, INK_POINT, 1)->x, read_at(&axis, 11.5), near_px);
	CHECK_NEAR(mark_of(layout, MARK_POINT, INK_POINT, 2)->x, read_at(&axis, 2.385), near_px);
	CHECK_INT(marks_of(layout, MARK_RECTANGLE, INK_PLAIN), 1);
	CHECK(text_of(layout, "for få")->x > read_at(&axis, 4));
	CHECK_TEXT(zone_at(layout, 0), "Alna: Median 2,4, Antall 61");
	CHECK_TEXT(zone_at(layout, 1), "Hol: Median 3,2, Antall 2, for få");
	layout_check(layout, "boxes");
}

/* However many outliers there are, each has a mark within a pixel or two, and no mark is where none is. */
static void
test_outliers(void)
{
	double far[3000];
	unsigned state = 17;
	for (size_t i = 0; i < 3000; i++) {
		state = state * 1664525u + 1013904223u;
		far[i] = 20 + (state >> 12) % 80000 / 1000.0;
	}
	const struct box_row row = { "Alna", true, true, 1, 2, 3, 4, 5, far, 3000, "3", "9000", NULL, false };
	struct layout *layout = boxes_chart_layout(&(struct boxes_chart){
		.numbers = norwegian, .reference = NAN, .rows = &row, .row_count = 1 });
	struct reading axis = reading_of(layout, "0", "100", 100);
	CHECK(marks_of(layout, MARK_POINT, INK_POINT) < 600);
	for (size_t i = 0; i < 3000; i++) {
		double nearest = INFINITY;
		for (size_t k = 0; k < layout->mark_count; k++)
			if (layout->marks[k].kind == MARK_POINT)
				nearest = fmin(nearest, fabs(layout->marks[k].x - read_at(&axis, far[i])));
		CHECK(nearest <= THEME_BOX_POINT);
	}
	for (size_t k = 0; k < layout->mark_count; k++) {
		double nearest = layout->marks[k].kind == MARK_POINT ? INFINITY : 0;
		for (size_t i = 0; i < 3000; i++)
			nearest = fmin(nearest, fabs(layout->marks[k].x - read_at(&axis, far[i])));
		CHECK(nearest <= near_px);
	}
	layout_check(layout, "outliers");
}

static void
test_intervals(void)
{
	const struct unit_row rows[] = {
		{ "Alna", true, 2.385, -1.25, 4.75, STANDING_NONE, "2,385", "10,9", NULL, false },
		{ "Hol", true, -3.5, NAN, NAN, STANDING_NONE, "−3,500", "0,03", NULL, false },
		{ "Ål", false, NAN, NAN, NAN, STANDING_NONE, "", "", "kan ikke beregnes", false },
	};
	const struct intervals_chart chart = { .numbers = norwegian, .rows = rows, .row_count = 3 };
	struct layout *layout = intervals_chart_layout(&chart);
	struct reading axis = reading_of(layout, "0", "4", 4);
	/* What has no limits has no interval, and what is not known no mark. */
	CHECK_NEAR(mark_of(layout, MARK_POINT, INK_NEUTRAL, 0)->x, read_at(&axis, 2.385), near_px);
	CHECK_NEAR(mark_of(layout, MARK_POINT, INK_NEUTRAL, 1)->x, read_at(&axis, -3.5), near_px);
	CHECK_NEAR(mark_of(layout, MARK_RECTANGLE, INK_NEUTRAL_TINT, 0)->x, read_at(&axis, -1.25), near_px);
	CHECK_NEAR(
		end_of(mark_of(layout, MARK_RECTANGLE, INK_NEUTRAL_TINT, 0)), read_at(&axis, 4.75), near_px);
	CHECK_INT(marks_of(layout, MARK_RECTANGLE, INK_NEUTRAL_TINT), 1);
	CHECK_NEAR(mark_of(layout, MARK_PATH, INK_MUTED, 0)->x, read_at(&axis, 0), near_px);
	CHECK_TEXT(zone_at(layout, 2), "Ål: kan ikke beregnes");
	layout_check(layout, "intervals");
}

int
main(void)
{
	test_bars();
	test_rates();
	test_pareto();
	test_composition();
	test_histogram();
	test_histogram_lines();
	test_histograms();
	test_boxes();
	test_outliers();
	test_intervals();
	return check_summary("chart_places");
}
