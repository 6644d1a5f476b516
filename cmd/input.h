/* The files that the operands of a command name, standard input among them. */
#ifndef MALTALL_CMD_INPUT_H
#define MALTALL_CMD_INPUT_H

#include "cmd/option.h"
#include "stats/base/buffer.h"
#include "stats/table/table.h"

/* So much of a pipe is kept in memory. */
enum { INPUT_KEPT = 16 << 20 };

struct input_files {
	struct table_file *items;
	size_t count;
	/* Where `-` is among the files, which may be read more than once and a pipe only once: its bytes; or,
	 * of one that is longer than INPUT_KEPT, a file without a name, which is gone with the process. */
	struct buffer standard_input;
	int kept_in; /* that file; 0: there is none */
	char kept_path[40];
};

/* One file an operand. Standard input that is a file is read as one. False and err (ERROR_INPUT; ERROR_USAGE
 * where `-` is named twice; ERROR_CREATE where there is no room for a long pipe); input_files_free in any
 * case. */
bool input_files_read(struct input_files *files, const struct arguments *arguments, struct error *err);
void input_files_free(struct input_files *files);

#endif
