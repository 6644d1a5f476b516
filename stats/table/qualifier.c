#include "stats/table/qualifier.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

uint8_t
qualifier_take(struct slice *field)
{
	/* A word that begins with another stands before it. */
	static const struct {
		const char *word;
		char qualifier;
	} words[] = {
		{ "ca.", '~' },
		{ "ca", '~' },
		{ "cirka", '~' },
		{ "circa", '~' },
		{ "omtrent", '~' },
		{ "omkring", '~' },
		{ "rundt", '~' },
		{ "om lag", '~' },
		{ "~", '~' },
		{ "\xE2\x89\x88", '~' }, /* U+2248 */
		{ "nesten", '<' },
		{ "under", '<' },
		{ "færre enn", '<' },
		{ "mindre enn", '<' },
		{ "<", '<' },
		{ "over", '>' },
		{ "mer enn", '>' },
		{ "flere enn", '>' },
		{ ">", '>' },
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t length = strlen(words[i].word);
		if (field->length <= length || strncasecmp(field->bytes, words[i].word, length) != 0)
			continue;
		char next = field->bytes[length];
		if (next != ' ' && !isdigit((unsigned char)next))
			continue;
		field->bytes += length + (next == ' ');
		field->length -= length + (next == ' ');
		return (uint8_t)words[i].qualifier;
	}
	return 0;
}
