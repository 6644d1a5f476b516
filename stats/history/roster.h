/* Who was counted in an indicator, so that a later run can say who has come, gone or changed, without knowing
 * who anybody is: each row's key only as HMAC-SHA256 under a secret key, cut to 128 bits, with what the row
 * counted as. Rows that counted as nothing are not in it. The entries are in the order of the hashes, so
 * their order says nothing either. */
#ifndef MALTALL_HISTORY_ROSTER_H
#define MALTALL_HISTORY_ROSTER_H

#include "stats/base/buffer.h"
#include "stats/history/pseudonym.h"
#include "stats/indicator/movement.h"

enum { ROSTER_ENTRY_SIZE = PSEUDONYM_SIZE + 1 };
struct roster {
	bool kept;           /* false: the table has no key */
	struct buffer bytes; /* entries of 16 bytes of the hash and one of the row_standing, sorted */
	char secret[17];     /* the name of the secret */
};
/* Of one indicator at one of the dates of its standings. */
struct roster roster_new(struct pseudonyms *pseudonyms, const struct indicator_definition *indicator,
	const struct standings *standings, size_t date);
void roster_free(struct roster *roster);
/* How many entries are cases or events, and how many events. False where the bytes are no roster. */
bool roster_count(const struct roster *roster, int64_t *denominator, int64_t *numerator);
/* From one roster to another under the same secret. A hash that stands several times (rows whose key is
 * missing are one and the same to it) is matched as often as it stands in both, so the counts add up all the
 * same. */
struct movement roster_movement(const struct roster *before, const struct roster *after);

#endif
