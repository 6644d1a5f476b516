#include "cmd/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"

/* Never without bytes, so that an empty one is read from memory too. */
static bool
standard_input_read(struct buffer *bytes, struct error *err)
{
	char block[1 << 16];
	size_t length;
	while ((length = fread(block, 1, sizeof block, stdin)) > 0)
		buffer_add(bytes, block, length);
	buffer_text(bytes, "");
	return !ferror(stdin) || fail(err, ERROR_INPUT, NULL, 0, 0, "standard input cannot be read");
}

bool
input_files_read(struct input_files *files, const struct arguments *arguments, struct error *err)
{
	files->count = arguments->operand_count;
	files->items = xcalloc(files->count + 1, sizeof *files->items);
	for (size_t i = 0; i < files->count; i++) {
		struct table_file *file = &files->items[i];
		*file = (struct table_file){ .path = arguments->operands[i], .name = arguments->operands[i] };
		if (strcmp(file->path, "-") != 0)
			continue;
		if (files->standard_input.bytes)
			return fail(err, ERROR_USAGE, NULL, 0, 0,
				"- is named twice; standard input is there once");
		file->name = "standard input";
		if (!standard_input_read(&files->standard_input, err))
			return false;
		file->bytes = files->standard_input.bytes;
		file->length = files->standard_input.length;
	}
	return true;
}

void
input_files_free(struct input_files *files)
{
	free(files->items);
	buffer_free(&files->standard_input);
}
