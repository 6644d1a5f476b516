#include <string.h>

#include "stats/base/text.h"
#include "stats/expr/parser.h"

static const struct token *
following(const struct parser *parser)
{
	return parser->at + 1 < parser->count ? &parser->tokens[parser->at + 1] : parser_current(parser);
}

static bool
parse_name(struct parser *parser, struct name *name, const char *what)
{
	const struct token *token = parser_current(parser);
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
bool
parse_path(struct parser *parser, struct syntax *syntax, const char *what)
{
	size_t capacity = 1;
	for (size_t i = parser->at + 1; i < parser->count && token_is(&parser->tokens[i], "."); i += 2)
		capacity++;
	syntax->path = arena_alloc(parser->arena, capacity * sizeof(*syntax->path));
	do {
		if (!parse_name(parser, &syntax->path[syntax->path_length++], what))
			return false;
		what = "a name";
	} while (parser_accept(parser, "."));
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
	if (parser_accept(parser, "via")) {
		struct name *via = arena_alloc(parser->arena, sizeof(*via));
		if (!parse_name(parser, via, "the name of a column"))
			return false;
		aggregate->via = via;
	}
	if (parser_accept(parser, "where")) {
		aggregate->where = parse_expression(parser, OR);
		if (!aggregate->where)
			return false;
		aggregate->depth = aggregate->where->depth + 1;
	}
	return true;
}

static struct syntax *
parse_aggregate(struct parser *parser, const struct operator_entry *entry)
{
	struct syntax *aggregate = syntax_new(parser, SYNTAX_AGGREGATE, parser_current(parser));
	aggregate->entry = entry;
	parser->at++;
	bool in_parentheses = entry->form != FORM_QUANTIFIER;
	if (in_parentheses && !parser_expect(parser, "(", entry->symbol))
		return NULL;
	if (!parse_source(parser, aggregate))
		return NULL;
	if (in_parentheses && !parser_expect(parser, ")", entry->syntax))
		return NULL;
	return aggregate;
}

/* The aggregate that the current token begins, or NULL: `any`, `no`, or a name like `count` before a
 * parenthesis. */
static const struct operator_entry *
aggregate_here(const struct parser *parser)
{
	const struct token *token = parser_current(parser);
	if (token->kind == TOKEN_WORD)
		return operator_find(token->text, FORM_QUANTIFIER);
	if (token->kind != TOKEN_NAME || !token_is(following(parser), "("))
		return NULL;
	const struct operator_entry *entry = operator_find(token->text, FORM_COUNT);
	return entry ? entry : operator_find(token->text, FORM_SUMMARY);
}

/* NAME(a, b) */
static struct syntax *
parse_function(struct parser *parser, const struct operator_entry *entry)
{
	struct syntax *operation = operation_new(parser, entry, parser_current(parser));
	parser->at++;
	if (!parser_expect(parser, "(", entry->symbol) ||
		!operand_add(parser, operation, parse_expression(parser, OR)) ||
		!parser_expect(parser, ",", entry->syntax) ||
		!operand_add(parser, operation, parse_expression(parser, OR)) ||
		!parser_expect(parser, ")", entry->syntax))
		return NULL;
	return operation;
}

static struct syntax *
unknown_function(struct parser *parser)
{
	const char *names[16];
	size_t count = 0;
	for (size_t i = 0; i < operator_count && count < 16; i++)
		if (operators[i].form == FORM_COUNT || operators[i].form == FORM_SUMMARY ||
			operators[i].form == FORM_FUNCTION)
			names[count++] = operators[i].symbol;
	const char *nearest = text_nearest(parser_current(parser)->text, names, count);
	(void)expr_fail(parser->err, parser_current(parser)->offset, parser_current(parser)->length,
		"there is no function %s%s%s%s", parser_current(parser)->text,
		nearest ? "; did you mean " : "", nearest ? nearest : "", nearest ? "?" : "");
	return NULL;
}

/* A number, or a number and a unit: 3 months. */
static struct syntax *
parse_number(struct parser *parser)
{
	const struct token *token = parser_current(parser);
	struct syntax *syntax = syntax_new(parser, SYNTAX_NUMBER, token);
	syntax->number = token->number;
	parser->at++;
	const struct token *unit = parser_current(parser);
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
	const struct token *token = parser_current(parser);
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
	const struct token *token = parser_current(parser);
	if (token_is(token, "true") || token_is(token, "false"))
		return parse_literal(parser, SYNTAX_TRUTH);
	if (token_is(token, "as_of"))
		return parse_literal(parser, SYNTAX_AS_OF);
	(void)expr_fail(parser->err, token->offset, token->length,
		"a value expected, not the word %s; as a name it is written \"%s\"", token->text,
		token->text);
	return NULL;
}

struct syntax *
parse_primary(struct parser *parser)
{
	const struct operator_entry *aggregate = aggregate_here(parser);
	if (aggregate)
		return parse_aggregate(parser, aggregate);
	switch (parser_current(parser)->kind) {
	case TOKEN_NUMBER: return parse_number(parser);
	case TOKEN_TEXT: return parse_literal(parser, SYNTAX_TEXT);
	case TOKEN_DATE: return parse_literal(parser, SYNTAX_DATE);
	case TOKEN_WORD: return parse_word(parser);
	case TOKEN_NAME: {
		if (token_is(following(parser), "(")) {
			const struct operator_entry *function =
				operator_find(parser_current(parser)->text, FORM_FUNCTION);
			return function ? parse_function(parser, function) : unknown_function(parser);
		}
		struct syntax *path = syntax_new(parser, SYNTAX_PATH, parser_current(parser));
		return parse_path(parser, path, "a name") ? path : NULL;
	}
	case TOKEN_SYMBOL:
		if (parser_accept(parser, "(")) {
			struct syntax *inner = parse_expression(parser, OR);
			return inner && parser_expect(parser, ")", "this") ? inner : NULL;
		}
		break;
	case TOKEN_END: return parser_mistake(parser, "a value expected; the condition ends here");
	}
	return parser_mistake(parser, "a value expected");
}
