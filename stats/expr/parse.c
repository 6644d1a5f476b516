/* Operator precedence after the table in operators.c: parse_expression(level) reads everything that binds
 * tighter than or as tight as `level`. */
#include <stdio.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/expr/parser.h"

const struct token *
parser_current(const struct parser *parser)
{
	return &parser->tokens[parser->at];
}

bool
token_is(const struct token *token, const char *text)
{
	return (token->kind == TOKEN_WORD || token->kind == TOKEN_SYMBOL) && strcmp(token->text, text) == 0;
}

bool
parser_accept(struct parser *parser, const char *text)
{
	if (!token_is(parser_current(parser), text))
		return false;
	parser->at++;
	return true;
}

struct syntax *
parser_mistake(struct parser *parser, const char *message)
{
	(void)expr_fail(
		parser->err, parser_current(parser)->offset, parser_current(parser)->length, "%s", message);
	return NULL;
}

bool
parser_expect(struct parser *parser, const char *text, const char *after)
{
	if (parser_accept(parser, text))
		return true;
	return expr_fail(parser->err, parser_current(parser)->offset, parser_current(parser)->length,
		"%s expected after %s", text, after);
}

struct syntax *
syntax_new(struct parser *parser, enum syntax_kind kind, const struct token *token)
{
	struct syntax *syntax = arena_alloc(parser->arena, sizeof(*syntax));
	syntax->kind = kind;
	syntax->offset = token->offset;
	syntax->length = token->length;
	syntax->depth = 1;
	return syntax;
}

bool
operand_add(struct parser *parser, struct syntax *operation, struct syntax *operand)
{
	if (!operand)
		return false;
	/* An operand may stand in two operations (between), so the list is of shallow copies. */
	struct syntax *copy = arena_alloc(parser->arena, sizeof(*copy));
	*copy = *operand;
	copy->next = NULL;
	struct syntax **last = &operation->first;
	while (*last)
		last = &(*last)->next;
	*last = copy;
	if (operation->depth < operand->depth + 1)
		operation->depth = operand->depth + 1;
	if (operation->depth > SYNTAX_DEPTH_LIMIT)
		return expr_fail(parser->err, operation->offset, operation->length,
			"this condition is nested too deeply; name a part of it under conditions");
	return true;
}

struct syntax *
operation_new(struct parser *parser, const struct operator_entry *entry, const struct token *token)
{
	struct syntax *operation = syntax_new(parser, SYNTAX_OPERATION, token);
	operation->entry = entry;
	return operation;
}

static struct syntax *
parse_prefix(struct parser *parser)
{
	const struct token *token = parser_current(parser);
	const struct operator_entry *entry = NULL;
	if (token->kind == TOKEN_WORD || token->kind == TOKEN_SYMBOL)
		entry = operator_find(token->text, FORM_PREFIX);
	if (!entry)
		return parse_primary(parser);
	struct syntax *operation = operation_new(parser, entry, token);
	parser->at++;
	return operand_add(parser, operation, parse_expression(parser, entry->precedence)) ? operation : NULL;
}

/* The operator that stands after an operand, and how many tokens it takes; NULL if none does. Its symbol may
 * be three words long (`is not missing`): the longest that fits wins. */
static const struct operator_entry *
operator_here(const struct parser *parser, size_t *tokens)
{
	char symbol[64] = "";
	const struct operator_entry *found = NULL;
	for (size_t words = 1; words <= 3 && parser->at + words < parser->count + 1; words++) {
		const struct token *token = &parser->tokens[parser->at + words - 1];
		if (token->kind != TOKEN_WORD && token->kind != TOKEN_SYMBOL)
			break;
		size_t length = strlen(symbol);
		(void)snprintf(
			symbol + length, sizeof(symbol) - length, "%s%s", length ? " " : "", token->text);
		for (size_t i = 0; i < operator_count; i++) {
			enum form form = operators[i].form;
			if (form != FORM_PREFIX && form != FORM_QUANTIFIER && form != FORM_FUNCTION &&
				strcmp(operators[i].symbol, symbol) == 0) {
				found = &operators[i];
				*tokens = words;
			}
		}
	}
	return found;
}

/* a between b and c: two comparisons that share a. */
static struct syntax *
parse_between(struct parser *parser, const struct operator_entry *entry, const struct token *token,
	struct syntax *value)
{
	struct syntax *low = parse_expression(parser, SUM);
	if (!low || !parser_expect(parser, "and", "between a"))
		return NULL;
	struct syntax *high = parse_expression(parser, SUM);
	struct syntax *from = operation_new(parser, operator_find(">=", FORM_INFIX), token);
	struct syntax *to = operation_new(parser, operator_find("<=", FORM_INFIX), token);
	struct syntax *both = operation_new(parser, operator_find("and", FORM_INFIX), token);
	bool done = operand_add(parser, from, value) && operand_add(parser, from, low) &&
		    operand_add(parser, to, value) && operand_add(parser, to, high) &&
		    operand_add(parser, both, from) && operand_add(parser, both, to);
	if (!done || !entry->negated)
		return done ? both : NULL;
	struct syntax *negation = operation_new(parser, operator_find("not", FORM_PREFIX), token);
	return operand_add(parser, negation, both) ? negation : NULL;
}

/* a in (b, c, …) */
static bool
parse_list(struct parser *parser, struct syntax *operation)
{
	if (!parser_expect(parser, "(", "in"))
		return false;
	struct syntax **last = &operation->first->next;
	do {
		struct syntax *item = parse_expression(parser, SUM);
		if (!item)
			return false;
		if (item->depth + 1 > operation->depth)
			operation->depth = item->depth + 1;
		*last = item;
		last = &item->next;
	} while (parser_accept(parser, ","));
	return parser_expect(parser, ")", "the list");
}

/* Everything that can follow an operand `left` at one operator. */
static struct syntax *
parse_suffix(struct parser *parser, const struct operator_entry *entry, size_t tokens, struct syntax *left)
{
	const struct token *first = parser_current(parser);
	const struct token *last = &parser->tokens[parser->at + tokens - 1];
	struct token whole = *first;
	whole.length = last->offset + last->length - first->offset;
	parser->at += tokens;
	if (entry->form == FORM_BETWEEN)
		return parse_between(parser, entry, &whole, left);
	struct syntax *operation = operation_new(parser, entry, &whole);
	if (!operand_add(parser, operation, left))
		return NULL;
	if (entry->form == FORM_LIST)
		return parse_list(parser, operation) ? operation : NULL;
	if (entry->form == FORM_INFIX &&
		!operand_add(parser, operation, parse_expression(parser, entry->precedence + 1)))
		return NULL;
	return operation;
}

struct syntax *
parse_expression(struct parser *parser, enum precedence level)
{
	if (++parser->depth > SYNTAX_DEPTH_LIMIT)
		return parser_mistake(
			parser, "this condition is nested too deeply; name a part of it under conditions");
	struct syntax *left = parse_prefix(parser);
	bool compared = false;
	while (left) {
		size_t tokens = 0;
		const struct operator_entry *entry = operator_here(parser, &tokens);
		if (!entry || entry->precedence < level)
			break;
		if (entry->precedence == COMPARISON && compared)
			return parser_mistake(parser, "comparisons cannot be chained; write a < b and b < c");
		compared = entry->precedence == COMPARISON;
		left = parse_suffix(parser, entry, tokens, left);
	}
	parser->depth--;
	return left;
}

static bool
tokens_read(struct parser *parser, const char *text)
{
	struct lexer lexer = { .source = text, .arena = parser->arena };
	size_t capacity = strlen(text) + 1; /* no token is empty but the last */
	parser->tokens = arena_alloc(parser->arena, capacity * sizeof(*parser->tokens));
	do {
		if (!token_read(&lexer, &parser->tokens[parser->count++], parser->err))
			return false;
	} while (parser->tokens[parser->count - 1].kind != TOKEN_END);
	return true;
}

static struct syntax *
unless_more(struct parser *parser, struct syntax *syntax)
{
	if (!syntax || parser_current(parser)->kind == TOKEN_END)
		return syntax;
	const struct token *token = parser_current(parser);
	if (token->kind == TOKEN_NAME) {
		const char *nearest = text_nearest(token->text, reserved_words, reserved_word_count);
		(void)expr_fail(parser->err, token->offset, token->length,
			"an operator expected before %s%s%s%s", token->text, nearest ? "; did you mean " : "",
			nearest ? nearest : "", nearest ? "?" : "");
		return NULL;
	}
	if (token_is(token, ")"))
		return parser_mistake(parser, "this parenthesis closes nothing");
	return parser_mistake(parser, "an operator expected");
}

struct syntax *
syntax_parse(const char *text, struct arena *arena, struct expr_error *err)
{
	struct parser parser = { .arena = arena, .err = err };
	if (!tokens_read(&parser, text))
		return NULL;
	if (parser.count == 1)
		return parser_mistake(&parser, "the condition is empty");
	return unless_more(&parser, parse_expression(&parser, OR));
}

struct syntax *
syntax_parse_grouping(const char *text, struct arena *arena, struct expr_error *err)
{
	struct parser parser = { .arena = arena, .err = err };
	if (!tokens_read(&parser, text))
		return NULL;
	struct syntax *path = syntax_new(&parser, SYNTAX_PATH, parser_current(&parser));
	if (!parse_path(&parser, path, "the name of a column"))
		return NULL;
	if (parser_accept(&parser, "where")) {
		path->where = parse_expression(&parser, OR);
		if (!path->where)
			return NULL;
	}
	return unless_more(&parser, path);
}
