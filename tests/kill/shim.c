/* Stands before the C library (LD_PRELOAD) and counts the calls that change a file system: files opened for
 * writing, written and synced, folders made, renames, links, removals.
 *
 *   SHIM_KILL=N     the process kills itself instead of making call N
 *   SHIM_FAIL=N     call N and every one after it fails, where it needs room on the disk,
 *   SHIM_ERRNO=E    with this error; with EROFS all of them fail, also those that need no room
 *   SHIM_COUNT=FILE where the number of calls is written in the end
 *
 * Only regular files count as written to: a pipe cannot be full of data. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_long calls;

static long
number_of(const char *variable)
{
	const char *text = getenv(variable);
	return text ? strtol(text, NULL, 10) : 0;
}

/* Counts a call; false where it is to fail, with errno set. */
static bool
call_may_go_on(bool needs_room)
{
	long call = atomic_fetch_add(&calls, 1) + 1, fails = number_of("SHIM_FAIL");
	int reason = (int)number_of("SHIM_ERRNO");
	if (call == number_of("SHIM_KILL"))
		raise(SIGKILL);
	if (fails == 0 || call < fails || (!needs_room && reason != EROFS))
		return true;
	errno = reason;
	return false;
}

static bool
is_regular(int file)
{
	struct stat found;
	return fstat(file, &found) == 0 && S_ISREG(found.st_mode);
}

/* The function of that name in the C library. */
static void
next_find(const char *name, void *next, size_t size)
{
	void *found = dlsym(RTLD_NEXT, name);
	memcpy(next, &found, size);
}

#define STAND_BEFORE(result, name, counts, needs_room, parameters, ...)                                      \
	result name parameters;                                                                              \
	result name parameters                                                                               \
	{                                                                                                    \
		if ((counts) && !call_may_go_on(needs_room))                                                 \
			return -1;                                                                           \
		__typeof__(name) *next;                                                                      \
		next_find(#name, &next, sizeof next);                                                        \
		return next(__VA_ARGS__);                                                                    \
	}

#define STAND_BEFORE_OPEN(name, parameters, ...)                                                             \
	int name parameters;                                                                                 \
	int name parameters                                                                                  \
	{                                                                                                    \
		va_list rest;                                                                                \
		va_start(rest, flags);                                                                       \
		mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;                      \
		va_end(rest);                                                                                \
		if ((flags & O_ACCMODE) != O_RDONLY && !call_may_go_on(flags & O_CREAT))                     \
			return -1;                                                                           \
		__typeof__(name) *next;                                                                      \
		next_find(#name, &next, sizeof next);                                                        \
		return next(__VA_ARGS__, mode);                                                              \
	}

STAND_BEFORE_OPEN(open, (const char *path, int flags, ...), path, flags)
STAND_BEFORE_OPEN(open64, (const char *path, int flags, ...), path, flags)
STAND_BEFORE_OPEN(openat, (int folder, const char *path, int flags, ...), folder, path, flags)
STAND_BEFORE_OPEN(openat64, (int folder, const char *path, int flags, ...), folder, path, flags)
STAND_BEFORE(
	ssize_t, write, is_regular(file), true, (int file, const void *bytes, size_t size), file, bytes, size)
STAND_BEFORE(ssize_t, pwrite, is_regular(file), true, (int file, const void *bytes, size_t size, off_t at),
	file, bytes, size, at)
STAND_BEFORE(ssize_t, pwrite64, is_regular(file), true,
	(int file, const void *bytes, size_t size, off64_t at), file, bytes, size, at)
STAND_BEFORE(int, ftruncate, true, false, (int file, off_t size), file, size)
STAND_BEFORE(int, ftruncate64, true, false, (int file, off64_t size), file, size)
STAND_BEFORE(int, fsync, true, true, (int file), file)
STAND_BEFORE(int, fdatasync, true, true, (int file), file)
STAND_BEFORE(int, mkdir, true, true, (const char *path, mode_t mode), path, mode)
STAND_BEFORE(int, mkdirat, true, true, (int folder, const char *path, mode_t mode), folder, path, mode)
STAND_BEFORE(
	int, symlinkat, true, true, (const char *target, int folder, const char *path), target, folder, path)
STAND_BEFORE(int, rename, true, false, (const char *from, const char *to), from, to)
STAND_BEFORE(int, renameat, true, false, (int a, const char *from, int b, const char *to), a, from, b, to)
STAND_BEFORE(int, renameat2, true, false, (int a, const char *from, int b, const char *to, unsigned flags), a,
	from, b, to, flags)
STAND_BEFORE(int, unlink, true, false, (const char *path), path)
STAND_BEFORE(int, unlinkat, true, false, (int folder, const char *path, int flags), folder, path, flags)
STAND_BEFORE(int, rmdir, true, false, (const char *path), path)

__attribute__((destructor)) static void
count_tell(void)
{
	const char *path = getenv("SHIM_COUNT");
	FILE *file = path ? fopen(path, "we") : NULL;
	if (!file)
		return;
	fprintf(file, "%ld\n", atomic_load(&calls));
	fclose(file);
}
