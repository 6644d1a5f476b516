#include "plots/report/escape.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "stats/base/text.h"

enum { LONG_NAME_BYTES = 240 };

static bool
acts_instead_of_being_seen(uint32_t code)
{
	return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x061C || code == 0x200E ||
	       code == 0x200F || (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
	       code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0xE0000 && code <= 0xE007F);
}

static void
add_code(struct buffer *out, uint32_t code)
{
	char bytes[4];
	buffer_add(out, bytes, text_encode(code, bytes));
}

/* Unicode has a picture for each of the first controls and for DEL; the others are named by number. */
static void
add_picture(struct buffer *out, uint32_t code)
{
	if (code < 0x20)
		add_code(out, 0x2400 + code);
	else if (code == 0x7F)
		add_code(out, 0x2421);
	else
		buffer_print(out, "[U+%04X]", (unsigned)code);
}

/* Writes a text for people to see; `markup` has a replacement for characters that mean something to the
 * target. What stands between those that are replaced is added as it is. */
static void
add_seen(struct buffer *out, const char *text, const char *(*markup)(uint32_t code))
{
	size_t length = strlen(text), added = 0, taken;
	for (size_t at = 0; at < length; at += taken) {
		uint32_t code;
		taken = text_decode(text + at, length - at, &code);
		const char *replacement = markup ? markup(code) : NULL;
		if (!replacement && code != UINT32_MAX && !acts_instead_of_being_seen(code))
			continue;
		buffer_add(out, text + added, at - added);
		added = at + taken;
		if (code == UINT32_MAX)
			add_code(out, 0xFFFD);
		else if (replacement)
			buffer_text(out, replacement);
		else
			add_picture(out, code);
	}
	if (added < length)
		buffer_add(out, text + added, length - added);
}

void
escape_terminal(struct buffer *out, const char *text)
{
	add_seen(out, text, NULL);
}

static const char *
name_markup(uint32_t code)
{
	switch (code) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	}
	return NULL;
}

static const char *
html_markup(uint32_t code)
{
	switch (code) {
	case '\n': return "\n";
	case '\t': return "\t";
	case '\r': return " ";
	}
	return name_markup(code);
}

static const char *
markdown_markup(uint32_t code)
{
	switch (code) {
	case '|': return "\\|";
	case '\\': return "\\\\";
	case '`': return "\\`";
	case '*': return "\\*";
	case '_': return "\\_";
	case '[': return "\\[";
	case ']': return "\\]";
	case '~': return "\\~";
	case '<': return "&lt;";
	case '&': return "&amp;";
	}
	return NULL;
}

static const char *
label_markup(uint32_t code)
{
	switch (code) {
	case '\\': return "\\\\";
	case '"': return "\\\"";
	case '\n': return "\\n";
	}
	return NULL;
}

void
escape_label(struct buffer *out, const char *text)
{
	add_seen(out, text, label_markup);
}

void
escape_markdown(struct buffer *out, const char *text)
{
	add_seen(out, text, markdown_markup);
}

void
escape_html(struct buffer *out, const char *text)
{
	add_seen(out, text, html_markup);
}

bool
escape_is_long(const char *text)
{
	return strlen(text) > LONG_NAME_BYTES;
}

void
escape_html_name(struct buffer *out, const char *text)
{
	/* What scrolls must be reachable from the keyboard. */
	bool is_long = escape_is_long(text);
	buffer_text(out, is_long ? "<bdi class=\"long\" tabindex=\"0\">" : "<bdi>");
	add_seen(out, text, name_markup);
	buffer_text(out, "</bdi>");
}

/* A sign alone or before digits with at most one point: "-", "+47", "-2.5". */
static bool
is_sign_or_number(const char *text)
{
	if (*text != '-' && *text != '+')
		return false;
	text += 1 + strspn(text + 1, "0123456789");
	if (*text == '.')
		text += 1 + strspn(text + 1, "0123456789");
	return *text == '\0';
}

static bool
needs_apostrophe(const char *text)
{
	const char *behind = text + strspn(text, "'");
	return *behind && strchr("=+-@\t\r\n", *behind) && !is_sign_or_number(text);
}

void
escape_csv(struct buffer *out, const char *text)
{
	escape_csv_field(out, text, ',', true);
}

void
escape_csv_field(struct buffer *out, const char *text, char delimiter, bool defused)
{
	size_t length = strlen(text);
	bool apostrophe = defused && needs_apostrophe(text);
	bool quoted = apostrophe || strchr(text, delimiter) || strpbrk(text, "\"\r\n") ||
		      (length && (*text == ' ' || text[length - 1] == ' '));
	if (!quoted) {
		buffer_add(out, text, length);
		return;
	}
	buffer_char(out, '"');
	if (apostrophe)
		buffer_char(out, '\'');
	for (const char *at = text; *at; at++) {
		if (*at == '"')
			buffer_char(out, '"');
		buffer_char(out, *at);
	}
	buffer_char(out, '"');
}

static const char *
json_markup(unsigned char byte)
{
	switch (byte) {
	case '"': return "\\\"";
	case '\\': return "\\\\";
	case '\n': return "\\n";
	case '\r': return "\\r";
	case '\t': return "\\t";
	}
	return NULL;
}

void
escape_json(struct buffer *out, const char *text)
{
	buffer_char(out, '"');
	size_t length = strlen(text), added = 0, taken;
	for (size_t at = 0; at < length; at += taken) {
		uint32_t code;
		taken = text_decode(text + at, length - at, &code);
		const char *replacement = code < 0x80 ? json_markup((unsigned char)code) : NULL;
		if (!replacement && code != UINT32_MAX && code >= 0x20)
			continue;
		buffer_add(out, text + added, at - added);
		added = at + taken;
		if (code == UINT32_MAX)
			add_code(out, 0xFFFD);
		else if (replacement)
			buffer_text(out, replacement);
		else
			buffer_print(out, "\\u%04x", (unsigned)code);
	}
	buffer_add(out, text + added, length - added);
	buffer_char(out, '"');
}
