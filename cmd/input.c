#include "cmd/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stats/base/memory.h"

/* ---- A long pipe ---- */

/* Where long files of a moment belong that would not fit in memory. */
static const char *
folder_of_kept(void)
{
	const char *folder = getenv("TMPDIR");
	return folder && *folder ? folder : "/var/tmp";
}

static bool
kept_write(const struct input_files *files, const char *bytes, size_t length, struct error *err)
{
	while (length > 0) {
		ssize_t count = write(files->kept_in, bytes, length);
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return fail(err, ERROR_CREATE, folder_of_kept(), 0, 0,
				"has no room for a long standard input: %s; let TMPDIR name a folder that "
				"has, or "
				"give the file itself",
				strerror(errno));
		bytes += count;
		length -= (size_t)count;
	}
	return true;
}

/* Nobody else can open it, and nobody has to delete it. */
static bool
kept_begin(struct input_files *files, struct error *err)
{
	const char *folder = folder_of_kept();
	files->kept_in = open(folder, O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
	if (files->kept_in < 0) {
		files->kept_in = 0;
		return fail(err, ERROR_CREATE, folder, 0, 0,
			"cannot keep a long standard input: %s; let TMPDIR name a folder that can, or give "
			"the "
			"file itself",
			strerror(errno));
	}
	snprintf(files->kept_path, sizeof files->kept_path, "/proc/self/fd/%d", files->kept_in);
	if (!kept_write(files, files->standard_input.bytes, files->standard_input.length, err))
		return false;
	buffer_free(&files->standard_input);
	return true;
}

/* ---- Standard input ---- */

static bool
pipe_read(struct input_files *files, struct error *err)
{
	struct buffer *bytes = &files->standard_input;
	char block[1 << 16];
	size_t length;
	while ((length = fread(block, 1, sizeof block, stdin)) > 0) {
		if (!files->kept_in && bytes->length + length > INPUT_KEPT && !kept_begin(files, err))
			return false;
		if (!files->kept_in)
			buffer_add(bytes, block, length);
		else if (!kept_write(files, block, length, err))
			return false;
	}
	return !ferror(stdin) || fail(err, ERROR_INPUT, NULL, 0, 0, "standard input cannot be read");
}

/* Whether standard input is a file of which nothing has been read, that can be opened again. */
static bool
is_untouched_file(void)
{
	struct stat status;
	return fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode) &&
	       lseek(STDIN_FILENO, 0, SEEK_CUR) == 0 && access("/proc/self/fd/0", R_OK) == 0;
}

static bool
standard_input_read(struct input_files *files, struct table_file *file, struct error *err)
{
	file->name = "standard input";
	file->path = "/proc/self/fd/0";
	if (is_untouched_file())
		return true;
	if (!pipe_read(files, err))
		return false;
	file->path = files->kept_path;
	if (files->kept_in)
		return true;
	/* Never without bytes, so that an empty one is read from memory too. */
	buffer_text(&files->standard_input, "");
	file->bytes = files->standard_input.bytes;
	file->length = files->standard_input.length;
	return true;
}

bool
input_files_read(struct input_files *files, const struct arguments *arguments, struct error *err)
{
	bool standard = false;
	files->count = arguments->operand_count;
	files->items = xcalloc(files->count + 1, sizeof *files->items);
	for (size_t i = 0; i < files->count; i++) {
		struct table_file *file = &files->items[i];
		*file = (struct table_file){ .path = arguments->operands[i], .name = arguments->operands[i] };
		if (strcmp(file->path, "-") != 0)
			continue;
		if (standard)
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"- is named twice; standard input is there once");
		standard = true;
		if (!standard_input_read(files, file, err))
			return false;
	}
	return true;
}

void
input_files_free(struct input_files *files)
{
	free(files->items);
	buffer_free(&files->standard_input);
	if (files->kept_in)
		close(files->kept_in);
}
