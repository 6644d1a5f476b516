#include "stats/base/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static bool
write_all(int file, const struct buffer *content)
{
	for (size_t at = 0; at < content->length;) {
		ssize_t taken = write(file, content->bytes + at, content->length - at);
		if (taken > 0)
			at += (size_t)taken;
		else if (taken == 0 || errno != EINTR)
			return false;
	}
	return true;
}

bool
file_replace(const char *path, const struct buffer *content, struct error *err)
{
	struct buffer draft = { 0 };
	buffer_print(&draft, "%s.draft", path);
	int file = open(draft.bytes, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	bool written = file >= 0 && write_all(file, content) && fsync(file) == 0;
	int reason = errno;
	if (file >= 0 && close(file) != 0 && written) {
		written = false;
		reason = errno;
	}
	if (written && rename(draft.bytes, path) != 0) {
		written = false;
		reason = errno;
	}
	if (!written) {
		fail(err, ERROR_WRITE, path, 0, 0, "the file cannot be written: %s", strerror(reason));
		if (file >= 0)
			unlink(draft.bytes);
	}
	buffer_free(&draft);
	return written;
}
