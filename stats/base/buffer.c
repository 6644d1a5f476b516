#include "stats/base/buffer.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/decimal.h"
#include "stats/base/memory.h"

static void
buffer_grow(struct buffer *buffer, size_t extra)
{
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
buffer_room(struct buffer *buffer, size_t extra)
{
	if (!buffer->bytes || extra >= buffer->capacity - buffer->length)
		buffer_grow(buffer, extra);
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
	buffer_room(buffer, 1);
	buffer->bytes[buffer->length++] = byte;
	buffer->bytes[buffer->length] = '\0';
}

void
buffer_integer(struct buffer *buffer, int64_t number)
{
	char text[INTEGER_DIGITS_MOST + 1], *end = text + sizeof text;
	char *at = digits_write(number < 0 ? -(uint64_t)number : (uint64_t)number, 1, end);
	if (number < 0)
		*--at = '-';
	buffer_add(buffer, at, (size_t)(end - at));
}

void
buffer_decimal(struct buffer *buffer, double number, int decimals)
{
	static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9 };
	const double whole_most = 4503599627370496.0; /* 2^52: below it there are halves */
	assert(decimals >= 0 && (size_t)decimals < sizeof powers / sizeof *powers);
	double size = fabs(number), scaled = size * powers[decimals];
	if (!(scaled < whole_most)) {
		buffer_print(buffer, "%.*f", decimals, number);
		return;
	}
	uint64_t units = (uint64_t)scaled;
	double rest = scaled - (double)units;
	if (rest >= 0.5) {
		/* The product was rounded: where it is a half, what was lost tells on which side of it the
		 * number is. */
		double lost = rest > 0.5 ? 1 : fma(size, powers[decimals], -scaled);
		units += lost > 0 || (!(lost < 0) && units % 2 == 1);
	}
	char text[INTEGER_DIGITS_MOST + 2], *end = text + sizeof text, *at = end;
	const uint64_t power = (uint64_t)powers[decimals];
	if (decimals > 0) {
		at = digits_write(units % power, decimals, at);
		*--at = '.';
	}
	at = digits_write(units / power, 1, at);
	if (signbit(number))
		*--at = '-';
	buffer_add(buffer, at, (size_t)(end - at));
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
