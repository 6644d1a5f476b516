#include "tests/check.h"
#include "tests/unit/report_sample.h"

static struct sample sample;

static void
test_without_gnuplot(void)
{
	struct figures *figures = figures_draw(&sample.result, NULL, "gnuplot is not there");
	static const char *const expected[][2] = {
		{ "targets", "To av tre mål er nådd" },
		{ "grid-enhet", "Fire av 18 enheter når alle målene sine" },
		{ "units-veilederkurs-alis-enhet", "Ni av 17 enheter når målet på minst 70\u00a0%" },
		{ "units-utdanningsplan-enhet", "Fire av 18 enheter når målet på 100\u00a0%" },
		{ "units-utdanningsplan-ordning", "Ingen av to ordninger når målet på 100\u00a0%" },
		{ "units-progresjonsmote-enhet", "14 av 17 enheter når målet på minst 60\u00a0%" },
	};
	CHECK_INT(figures->count, 6);
	CHECK_INT(figures->failed, 6);
	for (size_t i = 0; i < figures->count && i < 6; i++) {
		CHECK_TEXT(figures->items[i].name, expected[i][0]);
		CHECK_TEXT(figures->items[i].title, expected[i][1]);
		CHECK_TEXT(figures->items[i].failure, "gnuplot is not there");
		/* In its place, a card that says why. */
		CHECK(figures->items[i].layout->card);
		CHECK(strstr(figures->items[i].svg.bytes,
			">Figuren kunne ikke tegnes: gnuplot is not there</text>"));
	}
	CHECK_INT(figures->items[5].kind, FIGURE_UNITS);
	CHECK_INT(figures->items[5].indicator, 2);
	figures_free(figures);
}

/* Groups that are ten or more are compared, each around two centres. */
static void
test_funnels(void)
{
	struct figures *figures = figures_draw(&sample.result, NULL, NULL);
	size_t average = 0, target = 0;
	for (size_t i = 0; i < figures->count; i++) {
		average += figures->items[i].kind == FIGURE_FUNNEL_AVERAGE;
		target += figures->items[i].kind == FIGURE_FUNNEL_TARGET;
	}
	CHECK_TEXT(figures->items[3].name, "funnel-average-veilederkurs-alis-enhet");
	CHECK_TEXT(figures->items[3].title, "Ingen enheter skiller seg klart ut");
	/* All of utdanningsplan is the target, beyond which nothing lies. */
	CHECK_INT(average, 3);
	CHECK_INT(target, 2);
	figures_free(figures);
}

static void
test_names(void)
{
	/* Two names that come to the same, and one of no Latin letter at all. */
	sample.indicators[0].name = "Måloppnåelse/../x";
	sample.indicators[1].name = "maloppnaelse x";
	sample.indicators[2].name = "\u05d0";
	sample.groupings[0].label = sample.groupings[1].label = "enhet";
	struct figures *figures = figures_draw(&sample.result, NULL, NULL);
	CHECK_TEXT(figures->items[2].name, "units-maloppnaelse-x-enhet");
	CHECK_TEXT(figures->items[3].name, "units-maloppnaelse-x-enhet-2");
	for (size_t i = 0; i < figures->count; i++)
		CHECK_INT(strspn(figures->items[i].name, "abcdefghijklmnopqrstuvwxyz0123456789-"),
			strlen(figures->items[i].name));
	CHECK_TEXT(figures->items[0].failure, "");
	figures_free(figures);
}

/* A grouping in which nobody has a proportion is no figure. */
static void
test_nothing_to_draw(void)
{
	for (size_t i = 0; i < SAMPLE_UNITS; i++)
		sample.cells[0][i] = sample_cell(
			&sample.indicators[0], "enhet", sample_unit_names[i], (const int[3]){ 0, 0, 0 });
	sample.result.indicator_count = 1;
	struct figures *figures = figures_draw(&sample.result, NULL, NULL);
	CHECK_INT(figures->count, 1);
	figures_free(figures);
	sample.result.indicator_count = 0;
	figures = figures_draw(&sample.result, NULL, NULL);
	CHECK_INT(figures->count, 0);
	figures_free(figures);
	figures_free(NULL);
}

int
main(void)
{
	sample_fill(&sample);
	test_funnels();
	for (size_t i = 0; i < sample.result.indicator_count; i++)
		sample.indicators[i].funnel = FUNNELS_NONE;
	test_without_gnuplot();
	test_names();
	test_nothing_to_draw();
	faults_free(&sample.faults);
	return check_summary("report_figures");
}
