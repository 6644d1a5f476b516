#include <stdlib.h>
#include <string.h>

#include "plots/report/xlsx.h"
#include "stats/base/memory.h"
#include "stats/csv/libzip.h"

/* Whether an XML part ends with the end of the element it began. */
static bool
part_is_whole(const char *part)
{
	const char *root = strstr(part, "?>");
	root = root ? strchr(root, '<') : NULL;
	if (!root)
		return false;
	size_t length = strlen(root), name = strcspn(root + 1, " />");
	while (length > 0 && (root[length - 1] == '\n' || root[length - 1] == '\r'))
		length--;
	size_t end = name + strlen("</>");
	if (length > end && strncmp(root + length - end, "</", 2) == 0)
		return strncmp(root + length - end + 2, root + 1, name) == 0 && root[length - 1] == '>';
	/* An element without content. */
	return length > 2 && strcspn(root, ">") == length - 1 && root[length - 2] == '/';
}

static bool
member_is_whole(zip_t *archive, zip_uint64_t index)
{
	zip_stat_t about;
	if (libzip.zip_stat_index(archive, index, 0, &about) != 0 || !(about.valid & ZIP_STAT_SIZE))
		return false;
	zip_file_t *file = libzip.zip_fopen_index(archive, index, 0);
	if (!file)
		return false;
	char *part = xmalloc(about.size + 1);
	bool whole = libzip.zip_fread(file, part, about.size) == (zip_int64_t)about.size;
	part[whole ? about.size : 0] = '\0';
	whole = whole && part_is_whole(part);
	free(part);
	return libzip.zip_fclose(file) == 0 && whole;
}

bool
xlsx_is_whole(const char *bytes, size_t length)
{
	zip_source_t *source = libzip.zip_source_buffer_create(bytes, length, 0, NULL);
	zip_t *archive = source ? libzip.zip_open_from_source(source, ZIP_RDONLY, NULL) : NULL;
	if (!archive) {
		libzip.zip_source_free(source);
		return false;
	}
	zip_int64_t count = libzip.zip_get_num_entries(archive, 0);
	bool whole = count > 0;
	for (zip_int64_t i = 0; i < count && whole; i++)
		whole = member_is_whole(archive, (zip_uint64_t)i);
	libzip.zip_discard(archive);
	return whole;
}
