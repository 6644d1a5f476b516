/* Whatever the bytes are: reading them in one go and in small chunks gives the same rows, fields, places and
 * faults. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/csv_read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer whole = { 0 }, chunked = { 0 };
	csv_read_bytes(&whole, (const char *)data, size, 0, NULL, true);
	csv_read_bytes(&chunked, (const char *)data, size, 1 + size % 7, NULL, true);
	if (!whole.bytes || !chunked.bytes || whole.length != chunked.length ||
		memcmp(whole.bytes, chunked.bytes, whole.length) != 0)
		abort();
	buffer_free(&whole);
	buffer_free(&chunked);
	return 0;
}
