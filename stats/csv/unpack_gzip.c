#include <stdlib.h>
#include <zlib.h>

#include "stats/base/memory.h"
#include "stats/csv/unpack.h"

enum { GZIP_INPUT = 1 << 16, GZIP_WINDOW = 15 + 16 }; /* the largest window, and gzip's header and checksum */

struct gzip {
	struct raw *raw;
	z_stream stream;
	bool between; /* a member has ended: another one or the end of the file may follow */
	char bytes[GZIP_INPUT];
};

static void *
gzip_begin(struct raw *raw, struct error *err)
{
	struct gzip *gzip = xcalloc(1, sizeof *gzip);
	gzip->raw = raw;
	if (inflateInit2(&gzip->stream, GZIP_WINDOW) == Z_OK)
		return gzip;
	free(gzip);
	fail(err, ERROR_INTERNAL, raw_name(raw), 0, 0, "zlib cannot be started");
	return NULL;
}

static void
gzip_end(void *state)
{
	struct gzip *gzip = state;
	inflateEnd(&gzip->stream);
	free(gzip);
}

static bool
gzip_damaged(const struct gzip *gzip, struct error *err)
{
	return fail(err, ERROR_DATA, raw_name(gzip->raw), 0, 0,
		"is packed with gzip and damaged (%s); pack or fetch it again",
		gzip->stream.msg ? gzip->stream.msg : "it cannot be unpacked");
}

static bool
gzip_read(void *state, char *bytes, size_t size, size_t *length, struct error *err)
{
	struct gzip *gzip = state;
	z_stream *stream = &gzip->stream;
	size_t room = size < GZIP_INPUT ? size : GZIP_INPUT;
	stream->next_out = (Bytef *)bytes;
	stream->avail_out = (uInt)room;
	while (stream->avail_out == room) {
		if (stream->avail_in == 0) {
			size_t count;
			if (!raw_read(gzip->raw, gzip->bytes, sizeof gzip->bytes, &count, err))
				return false;
			stream->next_in = (Bytef *)gzip->bytes;
			stream->avail_in = (uInt)count;
			if (count == 0 && gzip->between)
				break;
			if (count == 0)
				return fail(err, ERROR_DATA, raw_name(gzip->raw), 0, 0,
					"is packed with gzip and cut off; fetch it again");
		}
		if (gzip->between && inflateReset(stream) != Z_OK)
			return gzip_damaged(gzip, err);
		int result = inflate(stream, Z_NO_FLUSH);
		gzip->between = result == Z_STREAM_END;
		if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
			return gzip_damaged(gzip, err);
	}
	*length = room - stream->avail_out;
	return true;
}

const struct packing packing_gzip = { "gzip", "\x1F\x8B\x08", 3, gzip_begin, gzip_read, gzip_end };
