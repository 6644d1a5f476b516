#include "stats/csv/parts.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/csv/compose.h"
#include "stats/csv/cut.h"
#include "stats/csv/reader_state.h"

/* The row under way where a block ends is looked for so far, a step at a time; so many parts a thread may
 * have been read and wait. */
enum { PART_TAIL = 1 << 16, PART_STEP = 1 << 12, PART_SLOTS = 2 };

/* What is known of the place where a block begins. */
struct frontier {
	size_t block; /* which one */
	size_t line;
	bool inside; /* quotes */
};

struct part {
	struct reader *reader;
	struct faults faults;
	char *bytes; /* of the block and behind it, as many as have been read */
	size_t length;
	size_t begin, end; /* the part is what lies between; empty if no row begins in the block */
	size_t line;       /* of its first byte */
	bool has_accents;  /* the block or what is behind it */
	bool done, stands;
	void *made; /* NULL: nothing */
};

struct worker {
	struct parts *parts;
	size_t index; /* from 1; 0 is the owner */
	pthread_t thread;
};

struct parts {
	struct reader *reader;
	struct raw *raw;
	struct parts_use use;
	size_t block;
	struct faults *faults; /* the reader's */

	/* The owner's. */
	struct faults own; /* found by the whole reader */
	uint64_t at;       /* how far rows have been given out, and the line there */
	size_t line;
	size_t patience; /* blocks that the whole reader goes on for */
	bool cut;        /* parts are being read */
	struct error problem;

	pthread_mutex_t mutex;
	pthread_cond_t changed;
	bool ended;
	uint64_t first;            /* where block 0 begins */
	size_t block_count;        /* up to the last that has a part */
	size_t begun, busy, taken; /* parts: begun, being read, and taken by the owner */
	struct frontier frontier;  /* of the first block that has not been counted */
	size_t slot_count, worker_count;
	struct part *slots;
	struct worker *workers;
};

/* ---- One part ---- */

/* Reads the file up to `wanted` bytes from where the block begins; false if there are not so many. */
static bool
part_reach(struct part *part, const struct parts *parts, uint64_t at, size_t wanted)
{
	struct error ignored = { 0 }; /* the whole reader will meet it */
	while (part->length < wanted) {
		size_t count;
		if (!raw_peek(parts->raw, at + part->length, part->bytes + part->length,
			    wanted - part->length, &count, &ignored) ||
			count == 0)
			return false;
		part->length += count;
	}
	return true;
}

/* Finds where the part begins and ends; false if its last row is too long, or the file has become shorter. */
static bool
part_find(struct part *part, const struct parts *parts, uint64_t at, const struct frontier *from, bool inside)
{
	const char quote = parts->reader->dialect.quote;
	const size_t block = parts->block;
	part->begin = from->block ? row_behind(part->bytes, 0, block, quote, from->inside) : 0;
	part->end = part->begin;
	if (part->begin == SIZE_MAX)
		return true;
	part->line =
		from->line + tally_bytes(part->bytes, part->begin, quote, parts->reader->plain.scanner).lines;
	while ((part->end = row_behind(part->bytes, block, part->length, quote, inside)) == SIZE_MAX) {
		size_t length = part->length;
		if (length >= block + PART_TAIL)
			return false;
		part_reach(part, parts, at, length + PART_STEP);
		if (part->length == length)
			return false;
	}
	part->has_accents = part->has_accents || composer_is_needed(part->bytes + block, part->end - block);
	return true;
}

/* Reads the part whose first byte is a row's. */
static void
part_read(struct part *part, const struct parts *parts, size_t worker)
{
	struct error ignored = { 0 }; /* only a part that does not stand has one */
	const struct stretch stretch = { part->bytes + part->begin, part->end - part->begin, part->line,
		part->has_accents };
	part_begin(part->reader, &stretch, &part->faults);
	part->made = parts->use.read(parts->use.context, worker, part->reader, &part->faults, &ignored);
	part->stands = !ignored.kind && part_stands(part->reader);
}

static void
part_drop(struct part *part, const struct parts *parts)
{
	if (part->made)
		parts->use.drop(parts->use.context, part->made);
	part->made = NULL;
	faults_free(&part->faults);
}

/* ---- The threads ---- */

/* Counts the block without knowing where its rows begin, then waits for those before it to be counted: *from
 * is where it begins, *inside whether it ends in quotes. */
static bool
block_count(struct parts *parts, struct part *part, uint64_t at, size_t index, struct frontier *from,
	bool *inside)
{
	struct tally tally = { 0 };
	part->length = 0;
	bool whole = part_reach(part, parts, at, parts->block + 1);
	if (whole)
		tally = tally_bytes(part->bytes, parts->block, parts->reader->dialect.quote,
			parts->reader->plain.scanner);
	part->has_accents = tally.has_accents;
	pthread_mutex_lock(&parts->mutex);
	while (parts->frontier.block != index)
		pthread_cond_wait(&parts->changed, &parts->mutex);
	*from = parts->frontier;
	*inside = from->inside ^ (tally.quotes & 1);
	parts->frontier = (struct frontier){ index + 1, from->line + tally.lines, *inside };
	pthread_cond_broadcast(&parts->changed);
	pthread_mutex_unlock(&parts->mutex);
	return whole;
}

static void
block_read(struct parts *parts, struct part *part, size_t index, size_t worker)
{
	uint64_t at = parts->first + (uint64_t)index * parts->block;
	struct frontier from;
	bool inside;
	part->begin = part->end = 0;
	part->stands = block_count(parts, part, at, index, &from, &inside) &&
		       part_find(part, parts, at, &from, inside);
	if (part->stands && part->end > part->begin)
		part_read(part, parts, worker);
}

static void *
blocks_read(void *context)
{
	const struct worker *worker = context;
	struct parts *parts = worker->parts;
	pthread_mutex_lock(&parts->mutex);
	for (;;) {
		while (!parts->ended && (parts->begun == parts->block_count ||
						parts->begun - parts->taken == parts->slot_count))
			pthread_cond_wait(&parts->changed, &parts->mutex);
		if (parts->ended)
			break;
		size_t index = parts->begun++;
		struct part *part = &parts->slots[index % parts->slot_count];
		part->done = false;
		parts->busy++;
		pthread_mutex_unlock(&parts->mutex);
		block_read(parts, part, index, worker->index);
		pthread_mutex_lock(&parts->mutex);
		part->done = true;
		parts->busy--;
		pthread_cond_broadcast(&parts->changed);
	}
	pthread_mutex_unlock(&parts->mutex);
	return NULL;
}

/* ---- The owner ---- */

/* Lets the threads begin where the whole reader rests, if parts can begin there. */
static void
blocks_begin(struct parts *parts)
{
	uint64_t size;
	parts->at = raw_taken(parts->raw);
	parts->line = lines_line(parts->reader->lines);
	if (!region_is_even(&parts->reader->region) || !raw_is_seekable(parts->raw, &size) ||
		size <= parts->at + parts->block)
		return;
	parts->cut = true;
	pthread_mutex_lock(&parts->mutex);
	parts->first = parts->at;
	parts->begun = parts->taken = 0;
	parts->block_count = (size_t)((size - parts->at - 1) / parts->block);
	parts->frontier = (struct frontier){ .line = parts->line };
	pthread_cond_broadcast(&parts->changed);
	pthread_mutex_unlock(&parts->mutex);
}

/* What has been read in vain is dropped. */
static void
blocks_drop(struct parts *parts)
{
	parts->cut = false;
	pthread_mutex_lock(&parts->mutex);
	parts->block_count = parts->begun;
	while (parts->busy)
		pthread_cond_wait(&parts->changed, &parts->mutex);
	pthread_mutex_unlock(&parts->mutex);
	for (size_t i = 0; i < parts->slot_count; i++)
		part_drop(&parts->slots[i], parts);
}

/* The next part, as soon as it has been read; NULL if that was the last block. */
static struct part *
part_wait(struct parts *parts)
{
	struct part *part = &parts->slots[parts->taken % parts->slot_count];
	pthread_mutex_lock(&parts->mutex);
	while (parts->taken < parts->block_count && !(parts->begun > parts->taken && part->done))
		pthread_cond_wait(&parts->changed, &parts->mutex);
	bool over = parts->taken == parts->block_count;
	pthread_mutex_unlock(&parts->mutex);
	return over ? NULL : part;
}

static void *
part_take(struct parts *parts)
{
	struct part *part = part_wait(parts);
	if (!part || !part->stands) {
		blocks_drop(parts);
		return NULL;
	}
	void *made = part->made;
	if (made) {
		part_merge(parts->reader, part->reader);
		faults_move(&part->faults, parts->faults);
		raw_sign(parts->raw, part->bytes + part->begin, part->end - part->begin);
		parts->at += part->end - part->begin;
		raw_reached(parts->raw, parts->at);
		parts->line = lines_line(part->reader->lines);
		parts->patience = 1;
	}
	part->made = NULL;
	pthread_mutex_lock(&parts->mutex);
	parts->taken++;
	pthread_cond_broadcast(&parts->changed);
	pthread_mutex_unlock(&parts->mutex);
	return made;
}

/* The whole reader reads on from where rows have been given out. */
static bool
stretch_read(struct parts *parts, void **made, struct error *err)
{
	struct reader *reader = parts->reader;
	uint64_t until = parts->at + (uint64_t)parts->patience * parts->block;
	if (!reader_go_on(reader, parts->at, parts->line, until, err))
		return false;
	reader_faults_to(reader, &parts->own);
	*made = parts->use.read(parts->use.context, 0, reader, &parts->own, &parts->problem);
	reader_faults_to(reader, parts->faults);
	faults_move(&parts->own, parts->faults);
	parts->patience = parts->patience ? 2 * parts->patience : 1;
	if (parts->patience > PARTS_PATIENCE)
		parts->patience = PARTS_PATIENCE;
	if (reader->resting && !parts->problem.kind)
		blocks_begin(parts);
	return true;
}

bool
parts_next(struct parts *parts, void **made, struct error *err)
{
	const struct error *problem = &parts->problem;
	*made = NULL;
	while (!*made && parts->cut)
		*made = part_take(parts);
	if (*made)
		return true;
	if (problem->kind)
		return fail(err, problem->kind, problem->file, problem->line, problem->column, "%s",
			problem->text);
	if (parts->reader->ended && !parts->reader->resting)
		return true;
	return stretch_read(parts, made, err);
}

/* ---- Begin and end ---- */

static void
threads_start(struct parts *parts, size_t threads)
{
	parts->workers = xcalloc(threads, sizeof *parts->workers);
	for (size_t i = 0; i < threads; i++) {
		struct worker *worker = &parts->workers[parts->worker_count];
		*worker = (struct worker){ .parts = parts, .index = parts->worker_count + 1 };
		if (pthread_create(&worker->thread, NULL, blocks_read, worker) == 0)
			parts->worker_count++;
	}
}

static void
slots_make(struct parts *parts, size_t threads)
{
	parts->slot_count = threads * PART_SLOTS;
	parts->slots = xcalloc(parts->slot_count, sizeof *parts->slots);
	for (size_t i = 0; i < parts->slot_count; i++) {
		parts->slots[i].reader = part_new(parts->reader);
		parts->slots[i].bytes = xmalloc(parts->block + PART_TAIL + PART_STEP + 1);
	}
}

struct parts *
parts_new(struct reader *reader, const struct parts_use *use, size_t threads, size_t block)
{
	uint64_t at, size;
	struct raw *raw = input_raw(reader->input);
	if (!raw || !reader_place(reader, &at) || !raw_is_seekable(raw, &size) || size <= at + block)
		return NULL;
	struct parts *parts = xcalloc(1, sizeof *parts);
	parts->reader = reader;
	parts->raw = raw;
	parts->use = *use;
	parts->block = block;
	parts->faults = reader->parse.faults;
	parts->at = at;
	parts->line = lines_line(reader->lines);
	parts->patience = use->alone;
	pthread_mutex_init(&parts->mutex, NULL);
	pthread_cond_init(&parts->changed, NULL);
	slots_make(parts, threads);
	threads_start(parts, threads);
	if (parts->worker_count) {
		reader->next_asked = true;
		return parts;
	}
	parts_free(parts);
	return NULL;
}

void
parts_free(struct parts *parts)
{
	if (!parts)
		return;
	pthread_mutex_lock(&parts->mutex);
	parts->ended = true;
	pthread_cond_broadcast(&parts->changed);
	pthread_mutex_unlock(&parts->mutex);
	for (size_t i = 0; i < parts->worker_count; i++)
		pthread_join(parts->workers[i].thread, NULL);
	for (size_t i = 0; i < parts->slot_count; i++) {
		part_drop(&parts->slots[i], parts);
		reader_free(parts->slots[i].reader);
		free(parts->slots[i].bytes);
	}
	pthread_cond_destroy(&parts->changed);
	pthread_mutex_destroy(&parts->mutex);
	free(parts->slots);
	free(parts->workers);
	free(parts);
}
