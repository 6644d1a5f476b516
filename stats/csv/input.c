#include "stats/csv/input.h"

#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/csv/unpack.h"

static const struct packing *const packings[] = { &packing_gzip, &packing_zstandard, &packing_zip,
	&packing_zip_empty };

struct input {
	struct raw *raw;
	bool begun;
	const struct packing *packing; /* NULL: the bytes are as they are */
	void *state;
	uint64_t given;
};

static struct input *
input_new(struct raw *raw)
{
	if (!raw)
		return NULL;
	struct input *input = xcalloc(1, sizeof *input);
	input->raw = raw;
	return input;
}

struct input *
input_open(const char *path, const char *name, struct error *err)
{
	return input_new(raw_open(path, name, err));
}

struct input *
input_open_bytes(const char *bytes, size_t length, size_t chunk, const char *name)
{
	return input_new(raw_open_bytes(bytes, length, chunk, name));
}

void
input_free(struct input *input)
{
	if (!input)
		return;
	if (input->state)
		input->packing->end(input->state);
	raw_free(input->raw);
	free(input);
}

const char *
input_packing(const struct input *input)
{
	return input->packing ? input->packing->name : NULL;
}

/* What else a file may be that somebody takes for a CSV file; NULL: nothing known. */
static const char *
foreign_kind(const char *head, size_t length)
{
	static const struct {
		const char *kind, *magic;
		size_t at, length;
	} kinds[] = {
		{ "an Excel workbook (.xls)", "\xD0\xCF\x11\xE0", 0, 4 },
		{ "a PDF file", "%PDF-", 0, 5 },
		{ "packed with bzip2", "1AY&", 4, 4 },
		{ "packed with xz",
			"\xFD"
			"7zXZ",
			0, 5 },
		{ "packed with 7-Zip", "7z\xBC\xAF", 0, 4 },
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (length >= kinds[i].at + kinds[i].length &&
			memcmp(head + kinds[i].at, kinds[i].magic, kinds[i].length) == 0)
			return kinds[i].kind;
	return NULL;
}

static bool
input_begin(struct input *input, struct error *err)
{
	const char *head;
	size_t length;
	if (!raw_head(input->raw, &head, &length, err))
		return false;
	for (size_t i = 0; i < sizeof packings / sizeof *packings; i++)
		if (length >= packings[i]->magic_length &&
			memcmp(head, packings[i]->magic, packings[i]->magic_length) == 0)
			input->packing = packings[i];
	const char *foreign = foreign_kind(head, length);
	if (foreign)
		return fail(err, ERROR_DATA, raw_name(input->raw), 0, 0,
			"is %s; expected a CSV file, plain or packed with gzip, Zstandard or zip", foreign);
	if (input->packing)
		input->state = input->packing->begin(input->raw, err);
	input->begun = true;
	return !input->packing || input->state;
}

/* A file of a few bytes must not be able to fill a disk or a night. */
static bool
input_is_sane(const struct input *input, struct error *err)
{
	if (input->given > INPUT_MOST)
		return fail(err, ERROR_DATA, raw_name(input->raw), 0, 0,
			"unpacks to more than %d GB, the most that is read; is it a CSV file?",
			(int)(INPUT_MOST >> 30));
	if (input->given > INPUT_FREE && input->given / INPUT_RATIO > raw_taken(input->raw))
		return fail(err, ERROR_DATA, raw_name(input->raw), 0, 0,
			"unpacks to more than %d times its size, which no table does; unpack it first if it "
			"is one",
			INPUT_RATIO);
	return true;
}

bool
input_read(struct input *input, char *bytes, size_t size, size_t *length, struct error *err)
{
	if (!input->begun && !input_begin(input, err))
		return false;
	if (!input->packing)
		return raw_read(input->raw, bytes, size, length, err);
	if (!input->state || !input->packing->read(input->state, bytes, size, length, err))
		return false;
	input->given += *length;
	return input_is_sane(input, err);
}

struct raw *
input_raw(const struct input *input)
{
	uint64_t size;
	return !input->packing && raw_is_seekable(input->raw, &size) ? input->raw : NULL;
}

bool
input_is_stopped(const struct input *input)
{
	return raw_is_stopped(input->raw);
}

void
input_unsigned(struct input *input)
{
	raw_unsigned(input->raw);
}

void
input_digest(struct input *input, char *out)
{
	raw_digest(input->raw, out);
}
