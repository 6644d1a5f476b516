#include "stats/csv/dialect.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "stats/base/decimal.h"
#include "stats/base/memory.h"

static const char candidates[] = { ';', ',', '\t', '|' };

/* Enough to know a file by, and looked at in some milliseconds. Fields are counted up to a limit: a row of
 * more is no evidence. */
enum { ROWS_LOOKED_AT = 4096, FIELDS_COUNTED = 4096 };

static const char *
sign_name(char sign)
{
	switch (sign) {
	case ';': return "';'";
	case ',': return "','";
	case '\t': return "tab";
	case '|': return "'|'";
	default: return "'.'";
	}
}

/* A cursor over the fields of a text. Unlike libcsv it goes on after anything: it is asked about delimiters
 * that are the wrong ones too. */
struct look {
	struct slice text;
	size_t at;
	char delimiter;
};

static bool
is_line_end(char byte)
{
	return byte == '\r' || byte == '\n';
}

static bool
row_begins(struct look *look)
{
	while (look->at < look->text.length && is_line_end(look->text.bytes[look->at]))
		look->at++;
	return look->at < look->text.length;
}

/* Takes the next field, with neither its quotes nor its delimiter; false at the last one of a row. Then
 * *closed says that a line end stood there, and not the end of the text. */
static bool
field_take(struct look *look, struct slice *field, bool *closed)
{
	const char *bytes = look->text.bytes;
	size_t length = look->text.length, at = look->at;
	bool quoted = at < length && bytes[at] == '"';
	*field = (struct slice){ bytes + at + quoted, 0 };
	if (quoted) {
		for (at++; at < length && (bytes[at] != '"' || (at + 1 < length && bytes[at + 1] == '"'));
			at++)
			at += bytes[at] == '"';
		field->length = (size_t)(bytes + at - field->bytes);
	}
	while (at < length && bytes[at] != look->delimiter && !is_line_end(bytes[at]))
		at++;
	if (!quoted)
		field->length = (size_t)(bytes + at - field->bytes);
	*closed = at < length;
	bool more = at < length && bytes[at] == look->delimiter;
	look->at = at + (at < length);
	return more;
}

bool
separator_line(struct slice text, char *delimiter)
{
	if (text.length < 5 || strncasecmp(text.bytes, "sep=", 4) != 0 || is_line_end(text.bytes[4]) ||
		(text.length > 5 && !is_line_end(text.bytes[5])))
		return false;
	*delimiter = text.bytes[4];
	return true;
}

/* How many rows have the number of fields that most rows have with this delimiter, of *rows rows; 0 if it
 * does not split the first one. */
static size_t
rows_agreeing(struct slice text, bool whole, char delimiter, size_t *rows)
{
	struct look look = { text, 0, delimiter };
	size_t *rows_with = xcalloc(FIELDS_COUNTED + 1, sizeof *rows_with);
	size_t most = 0;
	bool splits = false;
	for (*rows = 0; *rows < ROWS_LOOKED_AT && row_begins(&look);) {
		size_t fields = 1;
		struct slice field;
		bool closed;
		while (field_take(&look, &field, &closed))
			fields++;
		if (!closed && !whole && *rows > 0)
			break; /* the end of the sample may have cut it */
		if (++*rows == 1)
			splits = fields > 1;
		if (fields > 1 && fields <= FIELDS_COUNTED && ++rows_with[fields] > most)
			most = rows_with[fields];
	}
	free(rows_with);
	return splits ? most : 0;
}

static bool
delimiter_find(struct slice text, bool whole, const char *name, char *delimiter, struct error *err)
{
	size_t best = 0;
	char equal = 0;
	*delimiter = ';';
	for (size_t i = 0; i < sizeof candidates; i++) {
		size_t rows;
		size_t agreeing = rows_agreeing(text, whole, candidates[i], &rows);
		if (agreeing == 0 || agreeing < best || agreeing < rows - rows / 2)
			continue;
		equal = agreeing == best ? *delimiter : 0;
		*delimiter = candidates[i];
		best = agreeing;
	}
	if (equal)
		return fail(err, ERROR_DATA, name, 0, 0,
			"the delimiter may be %s or %s: %zu rows agree with either; declare it with "
			"delimiter: in the "
			"definitions or --delimiter",
			sign_name(equal), sign_name(*delimiter), best);
	return true;
}

/* '.' or ',' of a number with decimals, else 0. */
static char
decimal_sign(struct slice field)
{
	static const char signs[] = { '.', ',' };
	while (field.length && *field.bytes == ' ')
		field = (struct slice){ field.bytes + 1, field.length - 1 };
	while (field.length && field.bytes[field.length - 1] == ' ')
		field.length--;
	for (size_t i = 0; i < sizeof signs; i++) {
		struct decimal number;
		if (field.length && memchr(field.bytes, signs[i], field.length) &&
			decimal_parse(field.bytes, field.length, signs[i], &number))
			return signs[i];
	}
	return 0;
}

static bool
decimal_find(struct slice text, char delimiter, const char *name, char *decimal, struct error *err)
{
	struct look look = { text, 0, delimiter };
	size_t points = 0, commas = 0;
	for (size_t rows = 0; rows < ROWS_LOOKED_AT && row_begins(&look); rows++) {
		struct slice field;
		bool closed, more;
		do {
			more = field_take(&look, &field, &closed);
			char sign = decimal_sign(field);
			points += sign == '.';
			commas += sign == ',';
		} while (more);
	}
	if (points && points == commas)
		return fail(err, ERROR_DATA, name, 0, 0,
			"the decimal sign may be '.' or ',': %zu numbers are written with either; declare it "
			"with "
			"decimal: in the definitions or --decimal",
			points);
	if (points == commas)
		*decimal = delimiter == ';' || delimiter == '\t' ? ',' : '.';
	else
		*decimal = points > commas ? '.' : ',';
	return true;
}

bool
dialect_find(struct slice text, bool whole, const char *name, struct dialect *dialect, struct error *err)
{
	if (!dialect->delimiter && !delimiter_find(text, whole, name, &dialect->delimiter, err))
		return false;
	return dialect->decimal || decimal_find(text, dialect->delimiter, name, &dialect->decimal, err);
}
