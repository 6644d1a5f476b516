#include "stats/indicator/alike.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"
#include "stats/table/excerpt.h"

/* A group and what is left of its name without what may be written in several ways. */
struct alike {
	const char *text;
	struct buffer core;
	size_t place; /* among the groups */
};

static bool
is_ignored(uint32_t code)
{
	return code == ' ' || code == '.' || code == ',' || code == '-';
}

static void
word_off(struct buffer *core, const char *word)
{
	size_t length = strlen(word);
	if (core->length > length && memcmp(core->bytes, word, length) == 0) {
		core->length -= length;
		memmove(core->bytes, core->bytes + length, core->length);
	}
}

/* Between figures they tell one code from another: 1.2 is not 12. */
static bool
holds_figure(const struct buffer *text)
{
	for (size_t i = 0; i < text->length; i++)
		if (text->bytes[i] >= '0' && text->bytes[i] <= '9')
			return true;
	return false;
}

static struct buffer
core_of(const char *text)
{
	static const char *const kinds[] = { "bydel ", "kommune " };
	struct buffer lower = { 0 }, core = { 0 };
	size_t length = strlen(text);
	uint32_t code;
	for (size_t at = 0; at < length;) {
		at += text_decode(text + at, length - at, &code);
		char bytes[4];
		buffer_add(&lower, bytes, text_encode(text_lower(code), bytes));
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		word_off(&lower, kinds[i]);
	if (holds_figure(&lower))
		return lower;
	for (size_t at = 0; at < lower.length;) {
		size_t step = text_decode(lower.bytes + at, lower.length - at, &code);
		if (!is_ignored(code))
			buffer_add(&core, lower.bytes + at, step);
		at += step;
	}
	buffer_free(&lower);
	return core;
}

static int
core_compare(const struct buffer *a, const struct buffer *b)
{
	size_t shorter = a->length < b->length ? a->length : b->length;
	int order = shorter ? memcmp(a->bytes, b->bytes, shorter) : 0;
	return order ? order : (a->length > b->length) - (a->length < b->length);
}

static int
alike_compare(const void *left, const void *right)
{
	const struct alike *a = left, *b = right;
	int order = core_compare(&a->core, &b->core);
	return order ? order : (a->place > b->place) - (a->place < b->place);
}

static bool
column_is_a_key(const struct column_spec *column, const struct tables *tables)
{
	for (size_t i = 0; i < tables->count; i++) {
		const struct table_spec *spec = tables->items[i].spec;
		for (size_t j = 0; spec->key && j < spec->column_count; j++)
			if (&spec->columns[j] == column)
				return column->refers_to || strcmp(column->name, spec->key) == 0;
	}
	return column->refers_to != NULL;
}

static void
similar_tell(const struct stratum *stratum, const struct tables *tables, const struct alike *first,
	const struct alike *second, size_t count, struct faults *faults)
{
	const struct table *table = &tables->items[stratum->grouping->value_table];
	struct buffer names = { 0 };
	if (!column_is_a_key(stratum->grouping->column, tables)) {
		buffer_text(&names, ", first ");
		excerpt_add(&names, first->text, strlen(first->text));
		buffer_text(&names, " and ");
		excerpt_add(&names, second->text, strlen(second->text));
	}
	fault_add(faults, SEVERITY_WARNING, "similar_groups", table_file_name(table, 0), 0, 0,
		"%s: %zu group%s counted apart although another differs only in capital letters, blanks, "
		"full "
		"stops, hyphens or a Bydel in front%s; if they are one, write them alike, or declare "
		"`aliases` or `prefix` in the column",
		stratum->grouping->label, count, count == 1 ? " is" : "s are",
		names.length ? names.bytes : "");
	buffer_free(&names);
}

static void
stratum_compare(const struct stratum *stratum, const struct tables *tables, struct faults *faults)
{
	struct alike *groups = xcalloc(stratum->cell_count + 1, sizeof *groups);
	size_t count = 0, similar = 0, first = 0;
	for (size_t i = 0; i < stratum->cell_count; i++) {
		const char *text = stratum->cells[i].group;
		if (!*text)
			continue;
		groups[count] = (struct alike){ .text = text, .core = core_of(text), .place = count };
		count++;
	}
	qsort(groups, count, sizeof *groups, alike_compare);
	for (size_t i = 1; i < count; i++) {
		if (core_compare(&groups[i - 1].core, &groups[i].core) != 0)
			continue;
		if (similar++ == 0)
			first = i - 1;
	}
	if (similar)
		similar_tell(stratum, tables, &groups[first], &groups[first + 1], similar, faults);
	for (size_t i = 0; i < count; i++)
		buffer_free(&groups[i].core);
	free(groups);
}

/* Whether a grouping of this label has been looked at before. */
static bool
is_told(const struct result *result, size_t indicator, size_t stratum)
{
	const char *label = result->indicators[indicator].strata[stratum].grouping->label;
	for (size_t i = 0; i <= indicator; i++) {
		const struct indicator_result *earlier = &result->indicators[i];
		size_t end = i < indicator ? earlier->stratum_count : stratum;
		for (size_t j = 0; j < end; j++)
			if (strcmp(earlier->strata[j].grouping->label, label) == 0)
				return true;
	}
	return false;
}

void
groups_compare(const struct result *result, const struct tables *tables, struct faults *faults)
{
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		for (size_t j = 0; j < indicator->stratum_count; j++) {
			const struct stratum *stratum = &indicator->strata[j];
			const struct column_spec *column = stratum->grouping->column;
			bool text = column && column->type == TYPE_TEXT;
			if (text && table_row_count(&tables->items[stratum->grouping->value_table]) > 0 &&
				!is_told(result, i, j))
				stratum_compare(stratum, tables, faults);
		}
	}
}
