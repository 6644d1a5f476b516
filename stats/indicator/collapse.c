#include <stdio.h>
#include <stdlib.h>

#include "stats/indicator/tally.h"

/* Items that only the dimension at hand tells apart: a total, perhaps, and its parts. */
struct family {
	const struct item *total; /* NULL: none */
	const struct item *other; /* a total with other counts; NULL: none */
	struct item parts;        /* added up */
	size_t part_count;
};

static struct family
family_read(
	const struct tally *tally, const struct dimension *dimension, const struct item *items, size_t count)
{
	struct family family = { 0 };
	for (size_t i = 0; i < count; i++) {
		const struct item *item = &items[i];
		if (row_is_total(tally, dimension, item->row)) {
			if (!family.total || !amount_is_known(&family.total->amount))
				family.total = item;
			else if (amount_is_known(&item->amount) &&
				 !amount_equals(&item->amount, &family.total->amount))
				family.other = item;
			continue;
		}
		if (family.part_count++ == 0)
			family.parts = *item;
		else
			amount_add(&family.parts.amount, &item->amount);
	}
	family.parts.is_sum |= family.part_count > 1 || dimension->has_totals;
	return family;
}

/* What is known of the parts may be less than the total, and what is known of all of them is the same. */
static bool
parts_fit(const struct amount *total, const struct amount *parts)
{
	if (amount_equals(total, parts) || total->unbounded)
		return true;
	/* Of a total whose numerator is missing the denominator speaks. */
	if (!amount_is_known(total))
		return amount_is_known(parts)
			       ? parts->denominator == total->open
			       : parts->unbounded || parts->denominator + parts->open <= total->open;
	return !amount_is_known(parts) && parts->numerator <= total->numerator &&
	       parts->denominator + parts->open <= total->denominator;
}

static void
family_check(struct tally *tally, const struct dimension *dimension, const struct family *family)
{
	const struct item *total = family->total;
	const struct amount *parts = &family->parts.amount;
	char said[24] = "nothing";
	if (!total || (dimension->restricted && family->part_count > 0))
		return;
	if (family->other)
		tally_refuse(tally, family->other->row,
			"%s: this total says %lld of %lld, and the one on line %zu says %lld of %lld; mend "
			"one, "
			"or leave it out with --where",
			dimension->name, (long long)family->other->amount.numerator,
			(long long)family->other->amount.denominator, table_line(tally->table, total->row),
			(long long)total->amount.numerator, (long long)total->amount.denominator);
	if (family->part_count == 0 || parts_fit(&total->amount, parts))
		return;
	if (amount_is_known(&total->amount))
		snprintf(said, sizeof said, "%lld", (long long)total->amount.numerator);
	/* Not a row of the file, but some of its rows added up, and not those that the parts are. */
	if (total->is_sum)
		tally_refuse(tally, total->row,
			"%s: its totals add up to %lld of %lld and its parts to %lld of %lld: totals are "
			"missing for some rows, or rows stand twice; choose rows with --where, or take the "
			"totals out",
			dimension->name, (long long)total->amount.numerator,
			(long long)total->amount.denominator, (long long)parts->numerator,
			(long long)parts->denominator);
	else
		tally_refuse(tally, total->row,
			"%s: the row says %s of %lld, and its %zu parts add up to %lld of %lld%s; mend the "
			"row, "
			"choose the total or its parts with --where, or say --totals none if it is no total",
			dimension->name, said, (long long)total->amount.denominator + total->amount.open,
			family->part_count, (long long)parts->numerator,
			(long long)parts->denominator + parts->open,
			tally->spec->duplicates == ROWS_ALL ? " (rows that stand twice count twice)" : "");
}

/* Where a condition takes some of a dimension's values and not others, a total may hold what is not asked
 * for. */
static bool
total_stands_for_parts(const struct dimension *dimension, const struct family *family, bool parts_first)
{
	if (!family->total || family->part_count == 0)
		return family->total;
	return !parts_first && !dimension->restricted &&
	       (amount_is_known(&family->total->amount) || !amount_is_known(&family->parts.amount));
}

/* What was done, said once for a dimension. */
static void
dimension_tell(struct tally *tally, struct dimension *dimension, size_t totals, size_t sums, size_t row)
{
	if (tally->silent || dimension->told || totals + sums == 0)
		return;
	dimension->told = true;
	if (sums == 0)
		fault_add(tally->notes, SEVERITY_INFO, "total", "", 0, 0,
			"%s: the rows '%s' are taken, not their parts", dimension->name,
			row_value(tally, dimension, row));
	else if (totals == 0)
		fault_add(tally->notes, SEVERITY_INFO, "sum", "", 0, 0,
			"%s: no total row stands for the values asked for; they are added up",
			dimension->name);
	else
		fault_add(tally->notes, SEVERITY_INFO, "sum", "", 0, 0,
			"%s: total rows are taken for %zu combinations, and for %zu without one the parts "
			"are added up",
			dimension->name, totals, sums);
}

size_t
items_collapse(struct tally *tally, struct dimension *dimension, bool *active, bool parts_first,
	struct item *items, size_t count)
{
	size_t totals = 0, sums = 0, kept = 0, total_row = 0;
	active[dimension - tally->dimensions] = false;
	items_sort(tally, active, items, count);
	for (size_t begin = 0, end; begin < count; begin = end) {
		end = items_run(tally, active, items, count, begin);
		struct family family = family_read(tally, dimension, items + begin, end - begin);
		/* Where the parts count, the totals were looked at in each combination before. */
		if (!parts_first)
			family_check(tally, dimension, &family);
		if (total_stands_for_parts(dimension, &family, parts_first)) {
			total_row = family.total->row;
			totals += family.part_count > 0;
			items[kept++] = *family.total;
		} else {
			sums += family.part_count > 1;
			items[kept++] = family.parts;
		}
	}
	if (!parts_first)
		dimension_tell(tally, dimension, totals, sums, total_row);
	return kept;
}

size_t
items_collapse_others(
	struct tally *tally, const struct dimension *kept, bool *active, struct item *items, size_t count)
{
	for (int with_totals = 1; with_totals >= 0; with_totals--)
		for (size_t i = 0; i < tally->dimension_count; i++) {
			struct dimension *dimension = &tally->dimensions[i];
			if (dimension != kept && dimension->has_totals == with_totals)
				count = items_collapse(tally, dimension, active, false, items, count);
		}
	return count;
}
