/* Writes the sample of the Oslo night: alis.csv, veiledere.csv, kursdeltakelse.csv and progresjonsmoter.csv,
 * as exports of a municipality would look. Every person is SYNTHETIC; README.md says which figures are real.
 *
 *	generate FOLDER [ROWS]
 *
 * ROWS is the number of ALIS in work on 2025-12-31: 345 if not given, up to ten million and beyond. A larger
 * town is the same city again and again, each with its own draws, so nothing is kept in memory. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "samples/oslo/city.h"
#include "samples/oslo/files.h"

static const struct sample_file {
	const char *name;
	const char *head; /* a byte order mark, or nothing, and the header */
	void (*write)(FILE *file, int city, int in_work);
} files[] = {
	{ "alis.csv", alis_header, alis_write },
	{ "veiledere.csv", supervisors_header, supervisors_write },
	{ "kursdeltakelse.csv", courses_header, courses_write },
	{ "progresjonsmoter.csv", meetings_header, meetings_write },
};

/* False, and errno says why, if the file cannot be written to the last byte. */
static bool
file_write(const struct sample_file *sample, const char *folder, long rows)
{
	char path[4096];
	if (snprintf(path, sizeof path, "%s/%s", folder, sample->name) >= (int)sizeof path) {
		errno = ENAMETOOLONG;
		return false;
	}
	FILE *file = fopen(path, "wb");
	if (!file)
		return false;
	fputs(sample->head, file);
	for (int city = 0; rows > 0; city++, rows -= ALIS_IN_WORK)
		sample->write(file, city, rows < ALIS_IN_WORK ? (int)rows : ALIS_IN_WORK);
	bool written = !ferror(file);
	return fclose(file) == 0 && written;
}

int
main(int argc, char **argv)
{
	char *end = NULL;
	long rows = argc == 3 ? strtol(argv[2], &end, 10) : ALIS_IN_WORK;
	if (argc < 2 || argc > 3 || rows < 1 || rows > 1000000000 || (end && *end)) {
		fprintf(stderr, "usage: generate FOLDER [ROWS]\n"
				"FOLDER must exist; ROWS is a number of ALIS, 1 to 1000000000\n");
		return 2;
	}
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		if (!file_write(&files[i], argv[1], rows)) {
			fprintf(stderr, "generate: cannot write %s/%s: %s\n", argv[1], files[i].name,
				strerror(errno));
			return 73;
		}
	}
	return 0;
}
