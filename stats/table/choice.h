/* The texts that a column may hold (`one_of`), known by their codes. */
#ifndef MALTALL_TABLE_CHOICE_H
#define MALTALL_TABLE_CHOICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "stats/base/dictionary.h"
#include "stats/table/table.h"

struct choice;

/* Gives the texts their codes. Make every choice before the first row is read: the codes are then small, and
 * so is the choice. Borrows the spec. */
struct choice *choice_new(const struct column_spec *spec, struct dictionary *dictionary);
void choice_free(struct choice *choice);

bool choice_allows(const struct choice *choice, uint32_t code);

/* What to say to a text that is not allowed: "did you mean 'Alna'?", else the list. Worked out once for every
 * different text, since a wrong one tends to come a million times. Borrowed until choice_free. */
const char *choice_hint(struct choice *choice, const char *bytes, size_t length);
/* "expected 'Alna', 'Bjerke', ... and 14 more". */
const char *choice_list(const struct choice *choice);

#endif
