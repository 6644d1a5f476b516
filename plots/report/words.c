#include "plots/report/words.h"

#include <stdarg.h>
#include <string.h>

#include "plots/report/words_table.h"

const char *
phrase_text(enum phrase phrase, enum language language)
{
	return phrase < PHRASE_TIME ? phrases[phrase].texts[language]
				    : time_phrases[phrase - PHRASE_TIME].texts[language];
}

void
pattern_add(struct buffer *out, const char *pattern, const char *const *texts, size_t count)
{
	for (const char *at = pattern; *at; at++) {
		if (at[0] == '{' && at[1] >= '1' && at[1] <= '9' && at[2] == '}') {
			size_t place = (size_t)(at[1] - '1');
			buffer_text(out, place < count && texts[place] ? texts[place] : "");
			at += 2;
		} else {
			buffer_char(out, *at);
		}
	}
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
	pattern_add(out, phrase_text(phrase, language), texts, MOST);
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
column_noun(const char *name, enum language language)
{
	for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
		if (strcmp(nouns[i].column, name) == 0)
			return nouns[i].nouns[language];
	return any_group[language];
}

struct noun
grouping_noun(const struct grouping *grouping, enum language language)
{
	const char *point = strrchr(grouping->label, '.');
	const char *name = grouping->column ? grouping->column->name : point ? point + 1 : grouping->label;
	return column_noun(name, language);
}
