#include "plots/report/sentence.h"

#include <math.h>
#include <string.h>

/* A sentence behind another one. */
static void
begin_sentence(struct buffer *out)
{
	if (out->length && out->bytes[out->length - 1] != ' ')
		buffer_char(out, ' ');
}

static void
sentence_target(
	struct buffer *out, const struct cell *cell, const struct target *target, enum language language)
{
	struct buffer words = { 0 }, missing = { 0 };
	target_words(&words, target, language);
	cell_missing(&missing, cell, language);
	if (cell->verdict == VERDICT_MET)
		phrase_add(out, language, PHRASE_TARGET_MET, words.bytes);
	else if (cell->missing_to_target < 0)
		phrase_add(out, language, PHRASE_TARGET_NEVER, words.bytes);
	else if (missing.length == 0)
		phrase_add(out, language, PHRASE_TARGET_NOT_MET, words.bytes);
	else if (target_asks_for_much(target))
		phrase_add(out, language, PHRASE_TARGET_MISSING, words.bytes, missing.bytes);
	else
		phrase_add(out, language, PHRASE_TARGET_TOO_MANY, words.bytes, missing.bytes);
	buffer_free(&words);
	buffer_free(&missing);
}

void
sentence_result(struct buffer *out, const struct cell *cell, const struct indicator_definition *definition,
	enum language language)
{
	begin_sentence(out);
	if (!cell_is_open(cell)) {
		phrase_add(out, language,
			cell->state == CELL_NO_DATA ? PHRASE_RESULT_NO_DATA : PHRASE_RESULT_SUPPRESSED);
		return;
	}
	if (!cell_has_share(cell)) {
		phrase_add(out, language, PHRASE_RESULT_ZERO);
		return;
	}
	const struct target *target = &definition->target;
	struct buffer count = { 0 }, share = { 0 };
	cell_counted(&count, cell, &definition->noun, language);
	cell_share(&share, cell, target, 1, language);
	phrase_add(out, language, PHRASE_RESULT, count.bytes, share.bytes);
	buffer_free(&count);
	buffer_free(&share);
	if (target->given) {
		begin_sentence(out);
		sentence_target(out, cell, target, language);
	}
}

void
sentence_chance(struct buffer *out, const struct cell *cell, const struct indicator_definition *definition,
	enum language language)
{
	const struct target *target = &definition->target;
	if (!target->given || !cell_has_share(cell) || cell->position == POSITION_UNKNOWN ||
		isnan(cell->p_value))
		return;
	if (target_is_extreme(target))
		return;
	if (ratio_compare(cell->counts.numerator, cell->counts.denominator, target->value.numerator,
		    target->value.denominator) == 0)
		return;
	/* The interval and the exact test are two methods; where they part, neither is quoted as certain. */
	bool interval_allows = cell->position == POSITION_COMPATIBLE;
	bool test_allows = cell->p_value >= 1 - definition->level;
	enum phrase phrase = interval_allows != test_allows ? PHRASE_CHANCE_BORDER
			     : interval_allows              ? PHRASE_CHANCE
							    : PHRASE_NOT_CHANCE;
	struct buffer p_value = { 0 };
	number_p_value(&p_value, cell->p_value, language);
	begin_sentence(out);
	phrase_add(out, language, phrase, p_value.bytes);
	buffer_free(&p_value);
}

/* "plandato (80), startdato (14)". */
static void
add_causes(struct buffer *out, const struct cell *cell, enum language language)
{
	for (size_t i = 0; i < cell->cause_count; i++) {
		struct buffer rows = { 0 };
		number_integer(&rows, cell->causes[i].rows, language);
		if (i > 0)
			buffer_text(out, ", ");
		phrase_add(out, language, PHRASE_CAUSE, cell->causes[i].column, rows.bytes);
		buffer_free(&rows);
	}
}

static void
sentence_bounds(
	struct buffer *out, const struct cell *cell, const struct target *target, enum language language)
{
	const struct counts *counts = &cell->counts;
	if (counts->lowest_denominator == 0 || counts->highest_denominator == 0)
		return;
	struct buffer lowest = { 0 }, highest = { 0 };
	number_percent(&lowest, counts->lowest_numerator, counts->lowest_denominator, target, 1, language);
	number_percent(&highest, counts->highest_numerator, counts->highest_denominator, target, 1, language);
	begin_sentence(out);
	phrase_add(out, language, PHRASE_BOUNDS, lowest.bytes, highest.bytes);
	buffer_free(&lowest);
	buffer_free(&highest);
	if (!target->given || !cell_has_share(cell))
		return;
	enum verdict at_worst = target_verdict(target, counts->lowest_numerator, counts->lowest_denominator);
	enum verdict at_best = target_verdict(target, counts->highest_numerator, counts->highest_denominator);
	begin_sentence(out);
	phrase_add(out, language,
		at_worst != at_best       ? PHRASE_BOUNDS_OPEN
		: at_worst == VERDICT_MET ? PHRASE_BOUNDS_MET
					  : PHRASE_BOUNDS_NOT_MET);
}

void
sentence_undetermined(struct buffer *out, const struct cell *cell,
	const struct indicator_definition *definition, enum language language)
{
	if (!cell_is_open(cell) || cell->counts.undetermined == 0)
		return;
	struct buffer rows = { 0 }, causes = { 0 };
	rows_words(&rows, cell->counts.undetermined, &definition->noun, language);
	add_causes(&causes, cell, language);
	begin_sentence(out);
	phrase_add(out, language,
		cell->counts.undetermined == 1 ? PHRASE_UNDETERMINED_ONE : PHRASE_UNDETERMINED_MANY,
		rows.bytes);
	if (cell->cause_count == 0)
		buffer_char(out, '.');
	else if (cell->cause_count == 1)
		phrase_add(out, language, PHRASE_UNDETERMINED_CAUSE, cell->causes[0].column);
	else
		phrase_add(out, language, PHRASE_UNDETERMINED_CAUSES, causes.bytes);
	buffer_free(&rows);
	buffer_free(&causes);
	sentence_bounds(out, cell, &definition->target, language);
}

static void
sentence_rows(struct buffer *out, enum phrase phrase, int64_t rows, const struct row_noun *noun,
	enum language language)
{
	if (rows == 0)
		return;
	struct buffer number = { 0 };
	rows_words(&number, rows, noun, language);
	begin_sentence(out);
	phrase_add(out, language, phrase, number.bytes);
	buffer_free(&number);
}

void
sentence_left_out(struct buffer *out, const struct cell *cell, const struct indicator_definition *definition,
	enum language language)
{
	if (!cell_is_open(cell))
		return;
	sentence_rows(out, PHRASE_EXCLUDED_ROWS, cell->counts.excluded, &definition->noun, language);
	sentence_rows(out, PHRASE_EXCEPTED_ROWS, cell->counts.excepted, &definition->noun, language);
}

void
sentence_adding_up(struct buffer *out, const struct stratum *stratum,
	const struct indicator_definition *definition, enum language language)
{
	sentence_rows(out, PHRASE_OVERLAP, stratum->overlap, &definition->noun, language);
	sentence_rows(out, stratum->nowhere == 1 ? PHRASE_NOWHERE_ONE : PHRASE_NOWHERE_MANY, stratum->nowhere,
		&definition->noun, language);
}
