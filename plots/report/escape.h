/* Text from data may hold anything. Each function adds a text to a buffer so that it means only itself where
 * it lands.
 *
 * A character that would act instead of being seen (a control character, a direction mark, an override) stays
 * what it is in CSV and JSON, which machines read, and becomes visible where people read: U+000A as its
 * picture, U+202E as [U+202E]. Bytes that are no UTF-8 become U+FFFD. */
#ifndef MALTALL_REPORT_ESCAPE_H
#define MALTALL_REPORT_ESCAPE_H

#include <stdbool.h>

#include "stats/base/buffer.h"

/* For a terminal: one line, nothing that moves the cursor or turns the direction of writing. */
void escape_terminal(struct buffer *out, const char *text);
/* For a cell of a Markdown table: as on a terminal, and no markup. */
void escape_markdown(struct buffer *out, const char *text);
/* For HTML, as content or inside a quoted attribute. Line breaks and tabs stay: they are blanks to HTML. */
void escape_html(struct buffer *out, const char *text);
/* A name from data as HTML content: isolated by <bdi>, so that a name written from right to left leaves its
 * neighbours in their places; line breaks and tabs made visible; a very long one in a box of its own that
 * scrolls. */
void escape_html_name(struct buffer *out, const char *text);

/* Whether that box is needed. */
bool escape_is_long(const char *text);

/* One CSV field by RFC 4180: quoted where it holds a comma, a quote, CR or LF or begins or ends with a blank.
 *
 * A spreadsheet runs a text that begins with = + - @ TAB CR LF as a formula, quoted or not. Such a text gets
 * one apostrophe in front, and so does one that already has apostrophes before such a character; a lone sign
 * and a plain number are no formulas and stay. So every text comes back exactly: take one apostrophe off
 * where the text begins with apostrophes followed by one of those characters. Dropping the character or
 * quoting alone was discarded: the first loses the name, the second does not stop the spreadsheet. The JSON
 * file holds every text as it is. */
void escape_csv(struct buffer *out, const char *text);
/* The same between other signs than commas; and, where it is not `defused`, without the apostrophe: for files
 * that programs read. */
void escape_csv_field(struct buffer *out, const char *text, char delimiter, bool defused);

/* The value of a Prometheus label, without the quotes around it: backslash, quote and line feed as the
 * exposition format has them, what acts instead of being seen made visible. */
void escape_label(struct buffer *out, const char *text);
/* A JSON string with its quotes. */
void escape_json(struct buffer *out, const char *text);

#endif
