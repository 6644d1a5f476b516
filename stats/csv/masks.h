/* A block of 64 bytes compared with the signs that matter, all at once: a bit for each byte. plain.h tells
 * what is made of it. */
#ifndef MALTALL_CSV_MASKS_H
#define MALTALL_CSV_MASKS_H

#include <stdbool.h>
#include <stdint.h>

#include "stats/base/word.h"
#include "stats/csv/reader.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <sys/platform/x86.h>
#endif

enum { BLOCK = 64 };

/* A bit for each byte of a block, the lowest for the first. */
struct masks {
	uint64_t delimiters, feeds, returns, quotes;
	uint64_t others; /* not ASCII, NUL, or a " where that is not the quote sign: ="1" is a formula */
};

/* ---- Plain C: eight bytes at once ---- */

/* The highest bit of each byte, as eight bits. */
static inline uint64_t
bits_of(uint64_t word)
{
	return ((word >> 7 & UINT64_C(0x0101010101010101)) * UINT64_C(0x0102040810204080)) >> 56;
}

static inline struct masks
masks_portable(const char *bytes, char delimiter, char quote)
{
	struct masks masks = { 0 };
	for (unsigned at = 0; at < BLOCK; at += 8) {
		uint64_t word = word_eight(bytes + at);
		masks.delimiters |= bits_of(word_equal(word, delimiter)) << at;
		masks.feeds |= bits_of(word_equal(word, '\n')) << at;
		masks.returns |= bits_of(word_equal(word, '\r')) << at;
		masks.quotes |= bits_of(word_equal(word, quote)) << at;
		masks.others |= bits_of(word | word_equal(word, '\0') | word_equal(word, '"')) << at;
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
		__m128i other = _mm_or_si128(part, _mm_cmpeq_epi8(part, _mm_setzero_si128()));
		other = _mm_or_si128(other, _mm_cmpeq_epi8(part, _mm_set1_epi8('"')));
		masks.others |= (uint64_t)(uint32_t)_mm_movemask_epi8(other) << at;
	}
	return masks;
}

__attribute__((target("avx2"))) static inline uint64_t
equal_avx2(__m256i part, char wanted)
{
	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(part, _mm256_set1_epi8(wanted)));
}

__attribute__((target("avx2"))) static inline uint64_t
others_avx2(__m256i part)
{
	__m256i other = _mm256_or_si256(part, _mm256_cmpeq_epi8(part, _mm256_setzero_si256()));
	return (uint32_t)_mm256_movemask_epi8(
		_mm256_or_si256(other, _mm256_cmpeq_epi8(part, _mm256_set1_epi8('"'))));
}

__attribute__((target("avx2"))) static inline struct masks
masks_avx2(const char *bytes, char delimiter, char quote)
{
	__m256i low = _mm256_loadu_si256((const __m256i *)(const void *)bytes);
	__m256i high = _mm256_loadu_si256((const __m256i *)(const void *)(bytes + BLOCK / 2));
	return (struct masks){
		.delimiters = equal_avx2(low, delimiter) | equal_avx2(high, delimiter) << BLOCK / 2,
		.feeds = equal_avx2(low, '\n') | equal_avx2(high, '\n') << BLOCK / 2,
		.returns = equal_avx2(low, '\r') | equal_avx2(high, '\r') << BLOCK / 2,
		.quotes = equal_avx2(low, quote) | equal_avx2(high, quote) << BLOCK / 2,
		.others = others_avx2(low) | others_avx2(high) << BLOCK / 2,
	};
}
#endif

typedef struct masks masks_function(const char *bytes, char delimiter, char quote);

/* The one of SCANNER_PORTABLE, SCANNER_SSE2 and SCANNER_AVX2 that is used where `wanted` is asked for. */
static inline enum scanner
scanner_settle(enum scanner wanted)
{
#if defined(__x86_64__)
	/* What the loader has asked the processor, which under a hypervisor takes long to answer. */
	bool avx2 = CPU_FEATURE_ACTIVE(AVX2) && CPU_FEATURE_ACTIVE(BMI1) && CPU_FEATURE_ACTIVE(POPCNT);
	if (avx2 && (wanted == SCANNER_FASTEST || wanted == SCANNER_AVX2))
		return SCANNER_AVX2;
	return wanted == SCANNER_PORTABLE ? SCANNER_PORTABLE : SCANNER_SSE2;
#else
	(void)wanted;
	return SCANNER_PORTABLE;
#endif
}

#endif
