#include <string.h>
#include <strings.h>

#include "stats/indicator/tally.h"
#include "stats/table/totals.h"

bool
text_is_total(const char *text, size_t length)
{
	/* Beside the words of every table those of tables of statistics. */
	static const char *const more[] = { "Alle", "Begge", "Begge kj\u00f8nn", "Samlet" };
	static const struct column_spec spec = { .totals = more, .totals_count = 4, .totals_auto = true };
	return totals_mark(&spec, (struct slice){ text, length });
}

bool
text_may_be_total(const char *text, size_t length)
{
	static const char *const beginnings[] = { "alle ", "begge ", "hele ", "samlet ", "sum ", "total " };
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++) {
		size_t begin = strlen(beginnings[i]);
		if (length > begin && strncasecmp(text, beginnings[i], begin) == 0)
			return true;
	}
	return false;
}
