#include "cmd/notify.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "stats/base/memory.h"

/* A file in memory that holds the text, to be read from its beginning: unlike a pipe it cannot fill up, nor
 * does it matter whether the program reads it. -1 where it cannot be made. */
static int
text_file(const struct buffer *text)
{
	int file = memfd_create("maltall", MFD_CLOEXEC);
	if (file >= 0 && (write(file, text->bytes, text->length) != (ssize_t)text->length ||
				 lseek(file, 0, SEEK_SET) != 0)) {
		close(file);
		return -1;
	}
	return file;
}

/* Between fork and exec. */
static _Noreturn void
become(const char *path, const char *const *arguments, int input)
{
	setpgid(0, 0);
	signal(SIGXFSZ, SIG_DFL);
	if (dup2(input, 0) == 0 && dup2(2, 1) == 1)
		/* execve promises not to write to the array; its prototype is older than const. */
		execve(path, (char *const *)(uintptr_t)arguments, environ);
	_exit(errno == ENOENT ? 127 : 126);
}

/* Waits for its end; kills it after `seconds`. False where it had to. */
static bool
await(pid_t process, int seconds, int *status)
{
	int ending = pidfd_open(process, 0);
	struct pollfd wait_for = { .fd = ending, .events = POLLIN };
	int ready;
	do
		ready = ending < 0 ? 1 : poll(&wait_for, 1, seconds * 1000);
	while (ready < 0 && errno == EINTR);
	if (ready == 0)
		kill(-process, SIGKILL);
	if (ending >= 0)
		close(ending);
	while (waitpid(process, status, 0) < 0 && errno == EINTR)
		continue;
	return ready != 0;
}

static bool
judge(const char *path, int status, struct error *err)
{
	if (WIFSIGNALED(status))
		return fail(
			err, ERROR_UNAVAILABLE, path, 0, 0, "it was ended by signal %d", WTERMSIG(status));
	int code = WEXITSTATUS(status);
	if (code == 126 || code == 127)
		return fail(err, ERROR_UNAVAILABLE, path, 0, 0,
			"it cannot be run (%d); give the path of a program that may be executed", code);
	return code == 0 || fail(err, ERROR_UNAVAILABLE, path, 0, 0, "it ended with %d", code);
}

bool
notify_run(const char *path, const char *const *arguments, size_t argument_count, const struct buffer *text,
	int seconds, struct error *err)
{
	const char **words = xcalloc(argument_count + 2, sizeof *words);
	int status = 0, input = text_file(text);
	words[0] = path;
	for (size_t i = 0; i < argument_count; i++)
		words[i + 1] = arguments[i];
	pid_t process = input < 0 ? -1 : fork();
	if (process == 0)
		become(path, words, input);
	int reason = errno;
	if (input >= 0)
		close(input);
	free(words);
	if (process < 0)
		return fail(err, ERROR_UNAVAILABLE, path, 0, 0, "it cannot be started: %s", strerror(reason));
	setpgid(process, process); /* whoever of the two comes first */
	if (!await(process, seconds, &status))
		return fail(err, ERROR_UNAVAILABLE, path, 0, 0,
			"it had not ended after %d seconds and was killed", seconds);
	return judge(path, status, err);
}
