#include "stats/base/dictionary.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"

__extension__ typedef unsigned __int128 uint128;

struct entry {
	const char *bytes;
	size_t length;
};

/* The hash lies beside the code, so that probing reads the bytes of a string only where the hash agrees, and
 * growing reads no string at all. */
struct slot {
	uint32_t code; /* CODE_MISSING where the slot is free */
	uint32_t hash;
};

struct text_block {
	struct text_block *older;
	char bytes[];
};

struct dictionary {
	struct entry *entries; /* of code 1, 2, ... */
	size_t count, capacity;
	struct slot *slots; /* 2^bits of them, probed one after the other */
	unsigned bits;
	size_t hashed;         /* strings that have a slot */
	uint32_t *numbers;     /* the code of each number below number_room, see number_of */
	size_t number_room;    /* 0: no array yet */
	size_t number_strings; /* strings that are numbers, wherever they are found */
	struct text_block *blocks;
	size_t used, size; /* of the newest block */
};

/* As many digits has a number at most; room for so many is made at first; and at most so many numbers may be
 * missing for each that is there. */
enum { NUMBER_DIGITS = 9, NUMBERS_FIRST = 1024, NUMBERS_SPARSE = 8 };

enum { FIRST_BITS = 6, FIRST_BLOCK_SIZE = 4 * 1024, LARGEST_BLOCK_SIZE = 4 * 1024 * 1024 };

struct dictionary *
dictionary_new(void)
{
	struct dictionary *dictionary = xcalloc(1, sizeof *dictionary);
	dictionary->bits = FIRST_BITS;
	dictionary->slots = xcalloc((size_t)1 << FIRST_BITS, sizeof *dictionary->slots);
	return dictionary;
}

static void
blocks_free(struct dictionary *dictionary)
{
	for (struct text_block *block = dictionary->blocks, *older; block; block = older) {
		older = block->older;
		free(block);
	}
	dictionary->blocks = NULL;
}

void
dictionary_forget(struct dictionary *dictionary)
{
	blocks_free(dictionary);
	memset(dictionary->slots, 0, sizeof *dictionary->slots << dictionary->bits);
	free(dictionary->numbers);
	dictionary->numbers = NULL;
	dictionary->count = dictionary->hashed = dictionary->number_room = dictionary->number_strings = 0;
}

void
dictionary_free(struct dictionary *dictionary)
{
	if (!dictionary)
		return;
	blocks_free(dictionary);
	free(dictionary->entries);
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
		const struct entry *entry = &dictionary->entries[slot->code - 1];
		if (entry->length == length && (length == 0 || memcmp(entry->bytes, bytes, length) == 0))
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

static struct text_block *
block_new(struct text_block *older, size_t size)
{
	struct text_block *block = xmalloc(sizeof *block + size);
	block->older = older;
	return block;
}

/* Blocks double from small, for the many columns with ten words, to large, for the few with ten million. A
 * string that is large beside them gets a block of its own behind the newest, whose rest stays in use. */
static char *
text_room(struct dictionary *dictionary, size_t size)
{
	if (dictionary->blocks && size <= dictionary->size - dictionary->used) {
		char *room = dictionary->blocks->bytes + dictionary->used;
		dictionary->used += size;
		return room;
	}
	if (dictionary->blocks && size > dictionary->size / 4) {
		struct text_block *block = block_new(dictionary->blocks->older, size);
		dictionary->blocks->older = block;
		return block->bytes;
	}
	size_t block_size = dictionary->blocks ? dictionary->size * 2 : FIRST_BLOCK_SIZE;
	if (block_size > LARGEST_BLOCK_SIZE)
		block_size = LARGEST_BLOCK_SIZE;
	if (block_size < size)
		block_size = size;
	dictionary->blocks = block_new(dictionary->blocks, block_size);
	dictionary->size = block_size;
	dictionary->used = size;
	return dictionary->blocks->bytes;
}

/* Running numbers are what most keys are. A string that is a number as one writes it, without a nought or
 * anything else before it, is that number; and where there are enough of them, its code lies in an array by
 * the number, which is one look at memory instead of three. */
static bool
number_of(const char *bytes, size_t length, size_t *number)
{
	if (length == 0 || length > NUMBER_DIGITS || (bytes[0] == '0' && length > 1))
		return false;
	size_t value = 0;
	for (size_t i = 0; i < length; i++) {
		unsigned digit = (unsigned)(unsigned char)bytes[i] - '0';
		if (digit > 9)
			return false;
		value = value * 10 + digit;
	}
	*number = value;
	return true;
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
	for (size_t i = 0; i < dictionary->count; i++) {
		const struct entry *entry = &dictionary->entries[i];
		size_t there;
		if (number_of(entry->bytes, entry->length, &there) && there >= before && there < room)
			dictionary->numbers[there] = (uint32_t)i + 1;
	}
}

static uint32_t
entry_add(struct dictionary *dictionary, const char *bytes, size_t length)
{
	if (dictionary->count == UINT32_MAX - 1)
		memory_exhausted(dictionary->count, sizeof *dictionary->entries);
	char *copy = text_room(dictionary, length + 1);
	if (length)
		memcpy(copy, bytes, length);
	copy[length] = '\0';
	dictionary->entries = array_room(
		dictionary->entries, dictionary->count, &dictionary->capacity, sizeof *dictionary->entries);
	dictionary->entries[dictionary->count++] = (struct entry){ .bytes = copy, .length = length };
	return (uint32_t)dictionary->count;
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
	*slot = (struct slot){ .code = entry_add(dictionary, bytes, length), .hash = hash };
	return slot->code;
}

uint32_t
dictionary_code(struct dictionary *dictionary, const char *bytes, size_t length)
{
	size_t number, count = dictionary->count;
	if (!number_of(bytes, length, &number))
		return hashed_code(dictionary, bytes, length);
	uint32_t code;
	if (number < dictionary->number_room) {
		code = dictionary->numbers[number];
		if (code == CODE_MISSING)
			code = dictionary->numbers[number] = entry_add(dictionary, bytes, length);
	} else {
		code = hashed_code(dictionary, bytes, length);
	}
	dictionary->number_strings += dictionary->count - count;
	if (dictionary->count > count && number >= dictionary->number_room &&
		number / NUMBERS_SPARSE < dictionary->number_strings)
		numbers_grow(dictionary, number);
	return code;
}

uint32_t
dictionary_find(const struct dictionary *dictionary, const char *bytes, size_t length)
{
	size_t number;
	if (number_of(bytes, length, &number) && number < dictionary->number_room)
		return dictionary->numbers[number];
	return slot_find(dictionary, hash_of(bytes, length), bytes, length)->code;
}

const char *
dictionary_text(const struct dictionary *dictionary, uint32_t code, size_t *length)
{
	static const struct entry missing = { .bytes = "", .length = 0 };
	const struct entry *entry = code == CODE_MISSING ? &missing : &dictionary->entries[code - 1];
	if (length)
		*length = entry->length;
	return entry->bytes;
}

uint32_t
dictionary_count(const struct dictionary *dictionary)
{
	return (uint32_t)dictionary->count;
}
