#include <string.h>

#include "cmd/command.h"
#include "cmd/inquiry.h"
#include "plots/report/escape.h"
#include "stats/base/date.h"
#include "stats/base/decimal.h"

const struct option convert_options[] = {
	COLUMNS_OPTION("which columns: headers or expressions, with commas between (default: every column)"),
	{ .name = "excel",
		.help = "for Norwegian Excel: semicolons, decimal comma, a byte order mark, 31.12.2025, and "
			"texts that would run as formulas defused with an apostrophe" },
	{ .name = "as-text",
		.help = "the fields to the letter, without types: nothing is cleaned or left out" },
	SELECTION_OPTIONS,
	COMMON_OPTIONS,
};

/* Before anything is asked for. A number that is not exact, and one that is written between thousands in a
 * way that only its column knows, must not be lost. */
static void
columns_settle(struct question *question, bool as_text)
{
	for (size_t i = 0; i < question->typing->count; i++) {
		struct column_spec *column = &question->typing->columns[i];
		if (!as_text && !column->qualified)
			continue;
		column->type = TYPE_TEXT;
		column->as_written = as_text;
		/* Nothing about a text that is taken to the letter is found out by looking. */
		question->typing->readings[i].whole |= as_text;
		question->spec.columns[i] = *column;
	}
}

static void
value_write(const struct question *question, const struct answer *answer, size_t row, bool excel,
	struct buffer *out)
{
	char text[NUMBER_TEXT_SIZE], *point;
	if (answer_is_missing(answer, row))
		return;
	switch (answer->type) {
	case TYPE_TEXT:
		escape_csv_field(out, question_text(question, answer->codes[row]), excel ? ';' : ',', excel);
		break;
	case TYPE_NUMBER:
		number_format_shortest(answer->numbers[row], text);
		point = strchr(text, '.');
		if (excel && point)
			*point = ',';
		buffer_text(out, text);
		break;
	case TYPE_DATE:
		buffer_text(out, excel ? date_format_norwegian(answer->dates[row], text)
				       : date_format_iso(answer->dates[row], text));
		break;
	case TYPE_TRUTH:
		if (excel)
			buffer_text(out, answer->truths[row] == TRUTH_TRUE ? "ja" : "nei");
		else
			buffer_text(out, answer->truths[row] == TRUTH_TRUE ? "true" : "false");
		break;
	}
}

/* A row of one column with nothing in it would be a blank line, which is no row: two quotes say it is one. */
static bool
rows_write(const struct question *question, bool excel, struct error *err)
{
	enum { ENOUGH = 1 << 16 };
	const char delimiter = excel ? ';' : ',';
	struct buffer out = { 0 };
	bool done = true;
	buffer_text(&out, excel ? "\xef\xbb\xbf" : "");
	for (size_t i = 0; i < question->answer_count; i++) {
		if (i)
			buffer_char(&out, delimiter);
		escape_csv_field(&out, question->answers[i].text, delimiter, excel);
	}
	buffer_text(&out, "\r\n");
	for (size_t row = 0; done && row < question->rows; row++) {
		size_t start = out.length;
		for (size_t i = 0; i < question->answer_count; i++) {
			if (i)
				buffer_char(&out, delimiter);
			value_write(question, &question->answers[i], row, excel, &out);
		}
		buffer_text(&out, out.length == start ? "\"\"\r\n" : "\r\n");
		if (out.length > ENOUGH) {
			done = text_print(&out, err);
			buffer_clear(&out);
		}
	}
	done = done && text_print(&out, err);
	buffer_free(&out);
	return done;
}

/* The rows are out by now, and a script has to learn that they are not all that stood there. */
static bool
nothing_lost(const struct question *question, bool as_text, struct error *err)
{
	size_t lost = question->faults.by_severity[SEVERITY_ERROR];
	if (lost == 0)
		return true;
	return fail(err, ERROR_DATA, NULL, 0, 0,
		"not everything is in what was written: %zu %s could not be read, as said above; correct the "
		"file%s",
		lost, lost == 1 ? "value or row" : "values or rows",
		as_text ? ""
			: ", or take the fields to the letter: long codes of one column with --type "
			  "COLUMN=text, all "
			  "fields with --as-text");
}

bool
convert_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct inquiry inquiry = { 0 };
	bool done = inquiry_look(&inquiry, arguments, notice, err);
	if (done)
		columns_settle(inquiry.question, arguments_value(arguments, "as-text"));
	done = done && inquiry_select(&inquiry, err) && inquiry_ask_all(&inquiry, "columns", err) &&
	       (inquiry.question->answer_count > 0 || inquiry_ask_every_column(&inquiry, err)) &&
	       inquiry_read(&inquiry, err) &&
	       rows_write(inquiry.question, arguments_value(arguments, "excel"), err) &&
	       nothing_lost(inquiry.question, arguments_value(arguments, "as-text"), err);
	inquiry_free(&inquiry);
	return done;
}
