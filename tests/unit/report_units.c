#include "plots/report/units.h"

#include "plots/report/report.h"
#include "tests/check.h"
#include "tests/unit/report_sample.h"

static struct sample sample;
static struct buffer out;

static size_t
times(const char *text)
{
	size_t count = 0;
	for (const char *at = out.bytes; (at = strstr(at, text)) != NULL; at++)
		count++;
	return count;
}

static void
has(const char *text)
{
	check_that(strstr(out.bytes, text) != NULL, __FILE__, __LINE__, "the page does not have %s", text);
}

static void
write_unit(size_t unit)
{
	struct units units = units_new(&sample.result);
	buffer_clear(&out);
	report_unit_html(&sample.result, NULL, &units, unit, &out);
	units_free(&units);
}

/* alis.enhet and enhet are one family, of which the rows without a unit are no unit. */
static void
test_which(void)
{
	struct units units = units_new(&sample.result);
	CHECK_INT(units.count, SAMPLE_UNITS);
	CHECK_INT(units.grid.indicator_count, SAMPLE_INDICATORS);
	CHECK_TEXT(units_slug(&units, &sample.groupings[0], "Østensjø"), "ostensjo");
	CHECK_TEXT(units_slug(&units, &sample.groupings[3], "Alna"), "alna");
	CHECK(units_slug(&units, &sample.groupings[2], "ny") == NULL);
	CHECK(units_slug(&units, &sample.groupings[3], "") == NULL);
	CHECK(units_slug(&units, &sample.groupings[3], "Atlantis") == NULL);
	units_free(&units);
	sample.definition.units = "ordning";
	units = units_new(&sample.result);
	CHECK_INT(units.count, 2);
	CHECK_INT(units.grid.indicator_count, 1);
	CHECK_TEXT(units_slug(&units, &sample.groupings[2], "ny"), "ny");
	units_free(&units);
	sample.definition.units = UNITS_NONE;
	units = units_new(&sample.result);
	CHECK_INT(units.count, 0);
	CHECK(units_slug(&units, &sample.groupings[3], "Alna") == NULL);
	buffer_clear(&out);
	struct figures none = { 0 };
	report_html(&sample.result, &none, &out);
	CHECK_INT(times("units/"), 0);
	units_free(&units);
	sample.definition.units = NULL;
}

static void
test_standing(void)
{
	struct units units = units_new(&sample.result);
	/* Alna: 10 of 14. Seven others have more than 5/7, ten have less; Stovner has nobody. */
	struct unit_standing standing = units_standing(&units, 0, 0);
	CHECK_INT(standing.larger + standing.smaller + standing.same, SAMPLE_UNITS - 2);
	size_t larger = 0, smaller = 0;
	for (size_t i = 1; i < SAMPLE_UNITS; i++) {
		int k = sample_counts[0][i][0], n = sample_counts[0][i][1];
		larger += n > 0 && k * 14 > 10 * n;
		smaller += n > 0 && k * 14 < 10 * n;
	}
	CHECK_INT(standing.larger, larger);
	CHECK_INT(standing.smaller, smaller);
	/* Whoever is suppressed takes no part. */
	sample.cells[0][1].state = CELL_SUPPRESSED;
	standing = units_standing(&units, 0, 0);
	CHECK_INT(standing.smaller, smaller - 1);
	sample.cells[0][1].state = CELL_OK;
	units_free(&units);
}

static void
test_page(void)
{
	write_unit(1);
	has("<h1><bdi>Bjerke</bdi></h1>");
	has("<title>Bjerke \u2013 ALIS Oslo");
	has("<p class=\"lead\">Ett av tre mål er nådd.</p>");
	has("Det mangler 4 for å nå målet på minst 70\u00a0%.");
	has("8 er ubestemte.");
	has("5\u00a0av\u00a012 (41,7\u00a0%). Målet på minst 70\u00a0% er ikke nådd; det mangler 4.");
	has("href=\"../report.html#indicator-1\"");
	CHECK_INT(times("class=\"axis\""), 3);
	/* A unit that is not in every indicator, and one with nobody in a denominator. */
	write_unit(11);
	has("Ikke relevant: ingen i nevneren.");
	CHECK_INT(times("class=\"axis\""), 1);
	sample.strata[3].cell_count = 1;
	write_unit(11);
	has("<td class=\"number\">ikke med</td>");
	CHECK_INT(times("indicator-3"), 0);
	sample.strata[3].cell_count = SAMPLE_UNITS + 1;
}

/* Nothing of a suppressed cell is on its page, nor on those of the others. */
static void
test_suppressed(void)
{
	sample.cells[0][1].state = CELL_SUPPRESSED;
	sample.cells[0][1].verdict = VERDICT_SUPPRESSED;
	write_unit(1);
	has("Tallet er skjermet av hensyn til personvernet.");
	CHECK_INT(times("5\u00a0av\u00a012"), 0);
	CHECK_INT(times("41,7"), 0);
	CHECK_INT(times("41.5%"), 0);
	CHECK_INT(times("class=\"axis\""), 2);
	write_unit(0);
	CHECK_INT(times("x1=\"41.5%\""), 0);
	sample.cells[0][1].state = CELL_OK;
	sample.cells[0][1].verdict = VERDICT_NOT_MET;
	write_unit(0);
	CHECK_INT(times("x1=\"41.5%\""), 1);
}

static void
test_index(void)
{
	struct units units = units_new(&sample.result);
	buffer_clear(&out);
	report_units_html(&sample.result, &units, &out);
	has("<h1>Alle enheter</h1>");
	has("<a href=\"sondre-nordstrand.html\"><bdi>Søndre Nordstrand</bdi></a>");
	has("<form class=\"find\" data-list=\"units-table\"");
	units_free(&units);
	buffer_clear(&out);
	sample.definition.language = LANGUAGE_EN;
	write_unit(0);
	has("Of the others with figures: ");
	has(">The whole report</a>");
	sample.definition.language = LANGUAGE_NB;
}

int
main(void)
{
	sample_fill(&sample);
	test_which();
	test_standing();
	test_page();
	test_suppressed();
	test_index();
	buffer_free(&out);
	faults_free(&sample.faults);
	return check_summary("report_units");
}
