/* What the description of a chart says beside its kind: from where to where the proportions go, and who meets
 * the target. For those who cannot see it. */
#ifndef MALTALL_REPORT_OUTLINE_H
#define MALTALL_REPORT_OUTLINE_H

#include "plots/report/reading.h"
#include "stats/base/buffer.h"

/* More names than this are counted, not read out. */
enum { OUTLINE_NAMES_MOST = 20 };

/* A zeroed outline is an empty one. */
struct outline {
	const struct cell *smallest, *largest; /* NULL where no cell has a proportion */
	const struct target *smallest_target, *largest_target;
	struct buffer names;
	size_t met;
};

/* Takes the proportion of a cell into the range; one without says nothing. */
void outline_share(struct outline *outline, const struct cell *cell, const struct target *target);
/* Somebody who meets the target. */
void outline_name(struct outline *outline, const char *name);

/* Adds a sentence each, with a blank before it; nothing where there is nothing to say. */
void outline_range_add(struct buffer *out, const struct outline *outline, enum language language);
void outline_met_add(struct buffer *out, const struct outline *outline, enum language language);
void outline_free(struct outline *outline);

#endif
