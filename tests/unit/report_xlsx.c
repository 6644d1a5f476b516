#include <unistd.h>

#include "stats/indicator/results.h"
#include "tests/unit/report_workbook.h"

/* One field of a row of indicators.csv against a cell: a count, a fraction with six decimals, or nothing. */
static void
compare_number(const char *sheet, const char *strings, char column, size_t row, const char *field)
{
	char reference[32];
	snprintf(reference, sizeof reference, "%c%zu", column, row);
	char *content = cell_content(sheet, strings, reference);
	if (!*field || !*content)
		CHECK_TEXT(content, field);
	else
		CHECK_NEAR(strtod(content, NULL), strtod(field, NULL), 5.1e-7);
	free(content);
}

/* Cuts a line of indicators.csv, which quotes nothing here, into its fields. */
static void
cut_fields(char *line, char *fields[18])
{
	for (size_t i = 0; i < 18; i++) {
		size_t length = strcspn(line, ",\r");
		fields[i] = line;
		line += length + (line[length] != '\0');
		fields[i][length] = '\0';
	}
}

/* The column of a sheet for each of indicators.csv; '-' for what is elsewhere. */
static const char columns_of_csv[] = "----CDEIJKL--HMNO-";

static void
compare_row(const char *sheet, const char *strings, size_t row, char *line)
{
	static const struct {
		const char *verdict, *words;
	} verdicts[] = { { "met", "nådd" }, { "not_met", "ikke nådd" }, { "not_relevant", "ikke relevant" },
		{ "suppressed", "skjermet" }, { "no_data", "uten data" }, { "", "" } };
	char *fields[18], reference[32];
	cut_fields(line, fields);
	for (size_t i = 0; i < 18; i++)
		if (columns_of_csv[i] != '-')
			compare_number(sheet, strings, columns_of_csv[i], row, fields[i]);
	snprintf(reference, sizeof reference, "B%zu", row);
	char *group = cell_content(sheet, strings, reference);
	CHECK_TEXT(group, *fields[3] ? fields[3] : *fields[2] ? "Ikke oppgitt" : "I alt");
	free(group);
	snprintf(reference, sizeof reference, "G%zu", row);
	char *verdict = cell_content(sheet, strings, reference);
	bool known = false;
	for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
		if (strcmp(verdicts[i].verdict, fields[12]) == 0) {
			CHECK_TEXT(verdict, verdicts[i].words);
			known = true;
		}
	CHECK(known);
	free(verdict);
}

/* Every cell of every sheet says what indicators.csv says. */
static void
test_same_as_csv(void)
{
	struct buffer csv = { 0 }, strings = part_of("xl/sharedStrings.xml");
	report_indicators_csv(&sample.result, &csv);
	char *line = strstr(csv.bytes, "\r\n") + 2;
	for (size_t i = 0; i < SAMPLE_INDICATORS; i++) {
		char name[64];
		snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", i + 2);
		struct buffer sheet = part_of(name);
		size_t row = first_row(sheet.bytes), rows = 0;
		CHECK(row > 3);
		const char *indicator = sample.indicators[i].name;
		for (; strncmp(line, indicator, strlen(indicator)) == 0; rows++) {
			char *next = strstr(line, "\r\n") + 2;
			next[-1] = '\0';
			compare_row(sheet.bytes, strings.bytes, row + rows, line);
			line = next;
		}
		snprintf(name, sizeof name, "<dimension ref=\"A1:P%zu\"/>", row + rows - 1);
		CHECK(strstr(sheet.bytes, name) != NULL);
		buffer_free(&sheet);
	}
	CHECK(*line == '\0');
	buffer_free(&csv);
	buffer_free(&strings);
}

/* Table, bars and frozen heads on every sheet; no formula, link or macro anywhere. */
static void
test_parts(void)
{
	for (size_t i = 1; i <= SAMPLE_INDICATORS + 1; i++) {
		char name[64];
		snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", i);
		struct buffer sheet = part_of(name);
		CHECK(strstr(sheet.bytes, "state=\"frozen\"") != NULL);
		CHECK(strstr(sheet.bytes, "<dataBar") != NULL);
		CHECK(strstr(sheet.bytes, "<f>") == NULL && strstr(sheet.bytes, "<f ") == NULL);
		CHECK(strstr(sheet.bytes, "hyperlink") == NULL);
		CHECK(strstr(sheet.bytes, "<tableParts count=\"1\">") != NULL);
		buffer_free(&sheet);
		snprintf(name, sizeof name, "xl/tables/table%zu.xml", i);
		struct buffer table = part_of(name);
		CHECK(strstr(table.bytes, "displayName=\"In") != NULL);
		buffer_free(&table);
	}
	struct buffer types = part_of("[Content_Types].xml");
	CHECK(strstr(types.bytes, "worksheet+xml") && !strstr(types.bytes, "vba"));
	buffer_free(&types);
	struct buffer core = part_of("docProps/core.xml");
	CHECK(strstr(core.bytes, ">2025-12-31T12:00:00Z</dcterms:created>") != NULL);
	buffer_free(&core);
}

static void
test_contents(void)
{
	struct buffer sheet = part_of("xl/worksheets/sheet1.xml");
	struct buffer strings = part_of("xl/sharedStrings.xml"), styles = part_of("xl/styles.xml");
	static const struct {
		const char *cell, *content;
	} expected[] = { { "A1", "ALIS Oslo – felles kvalitetsindikatorer" }, { "A2", "46022" },
		{ "A3", "To av tre mål er nådd." }, { "A5", "Indikator" },
		{ "A6", "Veiledere med veilederkurs" }, { "B6", "Veiledere med veilederkurs" },
		{ "C6", "133" }, { "D6", "190" }, { "E6", "0.7" }, { "F6", "0.7" }, { "G6", "nådd" },
		{ "H7", "43" }, { "B7", "ALIS med individuell…" }, { "G7", "ikke nådd" } };
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		char *content = cell_content(sheet.bytes, strings.bytes, expected[i].cell);
		CHECK_TEXT(content, expected[i].content);
		free(content);
	}
	CHECK(strstr(styles.bytes, "\"&quot;Tall per &quot;dd\\.mm\\.yyyy\"") != NULL);
	CHECK(strstr(styles.bytes, "\"&quot;minst &quot;0\\\u00a0%\"") != NULL);
	buffer_free(&sheet);
	buffer_free(&strings);
	buffer_free(&styles);
}

/* 69.96 % is below 70 %, and 69.9999 % too: neither may be rounded to it. */
static void
test_decimals(void)
{
	sample.cells[0][0] =
		sample_cell(&sample.indicators[0], "alis.enhet", "Alna", (const int[3]){ 6996, 10000, 0 });
	sample.cells[0][1] = sample_cell(
		&sample.indicators[0], "alis.enhet", "Bjerke", (const int[3]){ 69999999, 100000000, 0 });
	write_book();
	struct buffer styles = part_of("xl/styles.xml");
	CHECK(strstr(styles.bytes, "\"0.00\\\u00a0%\"") != NULL);
	CHECK(strstr(styles.bytes, "\"0.000000000\\\u00a0%\"") != NULL);
	buffer_free(&styles);
	faults_free(&sample.faults);
	sample_fill(&sample);
	sample.definition.language = LANGUAGE_EN;
	write_book();
	styles = part_of("xl/styles.xml");
	CHECK(strstr(styles.bytes, "\"0.0%\"") && strstr(styles.bytes, "\"&quot;at least &quot;0%\"") &&
		strstr(styles.bytes, "yyyy\\-mm\\-dd") && !strstr(styles.bytes, "0.000%"));
	buffer_free(&styles);
}

/* Of a cell that may not be shown no figure is in the file, and the words say why. */
static void
test_hidden(void)
{
	sample.cells[0][3].counts.numerator = 7654321;
	sample.cells[0][3].counts.denominator = 8765432;
	sample.cells[0][3].counts.undetermined = 6543210;
	sample.cells[0][3].state = CELL_SUPPRESSED_SECONDARY;
	sample.cells[0][3].verdict = VERDICT_SUPPRESSED;
	sample.results[2].total.counts.numerator = 7654321;
	sample.results[2].total.state = CELL_NO_DATA;
	sample.results[2].total.verdict = VERDICT_NO_DATA;
	write_book();
	test_same_as_csv();
	struct buffer strings = part_of("xl/sharedStrings.xml");
	CHECK(strstr(strings.bytes, "<t>Tallet er skjermet av hensyn til personvernet.</t>") != NULL);
	CHECK(strstr(strings.bytes, "<t>Ingen tall: data mangler.</t>") != NULL);
	for (size_t i = 1; i <= SAMPLE_INDICATORS + 1; i++) {
		char name[64];
		snprintf(name, sizeof name, "xl/worksheets/sheet%zu.xml", i);
		struct buffer sheet = part_of(name);
		CHECK(!strstr(sheet.bytes, "7654321") && !strstr(sheet.bytes, "8765432") &&
			!strstr(sheet.bytes, "6543210"));
		buffer_free(&sheet);
	}
	buffer_free(&strings);
}

static void
test_same_bytes(void)
{
	write_book();
	struct buffer first = book;
	book = (struct buffer){ 0 };
	setenv("TZ", "Pacific/Kiritimati", 1);
	sleep(2); /* two seconds are what a zip file tells apart */
	write_book();
	CHECK(first.length == book.length && memcmp(first.bytes, book.bytes, book.length) == 0);
	unsetenv("TZ");
	/* The day that the library would take for no day. */
	sample.result.as_of = 0;
	write_book();
	struct buffer core = part_of("docProps/core.xml");
	CHECK(strstr(core.bytes, ">1970-01-01T12:00:00Z<") != NULL);
	buffer_free(&core);
	buffer_free(&first);
}

static void
test_edges(void)
{
	struct indicator_definition *definition = &sample.indicators[0];
	definition->target.given = false;
	sample.result.as_of = date_from_civil(1899, 12, 31);
	sample.result.indicator_count = 1;
	sample.results[0].stratum_count = 0;
	write_book();
	struct buffer sheet = part_of("xl/worksheets/sheet2.xml"), strings = part_of("xl/sharedStrings.xml");
	char *date = cell_content(sheet.bytes, strings.bytes, "A2");
	CHECK_TEXT(date, "Tall per 31.12.1899");
	free(date);
	buffer_free(&sheet);
	buffer_free(&strings);
	sample.result.indicator_count = 0;
	write_book();
	CHECK(xlsx_is_whole(book.bytes, book.length));
	sheet = part_of("xl/worksheets/sheet2.xml");
	CHECK_TEXT(sheet.bytes, "");
	buffer_free(&sheet);
}

/* The rows of the sheet are those of indicators.csv, indicator by indicator and there date by date. */
static void
test_series(void)
{
	static struct sample before;
	struct result *items[] = { &before.result, &sample.result };
	struct results series = { items, 2 };
	sample_fill(&before);
	before.result.as_of = date_from_civil(2025, 11, 30);
	before.cells[0][2].state = CELL_SUPPRESSED;
	before.cells[0][2].verdict = VERDICT_SUPPRESSED;
	before.cells[0][2].counts.denominator = 7654321;
	sample.result.series = &series;
	sample.indicators[1].level = 0.9;
	write_book();
	struct buffer csv = { 0 }, sheet = part_of("xl/worksheets/sheet5.xml"),
		      strings = part_of("xl/sharedStrings.xml"), types = part_of("xl/tables/table5.xml");
	report_indicators_csv(&sample.result, &csv);
	size_t row = first_row(sheet.bytes), rows = 0;
	for (size_t i = 0; i < SAMPLE_INDICATORS; i++) {
		const char *indicator = sample.indicators[i].name;
		for (const char *line = strstr(csv.bytes, "\r\n") + 2; *line;
			line = strstr(line, "\r\n") + 2) {
			char reference[32], copy[512], *fields[18];
			if (strncmp(line, indicator, strlen(indicator)) != 0)
				continue;
			snprintf(copy, sizeof copy, "%.*s", (int)strcspn(line, "\r"), line);
			cut_fields(copy, fields);
			snprintf(reference, sizeof reference, "B%zu", row + rows);
			char *date = cell_content(sheet.bytes, strings.bytes, reference);
			/* Days since 30 December 1899. */
			CHECK_INT(
				strtol(date, NULL, 10) - 25569, date_parse_iso(fields[1], strlen(fields[1])));
			free(date);
			snprintf(reference, sizeof reference, "A%zu", row + rows);
			char *title = cell_content(sheet.bytes, strings.bytes, reference);
			CHECK_TEXT(title, sample.indicators[i].title);
			free(title);
			for (size_t j = 0; j < 18; j++)
				if (columns_of_csv[j] != '-')
					compare_number(sheet.bytes, strings.bytes,
						(char)(columns_of_csv[j] + 2), row + rows, fields[j]);
			rows++;
		}
	}
	/* Both dates: totals, units, two schemes, and the rows without a unit. */
	CHECK_INT(rows, 2 * (SAMPLE_INDICATORS * (1 + SAMPLE_UNITS) + 3));
	char dimension[64];
	snprintf(dimension, sizeof dimension, "<dimension ref=\"A1:Q%zu\"/>", row + rows - 1);
	CHECK(strstr(sheet.bytes, dimension) != NULL);
	CHECK(!strstr(sheet.bytes, "7654321"));
	/* Intervals of several levels: the head names none. */
	CHECK(strstr(types.bytes, "displayName=\"Tidsserie\"") &&
		strstr(types.bytes, "name=\"Nedre grense\""));
	CHECK(strstr(strings.bytes, "<t>Arket «Tidsserie» har alle datoene.</t>") != NULL);
	CHECK(strstr(strings.bytes, "<t>2 datoer fra 30.11.2025 til 31.12.2025.</t>") != NULL);
	faults_free(&before.faults);
	buffer_free(&csv);
	buffer_free(&sheet);
	buffer_free(&strings);
	buffer_free(&types);
}

/* So many groups at so many dates: the totals alone, and a sentence that says so. */
static void
test_series_totals(void)
{
	enum { DATES = 340 };
	struct result *items[DATES];
	struct results series = { items, DATES };
	for (size_t i = 0; i < DATES; i++)
		items[i] = &sample.result;
	sample.result.series = &series;
	write_book();
	struct buffer sheet = part_of("xl/worksheets/sheet5.xml"), strings = part_of("xl/sharedStrings.xml");
	char dimension[64];
	snprintf(dimension, sizeof dimension, "<dimension ref=\"A1:Q%zu\"/>",
		first_row(sheet.bytes) + SAMPLE_INDICATORS * DATES - 1);
	CHECK(strstr(sheet.bytes, dimension) != NULL);
	CHECK(strstr(strings.bytes, "<t>Gruppene er for mange til dette arket") != NULL);
	buffer_free(&sheet);
	buffer_free(&strings);
}

int
main(void)
{
	static void (*const tests[])(void) = { test_same_as_csv, test_parts, test_contents, test_decimals,
		test_hidden, test_same_bytes, test_edges, test_series, test_series_totals };
	return run_tests(tests, sizeof tests / sizeof *tests, "report_xlsx");
}
