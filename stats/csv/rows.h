/* The rows of a batch while they are being collected, and the batch they become: some copied, most borrowed
 * from the text of the file. Memory is kept from batch to batch and nothing is allocated for a field. */
#ifndef MALTALL_CSV_ROWS_H
#define MALTALL_CSV_ROWS_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/base/buffer.h"
#include "stats/csv/reader.h"

/* A batch of wide rows ends before READER_BATCH_ROWS. Rows that were held back may come all at once, so there
 * is room for ROWS_SPARE of them in a batch that is full. */
enum { ROWS_BYTES = 8 << 20, ROWS_SPARE = 64 };

/* The columns of a file whose fields are given out. */
struct wanted {
	size_t count;
	size_t *columns; /* count of them, in the order of the file */
	size_t *places;  /* for each column of the file, where it stands among those; SIZE_MAX if it does not
			  */
};

struct rows {
	size_t columns; /* fields of a row that are kept; those beyond are only counted. 0: all */
	const struct wanted *wanted; /* borrowed: only these are, once the row is complete; NULL: all */
	size_t count;                /* rows that are complete */
	size_t field;                /* fields seen of the row under way */
	size_t surplus;              /* bytes in those that are not kept */
	struct slice *fields; /* of all rows; of those copied `bytes` is NULL until the batch is made, since
				 the text may move till then */
	struct slice *raw;
	size_t *lines;
	size_t kept, field_capacity, row_capacity;
	struct buffer text, raw_text; /* the fields, and the rows as they stand, one behind another, of the
					 rows that are copied */
	size_t borrowed;              /* bytes in the others */
	size_t row_kept, row_text, row_raw; /* where the row under way begins in the three */
};

void rows_free(struct rows *rows);
/* Before the next batch; never while a row is under way. */
void rows_clear(struct rows *rows);

static inline bool
rows_full(const struct rows *rows)
{
	return rows->count >= READER_BATCH_ROWS - ROWS_SPARE ||
	       rows->raw_text.length + rows->borrowed >= ROWS_BYTES;
}

/* A row: begun; its fields and its raw text, both piece by piece; then kept or dropped. */
void rows_begin(struct rows *rows);
void rows_field(struct rows *rows, const char *bytes, size_t length);
void rows_raw(struct rows *rows, const char *bytes, size_t length);
/* `ending` bytes at the end of the raw text are the line end and not part of the row. */
void rows_keep(struct rows *rows, size_t line, size_t ending);
void rows_drop(struct rows *rows);

/* Fields of a complete row that are kept. */
static inline size_t
rows_width(const struct rows *rows)
{
	return rows->wanted ? rows->wanted->count : rows->columns;
}

/* Rows that are not copied, since their text stays where it is as long as the batch: room for so many, and
 * for each, when its fields have been filled in behind those kept, that it is kept. */
void rows_room(struct rows *rows, size_t count);

static inline void
rows_keep_borrowed(struct rows *rows, struct slice raw, size_t line)
{
	rows->raw[rows->count] = raw;
	rows->lines[rows->count++] = line;
	rows->kept += rows_width(rows);
	rows->borrowed += raw.length;
}

/* Takes the quotes off a field of such a row, if it has them. Where quotes stand within it, each doubled, it
 * is copied to rows->text without the second ones, and `bytes` is NULL. False where a quote stands anywhere
 * else, and where what is quoted may be a formula (formula.h). */
bool rows_unquote(struct rows *rows, struct slice *field, char quote);

/* Valid until rows are changed; to be asked for once between two rows_clear. */
struct batch rows_batch(struct rows *rows, char delimiter, char quote);

#endif
