#include "stats/indicator/single.h"

#include <string.h>

#include "stats/base/date.h"
#include "stats/base/digest.h"
#include "stats/indicator/source.h"

static const char *
copied(struct definition *definition, const char *text)
{
	return text ? arena_copy(&definition->arena, text, strlen(text)) : NULL;
}

const char *
name_quoted(struct arena *arena, const char *name)
{
	char *quoted = arena_alloc(arena, 2 * strlen(name) + 3);
	char *to = quoted;
	*to++ = '"';
	for (; *name; name++) {
		if (*name == '"')
			*to++ = '"';
		*to++ = *name;
	}
	*to = '"';
	return quoted;
}

static void
table_set(struct definition *definition, const struct single_spec *spec)
{
	struct arena *arena = &definition->arena;
	struct table_spec *table = arena_alloc(arena, sizeof *table);
	table->name = copied(definition, spec->table);
	table->dialect = spec->dialect;
	table->of_counts = spec->of_counts;
	table->unsigned_alone = spec->unsigned_alone;
	table->file_count = spec->file_count;
	table->files = arena_alloc(arena, (spec->file_count + 1) * sizeof *table->files);
	for (size_t i = 0; i < spec->file_count; i++) {
		table->files[i] = spec->files[i];
		table->files[i].path = copied(definition, spec->files[i].path);
		table->files[i].name = copied(definition, spec->files[i].name);
	}
	table->column_count = spec->column_count;
	table->columns = arena_alloc(arena, (spec->column_count + 1) * sizeof *table->columns);
	for (size_t i = 0; i < spec->column_count; i++) {
		table->columns[i] = spec->columns[i];
		table->columns[i].name = copied(definition, spec->columns[i].name);
		table->columns[i].header = copied(definition, spec->columns[i].header);
		table->columns[i].target = SIZE_MAX;
	}
	definition->tables = table;
	definition->table_count = 1;
}

static void
condition_set(struct definition *definition, const struct single_condition *given,
	struct condition *condition, struct faults *mistakes)
{
	struct expr_error err = { 0 };
	size_t line, column;
	condition->text = copied(definition, given->text);
	if (!condition->text)
		return;
	condition->expr = expr_compile(definition->vocabulary, 0, condition->text, &err);
	if (condition->expr)
		return;
	source_locate(condition->text, strlen(condition->text), err.offset, &line, &column);
	fault_add(mistakes, SEVERITY_FATAL, "definition", given->name, line, column, "%s", err.message);
}

static void
by_set(struct definition *definition, const struct single_spec *spec, struct indicator_definition *indicator,
	struct faults *mistakes)
{
	struct arena *arena = &definition->arena;
	indicator->by = arena_alloc(arena, (spec->by_count + 1) * sizeof *indicator->by);
	indicator->by_count = spec->by_count;
	for (size_t i = 0; i < spec->by_count; i++) {
		struct expr_error err = { 0 };
		const char *text = name_quoted(arena, spec->by[i]);
		if (!grouping_compile(definition->vocabulary, 0, text, &indicator->by[i], &err))
			fault_add(mistakes, SEVERITY_FATAL, "definition", "--by", 0, 0, "%s", err.message);
		indicator->by[i].label = copied(definition, spec->by[i]);
	}
}

struct definition *
definition_new_single(const struct single_spec *spec, struct faults *mistakes, struct error *err)
{
	struct definition *definition = xcalloc(1, sizeof *definition);
	struct indicator_definition *indicator = arena_alloc(&definition->arena, sizeof *indicator);
	size_t before = mistakes->count;
	definition->path = copied(definition, spec->path);
	definition->source = "";
	digest_bytes("", 0, definition->digest);
	definition->title = copied(definition, spec->title);
	definition->language = spec->language;
	definition->as_of = DATE_MISSING;
	definition->indicators = indicator;
	definition->indicator_count = 1;
	table_set(definition, spec);
	definition->vocabulary = vocabulary_new(definition->tables, 1);

	indicator->name = copied(definition, spec->name);
	indicator->title = definition->title;
	indicator->target = spec->target;
	indicator->target_date = DATE_MISSING;
	indicator->interval = spec->interval;
	indicator->level = spec->level;
	condition_set(definition, &spec->where, &indicator->where, mistakes);
	condition_set(definition, &spec->denominator, &indicator->denominator, mistakes);
	condition_set(definition, &spec->exclude, &indicator->exclude, mistakes);
	condition_set(definition, &spec->numerator, &indicator->numerator, mistakes);
	condition_set(definition, &spec->except, &indicator->except, mistakes);
	by_set(definition, spec, indicator, mistakes);

	size_t count = mistakes->count - before;
	if (count == 0)
		return definition;
	fail(err, ERROR_USAGE, NULL, 0, 0, "%zu mistake%s in what is asked for", count,
		count == 1 ? "" : "s");
	definition_free(definition);
	return NULL;
}
