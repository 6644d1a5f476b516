#include "stats/csv/input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stats/base/digest.h"
#include "stats/base/memory.h"

enum { NO_FILE = -1 };

struct input {
	int file; /* NO_FILE for bytes in memory */
	bool owned;
	char *name;
	const char *bytes;
	size_t length, at, chunk;
	struct digest *digest; /* of what has been read */
};

struct input *
input_open(const char *path, const char *name, struct error *err)
{
	bool standard = strcmp(path, "-") == 0;
	int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) {
		fail(err, ERROR_INPUT, name, 0, 0, "cannot be opened: %s; expected a CSV file",
			strerror(errno));
		return NULL;
	}
	struct input *input = xcalloc(1, sizeof *input);
	input->file = file;
	input->owned = !standard;
	input->name = xstrdup(name);
	input->digest = digest_new();
	return input;
}

struct input *
input_open_bytes(const char *bytes, size_t length, size_t chunk)
{
	struct input *input = xcalloc(1, sizeof *input);
	input->file = NO_FILE;
	input->bytes = bytes;
	input->length = length;
	input->chunk = chunk ? chunk : length;
	input->digest = digest_new();
	return input;
}

void
input_free(struct input *input)
{
	if (!input)
		return;
	if (input->owned)
		close(input->file);
	digest_free(input->digest);
	free(input->name);
	free(input);
}

static bool
read_file(struct input *input, char *bytes, size_t size, size_t *length, struct error *err)
{
	ssize_t count;
	do
		count = read(input->file, bytes, size);
	while (count < 0 && errno == EINTR);
	if (count < 0)
		return fail(err, ERROR_INPUT, input->name, 0, 0, "cannot be read: %s; expected a CSV file",
			strerror(errno));
	*length = (size_t)count;
	digest_add(input->digest, bytes, *length);
	return true;
}

bool
input_read(struct input *input, char *bytes, size_t size, size_t *length, struct error *err)
{
	if (input->file != NO_FILE)
		return read_file(input, bytes, size, length, err);
	size_t rest = input->length - input->at;
	if (size > rest)
		size = rest;
	if (size > input->chunk)
		size = input->chunk;
	if (size) {
		memcpy(bytes, input->bytes + input->at, size);
		digest_add(input->digest, bytes, size);
	}
	input->at += size;
	*length = size;
	return true;
}

void
input_digest(const struct input *input, char *out)
{
	digest_text(input->digest, out);
}
