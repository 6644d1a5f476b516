/* One field as a truth: yes, no, or neither. */
#ifndef MALTALL_TABLE_TRUTH_VALUE_H
#define MALTALL_TABLE_TRUTH_VALUE_H

#include <stdbool.h>

#include "stats/csv/reader.h"
#include "stats/table/table.h"

/* ja nei j n sant usant sann true false yes no y 1 0 x and the check marks U+2713, U+2714; case ignored, the
 * field trimmed. TRUTH_UNKNOWN if it is none of them. */
enum truth field_truth(struct slice field);
/* The x or check mark of a column that is crossed or left blank. */
bool field_is_cross(struct slice field);

#endif
