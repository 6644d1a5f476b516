#include <stdlib.h>
#include <string.h>

#include "stats/expr/tree.h"

struct vocabulary *
vocabulary_new(struct table_spec *tables, size_t table_count)
{
	struct vocabulary *vocabulary = xcalloc(1, sizeof(*vocabulary));
	vocabulary->tables = tables;
	vocabulary->table_count = table_count;
	return vocabulary;
}

void
vocabulary_free(struct vocabulary *vocabulary)
{
	if (!vocabulary)
		return;
	arena_free(&vocabulary->arena);
	free(vocabulary->conditions);
	free(vocabulary);
}

bool
vocabulary_uses_as_of(const struct vocabulary *vocabulary)
{
	return vocabulary->uses_as_of;
}

struct expr *
expr_new(struct vocabulary *vocabulary, enum expr_kind kind, enum expr_type type, size_t table)
{
	struct expr *expr = arena_alloc(&vocabulary->arena, sizeof(*expr));
	expr->kind = kind;
	expr->type = type;
	expr->table = table;
	expr->id = vocabulary->expr_count++;
	return expr;
}

void
expr_over(struct expr *expr, const struct expr *child)
{
	if (expr->depth <= child->depth)
		expr->depth = child->depth + 1;
}

struct declared_condition *
vocabulary_condition(const struct vocabulary *vocabulary, const char *name, size_t table)
{
	for (size_t i = 0; i < vocabulary->condition_count; i++)
		if (vocabulary->conditions[i].table == table &&
			strcmp(vocabulary->conditions[i].name, name) == 0)
			return &vocabulary->conditions[i];
	return NULL;
}

bool
vocabulary_declare(struct vocabulary *vocabulary, const char *name, size_t table, const char *text,
	struct expr_error *err)
{
	const char *table_name = vocabulary->tables[table].name;
	if (table_spec_column(&vocabulary->tables[table], name) != SIZE_MAX)
		return expr_fail(err, 0, 0, "%s has a column %s already; call the condition something else",
			table_name, name);
	if (vocabulary_condition(vocabulary, name, table))
		return expr_fail(err, 0, 0, "there is a condition %s about %s already", name, table_name);
	vocabulary->conditions = array_room(vocabulary->conditions, vocabulary->condition_count,
		&vocabulary->condition_capacity, sizeof(*vocabulary->conditions));
	vocabulary->conditions[vocabulary->condition_count++] =
		(struct declared_condition){ .name = name, .text = text, .table = table };
	return true;
}

/* Compiled once; what was wrong then is wrong whenever it is asked for again. */
static void
condition_compile(struct vocabulary *vocabulary, struct declared_condition *condition)
{
	if (condition->state != CONDITION_DECLARED)
		return;
	condition->state = CONDITION_COMPILING;
	vocabulary->nesting++;
	struct expr_error mistake = { 0 };
	const struct expr *expr = NULL;
	if (vocabulary->nesting > CONDITION_NESTING_LIMIT)
		(void)expr_fail(&mistake, 0, 0, "more than %d conditions use one another in a chain",
			CONDITION_NESTING_LIMIT);
	else
		expr = expr_compile(vocabulary, condition->table, condition->text, &mistake);
	vocabulary->nesting--;
	condition->expr = expr;
	condition->mistake = mistake;
	condition->state = expr ? CONDITION_COMPILED : CONDITION_WRONG;
}

bool
vocabulary_compile(struct vocabulary *vocabulary, const char *name, size_t table, struct expr_error *err)
{
	struct declared_condition *condition = vocabulary_condition(vocabulary, name, table);
	if (!condition)
		return expr_fail(
			err, 0, 0, "there is no condition %s about %s", name, vocabulary->tables[table].name);
	condition_compile(vocabulary, condition);
	if (condition->state == CONDITION_COMPILED)
		return true;
	return expr_fail(
		err, condition->mistake.offset, condition->mistake.length, "%s", condition->mistake.message);
}

const struct expr *
condition_use(struct vocabulary *vocabulary, struct declared_condition *condition, const struct name *place,
	struct expr_error *err)
{
	condition_compile(vocabulary, condition);
	if (condition->state == CONDITION_COMPILED)
		return condition->expr;
	if (condition->state == CONDITION_COMPILING)
		(void)expr_fail(err, place->offset, place->length,
			"the condition %s is defined by way of itself", condition->name);
	else
		(void)expr_fail(err, place->offset, place->length,
			"the condition %s has a mistake of its own", condition->name);
	return NULL;
}

/* An expression that the walkers can follow to its ends. */
static const struct expr *
depth_check(const struct expr *expr, const struct syntax *syntax, struct expr_error *err)
{
	if (!expr || expr->depth <= EXPR_DEPTH_LIMIT)
		return expr;
	(void)expr_fail(err, syntax->offset, syntax->length,
		"with the conditions it uses, this is nested too deeply");
	return NULL;
}

const struct expr *
expr_compile(struct vocabulary *vocabulary, size_t table, const char *text, struct expr_error *err)
{
	const struct syntax *syntax = syntax_parse(text, &vocabulary->arena, err);
	return syntax ? depth_check(expr_check_truth(vocabulary, table, syntax, err), syntax, err) : NULL;
}

const struct expr *
expr_compile_value(struct vocabulary *vocabulary, size_t table, const char *text, enum value_type *type,
	struct expr_error *err)
{
	const struct syntax *syntax = syntax_parse(text, &vocabulary->arena, err);
	const struct expr *expr =
		syntax ? depth_check(expr_check(vocabulary, table, syntax, err), syntax, err) : NULL;
	if (expr && expr->type == EXPR_DURATION) {
		(void)expr_fail(err, syntax->offset, syntax->length,
			"this is a duration; a value of a row is a number, a text, a date or a truth");
		return NULL;
	}
	if (expr)
		*type = (enum value_type)expr->type;
	return expr;
}

const struct expr *
expr_of_column(struct vocabulary *vocabulary, size_t table, size_t column)
{
	return path_column(vocabulary, table, column);
}
