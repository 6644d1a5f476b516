/* Text from files as it may stand in a definitions file. */
#ifndef MALTALL_INDICATOR_DRAFT_TEXT_H
#define MALTALL_INDICATOR_DRAFT_TEXT_H

#include <stddef.h>

#include "stats/base/buffer.h"

/* Adds it in double quotes, on one line: what is no printable character, and what would end the line or turn
 * the direction of writing, is escaped. Text is UTF-8. */
void yaml_quoted(struct buffer *out, const char *text);
/* The same without quotes where it can mean nothing else to any reader of YAML. */
void yaml_text(struct buffer *out, const char *text);
/* Adds it for a comment: U+FFFD for what does not belong on one line. */
void yaml_comment(struct buffer *out, const char *text, size_t length);

#endif
