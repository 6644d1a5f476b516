#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/csv/unpack.h"

/* The list of its members stands at the end of a zip file, so it has to be there whole before the first byte
 * can be unpacked: this much of it is kept in memory. */
enum { ZIP_INPUT = 1 << 16, ZIP_PACKED_MOST = 1 << 30 };

struct archive {
	struct raw *raw;
	struct buffer packed;
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
		zip_error_strerror(reason));
}

static bool
archive_open(struct archive *archive, struct error *err)
{
	zip_error_t reason;
	zip_error_init(&reason);
	zip_source_t *source =
		zip_source_buffer_create(archive->packed.bytes, archive->packed.length, 0, &reason);
	if (source)
		archive->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &reason);
	if (source && !archive->zip)
		zip_source_free(source);
	if (!archive->zip)
		archive_damaged(archive, &reason, err);
	zip_error_fini(&reason);
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
	zip_int64_t count = zip_get_num_entries(archive->zip, 0);
	zip_uint64_t member = 0;
	size_t meant = 0;
	for (zip_int64_t i = 0; i < count; i++)
		if (is_meant(zip_get_name(archive->zip, (zip_uint64_t)i, 0))) {
			member = (zip_uint64_t)i;
			meant++;
		}
	if (meant != 1)
		return fail(err, ERROR_DATA, raw_name(archive->raw), 0, 0,
			"is a zip file with %zu files in it; expected one CSV file (unpack it, and name the "
			"one that is "
			"meant)",
			meant);
	archive->member = zip_fopen_index(archive->zip, member, 0);
	zip_error_t *reason = zip_get_error(archive->zip);
	if (!archive->member && zip_error_code_zip(reason) == ZIP_ER_NOPASSWD)
		return fail(err, ERROR_DATA, raw_name(archive->raw), 0, 0,
			"is a zip file locked with a password; unpack it first");
	return archive->member || archive_damaged(archive, reason, err);
}

static void
archive_end(void *state)
{
	struct archive *archive = state;
	if (archive->member)
		zip_fclose(archive->member);
	if (archive->zip)
		zip_discard(archive->zip);
	buffer_free(&archive->packed);
	free(archive);
}

static void *
archive_begin(struct raw *raw, struct error *err)
{
	struct archive *archive = xcalloc(1, sizeof *archive);
	archive->raw = raw;
	if (archive_fill(archive, err) && archive_open(archive, err) && member_open(archive, err))
		return archive;
	archive_end(archive);
	return NULL;
}

static bool
archive_read(void *state, char *bytes, size_t size, size_t *length, struct error *err)
{
	struct archive *archive = state;
	zip_int64_t count = zip_fread(archive->member, bytes, size);
	if (count < 0)
		return archive_damaged(archive, zip_file_get_error(archive->member), err);
	*length = (size_t)count;
	return true;
}

const struct packing packing_zip = { "zip", "PK\x03\x04", 4, archive_begin, archive_read, archive_end };
/* A zip file without a member begins with the list of them. */
const struct packing packing_zip_empty = { "zip", "PK\x05\x06", 4, archive_begin, archive_read, archive_end };
