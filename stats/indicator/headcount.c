#include "stats/indicator/headcount.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/indicator/count.h"
#include "stats/indicator/rule_parts.h"

/* The cells of a grouping, by the code of their group's text: the first is that of the missing group, and
 * there is one more than the dictionary has texts. A cell that has no row yet has no label. */
struct gathering {
	struct dictionary *groups;
	struct cell *cells;
	size_t capacity;
	int64_t overlap, nowhere;
};

struct headcount {
	const struct definition *definition;
	int32_t as_of;
	struct cell total;
	struct gathering *gatherings; /* of each grouping of the indicator */
	struct rule_report rules;
	struct arena arena;
};

bool
rows_count_alone(const struct definition *definition)
{
	const struct table_spec *table = &definition->tables[0];
	bool alone = definition->table_count == 1 && definition->indicator_count == 1 &&
		     definition->rule_count == 0 && !definition->series.given && !table->key &&
		     !table->of_counts;
	for (size_t i = 0; alone && i < table->column_count; i++) {
		const struct column_spec *column = &table->columns[i];
		alone = !column->refers_to && column->one_of_count == 0 && column->totals_count == 0 &&
			!column->totals_auto;
	}
	return alone;
}

/* ---- A part ---- */

struct part_count {
	struct result *result; /* counted, not settled */
	struct rule_report rules;
};

static void
part_drop(void *context, void *made)
{
	struct part_count *part = made;
	(void)context;
	result_free(part->result);
	rule_report_free(&part->rules);
	free(part);
}

static void *
part_count(void *context, struct tables *tables, const struct faults *faults)
{
	const struct headcount *headcount = context;
	struct part_count *part = xcalloc(1, sizeof *part);
	part->result = result_begin(headcount->definition, tables, headcount->as_of, NULL);
	result_count(part->result, tables, NULL);
	values_report(headcount->definition, tables, headcount->as_of, faults, &part->rules);
	return part;
}

/* ---- Parts added ---- */

static void
cell_join(struct cell *cell, const struct cell *others, struct arena *arena)
{
	counts_join(&cell->counts, &others->counts);
	for (size_t i = 0; i < others->cause_count; i++) {
		const struct undetermined *other = &others->causes[i];
		struct undetermined *cause = cell_cause(cell, other->blame, arena);
		cause->rows += other->rows;
		if (!cause->column)
			cause->column = arena_copy(arena, other->column, strlen(other->column));
	}
}

static struct cell *
gathering_cell(struct gathering *gathering, const char *group)
{
	uint32_t code = *group ? dictionary_code(gathering->groups, group, strlen(group)) : CODE_MISSING;
	while (gathering->capacity <= code) {
		size_t before = gathering->capacity;
		gathering->cells = array_room(gathering->cells, gathering->capacity, &gathering->capacity,
			sizeof *gathering->cells);
		memset(gathering->cells + before, 0,
			(gathering->capacity - before) * sizeof *gathering->cells);
	}
	return &gathering->cells[code];
}

static void
part_take(void *context, struct tables *tables, void *made)
{
	struct headcount *headcount = context;
	const struct part_count *part = made;
	const struct indicator_result *indicator = &part->result->indicators[0];
	(void)tables;
	cell_join(&headcount->total, &indicator->total, &headcount->arena);
	for (size_t i = 0; i < indicator->stratum_count; i++) {
		const struct stratum *stratum = &indicator->strata[i];
		struct gathering *gathering = &headcount->gatherings[i];
		for (size_t j = 0; j < stratum->cell_count; j++) {
			struct cell *cell = gathering_cell(gathering, stratum->cells[j].group);
			cell->by = stratum->grouping->label;
			cell_join(cell, &stratum->cells[j], &headcount->arena);
		}
		gathering->overlap += stratum->overlap;
		gathering->nowhere += stratum->nowhere;
	}
	rule_report_join(&headcount->rules, &part->rules);
	part_drop(NULL, made);
}

/* Numbers are compared with totals row by row. */
static bool
totals_are_checked(const struct table *table)
{
	size_t totals = 0, numbers = 0;
	for (size_t i = 0; i < table->spec->file_count; i++)
		totals += table->reports[i].totals_count;
	for (size_t i = 0; i < table->spec->column_count; i++)
		numbers += table->spec->columns[i].type == TYPE_NUMBER;
	return totals > 0 && numbers > 0;
}

struct headcount *
headcount_read(const struct definition *definition, int32_t as_of, struct tables **tables,
	struct faults *faults, struct error *err)
{
	const size_t groupings = definition->indicators[0].by_count;
	struct headcount *headcount = xcalloc(1, sizeof *headcount);
	headcount->definition = definition;
	headcount->as_of = as_of;
	headcount->gatherings = xcalloc(groupings + 1, sizeof *headcount->gatherings);
	for (size_t i = 0; i < groupings; i++)
		headcount->gatherings[i].groups = dictionary_new();
	const struct stream_use use = {
		.make = part_count, .take = part_take, .drop = part_drop, .context = headcount
	};
	*tables = tables_stream(&definition->tables[0], &use, faults, err);
	if (*tables && totals_are_checked(&(*tables)->items[0])) {
		fail(err, ERROR_AGAIN, NULL, 0, 0, "the totals have to be compared with the rows");
		tables_free(*tables);
		*tables = NULL;
	}
	if (*tables)
		return headcount;
	headcount_free(headcount);
	return NULL;
}

void
headcount_free(struct headcount *headcount)
{
	if (!headcount)
		return;
	for (size_t i = 0; i < headcount->definition->indicators[0].by_count; i++) {
		dictionary_free(headcount->gatherings[i].groups);
		free(headcount->gatherings[i].cells);
	}
	free(headcount->gatherings);
	rule_report_free(&headcount->rules);
	arena_free(&headcount->arena);
	free(headcount);
}

/* ---- The result ---- */

/* As groups_new puts them: in Norwegian order, the missing one last. */
static int
cell_compare(const void *left, const void *right)
{
	const char *a = ((const struct cell *)left)->group, *b = ((const struct cell *)right)->group;
	if (!*a || !*b)
		return !*a - !*b;
	return text_compare(a, strlen(a), b, strlen(b));
}

static void
stratum_fill(struct stratum *stratum, const struct gathering *gathering, struct arena *arena)
{
	size_t groups = (size_t)dictionary_count(gathering->groups) + 1;
	stratum->cells = arena_alloc(arena, groups * sizeof *stratum->cells);
	stratum->overlap = gathering->overlap;
	stratum->nowhere = gathering->nowhere;
	for (uint32_t code = 0; code < groups && code < gathering->capacity; code++) {
		size_t length;
		const char *text = dictionary_text(gathering->groups, code, &length);
		struct cell *cell = &stratum->cells[stratum->cell_count];
		if (!gathering->cells[code].by)
			continue;
		cell->by = gathering->cells[code].by;
		cell->group = arena_copy(arena, text, length);
		cell_join(cell, &gathering->cells[code], arena);
		stratum->cell_count++;
	}
	if (stratum->cell_count > 0)
		qsort(stratum->cells, stratum->cell_count, sizeof *stratum->cells, cell_compare);
}

struct result *
headcount_result(const struct headcount *headcount, const struct tables *tables, const struct faults *faults,
	struct rule_report *rules)
{
	struct result *result = result_begin(headcount->definition, tables, headcount->as_of, faults);
	struct indicator_result *out = &result->indicators[result->indicator_count++];
	out->definition = &headcount->definition->indicators[0];
	out->total.by = out->total.group = "";
	cell_join(&out->total, &headcount->total, &result->arena);
	out->stratum_count = out->definition->by_count;
	out->strata = arena_alloc(&result->arena, (out->stratum_count + 1) * sizeof *out->strata);
	for (size_t i = 0; i < out->stratum_count; i++) {
		out->strata[i].grouping = &out->definition->by[i];
		stratum_fill(&out->strata[i], &headcount->gatherings[i], &result->arena);
	}
	result_settle(result, tables);
	rule_report_join(rules, &headcount->rules);
	return result;
}
