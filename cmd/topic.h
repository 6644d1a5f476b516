/* Pages of `maltall help` that are not about one command. What a page lists comes from the tables that the
 * program itself works by. */
#ifndef MALTALL_CMD_TOPIC_H
#define MALTALL_CMD_TOPIC_H

#include <stddef.h>

struct topic {
	const char *name, *help;
	void (*print)(void); /* to stdout */
};

extern const struct topic topics[];
extern const size_t topic_count;

void topic_conditions(void);
void topic_definitions(void);
void topic_exit_codes(void);
void topic_methods(void);
void topic_night(void);

/* `text` in lines of at most PAGE_WIDTH characters, each after `indent` blanks; the first line stands where
 * the cursor is. */
enum { PAGE_WIDTH = 79 };
void topic_wrap(const char *text, int indent);

#endif
