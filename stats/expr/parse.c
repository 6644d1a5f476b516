/* Operator precedence after the table in operators.c: parse_expression(level) reads everything that binds
 * tighter than or as tight as `level`. */
#include <stdio.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/expr/syntax.h"

struct parser {
	struct token *tokens;
	size_t count, at;
	struct arena *arena;
	struct expr_error *err;
	size_t depth; /* of the calls, so that ((((… ends in a message */
};

static struct syntax *parse_expression(struct parser *parser, enum precedence level);

static const struct token *
current(const struct parser *parser)
{
	return &parser->tokens[parser->at];
}

static const struct token *
following(const struct parser *parser)
{
	return parser->at + 1 < parser->count ? &parser->tokens[parser->at + 1] : current(parser);
}

static bool
is_spelled(const struct token *token, const char *text)
{
	return (token->kind == TOKEN_WORD || token->kind == TOKEN_SYMBOL) && strcmp(token->text, text) == 0;
}

static bool
accept(struct parser *parser, const char *text)
{
	if (!is_spelled(current(parser), text))
		return false;
	parser->at++;
	return true;
}

static struct syntax *
mistake(struct parser *parser, const char *message)
{
	(void)expr_fail(parser->err, current(parser)->offset, current(parser)->length, "%s", message);
	return NULL;
}

static bool
expect(struct parser *parser, const char *text, const char *after)
{
	if (accept(parser, text))
		return true;
	return expr_fail(parser->err, current(parser)->offset, current(parser)->length,
		"%s expected after %s", text, after);
}

static struct syntax *
syntax_new(struct parser *parser, enum syntax_kind kind, const struct token *token)
{
	struct syntax *syntax = arena_alloc(parser->arena, sizeof(*syntax));
	syntax->kind = kind;
	syntax->offset = token->offset;
	syntax->length = token->length;
	syntax->depth = 1;
	return syntax;
}

/* Adds an operand to an operation, and its depth. */
static bool
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

static struct syntax *
operation_new(struct parser *parser, const struct operator* operator, const struct token * token)
{
	struct syntax *operation = syntax_new(parser, SYNTAX_OPERATION, token);
	operation->operator= operator;
	return operation;
}

static bool
parse_name(struct parser *parser, struct name *name, const char *what)
{
	const struct token *token = current(parser);
	if (token->kind != TOKEN_NAME) {
		if (token->kind == TOKEN_WORD)
			return expr_fail(parser->err, token->offset, token->length,
				"%s expected; %s is a word of the language: as a name it is written \"%s\"",
				what, token->text, token->text);
		return expr_fail(parser->err, token->offset, token->length, "%s expected", what);
	}
	*name = (struct name){ token->text, token->offset, token->length };
	parser->at++;
	return true;
}

/* NAME.NAME.NAME into syntax->path, and what to point at. */
static bool
parse_path(struct parser *parser, struct syntax *syntax, const char *what)
{
	size_t capacity = 1;
	for (size_t i = parser->at + 1; i < parser->count && is_spelled(&parser->tokens[i], "."); i += 2)
		capacity++;
	syntax->path = arena_alloc(parser->arena, capacity * sizeof(*syntax->path));
	do {
		if (!parse_name(parser, &syntax->path[syntax->path_length++], what))
			return false;
		what = "a name";
	} while (accept(parser, "."));
	const struct name *last = &syntax->path[syntax->path_length - 1];
	syntax->offset = syntax->path[0].offset;
	syntax->length = last->offset + last->length - syntax->offset;
	return true;
}

/* PATH [via COLUMN] [where C]; what follows `where` goes on to the end of the text or to a closing
 * parenthesis. */
static bool
parse_source(struct parser *parser, struct syntax *aggregate)
{
	struct syntax source = { 0 };
	if (!parse_path(parser, &source, "the name of a table"))
		return false;
	aggregate->path = source.path;
	aggregate->path_length = source.path_length;
	if (accept(parser, "via")) {
		struct name *via = arena_alloc(parser->arena, sizeof(*via));
		if (!parse_name(parser, via, "the name of a column"))
			return false;
		aggregate->via = via;
	}
	if (accept(parser, "where")) {
		aggregate->where = parse_expression(parser, OR);
		if (!aggregate->where)
			return false;
		aggregate->depth = aggregate->where->depth + 1;
	}
	return true;
}

static struct syntax *
parse_aggregate(struct parser *parser, const struct operator* operator)
{
	struct syntax *aggregate = syntax_new(parser, SYNTAX_AGGREGATE, current(parser));
	aggregate->operator= operator;
	parser->at++;
	bool in_parentheses = operator->form != FORM_QUANTIFIER;
	if (in_parentheses && !expect(parser, "(", operator->symbol))
		return NULL;
	if (!parse_source(parser, aggregate))
		return NULL;
	if (in_parentheses && !expect(parser, ")", operator->syntax))
		return NULL;
	return aggregate;
}

/* The aggregate that the current token begins, or NULL: `any`, `no`, or a name like `count` before a
 * parenthesis. */
static const struct operator* aggregate_here(const struct parser *parser)
{
	const struct token *token = current(parser);
	if (token->kind == TOKEN_WORD)
		return operator_find(token->text, FORM_QUANTIFIER);
	if (token->kind != TOKEN_NAME || !is_spelled(following(parser), "("))
		return NULL;
	const struct operator* operator= operator_find(token->text, FORM_COUNT);
	return operator? operator: operator_find(token->text, FORM_SUMMARY);
}

static struct syntax *
unknown_function(struct parser *parser)
{
	const char *names[16];
	size_t count = 0;
	for (size_t i = 0; i < operator_count && count < 16; i++)
		if (operators[i].form == FORM_COUNT || operators[i].form == FORM_SUMMARY)
			names[count++] = operators[i].symbol;
	const char *nearest = text_nearest(current(parser)->text, names, count);
	(void)expr_fail(parser->err, current(parser)->offset, current(parser)->length,
		"there is no function %s%s%s%s", current(parser)->text, nearest ? "; did you mean " : "",
		nearest ? nearest : "", nearest ? "?" : "");
	return NULL;
}

/* A number, or a number and a unit: 3 months. */
static struct syntax *
parse_number(struct parser *parser)
{
	const struct token *token = current(parser);
	struct syntax *syntax = syntax_new(parser, SYNTAX_NUMBER, token);
	syntax->number = token->number;
	parser->at++;
	const struct token *unit = current(parser);
	if (unit->kind != TOKEN_NAME)
		return syntax;
	const char *names[16];
	for (size_t i = 0; i < duration_unit_count; i++) {
		names[i] = duration_units[i].name;
		if (strcmp(duration_units[i].name, unit->text) != 0)
			continue;
		if (token->number > 100000 || token->number != (double)(int32_t)token->number) {
			(void)expr_fail(parser->err, token->offset, token->length,
				"a duration is a whole number of at most 100000 %s", unit->text);
			return NULL;
		}
		int32_t times = (int32_t)token->number;
		syntax->kind = SYNTAX_DURATION;
		syntax->duration.months = times * duration_units[i].length.months;
		syntax->duration.days = times * duration_units[i].length.days;
		syntax->length = unit->offset + unit->length - syntax->offset;
		parser->at++;
		return syntax;
	}
	const char *nearest = text_nearest(unit->text, names, duration_unit_count);
	if (!nearest)
		return syntax;
	(void)expr_fail(parser->err, unit->offset, unit->length,
		"%s after a number is no unit; did you mean %s?", unit->text, nearest);
	return NULL;
}

static struct syntax *
parse_literal(struct parser *parser, enum syntax_kind kind)
{
	const struct token *token = current(parser);
	struct syntax *syntax = syntax_new(parser, kind, token);
	syntax->date = token->date;
	syntax->text = token->text;
	syntax->text_length = token->text_length;
	syntax->truth = token->text && strcmp(token->text, "true") == 0;
	parser->at++;
	return syntax;
}

static struct syntax *
parse_word(struct parser *parser)
{
	const struct token *token = current(parser);
	if (is_spelled(token, "true") || is_spelled(token, "false"))
		return parse_literal(parser, SYNTAX_TRUTH);
	if (is_spelled(token, "as_of"))
		return parse_literal(parser, SYNTAX_AS_OF);
	(void)expr_fail(parser->err, token->offset, token->length,
		"a value expected, not the word %s; as a name it is written \"%s\"", token->text,
		token->text);
	return NULL;
}

static struct syntax *
parse_primary(struct parser *parser)
{
	const struct operator* aggregate = aggregate_here(parser);
	if (aggregate)
		return parse_aggregate(parser, aggregate);
	switch (current(parser)->kind) {
	case TOKEN_NUMBER: return parse_number(parser);
	case TOKEN_TEXT: return parse_literal(parser, SYNTAX_TEXT);
	case TOKEN_DATE: return parse_literal(parser, SYNTAX_DATE);
	case TOKEN_WORD: return parse_word(parser);
	case TOKEN_NAME: {
		if (is_spelled(following(parser), "("))
			return unknown_function(parser);
		struct syntax *path = syntax_new(parser, SYNTAX_PATH, current(parser));
		return parse_path(parser, path, "a name") ? path : NULL;
	}
	case TOKEN_SYMBOL:
		if (accept(parser, "(")) {
			struct syntax *inner = parse_expression(parser, OR);
			return inner && expect(parser, ")", "this") ? inner : NULL;
		}
		break;
	case TOKEN_END: return mistake(parser, "a value expected; the condition ends here");
	}
	return mistake(parser, "a value expected");
}

static struct syntax *
parse_prefix(struct parser *parser)
{
	const struct token *token = current(parser);
	const struct operator* operator= NULL;
	if (token->kind == TOKEN_WORD || token->kind == TOKEN_SYMBOL)
		operator= operator_find(token->text, FORM_PREFIX);
	if (!operator)
		return parse_primary(parser);
	struct syntax *operation = operation_new(parser, operator, token);
	parser->at++;
	return operand_add(parser, operation, parse_expression(parser, operator->precedence)) ? operation
											      : NULL;
}

/* The operator that stands after an operand, and how many tokens it takes; NULL if none does. Its symbol may
 * be three words long (`is not missing`): the longest that fits wins. */
static const struct operator* operator_here(const struct parser *parser, size_t *tokens)
{
	char symbol[64] = "";
	const struct operator* found = NULL;
	for (size_t words = 1; words <= 3 && parser->at + words < parser->count + 1; words++) {
		const struct token *token = &parser->tokens[parser->at + words - 1];
		if (token->kind != TOKEN_WORD && token->kind != TOKEN_SYMBOL)
			break;
		size_t length = strlen(symbol);
		(void)snprintf(
			symbol + length, sizeof(symbol) - length, "%s%s", length ? " " : "", token->text);
		for (size_t i = 0; i < operator_count; i++) {
			enum form form = operators[i].form;
			if (form != FORM_PREFIX && form != FORM_QUANTIFIER &&
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
parse_between(struct parser *parser, const struct operator* operator, const struct token * token,
	struct syntax *value)
{
	struct syntax *low = parse_expression(parser, SUM);
	if (!low || !expect(parser, "and", "between a"))
		return NULL;
	struct syntax *high = parse_expression(parser, SUM);
	struct syntax *from = operation_new(parser, operator_find(">=", FORM_INFIX), token);
	struct syntax *to = operation_new(parser, operator_find("<=", FORM_INFIX), token);
	struct syntax *both = operation_new(parser, operator_find("and", FORM_INFIX), token);
	bool done = operand_add(parser, from, value) && operand_add(parser, from, low) &&
		    operand_add(parser, to, value) && operand_add(parser, to, high) &&
		    operand_add(parser, both, from) && operand_add(parser, both, to);
	if (!done || !operator->negated)
		return done ? both : NULL;
	struct syntax *negation = operation_new(parser, operator_find("not", FORM_PREFIX), token);
	return operand_add(parser, negation, both) ? negation : NULL;
}

/* a in (b, c, …) */
static bool
parse_list(struct parser *parser, struct syntax *operation)
{
	if (!expect(parser, "(", "in"))
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
	} while (accept(parser, ","));
	return expect(parser, ")", "the list");
}

/* Everything that can follow an operand `left` at one operator. */
static struct syntax *
parse_suffix(struct parser *parser, const struct operator* operator, size_t tokens, struct syntax *left)
{
	const struct token *first = current(parser);
	const struct token *last = &parser->tokens[parser->at + tokens - 1];
	struct token whole = *first;
	whole.length = last->offset + last->length - first->offset;
	parser->at += tokens;
	if (operator->form == FORM_BETWEEN)
		return parse_between(parser, operator, & whole, left);
	struct syntax *operation = operation_new(parser, operator, & whole);
	if (!operand_add(parser, operation, left))
		return NULL;
	if (operator->form == FORM_LIST)
		return parse_list(parser, operation) ? operation : NULL;
	if (operator->form == FORM_INFIX && !operand_add(
		    parser, operation, parse_expression(parser, operator->precedence + 1)))
		return NULL;
	return operation;
}

static struct syntax *
parse_expression(struct parser *parser, enum precedence level)
{
	if (++parser->depth > SYNTAX_DEPTH_LIMIT)
		return mistake(
			parser, "this condition is nested too deeply; name a part of it under conditions");
	struct syntax *left = parse_prefix(parser);
	bool compared = false;
	while (left) {
		size_t tokens = 0;
		const struct operator* operator= operator_here(parser, &tokens);
		if (!operator|| operator->precedence<level)
			break;
		if (operator->precedence == COMPARISON && compared)
			return mistake(parser, "comparisons cannot be chained; write a < b and b < c");
		compared = operator->precedence == COMPARISON;
		left = parse_suffix(parser, operator, tokens, left);
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
	if (!syntax || current(parser)->kind == TOKEN_END)
		return syntax;
	const struct token *token = current(parser);
	if (token->kind == TOKEN_NAME) {
		const char *nearest = text_nearest(token->text, reserved_words, reserved_word_count);
		(void)expr_fail(parser->err, token->offset, token->length,
			"an operator expected before %s%s%s%s", token->text, nearest ? "; did you mean " : "",
			nearest ? nearest : "", nearest ? "?" : "");
		return NULL;
	}
	if (is_spelled(token, ")"))
		return mistake(parser, "this parenthesis closes nothing");
	return mistake(parser, "an operator expected");
}

struct syntax *
syntax_parse(const char *text, struct arena *arena, struct expr_error *err)
{
	struct parser parser = { .arena = arena, .err = err };
	if (!tokens_read(&parser, text))
		return NULL;
	if (parser.count == 1)
		return mistake(&parser, "the condition is empty");
	return unless_more(&parser, parse_expression(&parser, OR));
}

struct syntax *
syntax_parse_grouping(const char *text, struct arena *arena, struct expr_error *err)
{
	struct parser parser = { .arena = arena, .err = err };
	if (!tokens_read(&parser, text))
		return NULL;
	struct syntax *path = syntax_new(&parser, SYNTAX_PATH, current(&parser));
	if (!parse_path(&parser, path, "the name of a column"))
		return NULL;
	if (accept(&parser, "where")) {
		path->where = parse_expression(&parser, OR);
		if (!path->where)
			return NULL;
	}
	return unless_more(&parser, path);
}
