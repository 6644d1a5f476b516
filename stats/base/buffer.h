/* A string of bytes that grows. Always followed by a NUL that is not counted, so `bytes` prints when the
 * content has no NUL of its own. A zeroed buffer is an empty one, with bytes == NULL until something is
 * added. */
#ifndef MALTALL_BASE_BUFFER_H
#define MALTALL_BASE_BUFFER_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct buffer {
	char *bytes;
	size_t length, capacity;
};

/* Makes room for `extra` more bytes behind those it has, and a NUL. */
void buffer_room(struct buffer *buffer, size_t extra);
void buffer_add(struct buffer *buffer, const void *bytes, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_char(struct buffer *buffer, char byte);
/* A whole number, as printf's %d writes it, in a tenth of its time: reports have millions of them. */
void buffer_integer(struct buffer *buffer, int64_t number);
/* A number with 0..9 decimals, to the last digit as printf's %.*f writes it: the nearest decimal, of two as
 * near the even one; with a sign before a zero where the number had one. */
void buffer_decimal(struct buffer *buffer, double number, int decimals);
void buffer_print(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buffer_vprint(struct buffer *buffer, const char *format, va_list arguments)
	__attribute__((format(printf, 2, 0)));
/* Empties it and keeps the memory. */
void buffer_clear(struct buffer *buffer);
/* Frees what it holds and leaves it empty. */
void buffer_free(struct buffer *buffer);

#endif
