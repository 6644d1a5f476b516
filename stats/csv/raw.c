#include "stats/csv/raw.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stats/base/digest.h"
#include "stats/base/memory.h"
#include "stats/base/progress.h"

enum { NO_FILE = -1 };

struct raw {
	int file; /* NO_FILE for bytes in memory */
	bool owned;
	char *name;
	const char *bytes;
	size_t length, at, chunk;
	char head[RAW_HEAD]; /* looked at and not given out yet */
	size_t head_length, head_at;
	uint64_t taken, stop;  /* how far raw_read has come, and may */
	uint64_t size;         /* 0: not known */
	struct digest *digest; /* of what has been given out */
};

struct raw *
raw_open(const char *path, const char *name, struct error *err)
{
	bool standard = strcmp(path, "-") == 0;
	int file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0) {
		fail(err, ERROR_INPUT, name, 0, 0, "cannot be opened: %s; expected a CSV file",
			strerror(errno));
		return NULL;
	}
	struct raw *raw = xcalloc(1, sizeof *raw);
	raw->file = file;
	raw->owned = !standard;
	raw->name = xstrdup(name);
	raw->stop = UINT64_MAX;
	raw->digest = digest_new();
	if (!raw_is_seekable(raw, &raw->size))
		raw->size = 0;
	return raw;
}

struct raw *
raw_open_bytes(const char *bytes, size_t length, size_t chunk, const char *name)
{
	struct raw *raw = xcalloc(1, sizeof *raw);
	raw->file = NO_FILE;
	raw->bytes = bytes;
	raw->length = raw->size = length;
	raw->chunk = chunk ? chunk : length;
	raw->stop = UINT64_MAX;
	raw->name = xstrdup(name);
	raw->digest = digest_new();
	return raw;
}

void
raw_free(struct raw *raw)
{
	if (!raw)
		return;
	progress_end();
	if (raw->owned)
		close(raw->file);
	digest_free(raw->digest);
	free(raw->name);
	free(raw);
}

const char *
raw_name(const struct raw *raw)
{
	return raw->name;
}

uint64_t
raw_taken(const struct raw *raw)
{
	return raw->taken;
}

static void
taken_set(struct raw *raw, uint64_t taken)
{
	raw->taken = taken;
	progress_tell(taken, raw->size);
}

static bool
read_failed(const struct raw *raw, struct error *err)
{
	return fail(err, ERROR_INPUT, raw->name, 0, 0, "cannot be read: %s; expected a CSV file",
		strerror(errno));
}

static bool
file_read(struct raw *raw, char *bytes, size_t size, size_t *length, struct error *err)
{
	ssize_t count;
	do
		count = read(raw->file, bytes, size);
	while (count < 0 && errno == EINTR);
	if (count < 0)
		return read_failed(raw, err);
	*length = (size_t)count;
	return true;
}

static void
memory_read(struct raw *raw, char *bytes, size_t size, size_t *length)
{
	size_t rest = raw->length - raw->at;
	if (size > rest)
		size = rest;
	if (size > raw->chunk)
		size = raw->chunk;
	if (size)
		memcpy(bytes, raw->bytes + raw->at, size);
	raw->at += size;
	*length = size;
}

bool
raw_read(struct raw *raw, char *bytes, size_t size, size_t *length, struct error *err)
{
	size_t waiting = raw->head_length - raw->head_at;
	if (size > raw->stop - raw->taken)
		size = (size_t)(raw->stop - raw->taken);
	if (size == 0) {
		*length = 0;
		return true;
	}
	if (waiting) {
		*length = waiting < size ? waiting : size;
		memcpy(bytes, raw->head + raw->head_at, *length);
		raw->head_at += *length;
	} else if (raw->file == NO_FILE) {
		memory_read(raw, bytes, size, length);
	} else if (!file_read(raw, bytes, size, length, err)) {
		return false;
	}
	taken_set(raw, raw->taken + *length);
	raw_sign(raw, bytes, *length);
	return true;
}

bool
raw_head(struct raw *raw, const char **bytes, size_t *length, struct error *err)
{
	for (size_t count = 1; raw->head_length < RAW_HEAD && count; raw->head_length += count) {
		char *to = raw->head + raw->head_length;
		size_t room = RAW_HEAD - raw->head_length;
		if (raw->file == NO_FILE)
			memory_read(raw, to, room, &count);
		else if (!file_read(raw, to, room, &count, err))
			return false;
	}
	*bytes = raw->head;
	*length = raw->head_length;
	return true;
}

bool
raw_is_seekable(const struct raw *raw, uint64_t *size)
{
	struct stat status;
	if (raw->file == NO_FILE) {
		*size = raw->length;
		return true;
	}
	if (!raw->owned || fstat(raw->file, &status) != 0 || !S_ISREG(status.st_mode))
		return false;
	*size = (uint64_t)status.st_size;
	return true;
}

bool
raw_peek(const struct raw *raw, uint64_t at, char *bytes, size_t size, size_t *length, struct error *err)
{
	if (raw->file == NO_FILE) {
		size_t rest = at < raw->length ? raw->length - (size_t)at : 0;
		*length = size < rest ? size : rest;
		if (*length)
			memcpy(bytes, raw->bytes + at, *length);
	} else {
		ssize_t count;
		do
			count = pread(raw->file, bytes, size, (off_t)at);
		while (count < 0 && errno == EINTR);
		if (count < 0)
			return read_failed(raw, err);
		*length = (size_t)count;
	}
	return true;
}

bool
raw_read_at(struct raw *raw, uint64_t at, char *bytes, size_t size, size_t *length, struct error *err)
{
	if (!raw_peek(raw, at, bytes, size, length, err))
		return false;
	if (at + *length > raw->taken)
		taken_set(raw, at + *length);
	return true;
}

/* Begins the digest again and brings it up to that place. */
static bool
digest_again(struct raw *raw, uint64_t to, struct error *err)
{
	char bytes[1 << 14];
	uint64_t at = 0;
	size_t length = 1;
	digest_free(raw->digest);
	raw->digest = digest_new();
	for (; at < to && length; at += length) {
		uint64_t rest = to - at;
		if (!raw_peek(
			    raw, at, bytes, rest < sizeof bytes ? (size_t)rest : sizeof bytes, &length, err))
			return false;
		raw_sign(raw, bytes, length);
	}
	return true;
}

bool
raw_go(struct raw *raw, uint64_t at, struct error *err)
{
	if (raw->digest && at < raw->taken && !digest_again(raw, at, err))
		return false;
	if (raw->file == NO_FILE)
		raw->at = (size_t)at;
	else if (lseek(raw->file, (off_t)at, SEEK_SET) < 0)
		return read_failed(raw, err);
	raw->head_at = raw->head_length;
	taken_set(raw, at);
	return true;
}

void
raw_reached(const struct raw *raw, uint64_t at)
{
	progress_tell(at, raw->size);
}

void
raw_stop(struct raw *raw, uint64_t at)
{
	raw->stop = at;
}

bool
raw_is_stopped(const struct raw *raw)
{
	return raw->taken == raw->stop;
}

void
raw_sign(struct raw *raw, const char *bytes, size_t length)
{
	if (length && raw->digest)
		digest_add(raw->digest, bytes, length);
}

void
raw_unsigned(struct raw *raw)
{
	digest_free(raw->digest);
	raw->digest = NULL;
}

void
raw_digest(struct raw *raw, char *out)
{
	char rest[1 << 14];
	struct error ignored = { 0 }; /* the rows that count have been read */
	size_t length = 1;
	while (length && raw_read(raw, rest, sizeof rest, &length, &ignored))
		;
	digest_text(raw->digest, out);
}
