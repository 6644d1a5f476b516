/* How far a long file has been read, on one line of a terminal that goes away when it has been. */
#ifndef MALTALL_CMD_METER_H
#define MALTALL_CMD_METER_H

#include <stdint.h>
#include <stdio.h>

#include "cmd/notice.h"
#include "stats/base/buffer.h"

struct meter {
	FILE *stream;
	double begun, told; /* seconds of a clock: when the file was begun, when the line was written last */
	bool is_begun, is_shown;
};

/* Watches from now on, where somebody sees it: a terminal that can take back a line, and notices in plain
 * text. */
void meter_begin(struct meter *meter, const struct notice *notice);
void meter_end(void);

/* What the line says after `seconds` of reading: "42 % of 210 MB read, 95 MB/s", or "210 MB read, 95 MB/s"
 * where the size is not known (0). */
void meter_text(struct buffer *out, uint64_t taken, uint64_t size, double seconds);
/* Is told at a time, in seconds: writes the line at most every fifth of a second, and not in the first second
 * of a file. */
void meter_tell(struct meter *meter, uint64_t taken, uint64_t size, double now);

#endif
