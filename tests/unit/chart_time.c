/* Pictures over time: gaps, parts, limits, what happened when; and small multiples. */
#include "plots/chart/series.h"
#include "tests/unit/chart_check.h"
#include "tests/unit/chart_reading.h"

static const struct number_words words = { ",", "\u00A0", "\u00A0%" };
static const struct heading heading = { .title = "Tittel", .description = "Beskrivelse" };

enum { MONTHS = 6 };
static const struct axis_stop stops[MONTHS] = { { 0, "jan.", "2024" }, { 1, "feb.", "2024" },
	{ 2, "mars", "2024" }, { 3, "april", "2024" }, { 4, "mai", "2024" }, { 5, "juni", "2024" } };

static struct run_chart
run_of(struct run_point *points, const double *values)
{
	for (size_t i = 0; i < MONTHS; i++)
		points[i] = (struct run_point){
			.label = stops[i].label, .value = values[i], .lower = NAN, .upper = NAN
		};
	return (struct run_chart){ .heading = heading,
		.stops = stops,
		.points = points,
		.point_count = MONTHS,
		.target = NAN,
		.words = &words,
		.percent = true,
		.more = { "én til", "", " til" } };
}

static const struct mark *
mark_of(const struct layout *layout, enum mark_kind kind, enum ink ink, size_t index)
{
	for (size_t i = 0; i < layout->mark_count; i++)
		if (layout->marks[i].kind == kind && layout->marks[i].ink == ink && index-- == 0)
			return &layout->marks[i];
	return NULL;
}

static const struct mark *
zone_of(const struct layout *layout, size_t index)
{
	return mark_of(layout, MARK_ZONE, INK_PAPER, index);
}

static void
test_run(void)
{
	struct run_point points[MONTHS];
	struct run_chart chart = run_of(points, (const double[]){ 0.5, 0.6, NAN, 0.4, 0.9, 0.8 });
	const struct run_part parts[] = { { 0, 4, 0.5, "Basis 50 %" }, { 4, 2, 0.85, "Nå 85 %" } };
	const struct run_event events[] = { { 3.5, "Kursdugnad" }, { 90, "utenfor" } };
	points[1].excluded = true;
	points[4].standing = STANDING_GOOD;
	points[2].note = "ingen data";
	for (size_t i = 0; i < MONTHS; i++)
		points[i].upper = i < 4 ? 0.7 : 0.95;
	chart.parts = parts;
	chart.part_count = 2;
	chart.events = events;
	chart.event_count = 2;
	chart.baseline_count = 4;
	chart.baseline_text = "basisperiode";
	chart.target = 0.75;
	chart.target_text = "Mål 75 %";
	chart.upper_text = "Øvre grense";
	chart.verdict_text = "Variasjon: bedring";
	struct layout *layout = run_chart_layout(&chart);
	CHECK(says(layout, "Basis 50 %") && says(layout, "Nå 85 %") && says(layout, "Mål 75 %"));
	CHECK(says(layout, "Øvre grense") && says(layout, "basisperiode") && says(layout, "Kursdugnad"));
	CHECK(says(layout, "Variasjon: bedring") && says(layout, "mars") && says(layout, "2024"));
	CHECK(!says(layout, "utenfor"));
	/* What is missing is a gap: one hatching, and of the line only what joins two neighbours. */
	CHECK_INT(marks_of(layout, MARK_HATCH, INK_HATCH), 1);
	CHECK_NEAR(mark_of(layout, MARK_HATCH, INK_HATCH, 0)->x, zone_of(layout, 2)->x, 0.01);
	CHECK_INT(marks_of(layout, MARK_ZONE, INK_PAPER), MONTHS);
	CHECK_INT(marks_of(layout, MARK_POINT, INK_GOOD), 1);
	CHECK_INT(marks_of(layout, MARK_POINT, INK_MARKER), 3);
	/* Limits begin anew with the second part. */
	CHECK_INT(marks_of(layout, MARK_PATH, INK_LIMIT), 2 + 1);
	/* Each centre line is as wide as its part and stands at its value. */
	struct reading y = reading_of(layout, false);
	for (size_t i = 0; i < 2; i++) {
		const struct mark *centre = mark_of(layout, MARK_PATH, INK_TEXT, i);
		CHECK_NEAR(centre->y, pixel_of(&y, parts[i].centre), 0.01);
		CHECK_NEAR(centre->x, zone_of(layout, parts[i].first)->x, 0.01);
		const struct mark *last = zone_of(layout, parts[i].first + parts[i].count - 1);
		CHECK_NEAR(centre->x + centre->width, last->x + last->width, 0.01);
	}
	layout_check(layout, "run");
}

/* Always the same, at the end of what can be: the axis does not go on to 110 %. */
static void
test_constant(void)
{
	struct run_point points[MONTHS];
	struct run_chart chart = run_of(points, (const double[]){ 1, 1, 1, 1, 1, 1 });
	struct layout *layout = run_chart_layout(&chart);
	CHECK(says(layout, "100\u00A0%") && says(layout, "90\u00A0%") && !says(layout, "110\u00A0%"));
	layout_check(layout, "always 100 %");
	chart = run_of(points, (const double[]){ 0, 0, 0, 0, 0, 0 });
	layout = run_chart_layout(&chart);
	CHECK(says(layout, "0\u00A0%") && says(layout, "10\u00A0%") && !says(layout, "\u221210\u00A0%"));
	layout_check(layout, "always 0 %");
}

/* Words of events never stand on the line of another; those without room are counted. */
static void
test_events(void)
{
	struct run_point points[MONTHS];
	struct run_chart chart = run_of(points, (const double[]){ 0.5, 0.6, 0.5, 0.4, 0.9, 0.8 });
	const struct run_event close[] = { { 0, "Kursdugnad i alle bydeler" }, { 1, "Ny opplæringsplan" },
		{ 5, "Vedtak i ledergruppen etter forslag fra kvalitetsutvalget" } };
	chart.events = close;
	chart.event_count = 3;
	struct layout *layout = run_chart_layout(&chart);
	for (size_t i = 0; i < 3; i++)
		CHECK(says(layout, close[i].text));
	CHECK_INT(marks_of(layout, MARK_PATH, INK_LIMIT), 3);
	check_lines_clear(layout, TYPE_NOTE, ANCHOR_START, "events");
	layout_check(layout, "events");
	struct run_event many[20];
	for (size_t i = 0; i < 20; i++)
		many[i] = (struct run_event){ (double)i / 100, "Kursdugnad i alle bydeler" };
	chart.events = many;
	chart.event_count = 20;
	layout = run_chart_layout(&chart);
	size_t written = 0;
	for (size_t i = 0; i < layout->mark_count; i++)
		written += layout->marks[i].kind == MARK_TEXT &&
			   strcmp(layout->marks[i].text, many[0].text) == 0;
	char more[32];
	snprintf(more, sizeof more, "%zu til", 20 - written);
	CHECK(written > 0 && written < 20 && says(layout, more));
	layout_check(layout, "many events");
}

static void
test_panels(void)
{
	static const double rising[] = { 0.2, NAN, 0.4, 0.8 }, falling[] = { 1, 0.9, 0.7, NAN };
	const struct panel panels[] = { { "Alna", rising, "80 %", STANDING_GOOD, NULL },
		{ "Bjerke", falling, "70 %", STANDING_BELOW, NULL },
		{ "Ål", NULL, NULL, STANDING_NONE, "færre enn fem" } };
	struct panels_chart chart = { .heading = heading,
		.value_count = 4,
		.panels = panels,
		.panel_count = 3,
		.target = 0.75,
		.first_text = "jan. 2024",
		.last_text = "april 2024",
		.words = &words,
		.percent = true };
	struct layout *layout = panels_chart_layout(&chart);
	CHECK(says(layout, "Alna") && says(layout, "80 %") && says(layout, "70 %"));
	CHECK(says(layout, "færre enn fem") && says(layout, "jan. 2024") && says(layout, "0\u00A0%"));
	CHECK_INT(marks_of(layout, MARK_HATCH, INK_HATCH), 1);
	/* Two runs of neighbours in all, since 20 % stands alone. */
	CHECK_INT(marks_of(layout, MARK_PATH, INK_CATEGORY), 2);
	/* On one scale: a panel is as high as from 0 to 100 %. */
	static const struct {
		enum ink ink;
		size_t panel;
		double value;
	} last[] = { { INK_GOOD, 0, 0.8 }, { INK_BELOW, 1, 0.7 } };
	for (size_t i = 0; i < 2; i++) {
		const struct mark *zone = zone_of(layout, last[i].panel);
		const struct mark *point = mark_of(layout, MARK_POINT, last[i].ink, 0);
		CHECK_NEAR(point->y, zone->y + zone->height * (1 - last[i].value), 0.01);
		CHECK(point->x > zone->x && point->x < zone->x + zone->width);
	}
	CHECK_NEAR(mark_of(layout, MARK_PATH, INK_TARGET, 0)->y,
		zone_of(layout, 0)->y + zone_of(layout, 0)->height * 0.25, 0.01);
	layout_check(layout, "panels");

	/* Each column ends with the times, though the last row is not full. */
	struct panel many[14];
	for (size_t i = 0; i < 14; i++)
		many[i] = panels[0];
	chart.panels = many;
	chart.panel_count = 14;
	layout = panels_chart_layout(&chart);
	size_t times = 0;
	for (size_t i = 0; i < layout->mark_count; i++)
		times +=
			layout->marks[i].kind == MARK_TEXT && strcmp(layout->marks[i].text, "jan. 2024") == 0;
	CHECK_INT(times, 6);
	/* However narrow the panel: the last value stands above the line, and takes no width from it. */
	const struct mark *zone = zone_of(layout, 0);
	const struct mark *point = mark_of(layout, MARK_POINT, INK_GOOD, 0);
	CHECK(point->x - zone->x > 0.95 * zone->width);
	layout_check(layout, "14 panels");
}

int
main(void)
{
	test_run();
	test_constant();
	test_events();
	test_panels();
	return check_summary("chart_time");
}
