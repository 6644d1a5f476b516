#include "cmd/archive.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cmd/inquiry.h"
#include "plots/report/report.h"
#include "stats/base/memory.h"

enum { MEMBERSHIP_DAYS = 400, MEMBERSHIP_DAYS_MOST = 36500 };

/* The name of a file without its folder. */
static const char *
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

/* Beside the reports and not among them: whoever may read those need not be able to read this. */
static void
history_path(const struct arguments *arguments, const char *folder, struct buffer *path)
{
	const char *given = arguments_value(arguments, "history"), *state = getenv("STATE_DIRECTORY");
	size_t length = strlen(folder);
	if (given) {
		buffer_text(path, given);
		return;
	}
	if (state && *state) {
		buffer_add(path, state, strcspn(state, ":")); /* systemd separates several by colons */
		buffer_text(path, "/history.sqlite");
		return;
	}
	while (length > 1 && folder[length - 1] == '/')
		length--;
	buffer_add(path, folder, length);
	const char *name = file_name(path->bytes);
	bool is_name = *name && strcmp(name, ".") != 0 && strcmp(name, "..") != 0;
	buffer_text(path, is_name ? "-history.sqlite" : "/history.sqlite");
}

static bool
is_folder(const char *path)
{
	struct stat found;
	return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

/* The folders above the output folder, which may be as new as that; the history stands in the last of them.
 */
static bool
parents_make(const char *folder, struct error *err)
{
	char *path = xstrdup(folder);
	bool made = true;
	for (char *at = path + 1; *path && *at && made; at++) {
		if (*at != '/')
			continue;
		*at = '\0';
		errno = mkdir(path, 0777) == 0 ? 0 : errno == EEXIST && !is_folder(path) ? ENOTDIR : errno;
		made = errno == 0 || errno == EEXIST ||
		       fail(err, ERROR_CREATE, folder, 0, 0, "the output folder cannot be made: %s",
			       strerror(errno));
		*at = '/';
	}
	free(path);
	return made;
}

static bool
secret_open(
	struct archive *archive, const struct arguments *arguments, const char *history, struct error *err)
{
	const char *given = arguments_value(arguments, "key"), *credentials = getenv("CREDENTIALS_DIRECTORY");
	struct buffer path = { 0 };
	enum secret_source source = SECRET_OWN;
	if (given) {
		buffer_text(&path, given);
	} else {
		if (credentials)
			buffer_print(&path, "%s/maltall.key", credentials);
		/* One that may not be read is no reason to make another: who was counted would be lost. */
		if (credentials && (access(path.bytes, F_OK) == 0 || errno != ENOENT)) {
			source = SECRET_CREDENTIAL;
		} else {
			buffer_clear(&path);
			buffer_print(&path, "%s.key", history);
		}
	}
	bool read = secret_read(path.bytes, source, &archive->secret, err);
	buffer_free(&path);
	return read;
}

/* Whether the folder of a run stands: its manifest is the one that the run was to leave. */
static bool
folder_stands(const char *folder, const struct kept_run *run)
{
	struct buffer path = { 0 }, content = { 0 };
	char bytes[4096], digest[DIGEST_TEXT_SIZE];
	buffer_print(&path, "%s/%s/manifest.json", folder, run->as_of);
	FILE *file = fopen(path.bytes, "rb");
	size_t taken;
	while (file && (taken = fread(bytes, 1, sizeof bytes, file)) > 0)
		buffer_add(&content, bytes, taken);
	if (file)
		fclose(file);
	digest_bytes(content.bytes ? content.bytes : "", content.length, digest);
	buffer_free(&path);
	buffer_free(&content);
	return file && strcmp(digest, run->manifest) == 0;
}

/* What runs that were killed have left behind. */
static bool
pending_settle(struct archive *archive, const char *folder, struct error *err)
{
	struct kept_runs runs;
	struct run_filter filter = { .which = RUNS_PENDING, .definitions = archive->night.definitions };
	bool done = kept_runs_read(archive->history, &filter, &runs, err);
	for (size_t i = 0; i < runs.count && done; i++)
		done = folder_stands(folder, &runs.items[i])
			       ? history_adopt(archive->history, &runs.items[i], err)
			       : history_withdraw(archive->history, runs.items[i].id, err);
	kept_runs_free(&runs);
	return done;
}

static bool
history_use(struct archive *archive, const struct computation *computation, const struct arguments *arguments,
	const char *folder, struct error *err)
{
	struct buffer path = { 0 };
	history_path(arguments, folder, &path);
	if (!arguments_value(arguments, "history") && !parents_make(folder, err)) {
		buffer_free(&path);
		return false;
	}
	archive->history = history_open(path.bytes, HISTORY_WRITE, err);
	bool done = archive->history && pending_settle(archive, folder, err) &&
		    (archive->days == 0 || secret_open(archive, arguments, path.bytes, err));
	if (done && archive->days > 0)
		archive->pseudonyms = pseudonyms_new(computation->tables, &archive->secret);
	done = done && history_compare(archive->history, archive->night.definitions, computation->result,
			       computation->tables, archive->pseudonyms, &archive->changes, err);
	buffer_free(&path);
	return done;
}

static bool
options_agree(const struct arguments *arguments, struct error *err)
{
	static const char *const others[] = { "history", "key", "no-membership", "membership-days" };
	if (!arguments_value(arguments, "no-history"))
		return true;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (arguments_value(arguments, others[i]))
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"--no-history and --%s contradict each other; leave one of them out",
				others[i]);
	return true;
}

bool
archive_open(struct archive *archive, struct computation *computation, const struct arguments *arguments,
	const char *folder, struct error *missing, struct error *err)
{
	double days;
	if (!options_agree(arguments, err) ||
		!option_number(arguments, "membership-days", 0, MEMBERSHIP_DAYS_MOST, true, MEMBERSHIP_DAYS,
			&days, err))
		return false;
	archive->days = arguments_value(arguments, "no-membership") ? 0 : (int)days;
	archive->night.definitions = file_name(computation->definition->path);
	archive->outlook = outlook_new(computation->result, computation->tables, computation->ahead);
	computation->result->outlook = archive->outlook;
	if (arguments_value(arguments, "no-history"))
		return true;
	struct error failure = { 0 };
	if (!history_use(archive, computation, arguments, folder, &failure)) {
		*(failure.kind == ERROR_UNAVAILABLE ? missing : err) = failure;
		history_free(archive->history);
		archive->history = NULL;
		return failure.kind == ERROR_UNAVAILABLE;
	}
	computation->result->changes = archive->changes;
	if (archive->pseudonyms) {
		archive->rosters = rosters_new(computation->result, archive->pseudonyms, computation->ahead);
		archive->roster_count = computation->result->indicator_count;
		pseudonyms_free(archive->pseudonyms);
		archive->pseudonyms = NULL;
	}
	return true;
}

bool
archive_begin(struct archive *archive, const struct result *result, const char *const *options,
	size_t option_count, struct error *err)
{
	struct buffer text = { 0 };
	if (!archive->history)
		return true;
	report_manifest(result, options, option_count, &text);
	digest_bytes(text.bytes, text.length, archive->manifest);
	buffer_clear(&text);
	for (size_t i = 0; i < option_count; i++)
		buffer_print(&text, "%s%s", i > 0 ? " " : "", options[i]);
	archive->options = xstrdup(text.bytes);
	buffer_free(&text);
	archive->night.result = result;
	archive->night.options = archive->options;
	archive->night.manifest = archive->manifest;
	archive->night.rosters = archive->rosters;
	return history_begin(archive->history, &archive->night, &archive->id, err);
}

bool
archive_publish(struct archive *archive, struct error *err)
{
	return !archive->history || (history_publish(archive->history, &archive->night, archive->id, err) &&
					    history_expire(archive->history, archive->days, err));
}

void
archive_withdraw(struct archive *archive)
{
	/* What went wrong before is what is told; what cannot be withdrawn, the next run settles. */
	struct error ignored = { 0 };
	if (archive->history)
		history_withdraw(archive->history, archive->id, &ignored);
}

void
archive_free(struct archive *archive)
{
	rosters_free(archive->rosters, archive->roster_count);
	pseudonyms_free(archive->pseudonyms);
	changes_free(archive->changes);
	outlook_free(archive->outlook);
	history_free(archive->history);
	free(archive->options);
	*archive = (struct archive){ 0 };
}
