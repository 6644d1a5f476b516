/* Fields and texts without what the eye does not see: blanks at the ends, double and no-break blanks, soft
 * hyphens. Two texts that look the same are then the same. */
#ifndef MALTALL_TABLE_CLEANING_H
#define MALTALL_TABLE_CLEANING_H

#include "stats/base/buffer.h"
#include "stats/csv/reader.h"

/* Without the blanks at both ends: those of ASCII, NBSP (U+00A0) and narrow NBSP (U+202F). */
struct slice field_trim(struct slice field);

/* Every run of blanks (those of ASCII, U+00A0, U+2000 to U+200A, U+202F, U+205F, U+3000) made one, and none
 * at the ends; a hyphen of any kind (U+2010, U+2011) made '-'; the soft hyphen and what has no width (U+00AD,
 * U+200B, U+FEFF) taken out. Letters, case and marks stay. A trimmed field that is clean comes back as it is
 * (the same bytes); any other stands in `out`. */
struct slice text_clean(struct slice field, struct buffer *out);

#endif
