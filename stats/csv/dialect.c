#include "stats/csv/dialect.h"

#include <string.h>
#include <strings.h>

#include "stats/csv/header.h"
#include "stats/csv/slice.h"

static const char delimiters[] = { ';', ',', '\t', '|' };
enum { DELIMITERS = sizeof delimiters };

static const char *
plural(size_t count)
{
	return count == 1 ? "" : "s";
}

static const char *
sign_name(char sign)
{
	switch (sign) {
	case ';': return "';'";
	case ',': return "','";
	case '\t': return "tab";
	case '|': return "'|'";
	case '"': return "\"";
	case '\'': return "'";
	default: return "'.'";
	}
}

bool
separator_line(struct slice text, char *delimiter)
{
	if (text.length < 5 || strncasecmp(text.bytes, "sep=", 4) != 0 || memchr("\r\n", text.bytes[4], 2) ||
		(text.length > 5 && !memchr("\r\n", text.bytes[5], 2)))
		return false;
	*delimiter = text.bytes[4];
	return true;
}

/* One delimiter, and how the text looks with it. */
struct candidate {
	struct survey survey;
	size_t hits;
	char equal_quote; /* another quote sign that is as good; 0: none */
};

static struct survey
survey_of(const struct sample *sample, const struct dialect *dialect, char delimiter, char quote)
{
	return survey_make(sample->text, sample->line, sample->whole, delimiter, quote, dialect->header_line);
}

static bool
apostrophe_wins(const struct survey *marks, const struct survey *apostrophes)
{
	if (apostrophes->quoted == 0 || apostrophes->agreeing < marks->agreeing)
		return false;
	if (marks->quoted == 0)
		return apostrophes->agreeing > marks->agreeing || apostrophes->quoted * 2 >= marks->row_count;
	return apostrophes->agreeing > marks->agreeing || apostrophes->quoted > marks->quoted;
}

/* Without one where the survey has looked, nothing is quoted with it: a survey with another quote sign that
 * does not stand there ends its rows no later. */
static bool
has_apostrophe(struct slice text, const struct survey *survey)
{
	return survey->length && memchr(text.bytes, '\'', survey->length);
}

static struct candidate
candidate_make(const struct sample *sample, const struct dialect *dialect, char delimiter)
{
	struct candidate candidate = { 0 };
	candidate.survey = survey_of(sample, dialect, delimiter, dialect->quote ? dialect->quote : '"');
	if (!dialect->quote && has_apostrophe(sample->text, &candidate.survey)) {
		struct survey other = survey_of(sample, dialect, delimiter, '\'');
		struct survey *marks = &candidate.survey;
		if (marks->quoted && marks->quoted == other.quoted && marks->agreeing == other.agreeing)
			candidate.equal_quote = '\'';
		if (apostrophe_wins(marks, &other)) {
			survey_free(marks);
			*marks = other;
		} else {
			survey_free(&other);
		}
	}
	size_t rows = dialect->header_line || !dialect->header_rows ? 1 : dialect->header_rows;
	candidate.hits = header_best_hits(&candidate.survey, rows, sample->hints);
	return candidate;
}

/* The delimiter is one of prose: "Nes, Kari". */
static bool
is_prose(const struct survey *survey)
{
	return survey->spaced * 10 >= survey->split * 9;
}

enum splitting {
	SPLIT_NOT,
	SPLIT_PERHAPS, /* below a first row that is none; it may be a title, or there is one column */
	SPLIT_SURE
};

static enum splitting
splitting_of(const struct survey *survey)
{
	if (survey->agreeing == 0 || survey->agreeing < survey->row_count - survey->row_count / 2)
		return SPLIT_NOT;
	if (survey->rows[0].fields > 1)
		return SPLIT_SURE;
	if (is_prose(survey))
		return SPLIT_NOT;
	size_t row = 1;
	while (row < survey->row_count && survey->rows[row].fields == 1)
		row++;
	if (row == survey->row_count || !survey_is_header(survey, row))
		return SPLIT_NOT;
	return survey->rows[row].apart || survey->width > 2 ? SPLIT_SURE : SPLIT_PERHAPS;
}

static void
candidates_explain(const struct candidate *candidates, size_t count, const struct reader_hints *hints,
	struct buffer *evidence)
{
	for (size_t i = 0; i < count; i++) {
		const struct survey *survey = &candidates[i].survey;
		if (!survey->width)
			continue;
		buffer_print(evidence, "delimiter: %s: %zu of %zu row%s %s %zu field%s",
			sign_name(survey->delimiter), survey->agreeing, survey->row_count,
			plural(survey->row_count), survey->agreeing == 1 ? "has" : "have", survey->width,
			plural(survey->width));
		if (hints && hints->header_count)
			buffer_print(evidence, ", and a row has %zu of the %zu column%s asked for",
				candidates[i].hits, hints->header_count, plural(hints->header_count));
		buffer_char(evidence, '\n');
	}
}

static bool
one_column_doubtful(const struct sample *sample, const struct survey *survey, struct error *err)
{
	return fail(err, ERROR_DATA, sample->name, 0, 0,
		"there may be one column, or the delimiter may be %s below a title: %zu of %zu rows have %zu "
		"fields with it; "
		"declare it with dialect: {delimiter: } in the definitions or --delimiter",
		sign_name(survey->delimiter), survey->agreeing, survey->row_count, survey->width);
}

/* More rows that agree; or as many, with fewer other rows among them; or with more fields in quotes that are
 * closed. Negative, 0 or positive. */
static int
survey_compare(const struct survey *a, const struct survey *b)
{
	if (a->agreeing != b->agreeing)
		return a->agreeing < b->agreeing ? -1 : 1;
	if (a->reach != b->reach)
		return a->reach > b->reach ? -1 : 1;
	return a->quoted < b->quoted ? -1 : a->quoted > b->quoted;
}

/* Of the candidates that have `hits`, the index of the best; the first (';') where none splits the text. */
static bool
best_find(const struct sample *sample, const struct candidate *candidates, size_t hits, size_t *best,
	struct error *err)
{
	const struct survey *leading = NULL, *equal = NULL, *doubtful = NULL;
	*best = 0;
	for (size_t i = 0; i < DELIMITERS; i++) {
		const struct survey *survey = &candidates[i].survey;
		enum splitting splitting = candidates[i].hits == hits ? splitting_of(survey) : SPLIT_NOT;
		int order = leading ? survey_compare(survey, leading) : 1;
		if (splitting == SPLIT_PERHAPS && hits == 0)
			doubtful = survey;
		if (splitting != SPLIT_SURE || order < 0)
			continue;
		equal = order == 0 ? leading : NULL;
		leading = survey;
		*best = i;
	}
	if (equal)
		return fail(err, ERROR_DATA, sample->name, 0, 0,
			"the delimiter may be %s or %s: %zu rows agree with either; declare it with dialect: "
			"{delimiter: } in the definitions or --delimiter",
			sign_name(equal->delimiter), sign_name(leading->delimiter), leading->agreeing);
	return leading || !doubtful || one_column_doubtful(sample, doubtful, err);
}

/* The one that alone has most of the headers asked for, or else the best by its looks. */
static bool
delimiter_choose(
	const struct sample *sample, const struct candidate *candidates, size_t *chosen, struct error *err)
{
	size_t most = 0, with_most = 0;
	for (size_t i = 0; i < DELIMITERS; i++) {
		if (candidates[i].hits > most)
			with_most = 0;
		if (candidates[i].hits >= most) {
			most = candidates[i].hits;
			with_most++;
			*chosen = i;
		}
	}
	if (most && with_most == 1)
		return true;
	return best_find(sample, candidates, most, chosen, err);
}

static bool
quote_check(const struct sample *sample, const struct candidate *candidate, struct buffer *evidence,
	struct error *err)
{
	const struct survey *survey = &candidate->survey;
	if (candidate->equal_quote)
		return fail(err, ERROR_DATA, sample->name, 0, 0,
			"the quote sign may be \" or ': %zu field%s between either; declare it with dialect: "
			"{quote: } in the definitions or --quote",
			survey->quoted, survey->quoted == 1 ? " stands" : "s stand");
	buffer_print(evidence, "quote: %s: %zu field%s between two of them\n", sign_name(survey->quote),
		survey->quoted, survey->quoted == 1 ? " stands" : "s stand");
	return true;
}

bool
dialect_find(const struct sample *sample, struct dialect *dialect, struct survey *survey,
	struct buffer *evidence, struct error *err)
{
	struct candidate candidates[DELIMITERS];
	size_t count = dialect->delimiter ? 1 : DELIMITERS, chosen = 0;
	for (size_t i = 0; i < count; i++)
		candidates[i] = candidate_make(
			sample, dialect, dialect->delimiter ? dialect->delimiter : delimiters[i]);
	if (dialect->delimiter)
		buffer_print(evidence, "delimiter: %s: declared\n", sign_name(dialect->delimiter));
	candidates_explain(candidates, count, sample->hints, evidence);
	bool found = (dialect->delimiter || delimiter_choose(sample, candidates, &chosen, err)) &&
		     quote_check(sample, &candidates[chosen], evidence, err);
	if (found) {
		*survey = candidates[chosen].survey;
		candidates[chosen].survey = (struct survey){ 0 };
		dialect->delimiter = survey->delimiter;
		dialect->quote = survey->quote;
	}
	for (size_t i = 0; i < count; i++)
		survey_free(&candidates[i].survey);
	return found;
}

/* '.' or ',' of a number with decimals, else 0. A number whose thousands stand apart tells it too: 1.234,5.
 */
static char
decimal_sign(struct slice field)
{
	field = slice_trim(field);
	while (field.length && (field.bytes[field.length - 1] == '%' || field.bytes[field.length - 1] == ' '))
		field.length--;
	if (field.length && (*field.bytes == '-' || *field.bytes == '+'))
		field = (struct slice){ field.bytes + 1, field.length - 1 };
	size_t digits = 0, whole = 0, points = 0, commas = 0;
	char last = 0;
	for (size_t i = 0; i < field.length; i++) {
		char byte = field.bytes[i];
		if (byte >= '0' && byte <= '9') {
			digits++;
		} else if (byte == '.' || byte == ',') {
			points += byte == '.';
			commas += byte == ',';
			whole += digits;
			digits = 0;
			last = byte;
		} else if (byte != ' ' || last) {
			return 0;
		}
	}
	size_t same = last == '.' ? points : commas, other = last == '.' ? commas : points;
	if (!last || same != 1 || digits == 0 || whole == 0)
		return 0;
	bool thousands = digits == 3 && !other && whole <= 3 && !(whole == 1 && *field.bytes == '0');
	return thousands ? 0 : last;
}

bool
decimal_find(const struct survey *survey, size_t header_row, const char *name, struct dialect *dialect,
	struct buffer *evidence, struct error *err)
{
	size_t points = 0, commas = 0;
	if (dialect->decimal) {
		buffer_print(evidence, "decimal sign: %s: declared\n", sign_name(dialect->decimal));
		return true;
	}
	for (size_t row = header_row + 1; row < survey->row_count; row++)
		for (size_t i = 0; i < survey->rows[row].fields; i++) {
			char sign = decimal_sign(survey_fields(survey, row)[i]);
			points += sign == '.';
			commas += sign == ',';
		}
	if (points && points == commas)
		return fail(err, ERROR_DATA, name, 0, 0,
			"the decimal sign may be '.' or ',': %zu number%s written with either; declare it "
			"with "
			"dialect: {decimal: } in the definitions or --decimal",
			points, points == 1 ? " is" : "s are");
	if (points == commas)
		dialect->decimal = dialect->delimiter == ';' || dialect->delimiter == '\t' ? ',' : '.';
	else
		dialect->decimal = points > commas ? '.' : ',';
	buffer_print(evidence, "decimal sign: %s: %zu number%s ',' and %zu '.'%s\n",
		sign_name(dialect->decimal), commas, commas == 1 ? " has" : "s have", points,
		points == commas ? "; the one that goes with the delimiter" : "");
	return true;
}
