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
	"A column whose only key is its type may be written as `started: date`. A blank\n"
	"field is missing. Dates in the files are 2025-12-31 or 31.12.2025; truths are\n"
	"ja, nei, j, n, true, false, sant, usant, yes, no, 1, 0 or x; in a column that\n"
	"holds x and blanks only, a blank is false.\n"
	"\n"
	"`maltall help conditions` tells how conditions are written.";

static const char *
place_heading(enum key_place place)
{
	static const char *const headings[PLACE_COUNT] = {
		[PLACE_FILE] = "Keys of the file",
		[PLACE_TABLE] = "Keys of a table, below tables: NAME:",
		[PLACE_COLUMN] = "Keys of a column, below columns: NAME:",
		[PLACE_CONDITION] = "Keys of a condition, below conditions: NAME:",
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
