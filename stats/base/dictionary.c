#include "stats/base/dictionary.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/plain_number.h"
#include "stats/base/string_list.h"

__extension__ typedef unsigned __int128 uint128;

/* The hash lies beside the code, so that probing reads the bytes of a string only where the hash agrees, and
 * growing reads no string at all. */
struct slot {
	uint32_t code; /* CODE_MISSING where the slot is free */
	uint32_t hash;
};

struct dictionary {
	struct string_list strings; /* of code 1, 2, ... */
	struct slot *slots;         /* 2^bits of them, probed one after the other */
	unsigned bits;
	size_t hashed; /* strings that have a slot */
	uint32_t
		*numbers; /* the code of each plain number below number_room: one look at memory, not three */
	size_t number_room;    /* 0: no array yet */
	size_t number_strings; /* strings that are numbers, wherever they are found */
	size_t kept_numbers;   /* that many and no more are kept; SIZE_MAX: all, since it is no part */
	uint32_t known;        /* strings that it has begun with */
};

/* Room for so many numbers is made at first; and at most so many may be missing for each that is there. */
enum { NUMBERS_FIRST = 1024, NUMBERS_SPARSE = 8 };

/* The code that says a plain number, which leaves this bit free, and the next too: it is not foreign. */
static const uint32_t code_is_number = UINT32_C(1) << 31;

/* So many rows before it is wanted memory is asked for. */
enum { EXPECTED_ROWS = 16 };

enum { FIRST_BITS = 6 };

struct dictionary *
dictionary_new(void)
{
	struct dictionary *dictionary = xcalloc(1, sizeof *dictionary);
	dictionary->bits = FIRST_BITS;
	dictionary->kept_numbers = SIZE_MAX;
	dictionary->slots = xcalloc((size_t)1 << FIRST_BITS, sizeof *dictionary->slots);
	return dictionary;
}

struct dictionary *
dictionary_new_with(const struct dictionary *known)
{
	const size_t slots = (size_t)1 << known->bits, numbers = known->number_room;
	struct dictionary *dictionary = xcalloc(1, sizeof *dictionary);
	*dictionary = *known;
	dictionary->strings = (struct string_list){ 0 };
	string_list_begin(&dictionary->strings, &known->strings);
	dictionary->slots = xreallocarray(NULL, slots, sizeof *dictionary->slots);
	memcpy(dictionary->slots, known->slots, slots * sizeof *dictionary->slots);
	dictionary->numbers = xreallocarray(NULL, numbers + 1, sizeof *dictionary->numbers);
	if (numbers)
		memcpy(dictionary->numbers, known->numbers, numbers * sizeof *dictionary->numbers);
	dictionary->known = dictionary_count(known);
	return dictionary;
}

uint32_t
dictionary_known(const struct dictionary *dictionary)
{
	return dictionary->known;
}

void
dictionary_forget(struct dictionary *dictionary)
{
	string_list_clear(&dictionary->strings);
	memset(dictionary->slots, 0, sizeof *dictionary->slots << dictionary->bits);
	free(dictionary->numbers);
	dictionary->numbers = NULL;
	dictionary->hashed = dictionary->number_room = dictionary->number_strings = 0;
	dictionary->known = 0;
}

void
dictionary_free(struct dictionary *dictionary)
{
	if (!dictionary)
		return;
	string_list_free(&dictionary->strings);
	free(dictionary->slots);
	free(dictionary->numbers);
	free(dictionary);
}

/* Both halves of the 128-bit product: every bit of the one factor reaches every bit of the result. */
static uint64_t
product_folded(uint64_t a, uint64_t b)
{
	uint128 product = (uint128)a * b;
	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* Eight bytes a step. The constants are odd and have no pattern (fractions of the square roots of 2, 3 and
 * 5). The hash is the same in every run; nothing that leaves the dictionary depends on it. */
static uint32_t
hash_of(const char *bytes, size_t length)
{
	uint64_t hash = length ^ UINT64_C(0x6A09E667F3BCC909);
	while (length > 0) {
		size_t step = length < 8 ? length : 8;
		uint64_t word = 0;
		memcpy(&word, bytes, step);
		hash = product_folded(
			word ^ UINT64_C(0xBB67AE8584CAA73B), hash ^ UINT64_C(0x3C6EF372FE94F82B));
		bytes += step;
		length -= step;
	}
	return (uint32_t)(product_folded(hash, UINT64_C(0xBB67AE8584CAA73B)) >> 32);
}

/* Where the search for a hash begins: its highest bits, so that a larger table keeps the order of the smaller
 * one and growing writes memory from one end to the other. */
static size_t
slot_of(uint32_t hash, unsigned bits)
{
	return bits <= 32 ? hash >> (32 - bits) : (size_t)hash << (bits - 32);
}

/* The slot that holds the string, or the free one where it belongs. */
static struct slot *
slot_find(const struct dictionary *dictionary, uint32_t hash, const char *bytes, size_t length)
{
	size_t mask = ((size_t)1 << dictionary->bits) - 1;
	for (size_t i = slot_of(hash, dictionary->bits);; i = (i + 1) & mask) {
		struct slot *slot = &dictionary->slots[i];
		if (slot->code == CODE_MISSING)
			return slot;
		if (slot->hash != hash)
			continue;
		size_t there;
		const char *text = string_list_at(&dictionary->strings, slot->code - 1, &there);
		if (there == length && (length == 0 || memcmp(text, bytes, length) == 0))
			return slot;
	}
}

/* Longer runs of taken slots than five eighths give would cost more than the memory saved. */
static bool
slots_full(const struct dictionary *dictionary)
{
	return dictionary->hashed >= ((size_t)5 << dictionary->bits) / 8;
}

static void
slots_grow(struct dictionary *dictionary)
{
	size_t old_count = (size_t)1 << dictionary->bits;
	unsigned bits = dictionary->bits + 1;
	size_t mask = ((size_t)1 << bits) - 1;
	struct slot *slots = xcalloc((size_t)1 << bits, sizeof *slots);
	for (size_t i = 0; i < old_count; i++) {
		struct slot slot = dictionary->slots[i];
		if (slot.code == CODE_MISSING)
			continue;
		size_t to = slot_of(slot.hash, bits);
		while (slots[to].code != CODE_MISSING)
			to = (to + 1) & mask;
		slots[to] = slot;
	}
	free(dictionary->slots);
	dictionary->slots = slots;
	dictionary->bits = bits;
}

/* The string that is the number, at the end of the room for it; returns its length. */
static size_t
number_write(size_t number, char text[PLAIN_NUMBER_DIGITS])
{
	size_t length = 0;
	do {
		text[PLAIN_NUMBER_DIGITS - ++length] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	return length;
}

/* Makes room for the number, and moves there what has had a slot until now. The slots stay taken, and are not
 * asked for these strings any more. */
static void
numbers_grow(struct dictionary *dictionary, size_t number)
{
	size_t before = dictionary->number_room, room = before ? before : NUMBERS_FIRST;
	while (room <= number)
		room *= 2;
	dictionary->numbers = xreallocarray(dictionary->numbers, room, sizeof *dictionary->numbers);
	memset(dictionary->numbers + before, 0, (room - before) * sizeof *dictionary->numbers);
	dictionary->number_room = room;
	for (size_t i = 0; i < (size_t)1 << dictionary->bits; i++) {
		size_t length;
		uint32_t there;
		const char *text = dictionary_text(dictionary, dictionary->slots[i].code, &length);
		if (plain_number(text, length, &there) && there >= before && there < room)
			dictionary->numbers[there] = dictionary->slots[i].code;
	}
}

static uint32_t
text_add(struct dictionary *dictionary, const char *bytes, size_t length)
{
	if (dictionary->strings.count == CODE_FOREIGN - 1)
		memory_exhausted(dictionary->strings.count, length);
	string_list_add(&dictionary->strings, bytes, length);
	return (uint32_t)dictionary->strings.count;
}

static uint32_t
hashed_code(struct dictionary *dictionary, const char *bytes, size_t length)
{
	uint32_t hash = hash_of(bytes, length);
	struct slot *slot = slot_find(dictionary, hash, bytes, length);
	if (slot->code != CODE_MISSING)
		return slot->code;
	if (slots_full(dictionary)) {
		slots_grow(dictionary);
		slot = slot_find(dictionary, hash, bytes, length);
	}
	dictionary->hashed++;
	*slot = (struct slot){ .code = text_add(dictionary, bytes, length), .hash = hash };
	return slot->code;
}

/* The code of a string that is a number. */
static uint32_t
number_code(struct dictionary *dictionary, size_t number, const char *bytes, size_t length)
{
	size_t count = dictionary->strings.count;
	uint32_t code;
	if (number < dictionary->number_room) {
		code = dictionary->numbers[number];
		if (code == CODE_MISSING)
			code = dictionary->numbers[number] = text_add(dictionary, bytes, length);
	} else {
		code = hashed_code(dictionary, bytes, length);
	}
	dictionary->number_strings += dictionary->strings.count - count;
	if (dictionary->strings.count > count && number >= dictionary->number_room &&
		number / NUMBERS_SPARSE < dictionary->number_strings)
		numbers_grow(dictionary, number);
	return code;
}

bool
dictionary_is_filled(const struct dictionary *dictionary)
{
	return dictionary->number_strings >= dictionary->kept_numbers;
}

bool
dictionary_passes(const struct dictionary *dictionary, const char *bytes, size_t length, uint32_t *code)
{
	uint32_t number;
	if (!dictionary_is_filled(dictionary) || !plain_number(bytes, length, &number))
		return false;
	*code = code_is_number | number;
	return true;
}

uint32_t
dictionary_code(struct dictionary *dictionary, const char *bytes, size_t length)
{
	uint32_t number, code;
	if (dictionary_passes(dictionary, bytes, length, &code))
		return code;
	if (plain_number(bytes, length, &number))
		return number_code(dictionary, number, bytes, length);
	return hashed_code(dictionary, bytes, length);
}

void
dictionary_begin_part(struct dictionary *dictionary, size_t numbers)
{
	dictionary->kept_numbers = dictionary->number_strings + numbers;
}

/* Numbers too far apart for an array that have just been joined, each at one place, so that those that come
 * again are not hashed again. */
struct joined {
	uint32_t number, code; /* CODE_MISSING: nothing has this place yet */
};

enum { JOINED_BITS = 13 };

/* The code in the whole of the number that a code of the part says. */
static uint32_t
number_join(struct dictionary *whole, struct joined *numbers, size_t number)
{
	if (number < whole->number_room && whole->numbers[number] != CODE_MISSING)
		return whole->numbers[number];
	struct joined *joined = &numbers[number * UINT64_C(0x9E3779B97F4A7C15) >> (64 - JOINED_BITS)];
	if (joined->code == CODE_MISSING || joined->number != number) {
		char text[PLAIN_NUMBER_DIGITS];
		size_t length = number_write(number, text);
		joined->number = (uint32_t)number;
		joined->code = number_code(whole, number, text + PLAIN_NUMBER_DIGITS - length, length);
	}
	return joined->code;
}

/* Numbers lie anywhere in their array, so memory is asked for them a while before. */
static inline void
number_expect(const struct dictionary *whole, uint32_t code)
{
	if (code & code_is_number && (code & ~code_is_number) < whole->number_room)
		__builtin_prefetch(&whole->numbers[code & ~code_is_number]);
}

/* Texts of a part go on mostly in the order of their codes, so the slots of those that follow are expected
 * too.
 */
static inline void
text_expect(const struct dictionary *whole, const struct dictionary *part, size_t code)
{
	size_t length;
	if (code > part->strings.count)
		return;
	const char *text = string_list_at(&part->strings, code - 1, &length);
	__builtin_prefetch(&whole->slots[slot_of(hash_of(text, length), whole->bits)]);
}

void
dictionary_join(struct dictionary *whole, const struct dictionary *part, size_t columns, size_t rows,
	const uint32_t *const *codes, uint32_t *const *out)
{
	/* The codes in the whole of those that the part has kept, as far as they have been met. */
	uint32_t *known = xcalloc(part->strings.count + 1, sizeof *known);
	struct joined *numbers = xcalloc((size_t)1 << JOINED_BITS, sizeof *numbers);
	for (size_t row = 0; row < rows; row++) {
		for (size_t i = 0; i < columns; i++) {
			uint32_t code = codes[i][row];
			if (row + EXPECTED_ROWS < rows)
				number_expect(whole, codes[i][row + EXPECTED_ROWS]);
			if (code & code_is_number) {
				bool foreign = code >= CODE_FOREIGN;
				out[i][row] =
					foreign ? code : number_join(whole, numbers, code & ~code_is_number);
				continue;
			}
			if (code != CODE_MISSING && known[code] == CODE_MISSING) {
				size_t length;
				const char *text = string_list_at(&part->strings, code - 1, &length);
				text_expect(whole, part, (size_t)code + EXPECTED_ROWS);
				known[code] = dictionary_code(whole, text, length);
			}
			out[i][row] = known[code];
		}
	}
	free(known);
	free(numbers);
}

uint32_t
dictionary_find(const struct dictionary *dictionary, const char *bytes, size_t length)
{
	uint32_t number;
	if (plain_number(bytes, length, &number) && number < dictionary->number_room)
		return dictionary->numbers[number];
	return slot_find(dictionary, hash_of(bytes, length), bytes, length)->code;
}

const char *
dictionary_text(const struct dictionary *dictionary, uint32_t code, size_t *length)
{
	size_t ignored;
	if (code != CODE_MISSING)
		return string_list_at(&dictionary->strings, code - 1, length ? length : &ignored);
	if (length)
		*length = 0;
	return "";
}

const uint32_t *
dictionary_number_codes(const struct dictionary *dictionary, size_t *count)
{
	*count = dictionary->number_room;
	return dictionary->numbers;
}

uint32_t
dictionary_count(const struct dictionary *dictionary)
{
	return (uint32_t)dictionary->strings.count;
}
