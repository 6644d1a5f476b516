#include "stats/csv/formula.h"

#include <string.h>

size_t
formula_sign(const char *bytes, size_t length)
{
	const char *found = memmem(bytes, length, "=\"", 2);
	return found ? (size_t)(found - bytes) : length;
}

bool
formula_begins(const char *bytes, size_t length, char delimiter, char quote)
{
	if (quote != '"' || length < 3 || bytes[0] != '=' || bytes[1] != '"')
		return false;
	size_t at = 2;
	while (at < length && bytes[at] != '"' && bytes[at] != delimiter && bytes[at] != '\r' &&
		bytes[at] != '\n')
		at++;
	if (at == length || bytes[at] != '"')
		return false;
	at++;
	return at == length || bytes[at] == delimiter || bytes[at] == '\r' || bytes[at] == '\n';
}

bool
formula_fills(const char *bytes, size_t length)
{
	return length >= 3 && memcmp(bytes, "=\"", 2) == 0 &&
	       memchr(bytes + 2, '"', length - 2) == bytes + length - 1;
}
