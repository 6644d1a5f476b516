/* Any bytes at all as a definitions file: it is read or its mistakes are listed, and each has an excerpt. */
#include <stdint.h>

#include "stats/indicator/definition.h"
#include "stats/indicator/source.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct faults mistakes = { 0 };
	struct error err = { 0 };
	struct buffer excerpt = { 0 };
	/* The folder does not exist, so that no relative pattern is looked for in a real one. */
	struct definition *definition =
		definition_read_text((const char *)bytes, length, "/dev/null/fuzz.yaml", &mistakes, &err);
	if ((definition == NULL) != (mistakes.count > 0) || (definition == NULL) != (err.kind != ERROR_NONE))
		__builtin_trap();
	for (size_t i = 0; i < mistakes.count; i++)
		error_excerpt((const char *)bytes, length, mistakes.items[i].line, mistakes.items[i].column,
			&excerpt);
	buffer_free(&excerpt);
	definition_free(definition);
	faults_free(&mistakes);
	return 0;
}
