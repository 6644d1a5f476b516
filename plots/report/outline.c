#include "plots/report/outline.h"

#include "plots/report/words.h"

static int
share_compare(const struct cell *a, const struct cell *b)
{
	return ratio_compare(
		a->counts.numerator, a->counts.denominator, b->counts.numerator, b->counts.denominator);
}

void
outline_share(struct outline *outline, const struct cell *cell, const struct target *target)
{
	if (!cell || !cell_has_share(cell))
		return;
	if (!outline->smallest || share_compare(cell, outline->smallest) < 0) {
		outline->smallest = cell;
		outline->smallest_target = target;
	}
	if (!outline->largest || share_compare(cell, outline->largest) > 0) {
		outline->largest = cell;
		outline->largest_target = target;
	}
}

void
outline_name(struct outline *outline, const char *name)
{
	if (outline->met++ < OUTLINE_NAMES_MOST)
		buffer_print(&outline->names, "%s%s", outline->names.length ? ", " : "", name);
}

void
outline_range_add(struct buffer *out, const struct outline *outline, enum language language)
{
	struct buffer low = { 0 }, high = { 0 };
	if (!outline->smallest)
		return;
	cell_share(&low, outline->smallest, outline->smallest_target, 0, language);
	cell_share(&high, outline->largest, outline->largest_target, 0, language);
	phrase_add(out, language, PHRASE_DESCRIPTION_RANGE, low.bytes, high.bytes);
	buffer_free(&low);
	buffer_free(&high);
}

void
outline_met_add(struct buffer *out, const struct outline *outline, enum language language)
{
	struct buffer more = { 0 };
	if (outline->met > OUTLINE_NAMES_MOST) {
		number_integer(&more, (int64_t)(outline->met - OUTLINE_NAMES_MOST), language);
		phrase_add(out, language, PHRASE_DESCRIPTION_MET_MORE, outline->names.bytes, more.bytes);
	} else if (outline->met) {
		phrase_add(out, language, PHRASE_DESCRIPTION_MET, outline->names.bytes);
	}
	buffer_free(&more);
}

void
outline_free(struct outline *outline)
{
	buffer_free(&outline->names);
}
