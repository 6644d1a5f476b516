/* What the two halves of the parser share: tokens at hand, and what makes trees of them. Private to this
 * room.
 *
 * parse.c goes by the precedences of the operator table; primary.c reads what stands between operators. */
#ifndef MALTALL_EXPR_PARSER_H
#define MALTALL_EXPR_PARSER_H

#include "stats/expr/syntax.h"

struct parser {
	struct token *tokens;
	size_t count, at;
	struct arena *arena;
	struct expr_error *err;
	size_t depth; /* of the calls, so that ((((… ends in a message */
};

const struct token *parser_current(const struct parser *parser);
/* Is the token this word or symbol? */
bool token_is(const struct token *token, const char *text);
/* Takes the token at hand if it is this word or symbol. */
bool parser_accept(struct parser *parser, const char *text);
bool parser_expect(struct parser *parser, const char *text, const char *after);
/* A mistake at the token at hand; returns NULL. */
struct syntax *parser_mistake(struct parser *parser, const char *message);
struct syntax *syntax_new(struct parser *parser, enum syntax_kind kind, const struct token *token);

struct syntax *operation_new(
	struct parser *parser, const struct operator_entry *entry, const struct token *token);
/* Adds an operand to an operation, and its depth; false where the operand is NULL or too deep. */
bool operand_add(struct parser *parser, struct syntax *operation, struct syntax *operand);

/* Everything that binds tighter than or as tight as `level`. NULL and err on a mistake. */
struct syntax *parse_expression(struct parser *parser, enum precedence level);
/* A literal, a path, an aggregate or something in parentheses. */
struct syntax *parse_primary(struct parser *parser);
/* NAME.NAME.NAME into syntax->path, and what to point at; `what` is expected. */
bool parse_path(struct parser *parser, struct syntax *syntax, const char *what);

#endif
