/* One file that others read at any moment: they see the old content or the new, never half of one. */
#ifndef MALTALL_BASE_REPLACE_H
#define MALTALL_BASE_REPLACE_H

#include <stdbool.h>

#include "stats/base/buffer.h"
#include "stats/base/error.h"

/* Writes PATH.draft, brings it to the disk and renames it to PATH; the draft of a killed run is written over
 * by the next. False and err (ERROR_WRITE): PATH is as it was. One writer at a time. */
bool file_replace(const char *path, const struct buffer *content, struct error *err);

#endif
