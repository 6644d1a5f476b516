#include <stdlib.h>

#include "stats/indicator/tally.h"

/* Fewer people may fall into equal parts by chance. */
enum { PEOPLE_LEAST = 100 };

/* What the counts say about one value of a dimension. */
struct value_evidence {
	size_t holds;         /* combinations in which it is the sum of two others or more */
	size_t fails;         /* in which it is not, though everything is known */
	struct amount amount; /* where it holds first */
	size_t runs; /* combinations in which it is the sum of the rows that follow it, or stand before it */
	bool run_asked;    /* the question takes it together with one of these */
	struct amount run; /* those it holds for, added up */
};

/* What speaks for totals and layers in one dimension. */
struct doubt {
	struct tally *tally;
	const struct dimension *dimension;
	struct value_evidence *values; /* for each code */
	size_t halved, whole;          /* combinations that fall into two equal runs, and that do not */
	int64_t people;                /* in those that do */
	int64_t run_people;            /* in rows that are sums of rows next to them */
};

static bool
value_is_claim(const struct doubt *doubt, size_t row)
{
	size_t length;
	const char *text = dictionary_text(doubt->tally->dictionary, doubt->dimension->codes[row], &length);
	return text_may_be_total(text, length) && !text_is_total(text, length);
}

/* Whether everything is known of the totals of a combination (there may be none), or of the others. */
static bool
items_are_known(const struct doubt *doubt, const struct item *items, size_t count, bool totals)
{
	for (size_t i = 0; i < count; i++)
		if (row_is_total(doubt->tally, doubt->dimension, items[i].row) == totals &&
			!amount_is_known(&items[i].amount))
			return false;
	return true;
}

static void
evidence_count(struct doubt *doubt, const struct item *item, bool holds)
{
	struct value_evidence *value = &doubt->values[doubt->dimension->codes[item->row]];
	if (holds && value->holds++ == 0)
		value->amount = item->amount;
	value->fails += !holds;
}

/* Values that begin like totals, each against the parts of its combination. */
static void
claims_count(struct doubt *doubt, const struct item *items, size_t count)
{
	struct amount parts = { 0 };
	size_t part_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (row_is_total(doubt->tally, doubt->dimension, items[i].row))
			continue;
		amount_add(&parts, &items[i].amount);
		part_count++;
	}
	for (size_t i = 0; i < count; i++) {
		if (part_count == 0 || !value_is_claim(doubt, items[i].row))
			continue;
		bool equal = amount_equals(&items[i].amount, &parts);
		if (!equal || part_count > 1)
			evidence_count(doubt, &items[i], equal);
	}
}

/* Every value against all others of its combination together; only the largest can be their sum. */
static void
sums_count(struct doubt *doubt, const struct item *items, size_t count)
{
	struct amount all = { 0 };
	size_t somebody = 0;
	for (size_t i = 0; i < count; i++) {
		amount_add(&all, &items[i].amount);
		somebody += items[i].amount.denominator > 0;
	}
	for (size_t i = 0; i < count && somebody > 2; i++) {
		const struct amount *amount = &items[i].amount;
		if (amount->denominator > 0)
			evidence_count(doubt, &items[i],
				2 * amount->denominator == all.denominator &&
					2 * amount->numerator == all.numerator);
	}
}

/* Whether a row is the sum of the two or more that follow it in the file (step 1) or stand before it (step
 * -1). */
static bool
run_count(struct doubt *doubt, const struct item *items, size_t count, size_t at, int step)
{
	const struct tally_row *rows = doubt->tally->rows;
	const struct amount *amount = &items[at].amount;
	struct amount sum = { 0 };
	size_t somebody = 0;
	bool asked = false;
	for (size_t i = at + (size_t)step; i < count && sum.denominator < amount->denominator;
		i += (size_t)step) {
		amount_add(&sum, &items[i].amount);
		somebody += items[i].amount.denominator > 0;
		asked |= rows[items[i].row].selected && rows[items[at].row].selected;
	}
	if (somebody < 2 || !amount_equals(&sum, amount))
		return false;
	struct value_evidence *value = &doubt->values[doubt->dimension->codes[items[at].row]];
	value->runs++;
	value->run_asked |= asked;
	amount_add(&value->run, amount);
	doubt->run_people += amount->denominator;
	return true;
}

static void
runs_count(struct doubt *doubt, const struct item *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!run_count(doubt, items, count, i, 1))
			(void)run_count(doubt, items, count, i, -1);
}

/* Whether the rows of a combination, as they stand in the file, are two runs with the same sums. */
static void
halves_count(struct doubt *doubt, const struct item *items, size_t count)
{
	struct amount all = { 0 }, sum = { 0 };
	size_t somebody = 0, before = 0;
	bool halved = false;
	for (size_t i = 0; i < count; i++) {
		if (row_is_total(doubt->tally, doubt->dimension, items[i].row))
			continue;
		amount_add(&all, &items[i].amount);
		somebody += items[i].amount.denominator > 0;
	}
	if (somebody < 4)
		return;
	for (size_t i = 0; i < count && !halved; i++) {
		if (row_is_total(doubt->tally, doubt->dimension, items[i].row))
			continue;
		amount_add(&sum, &items[i].amount);
		before += items[i].amount.denominator > 0;
		halved = before > 1 && somebody - before > 1 && 2 * sum.denominator == all.denominator &&
			 2 * sum.numerator == all.numerator;
	}
	doubt->halved += halved;
	doubt->whole += !halved;
	doubt->people += halved ? sum.denominator : 0;
}

/* Refuses a value where the question takes it together with another. */
static void
value_refuse(struct doubt *doubt, uint32_t code)
{
	struct tally *tally = doubt->tally;
	const struct dimension *dimension = doubt->dimension;
	const struct amount *amount = &doubt->values[code].amount;
	bool others = false;
	size_t first = SIZE_MAX;
	for (size_t row = 0; row < tally->row_count; row++) {
		if (!tally->rows[row].selected || tally->rows[row].set_aside)
			continue;
		if (dimension->codes[row] != code)
			others = true;
		else if (first == SIZE_MAX)
			first = row;
	}
	if (!others || first == SIZE_MAX)
		return;
	if (dimension->totals[code])
		tally_refuse(tally, first,
			"%s: the value of this row sounds like a total or a mean, and its counts are not "
			"seen to be "
			"those "
			"of the others added up; say --totals words if it is none, or leave it out with "
			"--where",
			dimension->name);
	/* The values of a column that is not grouped by are nobody's to see. */
	bool shown = dimension->by != SIZE_MAX;
	tally_refuse(tally, first,
		"%s: %s%s%s may be a total: its counts, %lld of %lld, are those of the others added up; say "
		"--totals words if it is none, or leave it out with --where",
		dimension->name, shown ? "'" : "",
		shown ? row_value(tally, dimension, first) : "the value of this row", shown ? "'" : "",
		(long long)amount->numerator, (long long)amount->denominator);
}

static void
doubt_settle(struct doubt *doubt)
{
	const struct dimension *dimension = doubt->dimension;
	struct tally *tally = doubt->tally;
	for (size_t row = 0; row < tally->row_count && !tally->refused; row++) {
		const struct value_evidence *value = &doubt->values[dimension->codes[row]];
		bool claim = dimension->has_totals && value_is_claim(doubt, row);
		if (claim ? value->holds == 0 || value->fails > 0 : value->holds > value->fails)
			value_refuse(doubt, dimension->codes[row]);
		else if (2 * value->runs > value->holds + value->fails && value->run_asked &&
			 doubt->run_people >= PEOPLE_LEAST && tally->rows[row].selected)
			tally_refuse(tally, row,
				"%s: the value of this row may be a total: its counts are those of the rows "
				"next to "
				"it added up, %lld of %lld; say --totals words if it is none, or choose rows "
				"with "
				"--where",
				dimension->name, (long long)value->run.numerator,
				(long long)value->run.denominator);
	}
	if (doubt->halved > doubt->whole && doubt->people >= PEOPLE_LEAST && !dimension->restricted)
		tally_refuse(tally, SIZE_MAX,
			"%s: the rows fall into two runs with the same sums, as districts and their "
			"sub-districts would; choose one of them with --where, or say --totals words if "
			"nobody "
			"is in both",
			dimension->name);
}

static void
dimension_doubt(struct tally *tally, const struct dimension *dimension)
{
	size_t count;
	bool *active = xcalloc(tally->dimension_count + 1, sizeof *active);
	struct item *items = items_new(tally, ROWS_COUNTED, active, &count);
	struct doubt doubt = { .tally = tally,
		.dimension = dimension,
		.values = xcalloc((size_t)dictionary_count(tally->dictionary) + 1, sizeof *doubt.values) };
	active[dimension - tally->dimensions] = false;
	items_sort(tally, active, items, count);
	for (size_t begin = 0, end; begin < count; begin = end) {
		end = items_run(tally, active, items, count, begin);
		if (!items_are_known(&doubt, items + begin, end - begin, false))
			continue;
		if (!items_are_known(&doubt, items + begin, end - begin, true)) {
			/* Its parts are added, and nothing but they can show that they are there twice. */
			halves_count(&doubt, items + begin, end - begin);
		} else if (dimension->has_totals) {
			claims_count(&doubt, items + begin, end - begin);
		} else {
			sums_count(&doubt, items + begin, end - begin);
			runs_count(&doubt, items + begin, end - begin);
			halves_count(&doubt, items + begin, end - begin);
		}
	}
	doubt_settle(&doubt);
	free(doubt.values);
	free(items);
	free(active);
}

void
doubts_refuse(struct tally *tally)
{
	if (tally->spec->totals != TOTALS_FOUND_OUT)
		return;
	for (size_t i = 0; i < tally->dimension_count; i++)
		if (!tally->dimensions[i].ordered)
			dimension_doubt(tally, &tally->dimensions[i]);
}
