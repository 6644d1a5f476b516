#include <stdint.h>

#include "stats/indicator/definition_parts.h"

/* More than any file that a person made; a number beyond them is a slip. */
enum { HEADER_LINE_MOST = 100000, HEADER_ROWS_MOST = 8 };

/* The sign chosen; 0 where none is. */
static char
sign_read(const struct section *section, const char *key, const char *signs)
{
	size_t choice = section_choice(section, key, SIZE_MAX);
	return choice == SIZE_MAX ? '\0' : signs[choice];
}

void
dialect_read(const struct section *table, struct dialect *dialect)
{
	const struct node *node = section_node(table, "dialect");
	if (!node)
		return;
	struct section section = section_open(table->reading, PLACE_DIALECT, NULL, node);
	size_t encoding = section_choice(&section, "encoding", SIZE_MAX);
	*dialect = (struct dialect){
		.encoding = encoding == SIZE_MAX ? ENCODING_FOUND_OUT
						 : (enum encoding)(encoding + ENCODING_UTF_8),
		.delimiter = sign_read(&section, "delimiter", ";,\t|"),
		.decimal = sign_read(&section, "decimal", ".,"),
		.quote = sign_read(&section, "quote", "\"'"),
		.header_line = section_count(&section, "header_line", HEADER_LINE_MOST),
		.header_rows = section_count(&section, "header_rows", HEADER_ROWS_MOST),
		.whole_file = section_choice(&section, "whole_file", 0) == 1,
	};
}
