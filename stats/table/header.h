/* The columns of a table found in the header of one of its files. */
#ifndef MALTALL_TABLE_HEADER_H
#define MALTALL_TABLE_HEADER_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"
#include "stats/base/error.h"
#include "stats/csv/reader.h"
#include "stats/table/table.h"

/* As the file is to call it. */
const char *column_header(const struct column_spec *spec);
/* Begins a message about it: "column 'Startdato': ". */
void column_message(struct buffer *out, const struct column_spec *spec);

/* Sets positions[i] to the field that holds column i of the spec: the one whose header is the column's,
 * exactly, when the blanks at both ends are off. False and err (ERROR_DATA) if the header has none such (all
 * that are missing are named), or two. */
bool header_match(const struct table_spec *spec, const char *file, const struct reader *reader,
	size_t *positions, struct error *err);

/* Opens a file of a table as its spec declares it; the columns' headers tell where its header is. */
struct reader *table_file_open(const struct table_spec *spec, const struct table_file *file,
	struct faults *faults, struct error *err);
/* Adds the evidence for what the file is like, a line each, as far as it goes where the file cannot be opened
 * as its spec declares it: it is opened anew and not read beyond its beginning. */
void table_file_explain(const struct table_spec *spec, const struct table_file *file, struct buffer *out);

#endif
