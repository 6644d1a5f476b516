/* Strings that are numbers as one writes them: running numbers are what most keys are. */
#ifndef MALTALL_BASE_PLAIN_NUMBER_H
#define MALTALL_BASE_PLAIN_NUMBER_H

#include "stats/base/word.h"

/* As many digits has a plain number at most. */
enum { PLAIN_NUMBER_DIGITS = 9 };

/* Whether the string is nothing but digits, no more than that, and does not begin with a nought (unless it is
 * that alone); then the number. To each number belongs one string. */
static inline bool
plain_number(const char *bytes, size_t length, uint32_t *number)
{
	if (length == 0 || length > PLAIN_NUMBER_DIGITS || (bytes[0] == '0' && length > 1))
		return false;
	uint64_t digits = word_filled(bytes, length < 8 ? length : 8);
	unsigned last = length > 8 ? (unsigned)(unsigned char)bytes[8] - '0' : 0;
	if (!word_is_digits(digits) || last > 9)
		return false;
	*number = length > 8 ? word_number(digits) * 10 + last : word_number(digits);
	return true;
}

#endif
