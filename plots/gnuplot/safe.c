#include "plots/gnuplot/safe.h"

#include <string.h>

#include "plots/chart/label.h"

static const char quote[] = "\u2019", joiner[] = "\u2060";

void
safe_text(const char *text, struct buffer *out)
{
	struct buffer clean = { 0 };
	label_clean(text, SAFE_CHARACTERS_MOST, &clean);
	for (size_t i = 0; i < clean.length; i++) {
		const char *rest = clean.bytes + i;
		if (*rest == '\'')
			buffer_text(out, quote);
		else
			buffer_char(out, *rest);
		if (strncmp(rest, "&#x", 3) == 0 || (i > 0 && strncmp(rest - 1, "]]>", 3) == 0))
			buffer_text(out, joiner);
	}
	buffer_free(&clean);
}

void
safe_literal(const char *text, struct buffer *out)
{
	struct buffer safe = { 0 };
	safe_text(text, &safe);
	buffer_char(out, '\'');
	for (size_t i = 0; i < safe.length; i++) {
		if (safe.bytes[i] == '\\' || safe.bytes[i] == '"')
			buffer_char(out, safe.bytes[i]);
		buffer_char(out, safe.bytes[i]);
	}
	buffer_char(out, '\'');
	buffer_free(&safe);
}
