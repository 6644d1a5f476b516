/* A CSV read in parts (stats/csv/parts.h), written as csv_read.h writes everything of one that is not, so
 * that the two can be compared; and how much of it was read how. */
#ifndef MALTALL_TESTS_CSV_READ_PARTS_H
#define MALTALL_TESTS_CSV_READ_PARTS_H

#include <stdlib.h>

#include "stats/base/digest.h"
#include "stats/base/memory.h"
#include "stats/csv/parts.h"
#include "tests/unit/csv_read.h"

/* What is made of a part. */
struct csv_read_made {
	struct buffer text;
	size_t worker;
};

/* What is written of a row. */
struct csv_read_rows {
	size_t width;
	const struct csv_columns *some;
};

static inline void *
csv_read_part(void *context, size_t worker, struct reader *reader, struct faults *faults, struct error *err)
{
	struct csv_read_made *made = xcalloc(1, sizeof *made);
	const struct csv_read_rows *rows = context;
	struct batch batch;
	(void)faults;
	made->worker = worker;
	while (reader_next(reader, &batch, err) && batch.rows) {
		/* Columns that nobody wants would not be seen in what is written. */
		if (rows->some->wanted && !batch.places)
			abort();
		csv_read_batch(&made->text, &batch, rows->width, rows->some, true);
	}
	return made;
}

static inline void
csv_read_part_drop(void *context, void *result)
{
	struct csv_read_made *made = result;
	(void)context;
	buffer_free(&made->text);
	free(made);
}

/* Adds the rows; returns how many parts were read by threads and stood. */
static inline size_t
csv_read_rows(struct buffer *out, struct parts *parts, struct error *err)
{
	size_t stood = 0;
	void *result;
	while (parts_next(parts, &result, err) && result) {
		struct csv_read_made *made = result;
		stood += made->worker > 0;
		buffer_add(out, made->text.bytes, made->text.length);
		csv_read_part_drop(NULL, made);
	}
	return stood;
}

/* Takes over what reader_open returned, and adds everything that csv_read_all does, and the digest: read in
 * parts if it can be cut and `block` is not 0. Returns how many parts stood. */
static inline size_t
csv_read_in_parts(struct buffer *out, struct reader *reader, const struct faults *faults, struct error *err,
	const struct csv_columns *some, size_t threads, size_t block)
{
	struct csv_read_rows rows = { reader ? csv_read_want(reader, some) : 0, some };
	const struct parts_use use = { .read = csv_read_part, .drop = csv_read_part_drop, .context = &rows };
	struct parts *parts = reader && block ? parts_new(reader, &use, threads, block) : NULL;
	size_t stood = 0;
	if (reader) {
		struct batch batch;
		char digest[DIGEST_TEXT_SIZE];
		csv_read_header(out, reader);
		if (parts)
			stood = csv_read_rows(out, parts, err);
		else
			while (reader_next(reader, &batch, err) && batch.rows)
				csv_read_batch(out, &batch, rows.width, some, true);
		parts_free(parts);
		csv_read_end(out, reader, true);
		reader_digest(reader, digest);
		buffer_print(out, "%zu set aside, %s\n", reader_set_aside(reader), digest);
	}
	csv_read_faults(out, faults, err, true);
	reader_free(reader);
	return stood;
}

#endif
