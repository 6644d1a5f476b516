#include "stats/base/fault.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"

const char *
severity_name(enum severity severity)
{
	static const char *const names[] = { "info", "warning", "error", "fatal" };
	return names[severity];
}

/* Faults come in runs from the same file under the same rule, so the copy made for the last one usually
 * serves again: a million bad dates hold one copy of the file name, not a million. */
static const char *
copy_unless_same(struct arena *arena, const char *text, const char *last)
{
	if (last && strcmp(last, text) == 0)
		return last;
	return arena_copy(arena, text, strlen(text));
}

void
fault_add(struct faults *faults, enum severity severity, const char *rule, const char *file, size_t line,
	size_t column, const char *format, ...)
{
	faults->items = array_room(faults->items, faults->count, &faults->capacity, sizeof *faults->items);
	const struct fault *last = faults->count ? &faults->items[faults->count - 1] : NULL;
	struct buffer message = { 0 };
	va_list arguments;
	va_start(arguments, format);
	buffer_vprint(&message, format, arguments);
	va_end(arguments);

	struct fault fault = {
		.severity = severity,
		.rule = copy_unless_same(&faults->arena, rule, last ? last->rule : NULL),
		.file = copy_unless_same(&faults->arena, file ? file : "", last ? last->file : NULL),
		.line = line,
		.column = column,
		.message = arena_copy(&faults->arena, message.bytes, message.length),
		.cases = 1,
	};
	buffer_free(&message);
	faults->items[faults->count++] = fault;
	faults->by_severity[severity]++;
}

void
fault_cases(struct faults *faults, size_t cases)
{
	faults->items[faults->count - 1].cases = cases;
}

void
faults_move(struct faults *from, struct faults *to)
{
	for (size_t i = 0; i < from->count; i++) {
		const struct fault *fault = &from->items[i];
		fault_add(to, fault->severity, fault->rule, fault->file, fault->line, fault->column, "%s",
			fault->message);
		fault_cases(to, fault->cases);
	}
	faults_free(from);
}

/* A fault on its way to its place. */
struct placed_fault {
	struct fault fault;
	size_t before;
};

/* Negative, 0 or positive; a line of 0 is behind all others, and what concerns a whole line before what
 * concerns a place on it. */
static int
places_compare(const struct fault *a, const struct fault *b)
{
	size_t one = a->line - 1, other = b->line - 1;
	if (one != other)
		return one < other ? -1 : 1;
	return (a->column > 0) - (b->column > 0);
}

static int
placed_fault_compare(const void *left, const void *right)
{
	const struct placed_fault *a = left, *b = right;
	int order = places_compare(&a->fault, &b->fault);
	return order ? order : a->before < b->before ? -1 : 1;
}

size_t *
faults_arrange(struct faults *faults, size_t from)
{
	size_t count = faults->count - from;
	if (!faults->items)
		return NULL;
	struct fault *items = faults->items + from;
	bool ordered = true;
	for (size_t i = 1; i < count && ordered; i++)
		ordered = places_compare(&items[i - 1], &items[i]) <= 0;
	if (ordered)
		return NULL;
	struct placed_fault *placed = xcalloc(count, sizeof *placed);
	size_t *places = xcalloc(count, sizeof *places);
	for (size_t i = 0; i < count; i++)
		placed[i] = (struct placed_fault){ items[i], i };
	qsort(placed, count, sizeof *placed, placed_fault_compare);
	for (size_t i = 0; i < count; i++) {
		items[i] = placed[i].fault;
		places[placed[i].before] = from + i;
	}
	free(placed);
	return places;
}

void
faults_free(struct faults *faults)
{
	if (!faults)
		return;
	arena_free(&faults->arena);
	free(faults->items);
	*faults = (struct faults){ 0 };
}
