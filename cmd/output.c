#include "cmd/output.h"

#include <stdio.h>

enum print_format
output_format(const struct arguments *arguments)
{
	static const char *const names[] = { [PRINT_TABLE] = "table",
		[PRINT_CSV] = "csv",
		[PRINT_JSON] = "json",
		[PRINT_MARKDOWN] = "markdown" };
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (arguments_chose(arguments, "format", names[i]))
			return (enum print_format)i;
	return PRINT_TABLE;
}

enum language
output_language(const struct arguments *arguments)
{
	return arguments_chose(arguments, "language", "en") ? LANGUAGE_EN : LANGUAGE_NB;
}

bool
text_print(const struct buffer *text, struct error *err)
{
	return (fwrite(text->bytes, 1, text->length, stdout) == text->length && fflush(stdout) == 0) ||
	       fail(err, ERROR_WRITE, NULL, 0, 0, "cannot write to standard output");
}

bool
listing_say(
	const struct listing *listing, enum print_format format, enum language language, struct error *err)
{
	struct buffer text = { 0 };
	listing_print(listing, format, language, &text);
	bool done = text_print(&text, err);
	buffer_free(&text);
	return done;
}
