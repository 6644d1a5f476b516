#include "plots/report/reading.h"

#include <string.h>

#include "stats/base/text.h"

static const char dash[] = "\u2013";

bool
cell_is_open(const struct cell *cell)
{
	return cell->state == CELL_OK || cell->state == CELL_ZERO_DENOMINATOR;
}

bool
cell_has_share(const struct cell *cell)
{
	return cell_is_open(cell) && cell->counts.denominator > 0;
}

bool
cell_missing_is_known(const struct cell *cell)
{
	return cell_is_open(cell) && (cell->verdict == VERDICT_MET || cell->verdict == VERDICT_NOT_MET) &&
	       cell->missing_to_target >= 0;
}

void
cell_label(struct buffer *out, const struct cell *cell, enum language language)
{
	if (!*cell->by)
		phrase_add(out, language, PHRASE_TOTAL);
	else if (!*cell->group)
		phrase_add(out, language, PHRASE_NO_GROUP);
	else
		buffer_text(out, cell->group);
}

void
cell_share(struct buffer *out, const struct cell *cell, const struct target *target, int decimals,
	enum language language)
{
	if (cell_has_share(cell))
		number_percent(
			out, cell->counts.numerator, cell->counts.denominator, target, decimals, language);
	else
		buffer_text(out, dash);
}

void
cell_count(struct buffer *out, const struct cell *cell, enum language language)
{
	if (!cell_is_open(cell)) {
		buffer_text(out, cell_note(cell, language));
		return;
	}
	struct buffer numerator = { 0 }, denominator = { 0 };
	number_integer(&numerator, cell->counts.numerator, language);
	number_integer(&denominator, cell->counts.denominator, language);
	phrase_add(out, language, PHRASE_K_OF_N, numerator.bytes, denominator.bytes);
	buffer_free(&numerator);
	buffer_free(&denominator);
}

/* The noun follows what the number is of: 0 of 1 doctor, 1 of 7 doctors. */
static void
add_noun(struct buffer *out, int64_t number, const struct row_noun *noun)
{
	if (!noun->one || !noun->many)
		return;
	buffer_text(out, "\u00a0");
	buffer_text(out, number == 1 ? noun->one : noun->many);
}

void
rows_words(struct buffer *out, int64_t rows, const struct row_noun *noun, enum language language)
{
	number_integer(out, rows, language);
	add_noun(out, rows, noun);
}

void
cell_counted(struct buffer *out, const struct cell *cell, const struct row_noun *noun, enum language language)
{
	cell_count(out, cell, language);
	if (cell_is_open(cell))
		add_noun(out, cell->counts.denominator, noun);
}

void
cell_interval(
	struct buffer *out, const struct cell *cell, const struct target *target, enum language language)
{
	if (!cell_has_share(cell)) {
		buffer_text(out, dash);
		return;
	}
	/* The percent sign is said once, behind the range. */
	struct buffer lower = { 0 };
	number_limit(&lower, cell->interval.lower, target, 1, language);
	buffer_add(out, lower.bytes, strspn(lower.bytes, "0123456789.,"));
	buffer_text(out, dash);
	number_limit(out, cell->interval.upper, target, 1, language);
	buffer_free(&lower);
}

const char *
cell_note(const struct cell *cell, enum language language)
{
	switch (cell->state) {
	case CELL_SUPPRESSED:
	case CELL_SUPPRESSED_SECONDARY: return phrase_text(PHRASE_NOTE_SUPPRESSED, language);
	case CELL_NO_DATA: return phrase_text(PHRASE_NOTE_NO_DATA, language);
	case CELL_ZERO_DENOMINATOR: return phrase_text(PHRASE_NOTE_ZERO, language);
	case CELL_OK: break;
	}
	return "";
}

const char *
verdict_words(enum verdict verdict, enum language language)
{
	switch (verdict) {
	case VERDICT_MET: return phrase_text(PHRASE_MET, language);
	case VERDICT_NOT_MET: return phrase_text(PHRASE_NOT_MET, language);
	case VERDICT_NOT_RELEVANT: return phrase_text(PHRASE_NOT_RELEVANT, language);
	case VERDICT_SUPPRESSED: return phrase_text(PHRASE_SUPPRESSED, language);
	case VERDICT_NO_DATA: return phrase_text(PHRASE_NO_DATA, language);
	case VERDICT_NONE: break;
	}
	return "";
}

void
cell_missing(struct buffer *out, const struct cell *cell, enum language language)
{
	if (cell_has_share(cell) && cell->verdict == VERDICT_NOT_MET && cell->missing_to_target > 0)
		number_integer(out, cell->missing_to_target, language);
}

void
target_words(struct buffer *out, const struct target *target, enum language language)
{
	static const enum phrase phrases[] = { [AT_LEAST] = PHRASE_AT_LEAST,
		[MORE_THAN] = PHRASE_MORE_THAN,
		[AT_MOST] = PHRASE_AT_MOST,
		[LESS_THAN] = PHRASE_LESS_THAN };
	struct buffer figure = { 0 };
	number_target(&figure, target, language);
	/* Nobody says "at least 100 %" or "at most 0 %". */
	bool is_all = target->comparison == AT_LEAST && target->value.numerator == target->value.denominator;
	bool is_none = target->comparison == AT_MOST && target->value.numerator == 0;
	if (is_all || is_none)
		buffer_text(out, figure.bytes);
	else
		phrase_add(out, language, phrases[target->comparison], figure.bytes);
	buffer_free(&figure);
}

bool
target_is_extreme(const struct target *target)
{
	return target->value.numerator == 0 || target->value.numerator == target->value.denominator;
}

bool
target_asks_for_much(const struct target *target)
{
	return target->comparison == AT_LEAST || target->comparison == MORE_THAN;
}

void
interval_words(struct buffer *out, const struct indicator_definition *definition, enum language language)
{
	struct buffer level = { 0 };
	number_limit(&level, definition->level, NULL, 0, language);
	phrase_add(out, language, PHRASE_INTERVAL, level.bytes);
	buffer_free(&level);
}

const char *
interval_method_words(enum interval_method method)
{
	switch (method) {
	case INTERVAL_WILSON: return "Wilson";
	case INTERVAL_CLOPPER_PEARSON: return "Clopper\u2013Pearson";
	case INTERVAL_JEFFREYS: return "Jeffreys";
	case INTERVAL_MID_P: return "mid-P";
	}
	return "";
}

/* The capital of the letters a column's name begins with in practice. */
static uint32_t
capital_of(uint32_t code)
{
	bool is_small = (code >= 'a' && code <= 'z') || (code >= 0xE0 && code <= 0xFE && code != 0xF7);
	return is_small ? code - 0x20 : code;
}

void
grouping_title(struct buffer *out, const struct grouping *grouping, bool capital)
{
	const char *name = grouping->column ? grouping->column->name : grouping->label;
	size_t length = strlen(name);
	for (size_t at = 0; at < length;) {
		uint32_t code;
		size_t taken = text_decode(name + at, length - at, &code);
		char bytes[4];
		if (at == 0 && capital && code != UINT32_MAX)
			buffer_add(out, bytes, text_encode(capital_of(code), bytes));
		else if (name[at] == '_')
			buffer_char(out, ' ');
		else
			buffer_add(out, name + at, taken);
		at += taken;
	}
}
