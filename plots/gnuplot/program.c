#include "plots/gnuplot/program.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stats/base/buffer.h"

static bool
is_program(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0;
}

/* Looks for `name` in the folders of PATH. */
static char *
path_search(const char *name)
{
	const char *folders = getenv("PATH");
	struct buffer path = { 0 };
	char *found = NULL;
	while (folders && *folders && !found) {
		size_t length = strcspn(folders, ":");
		buffer_clear(&path);
		buffer_add(&path, folders, length);
		buffer_print(&path, "/%s", name);
		if (length && is_program(path.bytes))
			found = realpath(path.bytes, NULL);
		folders += length + (folders[length] == ':');
	}
	buffer_free(&path);
	return found;
}

char *
program_find(struct error *err)
{
	const char *wanted = getenv("MALTALL_GNUPLOT");
	char *path = NULL;
	if (!wanted || !*wanted) {
		path = path_search("gnuplot");
		if (!path)
			fail(err, ERROR_UNAVAILABLE, NULL, 0, 0,
				"gnuplot was not found in PATH; install it (Debian: gnuplot-nox) or name it "
				"in "
				"MALTALL_GNUPLOT");
		return path;
	}
	path = strchr(wanted, '/') ? realpath(wanted, NULL) : path_search(wanted);
	if (path && is_program(path))
		return path;
	free(path);
	fail(err, ERROR_UNAVAILABLE, wanted, 0, 0, "MALTALL_GNUPLOT names no program that can be run");
	return NULL;
}
