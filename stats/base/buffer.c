#include "stats/base/buffer.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"

/* Room for `extra` more bytes and the NUL behind them. */
static void
buffer_room(struct buffer *buffer, size_t extra)
{
	if (buffer->bytes && extra < buffer->capacity - buffer->length)
		return;
	if (extra > SIZE_MAX / 4 || buffer->length > SIZE_MAX / 4)
		memory_exhausted(1, extra);
	size_t needed = buffer->length + extra + 1;
	size_t capacity = buffer->capacity ? buffer->capacity * 2 : 64;
	if (capacity < needed)
		capacity = needed;
	buffer->bytes = xreallocarray(buffer->bytes, capacity, 1);
	buffer->capacity = capacity;
}

void
buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
	buffer_room(buffer, length);
	if (length)
		memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
	buffer->bytes[buffer->length] = '\0';
}

void
buffer_text(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void
buffer_char(struct buffer *buffer, char byte)
{
	buffer_add(buffer, &byte, 1);
}

void
buffer_print(struct buffer *buffer, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	buffer_vprint(buffer, format, arguments);
	va_end(arguments);
}

void
buffer_vprint(struct buffer *buffer, const char *format, va_list arguments)
{
	va_list again;
	va_copy(again, arguments);
	buffer_room(buffer, 0);
	size_t room = buffer->capacity - buffer->length;
	int length = vsnprintf(buffer->bytes + buffer->length, room, format, arguments);
	size_t wanted = length < 0 ? SIZE_MAX : (size_t)length;
	if (wanted >= room) {
		buffer_room(buffer, wanted);
		vsnprintf(buffer->bytes + buffer->length, wanted + 1, format, again);
	}
	va_end(again);
	buffer->length += wanted;
}

void
buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	if (buffer->bytes)
		buffer->bytes[0] = '\0';
}

void
buffer_free(struct buffer *buffer)
{
	if (!buffer)
		return;
	free(buffer->bytes);
	*buffer = (struct buffer){ 0 };
}
