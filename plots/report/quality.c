#include "plots/report/quality.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/base/text.h"

static bool
fault_belongs(const struct fault *fault, const struct fault_group *group)
{
	const struct fault *first = group->examples[0];
	return fault->severity == first->severity && strcmp(fault->rule, first->rule) == 0 &&
	       strcmp(fault->file, first->file) == 0;
}

static int
compare_groups(const void *left, const void *right)
{
	const struct fault *a = ((const struct fault_group *)left)->examples[0];
	const struct fault *b = ((const struct fault_group *)right)->examples[0];
	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	int order = text_compare(a->file, strlen(a->file), b->file, strlen(b->file));
	return order != 0 ? order : strcmp(a->rule, b->rule);
}

/* There are few groups however many faults, and a fault is mostly followed by its like. */
struct fault_groups
fault_groups_new(const struct faults *faults)
{
	struct fault_groups groups = { 0 };
	size_t capacity = 0, last = 0;
	for (size_t i = 0; i < faults->count; i++) {
		const struct fault *fault = &faults->items[i];
		size_t at = last;
		if (groups.count == 0 || !fault_belongs(fault, &groups.items[at]))
			for (at = 0; at < groups.count && !fault_belongs(fault, &groups.items[at]);)
				at++;
		if (at == groups.count) {
			groups.items =
				array_room(groups.items, groups.count, &capacity, sizeof *groups.items);
			groups.items[groups.count++] = (struct fault_group){ .count = 0 };
		}
		struct fault_group *group = &groups.items[at];
		if (group->count < QUALITY_EXAMPLES)
			group->examples[group->count] = fault;
		group->count++;
		group->cases += fault->cases;
		last = at;
	}
	if (groups.count > 0)
		qsort(groups.items, groups.count, sizeof *groups.items, compare_groups);
	return groups;
}

void
fault_groups_free(struct fault_groups *groups)
{
	free(groups->items);
	*groups = (struct fault_groups){ 0 };
}
