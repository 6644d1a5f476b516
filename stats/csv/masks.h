/* A block of 64 bytes compared with the signs that matter, all at once: a bit for each byte. plain.h tells
 * what is made of it. */
#ifndef MALTALL_CSV_MASKS_H
#define MALTALL_CSV_MASKS_H

#include <stdbool.h>
#include <stdint.h>

#include "stats/csv/reader.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { BLOCK = 64 };

/* A bit for each byte of a block, the lowest for the first. */
struct masks {
	uint64_t delimiters, feeds, returns, quotes;
	uint64_t others; /* not ASCII, NUL, or a " where that is not the quote sign: ="1" is a formula */
};

/* ---- Plain C: eight bytes at once ---- */

static inline uint64_t
eight_bytes(const char *bytes)
{
	uint64_t word = 0;
	for (unsigned i = 0; i < 8; i++)
		word |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
	return word;
}

/* The highest bit of each byte, as eight bits. */
static inline uint64_t
high_bits(uint64_t word)
{
	return ((word >> 7 & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080)) >> 56;
}

static inline uint64_t
equal_bytes(uint64_t word, char wanted)
{
	const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F);
	uint64_t differing = word ^ (unsigned char)wanted * UINT64_C(0x0101010101010101);
	return high_bits(~(((differing & low) + low) | differing | low));
}

static inline struct masks
masks_portable(const char *bytes, char delimiter, char quote)
{
	struct masks masks = { 0 };
	for (unsigned at = 0; at < BLOCK; at += 8) {
		uint64_t word = eight_bytes(bytes + at);
		masks.delimiters |= equal_bytes(word, delimiter) << at;
		masks.feeds |= equal_bytes(word, '\n') << at;
		masks.returns |= equal_bytes(word, '\r') << at;
		masks.quotes |= equal_bytes(word, quote) << at;
		masks.others |= (high_bits(word) | equal_bytes(word, '\0') | equal_bytes(word, '"')) << at;
	}
	return masks;
}

/* ---- SSE2: sixteen; AVX2: thirty-two ---- */

#if defined(__x86_64__)
static inline uint64_t
equal_sse2(__m128i part, char wanted)
{
	return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part, _mm_set1_epi8(wanted)));
}

static inline struct masks
masks_sse2(const char *bytes, char delimiter, char quote)
{
	struct masks masks = { 0 };
	for (unsigned at = 0; at < BLOCK; at += 16) {
		__m128i part = _mm_loadu_si128((const __m128i *)(const void *)(bytes + at));
		masks.delimiters |= equal_sse2(part, delimiter) << at;
		masks.feeds |= equal_sse2(part, '\n') << at;
		masks.returns |= equal_sse2(part, '\r') << at;
		masks.quotes |= equal_sse2(part, quote) << at;
		masks.others |=
			((uint32_t)_mm_movemask_epi8(part) | equal_sse2(part, '\0') | equal_sse2(part, '"'))
			<< at;
	}
	return masks;
}

__attribute__((target("avx2"))) static inline uint64_t
equal_avx2(__m256i part, char wanted)
{
	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(part, _mm256_set1_epi8(wanted)));
}

__attribute__((target("avx2"))) static inline struct masks
masks_avx2(const char *bytes, char delimiter, char quote)
{
	struct masks masks = { 0 };
	for (unsigned at = 0; at < BLOCK; at += 32) {
		__m256i part = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + at));
		masks.delimiters |= equal_avx2(part, delimiter) << at;
		masks.feeds |= equal_avx2(part, '\n') << at;
		masks.returns |= equal_avx2(part, '\r') << at;
		masks.quotes |= equal_avx2(part, quote) << at;
		masks.others |= ((uint32_t)_mm256_movemask_epi8(part) | equal_avx2(part, '\0') |
					equal_avx2(part, '"'))
				<< at;
	}
	return masks;
}
#endif

typedef struct masks masks_function(const char *bytes, char delimiter, char quote);

/* The one of SCANNER_PORTABLE, SCANNER_SSE2 and SCANNER_AVX2 that is used where `wanted` is asked for. */
static inline enum scanner
scanner_settle(enum scanner wanted)
{
#if defined(__x86_64__)
	bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
		    __builtin_cpu_supports("popcnt");
	if (avx2 && (wanted == SCANNER_FASTEST || wanted == SCANNER_AVX2))
		return SCANNER_AVX2;
	return wanted == SCANNER_PORTABLE ? SCANNER_PORTABLE : SCANNER_SSE2;
#else
	(void)wanted;
	return SCANNER_PORTABLE;
#endif
}

#endif
