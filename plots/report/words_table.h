/* The table of texts that words.h hands out. */
#ifndef MALTALL_REPORT_WORDS_TABLE_H
#define MALTALL_REPORT_WORDS_TABLE_H

#include "plots/report/words.h"

/* One text in each language, by enum language. */
struct phrase_words {
	const char *texts[2];
};
extern const struct phrase_words phrases[PHRASE_TIME];
/* Those from PHRASE_TIME on. */
extern const struct phrase_words time_phrases[PHRASE_COUNT_OF - PHRASE_TIME];

#endif
