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
	{ PLACE_FILE, "rules", KEY_MAPPING, false,
		"what every row of a table must fulfil: a name for each rule, and its keys", NULL },
	{ PLACE_FILE, "indicators", KEY_MAPPING, true,
		"what to compute: a name for each indicator, and its keys", NULL },
	{ PLACE_FILE, "units", KEY_TEXT, false,
		"the grouping whose groups have a page each in the report: its column, as in `by`; where it "
		"is left out the one that most indicators share; `none`: no such pages",
		NULL },
	{ PLACE_FILE, "series", KEY_MAPPING, false,
		"the dates at which every indicator is worked out besides as_of, for charts over time: "
		"{from: 2025-01-31, to: as_of, every: month}",
		NULL },
	{ PLACE_FILE, "baseline", KEY_MAPPING, false,
		"the dates of the series from which centre lines and limits are reckoned, all of them where "
		"it is left out: {from: 2025-01-31, to: 2025-12-31}",
		NULL },
	{ PLACE_FILE, "decisions", KEY_SECTIONS, false,
		"what was decided or found out, and when it showed: a list of keys with their values; "
		"nothing "
		"else moves a centre line",
		NULL },

	{ PLACE_TABLE, "file", KEY_TEXTS, true,
		"the CSV file, relative to this file; a pattern with * ? or [, or a list, reads several as "
		"one; "
		"`schema` may name it instead",
		NULL },
	{ PLACE_TABLE, "key", KEY_COLUMN, false,
		"the column that tells its rows apart, so that others can refer to them", NULL },
	{ PLACE_TABLE, "duplicates", KEY_CHOICE, false,
		"which row counts where a key stands on several: first (the default), last, or refuse the "
		"data",
		CHOICES("first", "last", "refuse") },
	{ PLACE_TABLE, "dialect", KEY_MAPPING, false,
		"how its files are written; whatever is left out is found out by looking, and said", NULL },
	{ PLACE_TABLE, "totals_equal_parts", KEY_TEXTS, false,
		"the columns in which a row of totals must be the sum of its parts; every number where it is "
		"left out; `none`: in no column",
		NULL },
	{ PLACE_TABLE, "noun", KEY_MAPPING, false,
		"what its rows are called in the sentences of the report: {one: doctor, many: doctors}",
		NULL },
	{ PLACE_TABLE, "columns", KEY_MAPPING, true,
		"the columns to read: a name for each, and its type or its keys; all others are skipped; "
		"`schema` may say them instead",
		NULL },
	{ PLACE_TABLE, "schema", KEY_TEXT, false,
		"a Frictionless Data Package (datapackage.json) or Table Schema, relative to this file, that "
		"says file, dialect, columns, key and references",
		NULL },
	{ PLACE_TABLE, "resource", KEY_TEXT, false,
		"which resource of the Data Package it is; where it is left out the only one, or the one "
		"called as the table",
		NULL },

	{ PLACE_DIALECT, "encoding", KEY_CHOICE, false,
		"how characters are written; a byte order mark is stronger",
		CHOICES("UTF-8", "Windows-1252", "MacRoman", "UTF-16LE", "UTF-16BE") },
	{ PLACE_DIALECT, "delimiter", KEY_CHOICE, false,
		"what stands between two fields; a first line `sep=;` is stronger",
		CHOICES(";", ",", "tab", "|") },
	{ PLACE_DIALECT, "decimal", KEY_CHOICE, false, "the decimal sign of numbers", CHOICES(".", ",") },
	{ PLACE_DIALECT, "quote", KEY_CHOICE, false,
		"the sign around a field that holds a delimiter or a line break", CHOICES("\"", "'") },
	{ PLACE_DIALECT, "header_line", KEY_COUNT, false,
		"the line on which the header begins; where it is left out the row that has most of the "
		"columns",
		NULL },
	{ PLACE_DIALECT, "header_rows", KEY_COUNT, false,
		"how many rows the header has, 1 where it is left out; the names of a column are joined with "
		"a "
		"blank, and an empty one has that of the column to the left",
		NULL },
	{ PLACE_DIALECT, "whole_file", KEY_CHOICE, false,
		"yes: every row below the header is data; no (the default): totals, footnotes and blank rows "
		"at "
		"the end, repeated headers and another table below are set aside, and said",
		CHOICES("no", "yes") },

	{ PLACE_COLUMN, "type", KEY_CHOICE, true, "what the column holds",
		CHOICES("text", "number", "date", "truth") },
	{ PLACE_COLUMN, "header", KEY_TEXT, false,
		"what the file calls the column; its name where it is left out", NULL },
	{ PLACE_COLUMN, "prefix", KEY_TEXT, false,
		"taken off the front of a text where it is there (\"Bydel \")", NULL },
	{ PLACE_COLUMN, "one_of", KEY_TEXTS, false,
		"the only texts that the column may hold, without the prefix", NULL },
	{ PLACE_COLUMN, "refers_to", KEY_TABLE, false, "the table whose key this column holds", NULL },
	{ PLACE_COLUMN, "aliases", KEY_MAPPING, false,
		"what the file may write, and what it is to be read as (\"St.Hanshaugen\": St. Hanshaugen); "
		"a field must be the first to the letter, blanks tidied and the prefix off",
		NULL },
	{ PLACE_COLUMN, "missing", KEY_MARKS, false,
		"the marks that mean missing, instead of - – . .. : NA N/A Ukjent, Ikke oppgitt, Manglende "
		"informasjon, #I/T and #N/A; `blank`: none, only blank is missing. {\"-\": zero, \":\": "
		"confidential} says what each means: zero is the number 0, of the others the value is "
		"missing, "
		"and each is counted by its meaning",
		CHOICES("missing", "zero", "not_applicable", "not_available", "confidential", "unknown") },
	{ PLACE_COLUMN, "blank", KEY_CHOICE, false,
		"what a blank is in a truth: missing, or false; where it is left out it is false in a column "
		"in "
		"which everything else is x or a check mark, and that is said",
		CHOICES("missing", "false") },
	{ PLACE_COLUMN, "totals", KEY_TEXTS, false,
		"the texts that mark a row as a total of others, which is set aside; `auto`: Sum, Total, "
		"Totalt, I alt, Til sammen, Totalsum and whatever ends in \" i alt\"",
		NULL },
	{ PLACE_COLUMN, "thousands", KEY_CHOICE, false,
		"what may stand between groups of three digits, beside blanks; the decimal sign is then the "
		"other one",
		CHOICES(".", ",") },
	{ PLACE_COLUMN, "percent", KEY_CHOICE, false,
		"sign (the default): 70 % is 0.7 and 70 is 70; always: 70 is 0.7 too; never: a percent sign "
		"is a fault",
		CHOICES("sign", "always", "never") },
	{ PLACE_COLUMN, "exponents", KEY_CHOICE, false,
		"yes: 1,00E+05 is a number; no (the default): it is one that Excel has cut",
		CHOICES("no", "yes") },
	{ PLACE_COLUMN, "qualified", KEY_CHOICE, false,
		"yes: ca 15, >300, <5 and nesten 730 000 are numbers that are not exact; no (the default): "
		"each is a fault",
		CHOICES("no", "yes") },
	{ PLACE_COLUMN, "date_format", KEY_CHOICE, false,
		"the only form of date accepted; where it is left out dd.mm.yyyy, yyyy-mm-dd and 3. mars "
		"2025",
		CHOICES("yyyy-mm-dd", "dd.mm.yyyy", "dd.mm.yy", "dd/mm/yyyy", "yyyymmdd") },
	{ PLACE_COLUMN, "pivot", KEY_YEAR, false,
		"the first of the hundred years that a year of two digits may be: 1950 makes 03.04.25 a day "
		"of "
		"2025; where it is left out such a year is a fault",
		NULL },
	{ PLACE_COLUMN, "excel_serial", KEY_CHOICE, false,
		"yes: 45000 is the day that Excel counts so (1900 system); no (the default): it is a fault",
		CHOICES("no", "yes") },
	{ PLACE_COLUMN, "required", KEY_CHOICE, false,
		"yes: a row without a value is an error; no (the default)",
		CHOICES("no", "yes", "false", "true") },
	{ PLACE_COLUMN, "range", KEY_TEXTS, false,
		"the least and the greatest value allowed, [0, 100] or [2020-01-01, 2025-12-31]; a value "
		"outside is an error, and counts as it stands",
		NULL },
	{ PLACE_COLUMN, "unique", KEY_CHOICE, false,
		"yes: a value that stands on several rows is an error; no (the default)",
		CHOICES("no", "yes", "false", "true") },
	{ PLACE_COLUMN, "identifiers", KEY_CHOICE, false,
		"refuse (the default): data with identity numbers, e-mail addresses or phone numbers in the "
		"column are refused; allow: they are read",
		CHOICES("refuse", "allow") },

	{ PLACE_CONDITION, "of", KEY_TABLE, true, "the table whose rows it is about", NULL },
	{ PLACE_CONDITION, "is", KEY_CONDITION, true, "the condition", NULL },
	{ PLACE_CONDITION, "about", KEY_TEXT, false, "what it means, for the report", NULL },

	{ PLACE_NOUN, "one", KEY_TEXT, true, "one of them, as in 1 of 1 doctor", NULL },
	{ PLACE_NOUN, "many", KEY_TEXT, true, "several, or none, as in 5 of 7 doctors", NULL },

	{ PLACE_RULE, "of", KEY_TABLE, true, "the table whose rows it is about", NULL },
	{ PLACE_RULE, "expect", KEY_CONDITION, true,
		"the condition that every row must fulfil; a row for which it is false breaks the rule, one "
		"for "
		"which it is unknown is not judged",
		NULL },
	{ PLACE_RULE, "severity", KEY_CHOICE, false,
		"what a broken rule is: error (the default), warning, info, or fatal: the data are refused",
		CHOICES("info", "warning", "error", "fatal") },
	{ PLACE_RULE, "message", KEY_TEXT, false, "what to say of a row that breaks it", NULL },
	{ PLACE_RULE, "exclude", KEY_CHOICE, false,
		"yes: the rows that break it are taken out before anything is counted; no (the default): "
		"they "
		"stay",
		CHOICES("no", "yes", "false", "true") },

	{ PLACE_SERIES, "from", KEY_DATE, true,
		"its first date; the steps are counted from here, and stay within a shorter month: 31.01, "
		"28.02, 31.03",
		NULL },
	{ PLACE_SERIES, "to", KEY_UNTIL, false,
		"where it ends: a date, or as_of (the default); dates after as_of are left out, and as_of is "
		"always its last",
		NULL },
	{ PLACE_SERIES, "every", KEY_CHOICE, false, "how far it is from date to date: month (the default)",
		CHOICES("day", "week", "month", "quarter", "year") },

	{ PLACE_BASELINE, "from", KEY_DATE, true, "the first day of it", NULL },
	{ PLACE_BASELINE, "to", KEY_DATE, true, "the last day of it", NULL },

	{ PLACE_DECISION, "date", KEY_DATE, true, "the day from which it shows", NULL },
	{ PLACE_DECISION, "by", KEY_TEXT, true, "who decided it or found it out", NULL },
	{ PLACE_DECISION, "why", KEY_TEXT, true, "what it was, in a few words: they stand above the charts",
		NULL },
	{ PLACE_DECISION, "rebase", KEY_CHOICE, false,
		"yes: centre line and limits begin anew at this date; no (the default): they stay, and it is "
		"only told",
		CHOICES("no", "yes", "false", "true") },
	{ PLACE_DECISION, "exclude", KEY_CHOICE, false,
		"yes: the first date of the series from here on is shown and does not count, since its "
		"figures are wrong; no (the default)",
		CHOICES("no", "yes", "false", "true") },
	{ PLACE_DECISION, "indicators", KEY_TEXTS, false,
		"the indicators that it is about; all of them where it is left out", NULL },

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
	{ PLACE_INDICATOR, "variation", KEY_CHOICE, false,
		"how its variation over time is judged: auto (the default) lets the data decide, and the "
		"report says why; run chart, p chart, p' chart (Laney), or mdc: XmR with the rules of NHS "
		"Making Data Count",
		CHOICES("auto", "run", "p", "pp", "mdc") },
	{ PLACE_INDICATOR, "funnel", KEY_CHOICE, false,
		"how its groups are compared: exact (the default) allows for chance alone, by binomial "
		"limits; "
		"normal: the same by normal limits, which fit small groups badly; dispersed: for differences "
		"between them beyond chance too; none: no funnels",
		CHOICES("exact", "normal", "dispersed", "none") },
	{ PLACE_INDICATOR, "order", KEY_CHOICE, false,
		"the order of its groups in their chart: value (the default), or name",
		CHOICES("value", "name") },
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
		[PLACE_DIALECT] = "a dialect",
		[PLACE_COLUMN] = "a column",
		[PLACE_CONDITION] = "a condition",
		[PLACE_NOUN] = "a noun",
		[PLACE_RULE] = "a rule",
		[PLACE_SERIES] = "a series",
		[PLACE_BASELINE] = "a baseline",
		[PLACE_DECISION] = "a decision",
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
		[KEY_UNTIL] = "date or as_of",
		[KEY_PERCENT] = "percentage",
		[KEY_TARGET] = "target",
		[KEY_CONDITION] = "condition",
		[KEY_TABLE] = "name of a table",
		[KEY_COLUMN] = "name of a column",
		[KEY_TEXTS] = "list of texts",
		[KEY_MARKS] = "list of texts, or texts with their meaning",
		[KEY_MAPPING] = "names with their keys",
		[KEY_YEAR] = "year",
		[KEY_COUNT] = "whole number",
		[KEY_SECTIONS] = "list of keys with their values",
		[KEY_DESCRIPTION] = "text",
	};
	return names[kind];
}
