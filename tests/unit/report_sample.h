/* A result made by hand for the tests of the report: three indicators over the 18 units of Oslo, with groups
 * that are not relevant, undetermined rows, a supervisor in two units, and data faults. The units are real,
 * the figures are not. */
#ifndef MALTALL_TESTS_REPORT_SAMPLE_H
#define MALTALL_TESTS_REPORT_SAMPLE_H

#include "plots/report/report.h"
#include "stats/base/date.h"
#include "stats/indicator/rule.h"

enum { SAMPLE_UNITS = 18, SAMPLE_INDICATORS = 3 };

struct sample {
	struct definition definition;
	struct indicator_definition indicators[SAMPLE_INDICATORS];
	struct table_spec tables[2];
	struct named_condition conditions[1];
	struct column_spec unit, scheme;
	struct grouping groupings[4];
	struct description descriptions[1];
	struct input inputs[2];
	struct result result;
	struct indicator_result results[SAMPLE_INDICATORS];
	struct stratum strata[4];
	struct cell cells[3][SAMPLE_UNITS + 1], schemes[2];
	struct undetermined causes[2];
	struct faults faults;
	struct rule_report rules;
	struct rule_effect effects[2];
};

static const char *const sample_unit_names[SAMPLE_UNITS] = { "Alna", "Bjerke", "Frogner", "Gamle Oslo",
	"Grorud", "Grünerløkka", "Helseetaten", "Nordre Aker", "Nordstrand", "Sagene", "St. Hanshaugen",
	"Stovner", "Sykehjemsetaten", "Søndre Nordstrand", "Ullern", "Velferdsetaten", "Vestre Aker",
	"Østensjø" };

/* numerator, denominator and undetermined of each unit, then of the total. */
static const int sample_counts[SAMPLE_INDICATORS][SAMPLE_UNITS + 1][3] = {
	{ { 10, 14, 0 }, { 5, 12, 0 }, { 8, 12, 0 }, { 11, 14, 1 }, { 4, 11, 0 }, { 8, 13, 0 }, { 9, 11, 0 },
		{ 10, 11, 0 }, { 7, 10, 0 }, { 6, 9, 0 }, { 12, 12, 0 }, { 0, 0, 0 }, { 9, 13, 2 },
		{ 6, 13, 0 }, { 5, 8, 0 }, { 8, 10, 0 }, { 7, 9, 0 }, { 10, 12, 1 }, { 133, 190, 4 } },
	{ { 22, 25, 3 }, { 15, 19, 8 }, { 17, 20, 2 }, { 24, 26, 9 }, { 12, 18, 6 }, { 19, 23, 7 },
		{ 18, 18, 0 }, { 21, 22, 4 }, { 18, 20, 5 }, { 15, 17, 6 }, { 23, 23, 0 }, { 7, 9, 2 },
		{ 20, 24, 13 }, { 11, 18, 11 }, { 14, 15, 3 }, { 10, 10, 0 }, { 16, 16, 7 }, { 19, 21, 8 },
		{ 301, 344, 94 } },
	{ { 14, 19, 0 }, { 9, 15, 0 }, { 10, 16, 0 }, { 13, 20, 0 }, { 3, 14, 0 }, { 12, 17, 0 },
		{ 14, 15, 0 }, { 15, 18, 0 }, { 11, 16, 0 }, { 9, 13, 0 }, { 17, 19, 0 }, { 0, 0, 1 },
		{ 12, 19, 0 }, { 4, 14, 0 }, { 7, 12, 0 }, { 6, 7, 0 }, { 10, 13, 0 }, { 11, 17, 0 },
		{ 177, 264, 1 } },
};

static inline struct cell
sample_cell(
	const struct indicator_definition *definition, const char *by, const char *group, const int counts[3])
{
	struct cell cell = { .by = by, .group = group };
	int64_t numerator = counts[0], denominator = counts[1], undetermined = counts[2];
	cell.counts = (struct counts){ .numerator = numerator,
		.denominator = denominator,
		.undetermined = undetermined,
		.lowest_numerator = numerator,
		.lowest_denominator = denominator,
		.highest_numerator = numerator + undetermined,
		.highest_denominator = denominator };
	if (numerator + undetermined > denominator)
		cell.counts.highest_numerator = denominator;
	cell.interval = proportion_interval(
		definition->interval, (double)numerator, (double)denominator, definition->level);
	cell.verdict = target_verdict(&definition->target, numerator, denominator);
	cell.position = target_position(&definition->target, cell.interval);
	cell.p_value = NAN;
	if (definition->target.given && denominator > 0) {
		cell.missing_to_target = target_missing(&definition->target, numerator, denominator);
		cell.p_value = binomial_p_two_sided((double)numerator, (double)denominator,
			(double)definition->target.value.numerator /
				(double)definition->target.value.denominator);
	}
	cell.state = denominator > 0 ? CELL_OK : CELL_ZERO_DENOMINATOR;
	return cell;
}

static inline void
sample_define(struct sample *sample)
{
	sample->unit = (struct column_spec){ .name = "enhet" };
	sample->scheme = (struct column_spec){ .name = "ordning" };
	sample->groupings[0] = (struct grouping){ .label = "alis.enhet", .column = &sample->unit };
	sample->groupings[1] = (struct grouping){ .label = "enhet", .column = &sample->unit };
	sample->groupings[2] = (struct grouping){ .label = "ordning", .column = &sample->scheme };
	sample->groupings[3] = (struct grouping){ .label = "enhet", .column = &sample->unit };
	sample->tables[0] = (struct table_spec){ .name = "alis" };
	sample->tables[1] = (struct table_spec){ .name = "veileder" };
	sample->conditions[0] = (struct named_condition){ .name = "i_arbeid",
		.text = "startdato <= as_of and (sluttdato is missing or sluttdato >= as_of)" };
	sample->descriptions[0] = (struct description){ "begrunnelse", "Spesialistforskriften § 25." };
	sample->indicators[0] = (struct indicator_definition){ .name = "veilederkurs",
		.title = "Veiledere med veilederkurs",
		.about = "Andel av veiledere tilknyttet en ALIS som har fullført veilederkurs i regi av "
			 "kontorene.",
		.table = 1,
		.denominator.text = "any alis where i_arbeid",
		.numerator.text = "any kurs where fullfort and sluttdato <= as_of\n  and arrangor like 'ALIS "
				  "og SamLIS %'",
		.target = { true, AT_LEAST, { 7, 10 } },
		.by = &sample->groupings[0],
		.by_count = 1 };
	sample->indicators[1] = (struct indicator_definition){ .name = "utdanningsplan",
		.title = "ALIS med individuell utdanningsplan",
		.denominator.text = "i_arbeid and startdato + 3 months < as_of",
		.numerator.text = "plandato <= as_of",
		.target = { true, AT_LEAST, { 1, 1 } },
		.by = &sample->groupings[1],
		.by_count = 2,
		.descriptions = sample->descriptions,
		.description_count = 1 };
	sample->indicators[2] = (struct indicator_definition){ .name = "progresjonsmote",
		.title = "ALIS med progresjonsmøte siste år",
		.denominator.text = "i_arbeid and startdato + 1 year <= as_of",
		.numerator.text = "any mote where skjema and dato > as_of - 1 year and dato <= as_of",
		.target = { true, AT_LEAST, { 3, 5 } },
		.by = &sample->groupings[3],
		.by_count = 1 };
	for (size_t i = 0; i < SAMPLE_INDICATORS; i++) {
		sample->indicators[i].level = 0.95;
		sample->indicators[i].target_date = DATE_MISSING;
	}
	sample->definition = (struct definition){ .path = "samples/oslo/oslo.yaml",
		.digest = "9f2c1b7a3d5e4f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8",
		.title = "ALIS Oslo – felles kvalitetsindikatorer",
		.language = LANGUAGE_NB,
		.tables = sample->tables,
		.table_count = 2,
		.conditions = sample->conditions,
		.condition_count = 1,
		.indicators = sample->indicators,
		.indicator_count = SAMPLE_INDICATORS };
}

static inline void
sample_count(struct sample *sample)
{
	for (size_t i = 0; i < SAMPLE_INDICATORS; i++) {
		const struct indicator_definition *definition = &sample->indicators[i];
		for (size_t j = 0; j < SAMPLE_UNITS; j++)
			sample->cells[i][j] = sample_cell(definition, definition->by[0].label,
				sample_unit_names[j], sample_counts[i][j]);
		sample->results[i] = (struct indicator_result){ .definition = definition,
			.total = sample_cell(definition, "", "", sample_counts[i][SAMPLE_UNITS]) };
	}
	sample->schemes[0] =
		sample_cell(&sample->indicators[1], "ordning", "gammel", (const int[3]){ 26, 28, 4 });
	sample->schemes[1] =
		sample_cell(&sample->indicators[1], "ordning", "ny", (const int[3]){ 275, 316, 90 });
	sample->strata[0] = (struct stratum){ &sample->groupings[0], sample->cells[0], SAMPLE_UNITS, 7, 0 };
	sample->strata[1] = (struct stratum){ &sample->groupings[1], sample->cells[1], SAMPLE_UNITS, 0, 0 };
	sample->strata[2] = (struct stratum){ &sample->groupings[2], sample->schemes, 2, 0, 0 };
	/* One meeting indicator has rows whose unit is missing: a group of its own, last. */
	sample->cells[2][SAMPLE_UNITS] =
		sample_cell(&sample->indicators[2], "enhet", "", (const int[3]){ 1, 3, 0 });
	sample->strata[3] =
		(struct stratum){ &sample->groupings[3], sample->cells[2], SAMPLE_UNITS + 1, 0, 1 };
	sample->results[0].strata = &sample->strata[0];
	sample->results[0].stratum_count = 1;
	sample->results[1].strata = &sample->strata[1];
	sample->results[1].stratum_count = 2;
	sample->results[2].strata = &sample->strata[3];
	sample->results[2].stratum_count = 1;
	sample->causes[0] = (struct undetermined){ .column = "plandato", .rows = 94 };
	sample->causes[1] = (struct undetermined){ .column = "startdato", .rows = 4 };
	sample->results[1].total.causes = &sample->causes[0];
	sample->results[1].total.cause_count = 1;
	sample->results[0].total.causes = &sample->causes[1];
	sample->results[0].total.cause_count = 1;
	sample->results[1].total.counts.excluded = 3;
}

static inline void
sample_fill(struct sample *sample)
{
	memset(sample, 0, sizeof *sample);
	sample_define(sample);
	sample_count(sample);
	sample->inputs[0] = (struct input){ .table = "alis",
		.name = "alis.csv",
		.digest = "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9",
		.rows = 1345,
		.rows_left_out = 3,
		.rows_set_aside = 2,
		.dialect = { .encoding = ENCODING_WINDOWS_1252,
			.delimiter = ';',
			.decimal = ',',
			.quote = '\'',
			.header_line = 4,
			.header_rows = 2 } };
	sample->inputs[1] = (struct input){ .table = "veileder",
		.name = "veiledere.csv",
		.digest = "1a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9",
		.rows = 190,
		.dialect = { .encoding = ENCODING_UTF_8, .delimiter = ';', .decimal = ',' } };
	for (size_t i = 0; i < 12; i++)
		fault_add(&sample->faults, SEVERITY_ERROR, "date", "alis.csv", 40 + i, 5,
			"'startdato' is \"31.02.2025\"; expected a date such as 2025-12-31 or 31.12.2025");
	fault_add(&sample->faults, SEVERITY_WARNING, "header_only", "kurs.csv", 1, 0, "a header and no row");
	fault_add(&sample->faults, SEVERITY_ERROR, "duplicate_key", "alis.csv", 77, 1,
		"the key stands on line 12 of alis.csv too; the first row counts");
	sample->effects[0] = (struct rule_effect){ .rule = "date", .indicator = 1, .denominator_out = 12 };
	sample->effects[1] = (struct rule_effect){ .rule = "min_regel",
		.indicator = 0,
		.denominator_out = 1,
		.denominator_in = 2,
		.numerator_out = 1,
		.numerator_in = 3 };
	sample->rules = (struct rule_report){ .effects = sample->effects, .effect_count = 2 };
	sample->result = (struct result){ .definition = &sample->definition,
		.as_of = date_from_civil(2025, 12, 31),
		.indicators = sample->results,
		.indicator_count = SAMPLE_INDICATORS,
		.inputs = sample->inputs,
		.input_count = 2,
		.faults = &sample->faults,
		.rules = &sample->rules };
}

#endif
