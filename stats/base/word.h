/* A few bytes at once, as one number: the first byte is the lowest, whatever the processor's order is. */
#ifndef MALTALL_BASE_WORD_H
#define MALTALL_BASE_WORD_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Every byte of a word that one. */
#define WORD_OF(byte) ((uint64_t)(unsigned char)(byte)*UINT64_C(0x0101010101010101))

static inline uint64_t
word_eight(const char *bytes)
{
	uint64_t word;
	memcpy(&word, bytes, sizeof word);
	return le64toh(word);
}

static inline uint64_t
word_four(const char *bytes)
{
	uint32_t word;
	memcpy(&word, bytes, sizeof word);
	return le32toh(word);
}

/* `length` bytes, 8 at most, and noughts above them; no byte beyond them is touched. */
static inline uint64_t
word_short(const char *bytes, size_t length)
{
	if (length == 8)
		return word_eight(bytes);
	/* Two loads overlap: the bytes that both have are the same in both. */
	if (length >= 4)
		return word_four(bytes) | word_four(bytes + length - 4) << 8 * (length - 4);
	uint64_t word = 0;
	for (size_t i = 0; i < length; i++)
		word |= (uint64_t)(unsigned char)bytes[i] << 8 * i;
	return word;
}

/* The highest bit of each byte that is equal to the one wanted. */
static inline uint64_t
word_equal(uint64_t word, char wanted)
{
	const uint64_t low = WORD_OF(0x7F);
	uint64_t differing = word ^ WORD_OF(wanted);
	return ~(((differing & low) + low) | differing | low);
}

/* Whether all eight bytes are digits. */
static inline bool
word_is_digits(uint64_t word)
{
	/* What is no digit leaves 10 or more; the first such byte shows, whatever it carries into the next.
	 */
	uint64_t values = word ^ WORD_OF('0');
	return !(((values + WORD_OF(0x80 - 10)) | values) & WORD_OF(0x80));
}

/* `length` digits, 1 to 8, with noughts before them that make them eight; likewise of what are no digits. */
static inline uint64_t
word_filled(const char *bytes, size_t length)
{
	unsigned room = 8 * (unsigned)(8 - length);
	return word_short(bytes, length) << room | (WORD_OF('0') & ~(~UINT64_C(0) << room));
}

/* The number that eight digits are. Each digit is joined to the next, then each pair, then both fours. */
static inline uint32_t
word_number(uint64_t digits)
{
	digits ^= WORD_OF('0');
	digits = digits * 10 + (digits >> 8);
	digits =
		(digits & UINT64_C(0x00FF00FF00FF00FF)) * 100 + (digits >> 16 & UINT64_C(0x000000FF000000FF));
	return (uint32_t)((digits & 0xFFFF) * 10000 + (digits >> 32 & 0xFFFF));
}

#endif
