#include <stdlib.h>

#include "stats/base/buffer.h"
#include "stats/indicator/tally.h"

/* Items that only the dimension at hand tells apart: a total, perhaps, and its parts. */
struct family {
	const struct item *total; /* NULL: none */
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
			continue;
		}
		if (family.part_count++ == 0)
			family.parts = *item;
		else
			amount_add(&family.parts.amount, &item->amount);
	}
	family.parts.is_sum |= family.part_count > 1;
	return family;
}

/* A total row that can be checked and is wrong is told once. */
static void
family_check(struct tally *tally, const struct dimension *dimension, const struct family *family)
{
	const struct item *total = family->total;
	const struct amount *parts = &family->parts.amount;
	if (!total || total->is_sum || family->part_count == 0 || dimension->restricted ||
		!amount_is_known(&total->amount) || !amount_is_known(parts) ||
		amount_equals(&total->amount, parts) || tally->rows[total->row].told)
		return;
	struct buffer values = { 0 };
	row_describe(tally, total->row, &values);
	row_fault(tally, total->row, SEVERITY_WARNING, "totals",
		"%s: the row (%s) says %lld of %lld, and its %zu parts add up to %lld of %lld",
		dimension->name, values.bytes, (long long)total->amount.numerator,
		(long long)total->amount.denominator, family->part_count, (long long)parts->numerator,
		(long long)parts->denominator);
	tally->rows[total->row].told = true;
	buffer_free(&values);
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
	if (dimension->told || totals + sums == 0)
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
