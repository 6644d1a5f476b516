/* One mapping of a definitions file (the file itself, a table, a column, a condition, an indicator), checked
 * against the table of keys when it is opened. What has been reported as a mistake then looks as if it were
 * left out. */
#ifndef MALTALL_INDICATOR_SECTION_H
#define MALTALL_INDICATOR_SECTION_H

#include <stdbool.h>

#include "stats/indicator/definition.h"
#include "stats/indicator/definition_keys.h"
#include "stats/indicator/node.h"
#include "stats/indicator/source.h"

/* A definitions file on its way to a definition. */
struct reading {
	struct definition *definition;
	struct faults *mistakes;
	struct source_map source;
	/* A table, a column or a named condition could not be understood. Conditions are then not compiled:
	 * they would complain of what is only missing because of that. */
	bool unsound;
};

void mistake_at(struct reading *reading, size_t line, size_t column, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* At the beginning of a node. */
void mistake(struct reading *reading, const struct node *node, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* "there is no WHAT `word`; did you mean ...?", or the names there are where none is near. */
void mistake_unknown(struct reading *reading, const struct node *node, const char *what, const char *word,
	const char *const *names, size_t count);
/* node_shown in the definition's arena. */
const char *shown(const struct reading *reading, const char *text);

struct section {
	struct reading *reading;
	enum key_place place;
	const struct node *name;    /* the key under which it stands; NULL for the file */
	const struct node *mapping; /* NULL where it is none */
};

/* Reports what is no mapping, keys that are unknown, of the wrong shape or without a value, required keys
 * that are not there, and an empty name. */
struct section section_open(
	struct reading *reading, enum key_place place, const struct node *name, const struct node *value);

/* Reports a name of nothing but blanks. */
void name_check(struct reading *reading, enum key_place place, const struct node *name);

/* The value of a key that the place has, if it is there and of the right shape; else NULL. */
const struct node *section_node(const struct section *section, const char *key);
/* The same as text. */
const char *section_text(const struct section *section, const char *key);
/* The index of the choice made; `otherwise` where none is. A word that is no choice is reported. */
size_t section_choice(const struct section *section, const char *key, size_t otherwise);
/* The index of the table named; SIZE_MAX where there is none. A name that no table has is reported,
 * if tables could be read at all. */
size_t section_table(const struct section *section, const char *key);
/* A whole number from 1 to `most`; 0 where there is none. Anything else is reported. */
size_t section_count(const struct section *section, const char *key, size_t most);
/* A date; DATE_MISSING where there is none. A text that is no date is reported. */
int32_t section_date(const struct section *section, const char *key);

/* The choice that a text makes; SIZE_MAX, and reported, if it is none. */
size_t choice_of(struct reading *reading, const struct definition_key *key, const struct node *node);

/* The texts of a list, or the one text; reports items that are no texts and texts that stand twice. Lives in
 * the arena. */
const struct node **section_texts(const struct section *section, const char *key, size_t *count);

#endif
