#include "stats/indicator/draft_text.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "stats/base/text.h"
#include "stats/indicator/source.h"

void
yaml_quoted(struct buffer *out, const char *text)
{
	size_t length = strlen(text);
	buffer_char(out, '"');
	for (size_t at = 0, taken; at < length; at += taken) {
		uint32_t code;
		taken = text_decode(text + at, length - at, &code);
		if (code == '"' || code == '\\')
			buffer_print(out, "\\%c", (char)code);
		else if (source_is_printable(code) && (code & 0xFFFE) != 0xFFFE)
			buffer_add(out, text + at, taken);
		else if (code <= 0xFFFF)
			buffer_print(out, "\\u%04X", (unsigned)code);
		else
			buffer_print(out, "\\U%08X", (unsigned)code);
	}
	buffer_char(out, '"');
}

/* Words that YAML has a meaning for. */
static bool
is_word_of_yaml(const char *text)
{
	static const char *const words[] = { "null", "true", "false", "yes", "no", "on", "off", "y", "n" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(words[i], text) == 0)
			return true;
	return false;
}

/* Begins with a letter, holds letters, digits, _ and, not at the end, single blanks, points and hyphens. */
static bool
is_plain(const char *text)
{
	size_t length = strlen(text);
	uint32_t code = 0, before = 0;
	for (size_t at = 0; at < length; before = code) {
		at += text_decode(text + at, length - at, &code);
		bool first = before == 0, last = at == length;
		bool letter = code != UINT32_MAX && text_is_name_character(code) && source_is_printable(code);
		bool joint = code == ' ' || code == '.' || code == '-';
		if (first ? !letter || code == '_' || (code >= '0' && code <= '9') : !letter && !joint)
			return false;
		if ((last && joint) || (code == ' ' && before == ' '))
			return false;
	}
	return length > 0 && !is_word_of_yaml(text);
}

void
yaml_text(struct buffer *out, const char *text)
{
	if (is_plain(text))
		buffer_text(out, text);
	else
		yaml_quoted(out, text);
}

void
yaml_comment(struct buffer *out, const char *text, size_t length)
{
	for (size_t at = 0, taken; at < length; at += taken) {
		uint32_t code;
		taken = text_decode(text + at, length - at, &code);
		if (source_is_printable(code))
			buffer_add(out, text + at, taken);
		else
			buffer_text(out, "\xEF\xBF\xBD");
	}
}
