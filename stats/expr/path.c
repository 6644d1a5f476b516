#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/expr/tree.h"

size_t
vocabulary_table(const struct vocabulary *vocabulary, const char *name)
{
	for (size_t i = 0; i < vocabulary->table_count; i++)
		if (strcmp(vocabulary->tables[i].name, name) == 0)
			return i;
	return SIZE_MAX;
}

/* The nearest of everything that `table` knows by name: columns, conditions, tables, functions' words. */
static const char *
nearest_name(const struct vocabulary *vocabulary, size_t table, const char *word)
{
	const struct table_spec *spec = &vocabulary->tables[table];
	size_t room = spec->column_count + vocabulary->condition_count + vocabulary->table_count +
		      reserved_word_count;
	const char **names = xcalloc(room, sizeof(*names));
	size_t count = 0;
	for (size_t i = 0; i < spec->column_count; i++)
		names[count++] = spec->columns[i].name;
	for (size_t i = 0; i < vocabulary->condition_count; i++)
		if (vocabulary->conditions[i].table == table)
			names[count++] = vocabulary->conditions[i].name;
	for (size_t i = 0; i < vocabulary->table_count; i++)
		names[count++] = vocabulary->tables[i].name;
	for (size_t i = 0; i < reserved_word_count; i++)
		names[count++] = reserved_words[i];
	const char *nearest = text_nearest(word, names, count);
	free(names);
	return nearest;
}

/* A table that has a column or a condition of that name; SIZE_MAX if none has. */
static size_t
table_that_knows(const struct vocabulary *vocabulary, const char *name)
{
	for (size_t i = 0; i < vocabulary->table_count; i++)
		if (table_spec_column(&vocabulary->tables[i], name) != SIZE_MAX ||
			vocabulary_condition(vocabulary, name, i))
			return i;
	return SIZE_MAX;
}

/* The columns of `source` that refer to `target`: how many, the first of them, and all by name. */
static size_t
references_between(const struct vocabulary *vocabulary, size_t source, size_t target, size_t *first,
	char *names, size_t size)
{
	const struct table_spec *spec = &vocabulary->tables[source];
	size_t count = 0;
	size_t used = 0;
	names[0] = '\0';
	for (size_t i = 0; i < spec->column_count; i++) {
		if (!spec->columns[i].refers_to || spec->columns[i].target != target)
			continue;
		if (count++ == 0)
			*first = i;
		if (used < size) {
			int written = snprintf(
				names + used, size - used, "%s%s", used ? ", " : "", spec->columns[i].name);
			used += written > 0 ? (size_t)written : 0;
		}
	}
	return count;
}

bool
path_unknown(
	const struct vocabulary *vocabulary, size_t table, const struct name *name, struct expr_error *err)
{
	const char *here = vocabulary->tables[table].name;
	size_t meant = vocabulary_table(vocabulary, name->text);
	char names[256];
	size_t column;
	if (meant != SIZE_MAX &&
		references_between(vocabulary, table, meant, &column, names, sizeof(names)) > 0)
		return expr_fail(err, name->offset, name->length,
			"%s is a table, not a column of %s; write %s.COLUMN", name->text, here, name->text);
	if (meant != SIZE_MAX)
		return expr_fail(err, name->offset, name->length,
			"%s is a table, not a column of %s; write `any %s where …` or `count(%s where …)`",
			name->text, here, name->text, name->text);
	const char *nearest = nearest_name(vocabulary, table, name->text);
	if (nearest)
		return expr_fail(err, name->offset, name->length,
			"%s has no column or condition %s; did you mean %s?", here, name->text, nearest);
	size_t other = table_that_knows(vocabulary, name->text);
	if (other != SIZE_MAX)
		return expr_fail(err, name->offset, name->length,
			"%s has no column or condition %s, but %s has", here, name->text,
			vocabulary->tables[other].name);
	return expr_fail(
		err, name->offset, name->length, "%s has no column or condition %s", here, name->text);
}

size_t
path_reference(struct vocabulary *vocabulary, size_t source, size_t target, const struct name *source_name,
	const struct name *via, struct expr_error *err)
{
	const struct table_spec *spec = &vocabulary->tables[source];
	const char *target_name = vocabulary->tables[target].name;
	if (via) {
		size_t column = table_spec_column(spec, via->text);
		if (column == SIZE_MAX)
			(void)path_unknown(vocabulary, source, via, err);
		else if (!spec->columns[column].refers_to || spec->columns[column].target != target)
			(void)expr_fail(err, via->offset, via->length, "%s of %s does not refer to %s",
				via->text, spec->name, target_name);
		else
			return column;
		return SIZE_MAX;
	}
	char names[256];
	size_t column = SIZE_MAX;
	size_t count = references_between(vocabulary, source, target, &column, names, sizeof(names));
	if (count == 1)
		return column;
	if (count > 1) {
		(void)expr_fail(err, source_name->offset, source_name->length,
			"%s refers to %s in several columns (%s); say which: `%s via COLUMN`", spec->name,
			target_name, names, spec->name);
		return SIZE_MAX;
	}
	if (references_between(vocabulary, target, source, &column, names, sizeof(names)) > 0)
		(void)expr_fail(err, source_name->offset, source_name->length,
			"no column of %s refers to %s; it is %s that refers to %s: write %s.COLUMN",
			spec->name, target_name, target_name, spec->name, spec->name);
	else
		(void)expr_fail(err, source_name->offset, source_name->length,
			"no column of %s refers to %s (`refers_to` in the definitions says so)", spec->name,
			target_name);
	return SIZE_MAX;
}

/* One step from `table` along a referring column or a table name. */
static bool
step_along(struct vocabulary *vocabulary, size_t table, const struct name *name, struct step *step,
	size_t *arrived, struct expr_error *err)
{
	const struct table_spec *spec = &vocabulary->tables[table];
	size_t column = table_spec_column(spec, name->text);
	if (column != SIZE_MAX) {
		if (!spec->columns[column].refers_to)
			return expr_fail(err, name->offset, name->length, "%s of %s refers to no table",
				name->text, spec->name);
	} else {
		size_t target = vocabulary_table(vocabulary, name->text);
		if (target == SIZE_MAX)
			return path_unknown(vocabulary, table, name, err);
		char names[256];
		size_t count = references_between(vocabulary, table, target, &column, names, sizeof(names));
		if (count > 1)
			return expr_fail(err, name->offset, name->length,
				"%s refers to %s in several columns; write one of them: %s", spec->name,
				name->text, names);
		if (count == 0 &&
			references_between(vocabulary, target, table, &column, names, sizeof(names)) > 0)
			return expr_fail(err, name->offset, name->length,
				"many rows of %s may refer to one of %s; write `any %s where …` or "
				"`min(%s.COLUMN)`",
				name->text, spec->name, name->text, name->text);
		if (count == 0)
			return expr_fail(err, name->offset, name->length, "no column of %s refers to %s",
				spec->name, name->text);
	}
	*step = (struct step){ table, column };
	*arrived = spec->columns[column].target;
	return true;
}

size_t
path_follow(struct vocabulary *vocabulary, size_t table, const struct name *path, size_t count,
	struct step *steps, struct expr_error *err)
{
	for (size_t i = 0; i < count; i++)
		if (!step_along(vocabulary, table, &path[i], &steps[i], &table, err))
			return SIZE_MAX;
	return table;
}

const struct expr *
path_column(struct vocabulary *vocabulary, size_t table, size_t column)
{
	struct column_spec *spec = &vocabulary->tables[table].columns[column];
	spec->used = true;
	struct expr *expr = expr_new(vocabulary, EXPR_COLUMN, (enum expr_type)spec->type, table);
	expr->column = column;
	return expr;
}

const struct expr *
path_lookup(struct vocabulary *vocabulary, size_t table, const struct step *steps, size_t count,
	const struct expr *inner)
{
	if (count == 0)
		return inner;
	struct expr *lookup = expr_new(vocabulary, EXPR_LOOKUP, inner->type, table);
	lookup->path = arena_alloc(&vocabulary->arena, count * sizeof(*lookup->path));
	memcpy(lookup->path, steps, count * sizeof(*steps));
	lookup->path_length = count;
	lookup->operands = arena_alloc(&vocabulary->arena, sizeof(struct expr *));
	lookup->operands[0] = inner;
	lookup->operand_count = 1;
	expr_over(lookup, inner);
	return lookup;
}

const struct expr *
path_value(struct vocabulary *vocabulary, size_t table, const struct name *path, size_t count,
	struct expr_error *err)
{
	const struct name *last = &path[count - 1];
	struct step *steps = arena_alloc(&vocabulary->arena, count * sizeof(*steps));
	size_t arrived = path_follow(vocabulary, table, path, count - 1, steps, err);
	if (arrived == SIZE_MAX)
		return NULL;
	const struct expr *value = NULL;
	size_t column = table_spec_column(&vocabulary->tables[arrived], last->text);
	if (column != SIZE_MAX) {
		value = path_column(vocabulary, arrived, column);
	} else {
		struct declared_condition *condition = vocabulary_condition(vocabulary, last->text, arrived);
		if (condition)
			value = condition_use(vocabulary, condition, last, err);
		else
			(void)path_unknown(vocabulary, arrived, last, err);
	}
	return value ? path_lookup(vocabulary, table, steps, count - 1, value) : NULL;
}
