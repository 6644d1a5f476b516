#include "stats/table/same_files.h"

#include <string.h>

static bool
are_same(const struct table *table, size_t one, size_t other)
{
	return table->rows_taken[one] > 0 && table->rows_taken[other] > 0 &&
	       strcmp(table->digests[one], table->digests[other]) == 0;
}

bool
table_files_differ(const struct table *table, struct error *err)
{
	const struct table_file *files = table->spec->files;
	for (size_t i = 0; i < table->spec->file_count; i++)
		for (size_t j = 0; j < i; j++)
			if (are_same(table, i, j))
				return fail(err, ERROR_DATA, files[i].name, 0, 0,
					"holds the same bytes as %s, and every row would count twice; name "
					"it "
					"once, or say --duplicates all if the rows are not about the same "
					"people",
					files[j].name);
	return true;
}
