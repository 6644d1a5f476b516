#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stats/base/buffer.h"
#include "stats/indicator/definition_parts.h"

static int
path_compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The folder is meant as it is called, whatever characters its name has. */
static void
pattern_add_folder(struct buffer *pattern, const char *folder, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (strchr("\\*?[", folder[i]))
			buffer_char(pattern, '\\');
		buffer_char(pattern, folder[i]);
	}
}

static struct table_file *
matches_copy(struct arena *arena, glob_t *matches, size_t folder_length, size_t *count)
{
	qsort(matches->gl_pathv, matches->gl_pathc, sizeof *matches->gl_pathv, path_compare);
	struct table_file *files = arena_alloc(arena, matches->gl_pathc * sizeof *files);
	*count = matches->gl_pathc;
	for (size_t i = 0; i < *count; i++) {
		files[i].path = arena_copy(arena, matches->gl_pathv[i], strlen(matches->gl_pathv[i]));
		files[i].name = files[i].path + folder_length;
	}
	return files;
}

struct table_file *
table_files_find(struct arena *arena, const char *definition_path, const char *file, size_t *count)
{
	const char *slash = strrchr(definition_path, '/');
	bool in_folder = slash && file[0] != '/' && strcmp(file, "-") != 0; /* `-` is standard input */
	size_t folder_length = in_folder ? (size_t)(slash - definition_path) + 1 : 0;
	const char *path = arena_print(arena, "%.*s%s", (int)folder_length, definition_path, file);
	if (strpbrk(file, "*?[") && access(path, F_OK) != 0) {
		struct buffer pattern = { 0 };
		pattern_add_folder(&pattern, definition_path, folder_length);
		buffer_text(&pattern, file);
		glob_t matches = { 0 };
		struct table_file *files = NULL;
		if (glob(pattern.bytes, GLOB_NOSORT, NULL, &matches) == 0)
			files = matches_copy(arena, &matches, folder_length, count);
		globfree(&matches);
		buffer_free(&pattern);
		if (files)
			return files;
	}
	struct table_file *files = arena_alloc(arena, sizeof *files);
	files->path = path;
	files->name = file;
	*count = 1;
	return files;
}
