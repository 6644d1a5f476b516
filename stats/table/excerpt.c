#include "stats/table/excerpt.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "stats/base/text.h"

/* Also true of UINT32_MAX, which text_decode gives for a byte that is no UTF-8. */
static bool
is_harmful(uint32_t code)
{
	bool control = code < 0x20 || (code >= 0x7F && code <= 0x9F);
	bool line = code == 0x2028 || code == 0x2029;
	bool direction = code == 0x061C || code == 0x200E || code == 0x200F ||
			 (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
	return control || line || direction || code == UINT32_MAX;
}

void
excerpt_add(struct buffer *out, const char *bytes, size_t length)
{
	buffer_char(out, '\'');
	size_t at = 0;
	for (size_t i = 0; i < EXCERPT_CHARACTERS && at < length; i++) {
		uint32_t code;
		size_t step = text_decode(bytes + at, length - at, &code);
		if (is_harmful(code))
			buffer_text(out, "\xEF\xBF\xBD");
		else
			buffer_add(out, bytes + at, step);
		at += step;
	}
	buffer_text(out, at < length ? "…'" : "'");
}

void
excerpt_list(struct buffer *out, const char *const *texts, size_t count)
{
	enum { ENOUGH = 300 };
	size_t start = out->length;
	for (size_t i = 0; i < count; i++) {
		if (out->length - start > ENOUGH) {
			buffer_print(out, " and %zu more", count - i);
			return;
		}
		if (i > 0)
			buffer_text(out, ", ");
		excerpt_add(out, texts[i], strlen(texts[i]));
	}
}
