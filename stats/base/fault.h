/* Everything found wrong in data or definitions, in the order it was found; nothing stops at the first.
 *
 * The severities are the words of the KOSTRA control program. A fault names its place and its rule; its
 * message never holds the value of a key column (whoever adds the fault sees to that). Files, rules and
 * messages are copied into the list. */
#ifndef MALTALL_BASE_FAULT_H
#define MALTALL_BASE_FAULT_H

#include <stddef.h>

#include "stats/base/memory.h"

enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR, SEVERITY_FATAL };

struct fault {
	enum severity severity;
	const char
		*rule; /* a short name: date, number, truth, one_of, duplicate_key, dangling_reference, ... */
	const char *file;    /* as written by the user; "" where there is none */
	size_t line, column; /* from 1, in characters; 0 where there is none */
	const char *message;
	size_t cases; /* how many fields or rows it is about; 1 unless fault_cases says more */
};

struct faults {
	struct fault *items;
	size_t count, capacity;
	size_t by_severity[4];
	struct arena arena;
};

/* "info", "warning", "error", "fatal". */
const char *severity_name(enum severity severity);

void fault_add(struct faults *faults, enum severity severity, const char *rule, const char *file, size_t line,
	size_t column, const char *format, ...) __attribute__((format(printf, 7, 8)));

/* Says how many fields or rows the last fault of the list stands for. */
void fault_cases(struct faults *faults, size_t cases);

/* Appends all of one list to another, and empties the first. */
void faults_move(struct faults *from, struct faults *to);

/* Puts the faults from that place on into the order of their lines; on one line what has no column is
 * first, and otherwise they keep theirs; those without a line are last. Returns the new place of each (of the
 * fault at from + i), yours to free; NULL: all stood in order. */
size_t *faults_arrange(struct faults *faults, size_t from);

/* Frees what the list holds, not the list itself; a zeroed list is an empty one. */
void faults_free(struct faults *faults);

#endif
