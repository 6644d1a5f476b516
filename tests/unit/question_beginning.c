/* A type that the beginning of a file tells is the type of the whole, or it is not held to be: every kind of
 * column that goes on as every other kind behind the beginning. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stats/base/buffer.h"
#include "stats/base/date.h"
#include "stats/question/occurrences.h"
#include "tests/check.h"

enum { KINDS = 11, COLUMNS = KINDS * KINDS, ROWS_BELOW = 3200 };

static const char *const kinds[KINDS] = { "date", "number", "decimal", "code", "word", "truth",
	"one or nought", "blank", "number, seldom a word", "number, often a word", "about" };

static void
field_add(struct buffer *text, size_t kind, size_t row)
{
	switch (kind) {
	case 0: buffer_print(text, "%02zu.%02zu.20%02zu", row % 28 + 1, row % 12 + 1, row % 30); break;
	case 1: buffer_print(text, "%zu", row % 97 + 2); break;
	case 2: buffer_print(text, "%zu,%zu", row % 7, row % 9 + 1); break;
	case 3: buffer_print(text, "0%zu", row % 89 + 101); break;
	case 4: buffer_text(text, row % 2 ? "Alna" : "Sagene"); break;
	case 5: buffer_text(text, row % 3 ? "ja" : "nei"); break;
	case 6: buffer_print(text, "%zu", row % 2); break;
	case 7: break;
	case 8: buffer_print(text, row % 20 ? "%zu" : "ukjent %zu", row % 50 + 2); break;
	case 9: buffer_print(text, row % 8 ? "%zu" : "ukjent %zu", row % 50 + 2); break;
	case 10: buffer_print(text, row % 4 ? "%zu" : "ca %zu", row % 50 + 2); break;
	default: break;
	}
}

/* A column begins as one kind, and goes on as another when the beginning has been left. */
static struct buffer
file_text(void)
{
	struct buffer text = { 0 };
	for (size_t column = 0; column < COLUMNS; column++)
		buffer_print(&text, "%sc%zu", column ? ";" : "", column);
	buffer_text(&text, "\n");
	bool below = false;
	size_t left = ROWS_BELOW;
	for (size_t row = 0; left > 0; row++) {
		for (size_t column = 0; column < COLUMNS; column++) {
			buffer_text(&text, column ? ";" : "");
			field_add(&text, below ? column % KINDS : column / KINDS, row);
		}
		buffer_text(&text, "\n");
		/* The beginning ends with the batch in which so many bytes are passed. */
		below = text.length > INVENTORY_BEGINNING + INVENTORY_BEGINNING / 4;
		left -= below;
	}
	return text;
}

static char *
file_write(const struct buffer *text)
{
	char *path = xstrdup("/tmp/maltall-beginning-XXXXXX");
	int descriptor = mkstemp(path);
	FILE *file = descriptor >= 0 ? fdopen(descriptor, "w") : NULL;
	CHECK(file && fwrite(text->bytes, 1, text->length, file) == text->length && fclose(file) == 0);
	return path;
}

static struct typing *
look(const struct table_file *file, bool whole)
{
	const struct dialect declared = {
		.delimiter = ';', .decimal = ',', .header_line = 1, .whole_file = true
	};
	struct error err = { 0 };
	struct typing *typing = typing_look(file, 1, &declared, whole, &err);
	CHECK_TEXT(err.text, "");
	return typing;
}

static bool
is_same(const struct typing *one, const struct typing *other, size_t column)
{
	const struct column_spec *a = &one->columns[column], *b = &other->columns[column];
	return a->type == b->type && a->qualified == b->qualified && a->thousands == b->thousands &&
	       one->ambiguous[column] == other->ambiguous[column];
}

/* One table with every column, read with the types of the beginning. */
static struct tables *
load(const struct table_file *file, const struct typing *typing, struct table_spec *spec)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	*spec = (struct table_spec){ .name = "x",
		.file_count = 1,
		.column_count = typing->count,
		.dialect = { .delimiter = ';', .decimal = ',', .header_line = 1, .whole_file = true } };
	spec->files = xcalloc(1, sizeof *spec->files);
	spec->files[0] = *file;
	spec->columns = xcalloc(typing->count, sizeof *spec->columns);
	for (size_t i = 0; i < typing->count; i++) {
		spec->columns[i] = typing->columns[i];
		spec->columns[i].used = true;
	}
	struct tables *tables = tables_load(spec, 1, &faults, &err);
	CHECK_TEXT(err.text, "");
	faults_free(&faults);
	return tables;
}

/* What texts can be read as, of rows that are not kept. */
struct gathered {
	const struct typing *typing;
	struct readings *texts;
};

static void *
texts_make(void *context, struct tables *part, const struct faults *faults)
{
	const struct gathered *gathered = context;
	(void)faults;
	return typing_texts(gathered->typing, part);
}

static void
texts_take(void *context, struct tables *part, void *made)
{
	struct gathered *gathered = context;
	(void)part;
	for (size_t i = 0; gathered->texts && i < COLUMNS; i++)
		readings_join(&gathered->texts[i], (struct readings *)made + i);
	if (gathered->texts)
		free(made);
	else
		gathered->texts = made;
}

static void
texts_drop(void *context, void *made)
{
	(void)context;
	free(made);
}

static struct readings *
texts_stream(const struct table_spec *spec, const struct typing *typing)
{
	struct gathered gathered = { typing, NULL };
	const struct stream_use use = { texts_make, texts_take, texts_drop, &gathered };
	struct table_spec with = *spec;
	struct faults faults = { 0 };
	struct error err = { 0 };
	with.threads = 2;
	with.portion = 1 << 18;
	struct tables *tables = tables_stream(&with, &use, &faults, &err);
	CHECK_TEXT(err.text, "");
	tables_free(tables);
	faults_free(&faults);
	return gathered.texts;
}

static bool
holds(const struct typing *typing, const struct tables *tables, const struct readings *streamed,
	size_t column)
{
	const struct readings *readings = &typing->readings[column];
	enum reading_form form = readings_form(readings);
	CHECK(!readings->whole);
	/* What is known of texts that are gone is what is known of those that are there. */
	if (form == FORM_COUNT) {
		struct readings kept = readings_of_texts(tables, column, ',');
		CHECK_INT(readings_hold_text(readings, &streamed[column], &tables->items[0], column),
			readings_hold_text(readings, &kept, &tables->items[0], column));
	}
	struct readings texts = { 0 };
	if (form == FORM_COUNT)
		texts = readings_of_texts(tables, column, ',');
	return form == FORM_COUNT ? readings_hold_text(readings, &texts, &tables->items[0], column)
				  : readings_hold(readings, form, &tables->items[0], column);
}

static void
check_all(void)
{
	struct buffer text = file_text();
	char *path = file_write(&text);
	const struct table_file file = { .path = path, .name = "x.csv" };
	struct typing *beginning = look(&file, false), *whole = look(&file, true);
	struct table_spec spec;
	struct tables *tables = load(&file, beginning, &spec);
	struct readings *streamed = texts_stream(&spec, beginning);
	CHECK_INT(beginning->count, COLUMNS);
	for (size_t column = 0; column < COLUMNS; column++) {
		bool held = holds(beginning, tables, streamed, column);
		if (held && !is_same(beginning, whole, column))
			printf("%s, then %s: held to be the same\n", kinds[column / KINDS],
				kinds[column % KINDS]);
		CHECK(!held || is_same(beginning, whole, column));
		/* What goes on as it began needs no second look, where nothing else is possible. */
		static const bool sure[KINDS] = { [0] = true,
			[1] = true,
			[2] = true,
			[3] = true,
			[4] = true,
			[5] = true,
			[7] = true,
			[9] = true,
			[10] = true };
		if (column / KINDS == column % KINDS)
			CHECK_INT(held, sure[column % KINDS]);
	}
	tables_free(tables);
	free(streamed);
	free(spec.files);
	free(spec.columns);
	typing_free(beginning);
	typing_free(whole);
	unlink(path);
	free(path);
	buffer_free(&text);
}

/* A question says that it has to be asked anew, and is then answered. */
static void
check_again(void)
{
	struct buffer text = file_text();
	char *path = file_write(&text);
	const struct table_file file = { .path = path, .name = "x.csv" };
	const struct dialect declared = { .delimiter = ';', .decimal = ',' };
	for (int way = 0; way < 4; way++) {
		const bool whole = way % 2, counted = way / 2;
		struct error err = { 0 };
		struct expr_error mistake = { 0 };
		struct question *question = question_open(&file, 1, &declared, DATE_MISSING, whole, &err);
		CHECK(question && question_ask(question, "c15", &mistake)); /* numbers, then words */
		struct occurrences *occurrences = NULL;
		CHECK_INT(counted ? question_count(question, &occurrences, &err)
				  : question_read(question, &err),
			whole);
		question_count_free(question, occurrences);
		CHECK_INT(err.kind, whole ? ERROR_NONE : ERROR_AGAIN);
		CHECK_INT(question->answers[0].type, whole ? TYPE_TEXT : TYPE_NUMBER);
		question_free(question);
	}
	unlink(path);
	free(path);
	buffer_free(&text);
}

int
main(void)
{
	check_all();
	check_again();
	return check_summary("question_beginning");
}
