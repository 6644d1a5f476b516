#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cmd/command.h"
#include "cmd/computation.h"
#include "cmd/output.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"
#include "stats/indicator/draft.h"

const struct option init_options[] = {
	{ .name = "out",
		.argument = "FILE",
		.help = "write to FILE instead of stdout; never over a file that is there" },
	{ .name = "schema",
		.argument = "FORM",
		.choices = { "frictionless" },
		.help = "write a Frictionless Data Package (datapackage.json) instead" },
	DIALECT_OPTIONS,
	COMMON_OPTIONS,
};

/* Bytes for the distinct values of all files together. */
static const size_t values_room = (size_t)1 << 30;
enum { FAULTS_SHOWN = 10 };

/* What is read and made on the way; all of it is freed at the end. */
struct init {
	size_t count;
	struct table_file *files; /* as they are opened */
	char **names;             /* as the definition calls them */
	struct inventory **inventories;
	struct draft *draft;
	struct faults faults;
	struct buffer text;
};

static char *
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? xstrndup(path, slash == path ? 1 : (size_t)(slash - path)) : xstrdup(".");
}

/* `file` as it is called from `folder`; both are real and absolute. */
static char *
path_between(const char *folder, const char *file)
{
	struct buffer path = { 0 };
	size_t same = 0, length = strlen(folder);
	/* Up to the last folder that both are in; the root ends in a slash of its own. */
	for (size_t i = 0; i <= length && (folder[i] == file[i] || !folder[i]); i++)
		if (file[i] == '/')
			same = i + 1;
	for (size_t i = same; i < length; i++)
		if (i == same || folder[i] == '/')
			buffer_text(&path, "../");
	buffer_text(&path, file + same);
	return path.bytes;
}

/* The name of a file in a definition that stands at `out` (NULL: in the folder at hand). NULL and err if
 * there is none. */
static char *
name_in_definition(const char *file, const char *out, struct error *err)
{
	if (file[0] == '/' || !out || !strchr(out, '/'))
		return xstrdup(file);
	char *folder = folder_of(out), *name = NULL;
	char *real_folder = realpath(folder, NULL), *real_file = NULL;
	if (!real_folder)
		fail(err, ERROR_CREATE, out, 0, 0, "cannot be made: %s: %s", folder, strerror(errno));
	else if (!(real_file = realpath(file, NULL)))
		fail(err, ERROR_INPUT, file, 0, 0, "cannot be read: %s", strerror(errno));
	else
		name = path_between(real_folder, real_file);
	free(folder);
	free(real_folder);
	free(real_file);
	return name;
}

/* A Data Package names only files in its folder and below, and by their way from there. */
static bool
is_in_package(const char *name)
{
	return name[0] != '/' && strncmp(name, "../", 3) != 0 && !strstr(name, "/../");
}

static bool
files_name(struct init *init, const struct arguments *arguments, struct error *err)
{
	const char *out = arguments_value(arguments, "out");
	for (size_t i = 0; i < init->count; i++) {
		const char *file = arguments->operands[i];
		if (strcmp(file, "-") == 0)
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"init cannot read standard input, since a definition has to name its file; "
				"write it to a file first");
		if (text_invalid_at(file, strlen(file)) < strlen(file))
			return fail(err, ERROR_INPUT, file, 0, 0,
				"the name of this file is no UTF-8, so a definition cannot hold it; rename "
				"it");
		init->names[i] = name_in_definition(file, out, err);
		if (!init->names[i])
			return false;
		if (arguments_value(arguments, "schema") && !is_in_package(init->names[i]))
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"a Data Package may only name files in its own folder or below it, and %s is "
				"not; "
				"give --out FOLDER/datapackage.json, or go to the folder of the files",
				file);
		init->files[i] = (struct table_file){ .path = file, .name = file };
	}
	return true;
}

/* A table without a column is no table. */
static bool
columns_check(const struct init *init, struct error *err)
{
	for (size_t i = 0; i < init->draft->table_count; i++) {
		const struct draft_table *table = &init->draft->tables[i];
		size_t column = 0;
		while (column < table->column_count && !table->columns[column].name)
			column++;
		if (column == table->column_count)
			return fail(err, ERROR_DATA, table->inventory->file->name, 0, 0,
				"no column of this file can be read; of the first, %s",
				table->columns[0].left_out);
	}
	return true;
}

static bool
draft_make(struct init *init, const struct arguments *arguments, struct error *err)
{
	struct dialect declared;
	if (!dialect_from_options(arguments, &declared, err) || !files_name(init, arguments, err))
		return false;
	for (size_t i = 0; i < init->count; i++) {
		init->inventories[i] = inventory_read(
			&init->files[i], &declared, values_room / init->count, &init->faults, err);
		if (!init->inventories[i])
			return false;
	}
	init->draft = draft_new(init->inventories, (const char *const *)init->names, init->count);
	if (!columns_check(init, err))
		return false;
	if (arguments_value(arguments, "schema"))
		draft_write_package(init->draft, &init->text);
	else
		draft_write(init->draft, &init->text);
	return true;
}

static bool
file_write(const char *path, const struct buffer *text, struct error *err)
{
	int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (file < 0 && errno == EEXIST)
		return fail(err, ERROR_CREATE, path, 0, 0,
			"is there already and is left as it is; give another name, or move it away");
	if (file < 0)
		return fail(err, ERROR_CREATE, path, 0, 0, "cannot be made: %s", strerror(errno));
	size_t written = 0;
	ssize_t part = 1;
	while (written < text->length && part > 0) {
		part = write(file, text->bytes + written, text->length - written);
		written += part > 0 ? (size_t)part : 0;
	}
	bool whole = written == text->length && fsync(file) == 0;
	int reason = errno;
	whole = close(file) == 0 && whole;
	if (whole)
		return true;
	unlink(path);
	return fail(err, ERROR_WRITE, path, 0, 0, "cannot be written: %s", strerror(reason));
}

bool
init_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	size_t count = arguments->operand_count;
	const char *out = arguments_value(arguments, "out");
	struct init init = { .count = count,
		.files = xcalloc(count, sizeof *init.files),
		.names = xcalloc(count, sizeof *init.names),
		.inventories = xcalloc(count, sizeof *init.inventories) };
	bool done = false;
	if (out && !*out)
		fail(err, ERROR_USAGE, NULL, 0, 0, "--out is empty; give it the name of a file");
	else
		done = draft_make(&init, arguments, err);
	if (init.faults.count)
		notice_faults(notice, &init.faults, FAULTS_SHOWN);
	if (done && out)
		done = file_write(out, &init.text, err);
	else if (done)
		done = text_print(&init.text, err);
	if (done && out && arguments_value(arguments, "schema"))
		notice_say(notice, "%s is written; a table of a definition points to it with schema: %s", out,
			out);
	else if (done && out)
		notice_say(notice, "%s is written; look through it, and then: maltall check %s", out, out);
	for (size_t i = 0; i < count; i++) {
		free(init.names[i]);
		inventory_free(init.inventories[i]);
	}
	draft_free(init.draft);
	faults_free(&init.faults);
	buffer_free(&init.text);
	free(init.files);
	free(init.names);
	free(init.inventories);
	return done;
}
