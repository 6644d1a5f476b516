#include "stats/csv/ahead.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "stats/base/memory.h"
#include "stats/csv/reader_state.h"

/* So many batches may wait. */
enum { AHEAD_SLOTS = 8 };

/* A batch, and what it borrows. */
struct slot {
	struct rows rows;
	struct texts texts;
	struct faults faults; /* found while it was read */
	struct batch batch;
	bool last; /* nothing comes behind it: the end, or why nothing more can be read */
};

struct ahead {
	struct reader *reader;
	struct faults *faults; /* the reader's */
	struct rows rows;      /* the reader's */
	pthread_t thread;
	bool running;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	size_t filled, freed; /* slots, ever; the batch at hand is in the first that is not freed */
	bool at_hand, stopped;
	struct slot slots[AHEAD_SLOTS];
};

static void
slot_fill(struct reader *reader, struct slot *slot)
{
	struct error ignored = { 0 }; /* the reader keeps it */
	reader->parse.rows = slot->rows;
	reader_faults_to(reader, &slot->faults);
	lines_exchange(reader->lines, &slot->texts);
	bool read = reader_fill(reader, &slot->batch, &ignored);
	lines_exchange(reader->lines, &slot->texts);
	slot->rows = reader->parse.rows;
	slot->last = !read || slot->batch.rows == 0;
}

static void *
slots_fill(void *context)
{
	struct ahead *ahead = context;
	bool last = false;
	pthread_mutex_lock(&ahead->mutex);
	while (!last) {
		while (ahead->filled - ahead->freed == AHEAD_SLOTS && !ahead->stopped)
			pthread_cond_wait(&ahead->changed, &ahead->mutex);
		if (ahead->stopped)
			break;
		struct slot *slot = &ahead->slots[ahead->filled % AHEAD_SLOTS];
		pthread_mutex_unlock(&ahead->mutex);
		slot_fill(ahead->reader, slot);
		pthread_mutex_lock(&ahead->mutex);
		last = slot->last;
		ahead->filled++;
		pthread_cond_signal(&ahead->changed);
	}
	pthread_mutex_unlock(&ahead->mutex);
	return NULL;
}

struct ahead *
ahead_start(struct reader *reader)
{
	if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
		return NULL;
	struct ahead *ahead = xcalloc(1, sizeof *ahead);
	ahead->reader = reader;
	ahead->faults = reader->parse.faults;
	ahead->rows = reader->parse.rows;
	for (size_t i = 0; i < AHEAD_SLOTS; i++)
		ahead->slots[i].rows =
			(struct rows){ .columns = ahead->rows.columns, .wanted = ahead->rows.wanted };
	pthread_mutex_init(&ahead->mutex, NULL);
	pthread_cond_init(&ahead->changed, NULL);
	ahead->running = pthread_create(&ahead->thread, NULL, slots_fill, ahead) == 0;
	if (ahead->running)
		return ahead;
	ahead_stop(ahead);
	return NULL;
}

/* The thread ends, and the reader is as it was. */
static void
thread_end(struct ahead *ahead)
{
	if (!ahead->running)
		return;
	pthread_mutex_lock(&ahead->mutex);
	ahead->stopped = true;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->mutex);
	pthread_join(ahead->thread, NULL);
	ahead->running = false;
	ahead->reader->parse.rows = ahead->rows;
	reader_faults_to(ahead->reader, ahead->faults);
}

bool
ahead_is_over(const struct ahead *ahead)
{
	return !ahead->running;
}

/* Waits for the batch behind the one at hand, whose slot is free then. */
static struct slot *
slot_next(struct ahead *ahead)
{
	pthread_mutex_lock(&ahead->mutex);
	ahead->freed += ahead->at_hand;
	ahead->at_hand = true;
	pthread_cond_signal(&ahead->changed);
	while (ahead->filled == ahead->freed)
		pthread_cond_wait(&ahead->changed, &ahead->mutex);
	struct slot *slot = &ahead->slots[ahead->freed % AHEAD_SLOTS];
	pthread_mutex_unlock(&ahead->mutex);
	return slot;
}

bool
ahead_next(struct ahead *ahead, struct batch *batch, struct error *err)
{
	struct slot *slot = slot_next(ahead);
	faults_move(&slot->faults, ahead->faults);
	*batch = slot->batch;
	if (!slot->last)
		return true;
	thread_end(ahead);
	return !ahead->reader->problem.kind || reader_problem(ahead->reader, err);
}

void
ahead_stop(struct ahead *ahead)
{
	if (!ahead)
		return;
	thread_end(ahead);
	for (size_t i = 0; i < AHEAD_SLOTS; i++) {
		rows_free(&ahead->slots[i].rows);
		texts_free(&ahead->slots[i].texts);
		faults_free(&ahead->slots[i].faults);
	}
	pthread_cond_destroy(&ahead->changed);
	pthread_mutex_destroy(&ahead->mutex);
	free(ahead);
}
