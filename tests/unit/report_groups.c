/* Many groups: what is drawn, what the page says of what is not, and that the work grows with the groups and
 * not with their square. */
#include <stdlib.h>
#include <sys/resource.h>

#include "plots/report/drawing.h"
#include "plots/report/grid.h"
#include "plots/report/words.h"
#include "stats/base/memory.h"
#include "tests/check.h"
#include "tests/unit/report_sample.h"

/* Two indicators by unit, each with `count` units of its own cells; the names are borrowed by both. */
static struct sample sample;
static char (*names)[16];
static struct cell *cells[2];
static struct buffer page;

static void
groups_free(void)
{
	free(names);
	free(cells[0]);
	free(cells[1]);
	faults_free(&sample.faults);
}

static void
groups_fill(size_t count)
{
	static const int counts[3] = { 2, 3, 0 };
	groups_free();
	sample_fill(&sample);
	names = xcalloc(count, sizeof *names);
	for (size_t i = 0; i < count; i++)
		snprintf(names[i], sizeof names[i], "Enhet %u", (unsigned)i + 1);
	sample.results[1].stratum_count = 1;
	sample.result.indicator_count = 2;
	for (size_t i = 0; i < 2; i++) {
		const struct cell model =
			sample_cell(&sample.indicators[i], sample.groupings[i].label, "", counts);
		cells[i] = xcalloc(count, sizeof *cells[i]);
		for (size_t j = 0; j < count; j++) {
			cells[i][j] = model;
			cells[i][j].group = names[j];
		}
		sample.strata[i].cells = cells[i];
		sample.strata[i].cell_count = count;
	}
}

/* The page without gnuplot, where every figure there is has failed; returns how many there are. */
static size_t
page_write(void)
{
	struct figures *figures = figures_draw(&sample.result, NULL, "no gnuplot");
	size_t count = figures->count;
	CHECK_INT(figures->failed, count);
	buffer_clear(&page);
	report_html(&sample.result, figures, &page);
	figures_free(figures);
	return count;
}

static size_t
occurrences(const char *text)
{
	size_t count = 0;
	for (const char *at = strstr(page.bytes, text); at; at = strstr(at + 1, text))
		count++;
	return count;
}

/* At most 400 groups are drawn; of one more, the page says that the tables have them. */
static void
test_drawn(void)
{
	groups_fill(FIGURE_MOST_GROUPS);
	CHECK_INT(page_write(), 7);
	CHECK_INT(occurrences("for mange til å tegnes"), 0);
	/* In the grid, in a table for each of the two indicators, and in that of its funnels. */
	CHECK_INT(occurrences("<bdi>Enhet 400</bdi></a></th>"), 5);

	groups_fill(FIGURE_MOST_GROUPS + 1);
	CHECK_INT(page_write(), 1);
	CHECK_INT(occurrences("<p class=\"note\">401 enheter er for mange til å tegnes i en figur. "
			      "Tabellen har dem alle.</p>"),
		3);
	CHECK_INT(occurrences("kunne ikke tegnes"), 1); /* the targets, for want of gnuplot */
	CHECK_INT(occurrences("Ingen av 401 enheter når alle målene sine.</p>"), 1);
	CHECK_INT(occurrences("<bdi>Enhet 401</bdi></a></th>"), 3);

	sample.definition.language = LANGUAGE_EN;
	page_write();
	CHECK_INT(occurrences("401 units are too many to draw in a chart. The table has them all.</p>"), 3);
}

/* The groups of a grid count together: neither indicator has too many by itself. */
static void
test_grid_is_drawn_by_all_its_groups(void)
{
	groups_fill(FIGURE_MOST_GROUPS + 1);
	sample.strata[0].cell_count--;
	sample.strata[1].cells++;
	sample.strata[1].cell_count--;
	CHECK_INT(page_write(), 6);
	CHECK_INT(occurrences("401 enheter er for mange til å tegnes i en figur."), 1);
}

/* Up to 5000 groups have a row each; of more, the first 5000 have. */
static void
test_rows(void)
{
	groups_fill(PAGE_MOST_GROUPS);
	CHECK_INT(page_write(), 1);
	CHECK_INT(occurrences("5\u00a0000 enheter er for mange til å tegnes i en figur. "
			      "Tabellen har dem alle.</p>"),
		3);
	CHECK_INT(occurrences("<bdi>Enhet 5000</bdi></th>"), 3);

	groups_fill(PAGE_MOST_GROUPS + 1);
	page_write();
	CHECK_INT(occurrences("5\u00a0001 enheter er for mange til å tegnes i en figur. "
			      "Tabellen har de 5\u00a0000 første; indicators.csv har alle.</p>"),
		3);
	CHECK_INT(occurrences("<bdi>Enhet 5000</bdi></th>"), 3);
	CHECK_INT(occurrences("<bdi>Enhet 5001</bdi></th>"), 0);

	sample.definition.language = LANGUAGE_EN;
	page_write();
	CHECK_INT(occurrences("The table has the first 5,000; indicators.csv has all of them.</p>"), 3);
}

/* Every cell stands by its group, whatever the order of the strata and whoever lacks it. */
static void
test_grid_cells(void)
{
	groups_fill(100);
	names[99][0] = '\0';
	sample.strata[0].cell_count = 60;
	struct cell *reversed = xcalloc(60, sizeof *reversed);
	for (size_t i = 0; i < 60; i++)
		reversed[i] = cells[1][99 - i];
	sample.strata[1].cells = reversed;
	sample.strata[1].cell_count = 60;
	struct grids grids = grids_new(&sample.result);
	CHECK_INT(grids.count, 1);
	const struct grid *grid = &grids.items[0];
	CHECK_INT(grid->group_count, 100);
	for (size_t i = 0; i < grid->group_count; i++) {
		CHECK_TEXT(grid->groups[i], names[i]);
		CHECK(grid_cell_at(grid, i, 0) == (i < 60 ? &cells[0][i] : NULL));
		CHECK(grid_cell_at(grid, i, 1) == (i >= 40 ? &reversed[99 - i] : NULL));
	}
	grids_free(&grids);
	free(reversed);
}

/* Each change of kind is a plot element, and gnuplot's time grows with the square of these: it is not to grow
 * with the groups, whichever of them lack a figure. */
static void
test_chart_has_few_elements(void)
{
	groups_fill(FIGURE_MOST_GROUPS);
	for (size_t i = 0; i < FIGURE_MOST_GROUPS; i += 2) {
		cells[0][i].state = CELL_ZERO_DENOMINATOR;
		cells[0][i].counts.denominator = 0;
	}
	struct arena arena = { 0 };
	struct grids grids = grids_new(&sample.result);
	const char *title;
	struct layout *layouts[] = { drawing_grid(&sample.result, &grids.items[0], &arena, &title),
		drawing_units(&sample.result, &sample.results[0], &sample.strata[0], &arena, &title) };
	for (size_t i = 0; i < 2; i++) {
		size_t changes = 0;
		enum mark_kind before = MARK_TEXT;
		for (size_t j = 0; j < layouts[i]->mark_count; j++) {
			enum mark_kind kind = layouts[i]->marks[j].kind;
			if (kind == MARK_TEXT || kind == MARK_ZONE)
				continue;
			changes += kind != before;
			before = kind;
		}
		CHECK(changes > 0 && changes < 20);
		layout_free(layouts[i]);
	}
	grids_free(&grids);
	arena_free(&arena);
}

/* With work that grows with the square of the groups, this would take hours of processor time. */
static void
test_every_output_is_linear(void)
{
	const struct rlimit limit = { .rlim_cur = 120, .rlim_max = RLIM_INFINITY };
	static const enum print_format formats[] = { PRINT_TABLE, PRINT_CSV, PRINT_JSON, PRINT_MARKDOWN };
	CHECK_INT(setrlimit(RLIMIT_CPU, &limit), 0);
	groups_fill(100000);
	CHECK_INT(page_write(), 1);
	CHECK_INT(occurrences("100\u00a0000 enheter er for mange"), 3);
	CHECK(page.length < 8 << 20);
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		buffer_clear(&page);
		report_print(&sample.result, formats[i], &page);
		CHECK_INT(occurrences("Enhet 100000"), 2);
	}
}

int
main(void)
{
	test_drawn();
	test_grid_is_drawn_by_all_its_groups();
	test_rows();
	test_grid_cells();
	test_chart_has_few_elements();
	test_every_output_is_linear();
	groups_free();
	buffer_free(&page);
	return check_summary("report_groups");
}
