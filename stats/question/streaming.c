/* Questions whose rows are not kept: each part of them is chosen, evaluated and, where it is to be counted,
 * counted by the thread that has read it; the owner adds up, in the order of the file. */
#include <stdlib.h>
#include <string.h>

#include "stats/question/gathering.h"
#include "stats/question/occurrences.h"
#include "stats/question/question_parts.h"

struct streaming {
	struct question *question;
	struct question part; /* the question before it had rows: what each part begins with */
	struct wanted wanted;
	bool counts; /* the answers */
	question_visit *visit;
	void *data;
	/* the sums */
	size_t rows, rows_read, undecided;
	struct readings *texts; /* NULL: no part has been taken yet */
	struct gathering groups;
	struct occurrences *occurrences; /* of each answer in each group */
	size_t capacity;                 /* groups there is room for */
	uint32_t *codes; /* in `dictionary`, of the texts of the part at hand, as far as known */
	size_t code_count;
	struct dictionary *dictionary; /* of the texts that occur */
};

/* What is made of a part. */
struct part {
	struct question question; /* about its rows alone */
	struct readings *texts;
	struct occurrences *occurrences; /* of each answer in each group; NULL: they are not counted */
};

void
question_count_free(const struct question *question, struct occurrences *counted)
{
	for (size_t i = 0; counted && i < question->group_count * question->answer_count; i++)
		occurrences_free(&counted[i]);
	free(counted);
}

static void
part_free(void *context, void *made)
{
	struct part *part = made;
	(void)context;
	question_count_free(&part->question, part->occurrences);
	question_forget(&part->question);
	free(part->question.answers);
	arena_free(&part->question.arena);
	free(part->texts);
	free(part);
}

/* Answers that are counted are of no more use. */
static void
part_count(struct part *part)
{
	struct question *question = &part->question;
	const size_t answers = question->answer_count;
	if (question->group_count * answers <= OCCURRENCES_MOST)
		part->occurrences = xcalloc(question->group_count * answers + 1, sizeof *part->occurrences);
	for (size_t i = 0; part->occurrences && i < question->group_count; i++)
		for (size_t j = 0; j < answers; j++) {
			struct occurrences *occurrences = &part->occurrences[i * answers + j];
			*occurrences = occurrences_of(question, &question->answers[j], &question->groups[i]);
			if (question->answers[j].type == TYPE_TEXT)
				counted_settle(&occurrences->known);
		}
	answers_forget(question);
	free(question->selected);
	free(question->order);
	question->selected = question->order = NULL;
}

static void *
part_make(void *context, struct tables *tables, const struct faults *faults)
{
	const struct streaming *streaming = context;
	struct part *part = xcalloc(1, sizeof *part);
	(void)faults;
	part->question = streaming->part;
	part->question.tables = tables;
	part->question.answers = xcalloc(streaming->part.answer_count + 1, sizeof *part->question.answers);
	for (size_t i = 0; i < streaming->part.answer_count; i++)
		part->question.answers[i] = streaming->part.answers[i];
	part->texts = typing_texts(part->question.typing, tables);
	question_fill(&part->question, &streaming->wanted);
	if (streaming->counts)
		part_count(part);
	return part;
}

static void
texts_take(struct streaming *streaming, struct part *part)
{
	for (size_t i = 0; streaming->texts && i < streaming->question->spec.column_count; i++)
		readings_join(&streaming->texts[i], &part->texts[i]);
	if (streaming->texts)
		return;
	streaming->texts = part->texts;
	part->texts = NULL;
}

/* A part begins: texts that its dictionary has begun with are those of the parts before. */
static void
codes_begin(struct streaming *streaming, const struct dictionary *dictionary)
{
	size_t known = (size_t)dictionary_known(dictionary) + 1,
	       count = (size_t)dictionary_count(dictionary) + 1;
	if (count > streaming->code_count)
		streaming->codes = xreallocarray(streaming->codes, count, sizeof *streaming->codes);
	streaming->code_count = count > streaming->code_count ? count : streaming->code_count;
	memset(streaming->codes + known, 0, (streaming->code_count - known) * sizeof *streaming->codes);
}

/* Texts have other codes among all than they have in the part. */
static void
codes_find(struct streaming *streaming, const struct tables *tables, const struct occurrences *texts)
{
	uint32_t *codes = streaming->codes;
	struct counted_cursor cursor = { 0 };
	struct counted_value value;
	while (counted_read(&texts->known, &cursor, &value, 1) > 0) {
		uint32_t code = (uint32_t)value.number;
		size_t length;
		if (codes[code] != CODE_MISSING)
			continue;
		const char *text = dictionary_text(tables->dictionary, code, &length);
		codes[code] = dictionary_code(streaming->dictionary, text, length);
	}
}

/* The occurrences in a group of the part, added to those in the group of all. */
static void
group_take(struct streaming *streaming, const struct tables *tables, const struct part *part, size_t group)
{
	const size_t answers = part->question.answer_count, known = streaming->groups.count;
	size_t to = gathering_group(&streaming->groups, &part->question, part->question.groups[group].labels);
	if (to == SIZE_MAX)
		return;
	streaming->occurrences = array_room(streaming->occurrences, known, &streaming->capacity,
		answers * sizeof *streaming->occurrences);
	for (size_t i = 0; i < answers; i++) {
		const struct occurrences *behind = &part->occurrences[group * answers + i];
		struct occurrences *occurrences = &streaming->occurrences[to * answers + i];
		bool texts = part->question.answers[i].type == TYPE_TEXT;
		if (to == known)
			*occurrences = (struct occurrences){ 0 };
		if (texts)
			codes_find(streaming, tables, behind);
		occurrences_join(occurrences, behind, texts ? streaming->codes : NULL);
	}
}

static void
part_take(void *context, struct tables *tables, void *made)
{
	struct streaming *streaming = context;
	struct part *part = made;
	texts_take(streaming, part);
	streaming->rows += part->question.rows;
	streaming->rows_read += part->question.rows_read;
	streaming->undecided += part->question.undecided;
	if (streaming->visit)
		streaming->visit(streaming->data, &part->question);
	if (streaming->counts && !part->occurrences)
		streaming->groups.too_many = true;
	if (part->occurrences) {
		codes_begin(streaming, tables->dictionary);
		for (size_t i = 0; i < part->question.group_count; i++)
			group_take(streaming, tables, part, i);
	}
	part_free(NULL, part);
}

/* False and err as tables_stream. */
static bool
rows_stream(struct streaming *streaming, struct error *err)
{
	struct question *question = streaming->question;
	const struct stream_use use = {
		.make = part_make, .take = part_take, .drop = part_free, .context = streaming
	};
	streaming->part = *question;
	streaming->part.arena = (struct arena){ 0 };
	streaming->part.faults = (struct faults){ 0 };
	question->tables = tables_stream(&question->spec, &use, &question->faults, err);
	question->rows = streaming->rows;
	question->rows_read = streaming->rows_read;
	question->undecided = streaming->undecided;
	return question->tables && question_stands(question, streaming->texts, err);
}

/* Who wants to keep no rows cannot have what is known of all of them. */
static bool
rows_needed(struct error *err)
{
	struct error reason = *err;
	*err = (struct error){ 0 };
	return fail(err, ERROR_DATA, NULL, 0, 0, "%s: leave --approximate out", reason.text);
}

bool
question_stream(struct question *question, question_visit *visit, void *data, struct error *err)
{
	struct streaming streaming = {
		.question = question, .wanted = wanted_new(question), .visit = visit, .data = data
	};
	bool done = question_has_date(question, err) && rows_stream(&streaming, err);
	if (!question->tables && err->kind == ERROR_AGAIN)
		done = rows_needed(err);
	free(streaming.texts);
	wanted_free(&streaming.wanted);
	return done;
}

/* Puts what was counted into the order of groups. */
static struct occurrences *
occurrences_settle(struct streaming *streaming)
{
	const size_t answers = streaming->question->answer_count;
	size_t *numbers = gathering_settle(&streaming->groups, streaming->question);
	struct occurrences *settled = xcalloc(streaming->groups.count * answers + 1, sizeof *settled);
	for (size_t i = 0; streaming->occurrences && i < streaming->groups.count; i++)
		for (size_t j = 0; j < answers; j++) {
			struct occurrences *occurrences = &settled[i * answers + j];
			*occurrences = streaming->occurrences[numbers[i] * answers + j];
			counted_settle(&occurrences->known);
		}
	free(numbers);
	free(streaming->occurrences);
	return settled;
}

/* Forgets what was counted in vain. */
static bool
rows_read_anew(struct question *question, const struct wanted *wanted, struct occurrences **counted,
	struct error *err)
{
	question_count_free(question, *counted);
	*counted = NULL;
	question_forget(question);
	tables_free(question->tables);
	question->tables = NULL;
	faults_free(&question->faults);
	question->rows = question->rows_read = question->undecided = 0;
	*err = (struct error){ 0 };
	return question_keep(question, wanted, err);
}

bool
question_count(struct question *question, struct occurrences **counted, struct error *err)
{
	struct streaming streaming = { .question = question,
		.wanted = wanted_new(question),
		.counts = true,
		.groups = gathering_new(OCCURRENCES_MOST, question),
		.dictionary = dictionary_new() };
	bool done = question_has_date(question, err) && rows_stream(&streaming, err);
	*counted = occurrences_settle(&streaming);
	/* For reasons that are not those of an answer. */
	bool again = done ? streaming.groups.too_many : !question->tables && err->kind == ERROR_AGAIN;
	if (question->tables) {
		dictionary_free(question->tables->dictionary);
		question->tables->dictionary = streaming.dictionary;
	} else {
		dictionary_free(streaming.dictionary);
	}
	gathering_free(&streaming.groups);
	free(streaming.texts);
	free(streaming.codes);
	if (again)
		done = rows_read_anew(question, &streaming.wanted, counted, err);
	wanted_free(&streaming.wanted);
	return done;
}
