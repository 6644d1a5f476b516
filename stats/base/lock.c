#include "stats/base/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const char holder_name[] = ".holder";

/* Best effort: where nothing can be written, the next run is told less. */
static void
holder_write(int directory)
{
	int file =
		openat(directory, holder_name, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (file < 0)
		return;
	dprintf(file, "%ld\n", (long)getpid());
	close(file);
}

/* " (process 123, since 2026-01-31 02:00:00 UTC)"; "" where nothing is known, or where what is written there
 * is about a process that has ended. */
static void
holder_describe(int directory, char *out, size_t size)
{
	char text[32] = "", since[32];
	struct stat written;
	struct tm when;
	out[0] = '\0';
	int file = openat(directory, holder_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (file < 0)
		return;
	ssize_t length = read(file, text, sizeof text - 1);
	bool known = length > 0 && fstat(file, &written) == 0 && gmtime_r(&written.st_mtime, &when);
	close(file);
	long process = known ? strtol(text, NULL, 10) : 0;
	if (process <= 0 || process > INT_MAX || (kill((pid_t)process, 0) != 0 && errno == ESRCH))
		return;
	strftime(since, sizeof since, "%Y-%m-%d %H:%M:%S UTC", &when);
	snprintf(out, size, " (process %ld, since %s)", process, since);
}

bool
lock_take(int directory, const char *path, struct error *err)
{
	char holder[96];
	if (flock(directory, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
		holder_describe(directory, holder, sizeof holder);
		return fail(err, ERROR_LOCKED, path, 0, 0,
			"another run%s is writing to this folder; try again when it has ended", holder);
	}
	holder_write(directory);
	return true;
}

void
lock_release(int directory)
{
	unlinkat(directory, holder_name, 0);
	flock(directory, LOCK_UN);
}
