#include "stats/indicator/definition_keys.h"

#include <string.h>

#define CHOICES(...) ((const char *const[]){ __VA_ARGS__, NULL })

const struct definition_key definition_keys[] = {
	{ PLACE_FILE, "maltall", KEY_CHOICE, true, "write 1, the version of the definitions language",
		CHOICES("1") },
	{ PLACE_FILE, "title", KEY_TEXT, false,
		"the heading of the report; the name of this file where it is left out", NULL },
	{ PLACE_FILE, "language", KEY_CHOICE, false, "the language of the report: nb (the default) or en",
		CHOICES("nb", "en") },
	{ PLACE_FILE, "as_of", KEY_AS_OF, false,
		"the date for which the figures hold, or today; --as-of overrides it, and is needed where it "
		"is left out",
		NULL },
	{ PLACE_FILE, "tables", KEY_MAPPING, true, "the CSV files: a name for each table, and its keys",
		NULL },
	{ PLACE_FILE, "conditions", KEY_MAPPING, false,
		"conditions that get a name here, to be used below by that name", NULL },
	{ PLACE_FILE, "indicators", KEY_MAPPING, true,
		"what to compute: a name for each indicator, and its keys", NULL },

	{ PLACE_TABLE, "file", KEY_TEXT, true,
		"the CSV file, relative to this file; a pattern with * ? or [ reads several as one", NULL },
	{ PLACE_TABLE, "key", KEY_COLUMN, false,
		"the column that tells its rows apart, so that others can refer to them", NULL },
	{ PLACE_TABLE, "duplicates", KEY_CHOICE, false,
		"which row counts where a key stands on several: first (the default), last, or refuse the "
		"data",
		CHOICES("first", "last", "refuse") },
	{ PLACE_TABLE, "encoding", KEY_CHOICE, false,
		"how the file is encoded; found out by looking where it is left out",
		CHOICES("UTF-8", "Windows-1252", "UTF-16LE") },
	{ PLACE_TABLE, "delimiter", KEY_CHOICE, false,
		"what stands between two fields; found out by looking where it is left out",
		CHOICES(";", ",", "tab", "|") },
	{ PLACE_TABLE, "decimal", KEY_CHOICE, false,
		"the decimal sign of numbers; found out by looking where it is left out", CHOICES(".", ",") },
	{ PLACE_TABLE, "columns", KEY_MAPPING, true,
		"the columns to read: a name for each, and its type or its keys; all others are skipped",
		NULL },

	{ PLACE_COLUMN, "type", KEY_CHOICE, true, "what the column holds",
		CHOICES("text", "number", "date", "truth") },
	{ PLACE_COLUMN, "header", KEY_TEXT, false,
		"what the file calls the column; its name where it is left out", NULL },
	{ PLACE_COLUMN, "prefix", KEY_TEXT, false,
		"taken off the front of a text where it is there (\"Bydel \")", NULL },
	{ PLACE_COLUMN, "one_of", KEY_TEXTS, false,
		"the only texts that the column may hold, without the prefix", NULL },
	{ PLACE_COLUMN, "refers_to", KEY_TABLE, false, "the table whose key this column holds", NULL },

	{ PLACE_CONDITION, "of", KEY_TABLE, true, "the table whose rows it is about", NULL },
	{ PLACE_CONDITION, "is", KEY_CONDITION, true, "the condition", NULL },
	{ PLACE_CONDITION, "about", KEY_TEXT, false, "what it means, for the report", NULL },

	{ PLACE_INDICATOR, "title", KEY_TEXT, false, "its heading; its name where it is left out", NULL },
	{ PLACE_INDICATOR, "about", KEY_TEXT, false, "what it measures, in a sentence or two", NULL },
	{ PLACE_INDICATOR, "measure", KEY_CHOICE, false, "what is computed: proportion (the default)",
		CHOICES("proportion") },
	{ PLACE_INDICATOR, "count", KEY_TABLE, true, "the table whose rows are counted, each once", NULL },
	{ PLACE_INDICATOR, "where", KEY_CONDITION, false,
		"the initial population: which rows it is about at all; every row where it is left out",
		NULL },
	{ PLACE_INDICATOR, "denominator", KEY_CONDITION, false,
		"which rows the proportion is of; all of the population where it is left out", NULL },
	{ PLACE_INDICATOR, "exclude", KEY_CONDITION, false,
		"which of them are taken out before the numerator is asked", NULL },
	{ PLACE_INDICATOR, "numerator", KEY_CONDITION, true,
		"which rows of the denominator meet what is measured", NULL },
	{ PLACE_INDICATOR, "numerator_exclude", KEY_CONDITION, false,
		"which rows do not count as met although the numerator is true", NULL },
	{ PLACE_INDICATOR, "except", KEY_CONDITION, false,
		"which rows leave the denominator if, and only if, the numerator is not met", NULL },
	{ PLACE_INDICATOR, "target", KEY_TARGET, false,
		"at least 70 %; or at most, more than, less than (>= <= > <)", NULL },
	{ PLACE_INDICATOR, "target_date", KEY_DATE, false, "when the target is to be met", NULL },
	{ PLACE_INDICATOR, "direction", KEY_CHOICE, false,
		"which way is better, as a check on the target: increase (at least) or decrease (at most)",
		CHOICES("increase", "decrease") },
	{ PLACE_INDICATOR, "by", KEY_TEXTS, false,
		"the groups to compare: a column, one reached through a reference, or one of the rows that "
		"refer to it",
		NULL },
	{ PLACE_INDICATOR, "interval", KEY_CHOICE, false,
		"the confidence interval: wilson (the default) or another",
		CHOICES("wilson", "clopper-pearson", "jeffreys", "mid-p") },
	{ PLACE_INDICATOR, "level", KEY_PERCENT, false,
		"the confidence of the interval; 95 % where it is left out", NULL },
	{ PLACE_INDICATOR, "rationale", KEY_DESCRIPTION, false, "why it is measured", NULL },
	{ PLACE_INDICATOR, "type", KEY_DESCRIPTION, false, "structure, process or result", NULL },
	{ PLACE_INDICATOR, "dimension", KEY_DESCRIPTION, false, "the dimension of quality that it is about",
		NULL },
	{ PLACE_INDICATOR, "sector", KEY_DESCRIPTION, false,
		"the part of the health service that it is about", NULL },
	{ PLACE_INDICATOR, "terms", KEY_DESCRIPTION, false, "what the words mean that it uses", NULL },
	{ PLACE_INDICATOR, "code_systems", KEY_DESCRIPTION, false, "the code systems that the data use",
		NULL },
	{ PLACE_INDICATOR, "selection", KEY_DESCRIPTION, false, "who is in and who is not, in words", NULL },
	{ PLACE_INDICATOR, "computation", KEY_DESCRIPTION, false, "how it is computed, in words", NULL },
	{ PLACE_INDICATOR, "source", KEY_DESCRIPTION, false, "where the data come from", NULL },
	{ PLACE_INDICATOR, "publication_level", KEY_DESCRIPTION, false, "the units for which it is published",
		NULL },
	{ PLACE_INDICATOR, "frequency", KEY_DESCRIPTION, false, "how often it is published", NULL },
	{ PLACE_INDICATOR, "comparability", KEY_DESCRIPTION, false,
		"with what it can be compared, and with what not", NULL },
	{ PLACE_INDICATOR, "error_sources", KEY_DESCRIPTION, false, "what may make it wrong", NULL },
};

const size_t definition_key_count = sizeof definition_keys / sizeof *definition_keys;

const struct definition_key *
definition_key_find(enum key_place place, const char *name)
{
	for (size_t i = 0; i < definition_key_count; i++)
		if (definition_keys[i].place == place && strcmp(definition_keys[i].name, name) == 0)
			return &definition_keys[i];
	return NULL;
}

const char *
key_place_name(enum key_place place)
{
	static const char *const names[PLACE_COUNT] = {
		[PLACE_FILE] = "the file",
		[PLACE_TABLE] = "a table",
		[PLACE_COLUMN] = "a column",
		[PLACE_CONDITION] = "a condition",
		[PLACE_INDICATOR] = "an indicator",
	};
	return names[place];
}

const char *
key_kind_name(enum key_kind kind)
{
	static const char *const names[KEY_KIND_COUNT] = {
		[KEY_TEXT] = "text",
		[KEY_CHOICE] = "choice",
		[KEY_DATE] = "date",
		[KEY_AS_OF] = "date or today",
		[KEY_PERCENT] = "percentage",
		[KEY_TARGET] = "target",
		[KEY_CONDITION] = "condition",
		[KEY_TABLE] = "name of a table",
		[KEY_COLUMN] = "name of a column",
		[KEY_TEXTS] = "list of texts",
		[KEY_MAPPING] = "names with their keys",
		[KEY_DESCRIPTION] = "text",
	};
	return names[kind];
}
