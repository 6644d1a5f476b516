#include <string.h>

#include "stats/expr/tree.h"

/* The column whose values an expression hands on. */
static const struct column_spec *
column_behind(const struct vocabulary *vocabulary, const struct expr *expr)
{
	while (expr->kind == EXPR_LOOKUP)
		expr = expr->operands[0];
	return expr->kind == EXPR_COLUMN ? &vocabulary->tables[expr->table].columns[expr->column] : NULL;
}

/* Does the path begin with a table that refers to this one, rather than with a name of this table's own? */
static bool
begins_elsewhere(const struct vocabulary *vocabulary, size_t table, const struct name *first, size_t length,
	size_t *source)
{
	*source = vocabulary_table(vocabulary, first->text);
	if (length < 2 || *source == SIZE_MAX ||
		table_spec_column(&vocabulary->tables[table], first->text) != SIZE_MAX)
		return false;
	const struct table_spec *spec = &vocabulary->tables[table];
	for (size_t i = 0; i < spec->column_count; i++)
		if (spec->columns[i].refers_to && spec->columns[i].target == *source)
			return false;
	return true;
}

bool
grouping_compile(struct vocabulary *vocabulary, size_t table, const char *text, struct grouping *grouping,
	struct expr_error *err)
{
	const struct syntax *syntax = syntax_parse_grouping(text, &vocabulary->arena, err);
	if (!syntax)
		return false;
	*grouping = (struct grouping){ .value_table = table, .reference = SIZE_MAX };
	grouping->label = arena_copy(&vocabulary->arena, text + syntax->offset, syntax->length);
	const struct name *path = syntax->path;
	size_t length = syntax->path_length;
	size_t source;
	if (begins_elsewhere(vocabulary, table, path, length, &source)) {
		grouping->value_table = source;
		grouping->reference = path_reference(vocabulary, source, table, path, NULL, err);
		if (grouping->reference == SIZE_MAX)
			return false;
		path++;
		length--;
	}
	grouping->value = path_value(vocabulary, grouping->value_table, path, length, err);
	if (!grouping->value)
		return false;
	grouping->column = column_behind(vocabulary, grouping->value);
	if (!syntax->where)
		return true;
	grouping->where = expr_check_truth(vocabulary, grouping->value_table, syntax->where, err);
	return grouping->where != NULL;
}
