#include "stats/indicator/counted.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/text.h"
#include "stats/indicator/count.h"
#include "stats/indicator/tally.h"

/* The column behind rows that are left out. */
static void
cause_set(const struct tally *tally, struct cell *cell, size_t column, int64_t rows)
{
	if (rows > 0)
		cell->causes[cell->cause_count++] =
			(struct undetermined){ .column = tally->table->spec->columns[column].name,
				.rows = rows };
}

static void
cell_fill(const struct tally *tally, struct result *result, const struct amount *amount, struct cell *cell)
{
	struct counts *counts = &cell->counts;
	counts_take(counts, amount->numerator, amount->denominator);
	counts->undetermined = amount->no_numerator + amount->no_denominator;
	if (!amount->unbounded) {
		counts->lowest_numerator = amount->numerator;
		counts->highest_numerator = amount->numerator + amount->open;
		counts->lowest_denominator = counts->highest_denominator = amount->denominator + amount->open;
	}
	cell->causes = arena_alloc(&result->arena, 2 * sizeof *cell->causes);
	bool numerator_first = amount->no_numerator >= amount->no_denominator;
	if (numerator_first)
		cause_set(tally, cell, tally->spec->numerator, amount->no_numerator);
	cause_set(tally, cell, tally->spec->denominator, amount->no_denominator);
	if (!numerator_first)
		cause_set(tally, cell, tally->spec->numerator, amount->no_numerator);
	/* A denominator of 0 is only a denominator if somebody has counted it. */
	cell_judge(tally->indicator, amount->denominator > 0 || counts->undetermined == 0, cell);
	cell_test(tally->indicator, cell);
}

struct named_item {
	const struct item *item;
	uint32_t code;
	const char *text;
	size_t length;
};

static int
named_item_compare(const void *left, const void *right)
{
	const struct named_item *a = left, *b = right;
	if ((a->code == CODE_MISSING) != (b->code == CODE_MISSING))
		return a->code == CODE_MISSING ? 1 : -1;
	return text_compare(a->text, a->length, b->text, b->length);
}

/* The total row of a grouping beside the sum of its parts. */
static void
total_note(const struct tally *tally, const struct dimension *dimension, const struct item *total,
	const struct item *parts, size_t part_count)
{
	const struct amount *said = &total->amount, *sum = &parts->amount;
	bool equal = amount_equals(said, sum);
	struct buffer text = { 0 };
	buffer_print(&text, "%s: '%s' is set aside as a total; the %zu others add up to ", dimension->name,
		row_value(tally, dimension, total->row), part_count);
	if (equal)
		buffer_print(&text, "the same, %lld of %lld", (long long)sum->numerator,
			(long long)sum->denominator);
	else if (!amount_is_known(said))
		buffer_print(&text, "%lld of %lld, and its own counts are missing", (long long)sum->numerator,
			(long long)sum->denominator);
	else
		buffer_print(&text, "%lld of %lld, and it says %lld of %lld", (long long)sum->numerator,
			(long long)sum->denominator, (long long)said->numerator,
			(long long)said->denominator);
	if (!amount_is_known(sum))
		buffer_print(&text, " (left out: %lld row%s without a numerator, %lld without a denominator)",
			(long long)sum->no_numerator, sum->no_numerator == 1 ? "" : "s",
			(long long)sum->no_denominator);
	if (dimension->restricted)
		buffer_text(&text, " (the conditions leave some of them out)");
	fault_add(tally->notes, SEVERITY_INFO, "total", "", 0, 0, "%s", text.bytes);
	buffer_free(&text);
}

/* The cells of one grouping, and what they come to. */
static struct amount
stratum_fill(struct tally *tally, struct result *result, struct dimension *by, struct stratum *stratum)
{
	size_t count, named_count = 0;
	bool *active = xcalloc(tally->dimension_count + 1, sizeof *active);
	struct item *items = items_new(tally, ROWS_ASKED, active, &count);
	const struct item *total = NULL;
	count = items_collapse_others(tally, by, active, items, count);
	struct named_item *named = xcalloc(count + 1, sizeof *named);
	for (size_t i = 0; i < count; i++) {
		uint32_t code = by->codes[items[i].row];
		if (row_is_total(tally, by, items[i].row)) {
			total = &items[i];
			continue;
		}
		struct named_item *item = &named[named_count++];
		*item = (struct named_item){ .item = &items[i], .code = code };
		item->text = dictionary_text(tally->dictionary, code, &item->length);
	}
	qsort(named, named_count, sizeof *named, named_item_compare);
	stratum->cells = arena_alloc(&result->arena, (named_count + 1) * sizeof *stratum->cells);
	stratum->cell_count = named_count;
	for (size_t i = 0; i < named_count; i++) {
		struct cell *cell = &stratum->cells[i];
		cell->by = stratum->grouping->label;
		cell->group = arena_copy(&result->arena, named[i].text, named[i].length);
		cell_fill(tally, result, &named[i].item->amount, cell);
	}
	struct item said = total ? *total : (struct item){ 0 };
	(void)items_collapse(tally, by, active, true, items, count);
	struct amount sum = count ? items[0].amount : (struct amount){ 0 };
	if (total && named_count > 0)
		total_note(tally, by, &said, &items[0], named_count);
	free(named);
	free(items);
	free(active);
	return sum;
}

static struct amount
total_sum(struct tally *tally)
{
	size_t count;
	bool *active = xcalloc(tally->dimension_count + 1, sizeof *active);
	struct item *items = items_new(tally, ROWS_ASKED, active, &count);
	count = items_collapse_others(tally, NULL, active, items, count);
	struct amount sum = { 0 };
	for (size_t i = 0; i < count; i++)
		amount_add(&sum, &items[i].amount);
	free(items);
	free(active);
	return sum;
}

/* What the cells of a grouping come to must be what the file's own totals say. Parts that nobody knows may be
 * the rest of it, but nothing explains more than there is. */
static void
sum_check(
	struct tally *tally, const struct dimension *by, const struct amount *sum, const struct amount *total)
{
	if (!amount_is_known(total) || amount_equals(sum, total) ||
		(!amount_is_known(sum) && sum->numerator <= total->numerator &&
			sum->denominator <= total->denominator))
		return;
	tally_refuse(tally, SIZE_MAX,
		"%s: the parts add up to %lld of %lld, and the file's own total is %lld of %lld: some rows "
		"may be counted twice, or be missing; choose rows with --where or --layer, name columns that "
		"do not tell rows apart with --ignore, or say --totals none if no row is a total",
		by->name, (long long)sum->numerator, (long long)sum->denominator, (long long)total->numerator,
		(long long)total->denominator);
}

/* The reader has set totals below the table aside, and found them wrong. */
static void
totals_check_read(struct tally *tally)
{
	for (size_t i = 0; i < tally->faults->count && tally->spec->totals != TOTALS_NONE; i++) {
		const struct fault *fault = &tally->faults->items[i];
		if (fault->severity != SEVERITY_ERROR || strcmp(fault->rule, "totals") != 0 || tally->refused)
			continue;
		tally->refused = true;
		fail(tally->err, ERROR_DATA, fault->file, fault->line, 0,
			"%s; mend the row, or give --totals none to go by the parts", fault->message);
	}
}

/* Sets aside the rows of layers that do not count. */
static bool
layers_choose(struct tally *tally, struct error *err)
{
	size_t most = 1;
	for (size_t i = 0; i < tally->dimension_count; i++) {
		const struct dimension *dimension = &tally->dimensions[i];
		bool grouped = dimension->by != SIZE_MAX;
		size_t chosen =
			grouped && tally->spec->layer <= dimension->layer_count ? tally->spec->layer : 1;
		if (grouped && dimension->layer_count > most)
			most = dimension->layer_count;
		for (size_t row = 0; dimension->layers && row < tally->row_count; row++)
			tally->rows[row].set_aside |=
				dimension->layers[row] != 0 && dimension->layers[row] != chosen;
	}
	if (tally->spec->layer <= most)
		return true;
	return fail(err, ERROR_USAGE, NULL, 0, 0,
		"there is no layer %zu: the groups asked for have %zu that add%s up to their total",
		tally->spec->layer, most, most == 1 ? "s" : "");
}

static void
cells_fill(struct tally *tally, struct result *result)
{
	struct indicator_result *indicator = &result->indicators[result->indicator_count++];
	size_t by_count = tally->indicator->by_count;
	struct amount total = { 0 };
	tally->silent = by_count > 0;
	struct amount said = total_sum(tally);
	tally->silent = false;
	indicator->definition = tally->indicator;
	indicator->strata = arena_alloc(&result->arena, (by_count + 1) * sizeof *indicator->strata);
	for (size_t i = 0; i < by_count; i++) {
		struct stratum *stratum = &indicator->strata[indicator->stratum_count++];
		stratum->grouping = &tally->indicator->by[i];
		for (size_t d = 0; d < tally->dimension_count; d++) {
			if (tally->dimensions[d].by != i)
				continue;
			struct amount sum = stratum_fill(tally, result, &tally->dimensions[d], stratum);
			sum_check(tally, &tally->dimensions[d], &sum, &said);
			total = i == 0 ? sum : total;
		}
	}
	if (by_count == 0)
		total = said;
	indicator->total.by = indicator->total.group = "";
	cell_fill(tally, result, &total, &indicator->total);
	bool any = false;
	for (size_t row = 0; row < tally->row_count; row++)
		any |= tally->rows[row].selected;
	if (!any)
		cell_judge(tally->indicator, false, &indicator->total);
}

struct result *
result_of_counts(const struct definition *definition, const struct tables *tables, int32_t as_of,
	const struct counted_spec *spec, struct published_counts *published, struct faults *faults,
	struct faults *notes, struct error *err)
{
	struct tally *tally = tally_new(definition, tables, as_of, spec, faults, notes, err);
	struct result *result = NULL;
	totals_check_read(tally);
	codes_refuse(tally);
	files_compare(tally);
	duplicates_find(tally);
	for (size_t i = 0; i < tally->dimension_count; i++)
		totals_find(tally, &tally->dimensions[i]);
	if (!tally->refused && layers_choose(tally, err))
		result = result_begin(definition, tables, as_of, faults);
	if (result) {
		duplicates_settle(tally);
		doubts_refuse(tally);
		cells_fill(tally, result);
		if (spec->published != SIZE_MAX)
			published_compare(tally, published);
	}
	if (tally->refused) {
		result_free(result);
		result = NULL;
	}
	tally_free(tally);
	return result;
}
