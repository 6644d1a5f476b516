#include "plots/gnuplot/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "plots/gnuplot/fonts.h"
#include "stats/base/memory.h"

enum {
	ANSWER_MOST = 64 << 20,
	COMPLAINT_MOST = 16 << 10,
	MEMORY_MOST = 1 << 30,
	FILES_MOST = 64,
};

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

/* A pipe into the child: the writing end is ours. */
static bool
way_in_open(int in[2])
{
	int pipe[2];
	if (pipe2(pipe, O_CLOEXEC) != 0)
		return false;
	in[0] = pipe[1];
	in[1] = pipe[0];
	return true;
}

static bool
ends_open(struct ends *ends)
{
	*ends = (struct ends){ { -1, -1 }, { -1, -1 }, { -1, -1 }, { -1, -1 } };
	if (way_in_open(ends->in) && pipe2(ends->out, O_CLOEXEC) == 0 &&
		pipe2(ends->complaints, O_CLOEXEC) == 0 && pipe2(ends->started, O_CLOEXEC) == 0 &&
		fcntl(ends->in[0], F_SETFL, O_NONBLOCK) == 0 &&
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

/* Its standard input, by the name of a file: what it reads as standard input, gnuplot reads a byte at a time,
 * which takes longer than the drawing. */
static const char way_in[] = "/proc/self/fd/0";
static const char *const arguments[] = { "gnuplot", "-d", way_in, NULL };
static const char *const arguments_without_proc[] = { "gnuplot", "-d", NULL };

struct start {
	const char *path;
	const char *const *environment;
	const struct sandbox *sandbox;
};

/* What the child tells before the program takes its place; then, if it does not, why. */
struct told {
	struct sandbox_gaps gaps;
	int reason;
};

static bool
tell(int started, const void *what, size_t size)
{
	return write(started, what, size) == (ssize_t)size;
}

/* Between fork and exec of a process that may have threads: only what is safe in a signal handler. */
static _Noreturn void
become(const struct start *start, const struct ends *ends, pid_t parent)
{
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	signal(SIGPIPE, SIG_DFL);
	/* Above the three standard ones, so that none is overwritten while they are moved. */
	int in = fcntl(ends->in[1], F_DUPFD_CLOEXEC, 10), out = fcntl(ends->out[1], F_DUPFD_CLOEXEC, 10);
	int complaints = fcntl(ends->complaints[1], F_DUPFD_CLOEXEC, 10);
	int started = fcntl(ends->started[1], F_DUPFD_CLOEXEC, 10);
	if (dup2(in, 0) == 0 && dup2(out, 1) == 1 && dup2(complaints, 2) == 2 &&
		prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent) {
		/* Whatever is open in this process besides, the program does not have it. */
		close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
		limit(RLIMIT_CORE, 0);
		limit(RLIMIT_FSIZE, 0);
		limit(RLIMIT_NOFILE, FILES_MOST);
		limit(RLIMIT_AS, MEMORY_MOST);
		struct sandbox_gaps gaps = sandbox_enter(start->sandbox);
		const char *const *said = access(way_in, R_OK) == 0 ? arguments : arguments_without_proc;
		if (tell(started, &gaps, sizeof gaps))
			/* execve promises not to write to either array; its prototype is older than const. */
			execve(start->path, (char *const *)(uintptr_t)said,
				(char *const *)(uintptr_t)start->environment);
	}
	int reason = errno;
	_exit(tell(started, &reason, sizeof reason) ? 127 : 126);
}

/* Reads until the pipe closes by itself, because the program has started or the child has given up. Returns
 * the reason why it has; 0 where the program runs. */
static int
listen_to_start(int started, struct sandbox_gaps *gaps)
{
	struct told told = { { 0 }, 0 };
	size_t length = 0;
	ssize_t got;
	while ((got = read(started, (char *)&told + length, sizeof told - length)) > 0 ||
		(got < 0 && errno == EINTR))
		length += got > 0 ? (size_t)got : 0;
	*gaps = told.gaps;
	if (length == sizeof told.gaps)
		return 0;
	/* Given up before the walls: the first thing told is the reason. */
	if (length == sizeof told.reason)
		return told.gaps.landlock;
	return length == sizeof told && told.reason ? told.reason : ECHILD;
}

/* The environment, with room for the fonts. */
struct surroundings {
	struct buffer fonts;
	const char *variables[6];
};

static void
surroundings_make(struct surroundings *surroundings, const struct fonts *fonts)
{
	*surroundings = (struct surroundings){ .variables = { "PATH=", "HOME=/nonexistent", "LC_ALL=C.UTF-8",
						       "TZ=UTC" } };
	if (!fonts)
		return;
	buffer_print(&surroundings->fonts, "FONTCONFIG_FILE=%s", fonts->settings);
	surroundings->variables[4] = surroundings->fonts.bytes;
}

static struct sandbox *
sandbox_make(const char *path, const struct fonts *fonts)
{
	const char *readable[FONTS_FILES_MOST + 1];
	size_t count = 0;
	for (int i = 0; fonts && i < fonts->file_count; i++)
		readable[count++] = fonts->files[i];
	if (fonts)
		readable[count++] = fonts->folder;
	return sandbox_new(path, readable, count);
}

struct child *
child_new(const char *path, const struct fonts *fonts, struct sandbox_gaps *gaps, struct error *err)
{
	struct ends ends;
	if (!ends_open(&ends)) {
		fail(err, ERROR_UNAVAILABLE, path, 0, 0, "no pipe to gnuplot can be opened: %s",
			strerror(errno));
		return NULL;
	}
	struct surroundings surroundings;
	surroundings_make(&surroundings, fonts);
	struct sandbox *sandbox = sandbox_make(path, fonts);
	const struct start start = { path, surroundings.variables, sandbox };
	pid_t parent = getpid(), pid = fork();
	if (pid == 0)
		become(&start, &ends, parent);
	int reason = errno;
	close(ends.started[1]);
	ends.started[1] = -1;
	if (pid > 0)
		reason = listen_to_start(ends.started[0], gaps);
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
	sandbox_free(sandbox);
	buffer_free(&surroundings.fonts);
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

/* Whether the sentinel and the rest of its line have come; if so, takes them off. Looks only at what may have
 * become whole since `*seen`, which it moves. */
static bool
take_sentinel(struct buffer *answer, const char *sentinel, size_t *seen, struct buffer *last)
{
	size_t length = strlen(sentinel);
	char *found = memmem(answer->bytes + *seen, answer->length - *seen, sentinel, length);
	if (!found) {
		*seen = answer->length > *seen + length ? answer->length - length : *seen;
		return false;
	}
	size_t at = (size_t)(found - answer->bytes);
	char *end = memchr(found, '\n', answer->length - at);
	*seen = at;
	if (!end)
		return false;
	buffer_add(last, found + length, (size_t)(end - found) - length);
	answer->length = at;
	*found = '\0';
	return true;
}

/* As write, and where nobody reads any more only EPIPE: what the process does with SIGPIPE elsewhere is not
 * touched, since the signal comes to the thread that writes and is taken off before anybody sees it. */
static ssize_t
write_quietly(int fd, const char *bytes, size_t length)
{
	static const struct timespec at_once = { 0 };
	sigset_t broken, before, pending;
	sigemptyset(&broken);
	sigaddset(&broken, SIGPIPE);
	sigpending(&pending);
	pthread_sigmask(SIG_BLOCK, &broken, &before);
	ssize_t put = write(fd, bytes, length);
	int reason = errno;
	if (put < 0 && reason == EPIPE && !sigismember(&pending, SIGPIPE))
		sigtimedwait(&broken, NULL, &at_once);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	errno = reason;
	return put;
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
			ssize_t put = write_quietly(child->in, script->bytes + sent, script->length - sent);
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
