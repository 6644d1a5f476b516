#include "stats/base/buffer.h"
#include "stats/indicator/draft_parts.h"
#include "stats/indicator/draft_totals.h"

/* The first column that would do, else SIZE_MAX. */
static size_t
column_like(const struct draft_table *table, bool (*does)(const struct draft_column *column))
{
	for (size_t i = 0; i < table->column_count; i++)
		if (table->columns[i].name && does(&table->columns[i]))
			return i;
	return SIZE_MAX;
}

/* What an indicator might ask for: that something has been done, and when. */
static bool
is_done_or_not(const struct draft_column *column)
{
	return (column->type == TYPE_DATE || column->type == TYPE_TRUTH) &&
	       column->evidence->filled < column->evidence->rows;
}

static bool
is_filled(const struct draft_column *column)
{
	return column->evidence->filled > 0 && column->one_of_count == 0;
}

static bool
makes_groups(const struct draft_column *column)
{
	return column->one_of_count > 0;
}

static bool
is_amount(const struct draft_column *column)
{
	return column->type == TYPE_NUMBER && column->evidence->least >= 0;
}

void
draft_example(const struct draft *draft, struct buffer *out)
{
	const struct draft_table *table = NULL;
	size_t asked = SIZE_MAX;
	for (size_t i = 0; i < draft->table_count && asked == SIZE_MAX; i++) {
		table = &draft->tables[i];
		asked = column_like(table, is_done_or_not);
	}
	for (size_t i = 0; i < draft->table_count && asked == SIZE_MAX; i++) {
		table = &draft->tables[i];
		asked = column_like(table, is_filled);
	}
	if (asked == SIZE_MAX)
		return;
	const char *name = table->columns[asked].name;
	size_t group = column_like(table, makes_groups), amount = column_like(table, is_amount);
	buffer_print(out,
		"# An indicator looks like this; take away the {} above and the # here, and ask for what you "
		"want to\n"
		"# know. `maltall help conditions` tells how conditions are written.\n"
		"#  %s_filled_in:\n"
		"#    title: How many have %s\n"
		"#    count: %s\n"
		"#    numerator: %s%s\n"
		"#    target: at least 90 %%\n",
		name, name, table->name, name,
		draft_blank_is_no(&table->columns[asked]) ? "" : " is not missing");
	if (group != SIZE_MAX)
		buffer_print(out, "#    by: [%s]\n", table->columns[group].name);
	buffer_print(out,
		"\n# A rule about the data looks like this; a row that breaks it is told by `maltall "
		"check`.\n"
		"#rules:\n"
		"#  %s_expected:\n"
		"#    of: %s\n",
		amount == SIZE_MAX ? name : table->columns[amount].name, table->name);
	if (amount == SIZE_MAX)
		buffer_print(out, "#    expect: %s is not missing\n", name);
	else
		buffer_print(out, "#    expect: %s >= 0\n", table->columns[amount].name);
	buffer_text(out, "#    severity: warning\n");
}
