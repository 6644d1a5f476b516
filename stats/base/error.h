/* What went wrong, carried up to the one place that prints it.
 *
 * A function that can fail for the user's or the world's reasons takes a `struct error *`, fills it with
 * fail() and returns false or NULL. The first message wins: fail() on an error that is already set changes
 * nothing. Start from `struct error err = { 0 };`. Nothing is allocated, so nothing is freed. */
#ifndef MALTALL_BASE_ERROR_H
#define MALTALL_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

/* Whose fault it is; cmd/ turns it into an exit code. */
enum error_kind {
	ERROR_NONE,
	ERROR_USAGE,       /* wrong use of a command */
	ERROR_FOUND,       /* done, and something asked for with --fail-on was found */
	ERROR_DATA,        /* data unusable */
	ERROR_INPUT,       /* input missing */
	ERROR_UNAVAILABLE, /* gnuplot or the database is not available */
	ERROR_INTERNAL,    /* our own bug */
	ERROR_CREATE,      /* output cannot be created */
	ERROR_WRITE,       /* output cannot be written */
	ERROR_LOCKED,      /* another run holds the lock */
	ERROR_DEFINITION,  /* definitions wrong */
	ERROR_AGAIN,       /* what the beginning of a file told does not hold for all of it: to be done again,
			    * looking through it first; never the end of it */
};

struct error {
	enum error_kind kind;
	size_t line, column; /* from 1; 0 where there is none */
	char file[1024];     /* empty where there is none */
	char text[2048];
};

/* Fills *err unless it is set already. `file` may be NULL; `line` and `column` count from 1, 0 is "none".
 * Returns false, so that a caller can say `return fail(err, ...)`. */
bool fail(struct error *err, enum error_kind kind, const char *file, size_t line, size_t column,
	const char *format, ...) __attribute__((format(printf, 6, 7)));

/* Writes "FILE:LINE:COL: text" (the parts that are there) to `out`: at most `size` bytes, terminated,
 * cut between two characters. */
void error_describe(const struct error *err, char *out, size_t size);

#endif
