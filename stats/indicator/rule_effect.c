#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/indicator/count.h"
#include "stats/indicator/rule_parts.h"

/* What each row of each indicator's population contributes (enum contribution). */
struct contributions {
	uint8_t **rows; /* by indicator */
	size_t count;
};

static struct contributions
contributions_new(const struct definition *definition, const struct tables *tables, int32_t as_of)
{
	struct contributions contributions = { .count = definition->indicator_count };
	enum contribution of_pattern[PATTERNS];
	for (size_t i = 0; i < PATTERNS; i++)
		of_pattern[i] = membership_contribution(pattern_membership((uint8_t)i));
	contributions.rows = xcalloc(contributions.count + 1, sizeof *contributions.rows);
	struct evaluation *evaluation = evaluation_new(definition->vocabulary, tables, as_of);
	for (size_t i = 0; i < contributions.count; i++) {
		struct memberships memberships =
			memberships_new(evaluation, tables, &definition->indicators[i]);
		contributions.rows[i] = xcalloc(memberships.rows + 1, 1);
		for (size_t row = 0; row < memberships.rows; row++)
			contributions.rows[i][row] = (uint8_t)of_pattern[memberships.patterns[row]];
		memberships_free(&memberships);
	}
	evaluation_free(evaluation);
	return contributions;
}

static void
contributions_free(struct contributions *contributions)
{
	for (size_t i = 0; i < contributions->count; i++)
		free(contributions->rows[i]);
	free(contributions->rows);
	*contributions = (struct contributions){ 0 };
}

/* The effect of a rule on an indicator, there from now on. */
static struct rule_effect *
effect_of(struct rule_report *report, const char *rule, size_t indicator)
{
	for (size_t i = 0; i < report->effect_count; i++) {
		struct rule_effect *effect = &report->effects[i];
		if (effect->indicator == indicator && strcmp(effect->rule, rule) == 0)
			return effect;
	}
	report->effects = array_room(
		report->effects, report->effect_count, &report->effect_capacity, sizeof *report->effects);
	report->effects[report->effect_count] = (struct rule_effect){ .rule = rule, .indicator = indicator };
	return &report->effects[report->effect_count++];
}

static bool
counts(uint8_t contribution)
{
	return contribution == CONTRIBUTES_DENOMINATOR || contribution == CONTRIBUTES_NUMERATOR;
}

/* One row before and after; what is gone contributes nothing. */
static void
change_add(struct rule_effect *effect, uint8_t before, uint8_t after)
{
	effect->denominator_out += counts(before) && !counts(after);
	effect->denominator_in += !counts(before) && counts(after);
	effect->numerator_out += before == CONTRIBUTES_NUMERATOR && after == CONTRIBUTES_DENOMINATOR;
	effect->numerator_in += before == CONTRIBUTES_DENOMINATOR && after == CONTRIBUTES_NUMERATOR;
}

/* `removed` are rows of the population as it was before. */
static struct rule_effect
change_of(const uint8_t *before, const uint8_t *after, size_t rows_before, const uint32_t *removed,
	size_t removed_count)
{
	struct rule_effect effect = { 0 };
	size_t gone = 0;
	for (size_t row = 0; row < rows_before; row++) {
		bool is_gone = gone < removed_count && removed[gone] == row;
		change_add(&effect, before[row], is_gone ? CONTRIBUTES_NOTHING : after[row - gone]);
		gone += is_gone;
	}
	return effect;
}

/* Numbers the rows of a later judgement as they are when `removed` are gone; what is gone is judged no more.
 */
static void
judgement_renumber(struct judgement *judgement, const uint32_t *removed, size_t removed_count)
{
	size_t kept = 0, gone = 0;
	for (size_t i = 0; i < judgement->count; i++) {
		uint32_t row = judgement->broken[i];
		while (gone < removed_count && removed[gone] < row)
			gone++;
		if (gone == removed_count || removed[gone] != row)
			judgement->broken[kept++] = row - (uint32_t)gone;
	}
	judgement->count = kept;
}

static void
effect_add(struct rule_report *report, const char *rule, size_t indicator, const struct rule_effect *change)
{
	if (!change->denominator_out && !change->denominator_in && !change->numerator_out &&
		!change->numerator_in)
		return;
	struct rule_effect *effect = effect_of(report, rule, indicator);
	effect->denominator_out += change->denominator_out;
	effect->denominator_in += change->denominator_in;
	effect->numerator_out += change->numerator_out;
	effect->numerator_in += change->numerator_in;
}

void
rule_report_join(struct rule_report *report, const struct rule_report *behind)
{
	for (size_t i = 0; i < behind->effect_count; i++)
		effect_add(
			report, behind->effects[i].rule, behind->effects[i].indicator, &behind->effects[i]);
}

/* What is taken out, and in whose name. */
struct removal {
	const char *rule;
	size_t table;
	const uint32_t *rows; /* in order */
	size_t count;
};

static void
removal_apply(const struct definition *definition, struct tables *tables, const struct removal *removal,
	int32_t as_of, struct contributions *contributions, struct rule_report *report)
{
	if (!contributions->rows)
		*contributions = contributions_new(definition, tables, as_of);
	size_t rows_before = tables->items[removal->table].rows;
	tables_leave_out(tables, removal->table, removal->rows, removal->count);
	struct contributions after = contributions_new(definition, tables, as_of);
	for (size_t i = 0; i < definition->indicator_count; i++) {
		size_t table = definition->indicators[i].table;
		bool own = table == removal->table;
		struct rule_effect change = change_of(contributions->rows[i], after.rows[i],
			own ? rows_before : tables->items[table].rows, removal->rows,
			own ? removal->count : 0);
		effect_add(report, removal->rule, i, &change);
	}
	contributions_free(contributions);
	*contributions = after;
}

void
repeated_exclude(
	const struct definition *definition, struct tables *tables, int32_t as_of, struct rule_report *report)
{
	static const char *const names[] = { [false] = "duplicate_key", [true] = "contradiction" };
	struct contributions contributions = { 0 };
	for (size_t i = 0; i < 2 * tables->count; i++) {
		bool contradicting = i % 2 == 1;
		struct removal removal = { .rule = names[contradicting], .table = i / 2 };
		uint32_t *rows =
			table_repeated_rows(&tables->items[removal.table], contradicting, &removal.count);
		removal.rows = rows;
		if (removal.count > 0)
			removal_apply(definition, tables, &removal, as_of, &contributions, report);
		free(rows);
	}
	contributions_free(&contributions);
}

void
rows_exclude(const struct definition *definition, struct tables *tables, int32_t as_of,
	struct judgement *judgements, struct rule_report *report)
{
	struct contributions contributions = { 0 };
	for (size_t i = 0; i < definition->rule_count; i++) {
		const struct judgement *judgement = &judgements[i];
		if (!judgement->rule->exclude || judgement->count == 0)
			continue;
		struct removal removal = { judgement->rule->name, judgement->rule->table, judgement->broken,
			judgement->count };
		removal_apply(definition, tables, &removal, as_of, &contributions, report);
		for (size_t later = i + 1; later < definition->rule_count; later++) {
			if (judgements[later].rule->table == judgement->rule->table)
				judgement_renumber(&judgements[later], judgement->broken, judgement->count);
		}
	}
	contributions_free(&contributions);
}

/* The rows of one indicator that are out of its denominator because of a value that could not be read. */
static void
indicator_values_report(struct evaluation *evaluation, const struct definition *definition,
	const struct tables *tables, size_t indicator, const struct faults *faults,
	struct rule_report *report)
{
	struct buffer name = { 0 };
	size_t index = definition->indicators[indicator].table;
	const struct table *table = &tables->items[index];
	if (table->struck_count == 0)
		return;
	struct memberships memberships =
		memberships_new(evaluation, tables, &definition->indicators[indicator]);
	memberships_blame(&memberships, evaluation, &definition->indicators[indicator]);
	for (size_t i = 0; memberships.causes && i < table->struck_count; i++) {
		const struct struck_field *field = &table->struck[i];
		const char *rule = faults->items[field->fault].rule;
		const struct rule_kind *kind = rule_kind_find(rule);
		uint32_t cause = memberships.causes[field->row];
		if (cause == 0 || pattern_membership(memberships.patterns[field->row]).in != TRUTH_UNKNOWN ||
			!kind || kind->effect != EFFECT_VALUE_MISSING)
			continue;
		buffer_clear(&name);
		blame_name(evaluation, cause, index, &name);
		if (strcmp(name.bytes, table->spec->columns[field->column].name) == 0)
			effect_of(report, kind->name, indicator)->denominator_out++;
	}
	buffer_free(&name);
	memberships_free(&memberships);
}

void
values_report(const struct definition *definition, const struct tables *tables, int32_t as_of,
	const struct faults *faults, struct rule_report *report)
{
	struct evaluation *evaluation = evaluation_new(definition->vocabulary, tables, as_of);
	for (size_t i = 0; i < definition->indicator_count; i++) {
		if (tables->items[definition->indicators[i].table].struck_count > 0)
			indicator_values_report(evaluation, definition, tables, i, faults, report);
	}
	evaluation_free(evaluation);
}
