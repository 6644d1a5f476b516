/* The groups of rows that come in parts and are not kept. Private to this room. */
#ifndef MALTALL_QUESTION_GATHERING_H
#define MALTALL_QUESTION_GATHERING_H

#include "stats/question/question.h"

struct gathering {
	size_t most;   /* groups there may be */
	bool too_many; /* there were more */
	size_t count;
	const char ***labels; /* of each group, in the order in which they came up */
	size_t capacity;
	struct dictionary *known; /* labels as one text, to groups */
	struct buffer key;
	struct arena arena;
};

/* For no more than so many answers of a question, groups times what it asks for. */
struct gathering gathering_new(size_t most, const struct question *question);
void gathering_free(struct gathering *gathering);

/* The number of the group with these labels of a part; that of a new one is the count until then. SIZE_MAX
 * where there are too many. */
size_t gathering_group(struct gathering *gathering, const struct question *part, const char *const *labels);
/* Gives the question copies of these groups, without rows, in the order of groups. Returns the number that
 * each of them has had; free() it. */
size_t *gathering_settle(const struct gathering *gathering, struct question *question);

#endif
