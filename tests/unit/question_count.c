/* What is counted of rows that are not kept is what rows that are kept come to: over files put together by
 * lot, the same in every run, with any threads and parts. */
#include <stdint.h>
#include <stdlib.h>

#include "stats/base/date.h"
#include "stats/question/sample.h"
#include "tests/check.h"
#include "tests/lot.h"

enum { FILES = 100 };

static uint64_t state = 11;

static size_t
drawn(size_t below)
{
	state = lot_step(state);
	return (size_t)(state >> 33) % below;
}

static void
row_add(struct buffer *text, size_t row, size_t words)
{
	static const char *const truths[] = { "ja", "nei", "", "ja" }, *const abouts[] = { "", "ca ", "<",
		"" };
	size_t word = drawn(words);
	buffer_print(text, word ? "ord %zu;" : ";", word);
	buffer_print(text, drawn(9) ? "%zu;" : ";", 5000 + row);
	buffer_print(text, drawn(7) ? "%s%zu,%02zu;" : ";", drawn(30) ? "" : "-", drawn(60), drawn(100));
	buffer_print(text, drawn(5) ? "%02zu.%02zu.20%02zu;" : ";", drawn(28) + 1, drawn(12) + 1, drawn(30));
	buffer_print(text, "%s;", truths[drawn(4)]);
	buffer_print(text, "%s%zu\n", drawn(40) ? "" : abouts[drawn(4)], drawn(80));
}

static struct buffer
file_text(void)
{
	struct buffer text = { 0 };
	size_t rows = drawn(4) ? drawn(360) : drawn(9), words = 1 + drawn(drawn(2) ? 6 : 400);
	buffer_text(&text, "word;id;hours;day;done;about\n");
	for (size_t row = 0; row < rows; row++)
		if (drawn(80))
			row_add(&text, row, words);
		else
			buffer_text(
				&text, drawn(2) ? "bare to;felter\n" : "ord 1;x;y;31.02.2020;kanskje;z\n");
	return text;
}

static struct question *
ask(const struct table_file *file, const char *where, const char *by, const char *const *asked, size_t count)
{
	static const struct dialect declared = { .delimiter = ';', .decimal = ',' };
	struct error err = { 0 };
	struct expr_error mistake = { 0 };
	struct question *question = question_open(file, 1, &declared, DATE_MISSING, false, &err);
	/* Few fields tell little. */
	static const char *const types[] = { "id=number", "hours=number", "day=date", "done=truth" };
	for (size_t i = 0; strcmp(file->name, "lot.csv") == 0 && i < 4; i++)
		CHECK(question_type(question, "--type", types[i], &err));
	CHECK(question && (!where || question_where(question, where, &mistake)));
	CHECK(!by || question_by(question, by, &mistake));
	for (size_t i = 0; i < count; i++)
		CHECK(question_ask(question, asked[i], &mistake));
	CHECK_TEXT(mistake.message, "");
	return question;
}

static void
value_tell(const struct question *question, const struct answer *answer, const struct frequency *value,
	struct buffer *out)
{
	if (answer->type == TYPE_TEXT)
		buffer_print(out, "%s ", question_text(question, value->code));
	else
		buffer_print(out, "%a ", value->number);
}

static void
answer_tell(const struct question *question, const struct answer *answer, struct occurrences *occurrences,
	struct buffer *out)
{
	struct frequencies frequencies = frequencies_of_occurrences(question, answer, occurrences);
	for (size_t i = 0; i < frequencies.count; i++) {
		value_tell(question, answer, &frequencies.items[i], out);
		buffer_print(out, "%lld, ", (long long)frequencies.items[i].count);
	}
	struct sample sample = sample_take(question, answer, occurrences);
	buffer_print(out, "\n%zu %zu %zu %zu %zu %zu, %a %a %a\n", sample.known, sample.missing,
		sample.inexact, sample.distinct, sample.shortest, sample.longest,
		moments_mean(&sample.moments), moments_deviation(&sample.moments),
		sample_quantile(&sample, answer->type, 7, 0.3));
	if (sample.known) {
		value_tell(question, answer, &sample.first, out);
		value_tell(question, answer, &sample.last, out);
		value_tell(question, answer, &sample.top, out);
	}
	CHECK_INT(sample.distinct, frequencies.count);
	frequencies_free(&frequencies);
	sample_free(&sample);
}

/* As text, after an error what it says. */
static char *
question_tell(struct question *question, struct occurrences *occurrences, const struct error *err)
{
	struct buffer out = { 0 };
	buffer_print(&out, "%s\n", err->text);
	if (err->kind == ERROR_NONE)
		buffer_print(&out, "%zu of %zu, %zu undecided\n", question->rows, question->rows_read,
			question->undecided);
	for (size_t i = 0; err->kind == ERROR_NONE && i < question->group_count; i++) {
		buffer_print(&out, "-- %s\n",
			question->by_count && question->groups[i].labels[0] ? question->groups[i].labels[0]
									    : "");
		for (size_t j = 0; j < question->answer_count; j++)
			answer_tell(question, &question->answers[j],
				&occurrences[i * question->answer_count + j], &out);
	}
	for (size_t i = 0; i < question->faults.count; i++)
		buffer_print(
			&out, "%s %zu\n", question->faults.items[i].message, question->faults.items[i].line);
	question_count_free(question, occurrences);
	question_free(question);
	return out.bytes;
}

/* As question_count, of rows that are kept. */
static struct occurrences *
rows_count(const struct question *question)
{
	const size_t answers = question->answer_count;
	struct occurrences *occurrences = xcalloc(question->group_count * answers + 1, sizeof *occurrences);
	for (size_t i = 0; i < question->group_count; i++)
		for (size_t j = 0; j < answers; j++) {
			occurrences[i * answers + j] =
				occurrences_of(question, &question->answers[j], &question->groups[i]);
			counted_settle(&occurrences[i * answers + j].known);
		}
	return occurrences;
}

static char *
answers_kept(struct question *question)
{
	struct error err = { 0 };
	(void)question_read(question, &err);
	return question_tell(question, rows_count(question), &err);
}

/* Rows that have to be kept, as those of many groups, are there. */
static char *
answers_counted(struct question *question, size_t threads, size_t portion, bool *kept)
{
	struct error err = { 0 };
	struct occurrences *occurrences = NULL;
	question->threads = threads;
	question->portion = portion;
	bool done = question_count(question, &occurrences, &err);
	CHECK_INT(done, err.kind == ERROR_NONE);
	*kept = done && !occurrences;
	return question_tell(question, *kept ? rows_count(question) : occurrences, &err);
}

/* What is asked for is kept, and counted in several ways. Returns whether it could be counted. */
static bool
check_same(const struct table_file *file, const char *where, const char *by, const char *const *asked,
	size_t count)
{
	static const size_t threads[] = { 1, 2, 5 }, portions[] = { 70, 300, 2000 };
	char *expected = answers_kept(ask(file, where, by, asked, count));
	size_t kept = 0;
	for (size_t i = 0; i < 3; i++) {
		bool rows;
		char *found = answers_counted(
			ask(file, where, by, asked, count), threads[i], portions[drawn(3)], &rows);
		CHECK_TEXT(found, expected);
		kept += rows;
		free(found);
	}
	free(expected);
	CHECK(kept == 0 || kept == 3);
	return kept == 0;
}

int
main(void)
{
	static const char *const asked[] = { "word", "id", "hours", "day", "done", "about", "hours > 30",
		"id - 5000", "day + 1 month", "word like '%1%'", "true" };
	static const char *const wheres[] = { NULL, "hours > 20", "done", "word <> 'ord 2'", "id < 0",
		"day > 2015-05-05 or hours < 3" };
	static const char *const groups[] = { NULL, NULL, "word", "done", "id", "hours > 30" };
	size_t counted = 0;
	for (int i = 0; i < FILES; i++) {
		struct buffer text = file_text();
		const struct table_file file = {
			.name = "lot.csv", .bytes = text.bytes, .length = text.length
		};
		/* Numbers that are not exact, such as those of `about`, are not read in parts. */
		size_t first = drawn(11), count = 1 + drawn(11 - first);
		counted += check_same(&file, wheres[drawn(6)], groups[drawn(6)], asked + first, count);
		buffer_free(&text);
	}
	CHECK_INT(counted, FILES);
	/* A group for each row. */
	struct buffer many = { 0 };
	buffer_text(&many, "id;unit\n");
	for (int i = 0; i <= OCCURRENCES_MOST; i++)
		buffer_print(&many, "%d;%d\n", i, i % 7);
	const struct table_file rows = { .name = "many.csv", .bytes = many.bytes, .length = many.length };
	const char *unit = "unit";
	CHECK(!check_same(&rows, NULL, "id", &unit, 1));
	CHECK(check_same(&rows, "id > 0", "id", &unit, 1));
	buffer_free(&many);
	/* Whether a blank is no is known when all rows are in. */
	static const char crosses[] = "unit;course\nA;x\nB;\nC;x\n", *const course[] = { "course", "unit" };
	const struct table_file file = { .name = "a.csv", .bytes = crosses, .length = sizeof crosses - 1 };
	CHECK(!check_same(&file, NULL, NULL, course, 2));
	/* Nobody may count who somebody is, nor without the date that is spoken of. */
	static const char secret[] = "a;b\nper@oslo.no;1\nkari@oslo.no;2\n", *const who[] = { "a" };
	const struct table_file people = { .name = "a.csv", .bytes = secret, .length = sizeof secret - 1 };
	check_same(&people, NULL, NULL, who, 1);
	check_same(&file, "unit = 'A' and as_of > 2020-01-01", NULL, course, 1);
	return check_summary("question_count");
}
