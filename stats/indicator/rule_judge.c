#include <stdlib.h>
#include <string.h>

#include "stats/indicator/rule_parts.h"
#include "stats/table/place.h"

static void
broken_add(struct judgement *judgement, size_t *capacity, size_t row)
{
	judgement->broken =
		array_room(judgement->broken, judgement->count, capacity, sizeof *judgement->broken);
	judgement->broken[judgement->count++] = (uint32_t)row;
}

/* "`startdato` or `sluttdato` is missing": the columns behind the unknown rows of a file. */
static void
causes_add(struct buffer *out, const struct evaluation *evaluation, const struct table *table, size_t index,
	size_t file, const uint32_t *blame)
{
	enum { SHOWN = 3 };
	uint32_t said[SHOWN];
	size_t count = 0;
	for (size_t row = 0; row < table->rows && count < SHOWN; row++) {
		bool again = blame[row] == 0 || table_file(table, row) != file;
		for (size_t i = 0; i < count; i++)
			again = again || said[i] == blame[row];
		if (!again)
			said[count++] = blame[row];
	}
	for (size_t i = 0; i < count; i++) {
		buffer_text(out, i == 0 ? ", because `" : " or `");
		blame_name(evaluation, said[i], index, out);
		buffer_text(out, "`");
	}
	buffer_text(out, count ? " is missing" : "");
}

/* Tells for each file how many rows could not be judged. */
static void
unknown_tell(struct evaluation *evaluation, const struct table *table, const struct rule *rule,
	const uint8_t *truths, struct faults *faults)
{
	size_t *counts = xcalloc(table->spec->file_count, sizeof *counts);
	uint32_t *blame = xcalloc(table->rows + 1, sizeof *blame);
	for (size_t row = 0; row < table->rows; row++)
		counts[table_file(table, row)] += truths[row] == TRUTH_UNKNOWN;
	evaluation_blame(evaluation, rule->expect.expr, blame);
	for (size_t file = 0; file < table->spec->file_count; file++) {
		if (counts[file] == 0)
			continue;
		struct buffer message = { 0 };
		buffer_print(&message, "rule '%s': %zu row%s not judged", rule->name, counts[file],
			counts[file] == 1 ? "" : "s");
		causes_add(&message, evaluation, table, rule->table, file, blame);
		fault_add(faults, SEVERITY_INFO, "not_judged", table->spec->files[file].name, 0, 0, "%s",
			message.bytes);
		fault_cases(faults, counts[file]);
		buffer_free(&message);
	}
	free(blame);
	free(counts);
}

static void
condition_judge(struct evaluation *evaluation, const struct table *table, struct judgement *judgement,
	struct faults *faults)
{
	const struct rule *rule = judgement->rule;
	uint8_t *truths = xcalloc(table->rows + 1, 1);
	size_t capacity = 0;
	evaluation_truths(evaluation, rule->expect.expr, truths);
	for (size_t row = 0; row < table->rows; row++) {
		if (truths[row] == TRUTH_FALSE)
			broken_add(judgement, &capacity, row);
	}
	/* That a blank is neither in a range nor out of it needs no telling. */
	if (memchr(truths, TRUTH_UNKNOWN, table->rows) && !rule_kind_find(rule->name))
		unknown_tell(evaluation, table, rule, truths, faults);
	free(truths);
}

static void
unique_judge(struct evaluation *evaluation, const struct tables *tables, struct judgement *judgement)
{
	const struct table *table = &tables->items[judgement->rule->table];
	uint32_t *codes = xcalloc(table->rows + 1, sizeof *codes);
	evaluation_codes(evaluation, judgement->rule->values.value, codes);
	size_t room = (size_t)dictionary_count(tables->dictionary) + 1, capacity = 0;
	uint32_t *first = xreallocarray(NULL, room, sizeof *first);
	/* Every byte of ROW_NONE is the same. */
	memset(first, 0xFF, room * sizeof *first);
	judgement->earlier = xcalloc(table->rows + 1, sizeof *judgement->earlier);
	for (size_t row = 0; row < table->rows; row++) {
		uint32_t code = codes[row];
		if (code == CODE_MISSING)
			continue;
		if (first[code] == ROW_NONE) {
			first[code] = (uint32_t)row;
			continue;
		}
		judgement->earlier[judgement->count] = first[code];
		broken_add(judgement, &capacity, row);
	}
	free(first);
	free(codes);
}

/* A row that breaks a rule: the `at`th of its judgement. */
struct breach {
	const struct judgement *judgement;
	size_t at;
};

/* By row, then in the order of the rules, which is that of the judgements. */
static int
breach_compare(const void *left, const void *right)
{
	const struct breach *a = left, *b = right;
	uint32_t rows[] = { a->judgement->broken[a->at], b->judgement->broken[b->at] };
	if (rows[0] != rows[1])
		return rows[0] < rows[1] ? -1 : 1;
	return a->judgement < b->judgement ? -1 : a->judgement > b->judgement;
}

static void
breach_tell(const struct table *table, const struct breach *breach, const struct field_place *place,
	struct faults *faults)
{
	const struct rule *rule = breach->judgement->rule;
	const char *file = table_file_name(table, place->row);
	struct buffer message = { 0 };
	if (breach->judgement->earlier) {
		uint32_t earlier = breach->judgement->earlier[breach->at];
		const char *earlier_file = table_file_name(table, earlier);
		bool elsewhere = strcmp(earlier_file, file) != 0;
		buffer_print(&message, "%sthe same value as in line %zu%s%s; expected every value once",
			rule->message, table_line(table, earlier), elsewhere ? " of " : "",
			elsewhere ? earlier_file : "");
	} else {
		buffer_text(&message, rule->message);
	}
	fault_add(
		faults, rule->severity, rule->name, file, place->line, place->character, "%s", message.bytes);
	buffer_free(&message);
}

/* The faults of one table: all of them at once, since finding their places reads its files again. */
static void
breaches_tell(const struct definition *definition, const struct tables *tables, size_t index,
	const struct judgement *judgements, struct faults *faults)
{
	const struct table *table = &tables->items[index];
	size_t count = 0, at = 0;
	for (size_t i = 0; i < definition->rule_count; i++)
		count += judgements[i].rule->table == index ? judgements[i].count : 0;
	if (count == 0)
		return;
	struct breach *breaches = xcalloc(count, sizeof *breaches);
	struct field_place *places = xcalloc(count, sizeof *places);
	for (size_t i = 0; i < definition->rule_count; i++)
		for (size_t row = 0; judgements[i].rule->table == index && row < judgements[i].count; row++)
			breaches[at++] = (struct breach){ &judgements[i], row };
	qsort(breaches, count, sizeof *breaches, breach_compare);
	for (size_t i = 0; i < count; i++)
		places[i] = (struct field_place){ .row = breaches[i].judgement->broken[breaches[i].at],
			.column = breaches[i].judgement->rule->column };
	places_find(table, places, count);
	for (size_t i = 0; i < count; i++)
		breach_tell(table, &breaches[i], &places[i], faults);
	free(places);
	free(breaches);
}

struct judgement *
judgements_new(
	const struct definition *definition, struct tables *tables, int32_t as_of, struct faults *faults)
{
	struct judgement *judgements = xcalloc(definition->rule_count + 1, sizeof *judgements);
	struct evaluation *evaluation = evaluation_new(definition->vocabulary, tables, as_of);
	for (size_t i = 0; i < definition->rule_count; i++) {
		const struct rule *rule = &definition->rules[i];
		judgements[i].rule = rule;
		if (rule->values.value)
			unique_judge(evaluation, tables, &judgements[i]);
		else
			condition_judge(evaluation, &tables->items[rule->table], &judgements[i], faults);
	}
	evaluation_free(evaluation);
	for (size_t i = 0; i < tables->count; i++)
		breaches_tell(definition, tables, i, judgements, faults);
	return judgements;
}

void
judgements_free(struct judgement *judgements, const struct definition *definition)
{
	for (size_t i = 0; i < definition->rule_count; i++) {
		free(judgements[i].broken);
		free(judgements[i].earlier);
	}
	free(judgements);
}
