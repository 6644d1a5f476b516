#include <string.h>
#include <strings.h>

#include "stats/base/buffer.h"
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

void
candidate_refuse(struct tally *tally, const struct dimension *dimension, uint32_t candidate,
	const struct amount *amount)
{
	bool others = false;
	size_t first = SIZE_MAX;
	struct buffer value = { 0 };
	for (size_t row = 0; row < tally->row_count; row++) {
		if (!tally->rows[row].selected)
			continue;
		if (dimension->codes[row] != candidate)
			others = true;
		else if (first == SIZE_MAX)
			first = row;
	}
	if (!others || first == SIZE_MAX)
		return;
	if (dimension->by != SIZE_MAX)
		buffer_print(&value, "'%s'", row_value(tally, dimension, first));
	else
		buffer_text(&value, "the value of this row");
	tally_refuse(tally, first,
		"%s: %s may be a total: its counts, %lld of %lld, are those of the others added up; say "
		"--totals words if it is none, or leave it out with --where",
		dimension->name, value.bytes, (long long)amount->numerator, (long long)amount->denominator);
	buffer_free(&value);
}

void
subtotals_refuse(struct tally *tally, const struct dimension *dimension)
{
	static const char beginning[] = "sum ";
	size_t first = SIZE_MAX;
	bool others = false;
	for (size_t row = 0; row < tally->row_count; row++) {
		if (!tally->rows[row].selected)
			continue;
		if (strncasecmp(row_value(tally, dimension, row), beginning, strlen(beginning)) != 0)
			others = true;
		else if (first == SIZE_MAX)
			first = row;
	}
	if (others && first != SIZE_MAX)
		tally_refuse(tally, first,
			"%s: this row says that it is a sum, and no row is the total of all; say --totals "
			"words "
			"if it is none, or leave it out with --where",
			dimension->name);
}
