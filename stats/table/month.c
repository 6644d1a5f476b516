#include "stats/table/month.h"

#include <string.h>
#include <strings.h>

int
month_find(struct slice text)
{
	static const struct {
		const char *name;
		int month;
	} months[] = {
		{ "januar", 1 },
		{ "jan", 1 },
		{ "februar", 2 },
		{ "feb", 2 },
		{ "febr", 2 },
		{ "mars", 3 },
		{ "mar", 3 },
		{ "april", 4 },
		{ "apr", 4 },
		{ "mai", 5 },
		{ "juni", 6 },
		{ "jun", 6 },
		{ "juli", 7 },
		{ "jul", 7 },
		{ "august", 8 },
		{ "aug", 8 },
		{ "september", 9 },
		{ "sep", 9 },
		{ "sept", 9 },
		{ "oktober", 10 },
		{ "okt", 10 },
		{ "november", 11 },
		{ "nov", 11 },
		{ "desember", 12 },
		{ "des", 12 },
	};
	size_t length = text.length;
	if (length && text.bytes[length - 1] == '.')
		length--;
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		if (strlen(months[i].name) == length && strncasecmp(months[i].name, text.bytes, length) == 0)
			return months[i].month;
	}
	return 0;
}
