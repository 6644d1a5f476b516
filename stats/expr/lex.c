#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/text.h"
#include "stats/expr/syntax.h"

bool
expr_fail(struct expr_error *err, size_t offset, size_t length, const char *format, ...)
{
	if (err->message[0] != '\0')
		return false;
	err->offset = offset;
	err->length = length;
	va_list arguments;
	va_start(arguments, format);
	(void)vsnprintf(err->message, sizeof(err->message), format, arguments);
	va_end(arguments);
	return false;
}

static bool
is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static size_t
digits(const char *text)
{
	size_t count = 0;
	while (is_digit(text[count]))
		count++;
	return count;
}

/* yyyy-mm-dd, but not 2025-05 (a difference of two numbers). */
static bool
looks_like_date(const char *text)
{
	return digits(text) == 4 && text[4] == '-' && digits(text + 5) == 2 && text[7] == '-' &&
	       digits(text + 8) == 2;
}

static bool
read_number(struct lexer *lexer, struct token *token, struct expr_error *err)
{
	const char *start = lexer->source + lexer->at;
	if (looks_like_date(start)) {
		token->kind = TOKEN_DATE;
		token->length = 10;
		token->date = date_parse_iso(start, 10);
		if (token->date == DATE_MISSING)
			return expr_fail(err, token->offset, 10, "there is no such day as %.10s", start);
		return true;
	}
	size_t length = digits(start);
	if (start[length] == '.' && is_digit(start[length + 1])) {
		length += 1 + digits(start + length + 1);
		if (start[length] == '.' && is_digit(start[length + 1]))
			return expr_fail(err, token->offset, length + 1 + digits(start + length + 1),
				"a date is written yyyy-mm-dd here, as in 2025-12-31");
	}
	if (length > 300)
		return expr_fail(err, token->offset, length, "this number is too long");
	token->kind = TOKEN_NUMBER;
	token->length = length;
	token->number = strtod(arena_copy(lexer->arena, start, length), NULL);
	return true;
}

/* 'text' or "name": the quote is doubled to stand inside. */
static bool
read_quoted(struct lexer *lexer, struct token *token, struct expr_error *err)
{
	const char *start = lexer->source + lexer->at;
	char quote = start[0];
	char *text = arena_copy(lexer->arena, start, strlen(start));
	size_t from = 1;
	size_t to = 0;
	for (;; from++) {
		if (start[from] == '\0')
			return expr_fail(err, token->offset, 1, "this %s has no end: a %c is missing",
				quote == '\'' ? "text" : "name", quote);
		if (start[from] == quote) {
			if (start[from + 1] != quote)
				break;
			from++;
		}
		text[to++] = start[from];
	}
	text[to] = '\0';
	token->kind = quote == '\'' ? TOKEN_TEXT : TOKEN_NAME;
	token->length = from + 1;
	token->text = text;
	token->text_length = to;
	if (quote == '"' && to == 0)
		return expr_fail(err, token->offset, 2, "a name is empty; a text stands in single quotes");
	return true;
}

static bool
read_name(struct lexer *lexer, struct token *token)
{
	const char *start = lexer->source + lexer->at;
	size_t left = strlen(start);
	size_t length = 0;
	while (length < left) {
		uint32_t code;
		size_t bytes = text_decode(start + length, left - length, &code);
		if (code == UINT32_MAX || !text_is_name_character(code))
			break;
		length += bytes;
	}
	if (length == 0)
		return false;
	token->kind = TOKEN_NAME;
	token->length = length;
	token->text = arena_copy(lexer->arena, start, length);
	token->text_length = length;
	for (size_t i = 0; i < reserved_word_count; i++)
		if (strcmp(reserved_words[i], token->text) == 0)
			token->kind = TOKEN_WORD;
	return true;
}

/* Signs that other languages use, and what stands for them here. */
static const struct {
	const char *sign, *instead;
} foreign_signs[] = {
	{ "==", "=" },
	{ "!=", "<>" },
	{ "=>", ">=" },
	{ "=<", "<=" },
	{ "&&", "and" },
	{ "&", "and" },
	{ "||", "or" },
	{ "|", "or" },
	{ "!", "not" },
	{ "≤", "<=" },
	{ "≥", ">=" },
	{ "≠", "<>" },
	{ "−", "-" },
};

static bool
read_symbol(struct lexer *lexer, struct token *token, struct expr_error *err)
{
	static const char *const symbols[] = { "<>", "<=", ">=", "<", ">", "=", "+", "-", "*", "/", "(", ")",
		",", "." };
	const char *start = lexer->source + lexer->at;
	for (size_t i = 0; i < sizeof(foreign_signs) / sizeof(foreign_signs[0]); i++)
		if (strncmp(start, foreign_signs[i].sign, strlen(foreign_signs[i].sign)) == 0)
			return expr_fail(err, token->offset, strlen(foreign_signs[i].sign),
				"write %s, not %s", foreign_signs[i].instead, foreign_signs[i].sign);
	for (size_t i = 0; i < sizeof(symbols) / sizeof(symbols[0]); i++) {
		size_t length = strlen(symbols[i]);
		if (strncmp(start, symbols[i], length) == 0) {
			token->kind = TOKEN_SYMBOL;
			token->length = length;
			token->text = symbols[i];
			token->text_length = length;
			return true;
		}
	}
	uint32_t code;
	size_t length = text_decode(start, strlen(start), &code);
	if (code == UINT32_MAX || code < 0x20)
		return expr_fail(err, token->offset, 1, "this byte has no place in a condition");
	return expr_fail(err, token->offset, length, "%.*s has no place in a condition", (int)length, start);
}

bool
token_read(struct lexer *lexer, struct token *token, struct expr_error *err)
{
	while (is_blank(lexer->source[lexer->at]))
		lexer->at++;
	const char *start = lexer->source + lexer->at;
	*token = (struct token){ .kind = TOKEN_END, .offset = lexer->at };
	if (*start == '\0')
		return true;
	bool done;
	if (is_digit(*start))
		done = read_number(lexer, token, err);
	else if (*start == '\'' || *start == '"')
		done = read_quoted(lexer, token, err);
	else
		done = read_name(lexer, token) || read_symbol(lexer, token, err);
	lexer->at += token->length;
	return done;
}
