#include <string.h>

#include "stats/base/text.h"

/* The base letters of U+00C0..U+00FF and U+0100..U+017F. After z come { for æ, | for ø and } for å, where the
 * Norwegian variant of ISO 646 had them; a blank marks the two signs that are no letters. */
static const char base_letters[] = "aaaa{}{ceeeeiiiidnoooo| |uuuyyts"
				   "aaaa{}{ceeeeiiiidnoooo| |uuuyyty"
				   "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllll"
				   "llnnnnnnnnnoooo||||rrrrrrssssssssttttttuuuuuuuuyyuuwwyyyzzzzzzs";
_Static_assert(sizeof base_letters - 1 == 0x180 - 0xC0, "one base letter a character");

/* Where the kinds of characters begin in the order: blanks and signs, numbers, letters, bytes that are no
 * UTF-8. */
enum { ORDER_NUMBER = 0x200000, ORDER_LETTER = 0x300000, ORDER_FOREIGN = 0x300100, ORDER_INVALID = 0x500000 };

/* One step of the comparison: a character with the accents that follow it, or a run of digits. */
struct element {
	uint32_t primary;   /* which letter, sign or kind */
	uint32_t accent;    /* 0 where there is none */
	bool capital;       /* after the small letter */
	const char *digits; /* of a number, without leading zeros */
	size_t digit_count;
};

static bool
is_accent(uint32_t code)
{
	return code >= 0x300 && code <= 0x36F;
}

static bool
is_blank(uint32_t code)
{
	return code == ' ' || code == '\t' || code == 0xA0 || (code >= 0x2000 && code <= 0x200A) ||
	       code == 0x202F;
}

/* The letter that a base letter and an accent written as a character of its own make in Norwegian. */
static char
accented_letter(char letter, uint32_t accent)
{
	enum { DIAERESIS = 0x308, RING = 0x30A };
	if (accent == RING && letter == 'a')
		return '}';
	if (accent == DIAERESIS && letter == 'a')
		return '{';
	if (accent == DIAERESIS && letter == 'o')
		return '|';
	if (accent == DIAERESIS && letter == 'u')
		return 'y';
	return letter;
}

static size_t
number_read(const char *bytes, size_t length, struct element *element)
{
	size_t end = 0, start = 0;
	while (end < length && bytes[end] >= '0' && bytes[end] <= '9')
		end++;
	while (start < end && bytes[start] == '0')
		start++;
	element->primary = ORDER_NUMBER;
	element->digits = bytes + start;
	element->digit_count = end - start;
	return end;
}

/* Reads the element at bytes[0..length), length > 0, and returns how many bytes it took. */
static size_t
element_read(const char *bytes, size_t length, struct element *element)
{
	*element = (struct element){ 0 };
	if (bytes[0] >= '0' && bytes[0] <= '9')
		return number_read(bytes, length, element);

	uint32_t code;
	size_t at = text_decode(bytes, length, &code);
	if (code == UINT32_MAX) {
		element->primary = ORDER_INVALID + (unsigned char)bytes[0];
		return at;
	}
	uint32_t lower = text_lower(code);
	char letter = 0;
	if (lower >= 'a' && lower <= 'z')
		letter = (char)lower;
	else if (code >= 0xC0 && code <= 0x17F && code != 0xD7 && code != 0xF7)
		letter = base_letters[code - 0xC0];
	element->capital = lower != code;
	if (letter && lower > 'z' && lower != 0xE6 && lower != 0xF8 && lower != 0xE5)
		element->accent = lower;

	while (at < length) {
		uint32_t accent;
		size_t step = text_decode(bytes + at, length - at, &accent);
		if (!is_accent(accent))
			break;
		letter = accented_letter(letter, accent);
		element->accent = element->accent ? element->accent : accent;
		at += step;
	}
	if (letter)
		element->primary = ORDER_LETTER + (uint32_t)letter;
	else if (is_blank(code))
		element->primary = ' ';
	else
		element->primary = (code != '_' && text_is_name_character(code) ? ORDER_FOREIGN : 0) + lower;
	return at;
}

static int
element_compare(const struct element *a, const struct element *b)
{
	if (a->primary != b->primary)
		return a->primary < b->primary ? -1 : 1;
	if (a->digit_count != b->digit_count)
		return a->digit_count < b->digit_count ? -1 : 1;
	return a->digit_count ? memcmp(a->digits, b->digits, a->digit_count) : 0;
}

static int
bytes_compare(const char *a, size_t a_length, const char *b, size_t b_length)
{
	size_t shorter = a_length < b_length ? a_length : b_length;
	int order = shorter ? memcmp(a, b, shorter) : 0;
	return order ? order : (a_length > b_length) - (a_length < b_length);
}

/* One pass: the first difference in letters decides; the first ones in accents and in case are kept for the
 * end. */
int
text_compare(const char *a, size_t a_length, const char *b, size_t b_length)
{
	int by_accent = 0, by_case = 0;
	size_t at_a = 0, at_b = 0;
	while (at_a < a_length && at_b < b_length) {
		struct element from_a, from_b;
		at_a += element_read(a + at_a, a_length - at_a, &from_a);
		at_b += element_read(b + at_b, b_length - at_b, &from_b);
		int order = element_compare(&from_a, &from_b);
		if (order)
			return order;
		if (by_accent == 0 && from_a.accent != from_b.accent)
			by_accent = from_a.accent < from_b.accent ? -1 : 1;
		if (by_case == 0 && from_a.capital != from_b.capital)
			by_case = from_b.capital ? -1 : 1;
	}
	if (at_a < a_length || at_b < b_length)
		return at_b < b_length ? -1 : 1;
	if (by_accent)
		return by_accent;
	return by_case ? by_case : bytes_compare(a, a_length, b, b_length);
}
