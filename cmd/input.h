/* The files that the operands of a command name, standard input among them. */
#ifndef MALTALL_CMD_INPUT_H
#define MALTALL_CMD_INPUT_H

#include "cmd/option.h"
#include "stats/base/buffer.h"
#include "stats/table/table.h"

struct input_files {
	struct table_file *items;
	size_t count;
	struct buffer standard_input; /* its bytes, where `-` is among the files: it can be read but once */
};

/* One file an operand. False and err (ERROR_INPUT; ERROR_USAGE where `-` is named twice);
 * input_files_free in any case. */
bool input_files_read(struct input_files *files, const struct arguments *arguments, struct error *err);
void input_files_free(struct input_files *files);

#endif
