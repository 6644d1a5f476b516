/* The data faults of a run by file and rule. */
#ifndef MALTALL_REPORT_QUALITY_H
#define MALTALL_REPORT_QUALITY_H

#include <stddef.h>

#include "stats/base/fault.h"

enum { QUALITY_EXAMPLES = 10 };

/* All faults of one severity, file and rule: how many, how many fields or rows they are about, and the first
 * of them. */
struct fault_group {
	const struct fault *examples[QUALITY_EXAMPLES];
	size_t count, cases;
};

struct fault_groups {
	struct fault_group *items;
	size_t count;
};

/* The worst first, then by file and rule. */
struct fault_groups fault_groups_new(const struct faults *faults);
void fault_groups_free(struct fault_groups *groups);

#endif
