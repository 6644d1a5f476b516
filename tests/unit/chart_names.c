/* Words at the right place: names beside their points, series named where they end, and what a picture over
 * time says of gaps, parts and events. */
#include "plots/chart/series.h"
#include "tests/unit/chart_check.h"
#include "tests/unit/chart_reading.h"

static const struct number_words words = { ",", "\u00A0", "\u00A0%" };
static const struct heading heading = { .title = "Tittel", .description = "Beskrivelse" };

/* Names and the words for the rest make up all that were to be named. */
static void
check_names_counted(const struct layout *layout, size_t wanted, bool all)
{
	size_t named = 0, more = 0;
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		if (mark->kind != MARK_TEXT)
			continue;
		named += mark->type == TYPE_NAME;
		if (mark->type == TYPE_NOTE)
			more = strcmp(mark->text, "én til") == 0 ? 1 : (size_t)number_of(mark->text);
	}
	CHECK_INT(named + more, wanted);
	CHECK_INT(more == 0, all);
	CHECK(named > 0);
}

static const struct mark *
text_of(const struct layout *layout, const char *text)
{
	for (size_t i = 0; i < layout->mark_count; i++)
		if (layout->marks[i].kind == MARK_TEXT && strcmp(layout->marks[i].text, text) == 0)
			return &layout->marks[i];
	return NULL;
}

/* No leader runs through a name: looked at in a hundred places. */
static size_t
check_leaders(const struct layout *layout)
{
	size_t leaders = 0;
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *line = &layout->marks[i];
		if (line->kind != MARK_PATH || line->ink != INK_MARKER)
			continue;
		leaders++;
		for (size_t k = 0; k < layout->mark_count; k++) {
			const struct mark *text = &layout->marks[k];
			bool covered = false;
			for (int step = 1; step < 100 && text->kind == MARK_TEXT; step++) {
				double share = step / 100.0;
				struct box box = text_box(text);
				double x = line->points[0] + share * (line->points[2] - line->points[0]);
				double y = line->points[1] + share * (line->points[3] - line->points[1]);
				covered = covered ||
					  (x > box.left && x < box.right && y > box.top && y < box.bottom);
			}
			check_that(!covered, __FILE__, __LINE__, "a leader runs through '%s'", text->text);
		}
	}
	return leaders;
}

static struct funnel_chart
funnel_of(const struct funnel_point *points, size_t count)
{
	return (struct funnel_chart){ .heading = heading,
		.points = points,
		.point_count = count,
		.centre = 0.7,
		.target = NAN,
		.centre_text = "Snitt 70 %",
		.words = &words,
		.percent = true,
		.more = { "én til", "", " til" } };
}

static struct funnel_point
outlier_of(const char *name, double n, double value)
{
	return (struct funnel_point){
		.label = name, .n = n, .value = value, .standing = STANDING_BELOW, .named = true
	};
}

static void
test_funnel(void)
{
	struct funnel_point points[] = { { "Grorud", 26, 0.5, STANDING_BELOW, true, "50 %", "13 av 26" },
		{ "Alna", 38, 0.89, STANDING_GOOD, true, "89 %", "34 av 38" },
		{ "Ullern", 60, 0.71, STANDING_NONE, false, "71 %", NULL },
		{ .label = "Marka", .n = 10, .value = NAN, .named = true } };
	struct funnel_chart chart = funnel_of(points, 4);
	/* Limits that leave the picture end at its edge. */
	const struct funnel_limit limits[] = { { 1, -0.5, 1.5, -0.9, 1.9 }, { 80, 0.6, 0.8, 0.55, 0.85 } };
	chart.limits = limits;
	chart.limit_count = 2;
	chart.near_text = "95 %";
	struct layout *layout = funnel_chart_layout(&chart);
	struct reading x = reading_of(layout, true), y = reading_of(layout, false);
	CHECK(says(layout, "Grorud") && says(layout, "Alna") && says(layout, "Snitt 70 %"));
	CHECK(!says(layout, "Ullern") && !says(layout, "Marka"));
	CHECK_INT(marks_of(layout, MARK_ZONE, INK_PAPER), 3);
	const struct mark *name = text_of(layout, "Alna");
	CHECK(name->x - pixel_of(&x, 38) < 15 && fabs(name->y - pixel_of(&y, 0.89)) < 12);
	CHECK_INT(marks_of(layout, MARK_PATH, INK_LIMIT), 4);
	for (size_t i = 0; i < layout->mark_count; i++)
		if (layout->marks[i].ink == INK_LIMIT)
			CHECK(layout->marks[i].y >= fmin(y.pixel[0], y.pixel[1]) - 0.1 &&
				layout->marks[i].y + layout->marks[i].height <=
					fmax(y.pixel[0], y.pixel[1]) + 0.1);
	CHECK_INT(marks_of(layout, MARK_AREA, INK_LIMIT_WIDE), 1);
	layout_check(layout, "funnel");
	/* A name keeps clear of a line that runs through its point, where there is room. */
	chart.target = 0.89;
	layout = funnel_chart_layout(&chart);
	y = reading_of(layout, false);
	struct box box = text_box(text_of(layout, "Alna"));
	CHECK(box.bottom < pixel_of(&y, 0.89) || box.top > pixel_of(&y, 0.89));
	layout_check(layout, "funnel with a target");

	char names[60][16];
	struct funnel_point crowd[60];
	for (size_t i = 0; i < 60; i++) {
		snprintf(names[i], sizeof names[i], "Enhet %zu", i);
		crowd[i] = outlier_of(names[i], 20 + (double)(i * 7 % 13), 0.3 + (double)(i % 8) / 40);
	}
	chart = funnel_of(crowd, 60);
	layout = funnel_chart_layout(&chart);
	check_names_counted(layout, 60, false);
	CHECK(check_leaders(layout) > 0);
	layout_check(layout, "crowd");
	for (size_t i = 0; i < 6; i++)
		crowd[i] = outlier_of(names[i], 50, 0.4 + (double)i / 100);
	/* Room on both sides of them. */
	crowd[6] = (struct funnel_point){ .n = 100, .value = 0.7 };
	chart.point_count = 7;
	layout = funnel_chart_layout(&chart);
	check_names_counted(layout, 6, true);
	layout_check(layout, "six beside each other");
}

static void
test_scatter(void)
{
	const struct scatter_point points[] = {
		{ .label = "Alna", .x = 1, .y = 10, .size = 4, .named = true },
		{ .label = "Bjerke", .x = 2, .y = 30, .size = 1, .standing = STANDING_BELOW, .named = true },
		{ .label = "Ål", .x = 3, .y = NAN, .size = 9, .named = true },
	};
	const struct fit_point fit[] = { { 1, 10, 5, 15 }, { 3, 40, 30, 50 } };
	struct scatter_chart chart = { .heading = heading,
		.points = points,
		.point_count = 3,
		.fit = fit,
		.fit_count = 2,
		.fit_text = "y = 15x \u2212 5",
		.x_title = "Antall",
		.y_title = "Dager",
		.words = &words };
	struct layout *layout = scatter_chart_layout(&chart);
	CHECK(says(layout, "y = 15x \u2212 5") && says(layout, "Antall") && says(layout, "Dager"));
	CHECK(says(layout, "Alna") && says(layout, "Bjerke") && !says(layout, "Ål"));
	CHECK_INT(marks_of(layout, MARK_AREA, INK_LIMIT_NEAR), 1);
	/* Half the radius for a quarter of the size. */
	double radius[2] = { 0, 0 };
	for (size_t i = 0; i < layout->mark_count; i++) {
		const struct mark *mark = &layout->marks[i];
		if (mark->kind == MARK_POINT && mark->ink == INK_BELOW)
			radius[0] = mark->size;
		if (mark->kind == MARK_POINT && mark->ink == INK_MARKER)
			radius[1] = mark->size;
	}
	CHECK_NEAR(radius[1], 2 * radius[0], 1e-9);
	struct reading x = reading_of(layout, true), y = reading_of(layout, false);
	for (size_t i = 0; i < layout->mark_count; i++)
		if (layout->marks[i].kind == MARK_PATH && layout->marks[i].ink == INK_CATEGORY) {
			CHECK_NEAR(layout->marks[i].points[0], pixel_of(&x, 1), 0.01);
			CHECK_NEAR(layout->marks[i].points[3], pixel_of(&y, 40), 0.01);
		}
	layout_check(layout, "scatter");
}

/* The words at the right stand in the order of what they name, though they would touch in their places. */
static void
test_trend(void)
{
	static const double values[][2] = { { 0.6, 0.70 }, { 0.2, 0.71 }, { 0.5, 0.72 }, { 0.4, NAN } };
	static const char *const names[] = { "Alna", "Bjerke", "Frogner", "Sagene" };
	const struct axis_stop stops[] = { { 0, "jan.", "2024" }, { 1, "feb.", "2024" } };
	struct trend_series series[4];
	for (size_t i = 0; i < 4; i++)
		series[i] = (struct trend_series){ names[i], values[i], NULL, "70 %" };
	struct trend_chart chart = { .heading = heading,
		.stops = stops,
		.stop_count = 2,
		.series = series,
		.series_count = 4,
		.target = 0.715,
		.target_text = "Mål 71,5 %",
		.words = &words,
		.percent = true };
	struct layout *layout = trend_chart_layout(&chart);
	CHECK(text_of(layout, "Frogner")->y < text_of(layout, "Mål 71,5 %")->y);
	CHECK(text_of(layout, "Mål 71,5 %")->y < text_of(layout, "Bjerke")->y);
	CHECK(text_of(layout, "Bjerke")->y < text_of(layout, "Alna")->y);
	CHECK(text_of(layout, "Alna")->y < text_of(layout, "Sagene")->y);
	size_t dotted = 0;
	for (size_t i = 0; i < layout->mark_count; i++)
		dotted += layout->marks[i].kind == MARK_PATH && layout->marks[i].stroke == STROKE_DOTTED &&
			  layout->marks[i].ink == INK_CATEGORY + 3;
	CHECK_INT(dotted, 1);
	CHECK_INT(marks_of(layout, MARK_ZONE, INK_PAPER), 2);
	layout_check(layout, "trend");
}

static void
test_cards(void)
{
	const double nothing[] = { NAN, NAN };
	const struct axis_stop stops[] = { { 0, "jan.", NULL }, { 1, "feb.", NULL } };
	struct funnel_chart funnel = funnel_of(NULL, 0);
	funnel.note = "færre enn fem";
	struct layout *layout = funnel_chart_layout(&funnel);
	CHECK(layout->card && says(layout, "færre enn fem"));
	layout_check(layout, "funnel card");
	const struct run_point point = { .value = NAN, .note = "færre enn fem" };
	struct run_chart run = {
		.heading = heading, .stops = stops, .points = &point, .point_count = 1, .words = &words
	};
	layout = run_chart_layout(&run);
	CHECK(layout->card && says(layout, "færre enn fem"));
	layout_check(layout, "run card");
	const struct trend_series series = { .label = "Alna", .values = nothing };
	struct trend_chart trend = { .heading = heading,
		.stops = stops,
		.stop_count = 2,
		.series = &series,
		.series_count = 1,
		.note = "færre enn fem",
		.words = &words };
	layout = trend_chart_layout(&trend);
	CHECK(layout->card && says(layout, "færre enn fem"));
	layout_check(layout, "trend card");
	const struct panel panel = { .label = "Alna", .values = nothing, .note = "færre enn fem" };
	struct panels_chart panels = {
		.heading = heading, .value_count = 2, .panels = &panel, .panel_count = 1, .words = &words
	};
	layout = panels_chart_layout(&panels);
	CHECK(layout->card && says(layout, "færre enn fem"));
	layout_check(layout, "panels card");
	const struct scatter_point unknown = { .x = NAN, .y = 1, .note = "færre enn fem" };
	struct scatter_chart scatter = {
		.heading = heading, .points = &unknown, .point_count = 1, .words = &words
	};
	layout = scatter_chart_layout(&scatter);
	CHECK(layout->card && says(layout, "færre enn fem"));
	layout_check(layout, "scatter card");
}

/* The names of many panels are told whole, since their ends may be what tells one from the next. */
static void
test_panels(void)
{
	enum { PANELS = 7 };
	const double values[] = { 1, 2 };
	struct panel panels[PANELS];
	for (size_t i = 0; i < PANELS; i++)
		panels[i] =
			(struct panel){ .label = "Spesialisthelsetjenestens samhandlingsenhet for bydel 7",
				.values = values,
				.last_text = "2" };
	const struct panels_chart chart = { .heading = { .title = "T" },
		.value_count = 2,
		.panels = panels,
		.panel_count = PANELS,
		.target = NAN,
		.words = &words };
	struct layout *layout = panels_chart_layout(&chart);
	for (size_t i = 0; i < layout->mark_count; i++)
		CHECK(layout->marks[i].kind != MARK_TEXT || !strstr(layout->marks[i].text, "…"));
	layout_check(layout, "panels with long names");
}

int
main(void)
{
	test_funnel();
	test_scatter();
	test_trend();
	test_cards();
	test_panels();
	return check_summary("chart_names");
}
