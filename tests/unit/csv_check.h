/* Checks of what is read from bytes, in every chunk size, and with each scanner in a fifth of them. */
#ifndef MALTALL_TESTS_CSV_CHECK_H
#define MALTALL_TESTS_CSV_CHECK_H

#include <stdio.h>

#include "tests/check.h"
#include "tests/unit/csv_read.h"

/* The bytes are a literal, so that they may hold a NUL. */
#define READS(bytes, expected) csv_reads((bytes), sizeof(bytes) - 1, NULL, (expected), __FILE__, __LINE__)
#define READS_AS(bytes, declared, expected)                                                                  \
	csv_reads((bytes), sizeof(bytes) - 1, (declared), (expected), __FILE__, __LINE__)

static inline void
csv_reads(const char *bytes, size_t length, const struct dialect *declared, const char *expected,
	const char *file, int line)
{
	struct buffer brief = { 0 }, whole = { 0 }, again = { 0 };
	csv_read_bytes(&brief, bytes, length, 0, declared, false);
	check_text(brief.bytes, expected, file, line, "what is read");
	csv_read_bytes(&whole, bytes, length, 0, declared, true);
	size_t differing = 0;
	struct dialect dialect = declared ? *declared : (struct dialect){ 0 };
	for (size_t chunk = 1; chunk <= length; chunk++) {
		buffer_clear(&again);
		dialect.scanner = (enum scanner)(chunk % (SCANNER_AVX2 + 1));
		csv_read_bytes(&again, bytes, length, chunk, &dialect, true);
		differing += !whole.bytes || !again.bytes || strcmp(whole.bytes, again.bytes) != 0;
	}
	check_int((long long)differing, 0, file, line, "chunk sizes or scanners that read differently");
	buffer_free(&brief);
	buffer_free(&whole);
	buffer_free(&again);
}

/* The message of the first fault, or of the error if there is none. */
#define SAYS(bytes, declared, message)                                                                       \
	csv_says((bytes), sizeof(bytes) - 1, (declared), (message), __FILE__, __LINE__)

static inline void
csv_says(const char *bytes, size_t length, const struct dialect *declared, const char *message,
	const char *file, int line)
{
	struct faults faults = { 0 };
	struct error err = { 0 };
	struct batch batch;
	struct reader *reader = reader_open_bytes(bytes, length, 0, "x.csv", declared, NULL, &faults, &err);
	bool more = reader != NULL;
	while (more)
		more = reader_next(reader, &batch, &err) && batch.rows;
	check_text(faults.count ? faults.items[0].message : err.text, message, file, line, "what is said");
	check_text(faults.count ? faults.items[0].file : err.file, "x.csv", file, line, "the file named");
	reader_free(reader);
	faults_free(&faults);
}

#endif
