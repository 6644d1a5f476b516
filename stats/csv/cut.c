#include "stats/csv/cut.h"

#include <stdint.h>
#include <string.h>

#include "stats/csv/plain.h"

/* Inlined with each of the three; what the masks have beyond what is counted is not computed then. */
__attribute__((always_inline)) static inline struct tally
tally_masks(const char *bytes, size_t length, char quote, masks_function *masks_of)
{
	struct tally tally = { 0 };
	uint64_t accents = 0;
	char last[BLOCK + 1] = { 0 };
	for (size_t at = 0; at < length; at += BLOCK) {
		const char *block = bytes + at;
		uint64_t known = ~UINT64_C(0);
		if (length - at < BLOCK) {
			memcpy(last, block, length - at + 1);
			block = last;
			known >>= BLOCK - (length - at);
		}
		struct masks masks = masks_of(block, '\n', quote);
		tally.lines += (size_t)__builtin_popcountll(masks.feeds & known);
		if (masks.returns) {
			uint64_t feeds_next = masks.feeds >> 1 | (uint64_t)(block[BLOCK] == '\n') << 63;
			tally.lines += (size_t)__builtin_popcountll(masks.returns & ~feeds_next & known);
		}
		tally.quotes += (size_t)__builtin_popcountll(masks.quotes & known);
		accents |= masks.accents & known;
	}
	tally.has_accents = accents != 0;
	return tally;
}

static struct tally
tally_portable(const char *bytes, size_t length, char quote)
{
	return tally_masks(bytes, length, quote, masks_portable);
}

#if defined(__x86_64__)
static struct tally
tally_sse2(const char *bytes, size_t length, char quote)
{
	return tally_masks(bytes, length, quote, masks_sse2);
}

__attribute__((target("avx2,bmi,popcnt"))) static struct tally
tally_avx2(const char *bytes, size_t length, char quote)
{
	return tally_masks(bytes, length, quote, masks_avx2);
}
#endif

struct tally
tally_bytes(const char *bytes, size_t length, char quote, enum scanner scanner)
{
	switch (scanner_settle(scanner)) {
#if defined(__x86_64__)
	case SCANNER_AVX2: return tally_avx2(bytes, length, quote);
	case SCANNER_SSE2: return tally_sse2(bytes, length, quote);
#endif
	default: return tally_portable(bytes, length, quote);
	}
}

size_t
row_behind(const char *bytes, size_t from, size_t length, char quote, bool inside)
{
	for (size_t at = from; at < length; at++) {
		if (bytes[at] == quote)
			inside = !inside;
		else if (bytes[at] == '\n' && !inside)
			return at + 1;
	}
	return SIZE_MAX;
}
