/* The walls around gnuplot, so that whatever a script should make it do stays without effect.
 *
 * no_new_privs; Landlock (nothing may be written, read or run but what is named here); seccomp (no further
 * program, no new process though threads, no socket, no file opened for writing, nothing done to other
 * processes). They are built before the fork, since next to nothing is safe between fork and exec of a
 * process with threads, and entered in the child. A system that lacks one of them still draws: the child says
 * which, and the caller tells the user. */
#ifndef MALTALL_GNUPLOT_SANDBOX_H
#define MALTALL_GNUPLOT_SANDBOX_H

#include <stddef.h>

struct sandbox;

/* Which walls could not be built or entered, as errno values; 0 where the wall stands. */
struct sandbox_gaps {
	int landlock, seccomp;
};

/* `program` is the path of the one start that is allowed: execve must be given this pointer, so it is
 * borrowed and must stay until then. `readable` are files and folders that may be read beside the program,
 * its libraries and gnuplot's own files. Never NULL. */
struct sandbox *sandbox_new(const char *program, const char *const *readable, size_t readable_count);
void sandbox_free(struct sandbox *sandbox);

/* Enters every wall that there is; the next call must be the execve. Safe between fork and exec. */
struct sandbox_gaps sandbox_enter(const struct sandbox *sandbox);

#endif
