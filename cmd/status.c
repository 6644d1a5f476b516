#include "cmd/status.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "plots/report/json.h"
#include "stats/base/date.h"

void
status_free(struct status *status)
{
	free(status->cells);
	arena_free(&status->arena);
	*status = (struct status){ 0 };
}

static const char *
copy(struct status *status, const char *text)
{
	return text ? arena_copy(&status->arena, text, strlen(text)) : NULL;
}

char *
time_format(time_t time, char *out)
{
	struct tm civil;
	out[0] = '\0';
	if (gmtime_r(&time, &civil))
		strftime(out, TIME_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &civil);
	return out;
}

/* What makes a cell the same cell in another night. */
static int
cell_compare(const void *left, const void *right)
{
	const struct status_cell *a = left, *b = right;
	int order = strcmp(a->indicator, b->indicator);
	if (order == 0)
		order = strcmp(a->by, b->by);
	return order ? order : strcmp(a->group, b->group);
}

static void
cell_add(struct status *status, size_t *capacity, const struct indicator_definition *definition,
	const struct cell *cell)
{
	if (cell->verdict == VERDICT_NONE)
		return;
	status->cells = array_room(status->cells, status->cell_count, capacity, sizeof *status->cells);
	status->cells[status->cell_count++] = (struct status_cell){
		.indicator = copy(status, definition->name),
		.by = copy(status, cell->by),
		.group = copy(status, cell->group),
		.verdict = verdict_name(cell->verdict),
		.definition = definition,
		.cell = cell,
	};
}

/* Takes over what was announced of each cell, and the cells of `before` that are no more. */
static void
cells_join(struct status *status, size_t *capacity, const struct status *before)
{
	size_t count = before->cell_count, present = status->cell_count;
	struct status_cell *sorted = xcalloc(count + 1, sizeof *sorted);
	if (count)
		memcpy(sorted, before->cells, count * sizeof *sorted);
	qsort(sorted, count, sizeof *sorted, cell_compare);
	for (size_t i = 0; i < present; i++) {
		struct status_cell *found =
			bsearch(&status->cells[i], sorted, count, sizeof *sorted, cell_compare);
		if (!found)
			continue;
		status->cells[i].announced = copy(status, found->announced);
		found->announced = NULL; /* nothing more to say of it */
	}
	for (size_t i = 0; i < count; i++) {
		if (!sorted[i].announced)
			continue;
		status->cells =
			array_room(status->cells, status->cell_count, capacity, sizeof *status->cells);
		status->cells[status->cell_count++] = (struct status_cell){
			.indicator = copy(status, sorted[i].indicator),
			.by = copy(status, sorted[i].by),
			.group = copy(status, sorted[i].group),
			.announced = copy(status, sorted[i].announced),
		};
	}
	free(sorted);
}

void
status_take_result(struct status *status, const struct result *result, const struct status *before)
{
	char date[DATE_TEXT_SIZE];
	size_t capacity = 0;
	assert(status->cell_count == 0);
	status->as_of = copy(status, date_format_iso(result->as_of, date));
	status->definitions = copy(status, result->definition->digest);
	memcpy(status->faults, result->faults->by_severity, sizeof status->faults);
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		cell_add(status, &capacity, indicator->definition, &indicator->total);
		for (size_t j = 0; j < indicator->stratum_count; j++)
			for (size_t k = 0; k < indicator->strata[j].cell_count; k++)
				cell_add(status, &capacity, indicator->definition,
					&indicator->strata[j].cells[k]);
	}
	cells_join(status, &capacity, before);
}

void
status_take_status(struct status *status, const struct status *before)
{
	assert(status->cell_count == 0);
	status->as_of = copy(status, before->as_of);
	status->definitions = copy(status, before->definitions);
	memcpy(status->faults, before->faults, sizeof status->faults);
	status->cells = xcalloc(before->cell_count + 1, sizeof *status->cells);
	for (size_t i = 0; i < before->cell_count; i++) {
		const struct status_cell *cell = &before->cells[i];
		status->cells[status->cell_count++] = (struct status_cell){
			.indicator = copy(status, cell->indicator),
			.by = copy(status, cell->by),
			.group = copy(status, cell->group),
			.verdict = copy(status, cell->verdict),
			.announced = copy(status, cell->announced),
		};
	}
}

bool
status_cell_changed(const struct status_cell *cell)
{
	if (!cell->verdict || !cell->announced)
		return cell->verdict != cell->announced;
	return strcmp(cell->verdict, cell->announced) != 0;
}

void
status_settle(struct status *status)
{
	size_t kept = 0;
	for (size_t i = 0; i < status->cell_count; i++) {
		struct status_cell *cell = &status->cells[i];
		cell->announced = cell->verdict;
		cell->definition = NULL;
		cell->cell = NULL;
		if (cell->verdict)
			status->cells[kept++] = *cell;
	}
	status->cell_count = kept;
}

static void
cells_write(struct json *json, const struct status *status)
{
	json_write_open(json, "verdicts", '[');
	for (size_t i = 0; i < status->cell_count; i++) {
		const struct status_cell *cell = &status->cells[i];
		json_write_open(json, NULL, '{');
		json_write_text(json, "indicator", cell->indicator);
		json_write_text(json, "by", cell->by);
		json_write_text(json, "group", cell->group);
		json_write_text(json, "verdict", cell->verdict);
		json_write_text(json, "announced", cell->announced);
		json_write_close(json, '}');
	}
	json_write_close(json, ']');
}

void
status_write(const struct status *status, struct buffer *out)
{
	struct json json = { .out = out };
	char started[TIME_TEXT_SIZE], success[TIME_TEXT_SIZE];
	json_write_open(&json, NULL, '{');
	json_write_text(&json, "maltall", MALTALL_VERSION);
	json_write_text(&json, "started", time_format(status->started, started));
	json_write_number(&json, "seconds", status->seconds, 4);
	json_write_integer(&json, "exit_code", status->exit_code);
	json_write_text(&json, "error", status->error);
	json_write_text(&json, "last_success",
		status->last_success ? time_format(status->last_success, success) : NULL);
	json_write_text(&json, "as_of", status->as_of);
	json_write_text(&json, "definitions_sha256", status->definitions);
	json_write_open(&json, "faults", '{');
	for (int severity = SEVERITY_FATAL; severity >= SEVERITY_INFO; severity--)
		json_write_integer(
			&json, severity_name((enum severity)severity), (int64_t)status->faults[severity]);
	json_write_close(&json, '}');
	cells_write(&json, status);
	json_write_close(&json, '}');
}
