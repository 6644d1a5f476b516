/* What an indicator's counts depend on besides the data. Private to this room. */
#ifndef MALTALL_HISTORY_MEANING_H
#define MALTALL_HISTORY_MEANING_H

#include "stats/base/digest.h"
#include "stats/indicator/definition.h"

/* SHA-256, in out[DIGEST_TEXT_SIZE], over the indicator's conditions, every named condition, the rules and
 * how the tables are read. Titles, texts, targets and comments are not in it: they change no count. The same
 * digest is the same meaning; another may still come to the same counts. */
void meaning_digest(
	const struct definition *definition, const struct indicator_definition *indicator, char *out);

#endif
