/* The rows that can be split without libcsv, which is nearly all of them, found 64 bytes at a time.
 *
 * One comparison of a whole block with a sign gives a bit for each byte (AVX2 or SSE2 where the processor has
 * them, eight bytes at once in plain C elsewhere). Quotes turn the inside of a field on and off, so that what
 * stands inside is known by counting them, and drops out:
 *
 *     text        Alna;12;"a;b";n\n  Bjerke;7;"c";j\n
 *     delimiters  ....1..1...1..1.   ......1.1...1...
 *     quotes      ........1...1...   .........1.1....
 *     inside      ........1111....   .........11.....   from an odd quote up to the next one
 *     stops       ....1..1.....11.   ......1.1...1.1.   delimiters and line ends, if not inside
 *
 * The stops become a list of offsets. A row is the stretch from one line end to the next; if it has as many
 * stops as the header has columns, each field lies between two of them and is given out where it stands,
 * without being copied. What else may matter in a row (quotes, NUL, CR or LF where no line ends, bytes that
 * are not ASCII and not two that are a letter for sure, such as ø) stands in a second list, the marks; most
 * rows have none.
 *
 * Whatever is not clear at a glance is left to libcsv and to region.h, which stay the authority: a row with
 * another number of fields, a quote that is not the first or last byte of its field, a blank line, bytes that
 * need a closer look, a first field that may be a total or the header once more, and all rows while others
 * are held back. They read that row, and splitting goes on behind it. tests/fuzz/reader.c holds the two
 * against each other. */
#ifndef MALTALL_CSV_PLAIN_H
#define MALTALL_CSV_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/base/word.h"
#include "stats/csv/parse.h"
#include "stats/csv/reader.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <sys/platform/x86.h>
#endif

/* As much is indexed at once, so that the lists stay in the processor's cache; and where rows are not plain,
 * no more than the least, so that little is done in vain. */
enum { PLAIN_WINDOW = 1 << 15, PLAIN_WINDOW_LEAST = 1 << 9 };

/* What a window of the text holds; offsets are from its first byte. Before the first stop stands one at -1,
 * as if a line ended there: each field begins behind a stop, and each row behind a line end. */
struct plain {
	enum scanner scanner;
	const char *text; /* the window, borrowed; NULL: there is none */
	size_t length, window;
	uint32_t stops[PLAIN_WINDOW + 65];
	uint32_t ends[PLAIN_WINDOW + 1];   /* which of the stops are line ends */
	uint32_t marks[PLAIN_WINDOW + 65]; /* behind the last one stands UINT32_MAX */
	size_t stop_count, end_count, mark_count;
	size_t row, mark; /* of the ends, the one before the next row; of the marks, the next */
};

/* Takes plain rows from the beginning of a text, which is what comes next and where a row begins, until the
 * batch is full or another row comes; the fields borrow the text. `line` is that of its first byte. Returns
 * how many bytes have been taken; *rows is how many rows that is, each of one line. */
size_t plain_take(struct plain *plain, struct parse *parse, struct slice text, size_t line, size_t *rows);
/* The text has moved. */
void plain_forget(struct plain *plain);

/* ---- A block compared with the signs that matter; cut.c counts with it too ---- */

enum { BLOCK = 64 };

/* A bit for each byte of a block, the lowest for the first. */
struct masks {
	uint64_t delimiters, feeds, returns, quotes;
	uint64_t others; /* not ASCII, NUL, or a " where that is not the quote sign: ="1" is a formula */
	uint64_t leads, continuations; /* of letters of two bytes (C2 to DF), and of any */
	uint64_t accents;              /* CC and CD, which the marks of compose.h begin with */
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
		uint64_t many = word << 3 | word << 4 | word << 5 | word << 6; /* more than C0 and C1 have */
		masks.leads |= bits_of(word & word << 1 & ~(word << 2) & many) << at;
		masks.continuations |= bits_of(word & ~(word << 1)) << at;
		masks.accents |= bits_of(word_equal(word | WORD_OF(1), (char)0xCD)) << at;
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

/* Bytes are compared as numbers from -128 to 127. */
static inline uint64_t
leads_sse2(__m128i part)
{
	return (uint32_t)_mm_movemask_epi8(_mm_and_si128(_mm_cmpgt_epi8(part, _mm_set1_epi8((char)0xC1)),
		_mm_cmplt_epi8(part, _mm_set1_epi8((char)0xE0))));
}

static inline uint64_t
continuations_sse2(__m128i part)
{
	return (uint32_t)_mm_movemask_epi8(_mm_cmplt_epi8(part, _mm_set1_epi8((char)0xC0)));
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
		masks.leads |= leads_sse2(part) << at;
		masks.continuations |= continuations_sse2(part) << at;
		masks.accents |= equal_sse2(_mm_or_si128(part, _mm_set1_epi8(1)), (char)0xCD) << at;
	}
	return masks;
}

__attribute__((target("avx2"))) static inline uint64_t
equal_avx2(__m256i part, char wanted)
{
	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(part, _mm256_set1_epi8(wanted)));
}

__attribute__((target("avx2"))) static inline uint64_t
leads_avx2(__m256i part)
{
	return (uint32_t)_mm256_movemask_epi8(
		_mm256_and_si256(_mm256_cmpgt_epi8(part, _mm256_set1_epi8((char)0xC1)),
			_mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xE0), part)));
}

__attribute__((target("avx2"))) static inline uint64_t
continuations_avx2(__m256i part)
{
	return (uint32_t)_mm256_movemask_epi8(_mm256_cmpgt_epi8(_mm256_set1_epi8((char)0xC0), part));
}

__attribute__((target("avx2"))) static inline uint64_t
others_avx2(__m256i part)
{
	__m256i other = _mm256_or_si256(part, _mm256_cmpeq_epi8(part, _mm256_setzero_si256()));
	return (uint32_t)_mm256_movemask_epi8(
		_mm256_or_si256(other, _mm256_cmpeq_epi8(part, _mm256_set1_epi8('"'))));
}

__attribute__((target("avx2"))) static inline uint64_t
accents_avx2(__m256i part)
{
	return equal_avx2(_mm256_or_si256(part, _mm256_set1_epi8(1)), (char)0xCD);
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
		.leads = leads_avx2(low) | leads_avx2(high) << BLOCK / 2,
		.continuations = continuations_avx2(low) | continuations_avx2(high) << BLOCK / 2,
		.accents = accents_avx2(low) | accents_avx2(high) << BLOCK / 2,
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
