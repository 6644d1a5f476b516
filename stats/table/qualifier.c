#include "stats/table/qualifier.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

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

bool
qualifier_may_begin(char byte)
{
	switch (byte | ((unsigned char)byte < 0x80 ? 0x20 : 0)) {
	case 'c':
	case 'o':
	case 'r':
	case 'n':
	case 'u':
	case 'f':
	case 'm':
	case '~':
	case '<':
	case '>':
	case '\xE2': return true;
	default: return false;
	}
}

uint8_t
qualifier_take(struct slice *field)
{
	if (field->length == 0 || !qualifier_may_begin(field->bytes[0]))
		return 0;
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
