#include "stats/csv/region.h"

#include <assert.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/csv/region_kind.h"

/* Moves the row under way to the rows held back. */
static void
row_hold(struct region *region, enum row_kind kind, size_t line, size_t ending, const struct row_fault *fault)
{
	struct rows *rows = region->rows;
	struct held *held = &region->held[region->held_count];
	assert(region->held_count < REGION_HELD);
	*held = (struct held){
		.kind = kind, .line = line, .rows = 1, .fields = rows->field, .fault = *fault
	};
	held->apart = is_apart(region);
	held->caption = kind == ROW_NOTE && is_caption(region);
	held->kept = rows->kept - rows->row_kept;
	held->lengths = xcalloc(held->kept + 1, sizeof *held->lengths);
	for (size_t i = 0; i < held->kept; i++)
		held->lengths[i] = rows->fields[rows->row_kept + i].length;
	if (rows->text.length > rows->row_text)
		buffer_add(
			&held->text, rows->text.bytes + rows->row_text, rows->text.length - rows->row_text);
	if (rows->raw_text.length > rows->row_raw + ending)
		buffer_add(&held->raw, rows->raw_text.bytes + rows->row_raw,
			rows->raw_text.length - rows->row_raw - ending);
	rows_drop(rows);
	region->held_count++;
}

static void
held_free(struct held *held)
{
	free(held->lengths);
	buffer_free(&held->text);
	buffer_free(&held->raw);
}

static void
fault_tell(struct region *region, const struct row_fault *fault)
{
	fault_add(region->faults, SEVERITY_ERROR, fault->rule, region->name, fault->place.line,
		fault->place.character, "%s", fault->message);
}

static void
held_append(const struct held *held, struct rows *rows)
{
	const char *at = held->text.bytes;
	rows_begin(rows);
	for (size_t i = 0; i < held->kept; i++) {
		rows_field(rows, at, held->lengths[i]);
		at = at ? at + held->lengths[i] : at;
	}
	rows_raw(rows, held->raw.bytes, held->raw.length);
	rows_keep(rows, held->line, 0);
}

static void
note_add(struct region *region, const char *rule, const struct held *held, const char *text)
{
	region->set_aside += held->rows;
	fault_add(region->faults, SEVERITY_INFO, rule, region->name, held->line, 0, "%s", text);
}

static void
blank_note(struct region *region, const char *rule, const struct held *held)
{
	region->set_aside += held->rows;
	if (held->rows == 1)
		fault_add(region->faults, SEVERITY_INFO, rule, region->name, held->line, 0,
			"a row with nothing in it; it is left out");
	else
		fault_add(region->faults, SEVERITY_INFO, rule, region->name, held->line, 0,
			"%zu rows with nothing in them, from here on; they are left out", held->rows);
}

static void
total_count(struct region *region, size_t line)
{
	if (region->totals_counted++ == 0)
		region->totals_line = line;
}

/* It was a row like others. */
static void
held_release(struct region *region, const struct held *held)
{
	if (held->kind == ROW_BLANK) {
		blank_note(region, "blank_row", held);
		return;
	}
	if (held->kind == ROW_TOTAL) {
		region->totals_are_data = true;
		total_count(region, held->line);
	}
	if (held->apart && !held->fault.rule && (held->kind == ROW_NOTE || held->kind == ROW_STRANGE))
		fault_add(region->faults, SEVERITY_WARNING, "doubtful_row", region->name, held->line, 0,
			"behind a blank row, and unlike the rows above: it is counted as one of them (if it "
			"is a note or begins another table, take that out; if it is data, take out the blank "
			"row or declare dialect: {whole_file: yes})");
	region->data_rows++;
	if (held->fault.rule)
		fault_tell(region, &held->fault);
	else
		held_append(held, region->rows);
}

/* It stood behind the end of the table. */
static void
held_set_aside(struct region *region, const struct held *held)
{
	if (held->kind == ROW_BLANK) {
		blank_note(region, "trailing_blank", held);
	} else if (held->kind == ROW_NOTE) {
		note_add(region, "footnote", held, "a note below the table; it is no row of it");
	} else if (held->kind == ROW_TOTAL) {
		note_add(region, "totals_row", held,
			"a row of totals below the table; it is left out of what is counted");
		held_append(held, &region->totals);
	} else {
		held_release(region, held);
	}
}

static void
held_settle(struct region *region, void (*settle)(struct region *, const struct held *))
{
	for (size_t i = 0; i < region->held_count; i++) {
		settle(region, &region->held[i]);
		held_free(&region->held[i]);
	}
	region->held_count = 0;
}

/* Another table begins with the row held last (`from_held`), or with the row on `line`. */
static void
table_ends(struct region *region, size_t line, bool from_held)
{
	if (from_held) {
		struct held *last = &region->held[--region->held_count];
		line = last->line;
		region->set_aside += last->rows;
		held_free(last);
	}
	held_settle(region, held_set_aside);
	region->set_aside++;
	region->ended = true;
	fault_add(region->faults, SEVERITY_WARNING, "second_table", region->name, line, 0,
		"another table begins here; it is not read (save it as a file of its own, or declare "
		"dialect: {whole_file: "
		"yes} if it is the same table)");
}

/* Whether the row at hand is like the strange one held last, so that the two are the beginning of another
 * table. */
static bool
is_like_last(const struct region *region, enum row_kind kind)
{
	if (region->held_count == 0 || kind == ROW_BLANK || region->apart)
		return false;
	const struct held *last = &region->held[region->held_count - 1];
	if (last->kind != ROW_STRANGE)
		return false;
	return last->fault.rule ? region->rows->field == last->fields : kind == ROW_DATA;
}

/* Below a note, the header once more begins another table; below a caption, whatever is a row does. */
static bool
is_below_caption(const struct region *region, enum row_kind kind)
{
	const struct held *last = region->held_count ? &region->held[region->held_count - 1] : NULL;
	for (size_t i = region->held_count; last && last->kind == ROW_BLANK && i-- > 0;)
		last = &region->held[i];
	if (!last || last->kind != ROW_NOTE)
		return false;
	return kind == ROW_HEADER || (last->caption && kind != ROW_BLANK && kind != ROW_NOTE);
}

static void
row_keep(struct region *region, size_t line, size_t ending, const struct row_fault *fault)
{
	if (region->held_count) {
		row_hold(region, ROW_DATA, line, ending, fault);
		held_settle(region, held_release);
		return;
	}
	region->data_rows++;
	if (fault->rule) {
		fault_tell(region, fault);
		rows_drop(region->rows);
	} else {
		rows_keep(region->rows, line, ending);
	}
}

/* A run of blank rows is held as one. */
static bool
blank_join(struct region *region)
{
	struct held *last = region->held_count ? &region->held[region->held_count - 1] : NULL;
	if (!last || last->kind != ROW_BLANK)
		return false;
	last->rows++;
	rows_drop(region->rows);
	return true;
}

void
region_row(struct region *region, size_t line, size_t ending, const struct row_fault *fault,
	const struct slice *broken)
{
	enum row_kind kind = ROW_DATA;
	if (region->ended) {
		region->set_aside++;
		rows_drop(region->rows);
		return;
	}
	if (!region->whole_file)
		kind = broken ? broken_kind_of(region, *broken) : row_kind_of(region, fault);
	if (kind == ROW_TOTAL && (region->totals_are_data || region->data_rows == 0)) {
		total_count(region, line);
		kind = ROW_DATA;
	}
	if (is_like_last(region, kind)) {
		rows_drop(region->rows);
		table_ends(region, line, true);
	} else if (is_below_caption(region, kind)) {
		rows_drop(region->rows);
		table_ends(region, line, false);
	} else if (kind == ROW_HEADER) {
		const struct held again = { .line = line, .rows = 1 };
		rows_drop(region->rows);
		held_settle(region, held_release);
		note_add(region, "repeated_header", &again, "the header once more; it is left out");
	} else if (kind == ROW_DATA) {
		row_keep(region, line, ending, fault);
	} else if (kind != ROW_BLANK || !blank_join(region)) {
		row_hold(region, kind, line, ending, fault);
		if (region->held_count == REGION_HELD)
			held_settle(region, held_release);
	}
	region->apart = false;
}

bool
region_unclosed(struct region *region, size_t line, struct slice text, char delimiter)
{
	if (region->whole_file || region->rows->field > 0 || holds_row(region, text, delimiter))
		return false;
	struct slice first = { text.bytes + 1, 0 }; /* behind the quote */
	while (first.length + 1 < text.length && first.bytes[first.length] != '\n' &&
		first.bytes[first.length] != '\r')
		first.length++;
	rows_drop(region->rows);
	if (broken_kind_of(region, first) != ROW_NOTE)
		return false;
	fault_add(region->faults, SEVERITY_WARNING, "unclosed_note", region->name, line, 0,
		"a quote opens here, in the text below the table, and is not closed; this line and all below "
		"are no rows of the table");
	row_hold(region, ROW_NOTE, line, 0, &(const struct row_fault){ 0 });
	return true;
}

void
region_end(struct region *region)
{
	held_settle(region, held_set_aside);
	if (region->tell_totals && region->totals_counted)
		fault_add(region->faults, SEVERITY_WARNING, "totals_row", region->name, region->totals_line,
			0,
			"%zu row%s, from here on, called a total and counted like the others; declare "
			"totals: auto in the column that says so, and such rows are set aside",
			region->totals_counted, region->totals_counted == 1 ? "" : "s");
}

void
region_clear(struct region *region)
{
	for (size_t i = 0; i < region->held_count; i++)
		held_free(&region->held[i]);
	region->held_count = region->data_rows = region->set_aside = region->totals_counted = 0;
	region->apart = region->ended = region->totals_are_data = false;
	rows_clear(&region->totals);
}

void
region_free(struct region *region)
{
	region_clear(region);
	rows_free(&region->totals);
}
