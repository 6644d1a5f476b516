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

/* Whether the text begins, or ends, with a word, and nothing of a longer word stands beside it. */
static bool
word_stands(const char *text, size_t length, const char *word, bool at_end)
{
	static const char between[] = " :.,;()/-";
	size_t word_length = strlen(word);
	if (length < word_length)
		return false;
	const char *from = at_end ? text + length - word_length : text;
	const char *beside = at_end ? from - 1 : from + word_length;
	return strncasecmp(from, word, word_length) == 0 &&
	       (length == word_length || strchr(between, *beside) != NULL);
}

bool
text_may_be_total(const char *text, size_t length)
{
	static const char *const beginnings[] = { "alle", "begge", "hele", "samlet", "sum", "total", "totalt",
		"til sammen", "gjennomsnitt", "gj.snitt", "snitt", "median", "mean", "average" };
	static const char *const endings[] = { "sum", "total", "totalt", "samlet", "til sammen", "tilsammen",
		"delsum", "subtotal" };
	for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
		if (word_stands(text, length, beginnings[i], false))
			return true;
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (word_stands(text, length, endings[i], true))
			return true;
	return false;
}
