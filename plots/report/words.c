#include "plots/report/words.h"

#include <stdarg.h>
#include <string.h>

#include "plots/report/words_table.h"

const char *
phrase_text(enum phrase phrase, enum language language)
{
	return phrases[phrase].texts[language];
}

void
phrase_add_texts(struct buffer *out, enum language language, enum phrase phrase, ...)
{
	enum { MOST = 9 };
	const char *texts[MOST] = { NULL };
	va_list arguments;
	va_start(arguments, phrase);
	for (size_t i = 0; i < MOST; i++) {
		texts[i] = va_arg(arguments, const char *);
		if (!texts[i])
			break;
	}
	va_end(arguments);
	for (const char *at = phrase_text(phrase, language); *at; at++) {
		if (at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}') {
			const char *text = texts[at[1] - '1'];
			buffer_text(out, text ? text : "");
			at += 2;
		} else {
			buffer_char(out, *at);
		}
	}
}

static const struct {
	const char *column; /* of a definitions file in either language */
	struct noun nouns[2];
} nouns[] = {
	{ "enhet", { { "enhet", "enheter", COMMON }, { "unit", "units", COMMON } } },
	{ "unit", { { "enhet", "enheter", COMMON }, { "unit", "units", COMMON } } },
	{ "bydel", { { "bydel", "bydeler", COMMON }, { "district", "districts", COMMON } } },
	{ "district", { { "bydel", "bydeler", COMMON }, { "district", "districts", COMMON } } },
	{ "etat", { { "etat", "etater", COMMON }, { "agency", "agencies", COMMON } } },
	{ "kommune", { { "kommune", "kommuner", COMMON }, { "municipality", "municipalities", COMMON } } },
	{ "municipality",
		{ { "kommune", "kommuner", COMMON }, { "municipality", "municipalities", COMMON } } },
	{ "fylke", { { "fylke", "fylker", NEUTER }, { "county", "counties", COMMON } } },
	{ "region", { { "region", "regioner", COMMON }, { "region", "regions", COMMON } } },
	{ "kontor", { { "kontor", "kontorer", NEUTER }, { "office", "offices", COMMON } } },
	{ "office", { { "kontor", "kontorer", NEUTER }, { "office", "offices", COMMON } } },
	{ "avdeling", { { "avdeling", "avdelinger", COMMON }, { "department", "departments", COMMON } } },
	{ "virksomhet",
		{ { "virksomhet", "virksomheter", COMMON }, { "organisation", "organisations", COMMON } } },
	{ "ordning", { { "ordning", "ordninger", COMMON }, { "scheme", "schemes", COMMON } } },
	{ "scheme", { { "ordning", "ordninger", COMMON }, { "scheme", "schemes", COMMON } } },
};
static const struct noun any_group[] = { { "gruppe", "grupper", COMMON }, { "group", "groups", COMMON } };

struct noun
grouping_noun(const struct grouping *grouping, enum language language)
{
	const char *point = strrchr(grouping->label, '.');
	const char *name = grouping->column ? grouping->column->name : point ? point + 1 : grouping->label;
	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		if (strcmp(nouns[i].column, name) == 0)
			return nouns[i].nouns[language];
	return any_group[language];
}

static const struct {
	const char *rule;
	const char *words[2];
} rules[] = {
	{ "ragged_row", { "feil antall felt i raden", "wrong number of fields in the row" } },
	{ "bare_quote", { "anførselstegn midt i et felt", "quote inside a field" } },
	{ "after_quote", { "tekst etter et lukket anførselstegn", "text after a closing quote" } },
	{ "unclosed_quote", { "anførselstegn som aldri lukkes", "quote that is never closed" } },
	{ "invalid_byte", { "tegn som ikke finnes i tegnsettet", "byte not of the encoding" } },
	{ "nul_byte", { "nullbyte", "NUL byte" } },
	{ "long_field", { "for langt felt", "field too long" } },
	{ "header_only", { "fil uten rader", "file without rows" } },
	{ "date", { "ugyldig dato", "invalid date" } },
	{ "number", { "ugyldig tall", "invalid number" } },
	{ "truth", { "ugyldig ja eller nei", "invalid yes or no" } },
	{ "one_of", { "verdi utenfor listen", "value not in the list" } },
	{ "missing_key", { "nøkkel mangler", "key missing" } },
	{ "duplicate_key", { "nøkkel brukt flere ganger", "key used more than once" } },
	{ "dangling_reference", { "viser til en rad som ikke finnes", "refers to a row that is not there" } },
	{ "definition", { "feil i definisjonene", "mistake in the definitions" } },
};

const char *
rule_words(const char *rule, enum language language)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (strcmp(rules[i].rule, rule) == 0)
			return rules[i].words[language];
	return NULL;
}

size_t
rule_count(void)
{
	return sizeof rules / sizeof *rules;
}

const char *
rule_name(size_t index)
{
	return rules[index].rule;
}
