/* What `maltall control` was asked for, shared by its two families of rules. */
#ifndef MALTALL_CMD_CONTROL_H
#define MALTALL_CMD_CONTROL_H

#include "cmd/measure.h"
#include "stats/method/control.h"

struct control {
	struct inquiry inquiry;
	enum control_kind kind;
	bool is_run; /* a run chart: then kind says nothing */
	bool summary, screen;
	size_t value, cases; /* places among the answers; cases may be SIZE_MAX */
	size_t freeze;       /* 0: none */
	size_t *parts, part_count;
	size_t *excluded, excluded_count;
	struct listing *listing;
};

/* One part of a group: its number from 1, and the points before it. */
struct control_part {
	const struct answer_group *group;
	size_t number, first;
	struct series series;
};

/* By the rules of NHS England's Making Data Count. */
struct listing *causes_listing(const struct control *control);
bool causes_list(const struct control *control, const struct control_part *part, struct error *err);

#endif
