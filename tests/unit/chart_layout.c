/* Every text of every chart has a place of its own: none overlaps another, none leaves the canvas, whatever
 * the shape of the data. */
#include "plots/chart/chart.h"
#include "tests/check.h"
#include "tests/unit/chart_check.h"
#include "tests/unit/chart_random.h"

static void
test_random(void)
{
	char what[64];
	for (unsigned seed = 1; seed <= 300; seed++) {
		struct random_charts *charts = random_charts_new(seed, 1 + seed % 23, 1 + seed % 9);
		snprintf(what, sizeof what, "targets, seed %u", seed);
		layout_check(targets_chart_layout(&charts->targets), what);
		snprintf(what, sizeof what, "units, seed %u", seed);
		layout_check(units_chart_layout(&charts->units), what);
		snprintf(what, sizeof what, "grid, seed %u", seed);
		layout_check(grid_chart_layout(&charts->grid), what);
		random_charts_free(charts);
	}
}

static void
test_sizes(void)
{
	static const size_t rows[] = { 1, 2, 18, 60, 357 };
	double height = 0;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct random_charts *charts = random_charts_new(7, rows[i], 6);
		charts->rows[0].known = charts->cells[0].known = charts->bars[0].known = true;
		struct layout *layout = units_chart_layout(&charts->units);
		CHECK(layout->height > height);
		height = layout->height;
		layout_check(layout, "units");
		layout_check(grid_chart_layout(&charts->grid), "grid");
		layout_check(targets_chart_layout(&charts->targets), "targets");
		random_charts_free(charts);
	}
}

static struct unit_row
row_of(const char *label, double value)
{
	return (struct unit_row){ .label = label,
		.known = true,
		.value = value,
		.lower = fmax(0, value - 0.1),
		.upper = fmin(1, value + 0.1),
		.standing = STANDING_OPEN,
		.value_text = "x %",
		.count_text = "1 av 2" };
}

static void
test_units(void)
{
	struct unit_row rows[] = { row_of("Alna", 0), row_of("Bjerke", 1), row_of("Ål", 0.5),
		{ .label = "Stovner", .note = "ingen i nevneren" } };
	rows[0].standing = STANDING_BELOW;
	rows[1].standing = STANDING_GOOD;
	struct units_chart chart = { .heading = { .title = "Tittel", .description = "Beskrivelse" },
		.target = 0.7,
		.target_text = "Mål 70 %",
		.value_head = "Andel",
		.count_head = "Antall",
		.rows = rows,
		.row_count = 4 };
	struct layout *layout = units_chart_layout(&chart);
	CHECK(!layout->card);
	CHECK_TEXT(layout->title, "Tittel");
	CHECK_TEXT(layout->description, "Beskrivelse");
	CHECK(says(layout, "Mål 70 %") && says(layout, "Andel") && says(layout, "Antall"));
	CHECK(says(layout, "ingen i nevneren") && says(layout, "Stovner") && says(layout, "100\u00A0%"));
	CHECK_INT(marks_of(layout, MARK_HATCH, INK_HATCH), 1);
	CHECK_INT(marks_of(layout, MARK_LINE, INK_TARGET), 1);
	CHECK_INT(marks_of(layout, MARK_ZONE, INK_PAPER), 4);
	/* Status has a shape of its own, not only a colour. */
	enum shape shapes[3] = { SHAPE_DOT, SHAPE_DOT, SHAPE_DOT };
	for (size_t i = 0, n = 0; i < layout->mark_count; i++)
		if (layout->marks[i].kind == MARK_POINT && layout->marks[i].ink != INK_PAPER && n < 3)
			shapes[n++] = layout->marks[i].shape;
	CHECK_INT(shapes[0], SHAPE_TRIANGLE);
	CHECK_INT(shapes[1], SHAPE_DOT);
	CHECK_INT(shapes[2], SHAPE_DIAMOND);
	layout_check(layout, "units");

	chart.target = NAN;
	chart.percent = "%";
	rows[2].lower = rows[2].upper = NAN;
	layout = units_chart_layout(&chart);
	CHECK_INT(marks_of(layout, MARK_LINE, INK_TARGET), 0);
	CHECK(says(layout, "100%") && !says(layout, "Mål 70 %"));
	CHECK_INT(marks_of(layout, MARK_RECTANGLE, INK_NEUTRAL_TINT), 0);
	layout_check(layout, "units without target");
}

static void
test_cards(void)
{
	struct unit_row row = { .label = "Alna", .note = "ingen i nevneren" };
	struct units_chart units = {
		.heading = { .title = "T", .source = "Kilde" }, .rows = &row, .row_count = 1
	};
	struct layout *layout = units_chart_layout(&units);
	CHECK(layout->card && says(layout, "ingen i nevneren") && says(layout, "Kilde"));
	layout_check(layout, "card");
	units.heading.nothing = "Ingen tall er kjent.";
	layout = units_chart_layout(&units);
	CHECK(layout->card && says(layout, "Ingen tall er kjent.") && !says(layout, "ingen i nevneren"));
	layout_check(layout, "card");
	units.row_count = 0;
	layout = units_chart_layout(&units);
	CHECK(layout->card);
	layout_check(layout, "card");

	struct target_bar bar = { .label = "Kurs", .value = NAN, .target = 0.7, .note = "filen mangler" };
	struct targets_chart targets = { .heading = { .title = "T" }, .bars = &bar, .bar_count = 1 };
	layout = targets_chart_layout(&targets);
	CHECK(layout->card && says(layout, "filen mangler"));
	layout_check(layout, "card");

	const char *name = "Alna";
	struct grid_cell cell = { .text = "ingen" };
	struct grid_chart grid = { .heading = { .title = "T" },
		.columns = &name,
		.rows = &name,
		.column_count = 1,
		.row_count = 1,
		.cells = &cell };
	layout = grid_chart_layout(&grid);
	CHECK(layout->card && says(layout, "ingen"));
	layout_check(layout, "card");
	/* A long name is told whole, since the end may be what tells it from the next. */
	const char *long_name = "Spesialisthelsetjenestens samhandlingsenhet for bydel nummer 7";
	cell = (struct grid_cell){ .known = true, .text = "50" };
	grid.rows = &long_name;
	layout = grid_chart_layout(&grid);
	CHECK(!layout->card && says(layout, "bydel nummer 7"));
	layout_check(layout, "long name");
	grid.column_count = 0;
	layout = grid_chart_layout(&grid);
	CHECK(layout->card);
	layout_check(layout, "card");
}

static void
test_title(void)
{
	struct unit_row row = row_of("Alna", 0.5);
	struct units_chart chart = {
		.heading = { .title = "En lang setning om funnet som ikke får plass på én linje, "
				      "men gjerne på to" },
		.target = NAN,
		.rows = &row,
		.row_count = 1
	};
	struct layout *layout = units_chart_layout(&chart);
	size_t lines = 0;
	for (size_t i = 0; i < layout->mark_count; i++)
		lines += layout->marks[i].kind == MARK_TEXT && layout->marks[i].type == TYPE_TITLE;
	CHECK_INT(lines, 2);
	CHECK_TEXT(layout->title, chart.heading.title);
	layout_check(layout, "title");
}

int
main(void)
{
	test_units();
	test_cards();
	test_title();
	test_sizes();
	test_random();
	layout_free(NULL);
	return check_summary("chart_layout");
}
