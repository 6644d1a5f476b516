/* Charts of points and lines: texts keep apart, names cover no point, marks stand where the numbers along the
 * axes say they do, whatever the shape of the data. */
#include "plots/chart/series.h"
#include "tests/unit/chart_check.h"
#include "tests/unit/chart_random_series.h"
#include "tests/unit/chart_reading.h"

static void
funnel_check(const struct funnel_chart *chart, const char *what)
{
	struct layout *layout = funnel_chart_layout(chart);
	struct reading x = reading_of(layout, true), y = reading_of(layout, false);
	check_names_clear(layout, what);
	for (size_t i = 0; i < chart->point_count && !layout->card && x.count > 1 && y.count > 1; i++) {
		const struct funnel_point *point = &chart->points[i];
		bool known = isfinite(point->n) && isfinite(point->value);
		check_that(!known || point_at(layout, pixel_of(&x, point->n), pixel_of(&y, point->value)),
			__FILE__, __LINE__, "%s: point %zu is elsewhere", what, i);
	}
	layout_check(layout, what);
}

static void
scatter_check(const struct scatter_chart *chart, const char *what)
{
	struct layout *layout = scatter_chart_layout(chart);
	struct reading x = reading_of(layout, true), y = reading_of(layout, false);
	check_names_clear(layout, what);
	for (size_t i = 0; i < chart->point_count && !layout->card && x.count > 1 && y.count > 1; i++) {
		const struct scatter_point *point = &chart->points[i];
		bool known = isfinite(point->x) && isfinite(point->y);
		check_that(!known || point_at(layout, pixel_of(&x, point->x), pixel_of(&y, point->y)),
			__FILE__, __LINE__, "%s: point %zu is elsewhere", what, i);
	}
	layout_check(layout, what);
}

static void
run_check(const struct run_chart *chart, const char *what)
{
	struct layout *layout = run_chart_layout(chart);
	struct reading y = reading_of(layout, false);
	check_names_clear(layout, what);
	check_lines_clear(layout, TYPE_NOTE, ANCHOR_START, what);
	for (size_t i = 0; i < chart->point_count && !layout->card && y.count > 1; i++)
		check_that(!isfinite(chart->points[i].value) ||
				   point_at(layout, NAN, pixel_of(&y, chart->points[i].value)),
			__FILE__, __LINE__, "%s: point %zu is elsewhere", what, i);
	layout_check(layout, what);
}

/* A path of the series has a corner at each value that is not alone. */
static bool
corner_at(const struct layout *layout, enum ink ink, double y)
{
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		if (mark->kind == MARK_POINT && mark->ink == ink && fabs(mark->y - y) < 0.3)
			return true;
		for (size_t p = 0; mark->kind == MARK_PATH && mark->ink == ink && p < mark->point_count; p++)
			if (fabs(mark->points[2 * p + 1] - y) < 0.3)
				return true;
	}
	return false;
}

static void
trend_check(const struct trend_chart *chart, const char *what)
{
	struct layout *layout = trend_chart_layout(chart);
	struct reading y = reading_of(layout, false);
	for (size_t s = 0; s < chart->series_count && !layout->card && y.count > 1; s++)
		for (size_t i = 0; i < chart->stop_count; i++) {
			double value = chart->series[s].values[i];
			check_that(!isfinite(value) || corner_at(layout, (enum ink)(INK_CATEGORY + (int)s),
							       pixel_of(&y, value)),
				__FILE__, __LINE__, "%s: value %zu of series %zu is elsewhere", what, i, s);
		}
	layout_check(layout, what);
}

/* Every corner of a curve is where its numbers say, and between its points it is level. */
static void
steps_check(const struct steps_chart *chart, const char *what)
{
	struct layout *layout = steps_chart_layout(chart);
	struct reading y = reading_of(layout, false);
	for (size_t s = 0; s < chart->series_count && !layout->card && y.count > 1; s++)
		for (size_t i = 0; i < chart->series[s].point_count; i++)
			check_that(corner_at(layout, (enum ink)(INK_CATEGORY + (int)s),
					   pixel_of(&y, chart->series[s].points[i].y)),
				__FILE__, __LINE__, "%s: point %zu of series %zu is elsewhere", what, i, s);
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		/* Leaders to the names are thinner. */
		bool curve = mark->kind == MARK_PATH && mark->size >= THEME_CURVE &&
			     mark->ink >= INK_CATEGORY && mark->ink <= INK_CATEGORY_LAST;
		for (size_t p = 1; curve && p < mark->point_count; p++)
			check_that(fabs(mark->points[2 * p] - mark->points[2 * p - 2]) < 1e-9 ||
					   fabs(mark->points[2 * p + 1] - mark->points[2 * p - 1]) < 1e-9,
				__FILE__, __LINE__, "%s: a curve slants", what);
	}
	layout_check(layout, what);
}

static void
series_check(const struct random_series *series, size_t count, unsigned seed)
{
	char what[64];
	snprintf(what, sizeof what, "funnel of %zu, seed %u", count, seed);
	funnel_check(&series->funnel, what);
	snprintf(what, sizeof what, "run of %zu, seed %u", count, seed);
	run_check(&series->run, what);
	snprintf(what, sizeof what, "trend of %zu, seed %u", count, seed);
	trend_check(&series->trend, what);
	snprintf(what, sizeof what, "panels of %zu, seed %u", count, seed);
	layout_check(panels_chart_layout(&series->panels), what);
	snprintf(what, sizeof what, "scatter of %zu, seed %u", count, seed);
	scatter_check(&series->scatter, what);
	snprintf(what, sizeof what, "steps of %zu, seed %u", count, seed);
	steps_check(&series->steps, what);
}

static void
test_random(void)
{
	for (unsigned seed = 1; seed <= CHECK_CASES(500); seed++) {
		size_t count = 1 + seed % 37;
		struct random_charts *charts = random_charts_new(seed, 1, 1);
		struct random_series series = random_series_of(charts, count);
		series_check(&series, count, seed);
		random_charts_free(charts);
	}
}

static void
test_sizes(void)
{
	static const size_t sizes[] = { 1, 2, 18, 60, 357 };
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
		for (unsigned seed = 1000; seed < 1004; seed++) {
			struct random_charts *charts = random_charts_new(seed, 1, 1);
			struct random_series series = random_series_of(charts, sizes[i]);
			series_check(&series, sizes[i], seed);
			random_charts_free(charts);
		}
}

int
main(void)
{
	test_sizes();
	test_random();
	return check_summary("chart_series");
}
