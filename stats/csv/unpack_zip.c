#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/csv/libzip.h"
#include "stats/csv/unpack.h"

struct libzip libzip;

bool
libzip_load(struct error *err)
{
#define PLACE(name) { #name, &libzip.name },
	static const struct library_function functions[] = { LIBZIP(PLACE) };
#undef PLACE
	return library_load(SONAME_ZIP, functions, sizeof functions / sizeof *functions, err);
}

/* The list of its members stands at the end of a zip file. A file is read there; what comes through a pipe
 * has to be there whole before the first byte can be unpacked, and this much of it is kept in memory. */
enum { ZIP_INPUT = 1 << 16, ZIP_PACKED_MOST = 1 << 30 };

struct archive {
	struct raw *raw;
	uint64_t size, at;    /* of the raw file: how large it is, and where libzip reads */
	zip_error_t error;    /* of that reading */
	struct buffer packed; /* all of it, where it came through a pipe */
	zip_t *zip;
	zip_file_t *member;
};

static bool
archive_fill(struct archive *archive, struct error *err)
{
	char bytes[ZIP_INPUT];
	for (;;) {
		size_t count;
		if (!raw_read(archive->raw, bytes, sizeof bytes, &count, err))
			return false;
		if (count == 0)
			return true;
		buffer_add(&archive->packed, bytes, count);
		if (archive->packed.length > ZIP_PACKED_MOST)
			return fail(err, ERROR_DATA, raw_name(archive->raw), 0, 0,
				"is a zip file of more than 1 GB, the most that is read; unpack it first, or "
				"pack it "
				"with gzip");
	}
}

static bool
archive_damaged(const struct archive *archive, zip_error_t *reason, struct error *err)
{
	return fail(err, ERROR_DATA, raw_name(archive->raw), 0, 0,
		"is a zip file that cannot be unpacked (%s); pack or fetch it again",
		libzip.zip_error_strerror(reason));
}

/* What libzip asks of a source of bytes; the order of the arguments is libzip's. */
static zip_int64_t
source_answer(void *context, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
	struct archive *archive = context;
	struct error ignored = { 0 }; /* libzip carries a code of its own */
	size_t count;
	zip_stat_t *status = data;
	zip_int64_t to;
	switch (command) {
	case ZIP_SOURCE_OPEN: archive->at = 0; return 0;
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE: return 0;
	case ZIP_SOURCE_READ:
		if (!raw_read_at(archive->raw, archive->at, data, length, &count, &ignored)) {
			libzip.zip_error_set(&archive->error, ZIP_ER_READ, 0);
			return -1;
		}
		archive->at += count;
		return (zip_int64_t)count;
	case ZIP_SOURCE_SEEK:
		to = libzip.zip_source_seek_compute_offset(
			archive->at, archive->size, data, length, &archive->error);
		if (to < 0)
			return -1;
		archive->at = (uint64_t)to;
		return 0;
	case ZIP_SOURCE_TELL: return (zip_int64_t)archive->at;
	case ZIP_SOURCE_STAT:
		libzip.zip_stat_init(status);
		status->size = archive->size;
		status->valid |= ZIP_STAT_SIZE;
		return sizeof *status;
	case ZIP_SOURCE_ERROR: return libzip.zip_error_to_data(&archive->error, data, length);
	case ZIP_SOURCE_SUPPORTS:
		return libzip.zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ,
			ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK,
			ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, -1);
	default: libzip.zip_error_set(&archive->error, ZIP_ER_OPNOTSUPP, 0); return -1;
	}
}

static bool
archive_open(struct archive *archive, struct error *err)
{
	zip_error_t reason;
	libzip.zip_error_init(&reason);
	zip_source_t *source = archive->packed.length
				       ? libzip.zip_source_buffer_create(
						 archive->packed.bytes, archive->packed.length, 0, &reason)
				       : libzip.zip_source_function_create(source_answer, archive, &reason);
	if (source)
		archive->zip = libzip.zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &reason);
	if (source && !archive->zip)
		libzip.zip_source_free(source);
	if (!archive->zip)
		archive_damaged(archive, &reason, err);
	libzip.zip_error_fini(&reason);
	return archive->zip;
}

/* Folders, and what macOS puts beside every file, are no members that anyone meant. */
static bool
is_meant(const char *name)
{
	size_t length = name ? strlen(name) : 0;
	return length && name[length - 1] != '/' && strncmp(name, "__MACOSX/", 9) != 0;
}

static bool
member_open(struct archive *archive, struct error *err)
{
	zip_int64_t count = libzip.zip_get_num_entries(archive->zip, 0);
	zip_uint64_t member = 0;
	size_t meant = 0;
	for (zip_int64_t i = 0; i < count; i++)
		if (is_meant(libzip.zip_get_name(archive->zip, (zip_uint64_t)i, 0))) {
			member = (zip_uint64_t)i;
			meant++;
		}
	if (meant != 1)
		return fail(err, ERROR_DATA, raw_name(archive->raw), 0, 0,
			"is a zip file with %zu files in it; expected one CSV file (unpack it, and name the "
			"one that is "
			"meant)",
			meant);
	archive->member = libzip.zip_fopen_index(archive->zip, member, 0);
	zip_error_t *reason = libzip.zip_get_error(archive->zip);
	if (!archive->member && libzip.zip_error_code_zip(reason) == ZIP_ER_NOPASSWD)
		return fail(err, ERROR_DATA, raw_name(archive->raw), 0, 0,
			"is a zip file locked with a password; unpack it first");
	return archive->member || archive_damaged(archive, reason, err);
}

static void
archive_end(void *state)
{
	struct archive *archive = state;
	if (archive->member)
		libzip.zip_fclose(archive->member);
	if (archive->zip)
		libzip.zip_discard(archive->zip);
	libzip.zip_error_fini(&archive->error);
	buffer_free(&archive->packed);
	free(archive);
}

static void *
archive_begin(struct raw *raw, struct error *err)
{
	if (!libzip_load(err))
		return NULL;
	struct archive *archive = xcalloc(1, sizeof *archive);
	archive->raw = raw;
	libzip.zip_error_init(&archive->error);
	if ((raw_is_seekable(raw, &archive->size) || archive_fill(archive, err)) &&
		archive_open(archive, err) && member_open(archive, err))
		return archive;
	archive_end(archive);
	return NULL;
}

static bool
archive_read(void *state, char *bytes, size_t size, size_t *length, struct error *err)
{
	struct archive *archive = state;
	zip_int64_t count = libzip.zip_fread(archive->member, bytes, size);
	if (count < 0)
		return archive_damaged(archive, libzip.zip_file_get_error(archive->member), err);
	*length = (size_t)count;
	return true;
}

const struct packing packing_zip = { "zip", "PK\x03\x04", 4, archive_begin, archive_read, archive_end };
/* A zip file without a member begins with the list of them. */
const struct packing packing_zip_empty = { "zip", "PK\x05\x06", 4, archive_begin, archive_read, archive_end };
