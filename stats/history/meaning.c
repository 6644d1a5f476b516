#include "stats/history/meaning.h"

#include <string.h>

/* With its length, so that no two lists of texts look alike. */
static void
add_text(struct digest *digest, const char *text)
{
	size_t length = text ? strlen(text) + 1 : 0;
	digest_add(digest, &length, sizeof length);
	digest_add(digest, text ? text : "", length);
}

static void
add_number(struct digest *digest, int64_t number)
{
	digest_add(digest, &number, sizeof number);
}

static void
add_texts(struct digest *digest, const char *const *texts, size_t count)
{
	add_number(digest, texts ? (int64_t)count : -1);
	for (size_t i = 0; texts && i < count; i++)
		add_text(digest, texts[i]);
}

static void
add_column(struct digest *digest, const struct column_spec *column)
{
	const char *const texts[] = { column->name, column->header, column->prefix, column->refers_to,
		column->date_format };
	const int64_t numbers[] = { (int64_t)column->type, column->totals_auto, column->thousands,
		(int64_t)column->percent, column->exponents, column->qualified, (int64_t)column->blank,
		column->pivot, column->excel_serial, column->identifiers_allowed };
	add_texts(digest, texts, sizeof texts / sizeof *texts);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		add_number(digest, numbers[i]);
	add_texts(digest, column->one_of, column->one_of_count);
	add_texts(digest, column->missing, column->missing_count);
	for (size_t i = 0; column->meanings && i < column->missing_count; i++)
		add_number(digest, (int64_t)column->meanings[i]);
	add_texts(digest, column->totals, column->totals_count);
	for (size_t i = 0; i < column->alias_count; i++) {
		add_text(digest, column->aliases[i].from);
		add_text(digest, column->aliases[i].to);
	}
}

static void
add_table(struct digest *digest, const struct table_spec *table)
{
	add_text(digest, table->name);
	add_text(digest, table->key);
	add_number(digest, (int64_t)table->duplicates);
	add_number(digest, (int64_t)table->column_count);
	for (size_t i = 0; i < table->column_count; i++)
		add_column(digest, &table->columns[i]);
}

void
meaning_digest(const struct definition *definition, const struct indicator_definition *indicator, char *out)
{
	struct digest *digest = digest_new();
	const char *const conditions[] = { definition->tables[indicator->table].name, indicator->where.text,
		indicator->denominator.text, indicator->exclude.text, indicator->numerator.text,
		indicator->numerator_exclude.text, indicator->except.text };
	add_texts(digest, conditions, sizeof conditions / sizeof *conditions);
	for (size_t i = 0; i < definition->condition_count; i++) {
		add_number(digest, (int64_t)definition->conditions[i].table);
		add_text(digest, definition->conditions[i].name);
		add_text(digest, definition->conditions[i].text);
	}
	/* Rules that take out no rows change no count. */
	for (size_t i = 0; i < definition->rule_count; i++) {
		const struct rule *rule = &definition->rules[i];
		if (!rule->exclude)
			continue;
		add_number(digest, (int64_t)rule->table);
		add_text(digest, rule->name);
		add_text(digest, rule->expect.text);
		add_text(digest, rule->values.label);
	}
	for (size_t i = 0; i < definition->table_count; i++)
		add_table(digest, &definition->tables[i]);
	digest_text(digest, out);
	digest_free(digest);
}
