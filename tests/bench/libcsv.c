/* What libcsv alone takes, in a program that does nothing else: libcsv JOB SIGN FILE [FILE], with the jobs of
 * peers.sh (count, share, describe, frequency; meetings takes the meetings and then the trainees).
 *
 * Read in blocks, compared as text, no more looked at than is needed. The answer is printed in the form in
 * which answers are compared. */
#include <csv.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Hours have two decimals and are below 60; trainees are numbered from FIRST. */
enum { BLOCK = 1 << 18, UNITS = 64, VALUES = 6000, WIDTH = 40, FIRST = 1000001, TRAINEES = 1 << 27 };

struct unit {
	char name[WIDTH];
	size_t length;
	long met, all;
};

struct counting {
	bool header;
	int column;
	long rows, missing, hours[VALUES];
	struct unit units[UNITS];
	size_t unit, unit_count;
	bool counts, met;
	size_t trainee;
	unsigned char *has_met; /* a bit a trainee */
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

static void
unit_count(struct counting *counting)
{
	if (!counting->counts)
		return;
	counting->units[counting->unit].all++;
	counting->units[counting->unit].met += counting->met;
}

/* Whether a date, yyyy-mm-dd or dd.mm.yyyy, is not after another. */
static bool
is_by(const char *date, size_t length, const char *last)
{
	char iso[] = "yyyy-mm-dd";
	if (length != 10)
		return false;
	if (date[2] != '.')
		return memcmp(date, last, 10) <= 0;
	memcpy(iso, date + 6, 4);
	memcpy(iso + 5, date + 3, 2);
	memcpy(iso + 8, date, 2);
	return memcmp(iso, last, 10) <= 0;
}

static size_t
digits(const char *text, size_t length)
{
	size_t value = 0;
	for (size_t i = 0; i < length; i++)
		if (text[i] >= '0' && text[i] <= '9')
			value = value * 10 + (size_t)(text[i] - '0');
	return value;
}

static void
count_field(struct counting *counting, const char *text, size_t length)
{
	(void)counting, (void)text, (void)length;
}

static void
share_field(struct counting *counting, const char *text, size_t length)
{
	switch (counting->column) {
	case 1: unit_find(counting, text, length); break;
	case 3: counting->counts = is_by(text, length, "2023-06-30"); break;
	case 4: counting->met = length > 0; break;
	}
}

static void
hours_field(struct counting *counting, const char *text, size_t length)
{
	if (counting->column != 6)
		return;
	size_t value = digits(text, length);
	if (length == 0)
		counting->missing++;
	else if (value < VALUES)
		counting->hours[value]++;
}

static void
meeting_field(struct counting *counting, const char *text, size_t length)
{
	if (counting->column == 1)
		counting->trainee = digits(text, length) - FIRST;
	else if (counting->column == 2 && counting->trainee < TRAINEES && is_by(text, length, "2024-06-30") &&
		 !is_by(text, length, "2023-06-30"))
		counting->has_met[counting->trainee / 8] |= (unsigned char)(1 << counting->trainee % 8);
}

static void
trainee_field(struct counting *counting, const char *text, size_t length)
{
	size_t at;
	switch (counting->column) {
	case 0:
		at = digits(text, length) - FIRST;
		counting->met = at < TRAINEES && counting->has_met[at / 8] >> at % 8 & 1;
		break;
	case 1: unit_find(counting, text, length); break;
	case 2: counting->counts = is_by(text, length, "2024-06-30"); break;
	}
}

static void
count_print(const struct counting *counting)
{
	printf("%ld\n", counting->rows);
}

static void
units_print(const struct counting *counting)
{
	for (size_t i = 0; i < counting->unit_count; i++)
		printf("%.*s,%ld,%ld\n", (int)counting->units[i].length, counting->units[i].name,
			counting->units[i].met, counting->units[i].all);
}

static void
frequency_print(const struct counting *counting)
{
	for (size_t i = 0; i < VALUES; i++)
		if (counting->hours[i])
			printf("%g,%ld\n", (double)i / 100, counting->hours[i]);
	printf(",%ld\n", counting->missing);
}

/* The number of hundredths at a rank from 0. */
static double
rank_value(const struct counting *counting, long rank)
{
	size_t at = 0;
	for (long passed = counting->hours[0]; passed <= rank && at + 1 < VALUES;)
		passed += counting->hours[++at];
	return (double)at / 100;
}

/* Of type 7 of Hyndman and Fan, between two neighbours. */
static double
quartile(const struct counting *counting, long n, int quarter)
{
	double place = (double)(n - 1) * quarter / 4, below = floor(place);
	double low = rank_value(counting, (long)below);
	return place > below ? low + (place - below) * (rank_value(counting, (long)below + 1) - low) : low;
}

static void
describe_print(const struct counting *counting)
{
	long n = 0;
	double sum = 0, squares = 0;
	for (size_t i = 0; i < VALUES; i++) {
		n += counting->hours[i];
		sum += (double)counting->hours[i] * (double)i / 100;
	}
	double mean = sum / (double)n;
	for (size_t i = 0; i < VALUES; i++)
		squares += (double)counting->hours[i] * ((double)i / 100 - mean) * ((double)i / 100 - mean);
	printf("%ld,%.15g", n, quartile(counting, n, 0));
	for (int quarter = 1; quarter <= 4; quarter++)
		printf(",%.15g", quartile(counting, n, quarter));
	printf(",%.15g,%.15g\n", mean, sqrt(squares / (double)(n - 1)));
}

struct job {
	const char *name;
	void (*field)(struct counting *counting, const char *text, size_t length);
	void (*print)(const struct counting *counting);
};
static const struct job jobs[] = {
	{ "count", count_field, count_print },
	{ "share", share_field, units_print },
	{ "describe", hours_field, describe_print },
	{ "frequency", hours_field, frequency_print },
	{ "meetings", meeting_field, NULL },
};
static const struct job trainees = { "trainees", trainee_field, units_print };

struct reading {
	const struct job *job;
	struct counting *counting;
};

static void
field_seen(void *bytes, size_t length, void *context)
{
	const struct reading *reading = context;
	if (!reading->counting->header)
		reading->job->field(reading->counting, bytes, length);
	reading->counting->column++;
}

static void
row_seen(int ending, void *context)
{
	(void)ending;
	struct counting *counting = ((const struct reading *)context)->counting;
	if (!counting->header) {
		counting->rows++;
		unit_count(counting);
	}
	counting->header = false;
	counting->column = 0;
}

static bool
file_read(const char *path, char sign, const struct job *job, struct counting *counting)
{
	static char block[BLOCK];
	struct reading reading = { job, counting };
	struct csv_parser parser;
	FILE *file = fopen(path, "rb");
	if (!file || csv_init(&parser, 0) != 0)
		return false;
	counting->header = true;
	csv_set_delim(&parser, (unsigned char)sign);
	bool parsed = true;
	for (size_t length; parsed && (length = fread(block, 1, sizeof block, file)) > 0;)
		parsed = csv_parse(&parser, block, length, field_seen, row_seen, &reading) == length;
	csv_fini(&parser, field_seen, row_seen, &reading);
	csv_free(&parser);
	fclose(file);
	return parsed;
}

int
main(int argc, char **argv)
{
	static struct counting counting;
	const struct job *job = NULL;
	for (size_t i = 0; argc >= 4 && i < sizeof jobs / sizeof *jobs; i++)
		if (strcmp(argv[1], jobs[i].name) == 0)
			job = &jobs[i];
	if (!job || argc != (job->print ? 4 : 5)) {
		fputs("usage: libcsv JOB SIGN FILE [FILE]\n", stderr);
		return EXIT_FAILURE;
	}
	counting.has_met = job->print ? NULL : calloc(TRAINEES / 8, 1);
	bool was_read = (job->print || counting.has_met) && file_read(argv[3], *argv[2], job, &counting);
	if (!job->print) {
		job = &trainees;
		was_read = was_read && file_read(argv[4], *argv[2], job, &counting);
	}
	if (was_read)
		job->print(&counting);
	free(counting.has_met);
	return was_read ? EXIT_SUCCESS : EXIT_FAILURE;
}
