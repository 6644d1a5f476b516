#include <stdio.h>

#include "cmd/topic.h"
#include "stats/indicator/definition_keys.h"

static const char before[] =
	"Definitions\n"
	"\n"
	"One YAML file says which CSV files to read, what to count and what the targets\n"
	"are. Names are yours: letters of any language, digits and _.\n"
	"\n"
	"  maltall: 1\n"
	"  title: Education plans\n"
	"  language: en\n"
	"  as_of: 2025-12-31\n"
	"  tables:\n"
	"    doctor:\n"
	"      file: doctors.csv\n"
	"      key: id\n"
	"      columns:\n"
	"        id: text\n"
	"        unit: {type: text, prefix: \"District \"}\n"
	"        started: date\n"
	"        plan: {header: \"Date of plan\", type: date}\n"
	"  indicators:\n"
	"    plan:\n"
	"      title: Has an education plan\n"
	"      count: doctor\n"
	"      denominator: started + 3 months < as_of\n"
	"      numerator: plan is not missing and plan <= as_of\n"
	"      target: at least 70 %\n"
	"      by: [unit]\n"
	"\n"
	"A column whose only key is its type may be written as `started: date`.\n"
	"\n"
	"What the files may hold. Blanks at both ends are dropped, blanks between words\n"
	"made one, soft hyphens taken out. A blank field is missing, and so are the marks\n"
	"- .. . : NA Ukjent and others (the key `missing`).\n"
	"\n"
	"  number  1234,5  1 234,5  70 % (which is 0.7)  and 1.234,5, but not 1.234, which\n"
	"          may be a decimal or a thousand: the key `thousands` says which\n"
	"  date    2025-12-31  31.12.2025  1.2.2025  3. mars 2025  3. des. 2025, with or\n"
	"          without 00:00:00 behind; 03.04.25 only with the key `pivot`\n"
	"  truth   ja nei j n sant usant sann usann true false yes no y 1 0 x and a check\n"
	"          mark; in a column of x and blanks only, a blank is false, which is told\n"
	"          (the key `blank` says what it is)\n"
	"\n"
	"Everything else is a fault and missing, never a guess. What is read although it is\n"
	"not written plainly is told once a column, with its count.\n"
	"\n"
	"A number that is not exact (`qualified: yes`: ca 15, >300, <5) is known as far as it\n"
	"goes: >300 is more than 300 and perhaps more than 400; ca 15 may be anything. It is\n"
	"not missing, and no sum, mean, min or max is made of it.\n"
	"\n"
	"A series works every indicator out anew at each of its dates, from the same rows:\n"
	"a correction changes the past too. Rules with `exclude` are judged once, at as_of.\n"
	"\n"
	"  series: {from: 2021-01-31, to: as_of, every: month}\n"
	"  baseline: {from: 2021-01-01, to: 2022-12-31}\n"
	"  decisions:\n"
	"    - {date: 2024-03-01, by: quality circle, why: reorganisation, rebase: yes}\n"
	"\n"
	"`maltall help conditions` tells how conditions are written.";

static const char *
place_heading(enum key_place place)
{
	static const char *const headings[PLACE_COUNT] = {
		[PLACE_FILE] = "Keys of the file",
		[PLACE_TABLE] = "Keys of a table, below tables: NAME:",
		[PLACE_DIALECT] = "Keys of a dialect, below dialect:",
		[PLACE_COLUMN] = "Keys of a column, below columns: NAME:",
		[PLACE_CONDITION] = "Keys of a condition, below conditions: NAME:",
		[PLACE_NOUN] = "Keys of a noun, below noun:",
		[PLACE_RULE] = "Keys of a rule, below rules: NAME:",
		[PLACE_SERIES] = "Keys of a series, below series:",
		[PLACE_BASELINE] = "Keys of a baseline, below baseline:",
		[PLACE_DECISION] = "Keys of a decision, in the list below decisions:",
		[PLACE_INDICATOR] = "Keys of an indicator, below indicators: NAME:",
	};
	return headings[place];
}

void
topic_definitions(void)
{
	enum { INDENT = 22, LINE_SIZE = 512 };
	char line[LINE_SIZE];
	puts(before);
	for (size_t i = 0; i < definition_key_count; i++) {
		const struct definition_key *key = &definition_keys[i];
		if (i == 0 || key->place != definition_keys[i - 1].place)
			printf("\n%s\n\n", place_heading(key->place));
		printf("  %-*s", INDENT - 2, key->name);
		snprintf(line, sizeof line, "%s%s", key->help, key->required ? " (required)" : "");
		topic_wrap(line, INDENT);
		if (!key->choices || !key->choices[1])
			continue;
		size_t used = (size_t)snprintf(line, sizeof line, "one of:");
		for (size_t choice = 0; key->choices[choice]; choice++)
			used += (size_t)snprintf(
				line + used, sizeof line - used, " %s", key->choices[choice]);
		printf("%*s", INDENT, "");
		topic_wrap(line, INDENT);
	}
	puts("\nThe descriptive keys at the end go into the report as they are.");
}
