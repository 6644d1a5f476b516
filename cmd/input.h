/* The files that the operands of a command name, standard input among them. */
#ifndef MALTALL_CMD_INPUT_H
#define MALTALL_CMD_INPUT_H

#include "cmd/option.h"
#include "stats/base/buffer.h"
#include "stats/table/table.h"

/* So much of a pipe is kept in memory. A longer one is kept in a file without a name, gone with the process,
 * which is standard input from then on. */
enum { INPUT_KEPT = 16 << 20 };

struct input_files {
	struct table_file *items;
	size_t count;
	/* Where `-` is among the files: the bytes of a pipe, which can be read but once. */
	struct buffer standard_input;
};

/* One file an operand. Standard input that is a file is read as one. False and err (ERROR_INPUT; ERROR_USAGE
 * where `-` is named twice; ERROR_CREATE where there is no room for a long pipe); input_files_free in any
 * case. */
bool input_files_read(struct input_files *files, const struct arguments *arguments, struct error *err);
void input_files_free(struct input_files *files);

#endif
