#include <stdio.h>

#include "cmd/command.h"

const struct option version_options[] = { COMMON_OPTIONS };

bool
version_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	(void)arguments, (void)notice, (void)err;
	/* The Makefile says what it found when it built: "libcsv 3.0.3,gsl 2.7.1". */
	const char *libraries = MALTALL_LIBRARIES;
	puts("maltall " MALTALL_VERSION);
	puts("License GPL-3.0-or-later. There is no warranty, to the extent permitted by law.");
	fputs("Built with ", stdout);
	for (; *libraries; libraries++)
		if (*libraries == ',')
			fputs(", ", stdout);
		else
			putchar(*libraries);
	putchar('\n');
	return true;
}
