/* A reader of the PNG files that gnuplot and pdftocairo write, for tests that look at what is on them: 8 bits
 * a channel, three or four channels, not interlaced. */
#ifndef MALTALL_TESTS_PNG_READ_H
#define MALTALL_TESTS_PNG_READ_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

struct png {
	size_t width, height, channels;
	unsigned char *pixels; /* rows of channels, free() it; NULL: no such file */
};

static inline size_t
png_number(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;
	return (size_t)b[0] << 24 | (size_t)b[1] << 16 | (size_t)b[2] << 8 | b[3];
}

static inline int
png_paeth(int left, int up, int corner)
{
	int guess = left + up - corner;
	int to_left = abs(guess - left), to_up = abs(guess - up), to_corner = abs(guess - corner);
	if (to_left <= to_up && to_left <= to_corner)
		return left;
	return to_up <= to_corner ? up : corner;
}

/* Takes the filters off, row by row: each begins with the number of its filter. */
static inline void
png_unfilter(struct png *png, const unsigned char *raw)
{
	size_t row_size = png->width * png->channels;
	for (size_t y = 0; y < png->height; y++, raw += row_size + 1)
		for (size_t i = 0; i < row_size; i++) {
			unsigned char *at = png->pixels + y * row_size + i;
			int left = i >= png->channels ? at[-(ptrdiff_t)png->channels] : 0;
			int up = y ? at[-(ptrdiff_t)row_size] : 0;
			int corner = y && i >= png->channels ? at[-(ptrdiff_t)(row_size + png->channels)] : 0;
			const int guesses[] = { 0, left, up, (left + up) / 2, png_paeth(left, up, corner) };
			*at = (unsigned char)(raw[i + 1] + guesses[raw[0] % 5]);
		}
}

static inline struct png
png_read(const char *bytes, size_t length)
{
	struct png png = { 0 };
	if (length < 33 || memcmp(bytes + 12, "IHDR", 4) != 0 || bytes[24] != 8)
		return png;
	png.width = png_number(bytes + 16);
	png.height = png_number(bytes + 20);
	png.channels = bytes[25] == 2 ? 3 : 4;
	size_t size = png.height * (png.width * png.channels + 1), packed_size = 0;
	unsigned char *raw = malloc(size), *packed = malloc(length);
	for (size_t at = 8; at + 12 <= length; at += png_number(bytes + at) + 12)
		if (memcmp(bytes + at + 4, "IDAT", 4) == 0) {
			memcpy(packed + packed_size, bytes + at + 8, png_number(bytes + at));
			packed_size += png_number(bytes + at);
		}
	uLongf unpacked = size;
	if (uncompress(raw, &unpacked, packed, packed_size) == Z_OK && unpacked == size) {
		png.pixels = malloc(size);
		png_unfilter(&png, raw);
	}
	free(raw);
	free(packed);
	return png;
}

/* The box around all pixels within a rectangle that are darker than middle grey. */
struct png_box {
	size_t left, top, right,
		bottom; /* right and bottom are the first beyond it; all 0 where nothing is dark */
};

static inline struct png_box
png_dark(const struct png *png, size_t left, size_t top, size_t right, size_t bottom)
{
	struct png_box box = { 0 };
	for (size_t y = top; y < bottom && y < png->height; y++)
		for (size_t x = left; x < right && x < png->width; x++) {
			const unsigned char *pixel = png->pixels + (y * png->width + x) * png->channels;
			if (pixel[0] + pixel[1] + pixel[2] >= 3 * 128)
				continue;
			if (box.right == 0)
				box = (struct png_box){ x, y, x + 1, y + 1 };
			box.left = x < box.left ? x : box.left;
			box.right = x + 1 > box.right ? x + 1 : box.right;
			box.bottom = y + 1;
		}
	return box;
}

#endif
