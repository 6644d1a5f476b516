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
kept_write(int kept, const char *bytes, size_t length, struct error *err)
{
	while (length > 0) {
		ssize_t count = write(kept, bytes, length);
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return fail(err, ERROR_CREATE, folder_of_kept(), 0, 0,
				"has no room for a long standard input: %s; let TMPDIR name a folder that "
				"has, or give the file itself",
				strerror(errno));
		bytes += count;
		length -= (size_t)count;
	}
	return true;
}

/* Keeps what has been read and what is still to come in a file that nobody else can open and nobody has to
 * delete, and makes that standard input. */
static bool
pipe_keep(struct buffer *bytes, struct error *err)
{
	const char *folder = folder_of_kept();
	char block[1 << 16];
	size_t length;
	int kept = open(folder, O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
	if (kept < 0)
		return fail(err, ERROR_CREATE, folder, 0, 0,
			"cannot keep a long standard input: %s; let TMPDIR name a folder that can, or give "
			"the file itself",
			strerror(errno));
	bool done = kept_write(kept, bytes->bytes, bytes->length, err);
	buffer_free(bytes);
	while (done && (length = fread(block, 1, sizeof block, stdin)) > 0)
		done = kept_write(kept, block, length, err);
	if (done && (lseek(kept, 0, SEEK_SET) < 0 || dup2(kept, STDIN_FILENO) < 0))
		done = fail(
			err, ERROR_INPUT, NULL, 0, 0, "standard input cannot be read: %s", strerror(errno));
	close(kept);
	return done;
}

/* ---- Standard input ---- */

/* Until it ends, or is too long to be kept in memory. */
static bool
pipe_read(struct buffer *bytes, struct error *err)
{
	char block[1 << 16];
	size_t length = 0;
	while (bytes->length <= INPUT_KEPT && (length = fread(block, 1, sizeof block, stdin)) > 0)
		buffer_add(bytes, block, length);
	if (length > 0 && !pipe_keep(bytes, err))
		return false;
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
	if (!pipe_read(&files->standard_input, err))
		return false;
	if (is_untouched_file())
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
}
