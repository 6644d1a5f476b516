/* What a text of the report leaves to be filled in. */
#ifndef MALTALL_TESTS_UNIT_REPORT_PLACEHOLDERS_H
#define MALTALL_TESTS_UNIT_REPORT_PLACEHOLDERS_H

#include "tests/check.h"

/* Which of {1} … {9} a text has, as bits. */
static inline unsigned
placeholders(const char *text)
{
	unsigned found = 0;
	for (const char *at = strchr(text, '{'); at; at = strchr(at + 1, '{'))
		found |= 1U << (at[1] - '0');
	return found;
}

#endif
