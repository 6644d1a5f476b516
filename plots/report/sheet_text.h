/* Texts from data for a spreadsheet: cells and names of sheets. Plain functions, no library. */
#ifndef MALTALL_REPORT_SHEET_TEXT_H
#define MALTALL_REPORT_SHEET_TEXT_H

#include <stddef.h>

#include "stats/base/buffer.h"

/* What a spreadsheet takes, in UTF-16 units, which is how it counts. */
enum { SHEET_TEXT_MOST = 32767, SHEET_NAME_MOST = 31, SHEET_PROPERTY_MOST = 255 };

/* A text as people see it, at most `most` units; one that is longer ends in "…". What would act instead of
 * being seen becomes visible as on a terminal (escape.h), and what XML cannot hold becomes U+FFFD. */
void sheet_text_plain(struct buffer *out, const char *text, size_t most);
/* The same for a cell, at most SHEET_TEXT_MOST. There a spreadsheet reads "_x0041_" as the letter A; such a
 * text is marked (ECMA-376, part 1, 22.9.2.19) so that it stays what it is. */
void sheet_text(struct buffer *out, const char *text);

/* A valid name for a sheet, after a text: at most SHEET_NAME_MOST units, cut between words where that can be,
 * without []:*?/\ and without an apostrophe at its ends, not "History", which Excel keeps for itself, and
 * unlike each of the `count` names taken, in which case does not count. Yours: free() it. */
char *sheet_name_new(const char *text, char *const *taken, size_t count);

#endif
