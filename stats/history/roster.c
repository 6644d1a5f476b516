#include "stats/history/roster.h"

#include <string.h>

enum { HASH_SIZE = PSEUDONYM_SIZE };

/* Adds those of one hash that stand so, which are several where their key is missing. */
static void
entries_add(struct roster *roster, const struct pseudonym *same, size_t count, const uint8_t *standings,
	enum row_standing standing)
{
	for (size_t i = 0; i < count; i++) {
		if (standings[same[i].row] != standing)
			continue;
		buffer_add(&roster->bytes, same[i].bytes, HASH_SIZE);
		buffer_char(&roster->bytes, (char)standing);
	}
}

struct roster
roster_new(struct pseudonyms *pseudonyms, const struct indicator_definition *indicator,
	const struct standings *standings, size_t date)
{
	const struct table *table = &pseudonyms_tables(pseudonyms)->items[indicator->table];
	struct roster roster = { .kept = table->spec->key != NULL };
	if (!roster.kept)
		return roster;
	const struct pseudonym *sorted = pseudonyms_of(pseudonyms, indicator->table);
	const uint8_t *standing = standings->items + date * standings->rows;
	for (size_t i = 0, end; i < table->rows; i = end) {
		end = i + 1;
		while (end < table->rows && memcmp(sorted[end].bytes, sorted[i].bytes, HASH_SIZE) == 0)
			end++;
		entries_add(&roster, sorted + i, end - i, standing, ROW_IS_CASE);
		entries_add(&roster, sorted + i, end - i, standing, ROW_IS_EVENT);
	}
	memcpy(roster.secret, pseudonyms_secret(pseudonyms)->name, sizeof roster.secret);
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
