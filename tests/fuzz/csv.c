/* Whatever the bytes are: reading them in one go and in small chunks gives the same rows, fields, places,
 * totals and faults; with nothing known beforehand, and with columns asked for below a header of two rows. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/csv_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
compare(const uint8_t *data, size_t size, const struct dialect *declared, const struct reader_hints *hints)
{
	struct buffer whole = { 0 }, chunked = { 0 };
	csv_read_hinted(&whole, (const char *)data, size, 0, declared, hints, true);
	csv_read_hinted(&chunked, (const char *)data, size, 1 + size % 7, declared, hints, true);
	if (!whole.bytes || !chunked.bytes || whole.length != chunked.length ||
		memcmp(whole.bytes, chunked.bytes, whole.length) != 0)
		abort();
	buffer_free(&whole);
	buffer_free(&chunked);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const headers[] = { "a", "b", "Antall menn" };
	const struct reader_hints hints = { .headers = headers, .header_count = 3 };
	const struct dialect two_rows = { .header_rows = 2 };
	compare(data, size, NULL, NULL);
	compare(data, size, &two_rows, &hints);
	return 0;
}
