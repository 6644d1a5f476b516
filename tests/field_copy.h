/* One field of a CSV file as a test hands it over: with nothing behind it. */
#ifndef MALTALL_TESTS_FIELD_COPY_H
#define MALTALL_TESTS_FIELD_COPY_H

#include <stdlib.h>
#include <string.h>

#include "stats/csv/reader.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A copy of exactly its length, so that the sanitizer sees a byte read too far. */
struct field {
	char *copy;
	struct slice slice;
};

static inline struct field
field_new(const char *text)
{
	size_t length = strlen(text);
	struct field field = { .copy = malloc(length ? length : 1) };
	memcpy(field.copy, text, length);
	field.slice = (struct slice){ .bytes = field.copy, .length = length };
	return field;
}

#endif
