/* Text to tokens to a tree of what was written; nothing is looked up and nothing has a type yet. */
#ifndef MALTALL_EXPR_SYNTAX_H
#define MALTALL_EXPR_SYNTAX_H

#include <stddef.h>
#include <stdint.h>

#include "stats/base/memory.h"
#include "stats/expr/expr.h"
#include "stats/expr/operators.h"

enum token_kind { TOKEN_END, TOKEN_NUMBER, TOKEN_DATE, TOKEN_TEXT, TOKEN_NAME, TOKEN_WORD, TOKEN_SYMBOL };

/* A name in double quotes is a TOKEN_NAME, a reserved word a TOKEN_WORD, any other name a TOKEN_NAME. */
struct token {
	enum token_kind kind;
	size_t offset, length; /* in the source text */
	const char *text;      /* names, words, symbols: as looked up; texts: without quotes */
	size_t text_length;
	double number;
	int32_t date;
};

struct lexer {
	const char *source;
	size_t at;
	struct arena *arena;
};

/* The next token; false and err on a character or literal that is none. */
bool token_read(struct lexer *lexer, struct token *token, struct expr_error *err);

enum syntax_kind {
	SYNTAX_NUMBER,
	SYNTAX_TEXT,
	SYNTAX_DATE,
	SYNTAX_TRUTH,
	SYNTAX_DURATION,
	SYNTAX_AS_OF,
	SYNTAX_PATH,      /* names with points between */
	SYNTAX_OPERATION, /* operator over first, second, third ... linked by `next` */
	SYNTAX_AGGREGATE, /* operator over path, via, where */
};

struct name {
	const char *text;
	size_t offset, length;
};

struct syntax {
	enum syntax_kind kind;
	size_t offset, length; /* what to point at: the literal, the path, the operator's sign */
	double number;
	int32_t date;
	bool truth;
	struct duration duration;
	const char *text;
	size_t text_length;
	const struct operator_entry *entry;
	struct syntax *first; /* operands */
	struct syntax *next;
	struct name *path;
	size_t path_length;
	const struct name *via;
	struct syntax *where;
	size_t depth; /* of the tree below, itself included */
};

/* Deeper conditions are refused: the walkers recurse. */
enum { SYNTAX_DEPTH_LIMIT = 200 };

/* The tree of a whole text, allocated in the arena; NULL and err on a mistake. */
struct syntax *syntax_parse(const char *text, struct arena *arena, struct expr_error *err);
/* The same for a grouping, `PATH` or `PATH where C`: a path with `where` set or NULL. */
struct syntax *syntax_parse_grouping(const char *text, struct arena *arena, struct expr_error *err);

/* Sets *err unless it is set already, and returns false. */
bool expr_fail(struct expr_error *err, size_t offset, size_t length, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

#endif
