#include "plots/gnuplot/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "stats/base/memory.h"

enum {
	ANSWER_MOST = 64 << 20,
	COMPLAINT_MOST = 16 << 10,
	MEMORY_MOST = 1 << 30,
	FILES_MOST = 64,
};

/* The way in is a socket, because a write to it can be told to raise no SIGPIPE without touching what the
 * process does with that signal elsewhere. */
struct child {
	pid_t pid;
	int in, out, complaints;
};

struct ends {
	int in[2], out[2], complaints[2], started[2]; /* [0] ours, [1] the child's */
};

static void
ends_close(struct ends *ends)
{
	int *pairs[] = { ends->in, ends->out, ends->complaints, ends->started };
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		for (int side = 0; side < 2; side++) {
			if (pairs[i][side] >= 0)
				close(pairs[i][side]);
			pairs[i][side] = -1;
		}
}

static bool
ends_open(struct ends *ends)
{
	*ends = (struct ends){ { -1, -1 }, { -1, -1 }, { -1, -1 }, { -1, -1 } };
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends->in) == 0 &&
		pipe2(ends->out, O_CLOEXEC) == 0 && pipe2(ends->complaints, O_CLOEXEC) == 0 &&
		pipe2(ends->started, O_CLOEXEC) == 0 && fcntl(ends->in[0], F_SETFL, O_NONBLOCK) == 0 &&
		fcntl(ends->out[0], F_SETFL, O_NONBLOCK) == 0 &&
		fcntl(ends->complaints[0], F_SETFL, O_NONBLOCK) == 0)
		return true;
	int saved = errno;
	ends_close(ends);
	errno = saved;
	return false;
}

/* Best effort: a limit that the system refuses is no reason to draw nothing. RLIMIT_NPROC would stop the
 * threads of the cairo terminals. */
static void
limit(int resource, rlim_t most)
{
	setrlimit(resource, &(struct rlimit){ most, most });
}

/* Between fork and exec of a process that may have threads: only what is safe in a signal handler. */
static _Noreturn void
become(const char *path, const struct ends *ends, pid_t parent)
{
	static const char *const arguments[] = { "gnuplot", "-d", NULL };
	static const char *const environment[] = { "PATH=", "HOME=/nonexistent", "LC_ALL=C.UTF-8", "TZ=UTC",
		NULL };
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	/* Above the three standard ones, so that none is overwritten while they are moved. */
	int in = fcntl(ends->in[1], F_DUPFD_CLOEXEC, 10), out = fcntl(ends->out[1], F_DUPFD_CLOEXEC, 10);
	int complaints = fcntl(ends->complaints[1], F_DUPFD_CLOEXEC, 10);
	int started = fcntl(ends->started[1], F_DUPFD_CLOEXEC, 10);
	if (dup2(in, 0) == 0 && dup2(out, 1) == 1 && dup2(complaints, 2) == 2 &&
		prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 &&
		getppid() == parent) {
		dup2(started, 3);
		fcntl(3, F_SETFD, FD_CLOEXEC);
		close_range(4, ~0U, 0);
		started = 3;
		limit(RLIMIT_CORE, 0);
		limit(RLIMIT_FSIZE, 0);
		limit(RLIMIT_NOFILE, FILES_MOST);
		limit(RLIMIT_AS, MEMORY_MOST);
		/* execve promises not to write to either array; its prototype is older than const. */
		execve(path, (char *const *)(uintptr_t)arguments, (char *const *)(uintptr_t)environment);
	}
	int reason = errno;
	ssize_t written = write(started, &reason, sizeof reason);
	_exit(written == sizeof reason ? 127 : 126);
}

struct child *
child_new(const char *path, struct error *err)
{
	struct ends ends;
	if (!ends_open(&ends)) {
		fail(err, ERROR_UNAVAILABLE, path, 0, 0, "no pipe to gnuplot can be opened: %s",
			strerror(errno));
		return NULL;
	}
	pid_t parent = getpid(), pid = fork();
	if (pid == 0)
		become(path, &ends, parent);
	int reason = errno;
	close(ends.started[1]);
	ends.started[1] = -1;
	/* The pipe closes by itself when the program has started. */
	if (pid > 0) {
		ssize_t got;
		while ((got = read(ends.started[0], &reason, sizeof reason)) < 0 && errno == EINTR)
			;
		if (got == 0)
			reason = 0;
	}
	struct child *child = NULL;
	if (reason == 0) {
		child = xmalloc(sizeof *child);
		*child = (struct child){ pid, ends.in[0], ends.out[0], ends.complaints[0] };
		ends.in[0] = ends.out[0] = ends.complaints[0] = -1;
	} else {
		if (pid > 0)
			waitpid(pid, NULL, 0);
		fail(err, ERROR_UNAVAILABLE, path, 0, 0, "gnuplot cannot be started: %s", strerror(reason));
	}
	ends_close(&ends);
	return child;
}

void
child_free(struct child *child)
{
	if (!child)
		return;
	close(child->in);
	close(child->out);
	close(child->complaints);
	kill(child->pid, SIGKILL);
	while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
		;
	free(child);
}

static long
now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Reads what is there. False at the end of the stream. */
static bool
drain(int fd, struct buffer *into, size_t most)
{
	char bytes[32768];
	while (into->length <= most) {
		ssize_t got = read(fd, bytes, sizeof bytes);
		if (got > 0)
			buffer_add(into, bytes, (size_t)got);
		else if (got == 0 || (errno != EAGAIN && errno != EINTR))
			return false;
		else if (errno == EAGAIN)
			return true;
	}
	return true;
}

/* Whether a whole line that begins with the sentinel has come; if so, takes it off. Looks only at lines that
 * may have become whole since `*seen`, which it moves. */
static bool
take_sentinel(struct buffer *answer, const char *sentinel, size_t *seen, struct buffer *last)
{
	size_t length = strlen(sentinel);
	for (;;) {
		char *line = answer->bytes + *seen;
		char *end = answer->length > *seen ? memchr(line, '\n', answer->length - *seen) : NULL;
		if (!end)
			return false;
		if ((size_t)(end - line) >= length && memcmp(line, sentinel, length) == 0) {
			buffer_add(last, line + length, (size_t)(end - line) - length);
			answer->length = *seen;
			*line = '\0';
			return true;
		}
		*seen = (size_t)(end + 1 - answer->bytes);
	}
}

enum child_outcome
child_ask(struct child *child, const struct buffer *script, const char *sentinel, long deadline_ms,
	struct buffer *answer, struct buffer *last, struct buffer *complaint)
{
	size_t sent = 0, seen = answer->length;
	bool writable = true, complaining = true;
	long deadline = now_ms() + deadline_ms;
	for (;;) {
		long left = deadline - now_ms();
		if (left <= 0)
			return CHILD_SLOW;
		bool writing = writable && sent < script->length;
		struct pollfd waits[] = {
			{ .fd = child->out, .events = POLLIN },
			{ .fd = complaining ? child->complaints : -1, .events = POLLIN },
			{ .fd = writing ? child->in : -1, .events = POLLOUT },
		};
		if (poll(waits, 3, (int)left) < 0 && errno != EINTR)
			return CHILD_ENDED;
		if (waits[2].revents) {
			ssize_t put =
				send(child->in, script->bytes + sent, script->length - sent, MSG_NOSIGNAL);
			sent += put > 0 ? (size_t)put : 0;
			/* Nobody reads any more; what was said before that is still worth reading. */
			writable = put >= 0 || errno == EAGAIN || errno == EINTR;
		}
		bool open = drain(child->out, answer, ANSWER_MOST);
		/* What gnuplot said before it wrote the sentinel has arrived by now: it writes in that order.
		 */
		bool answered = answer->bytes && take_sentinel(answer, sentinel, &seen, last);
		complaining = complaining && drain(child->complaints, complaint, COMPLAINT_MOST);
		if (answered)
			return CHILD_ANSWERED;
		if (!open)
			return CHILD_ENDED;
		if (answer->length > ANSWER_MOST || complaint->length > COMPLAINT_MOST)
			return CHILD_FLOODED;
	}
}
