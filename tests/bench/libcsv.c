/* What libcsv alone takes, in a program that does nothing else: libcsv share|frequency FILE SIGN
 *
 * `share`: of the rows that began by 2023-06-30, how many have a plan, by unit. `frequency`: how often each
 * number of hours stands there. Read in blocks, compared as text, no more looked at than is needed. */
#include <csv.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 1 << 18, UNITS = 64, VALUES = 1 << 13, WIDTH = 40 };

struct unit {
	char name[WIDTH];
	size_t length;
	long planned, begun;
};

struct counting {
	bool share, header;
	int column;
	struct unit units[UNITS];
	size_t unit, unit_count;
	bool begun, planned;
	long hours[VALUES], missing;
};

static void
unit_find(struct counting *counting, const char *name, size_t length)
{
	size_t i = 0;
	while (i < counting->unit_count &&
		(counting->units[i].length != length || memcmp(counting->units[i].name, name, length) != 0))
		i++;
	if (i == counting->unit_count && i + 1 < UNITS && length < WIDTH) {
		memcpy(counting->units[i].name, name, length);
		counting->units[i].length = length;
		counting->unit_count++;
	}
	counting->unit = i;
}

static bool
is_begun(const char *date, size_t length)
{
	char iso[] = "yyyy-mm-dd";
	if (length != 10)
		return false;
	if (date[2] != '.')
		return memcmp(date, "2023-06-30", 10) <= 0;
	memcpy(iso, date + 6, 4);
	memcpy(iso + 5, date + 3, 2);
	memcpy(iso + 8, date, 2);
	return memcmp(iso, "2023-06-30", 10) <= 0;
}

/* Hours have two decimals: the number without its sign. */
static void
hours_count(struct counting *counting, const char *text, size_t length)
{
	size_t value = 0;
	for (size_t i = 0; i < length; i++)
		if (text[i] >= '0' && text[i] <= '9')
			value = value * 10 + (size_t)(text[i] - '0');
	if (length == 0)
		counting->missing++;
	else if (value < VALUES)
		counting->hours[value]++;
}

static void
field_seen(void *bytes, size_t length, void *context)
{
	struct counting *counting = context;
	int column = counting->column++;
	if (counting->header)
		return;
	if (!counting->share && column == 6)
		hours_count(counting, bytes, length);
	else if (counting->share && column == 1)
		unit_find(counting, bytes, length);
	else if (counting->share && column == 3)
		counting->begun = is_begun(bytes, length);
	else if (counting->share && column == 4)
		counting->planned = length > 0;
}

static void
row_seen(int ending, void *context)
{
	(void)ending;
	struct counting *counting = context;
	if (counting->share && !counting->header && counting->begun) {
		counting->units[counting->unit].begun++;
		counting->units[counting->unit].planned += counting->planned;
	}
	counting->header = false;
	counting->column = 0;
}

int
main(int argc, char **argv)
{
	static char block[BLOCK];
	static struct counting counting = { .header = true };
	FILE *file = argc == 4 ? fopen(argv[2], "rb") : NULL;
	struct csv_parser parser;
	if (!file || csv_init(&parser, 0) != 0)
		return EXIT_FAILURE;
	counting.share = strcmp(argv[1], "share") == 0;
	csv_set_delim(&parser, (unsigned char)argv[3][0]);
	for (size_t length; (length = fread(block, 1, sizeof block, file)) > 0;)
		if (csv_parse(&parser, block, length, field_seen, row_seen, &counting) != length)
			return EXIT_FAILURE;
	csv_fini(&parser, field_seen, row_seen, &counting);
	csv_free(&parser);
	fclose(file);
	for (size_t i = 0; i < counting.unit_count; i++)
		printf("%.*s,%ld,%ld\n", (int)counting.units[i].length, counting.units[i].name,
			counting.units[i].planned, counting.units[i].begun);
	for (size_t i = 0; !counting.share && i < VALUES; i++)
		if (counting.hours[i])
			printf("%zu.%02zu,%ld\n", i / 100, i % 100, counting.hours[i]);
	if (!counting.share)
		printf(",%ld\n", counting.missing);
	return EXIT_SUCCESS;
}
