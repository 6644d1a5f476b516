#include "cmd/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/exit.h"
#include "cmd/notify.h"
#include "plots/report/json.h"
#include "plots/report/metrics.h"
#include "plots/report/reading.h"
#include "stats/base/date.h"
#include "stats/base/lock.h"
#include "stats/base/memory.h"
#include "stats/base/replace.h"

static double
seconds_since(const struct timespec *began)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)(now.tv_sec - began->tv_sec) + (double)(now.tv_nsec - began->tv_nsec) / 1e9;
}

/* NULL where none was given. systemd gives one as a path from the root; of several, separated by colons, none
 * could be chosen. */
static const char *
state_folder(const struct arguments *arguments)
{
	const char *given = arguments_value(arguments, "state"), *state = getenv("STATE_DIRECTORY");
	if (given)
		return given;
	return state && *state == '/' && !strchr(state, ':') ? state : NULL;
}

static bool
options_fit(const struct arguments *arguments, const char *folder, struct error *err)
{
	static const char *const paths[] = { "state", "prometheus", "notify" };
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		const char *value = arguments_value(arguments, paths[i]);
		if (value && !*value)
			return fail(err, ERROR_USAGE, NULL, 0, 0, "--%s is empty; give it a path", paths[i]);
	}
	const char *program = arguments_value(arguments, "notify");
	if (program && !folder)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--notify needs --state FOLDER, where the verdicts of the last run are kept");
	if (program && !strchr(program, '/'))
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--notify cannot be \"%s\"; it is the path of a program, such as /usr/local/bin/%s",
			program, program);
	if (program && access(program, X_OK) != 0)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--notify: \"%s\" cannot be run: %s", program,
			strerror(errno));
	if (arguments_value(arguments, "notify-argument") && !program)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--notify-argument needs --notify PROGRAM");
	return true;
}

/* Each of the two folders is locked, and a run would lock itself out. */
static bool
folders_differ(int state, const struct arguments *arguments, struct error *err)
{
	const char *out = arguments_value(arguments, "out");
	struct stat a, b;
	if (fstat(state, &a) == 0 && stat(out ? out : "report", &b) == 0 && a.st_dev == b.st_dev &&
		a.st_ino == b.st_ino)
		return fail(err, ERROR_USAGE, NULL, 0, 0,
			"--state and --out are the same folder; give each its own");
	return true;
}

static bool
state_open(struct watch *watch, struct error *err)
{
	if (mkdir(watch->folder, 0777) != 0 && errno != EEXIST)
		return fail(err, ERROR_CREATE, watch->folder, 0, 0, "the state folder cannot be made: %s",
			strerror(errno));
	int directory = open(watch->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (directory < 0)
		return fail(err, ERROR_CREATE, watch->folder, 0, 0, "the state folder cannot be opened: %s",
			strerror(errno));
	if (!folders_differ(directory, watch->arguments, err) || !lock_take(directory, watch->folder, err)) {
		close(directory);
		return false;
	}
	watch->directory = directory;
	return true;
}

bool
watch_begin(struct watch *watch, const struct arguments *arguments, const struct notice *notice,
	struct error *err)
{
	struct error damaged = { 0 };
	*watch = (struct watch){ .arguments = arguments,
		.notice = notice,
		.definitions = arguments->operands[0],
		.directory = -1,
		.now.started = time(NULL) };
	clock_gettime(CLOCK_MONOTONIC, &watch->began);
	watch->folder = state_folder(arguments);
	if (!options_fit(arguments, watch->folder, err))
		return false;
	if (!watch->folder)
		return true;
	if (!state_open(watch, err))
		return false;
	buffer_print(&watch->path, "%s/status.json", watch->folder);
	watch->has_before = status_read(&watch->before, watch->path.bytes, &damaged) && watch->before.as_of;
	if (damaged.kind)
		notice_warn(notice,
			"%s: %s; it is written anew, and the verdicts of this run are compared with none",
			damaged.file, damaged.text);
	return true;
}

static size_t
changes_count(const struct status *status)
{
	size_t changed = 0;
	for (size_t i = 0; i < status->cell_count; i++)
		changed += status_cell_changed(&status->cells[i]);
	return changed;
}

static void
change_write(struct json *json, const struct status_cell *change)
{
	const struct cell *cell = change->cell;
	char target[64];
	json_write_open(json, NULL, '{');
	json_write_text(json, "indicator", change->indicator);
	json_write_text(json, "title", change->definition ? change->definition->title : NULL);
	json_write_text(json, "by", *change->by ? change->by : NULL);
	json_write_text(json, "group", *change->group ? change->group : NULL);
	json_write_text(json, "before", change->announced);
	json_write_text(json, "after", change->verdict);
	if (cell && cell_is_open(cell)) {
		json_write_integer(json, "numerator", cell->counts.numerator);
		json_write_integer(json, "denominator", cell->counts.denominator);
		json_write_fraction(json, "proportion", cell->counts.numerator, cell->counts.denominator);
		json_write_text(
			json, "target", target_format(&change->definition->target, target, sizeof target));
	}
	json_write_close(json, '}');
}

/* What the program of --notify reads. */
static void
summary_write(const struct watch *watch, const struct result *result, const char *report, struct buffer *out)
{
	struct json json = { .out = out };
	json_write_open(&json, NULL, '{');
	json_write_text(&json, "title", result->definition->title);
	json_write_text(&json, "report", report);
	json_write_text(&json, "as_of", watch->now.as_of);
	json_write_text(&json, "as_of_before", watch->before.as_of);
	json_write_text(&json, "definitions_sha256", watch->now.definitions);
	json_write_text(&json, "definitions_sha256_before", watch->before.definitions);
	json_write_open(&json, "changes", '[');
	for (size_t i = 0; i < watch->now.cell_count; i++)
		if (status_cell_changed(&watch->now.cells[i]))
			change_write(&json, &watch->now.cells[i]);
	json_write_close(&json, ']');
	json_write_close(&json, '}');
}

/* Whether whoever is to be told has been told, or there is nothing to tell. */
static bool
changes_tell(const struct watch *watch, const struct result *result, const char *report)
{
	const char *program = arguments_value(watch->arguments, "notify");
	size_t changed = watch->has_before ? changes_count(&watch->now) : 0, count = 0;
	if (!program || changed == 0)
		return true;
	const struct arguments *given = watch->arguments;
	const char **words = xcalloc(given->value_count + 1, sizeof *words);
	struct buffer summary = { 0 };
	struct error failure = { 0 };
	for (size_t i = 0; i < given->value_count; i++)
		if (strcmp(given->values[i].option->name, "notify-argument") == 0)
			words[count++] = given->values[i].text;
	summary_write(watch, result, report, &summary);
	bool told = notify_run(program, words, count, &summary, NOTIFY_SECONDS, &failure);
	if (told)
		notice_say(watch->notice, "%s was told of %zu verdict%s that changed", program, changed,
			changed == 1 ? "" : "s");
	else
		notice_warn(watch->notice,
			"--notify: %s: %s; the next run tells it again of %zu verdict%s that changed",
			program, failure.text, changed, changed == 1 ? "" : "s");
	buffer_free(&summary);
	free(words);
	return told;
}

void
watch_publish(struct watch *watch, const struct result *result, const char *report)
{
	watch->has_result = true;
	metrics_figures(result, &watch->metrics);
	if (!watch->folder)
		return;
	status_take_result(&watch->now, result, &watch->before);
	watch->notification_failed = !changes_tell(watch, result, report);
	if (!watch->notification_failed)
		status_settle(&watch->now);
}

static bool
status_keep(struct watch *watch, const struct error *end, struct error *err)
{
	struct buffer text = { 0 };
	char described[sizeof end->file + sizeof end->text + 64];
	if (!watch->has_result)
		status_take_status(&watch->now, &watch->before);
	if (end->kind) {
		error_describe(end, described, sizeof described);
		watch->now.error = described;
	}
	status_write(&watch->now, &text);
	bool kept = file_replace(watch->path.bytes, &text, err);
	watch->now.error = NULL;
	buffer_free(&text);
	return kept;
}

static bool
metrics_keep(struct watch *watch, const char *path, struct error *err)
{
	metrics_run(&(struct run_metrics){ watch->definitions, watch->now.started, watch->now.last_success,
			    watch->now.seconds, watch->now.exit_code, watch->notification_failed },
		&watch->metrics);
	return file_replace(path, &watch->metrics, err);
}

bool
watch_end(struct watch *watch, struct error *err)
{
	const struct error end = *err;
	const char *metrics = arguments_value(watch->arguments, "prometheus");
	struct error failure = { 0 };
	bool success = end.kind == ERROR_NONE || end.kind == ERROR_FOUND, kept = true;
	/* A run that was locked out, or called wrongly, was no night: what the other one tells stays. */
	bool counts = end.kind != ERROR_LOCKED && end.kind != ERROR_USAGE;
	watch->now.seconds = seconds_since(&watch->began);
	watch->now.exit_code = exit_code_of(end.kind);
	watch->now.last_success = success ? watch->now.started : watch->before.last_success;
	if (counts && watch->directory >= 0)
		kept = status_keep(watch, &end, &failure);
	if (counts && metrics && *metrics)
		kept = metrics_keep(watch, metrics, &failure) && kept;
	if (watch->directory >= 0) {
		lock_release(watch->directory);
		close(watch->directory);
	}
	status_free(&watch->before);
	status_free(&watch->now);
	buffer_free(&watch->metrics);
	buffer_free(&watch->path);
	if (!kept && end.kind)
		notice_warn(watch->notice, "%s: %s", failure.file, failure.text);
	else if (!kept)
		*err = failure;
	return kept;
}
