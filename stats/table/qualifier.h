/* The words and signs in front of a number that is not exact. */
#ifndef MALTALL_TABLE_QUALIFIER_H
#define MALTALL_TABLE_QUALIFIER_H

#include <stdbool.h>
#include <stdint.h>

#include "stats/csv/reader.h"

/* Takes the qualifier and the blank behind it off the front of a clean field, case ignored: '~' about, '<'
 * less than, '>' more than; 0, and nothing taken, if there is none. */
uint8_t qualifier_take(struct slice *field);
/* Whether one of them begins with the byte, case ignored. */
bool qualifier_may_begin(char byte);

#endif
