#include <string.h>

#include "stats/indicator/rule.h"

/* From bytes to values to rows: the order in which they are found. */
const struct rule_kind rule_kinds[] = {
	{ "title_row", { "tittelrad over overskriften", "title row above the header" },
		EFFECT_LINE_SET_ASIDE },
	{ "totals_row", { "sumrad", "row of totals" }, EFFECT_LINE_SET_ASIDE },
	{ "second_header", { "mulig andre rad av overskriften", "possible second row of the header" },
		EFFECT_NONE },
	{ "footnote", { "fotnote", "footnote" }, EFFECT_LINE_SET_ASIDE },
	{ "unclosed_note",
		{ "anførselstegn under tabellen som aldri lukkes",
			"quote below the table that is never closed" },
		EFFECT_LINE_SET_ASIDE },
	{ "trailing_blank", { "tomme linjer til slutt", "blank lines at the end" }, EFFECT_LINE_SET_ASIDE },
	{ "repeated_header", { "gjentatt overskrift", "repeated header" }, EFFECT_LINE_SET_ASIDE },
	{ "second_table", { "enda en tabell i filen", "another table in the file" }, EFFECT_LINE_SET_ASIDE },
	{ "blank_row", { "tom rad", "blank row" }, EFFECT_LINE_SET_ASIDE },
	{ "doubtful_row", { "tvilsom rad etter en tom linje", "doubtful row behind a blank line" },
		EFFECT_NONE },
	{ "surplus_delimiters",
		{ "overflødige skilletegn sist på linjen", "surplus delimiters at the end of a line" },
		EFFECT_NONE },
	{ "double_encoding", { "tekst kodet to ganger (Ã¸)", "text encoded twice (Ã¸)" }, EFFECT_NONE },
	{ "mixed_encoding", { "tegn i et annet tegnsett (Ã¸)", "characters in another encoding (Ã¸)" },
		EFFECT_NONE },
	{ "composed_letters", { "bokstaver satt sammen (NFD)", "letters put together (NFD)" }, EFFECT_NONE },
	{ "ragged_row", { "feil antall felt i raden", "wrong number of fields in the row" },
		EFFECT_ROW_LEFT_OUT },
	{ "bare_quote", { "anførselstegn midt i et felt", "quote inside a field" }, EFFECT_ROW_LEFT_OUT },
	{ "after_quote", { "tekst etter et lukket anførselstegn", "text after a closing quote" },
		EFFECT_ROW_LEFT_OUT },
	{ "unclosed_quote", { "anførselstegn som aldri lukkes", "quote that is never closed" },
		EFFECT_REFUSED },
	{ "invalid_byte", { "tegn som ikke finnes i tegnsettet", "byte not of the encoding" },
		EFFECT_ROW_LEFT_OUT },
	{ "nul_byte", { "nullbyte", "NUL byte" }, EFFECT_ROW_LEFT_OUT },
	{ "long_field", { "for langt felt", "field too long" }, EFFECT_ROW_LEFT_OUT },
	{ "header_only", { "fil uten rader", "file without rows" }, EFFECT_NONE },
	{ "identifier", { "personnummer, e-post eller telefon", "identity number, e-mail or phone number" },
		EFFECT_REFUSED },
	{ "date", { "ugyldig dato", "invalid date" }, EFFECT_VALUE_MISSING },
	{ "number", { "ugyldig tall", "invalid number" }, EFFECT_VALUE_MISSING },
	{ "truth", { "ugyldig ja eller nei", "invalid yes or no" }, EFFECT_VALUE_MISSING },
	{ "one_of", { "verdi utenfor listen", "value not in the list" }, EFFECT_VALUE_MISSING },
	{ "excel_damage", { "ødelagt av Excel", "damaged by Excel" }, EFFECT_VALUE_MISSING },
	{ "qualified", { "tall som ikke er eksakt", "number that is not exact" }, EFFECT_VALUE_MISSING },
	{ "percent", { "prosenttegn", "percent sign" }, EFFECT_NONE },
	{ "thousands", { "tusenskille i tall", "thousands separated in a number" }, EFFECT_NONE },
	{ "missing_mark", { "tegn for manglende verdi", "mark for a missing value" }, EFFECT_NONE },
	{ "mark_zero", { "tegn for null", "mark for nought" }, EFFECT_NONE },
	{ "mark_not_applicable", { "tegn for ikke aktuelt", "mark for not applicable" }, EFFECT_NONE },
	{ "mark_not_available", { "tegn for manglende tallgrunnlag", "mark for not available" },
		EFFECT_NONE },
	{ "mark_confidential", { "tegn for konfidensielt", "mark for confidential" }, EFFECT_NONE },
	{ "mark_unknown", { "tegn for ukjent", "mark for unknown" }, EFFECT_NONE },
	{ "blank_is_no", { "tomt felt lest som nei", "blank read as no" }, EFFECT_NONE },
	{ "blank_is_missing", { "tomt felt lest som ukjent", "blank read as missing" }, EFFECT_NONE },
	{ "alias", { "annen skrivemåte", "another spelling" }, EFFECT_NONE },
	{ "text_cleaned", { "mellomrom ryddet", "blanks tidied" }, EFFECT_NONE },
	{ "trailing_zero", { "null etter desimaltegnet fjernet", "nought after the decimal sign dropped" },
		EFFECT_NONE },
	{ "midnight", { "klokkeslett fjernet", "time of day dropped" }, EFFECT_NONE },
	{ "missing_key", { "nøkkel mangler", "key missing" }, EFFECT_NONE },
	{ "duplicate_key", { "nøkkel brukt flere ganger", "key used more than once" }, EFFECT_ROW_LEFT_OUT },
	{ "contradiction", { "samme nøkkel, ulike verdier", "same key, different values" },
		EFFECT_ROW_LEFT_OUT },
	{ "dangling_reference", { "viser til en rad som ikke finnes", "refers to a row that is not there" },
		EFFECT_VALUE_MISSING },
	{ "totals", { "summen stemmer ikke", "totals are not the sum" }, EFFECT_NONE },
	{ "totals_agree", { "summen stemmer", "totals are the sum" }, EFFECT_NONE },
	{ "totals_unsure", { "summen kan stemme", "totals may be the sum" }, EFFECT_NONE },
	{ "required", { "verdi mangler", "value missing" }, EFFECT_NONE },
	{ "range", { "verdi utenfor grensene", "value out of range" }, EFFECT_NONE },
	{ "unique", { "verdi brukt flere ganger", "value used more than once" }, EFFECT_NONE },
	{ "schema_constraint",
		{ "krav i skjemaet som ikke er lest", "constraint of the schema that is not read" },
		EFFECT_NONE },
	{ "not_judged", { "regel som ikke kunne vurderes", "rule that could not be judged" }, EFFECT_NONE },
	{ "count", { "ikke et antall", "not a count" }, EFFECT_ROW_LEFT_OUT },
	{ "numerator_too_large", { "teller større enn nevner", "numerator above its denominator" },
		EFFECT_ROW_LEFT_OUT },
	{ "missing_count", { "antall mangler", "count missing" }, EFFECT_ROW_LEFT_OUT },
	{ "similar_groups", { "grupper som kan være den samme", "groups that may be one" }, EFFECT_NONE },
	{ "duplicate_row", { "samme rad flere ganger", "same row more than once" }, EFFECT_ROW_LEFT_OUT },
	{ "contradicting_row", { "samme rad, ulike antall", "same row, different counts" },
		EFFECT_ROW_LEFT_OUT },
	{ "duplicate_counted", { "samme rad telt flere ganger", "same row counted more than once" },
		EFFECT_NONE },
	{ "published", { "ugyldig prosent", "invalid percentage" }, EFFECT_NONE },
	{ "published_truncated", { "publisert prosent er kuttet", "published percentage is cut off" },
		EFFECT_NONE },
	{ "published_differs", { "publisert prosent er en annen", "published percentage is another" },
		EFFECT_NONE },
	{ "definition", { "feil i definisjonene", "mistake in the definitions" }, EFFECT_REFUSED },
};
const size_t rule_kind_count = sizeof rule_kinds / sizeof *rule_kinds;

const struct rule_kind *
rule_kind_find(const char *name)
{
	for (size_t i = 0; i < rule_kind_count; i++)
		if (strcmp(rule_kinds[i].name, name) == 0)
			return &rule_kinds[i];
	return NULL;
}

const char *
rule_title(const char *name, enum language language)
{
	const struct rule_kind *kind = rule_kind_find(name);
	return kind ? kind->titles[language] : name;
}

const char *
fault_effect_name(enum fault_effect effect)
{
	static const char *const names[EFFECT_COUNT] = {
		[EFFECT_NONE] = "none",
		[EFFECT_VALUE_MISSING] = "value_missing",
		[EFFECT_ROW_LEFT_OUT] = "row_left_out",
		[EFFECT_LINE_SET_ASIDE] = "line_set_aside",
		[EFFECT_REFUSED] = "refused",
	};
	return names[effect];
}

const struct rule *
rule_named(const struct definition *definition, const char *name)
{
	for (size_t i = 0; i < definition->rule_count; i++)
		if (strcmp(definition->rules[i].name, name) == 0)
			return &definition->rules[i];
	return NULL;
}

enum fault_effect
fault_effect_of(const struct definition *definition, const struct fault *fault)
{
	const struct rule_kind *kind = rule_kind_find(fault->rule);
	bool accepted = fault->severity < SEVERITY_ERROR;
	if (fault->severity == SEVERITY_FATAL)
		return EFFECT_REFUSED;
	if (kind)
		return accepted && kind->effect == EFFECT_VALUE_MISSING ? EFFECT_NONE : kind->effect;
	const struct rule *rule = rule_named(definition, fault->rule);
	return rule && rule->exclude ? EFFECT_ROW_LEFT_OUT : EFFECT_NONE;
}
