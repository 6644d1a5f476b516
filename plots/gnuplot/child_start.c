#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "plots/gnuplot/child_state.h"
#include "plots/gnuplot/fonts.h"
#include "stats/base/memory.h"

enum {
	MEMORY_MOST = 1 << 30,
	FILES_MOST = 64,
	PIPE_SIZE = 1 << 20,
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
		fcntl(ends->complaints[0], F_SETFL, O_NONBLOCK) == 0) {
		/* Room for many charts, so that neither side waits for the other to be done with something
		 * else. Where the system grants less, they do. */
		fcntl(ends->in[0], F_SETPIPE_SZ, PIPE_SIZE);
		fcntl(ends->out[0], F_SETPIPE_SZ, PIPE_SIZE);
		return true;
	}
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

static bool
start_fail(const char *path, int reason, struct error *err)
{
	return fail(err, ERROR_UNAVAILABLE, path, 0, 0, "gnuplot cannot be started: %s", strerror(reason));
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
child_begin(const char *path, const struct fonts *fonts, struct error *err)
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
	struct child *child = NULL;
	if (pid > 0) {
		child = xcalloc(1, sizeof *child);
		*child = (struct child){ pid, ends.in[0], ends.out[0], ends.complaints[0], ends.started[0],
			.writable = true, .open = true, .complaining = true };
		ends.in[0] = ends.out[0] = ends.complaints[0] = ends.started[0] = -1;
	} else {
		start_fail(path, errno, err);
	}
	sandbox_free(sandbox);
	buffer_free(&surroundings.fonts);
	ends_close(&ends);
	return child;
}

bool
child_ready(struct child *child, const char *path, struct sandbox_gaps *gaps, struct error *err)
{
	int reason = listen_to_start(child->started, gaps);
	close(child->started);
	child->started = -1;
	return reason == 0 || start_fail(path, reason, err);
}

struct child *
child_new(const char *path, const struct fonts *fonts, struct sandbox_gaps *gaps, struct error *err)
{
	struct child *child = child_begin(path, fonts, err);
	if (!child || child_ready(child, path, gaps, err))
		return child;
	child_free(child);
	return NULL;
}
