#include "stats/indicator/result.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/base/date.h"
#include "stats/indicator/asked.h"
#include "stats/indicator/count.h"

/* What every cell of one indicator is made from. */
struct indicator_work {
	struct result *result;
	const struct indicator_definition *definition;
	const struct tables *tables;
	struct evaluation *evaluation;
	struct memberships memberships;
};

const char *
cell_state_name(enum cell_state state)
{
	static const char *const names[] = {
		[CELL_OK] = "ok",
		[CELL_ZERO_DENOMINATOR] = "zero_denominator",
		[CELL_SUPPRESSED] = "suppressed",
		[CELL_SUPPRESSED_SECONDARY] = "suppressed_secondary",
		[CELL_NO_DATA] = "no_data",
	};
	return names[state];
}

void
cell_judge(const struct indicator_definition *definition, bool has_data, struct cell *cell)
{
	counts_settle(&cell->counts);
	int64_t numerator = cell->counts.numerator;
	int64_t denominator = cell->counts.denominator;
	cell->interval = proportion_interval(
		definition->interval, (double)numerator, (double)denominator, definition->level);
	cell->p_value = (double)NAN;
	cell->position = target_position(&definition->target, cell->interval);
	cell->verdict = target_verdict(&definition->target, numerator, denominator);
	cell->missing_to_target = counts_missing(&cell->counts, &definition->target);
	cell->state = denominator == 0 ? CELL_ZERO_DENOMINATOR : CELL_OK;
	if (!has_data) {
		cell->state = CELL_NO_DATA;
		cell->verdict = definition->target.given ? VERDICT_NO_DATA : VERDICT_NONE;
	}
}

void
cell_test(const struct indicator_definition *definition, struct cell *cell)
{
	const struct target *target = &definition->target;
	if (target->given && cell->counts.denominator > 0)
		cell->p_value =
			binomial_p_two_sided((double)cell->counts.numerator, (double)cell->counts.denominator,
				(double)target->value.numerator / (double)target->value.denominator);
}

static int
undetermined_compare(const void *left, const void *right)
{
	const struct undetermined *a = left;
	const struct undetermined *b = right;
	if (a->rows != b->rows)
		return a->rows > b->rows ? -1 : 1;
	return strcmp(a->column, b->column);
}

/* There are few columns, so they are looked through. */
struct undetermined *
cell_cause(struct cell *cell, uint32_t blame, struct arena *arena)
{
	for (size_t i = 0; i < cell->cause_count; i++)
		if (cell->causes[i].blame == blame)
			return &cell->causes[i];
	struct undetermined *causes = arena_alloc(arena, (cell->cause_count + 1) * sizeof(*causes));
	if (cell->cause_count > 0)
		memcpy(causes, cell->causes, cell->cause_count * sizeof(*causes));
	cell->causes = causes;
	causes[cell->cause_count].blame = blame;
	return &causes[cell->cause_count++];
}

/* Counts one more undetermined row for a column. */
static void
cause_add(const struct indicator_work *work, struct cell *cell, uint32_t blame)
{
	struct undetermined *cause = cell_cause(cell, blame, &work->result->arena);
	cause->rows++;
	if (cause->column)
		return;
	struct buffer name = { 0 };
	blame_name(work->evaluation, blame, work->definition->table, &name);
	cause->column = arena_copy(&work->result->arena, name.bytes, name.length);
	buffer_free(&name);
}

/* Adds one row to a cell. Where it is in doubt that the row belongs to the cell's group, it is in the cell's
 * denominator at most perhaps. */
static void
cell_add(const struct indicator_work *work, struct cell *cell, size_t row, uint32_t doubt)
{
	struct membership membership = pattern_membership(work->memberships.patterns[row]);
	if (doubt != 0)
		membership.in = truth_and(membership.in, TRUTH_UNKNOWN);
	int64_t before = cell->counts.undetermined;
	counts_add(&cell->counts, membership, 1);
	if (cell->counts.undetermined == before)
		return;
	uint32_t own = work->memberships.causes ? work->memberships.causes[row] : 0;
	cause_add(work, cell, own != 0 ? own : doubt);
}

/* Which of the patterns occur, so that counting by them takes little room. */
struct pattern_list {
	uint8_t patterns[PATTERNS], place_of[PATTERNS];
	size_t count;
};

static struct pattern_list
patterns_met(const struct memberships *memberships)
{
	struct pattern_list list = { 0 };
	for (size_t pattern = 0; pattern < PATTERNS; pattern++) {
		if (memberships->rows_of[pattern] == 0)
			continue;
		list.place_of[pattern] = (uint8_t)list.count;
		list.patterns[list.count++] = (uint8_t)pattern;
	}
	return list;
}

/* Adds every row to the one cell. */
static void
cell_add_all(const struct indicator_work *work, struct cell *cell)
{
	const struct memberships *memberships = &work->memberships;
	for (size_t pattern = 0; pattern < PATTERNS; pattern++)
		if (memberships->rows_of[pattern] > 0)
			counts_add(&cell->counts, pattern_membership((uint8_t)pattern),
				(int64_t)memberships->rows_of[pattern]);
	for (size_t row = 0; memberships->causes && row < memberships->rows; row++)
		if (memberships->causes[row] != 0)
			cause_add(work, cell, memberships->causes[row]);
}

/* Adds every row to the cell at its place: rows of a pattern are counted, and then added at once. */
static void
cells_add(const struct indicator_work *work, struct cell *cells, size_t cell_count, const uint32_t *places)
{
	const struct memberships *memberships = &work->memberships;
	struct pattern_list list = patterns_met(memberships);
	int64_t *rows = xcalloc(cell_count * list.count + 1, sizeof(*rows));
	for (size_t row = 0; row < memberships->rows; row++)
		rows[places[row] * list.count + list.place_of[memberships->patterns[row]]]++;
	for (size_t i = 0; i < cell_count * list.count; i++)
		if (rows[i] > 0)
			counts_add(&cells[i / list.count].counts,
				pattern_membership(list.patterns[i % list.count]), rows[i]);
	free(rows);
	for (size_t row = 0; memberships->causes && row < memberships->rows; row++)
		if (memberships->causes[row] != 0)
			cause_add(work, &cells[places[row]], memberships->causes[row]);
}

static bool
is_counted(const struct memberships *memberships, size_t row)
{
	enum contribution contribution =
		membership_contribution(pattern_membership(memberships->patterns[row]));
	return contribution == CONTRIBUTES_DENOMINATOR || contribution == CONTRIBUTES_NUMERATOR;
}

/* How many rows of the denominator stand in several groups, and how many in none. */
static void
stratum_overlap(const struct memberships *memberships, const struct groups *groups, struct stratum *stratum)
{
	uint32_t *times = xcalloc(memberships->rows + 1, sizeof(*times));
	for (size_t i = 0; i < groups->first[groups->count]; i++)
		times[groups->rows[i].row] += groups->rows[i].doubt == 0;
	for (size_t row = 0; row < memberships->rows; row++) {
		if (!is_counted(memberships, row))
			continue;
		stratum->overlap += times[row] > 1;
		stratum->nowhere += times[row] == 0;
	}
	free(times);
}

bool
cell_is_blank(const struct cell *cell)
{
	const struct counts *counts = &cell->counts;
	return counts->denominator == 0 && counts->excluded == 0 && counts->excepted == 0 &&
	       counts->undetermined == 0;
}

/* The cells of the groups, named and empty. */
static void
stratum_begin(const struct indicator_work *work, const struct grouping *grouping, const struct groups *groups,
	struct stratum *stratum)
{
	stratum->grouping = grouping;
	stratum->cells = arena_alloc(&work->result->arena, (groups->count + 1) * sizeof(*stratum->cells));
	stratum->cell_count = groups->count;
	for (size_t g = 0; g < groups->count; g++) {
		size_t length;
		const char *text = dictionary_text(work->tables->dictionary, groups->codes[g], &length);
		stratum->cells[g].by = grouping->label;
		stratum->cells[g].group = arena_copy(&work->result->arena, text, length);
	}
}

/* Where each row stands in one group, that of its own value. */
static void
stratum_fill_by_value(
	const struct indicator_work *work, const struct grouping *grouping, struct stratum *stratum)
{
	struct groups groups = { 0 };
	size_t rows = work->memberships.rows;
	uint32_t *places = xcalloc(rows + 1, sizeof(*places));
	evaluation_codes(work->evaluation, grouping->value, places);
	uint32_t *place_of = groups_name(&groups, places, rows, work->tables->dictionary, grouping->column);
	for (size_t row = 0; row < rows; row++)
		places[row] = place_of[places[row]];
	stratum_begin(work, grouping, &groups, stratum);
	cells_add(work, stratum->cells, groups.count, places);
	free(place_of);
	free(places);
	groups_free(&groups);
}

static void
stratum_fill(const struct indicator_work *work, const struct grouping *grouping, struct stratum *stratum)
{
	if (grouping->reference == SIZE_MAX && !grouping->where) {
		stratum_fill_by_value(work, grouping, stratum);
		return;
	}
	struct groups groups = groups_new(work->evaluation, work->tables, work->definition->table, grouping);
	stratum_begin(work, grouping, &groups, stratum);
	for (size_t g = 0; g < groups.count; g++)
		for (size_t i = groups.first[g]; i < groups.first[g + 1]; i++)
			cell_add(work, &stratum->cells[g], groups.rows[i].row, groups.rows[i].doubt);
	stratum_overlap(&work->memberships, &groups, stratum);
	groups_free(&groups);
}

static void
indicator_fill(struct indicator_work *work, struct indicator_result *out)
{
	const struct indicator_definition *definition = work->definition;
	work->memberships = memberships_new(work->evaluation, work->tables, definition);
	memberships_blame(&work->memberships, work->evaluation, definition);
	out->definition = definition;
	out->total.by = "";
	out->total.group = "";
	cell_add_all(work, &out->total);
	out->stratum_count = definition->by_count;
	out->strata = arena_alloc(&work->result->arena, (definition->by_count + 1) * sizeof(*out->strata));
	for (size_t i = 0; i < definition->by_count; i++)
		stratum_fill(work, &definition->by[i], &out->strata[i]);
	memberships_free(&work->memberships);
}

/* How many lines of a file were not rows: the reader counts the totals that it knew; the others stand among
 * the rows. */
static size_t
rows_set_aside(const struct table *table, size_t file)
{
	size_t count = table->reports[file].set_aside;
	for (size_t row = 0; table->totals && row < table->totals->rows; row++)
		count += table_file(table->totals, row) == file;
	if (table->totals)
		count -= table->reports[file].totals_count;
	return count;
}

static void
inputs_fill(struct result *result, const struct tables *tables)
{
	size_t count = 0;
	for (size_t i = 0; i < tables->count; i++)
		count += tables->items[i].spec->file_count;
	result->inputs = arena_alloc(&result->arena, (count + 1) * sizeof(*result->inputs));
	for (size_t i = 0; i < tables->count; i++) {
		const struct table *table = &tables->items[i];
		struct input *inputs = &result->inputs[result->input_count];
		for (size_t file = 0; file < table->spec->file_count; file++) {
			inputs[file].table = table->spec->name;
			inputs[file].name = table->spec->files[file].name;
			inputs[file].dialect = table->dialects[file];
			inputs[file].report = &table->reports[file];
			inputs[file].rows = table->rows_taken[file];
			inputs[file].rows_left_out = table->left_out[file];
			inputs[file].rows_set_aside = rows_set_aside(table, file);
			memcpy(inputs[file].digest, table->digests[file], sizeof(inputs[file].digest));
		}
		result->input_count += table->spec->file_count;
	}
}

struct result *
result_begin(const struct definition *definition, const struct tables *tables, int32_t as_of,
	const struct faults *faults)
{
	struct result *result = xcalloc(1, sizeof(*result));
	result->definition = definition;
	result->as_of = as_of;
	result->faults = faults;
	inputs_fill(result, tables);
	result->indicators =
		arena_alloc(&result->arena, (definition->indicator_count + 1) * sizeof(*result->indicators));
	return result;
}

void
result_count(struct result *result, const struct tables *tables, struct timeline *ahead)
{
	const struct definition *definition = result->definition;
	struct evaluation *own = ahead ? NULL : evaluation_new(definition->vocabulary, tables, result->as_of);
	struct evaluation *evaluation = ahead ? timeline_evaluation(ahead) : own;
	for (size_t i = 0; i < definition->indicator_count; i++) {
		if (ahead)
			asked_prepare(ahead, &definition->indicators[i]);
		struct indicator_work work = { .result = result,
			.definition = &definition->indicators[i],
			.tables = tables,
			.evaluation = evaluation };
		indicator_fill(&work, &result->indicators[result->indicator_count++]);
	}
	evaluation_free(own);
}

static void
cell_settle(const struct indicator_definition *definition, bool has_data, struct cell *cell)
{
	if (cell->cause_count > 0)
		qsort(cell->causes, cell->cause_count, sizeof(*cell->causes), undetermined_compare);
	cell_judge(definition, has_data, cell);
	cell_test(definition, cell);
}

void
result_settle(struct result *result, const struct tables *tables)
{
	for (size_t i = 0; i < result->indicator_count; i++) {
		struct indicator_result *indicator = &result->indicators[i];
		const struct indicator_definition *definition = indicator->definition;
		bool has_data = table_row_count(&tables->items[definition->table]) > 0;
		cell_settle(definition, has_data, &indicator->total);
		for (size_t j = 0; j < indicator->stratum_count; j++) {
			struct stratum *stratum = &indicator->strata[j];
			for (size_t k = 0; k < stratum->cell_count; k++)
				cell_settle(definition, has_data, &stratum->cells[k]);
			/* The missing group is a group only if somebody is in it. */
			size_t last = stratum->cell_count - 1;
			if (stratum->cell_count > 0 && !*stratum->cells[last].group &&
				cell_is_blank(&stratum->cells[last]))
				stratum->cell_count--;
		}
	}
}

struct result *
result_new(const struct definition *definition, const struct tables *tables, int32_t as_of,
	const struct faults *faults, struct timeline *ahead)
{
	struct result *result = result_begin(definition, tables, as_of, faults);
	result_count(result, tables, ahead);
	result_settle(result, tables);
	return result;
}

void
result_free(struct result *result)
{
	if (!result)
		return;
	arena_free(&result->arena);
	free(result);
}
