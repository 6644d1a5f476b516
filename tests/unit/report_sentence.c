#include "plots/report/sentence.h"

#include "plots/report/title.h"
#include "tests/check.h"
#include "tests/unit/report_sample.h"

static struct buffer out;

/* The sentence with its no-break spaces made plain, so that the expectations can be read. */
static const char *
plain(void)
{
	char *to = out.bytes;
	for (const char *from = out.bytes; *from; from++) {
		if (from[0] == '\xc2' && from[1] == '\xa0') {
			*to++ = ' ';
			from++;
		} else
			*to++ = *from;
	}
	*to = '\0';
	return out.bytes;
}

static const char *
result_of(enum comparison comparison, int64_t target, int numerator, int denominator, enum language language)
{
	struct indicator_definition definition = { .level = 0.95,
		.target = { target >= 0, comparison, ratio_make(target, 100) } };
	struct cell cell = sample_cell(&definition, "", "", (const int[3]){ numerator, denominator, 0 });
	buffer_clear(&out);
	sentence_result(&out, &cell, &definition, language);
	return plain();
}

static void
test_result(void)
{
	CHECK_TEXT(result_of(AT_LEAST, 70, 133, 190, LANGUAGE_NB),
		"133 av 190 (70,0 %). Målet på minst 70 % er nådd.");
	CHECK_TEXT(result_of(AT_LEAST, 70, 121, 190, LANGUAGE_NB),
		"121 av 190 (63,7 %). Målet på minst 70 % er ikke nådd; det mangler 12.");
	CHECK_TEXT(result_of(AT_LEAST, 70, 121, 190, LANGUAGE_EN),
		"121 of 190 (63.7%). The target of at least 70% is not met; 12 more needed.");
	CHECK_TEXT(result_of(AT_LEAST, 70, 241, 345, LANGUAGE_NB),
		"241 av 345 (69,9 %). Målet på minst 70 % er ikke nådd; det mangler 1.");
	CHECK_TEXT(result_of(AT_LEAST, 100, 1344, 1345, LANGUAGE_NB),
		"1 344 av 1 345 (99,9 %). Målet på 100 % er ikke nådd; det mangler 1.");
	CHECK_TEXT(result_of(AT_MOST, 5, 8, 100, LANGUAGE_NB),
		"8 av 100 (8,0 %). Målet på høyst 5 % er ikke nådd; det er 3 for mange.");
	CHECK_TEXT(result_of(MORE_THAN, 100, 9, 10, LANGUAGE_NB),
		"9 av 10 (90,0 %). Målet på mer enn 100 % er ikke nådd og kan ikke nås, uansett teller.");
	CHECK_TEXT(result_of(AT_LEAST, 70, 0, 0, LANGUAGE_NB), "Ikke relevant: ingen i nevneren.");
	CHECK_TEXT(result_of(AT_LEAST, -1, 3, 4, LANGUAGE_EN), "3 of 4 (75.0%).");
}

/* The noun is in the number of what the proportion is of. */
static void
test_nouns(void)
{
	struct indicator_definition definition = { .noun = { "veileder", "veiledere" } };
	const struct {
		int numerator, denominator;
		const char *sentence;
	} cases[] = { { 133, 190, "133 av 190 veiledere (70,0 %)." }, { 1, 21, "1 av 21 veiledere (4,8 %)." },
		{ 1, 1, "1 av 1 veileder (100,0 %)." }, { 0, 1, "0 av 1 veileder (0,0 %)." },
		{ 0, 0, "Ikke relevant: ingen i nevneren." } };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const int counts[3] = { cases[i].numerator, cases[i].denominator, 0 };
		struct cell cell = sample_cell(&definition, "", "", counts);
		buffer_clear(&out);
		sentence_result(&out, &cell, &definition, LANGUAGE_NB);
		CHECK_TEXT(plain(), cases[i].sentence);
	}
	struct stratum stratum = { .overlap = 7, .nowhere = 1 };
	buffer_clear(&out);
	sentence_adding_up(&out, &stratum, &definition, LANGUAGE_NB);
	CHECK_TEXT(plain(),
		"7 veiledere er med i mer enn én gruppe. Summen av gruppene kan derfor være større "
		"enn tallet i alt. 1 veileder i nevneren hører ikke til noen gruppe og er bare med i "
		"tallet i alt.");
}

static void
test_closed_cells(void)
{
	struct indicator_definition definition = { .target = { true, AT_LEAST, { 7, 10 } } };
	struct cell cell = {
		.by = "enhet", .group = "Alna", .state = CELL_SUPPRESSED, .verdict = VERDICT_SUPPRESSED
	};
	cell.counts = (struct counts){ .numerator = 3, .denominator = 4, .undetermined = 2, .excluded = 1 };
	buffer_clear(&out);
	sentence_result(&out, &cell, &definition, LANGUAGE_NB);
	sentence_undetermined(&out, &cell, &definition, LANGUAGE_NB);
	sentence_left_out(&out, &cell, &definition, LANGUAGE_NB);
	CHECK_TEXT(out.bytes, "Tallet er skjermet av hensyn til personvernet.");
	cell.state = CELL_NO_DATA;
	buffer_clear(&out);
	sentence_result(&out, &cell, &definition, LANGUAGE_EN);
	CHECK_TEXT(out.bytes, "No figure: data are missing.");
}

static const char *
chance_of(int64_t target, int numerator, int denominator)
{
	struct indicator_definition definition = { .level = 0.95,
		.target = { true, AT_LEAST, ratio_make(target, 100) } };
	struct cell cell = sample_cell(&definition, "", "", (const int[3]){ numerator, denominator, 0 });
	buffer_clear(&out);
	buffer_text(&out, "");
	sentence_chance(&out, &cell, &definition, LANGUAGE_NB);
	return out.bytes;
}

static void
test_chance(void)
{
	CHECK_TEXT(chance_of(70, 5, 10), "Avstanden til målet kan skyldes tilfeldig variasjon (p = 0,18).");
	CHECK_TEXT(chance_of(70, 50, 200),
		"Avstanden til målet er større enn tilfeldig variasjon skulle tilsi (p < 0,001).");
	CHECK_TEXT(chance_of(70, 7, 10), "");
	CHECK_TEXT(chance_of(100, 7, 10), "");
	CHECK_TEXT(chance_of(70, 0, 0), "");
	struct indicator_definition definition = { .level = 0.95, .target = { true, AT_LEAST, { 7, 10 } } };
	struct cell cell = sample_cell(&definition, "", "", (const int[3]){ 5, 10, 0 });
	cell.p_value = 0.049;
	buffer_clear(&out);
	sentence_chance(&out, &cell, &definition, LANGUAGE_NB);
	CHECK_TEXT(out.bytes, "Det er et grensetilfelle om avstanden til målet kan skyldes tilfeldig "
			      "variasjon (p = 0,049).");
}

static void
test_undetermined(void)
{
	static struct sample sample;
	sample_fill(&sample);
	struct cell *cell = &sample.results[1].total;
	struct indicator_definition *definition = &sample.indicators[1];
	cell->counts.lowest_numerator = 183;
	cell->counts.highest_numerator = 276;
	buffer_clear(&out);
	sentence_undetermined(&out, cell, definition, LANGUAGE_NB);
	CHECK_TEXT(plain(),
		"94 er ubestemte: plandato mangler. Andelen kan være fra 53,2 % til 80,2 %. Målet er ikke "
		"nådd, uansett hvordan de faller ut.");
	cell->causes = sample.causes;
	cell->cause_count = 2;
	cell->counts.highest_numerator = 344;
	buffer_clear(&out);
	sentence_undetermined(&out, cell, definition, LANGUAGE_EN);
	CHECK_TEXT(plain(), "94 are undetermined because values are missing: plandato (94), startdato (4). "
			    "The proportion "
			    "could be from 53.2% to 100.0%. They could decide whether the target is met.");
	cell->cause_count = 0;
	cell->counts.undetermined = 1;
	cell->counts.lowest_denominator = cell->counts.highest_denominator = 0;
	buffer_clear(&out);
	sentence_undetermined(&out, cell, definition, LANGUAGE_NB);
	sentence_left_out(&out, cell, definition, LANGUAGE_NB);
	CHECK_TEXT(out.bytes, "1 er ubestemt. 3 er utelatt.");
	definition->noun = (struct row_noun){ "lege", "leger" };
	buffer_clear(&out);
	sentence_undetermined(&out, cell, definition, LANGUAGE_NB);
	sentence_left_out(&out, cell, definition, LANGUAGE_NB);
	CHECK_TEXT(plain(), "1 lege er ubestemt. 3 leger er utelatt.");
	faults_free(&sample.faults);
}

static void
test_titles(void)
{
	static struct sample sample;
	sample_fill(&sample);
	buffer_clear(&out);
	title_targets(&out, &sample.result);
	CHECK_TEXT(out.bytes, "To av tre mål er nådd");
	sample.results[2].total.verdict = VERDICT_NOT_RELEVANT;
	buffer_clear(&out);
	title_targets(&out, &sample.result);
	CHECK_TEXT(out.bytes, "Ett av tre mål er nådd");
	sample.result.indicator_count = 1;
	buffer_clear(&out);
	title_targets(&out, &sample.result);
	CHECK_TEXT(out.bytes, "Målet er nådd");
	buffer_clear(&out);
	title_units(&out, &sample.indicators[0], &sample.strata[0], LANGUAGE_NB);
	CHECK_TEXT(plain(), "Ni av 17 enheter når målet på minst 70 %");
	buffer_clear(&out);
	title_units(&out, &sample.indicators[1], &sample.strata[2], LANGUAGE_EN);
	CHECK_TEXT(plain(), "None of two schemes meets the target of 100%");
	sample.indicators[0].target.given = false;
	buffer_clear(&out);
	title_units(&out, &sample.indicators[0], &sample.strata[0], LANGUAGE_NB);
	CHECK_TEXT(plain(), "Andelen går fra 36 % til 100 % i 17 enheter");
	sample.strata[0].cell_count = 1;
	buffer_clear(&out);
	title_units(&out, &sample.indicators[0], &sample.strata[0], LANGUAGE_NB);
	CHECK_TEXT(plain(), "Alna: 71 %");
	sample.strata[0].cell_count = 0;
	buffer_clear(&out);
	title_units(&out, &sample.indicators[0], &sample.strata[0], LANGUAGE_NB);
	CHECK_TEXT(plain(), "Ingen enheter har noen i nevneren");
	buffer_clear(&out);
	sentence_adding_up(&out, &sample.strata[0], &sample.indicators[0], LANGUAGE_EN);
	CHECK_TEXT(out.bytes,
		"Counted in more than one group: 7. The groups can therefore add up to more than the total.");
	faults_free(&sample.faults);
}

static void
test_grid(void)
{
	static struct sample sample;
	sample_fill(&sample);
	struct grids grids = grids_new(&sample.result);
	/* alis.enhet and enhet end in one column; ordning belongs to one indicator only. */
	CHECK_INT(grids.count, 1);
	CHECK_INT(grids.items[0].indicator_count, 3);
	CHECK_INT(grids.items[0].group_count, 19);
	CHECK_TEXT(grids.items[0].groups[0], "Alna");
	CHECK_TEXT(grids.items[0].groups[17], "Østensjø");
	CHECK_TEXT(grids.items[0].groups[18], "");
	CHECK(grid_cell_at(&grids.items[0], 18, 0) == NULL);
	CHECK(grid_cell_at(&grids.items[0], 18, 2) == &sample.cells[2][18]);
	buffer_clear(&out);
	title_grid(&out, &grids.items[0], LANGUAGE_NB);
	CHECK_TEXT(out.bytes, "Fire av 18 enheter når alle målene sine");
	grids_free(&grids);
	faults_free(&sample.faults);
}

int
main(void)
{
	test_result();
	test_nouns();
	test_closed_cells();
	test_chance();
	test_undetermined();
	test_titles();
	test_grid();
	buffer_free(&out);
	return check_summary("report_sentence");
}
