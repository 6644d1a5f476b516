#include "stats/history/pseudonym.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/base/side_by_side.h"

struct pseudonyms {
	const struct tables *tables;
	const struct secret *secret;
	struct pseudonym **sorted; /* of each table; NULL: not asked for yet */
};

struct pseudonyms *
pseudonyms_new(const struct tables *tables, const struct secret *secret)
{
	struct pseudonyms *pseudonyms = xcalloc(1, sizeof *pseudonyms);
	pseudonyms->tables = tables;
	pseudonyms->secret = secret;
	pseudonyms->sorted = xcalloc(tables->count + 1, sizeof *pseudonyms->sorted);
	return pseudonyms;
}

void
pseudonyms_free(struct pseudonyms *pseudonyms)
{
	if (!pseudonyms)
		return;
	for (size_t i = 0; i < pseudonyms->tables->count; i++)
		free(pseudonyms->sorted[i]);
	free(pseudonyms->sorted);
	free(pseudonyms);
}

const struct tables *
pseudonyms_tables(const struct pseudonyms *pseudonyms)
{
	return pseudonyms->tables;
}

const struct secret *
pseudonyms_secret(const struct pseudonyms *pseudonyms)
{
	return pseudonyms->secret;
}

/* The rows of one table from `first` to before `end`, which a thread works out. */
struct share {
	const struct pseudonyms *pseudonyms;
	const struct table *table;
	size_t first, end;
	unsigned char (*hashes)[PSEUDONYM_SIZE]; /* of all rows */
};

/* The table's name is part of what is hashed, so that the same number in two tables is not the same. */
static void
share_hash(void *argument)
{
	const struct share *share = argument;
	const struct table_spec *spec = share->table->spec;
	const uint32_t *codes = share->table->columns[table_spec_column(spec, spec->key)].codes;
	const struct secret *secret = share->pseudonyms->secret;
	struct keyed_digest *digest = keyed_digest_new(secret->bytes, sizeof secret->bytes);
	struct buffer message = { 0 };
	buffer_add(&message, spec->name, strlen(spec->name) + 1);
	const size_t begin = message.length;
	for (size_t row = share->first; row < share->end; row++) {
		unsigned char hash[DIGEST_SIZE];
		size_t length;
		if (codes[row] == CODE_MISSING)
			continue;
		const char *text =
			dictionary_text(share->pseudonyms->tables->dictionary, codes[row], &length);
		message.length = begin;
		buffer_add(&message, text, length);
		keyed_digest_of(digest, message.bytes, message.length, hash);
		memcpy(share->hashes[row], hash, PSEUDONYM_SIZE);
	}
	buffer_free(&message);
	keyed_digest_free(digest);
}

/* By as many threads as read the table. */
static void
hashes_fill(const struct pseudonyms *pseudonyms, const struct table *table,
	unsigned char (*hashes)[PSEUDONYM_SIZE])
{
	enum { ROWS_A_THREAD = 10000 };
	size_t count = table_spec_threads(table->spec);
	if (count > table->rows / ROWS_A_THREAD + 1)
		count = table->rows / ROWS_A_THREAD + 1;
	struct share *shares = xcalloc(count, sizeof *shares);
	for (size_t i = 0; i < count; i++)
		shares[i] = (struct share){ .pseudonyms = pseudonyms,
			.table = table,
			.first = table->rows / count * i,
			.end = i + 1 < count ? table->rows / count * (i + 1) : table->rows,
			.hashes = hashes };
	side_by_side(share_hash, shares, count, sizeof *shares);
	free(shares);
}

/* The first bits of a hash. */
static size_t
place_of(const unsigned char *hash, unsigned bits)
{
	uint64_t word;
	memcpy(&word, hash, sizeof word);
	return (size_t)(be64toh(word) >> (64 - bits));
}

/* Hashes are spread evenly, so their first bits tell where each belongs but for a few places; what is left is
 * to let each pass those before it that are greater. */
static void
pseudonyms_sort(unsigned char (*hashes)[PSEUDONYM_SIZE], size_t count, struct pseudonym *sorted)
{
	enum { BITS_MOST = 20, ROWS_A_PLACE = 8 };
	unsigned bits = 1;
	while (bits < BITS_MOST && count >> bits > ROWS_A_PLACE)
		bits++;
	size_t *places = xcalloc(((size_t)1 << bits) + 1, sizeof *places);
	for (size_t i = 0; i < count; i++)
		places[place_of(hashes[i], bits) + 1]++;
	for (size_t place = 0; place < (size_t)1 << bits; place++)
		places[place + 1] += places[place];
	for (size_t i = 0; i < count; i++) {
		struct pseudonym *pseudonym = &sorted[places[place_of(hashes[i], bits)]++];
		memcpy(pseudonym->bytes, hashes[i], PSEUDONYM_SIZE);
		pseudonym->row = (uint32_t)i;
	}
	free(places);
	for (size_t i = 1; i < count; i++) {
		const struct pseudonym pseudonym = sorted[i];
		size_t at = i;
		for (; at > 0 && memcmp(sorted[at - 1].bytes, pseudonym.bytes, PSEUDONYM_SIZE) > 0; at--)
			sorted[at] = sorted[at - 1];
		sorted[at] = pseudonym;
	}
}

const struct pseudonym *
pseudonyms_of(struct pseudonyms *pseudonyms, size_t index)
{
	const struct table *table = &pseudonyms->tables->items[index];
	if (pseudonyms->sorted[index])
		return pseudonyms->sorted[index];
	unsigned char(*hashes)[PSEUDONYM_SIZE] = xcalloc(table->rows + 1, sizeof *hashes);
	struct pseudonym *sorted = xcalloc(table->rows + 1, sizeof *sorted);
	hashes_fill(pseudonyms, table, hashes);
	pseudonyms_sort(hashes, table->rows, sorted);
	free(hashes);
	pseudonyms->sorted[index] = sorted;
	return sorted;
}
