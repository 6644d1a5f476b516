/* A shared library that is loaded when it is first needed.
 *
 * What a program is linked with is loaded and bound at every start, with all that it needs in turn: libzip
 * and libxlsxwriter need libcrypto, and the three together took longer than a question about a small file. So
 * a few libraries stand in no link line. Whoever calls one of them lists the functions once, has them found,
 * and calls them through a struct of pointers, which the compiler checks against the library's own header:
 *
 *	#define LIBZIP(_) _(zip_open) _(zip_close)
 *	static struct { LIBZIP(LIBRARY_POINTER) } libzip;
 *	#define PLACE(name) { #name, &libzip.name },
 *	static const struct library_function functions[] = { LIBZIP(PLACE) };
 */
#ifndef MALTALL_BASE_LIBRARY_H
#define MALTALL_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/error.h"

#define LIBRARY_POINTER(name) __typeof__(name) *(name);

struct library_function {
	const char *name;
	void *pointer; /* to the pointer that is to point to it */
};

/* Loads the library with a soname ("libzip.so.4", from the Makefile) and sets every pointer, unless that is
 * done already. It stays until the program ends. False and err (ERROR_UNAVAILABLE) where the library or one
 * of the functions is missing. From any thread. */
bool library_load(
	const char *soname, const struct library_function *functions, size_t count, struct error *err);

#endif
