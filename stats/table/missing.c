#include "stats/table/missing.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

const char *const missing_marks_default[] = { "-", "–", ".", "..", ":", "NA", "N/A", "Ukjent", "Ikke oppgitt",
	"Manglende informasjon", "#I/T", "#N/A", NULL };

const struct mark_sentence mark_sentences[MARK_MEANING_COUNT] = {
	[MARK_MISSING] = { "missing_mark", "read as missing" },
	[MARK_ZERO] = { "mark_zero", "read as 0" },
	[MARK_NOT_APPLICABLE] = { "mark_not_applicable", "read as missing (not applicable)" },
	[MARK_NOT_AVAILABLE] = { "mark_not_available", "read as missing (not available)" },
	[MARK_CONFIDENTIAL] = { "mark_confidential", "read as missing (confidential)" },
	[MARK_UNKNOWN] = { "mark_unknown", "read as missing (unknown)" },
};

struct marks
marks_of(const struct column_spec *spec)
{
	struct marks marks = {
		.texts = spec->missing, .count = spec->missing_count, .meanings = spec->meanings
	};
	if (!marks.texts) {
		marks.texts = missing_marks_default;
		while (marks.texts[marks.count])
			marks.count++;
	}
	for (size_t i = 0; i < marks.count; i++) {
		unsigned char first = (unsigned char)marks.texts[i][0];
		size_t length = strlen(marks.texts[i]);
		marks.longest = length > marks.longest ? length : marks.longest;
		marks.first[first] = true;
		if (first < 0x80) {
			marks.first[tolower(first)] = true;
			marks.first[toupper(first)] = true;
		}
	}
	return marks;
}

size_t
marks_find(const struct marks *marks, struct slice field)
{
	if (field.length == 0 || field.length > marks->longest ||
		!marks->first[(unsigned char)field.bytes[0]])
		return SIZE_MAX;
	for (size_t i = 0; i < marks->count; i++) {
		if ((marks->texts[i][0] | 0x20) == (field.bytes[0] | 0x20) &&
			strlen(marks->texts[i]) == field.length &&
			strncasecmp(marks->texts[i], field.bytes, field.length) == 0)
			return i;
	}
	return SIZE_MAX;
}

enum mark_meaning
marks_meaning(const struct marks *marks, size_t mark)
{
	return marks->meanings ? marks->meanings[mark] : MARK_MISSING;
}
