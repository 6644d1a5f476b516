#include "stats/history/roster.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"

enum { HASH_SIZE = ROSTER_ENTRY_SIZE - 1 };

static int
entry_compare(const void *left, const void *right)
{
	return memcmp(left, right, ROSTER_ENTRY_SIZE);
}

struct pseudonyms {
	const struct tables *tables;
	const struct secret *secret;
	unsigned char **hashes; /* of each table, HASH_SIZE a row; NULL: not asked for yet */
};

struct pseudonyms *
pseudonyms_new(const struct tables *tables, const struct secret *secret)
{
	struct pseudonyms *pseudonyms = xcalloc(1, sizeof *pseudonyms);
	pseudonyms->tables = tables;
	pseudonyms->secret = secret;
	pseudonyms->hashes = xcalloc(tables->count + 1, sizeof *pseudonyms->hashes);
	return pseudonyms;
}

void
pseudonyms_free(struct pseudonyms *pseudonyms)
{
	if (!pseudonyms)
		return;
	for (size_t i = 0; i < pseudonyms->tables->count; i++)
		free(pseudonyms->hashes[i]);
	free(pseudonyms->hashes);
	free(pseudonyms);
}

/* The table's name is part of what is hashed, so that the same number in two tables is not the same. A
 * missing key stays a hash of zeros. */
static const unsigned char *
pseudonyms_of(struct pseudonyms *pseudonyms, size_t index)
{
	const struct table *table = &pseudonyms->tables->items[index];
	const struct column *key = &table->columns[table_spec_column(table->spec, table->spec->key)];
	struct buffer message = { 0 };
	if (pseudonyms->hashes[index])
		return pseudonyms->hashes[index];
	unsigned char *hashes = xcalloc(table->rows + 1, HASH_SIZE);
	for (size_t row = 0; row < table->rows; row++) {
		unsigned char hash[DIGEST_SIZE];
		size_t length;
		if (key->codes[row] == CODE_MISSING)
			continue;
		const char *text = dictionary_text(pseudonyms->tables->dictionary, key->codes[row], &length);
		buffer_clear(&message);
		buffer_add(&message, table->spec->name, strlen(table->spec->name) + 1);
		buffer_add(&message, text, length);
		digest_keyed(pseudonyms->secret->bytes, sizeof pseudonyms->secret->bytes, message.bytes,
			message.length, hash);
		memcpy(hashes + row * HASH_SIZE, hash, HASH_SIZE);
	}
	buffer_free(&message);
	pseudonyms->hashes[index] = hashes;
	return hashes;
}

struct roster
roster_new(struct pseudonyms *pseudonyms, const struct indicator_definition *indicator,
	const struct standings *standings, size_t date)
{
	const struct table *table = &pseudonyms->tables->items[indicator->table];
	struct roster roster = { .kept = table->spec->key != NULL };
	if (!roster.kept)
		return roster;
	const unsigned char *hashes = pseudonyms_of(pseudonyms, indicator->table);
	const uint8_t *standing = standings->items + date * standings->rows;
	for (size_t row = 0; row < table->rows; row++) {
		if (standing[row] == ROW_IS_OUT)
			continue;
		buffer_add(&roster.bytes, hashes + row * HASH_SIZE, HASH_SIZE);
		buffer_char(&roster.bytes, (char)standing[row]);
	}
	if (roster.bytes.length)
		qsort(roster.bytes.bytes, roster.bytes.length / ROSTER_ENTRY_SIZE, ROSTER_ENTRY_SIZE,
			entry_compare);
	memcpy(roster.secret, pseudonyms->secret->name, sizeof roster.secret);
	return roster;
}

void
roster_free(struct roster *roster)
{
	buffer_free(&roster->bytes);
	*roster = (struct roster){ 0 };
}

static enum row_standing
entry_standing(const char *entry)
{
	return entry[HASH_SIZE] == ROW_IS_EVENT ? ROW_IS_EVENT : ROW_IS_CASE;
}

bool
roster_count(const struct roster *roster, int64_t *denominator, int64_t *numerator)
{
	*denominator = *numerator = 0;
	if (roster->bytes.length % ROSTER_ENTRY_SIZE != 0)
		return false;
	for (size_t at = 0; at < roster->bytes.length; at += ROSTER_ENTRY_SIZE) {
		const char *entry = roster->bytes.bytes + at;
		if (entry[HASH_SIZE] != ROW_IS_CASE && entry[HASH_SIZE] != ROW_IS_EVENT)
			return false;
		++*denominator;
		*numerator += entry_standing(entry) == ROW_IS_EVENT;
	}
	return true;
}

struct movement
roster_movement(const struct roster *before, const struct roster *after)
{
	struct movement movement = { 0 };
	const char *old = before->bytes.bytes, *new = after->bytes.bytes;
	size_t i = 0, j = 0;
	while (i < before->bytes.length || j < after->bytes.length) {
		int order = i >= before->bytes.length  ? 1
			    : j >= after->bytes.length ? -1
						       : memcmp(old + i, new + j, HASH_SIZE);
		movement_add(&movement, order <= 0 ? entry_standing(old + i) : ROW_IS_OUT,
			order >= 0 ? entry_standing(new + j) : ROW_IS_OUT, 1);
		i += order <= 0 ? ROSTER_ENTRY_SIZE : 0;
		j += order >= 0 ? ROSTER_ENTRY_SIZE : 0;
	}
	return movement;
}
