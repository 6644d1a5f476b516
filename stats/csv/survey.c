#include "stats/csv/survey.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/word.h"
#include "stats/csv/formula.h"
#include "stats/csv/slice.h"

/* A place in the text. */
struct look {
	struct slice text;
	size_t at, line;
};

static bool
is_line_end(char byte)
{
	return byte == '\r' || byte == '\n';
}

/* Goes behind the line end at the place, if there is one. */
static bool
line_end_take(struct look *look)
{
	const char *bytes = look->text.bytes;
	if (look->at == look->text.length || !is_line_end(bytes[look->at]))
		return false;
	bool both =
		bytes[look->at] == '\r' && look->at + 1 < look->text.length && bytes[look->at + 1] == '\n';
	look->at += both ? 2 : 1;
	look->line++;
	return true;
}

static size_t
line_ends(const char *bytes, size_t length)
{
	size_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n'));
	return count;
}

/* The first delimiter or line end from `at` on: eight bytes at once, since a wrong delimiter has long fields.
 */
static size_t
plain_end(struct slice text, size_t at, char delimiter)
{
	for (; at + sizeof(uint64_t) <= text.length; at += sizeof(uint64_t)) {
		uint64_t word = word_eight(text.bytes + at);
		uint64_t ends = word_equal(word, delimiter) | word_equal(word, '\r') | word_equal(word, '\n');
		if (ends)
			return at + (size_t)__builtin_ctzll(ends) / 8;
	}
	while (at < text.length && text.bytes[at] != delimiter && !is_line_end(text.bytes[at]))
		at++;
	return at;
}

/* Takes the next field of a row; true where another one follows. */
static bool
field_take(struct look *look, struct survey *survey, struct slice *field)
{
	const char *bytes = look->text.bytes;
	size_t length = look->text.length, at = look->at;
	at += formula_begins(bytes + at, length - at, survey->delimiter, survey->quote);
	bool quoted = at < length && bytes[at] == survey->quote;
	*field = (struct slice){ bytes + at + quoted, 0 };
	if (quoted) {
		char quote = survey->quote;
		for (at++; at < length && (bytes[at] != quote || (at + 1 < length && bytes[at + 1] == quote));
			at++)
			at += bytes[at] == quote;
		at = at < length ? at : length;
		field->length = (size_t)(bytes + at - field->bytes);
		look->line += line_ends(field->bytes, field->length);
		size_t behind = at + 1;
		survey->quoted += at < length && (behind == length || is_line_end(bytes[behind]) ||
							 bytes[behind] == survey->delimiter);
		at += at < length;
	}
	at = plain_end(look->text, at, survey->delimiter);
	if (!quoted)
		field->length = (size_t)(bytes + at - field->bytes);
	bool more = at < length && bytes[at] == survey->delimiter;
	survey->split += more;
	survey->spaced += more && at + 1 < length && bytes[at + 1] == ' ';
	look->at = at + more;
	return more;
}

struct room {
	size_t rows, fields;
};

static void
row_take(struct look *look, struct survey *survey, struct room *room, size_t *field_count, bool apart)
{
	survey->rows = array_room(survey->rows, survey->row_count, &room->rows, sizeof *survey->rows);
	struct survey_row *row = &survey->rows[survey->row_count];
	*row = (struct survey_row){ .line = look->line, .first = *field_count, .apart = apart };
	for (bool more = true; more;) {
		struct slice field;
		more = field_take(look, survey, &field);
		row->fields++;
		row->filled += !slice_is_blank(field);
		if (*field_count == SURVEY_FIELDS)
			continue;
		survey->fields =
			array_room(survey->fields, *field_count, &room->fields, sizeof *survey->fields);
		survey->fields[(*field_count)++] = field;
	}
}

/* Of two widths as frequent as each other the first one: the header stands above. */
static void
width_find(struct survey *survey)
{
	for (size_t i = 0; i < survey->row_count; i++) {
		size_t width = survey->rows[i].fields, count = 0;
		if (width < 2 || width == survey->width)
			continue;
		for (size_t j = i; j < survey->row_count; j++)
			count += survey->rows[j].fields == width;
		if (count > survey->agreeing) {
			survey->width = width;
			survey->agreeing = count;
			survey->reach = survey->row_count - i;
		}
		/* Every width is counted from its first row on; a file of nothing but widths is not worth
		 * more. */
		if (survey->agreeing > survey->row_count - i)
			break;
	}
}

struct survey
survey_make(struct slice text, size_t line, bool whole, char delimiter, char quote, size_t from_line)
{
	struct survey survey = { .delimiter = delimiter, .quote = quote };
	struct look look = { .text = text, .line = line };
	struct room room = { 0, 0 };
	size_t fields = 0;
	while (look.line < from_line && look.at < text.length) {
		while (look.at < text.length && !is_line_end(text.bytes[look.at]))
			look.at++;
		line_end_take(&look);
	}
	while (survey.row_count < SURVEY_ROWS) {
		bool apart = line_end_take(&look);
		while (line_end_take(&look))
			continue;
		if (look.at == text.length)
			break;
		size_t first = fields;
		row_take(&look, &survey, &room, &fields, apart);
		bool closed = line_end_take(&look);
		/* The end of the sample may have cut the row. One that is too wide is none to judge by. */
		if ((!closed && !whole && survey.row_count > 0) || fields == SURVEY_FIELDS) {
			fields = first;
			break;
		}
		survey.row_count++;
	}
	survey.length = look.at;
	width_find(&survey);
	return survey;
}

void
survey_free(struct survey *survey)
{
	free(survey->rows);
	free(survey->fields);
	*survey = (struct survey){ 0 };
}

const struct slice *
survey_fields(const struct survey *survey, size_t row)
{
	return survey->fields + survey->rows[row].first;
}

bool
survey_has_figure(const struct survey *survey, size_t row)
{
	const struct slice *fields = survey_fields(survey, row);
	for (size_t i = 0; i < survey->rows[row].fields; i++)
		if (slice_is_figure(fields[i]) && !slice_is_year(fields[i]))
			return true;
	return false;
}

bool
survey_is_header(const struct survey *survey, size_t row)
{
	const struct survey_row *at = &survey->rows[row];
	if (survey->width == 0)
		return at->filled > 0 && !survey_has_figure(survey, row);
	return at->fields == survey->width && at->filled > 1 && !survey_has_figure(survey, row);
}
