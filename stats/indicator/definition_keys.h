/* Every key that a definitions file may have, as one table: it drives the reading, "did you mean" and
 * `maltall help definitions`. */
#ifndef MALTALL_INDICATOR_DEFINITION_KEYS_H
#define MALTALL_INDICATOR_DEFINITION_KEYS_H

#include <stdbool.h>
#include <stddef.h>

/* Where a key stands. */
enum key_place {
	PLACE_FILE,
	PLACE_TABLE,
	PLACE_DIALECT,
	PLACE_COLUMN,
	PLACE_CONDITION,
	PLACE_NOUN,
	PLACE_RULE,
	PLACE_SERIES,
	PLACE_BASELINE,
	PLACE_DECISION,
	PLACE_INDICATOR,
	PLACE_COUNT
};

/* What is written behind it. */
enum key_kind {
	KEY_TEXT,
	KEY_CHOICE,      /* one of `choices`, capital or small */
	KEY_DATE,        /* yyyy-mm-dd or dd.mm.yyyy */
	KEY_AS_OF,       /* a date, or today */
	KEY_UNTIL,       /* a date, or as_of */
	KEY_PERCENT,     /* 95 % */
	KEY_TARGET,      /* at least 70 % */
	KEY_CONDITION,   /* in the condition language */
	KEY_TABLE,       /* the name of a table */
	KEY_COLUMN,      /* the name of a column of the same table */
	KEY_TEXTS,       /* a list of texts, or one text */
	KEY_MARKS,       /* the same, or a mapping: each text with one of `choices` */
	KEY_YEAR,        /* yyyy */
	KEY_COUNT,       /* a whole number from 1 */
	KEY_MAPPING,     /* names, each with what belongs to it */
	KEY_SECTIONS,    /* a list of keys with their values */
	KEY_DESCRIPTION, /* a text that goes into the report as it is */
	KEY_KIND_COUNT,
};

struct definition_key {
	enum key_place place;
	const char *name;
	enum key_kind kind;
	bool required;
	const char *help;           /* one line */
	const char *const *choices; /* of a KEY_CHOICE or KEY_MARKS, ended by NULL, in the order of the enum
				       they stand for */
};

/* Ordered by place. */
extern const struct definition_key definition_keys[];
extern const size_t definition_key_count;

/* NULL if a place has no such key. */
const struct definition_key *definition_key_find(enum key_place place, const char *name);

/* "the file", "a table", "a dialect", "a column", "a condition", "a noun", "a rule",
 * "a series", "a baseline", "a decision", "an indicator". */
const char *key_place_name(enum key_place place);
/* "text", "date", "condition", ... */
const char *key_kind_name(enum key_kind kind);

#endif
