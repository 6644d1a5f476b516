#include "stats/table/same_files.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"

bool
table_same_files(const struct table *table, size_t *first, size_t *second)
{
	size_t count = table->spec->file_count;
	bool *has_rows = xcalloc(count + 1, sizeof *has_rows), same = false;
	for (size_t row = 0; table->files && row < table->rows; row++)
		has_rows[table->files[row]] = true;
	for (size_t i = 0; i < count && !same; i++)
		for (size_t j = 0; j < i && !same; j++) {
			same = has_rows[i] && has_rows[j] &&
			       strcmp(table->digests[i], table->digests[j]) == 0;
			*first = j;
			*second = i;
		}
	free(has_rows);
	return same;
}
