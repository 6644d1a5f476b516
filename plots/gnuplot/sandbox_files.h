/* The wall of sandbox.h that stands between a child and the files: Landlock, part of Linux since 5.13. */
#ifndef MALTALL_GNUPLOT_SANDBOX_FILES_H
#define MALTALL_GNUPLOT_SANDBOX_FILES_H

#include <stddef.h>

/* The descriptor of a set of rules: the program (and what the kernel opens with it: its loader, or the
 * interpreter of a script) may be run; libraries, gnuplot's own files and `readable` may be read; all else is
 * forbidden. -1 and errno where the system has no Landlock. */
int sandbox_files_new(const char *program, const char *const *readable, size_t count);

/* Binds the calling thread to the rules; no_new_privs must be set. 0, or an errno. */
int sandbox_files_enter(int rules);

#endif
