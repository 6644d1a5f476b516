#include "stats/table/place.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "stats/base/memory.h"
#include "stats/table/header.h"

/* The places of one file on their way: those from `at` on are still to be found. */
struct search {
	const struct table *table;
	struct field_place *places;
	size_t at, end;
	size_t *positions; /* of each column in the rows of the file */
};

/* Lines grow with rows, so the two are walked together. */
static void
batch_search(struct search *search, const struct batch *batch)
{
	for (size_t index = 0; index < batch->rows && search->at < search->end;) {
		struct field_place *place = &search->places[search->at];
		size_t line = table_line(search->table, place->row);
		if (batch->lines[index] < line) {
			index++;
			continue;
		}
		if (batch->lines[index] == line && place->column != SIZE_MAX)
			batch_place(batch, index, search->positions[place->column], &place->line,
				&place->character);
		search->at++;
	}
}

/* The faults of the rows have been told when they were read first. */
static void
file_search(struct search *search, size_t file)
{
	const struct table_spec *spec = search->table->spec;
	struct faults again = { 0 };
	struct error err = { 0 };
	struct reader *reader = table_file_open(spec, &spec->files[file], &again, &err);
	search->positions = xcalloc(spec->column_count + 1, sizeof *search->positions);
	if (reader && header_match(spec, spec->files[file].name, reader, search->positions, &err)) {
		struct batch batch;
		while (search->at < search->end && reader_next(reader, &batch, &err) && batch.rows > 0)
			batch_search(search, &batch);
	}
	free(search->positions);
	reader_free(reader);
	faults_free(&again);
}

/* Standard input and pipes can be read once only. */
static bool
file_is_readable_again(const struct table_file *file)
{
	struct stat status;
	if (file->bytes)
		return true;
	return strcmp(file->path, "-") != 0 && stat(file->path, &status) == 0 && S_ISREG(status.st_mode);
}

void
places_find(const struct table *table, struct field_place *places, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		places[i].line = table_line(table, places[i].row);
		places[i].character = 0;
	}
	for (size_t first = 0, end; first < count; first = end) {
		size_t file = table_file(table, places[first].row);
		for (end = first; end < count && table_file(table, places[end].row) == file;)
			end++;
		struct search search = { .table = table, .places = places, .at = first, .end = end };
		if (file_is_readable_again(&table->spec->files[file]))
			file_search(&search, file);
	}
}
