#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/status.h"
#include "stats/indicator/json.h"

/* Of a text, where there is one; NULL for null and for what is no text. */
static const char *
text_of(const struct node *mapping, const char *key)
{
	const struct node *value = mapping->kind == NODE_MAPPING ? node_value(mapping, key) : NULL;
	return value && value->kind == NODE_TEXT && node_is_string(value) ? value->text : NULL;
}

/* What time_format wrote; 0 for anything else. */
static time_t
time_of(const char *text)
{
	struct tm civil = { 0 };
	const char *end = text ? strptime(text, "%Y-%m-%dT%H:%M:%SZ", &civil) : NULL;
	return end && !*end ? timegm(&civil) : 0;
}

static size_t
count_of(const struct node *mapping, const char *key)
{
	const struct node *value = mapping && mapping->kind == NODE_MAPPING ? node_value(mapping, key) : NULL;
	return value && value->kind == NODE_TEXT ? strtoul(value->text, NULL, 10) : 0;
}

/* False where the list is not one that status_write made. */
static bool
cells_read(struct status *status, const struct node *list)
{
	size_t capacity = 0;
	if (!list || list->kind != NODE_LIST)
		return false;
	for (const struct node *item = list->first; item; item = item->next) {
		struct status_cell cell = { .indicator = text_of(item, "indicator"),
			.by = text_of(item, "by"),
			.group = text_of(item, "group"),
			.verdict = text_of(item, "verdict"),
			.announced = text_of(item, "announced") };
		if (!cell.indicator || !cell.by || !cell.group)
			return false;
		status->cells =
			array_room(status->cells, status->cell_count, &capacity, sizeof *status->cells);
		status->cells[status->cell_count++] = cell;
	}
	return true;
}

/* The texts stay in the arena, where the nodes are. */
static bool
status_parse(struct status *status, const struct buffer *text, const char *path)
{
	struct faults mistakes = { 0 };
	const struct node *root = json_parse(text->bytes, text->length, path, &status->arena, &mistakes);
	bool sound = root && mistakes.count == 0 && root->kind == NODE_MAPPING && text_of(root, "maltall") &&
		     cells_read(status, node_value(root, "verdicts"));
	faults_free(&mistakes);
	if (!sound)
		return false;
	const struct node *faults = node_value(root, "faults");
	status->last_success = time_of(text_of(root, "last_success"));
	status->as_of = text_of(root, "as_of");
	status->definitions = text_of(root, "definitions_sha256");
	for (int severity = SEVERITY_INFO; severity <= SEVERITY_FATAL; severity++)
		status->faults[severity] = count_of(faults, severity_name((enum severity)severity));
	return true;
}

bool
status_read(struct status *status, const char *path, struct error *err)
{
	struct buffer text = { 0 };
	char block[4096];
	size_t taken;
	*status = (struct status){ 0 };
	FILE *file = fopen(path, "re");
	if (!file)
		return errno == ENOENT ||
		       fail(err, ERROR_INPUT, path, 0, 0, "it cannot be read: %s", strerror(errno));
	buffer_text(&text, "");
	while ((taken = fread(block, 1, sizeof block, file)) > 0)
		buffer_add(&text, block, taken);
	bool sound = !ferror(file) && status_parse(status, &text, path);
	fclose(file);
	buffer_free(&text);
	if (!sound) {
		status_free(status);
		return fail(err, ERROR_INPUT, path, 0, 0, "it is not as maltall writes it");
	}
	return true;
}
