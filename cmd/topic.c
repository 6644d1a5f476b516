#include "cmd/topic.h"

#include <stdio.h>
#include <string.h>

#include "cmd/exit.h"
#include "stats/base/text.h"

const struct topic topics[] = {
	{ "conditions", "the condition language: operators, other tables, dates, missing values",
		topic_conditions },
	{ "definitions", "the definitions file: every key, with an example", topic_definitions },
	{ "exit-codes", "what the exit code of a command says", topic_exit_codes },
	{ "methods", "the formulas, and where they come from", topic_methods },
	{ "night", "set up a run every night: systemd, who is told, what to watch", topic_night },
};
const size_t topic_count = sizeof topics / sizeof *topics;

void
topic_wrap(const char *text, int indent)
{
	size_t used = (size_t)indent;
	while (*text) {
		size_t word = strcspn(text, " ");
		size_t width = text_characters(text, word);
		if (used > (size_t)indent && used + 1 + width > PAGE_WIDTH) {
			printf("\n%*s", indent, "");
			used = (size_t)indent;
		} else if (used > (size_t)indent) {
			putchar(' ');
			used++;
		}
		printf("%.*s", (int)word, text);
		used += width;
		text += word + strspn(text + word, " ");
	}
	putchar('\n');
}

void
topic_exit_codes(void)
{
	puts("Exit codes\n");
	for (size_t i = 0; i < exit_code_count; i++) {
		printf("  %2d  ", exit_codes[i].code);
		topic_wrap(exit_codes[i].meaning, 6);
		printf("%6s", "");
		topic_wrap(exit_codes[i].remedy, 6);
	}
	puts("\nWhere several hold, the first of 69 and 1 that holds is given: a night without\n"
	     "charts is told before a target that is not met.");
}
