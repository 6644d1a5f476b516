#include "cmd/inquiry.h"

#include <string.h>

#include "cmd/computation.h"
#include "plots/report/heads.h"
#include "stats/base/date.h"
#include "stats/base/decimal.h"
#include "stats/indicator/source.h"

enum { FAULTS_SHOWN = 10 };

/* Shows where in a text the mistake is; `name` is what the text is called. */
static bool
text_fail(struct inquiry *inquiry, const char *name, const char *text, const struct expr_error *mistake,
	struct error *err)
{
	size_t line, column;
	struct faults mistakes = { 0 };
	if (*inquiry->arguments->types_open)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "%s may not fit the types of the columns", name);
	source_locate(text, strlen(text), mistake->offset, &line, &column);
	fault_add(&mistakes, SEVERITY_FATAL, "condition", name, line, column, "%s", mistake->message);
	mistakes_say(&mistakes, name, text, strlen(text), inquiry->notice);
	faults_free(&mistakes);
	return fail(err, ERROR_USAGE, NULL, 0, 0, "%s cannot be understood", name);
}

static bool
mistake_fail(struct inquiry *inquiry, const char *option, const char *text, const struct expr_error *mistake,
	struct error *err)
{
	return text_fail(inquiry, arena_print(&inquiry->arena, "--%s", option), text, mistake, err);
}

bool
inquiry_ask_operand(struct inquiry *inquiry, const char *name, const char *text, struct error *err)
{
	struct expr_error mistake = { 0 };
	return question_ask(inquiry->question, text, &mistake) ||
	       text_fail(inquiry, name, text, &mistake, err);
}

bool
inquiry_ask(struct inquiry *inquiry, const char *option, const char *text, struct error *err)
{
	struct expr_error mistake = { 0 };
	return question_ask(inquiry->question, text, &mistake) ||
	       mistake_fail(inquiry, option, text, &mistake, err);
}

static bool
inquiry_by(struct inquiry *inquiry, const char *option, const char *text, struct error *err)
{
	struct expr_error mistake = { 0 };
	return question_by(inquiry->question, text, &mistake) ||
	       mistake_fail(inquiry, option, text, &mistake, err);
}

/* Where the part that begins here ends: at a comma that stands in no quotes and no parentheses. */
static size_t
part_length(const char *text)
{
	char quote = 0;
	int depth = 0;
	size_t at = 0;
	for (; text[at] && (quote || depth > 0 || text[at] != ','); at++) {
		if (quote)
			quote = text[at] == quote ? 0 : quote;
		else if (text[at] == '"' || text[at] == '\'')
			quote = text[at];
		else
			depth += (text[at] == '(') - (text[at] == ')');
	}
	return at;
}

typedef bool part_use(struct inquiry *inquiry, const char *option, const char *text, struct error *err);

static bool
parts_use(struct inquiry *inquiry, const char *option, part_use *use, struct error *err)
{
	const struct typing *typing = inquiry->question->typing;
	for (size_t i = 0; i < inquiry->arguments->value_count; i++) {
		const struct option_value *value = &inquiry->arguments->values[i];
		if (strcmp(value->option->name, option) != 0)
			continue;
		bool header = false;
		for (size_t j = 0; j < typing->count; j++)
			header |= strcmp(typing->columns[j].name, value->text) == 0;
		for (const char *at = value->text;;) {
			size_t length = header ? strlen(at) : part_length(at);
			if (!use(inquiry, option, arena_copy(&inquiry->arena, at, length), err))
				return false;
			if (!at[length])
				break;
			at += length + 1;
		}
	}
	return true;
}

bool
inquiry_ask_all(struct inquiry *inquiry, const char *option, struct error *err)
{
	return parts_use(inquiry, option, inquiry_ask, err);
}

bool
inquiry_ask_every_column(struct inquiry *inquiry, struct error *err)
{
	const struct question *question = inquiry->question;
	for (size_t i = 0; i < question->typing->repeated_count; i++)
		notice_say(inquiry->notice, "the header '%s' stands more than once: its columns are left out",
			question->typing->repeated[i]);
	if (question->typing->unnamed)
		notice_say(inquiry->notice, "%zu column%s without a header %s left out",
			question->typing->unnamed, question->typing->unnamed == 1 ? "" : "s",
			question->typing->unnamed == 1 ? "is" : "are");
	for (size_t i = 0; i < question->typing->count; i++) {
		const char *name = question->typing->columns[i].name;
		bool grouped = false;
		for (size_t j = 0; j < question->by_count; j++)
			grouped |= strcmp(question->by[j], name) == 0;
		if (!grouped && !inquiry_ask(inquiry, "columns", name, err))
			return false;
	}
	return true;
}

static bool
choices_take(struct inquiry *inquiry, int32_t *as_of, struct dialect *dialect, struct error *err)
{
	const struct arguments *arguments = inquiry->arguments;
	const char *date = arguments_value(arguments, "as-of");
	bool today;
	*as_of = DATE_MISSING;
	inquiry->language = output_language(arguments);
	inquiry->format = output_format(arguments);
	return (!date || as_of_read(date, as_of, &today, err)) &&
	       dialect_from_options(arguments, dialect, err);
}

bool
inquiry_look(struct inquiry *inquiry, const struct arguments *arguments, const struct notice *notice,
	struct error *err)
{
	int32_t as_of;
	struct dialect dialect;
	*inquiry = (struct inquiry){ .arguments = arguments, .notice = notice };
	if (!choices_take(inquiry, &as_of, &dialect, err) ||
		!input_files_read(&inquiry->files, arguments, err))
		return false;
	inquiry->question = question_open(
		inquiry->files.items, inquiry->files.count, &dialect, as_of, arguments->look_through, err);
	if (!inquiry->question)
		return false;
	*arguments->types_open = !typing_is_whole(inquiry->question->typing);
	for (size_t i = 0; i < arguments->value_count; i++)
		if (strcmp(arguments->values[i].option->name, "type") == 0 &&
			!question_type(inquiry->question, "--type", arguments->values[i].text, err))
			return false;
	inquiry->question->same_files_count = arguments_chose(arguments, "duplicates", "all");
	return true;
}

bool
inquiry_select(struct inquiry *inquiry, struct error *err)
{
	const char *where = arguments_value(inquiry->arguments, "where");
	struct expr_error mistake = { 0 };
	if (where && !question_where(inquiry->question, where, &mistake))
		return mistake_fail(inquiry, "where", where, &mistake, err);
	return parts_use(inquiry, "by", inquiry_by, err);
}

bool
inquiry_open(struct inquiry *inquiry, const struct arguments *arguments, const struct notice *notice,
	struct error *err)
{
	return inquiry_look(inquiry, arguments, notice, err) && inquiry_select(inquiry, err);
}

void
inquiry_free(struct inquiry *inquiry)
{
	question_count_free(inquiry->question, inquiry->counted);
	question_free(inquiry->question);
	input_files_free(&inquiry->files);
	arena_free(&inquiry->arena);
}

/* What was found out by looking, of the columns that are wanted. */
static void
columns_say(const struct inquiry *inquiry)
{
	const struct question *question = inquiry->question;
	struct buffer line = { 0 };
	for (size_t i = 0; i < question->spec.column_count; i++) {
		const struct column_spec *column = &question->spec.columns[i];
		buffer_print(&line, "%s%s %s", i ? ", " : "", column->name, value_type_name(column->type));
	}
	if (line.length)
		notice_say(inquiry->notice, "columns: %s", line.bytes);
	buffer_free(&line);
}

static void
reading_say(const struct inquiry *inquiry, bool done)
{
	const struct question *question = inquiry->question;
	if (done) {
		*inquiry->arguments->types_open = false;
		const struct table *table = &question->tables->items[0];
		columns_say(inquiry);
		for (size_t i = 0; i < question->file_count; i++)
			notice_say(
				inquiry->notice, "%s: %s", question->files[i].name, table->reports[i].found);
		if (question->where)
			notice_say(inquiry->notice, "%zu of %zu rows", question->rows, question->rows_read);
		if (question->undecided)
			notice_say(inquiry->notice,
				"%zu row%s left out: whether --where holds there is unknown, since a value "
				"is missing",
				question->undecided, question->undecided == 1 ? "" : "s");
	}
	if (!done && *inquiry->arguments->types_open)
		return;
	if (question->faults.count > question->faults.by_severity[SEVERITY_INFO])
		notice_faults(inquiry->notice, &question->faults, 0);
	notice_faults_worth(inquiry->notice, &question->faults, FAULTS_SHOWN, "");
}

bool
inquiry_read(struct inquiry *inquiry, struct error *err)
{
	bool done = question_read(inquiry->question, err);
	reading_say(inquiry, done);
	return done;
}

bool
inquiry_count(struct inquiry *inquiry, struct error *err)
{
	bool done = question_count(inquiry->question, &inquiry->counted, err);
	reading_say(inquiry, done);
	return done;
}

struct occurrences *
inquiry_occurrences(const struct inquiry *inquiry, size_t answer, size_t group)
{
	return inquiry->counted ? &inquiry->counted[group * inquiry->question->answer_count + answer] : NULL;
}

bool
inquiry_summarise(struct inquiry *inquiry, struct summaries *summaries, struct error *err)
{
	bool done = summaries_read(summaries, inquiry->question, err);
	reading_say(inquiry, done);
	return done;
}
