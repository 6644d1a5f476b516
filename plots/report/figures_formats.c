/* The figures as PDF and PNG. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "plots/report/report.h"
#include "stats/base/memory.h"

/* A gnuplot takes some 60 ms to start with its fonts, about as long as one PNG takes. */
enum { HANDS_MOST = 4, JOBS_A_HAND = 8 };

struct job {
	const struct figure *figure;
	enum picture_format format;
	struct buffer *picture;
	struct error err;
};

/* The jobs, and the first that nobody has taken. Whoever draws a picture, it is the same. */
struct jobs {
	struct job *items;
	size_t count;
	atomic_size_t next;
};

static void
jobs_work(struct jobs *jobs, struct plotter *plotter)
{
	for (size_t at; (at = atomic_fetch_add(&jobs->next, 1)) < jobs->count;) {
		struct job *job = &jobs->items[at];
		plotter_draw(plotter, job->figure->layout, job->format, job->figure->name, job->picture, NULL,
			&job->err);
	}
}

/* A thread with a gnuplot of its own; where it has none, the others do its part. */
static void *
hand_work(void *jobs)
{
	struct error ignored = { 0 };
	struct plotter *plotter = plotter_new(&ignored);
	if (plotter)
		jobs_work(jobs, plotter);
	plotter_free(plotter);
	return NULL;
}

static size_t
hands_wanted(size_t jobs)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	size_t hands = jobs / JOBS_A_HAND;
	if (cores < 1 || hands < 1)
		return 1;
	if (hands > (size_t)cores)
		hands = (size_t)cores;
	return hands > HANDS_MOST ? HANDS_MOST : hands;
}

static void
jobs_share(struct jobs *jobs, struct plotter *plotter)
{
	pthread_t threads[HANDS_MOST];
	size_t started = 0, hands = hands_wanted(jobs->count);
	while (started + 1 < hands && pthread_create(&threads[started], NULL, hand_work, jobs) == 0)
		started++;
	jobs_work(jobs, plotter);
	for (size_t i = 0; i < started; i++)
		pthread_join(threads[i], NULL);
}

static void
lacks(struct figures *figures, const char *name, enum picture_format format, const struct error *err)
{
	struct buffer text = { 0 };
	if (err->kind == ERROR_NONE)
		return;
	figures->lacking++;
	if (figures->lacking_first)
		return;
	buffer_print(&text, "%s.%s: %s", name, picture_ending(format), err->text);
	figures->lacking_first = text.bytes;
}

/* One page a figure, in the order of the report; those of the pages of units are not in it. */
static void
pages_draw(struct figures *figures, struct plotter *plotter)
{
	const struct layout **layouts = xcalloc(figures->count, sizeof *layouts);
	struct error pages = { 0 }, slides = { 0 };
	size_t count = 0;
	for (size_t i = 0; i < figures->count; i++)
		if (figures->items[i].kind != FIGURE_UNIT_COURSE)
			layouts[count++] = figures->items[i].layout;
	plotter_draw_pages(plotter, layouts, count, &sheet_a4, &figures->pages, &pages);
	plotter_draw_pages(plotter, layouts, count, &sheet_slide, &figures->slides, &slides);
	lacks(figures, "charts", PICTURE_PDF, &pages);
	lacks(figures, "slides", PICTURE_PDF, &slides);
	free(layouts);
}

void
figures_add_formats(struct figures *figures, struct plotter *plotter, const bool wanted[PICTURE_FORMATS])
{
	if (figures->count == 0)
		return;
	struct jobs jobs = { .items = xcalloc(2 * figures->count, sizeof *jobs.items) };
	for (size_t i = 0; i < figures->count; i++) {
		struct figure *figure = &figures->items[i];
		if (wanted[PICTURE_PDF])
			jobs.items[jobs.count++] = (struct job){ figure, PICTURE_PDF, &figure->pdf, { 0 } };
		if (wanted[PICTURE_PNG])
			jobs.items[jobs.count++] = (struct job){ figure, PICTURE_PNG, &figure->png, { 0 } };
	}
	jobs_share(&jobs, plotter);
	for (size_t i = 0; i < jobs.count; i++)
		lacks(figures, jobs.items[i].figure->name, jobs.items[i].format, &jobs.items[i].err);
	if (wanted[PICTURE_PDF])
		pages_draw(figures, plotter);
	free(jobs.items);
}
