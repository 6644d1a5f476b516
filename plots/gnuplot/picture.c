#include "plots/gnuplot/picture.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

const char *
picture_ending(enum picture_format format)
{
	static const char *const endings[] = { "svg", "pdf", "png" };
	return endings[format];
}

static uint32_t
big_endian(const char *bytes)
{
	const unsigned char *b = (const unsigned char *)bytes;
	return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* Goes from chunk to chunk (length, name, content, check sum) until the one that must be the last. */
static bool
png_is_whole(const struct buffer *bytes)
{
	static const char signature[] = "\x89PNG\r\n\x1a\n";
	enum { SIGNATURE = sizeof signature - 1, FRAME = 12 };
	if (bytes->length < SIGNATURE || memcmp(bytes->bytes, signature, SIGNATURE) != 0)
		return false;
	size_t at = SIGNATURE;
	while (bytes->length - at >= FRAME) {
		const char *chunk = bytes->bytes + at;
		size_t length = big_endian(chunk);
		if (length > bytes->length - at - FRAME)
			return false;
		at += length + FRAME;
		if (memcmp(chunk + 4, "IEND", 4) == 0)
			return at == bytes->length;
	}
	return false;
}

/* The last line is %%EOF; two lines above it stands where the table of objects begins. */
static bool
pdf_is_whole(const struct buffer *bytes)
{
	static const char head[] = "%PDF-1.", table[] = "startxref\n", tail[] = "\n%%EOF\n";
	enum { TAIL_MOST = 64 };
	if (bytes->length < TAIL_MOST || memcmp(bytes->bytes, head, sizeof head - 1) != 0)
		return false;
	const char *end = bytes->bytes + bytes->length;
	if (memcmp(end - (sizeof tail - 1), tail, sizeof tail - 1) != 0)
		return false;
	const char *said = memmem(end - TAIL_MOST, TAIL_MOST, table, sizeof table - 1);
	if (!said)
		return false;
	char *after;
	unsigned long place = strtoul(said + sizeof table - 1, &after, 10);
	return after == end - (sizeof tail - 1) && place < bytes->length - 4 &&
	       memcmp(bytes->bytes + place, "xref", 4) == 0;
}

/* Blanks are as good as nothing between the entries of a dictionary, and no object moves. */
static void
pdf_forget_date(struct buffer *bytes)
{
	static const char name[] = "/CreationDate (";
	char *date = memmem(bytes->bytes, bytes->length, name, sizeof name - 1);
	char *end = date ? memchr(date, ')', bytes->length - (size_t)(date - bytes->bytes)) : NULL;
	if (end)
		memset(date, ' ', (size_t)(end + 1 - date));
}

bool
picture_finish(enum picture_format format, struct buffer *bytes)
{
	if (format == PICTURE_PNG)
		return png_is_whole(bytes);
	if (!pdf_is_whole(bytes))
		return false;
	pdf_forget_date(bytes);
	return true;
}
