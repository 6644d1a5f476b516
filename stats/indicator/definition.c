#include "stats/indicator/definition.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/date.h"
#include "stats/base/digest.h"
#include "stats/indicator/definition_parts.h"
#include "stats/indicator/source.h"

static void
as_of_read(const struct section *file)
{
	struct definition *definition = file->reading->definition;
	const char *as_of = section_text(file, "as_of");
	definition->as_of = DATE_MISSING;
	definition->as_of_today = as_of && strcmp(as_of, "today") == 0;
	if (!definition->as_of_today)
		definition->as_of = section_date(file, "as_of");
}

static void
file_read(struct reading *reading, const struct node *root)
{
	struct definition *definition = reading->definition;
	struct section file = section_open(reading, PLACE_FILE, NULL, root);
	if (!file.mapping)
		return;
	section_choice(&file, "maltall", 0);
	const char *slash = strrchr(definition->path, '/');
	definition->title = section_text(&file, "title");
	if (!definition->title)
		definition->title = slash ? slash + 1 : definition->path;
	definition->language = (enum language)section_choice(&file, "language", LANGUAGE_NB);
	as_of_read(&file);
	tables_read(&file);
	conditions_read(&file);
	rules_read(&file);
	indicators_read(&file);
	units_read(&file);
	series_read(&file);
}

/* By file (a schema is one of its own) and place; at the same place by message, so that the order never
 * depends on the sort. */
static int
mistake_compare(const void *a, const void *b)
{
	const struct fault *one = a, *other = b;
	if (strcmp(one->file, other->file) != 0)
		return strcmp(one->file, other->file);
	if (one->line != other->line)
		return one->line < other->line ? -1 : 1;
	if (one->column != other->column)
		return one->column < other->column ? -1 : 1;
	return strcmp(one->message, other->message);
}

struct definition *
definition_read_text(
	const char *text, size_t length, const char *path, struct faults *mistakes, struct error *err)
{
	struct definition *definition = xcalloc(1, sizeof *definition);
	struct reading reading = { .definition = definition, .mistakes = mistakes };
	size_t before = mistakes->count;
	definition->path = arena_copy(&definition->arena, path, strlen(path));
	definition->source = arena_copy(&definition->arena, text, length);
	definition->source_length = length;
	reading.source = source_map_of(definition->source, length, &definition->arena);
	digest_bytes(text, length, definition->digest);
	const struct node *root =
		node_parse(definition->source, length, definition->path, &definition->arena, mistakes);
	if (root)
		file_read(&reading, root);

	size_t count = mistakes->count - before;
	if (count == 0)
		return definition;
	qsort(mistakes->items + before, count, sizeof *mistakes->items, mistake_compare);
	fail(err, ERROR_DEFINITION, path, 0, 0, "%zu mistake%s in the definitions%s", count,
		count == 1 ? "" : "s",
		reading.unsound ? "; the conditions are looked at when these are put right" : "");
	definition_free(definition);
	return NULL;
}

struct definition *
definition_read(const char *path, struct faults *mistakes, struct error *err)
{
	size_t length;
	char *text = source_read(path, &length, err);
	struct definition *definition = text ? definition_read_text(text, length, path, mistakes, err) : NULL;
	free(text);
	return definition;
}

void
definition_free(struct definition *definition)
{
	if (!definition)
		return;
	vocabulary_free(definition->vocabulary);
	faults_free(&definition->remarks);
	struct arena arena = definition->arena;
	arena_free(&arena);
	free(definition);
}
