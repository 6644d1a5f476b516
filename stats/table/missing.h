/* The marks that mean missing: those a column declares, or the ones that Norwegian files use. */
#ifndef MALTALL_TABLE_MISSING_H
#define MALTALL_TABLE_MISSING_H

#include <stdbool.h>
#include <stddef.h>

#include "stats/csv/reader.h"
#include "stats/table/table.h"

/* The marks of a column, and the bytes they begin with: most fields are passed at the first byte. */
struct marks {
	const char *const *texts;
	const enum mark_meaning *meanings; /* NULL: MARK_MISSING, all of them */
	size_t count;
	bool first[256];
	size_t longest;
};

/* Borrows the spec: its marks, or missing_marks_default where it declares none. */
struct marks marks_of(const struct column_spec *spec);
/* The mark that a clean field is, the case of ASCII letters ignored; SIZE_MAX if it is none. */
size_t marks_find(const struct marks *marks, struct slice field);
enum mark_meaning marks_meaning(const struct marks *marks, size_t mark);

/* What is said where such a mark stands. */
struct mark_sentence {
	const char *rule, *said;
};
extern const struct mark_sentence mark_sentences[MARK_MEANING_COUNT];

#endif
