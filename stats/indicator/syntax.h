/* What libyaml's complaints mean to somebody who wrote a definitions file. */
#ifndef MALTALL_INDICATOR_SYNTAX_H
#define MALTALL_INDICATOR_SYNTAX_H

#include <stdbool.h>

struct syntax_hint {
	const char *problem; /* as libyaml says it */
	const char *context; /* and what it was doing; NULL: anything */
	bool at_context;     /* the mistake stands where that began, not where it was noticed */
	const char *message;
};

/* NULL where nothing better is known than what libyaml says. Either may be NULL. */
const struct syntax_hint *syntax_hint_find(const char *problem, const char *context);

#endif
