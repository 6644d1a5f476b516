/* Gives every part of a condition its type, before any row is read. */
#include <stdio.h>
#include <string.h>

#include "stats/expr/tree.h"

/* "number and number, date and date" */
static void
signatures_describe(const struct operator_entry *entry, char *out, size_t size)
{
	size_t used = 0;
	out[0] = '\0';
	for (size_t i = 0; i < SIGNATURES && entry->signatures[i].left != EXPR_NONE && used < size; i++) {
		const struct signature *signature = &entry->signatures[i];
		int written;
		if (signature->right == EXPR_NONE)
			written = snprintf(out + used, size - used, "%sa %s", used ? ", " : "",
				expr_type_name(signature->left));
		else
			written = snprintf(out + used, size - used, "%s%s and %s", used ? ", " : "",
				expr_type_name(signature->left), expr_type_name(signature->right));
		used += written > 0 ? (size_t)written : 0;
	}
}

static const struct signature *
signature_find(const struct operator_entry *entry, enum expr_type left, enum expr_type right)
{
	for (size_t i = 0; i < SIGNATURES && entry->signatures[i].left != EXPR_NONE; i++)
		if (entry->signatures[i].left == left && entry->signatures[i].right == right)
			return &entry->signatures[i];
	return NULL;
}

static bool
signature_mistake(const struct syntax *syntax, const struct expr *left, const struct expr *right,
	struct expr_error *err)
{
	char takes[256];
	signatures_describe(syntax->entry, takes, sizeof(takes));
	if (!right)
		return expr_fail(err, syntax->offset, syntax->length, "`%s` takes %s, not a %s",
			syntax->entry->symbol, takes, expr_type_name(left->type));
	const struct expr *text = left->type == EXPR_TEXT ? left : right;
	enum expr_type other = left->type == EXPR_TEXT ? right->type : left->type;
	const char *hint = "";
	if (text->type == EXPR_TEXT && text->kind == EXPR_CONSTANT && other == EXPR_DATE)
		hint = " (a date is written without quotes: 2025-12-31)";
	if (other == EXPR_NUMBER && text->type == EXPR_TEXT && text->kind == EXPR_CONSTANT)
		hint = " (a number is written without quotes)";
	if ((left->type == EXPR_DATE && right->type == EXPR_NUMBER) ||
		(left->type == EXPR_NUMBER && right->type == EXPR_DATE))
		hint = " (a number of days is written `14 days`)";
	return expr_fail(err, syntax->offset, syntax->length,
		"`%s` does not take a %s and a %s%s; it takes %s", syntax->entry->symbol,
		expr_type_name(left->type), expr_type_name(right->type), hint, takes);
}

static const struct expr *
check_operation(
	struct vocabulary *vocabulary, size_t table, const struct syntax *syntax, struct expr_error *err)
{
	const struct syntax *second = syntax->first->next;
	const struct expr *left = expr_check(vocabulary, table, syntax->first, err);
	const struct expr *right = left && second ? expr_check(vocabulary, table, second, err) : NULL;
	if (!left || (second && !right))
		return NULL;
	const struct signature *signature =
		signature_find(syntax->entry, left->type, right ? right->type : EXPR_NONE);
	if (!signature) {
		(void)signature_mistake(syntax, left, right, err);
		return NULL;
	}
	if (signature->kernel == like_text && right && right->kind != EXPR_CONSTANT) {
		(void)expr_fail(err, second->offset, second->length,
			"`like` wants its pattern as a text in single quotes");
		return NULL;
	}
	struct expr *expr = expr_new(vocabulary, EXPR_OPERATION, signature->result, table);
	expr->entry = syntax->entry;
	expr->signature = signature;
	expr->operands = arena_alloc(&vocabulary->arena, 2 * sizeof(*expr->operands));
	expr->operands[0] = left;
	expr->operands[1] = right;
	expr->operand_count = right ? 2 : 1;
	expr_over(expr, left);
	if (right)
		expr_over(expr, right);
	expr->constant = left->constant && (!right || right->constant);
	return expr;
}

static const struct expr *
check_list(struct vocabulary *vocabulary, size_t table, const struct syntax *syntax, struct expr_error *err)
{
	struct expr *expr = expr_new(vocabulary, EXPR_LIST, EXPR_TRUTH, table);
	expr->entry = syntax->entry;
	size_t count = 0;
	for (const struct syntax *item = syntax->first; item; item = item->next)
		count++;
	expr->operands = arena_alloc(&vocabulary->arena, count * sizeof(*expr->operands));
	for (const struct syntax *item = syntax->first; item; item = item->next) {
		const struct expr *operand = expr_check(vocabulary, table, item, err);
		if (!operand)
			return NULL;
		expr->operands[expr->operand_count++] = operand;
		expr_over(expr, operand);
		if (expr->operand_count == 1)
			continue;
		expr->signature = signature_find(expr->entry, expr->operands[0]->type, operand->type);
		if (!expr->signature) {
			(void)expr_fail(err, item->offset, item->length,
				"`%s` looks for a %s, and this is a %s", expr->entry->symbol,
				expr_type_name(expr->operands[0]->type), expr_type_name(operand->type));
			return NULL;
		}
	}
	return expr;
}

/* The column that a summary is of: the last name of its path, split off. */
static bool
check_summary(
	struct vocabulary *vocabulary, const struct syntax *syntax, struct expr *expr, struct expr_error *err)
{
	const struct name *last = &syntax->path[syntax->path_length - 1];
	struct table_spec *spec = &vocabulary->tables[expr->source];
	expr->value = table_spec_column(spec, last->text);
	if (expr->value == SIZE_MAX)
		return path_unknown(vocabulary, expr->source, last, err);
	enum value_type type = spec->columns[expr->value].type;
	bool ordered = strcmp(syntax->entry->symbol, "min") == 0 || strcmp(syntax->entry->symbol, "max") == 0;
	if (type != TYPE_NUMBER && !(ordered && type == TYPE_DATE))
		return expr_fail(err, last->offset, last->length, "`%s` takes %s, and %s is a %s",
			syntax->entry->symbol, ordered ? "numbers or dates" : "numbers", last->text,
			value_type_name(type));
	spec->columns[expr->value].used = true;
	expr->type = (enum expr_type)type;
	return true;
}

static enum expr_type
aggregate_type(const struct operator_entry *entry)
{
	return entry->form == FORM_QUANTIFIER ? EXPR_TRUTH : EXPR_NUMBER;
}

static const struct expr *
check_aggregate(
	struct vocabulary *vocabulary, size_t table, const struct syntax *syntax, struct expr_error *err)
{
	bool summary = syntax->entry->form == FORM_SUMMARY;
	size_t names = syntax->path_length - (summary ? 1 : 0);
	if (names == 0) {
		(void)expr_fail(err, syntax->path[0].offset, syntax->path[0].length,
			"`%s` wants a table and a column of it: %s", syntax->entry->symbol,
			syntax->entry->syntax);
		return NULL;
	}
	const struct name *source = &syntax->path[names - 1];
	struct step *steps = arena_alloc(&vocabulary->arena, names * sizeof(*steps));
	size_t holder = path_follow(vocabulary, table, syntax->path, names - 1, steps, err);
	if (holder == SIZE_MAX)
		return NULL;
	struct expr *expr = expr_new(vocabulary, EXPR_AGGREGATE, aggregate_type(syntax->entry), holder);
	expr->entry = syntax->entry;
	expr->source = vocabulary_table(vocabulary, source->text);
	if (expr->source == SIZE_MAX) {
		(void)expr_fail(err, source->offset, source->length, "there is no table %s", source->text);
		return NULL;
	}
	expr->reference = path_reference(vocabulary, expr->source, holder, source, syntax->via, err);
	if (expr->reference == SIZE_MAX)
		return NULL;
	if (summary && !check_summary(vocabulary, syntax, expr, err))
		return NULL;
	if (syntax->where) {
		expr->where = expr_check_truth(vocabulary, expr->source, syntax->where, err);
		if (!expr->where)
			return NULL;
		expr_over(expr, expr->where);
	}
	return path_lookup(vocabulary, table, steps, names - 1, expr);
}

static const struct expr *
check_literal(struct vocabulary *vocabulary, size_t table, const struct syntax *syntax)
{
	static const enum expr_type types[] = {
		[SYNTAX_NUMBER] = EXPR_NUMBER,
		[SYNTAX_TEXT] = EXPR_TEXT,
		[SYNTAX_DATE] = EXPR_DATE,
		[SYNTAX_TRUTH] = EXPR_TRUTH,
		[SYNTAX_DURATION] = EXPR_DURATION,
		[SYNTAX_AS_OF] = EXPR_DATE,
	};
	enum expr_kind kind = syntax->kind == SYNTAX_AS_OF ? EXPR_AS_OF : EXPR_CONSTANT;
	struct expr *expr = expr_new(vocabulary, kind, types[syntax->kind], table);
	expr->constant = true;
	vocabulary->uses_as_of |= kind == EXPR_AS_OF;
	expr->number = syntax->number;
	expr->date = syntax->date;
	expr->truth = syntax->truth;
	expr->duration = syntax->duration;
	expr->text = syntax->text;
	expr->text_length = syntax->text_length;
	return expr;
}

const struct expr *
expr_check(struct vocabulary *vocabulary, size_t table, const struct syntax *syntax, struct expr_error *err)
{
	switch (syntax->kind) {
	case SYNTAX_PATH: return path_value(vocabulary, table, syntax->path, syntax->path_length, err);
	case SYNTAX_OPERATION:
		if (syntax->entry->form == FORM_LIST)
			return check_list(vocabulary, table, syntax, err);
		return check_operation(vocabulary, table, syntax, err);
	case SYNTAX_AGGREGATE: return check_aggregate(vocabulary, table, syntax, err);
	case SYNTAX_NUMBER:
	case SYNTAX_TEXT:
	case SYNTAX_DATE:
	case SYNTAX_TRUTH:
	case SYNTAX_DURATION:
	case SYNTAX_AS_OF: break;
	}
	return check_literal(vocabulary, table, syntax);
}

const struct expr *
expr_check_truth(
	struct vocabulary *vocabulary, size_t table, const struct syntax *syntax, struct expr_error *err)
{
	const struct expr *expr = expr_check(vocabulary, table, syntax, err);
	if (!expr || expr->type == EXPR_TRUTH)
		return expr;
	(void)expr_fail(err, syntax->offset, syntax->length, "this is a %s; a condition is true or false",
		expr_type_name(expr->type));
	return NULL;
}
