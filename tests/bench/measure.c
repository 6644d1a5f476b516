/* Runs a command once and says what it took: measure SECONDS OUT COMMAND...
 *
 * What the command prints goes to OUT. On stdout: wall seconds, processor seconds, the most memory that one
 * of its processes had at once in MiB, and how it ended: ok, exit-N, signal-N, or late where it was stopped
 * because it took longer than SECONDS. The memory is what was resident, pages of mapped files and of
 * libraries with it.
 *
 * Where memory runs out the kernel takes the command first, and nobody else. */
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double
seconds(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static _Noreturn void
become(const char *path, char **command)
{
	int out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	int first = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
	if (first < 0 || write(first, "1000", 4) != 4)
		fputs("measure: where memory runs out another process may be ended\n", stderr);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	/* A group of its own, so that all of a pipeline can be ended; and nothing that outlives this program.
	 */
	if (out >= 0 && dup2(out, STDOUT_FILENO) == STDOUT_FILENO && setpgid(0, 0) == 0 &&
		prctl(PR_SET_PDEATHSIG, SIGKILL) == 0)
		execvp(command[0], command);
	perror(out < 0 ? path : command[0]);
	_exit(127);
}

/* Waits for the child, at most so long. True where it had to be stopped. */
static bool
was_stopped(pid_t child, time_t limit)
{
	sigset_t ended;
	const struct timespec most = { .tv_sec = limit };
	sigemptyset(&ended);
	sigaddset(&ended, SIGCHLD);
	if (sigtimedwait(&ended, NULL, &most) == SIGCHLD)
		return false;
	kill(-child, SIGKILL);
	return true;
}

int
main(int argc, char **argv)
{
	if (argc < 4) {
		fputs("usage: measure SECONDS OUT COMMAND...\n", stderr);
		return EXIT_FAILURE;
	}
	/* Held back from before the fork, so that a child that ends at once is not missed. */
	sigset_t ended;
	sigemptyset(&ended);
	sigaddset(&ended, SIGCHLD);
	sigprocmask(SIG_BLOCK, &ended, NULL);
	struct timespec start, end;
	clock_gettime(CLOCK_MONOTONIC, &start);
	pid_t child = fork();
	if (child == 0)
		become(argv[2], argv + 3);
	int status = 0;
	struct rusage used;
	bool late = child > 0 && was_stopped(child, (time_t)strtol(argv[1], NULL, 10));
	if (child < 0 || wait4(child, &status, 0, &used) != child) {
		perror("measure");
		return EXIT_FAILURE;
	}
	clock_gettime(CLOCK_MONOTONIC, &end);
	double wall = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
	printf("%.4f %.4f %.1f ", wall, seconds(used.ru_utime) + seconds(used.ru_stime),
		(double)used.ru_maxrss / 1024);
	if (late)
		puts("late");
	else if (WIFSIGNALED(status))
		printf("signal-%d\n", WTERMSIG(status));
	else if (WEXITSTATUS(status) != 0)
		printf("exit-%d\n", WEXITSTATUS(status));
	else
		puts("ok");
	return EXIT_SUCCESS;
}
