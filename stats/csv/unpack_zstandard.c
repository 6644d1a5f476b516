#include <stdlib.h>
#include <zstd.h>

#include "stats/base/memory.h"
#include "stats/csv/unpack.h"

/* 2^27 bytes is the window that the zstd program itself accepts unasked. */
enum { ZSTANDARD_INPUT = 1 << 16, ZSTANDARD_WINDOW_LOG = 27 };

struct zstandard {
	struct raw *raw;
	ZSTD_DStream *stream;
	ZSTD_inBuffer waiting;
	bool between; /* a frame has ended */
	bool full;    /* more may be waiting inside the library, for which no new byte is needed */
	char bytes[ZSTANDARD_INPUT];
};

static void *
zstandard_begin(struct raw *raw, struct error *err)
{
	struct zstandard *zstandard = xcalloc(1, sizeof *zstandard);
	zstandard->raw = raw;
	zstandard->stream = ZSTD_createDStream();
	if (zstandard->stream && !ZSTD_isError(ZSTD_DCtx_setParameter(
					 zstandard->stream, ZSTD_d_windowLogMax, ZSTANDARD_WINDOW_LOG)))
		return zstandard;
	ZSTD_freeDStream(zstandard->stream);
	free(zstandard);
	fail(err, ERROR_INTERNAL, raw_name(raw), 0, 0, "libzstd cannot be started");
	return NULL;
}

static void
zstandard_end(void *state)
{
	struct zstandard *zstandard = state;
	ZSTD_freeDStream(zstandard->stream);
	free(zstandard);
}

static bool
zstandard_read(void *state, char *bytes, size_t size, size_t *length, struct error *err)
{
	struct zstandard *zstandard = state;
	ZSTD_inBuffer *waiting = &zstandard->waiting;
	ZSTD_outBuffer out = { bytes, size, 0 };
	while (out.pos == 0) {
		if (waiting->pos == waiting->size && !zstandard->full) {
			size_t count;
			if (!raw_read(zstandard->raw, zstandard->bytes, sizeof zstandard->bytes, &count, err))
				return false;
			*waiting = (ZSTD_inBuffer){ zstandard->bytes, count, 0 };
			if (count == 0 && zstandard->between)
				break;
			if (count == 0)
				return fail(err, ERROR_DATA, raw_name(zstandard->raw), 0, 0,
					"is packed with Zstandard and cut off; fetch it again");
		}
		size_t result = ZSTD_decompressStream(zstandard->stream, &out, waiting);
		if (ZSTD_isError(result))
			return fail(err, ERROR_DATA, raw_name(zstandard->raw), 0, 0,
				"is packed with Zstandard and damaged (%s); pack or fetch it again",
				ZSTD_getErrorName(result));
		zstandard->between = result == 0;
		zstandard->full = result != 0 && out.pos == out.size;
	}
	*length = out.pos;
	return true;
}

const struct packing packing_zstandard = { "Zstandard", "\x28\xB5\x2F\xFD", 4, zstandard_begin,
	zstandard_read, zstandard_end };
