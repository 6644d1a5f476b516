#include "plots/gnuplot/plotter.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "plots/gnuplot/child.h"
#include "plots/gnuplot/fonts.h"
#include "plots/gnuplot/program.h"
#include "plots/gnuplot/script.h"
#include "plots/gnuplot/svg.h"
#include "stats/base/memory.h"

enum { DEADLINE_MS = 20000, NONCE_BYTES = 16, REMARKS = 2, REMARK_SIZE = 300 };

static const double version_least = 5.4;

/* What is to be drawn and how the answer becomes a picture. */
struct order {
	enum picture_format format;
	const struct layout *layout; /* of an SVG */
	const char *id;
	struct buffer script; /* of script.h, for a plotter that has the fonts that the format needs */
	bool sent;            /* to this child */
};

struct plotter {
	char *path;
	long deadline_ms;
	char sentinel[2 * NONCE_BYTES + 2]; /* the nonce and a blank: nothing that is drawn can contain it */
	struct child *child;                /* NULL between a failure and the next attempt */
	bool greeted;                       /* it has said its version */
	struct order *asked;                /* from `taken` on: SVG asked for in advance */
	size_t asked_count, asked_room, taken;
	struct fonts *fonts; /* NULL until the first PDF or PNG */
	struct error fonts_missing;
	char remarks[REMARKS][REMARK_SIZE];
};

static long
deadline_read(void)
{
	const char *text = getenv("MALTALL_GNUPLOT_DEADLINE");
	char *end = NULL;
	long deadline = text ? strtol(text, &end, 10) : 0;
	return end && *end == '\0' && deadline > 0 && deadline < INT_MAX ? deadline : DEADLINE_MS;
}

/* gnuplot quotes the line it could not read; its last line says what was wrong. */
static const char *
last_line(struct buffer *complaint)
{
	while (complaint->length && strchr(" \n", complaint->bytes[complaint->length - 1]))
		complaint->bytes[--complaint->length] = '\0';
	const char *line = strrchr(complaint->bytes, '\n');
	line = line ? line + 1 : complaint->bytes;
	return line + strspn(line, " ");
}

/* Asks. The nonce on standard error is where what is said of this question begins. */
static void
gnuplot_send(struct plotter *plotter, const struct buffer *script)
{
	struct buffer question = { 0 };
	buffer_print(&question, "printerr '%s'\n", plotter->sentinel);
	buffer_add(&question, script->bytes, script->length);
	buffer_print(&question, "set print '-'\nprint '%s', GPVAL_ERRNO, GPVAL_VERSION\n", plotter->sentinel);
	child_send(plotter->child, &question);
	buffer_free(&question);
}

/* Looks at everything but the answer itself. */
static bool
gnuplot_receive(struct plotter *plotter, struct buffer *answer, double *version, struct error *err)
{
	struct buffer last = { 0 }, complaint = { 0 };
	enum child_outcome outcome = child_receive(
		plotter->child, plotter->sentinel, plotter->deadline_ms, answer, &last, &complaint);
	int code = -1;
	*version = 0;
	if (outcome == CHILD_ANSWERED && sscanf(last.bytes, "%d %lf", &code, version) != 2)
		code = -1;
	if (outcome == CHILD_FLOODED)
		fail(err, ERROR_UNAVAILABLE, plotter->path, 0, 0, "gnuplot wrote more than any chart has");
	else if (complaint.length)
		fail(err, ERROR_UNAVAILABLE, plotter->path, 0, 0, "gnuplot complained: %.200s",
			last_line(&complaint));
	else if (outcome == CHILD_ENDED)
		fail(err, ERROR_UNAVAILABLE, plotter->path, 0, 0, "gnuplot ended without an answer");
	else if (outcome == CHILD_SLOW)
		fail(err, ERROR_UNAVAILABLE, plotter->path, 0, 0, "gnuplot did not answer within %ld ms",
			plotter->deadline_ms);
	else if (code != 0)
		fail(err, ERROR_UNAVAILABLE, plotter->path, 0, 0, "gnuplot reported error %d", code);
	buffer_free(&last);
	buffer_free(&complaint);
	return err->kind == ERROR_NONE;
}

/* Draws nothing worth keeping, in both formats and weights: only then is everything loaded and every later
 * chart like the first. What is said meanwhile is fontconfig's regret that it may not write a cache. */
static const char warm_up[] =
	"set key off\nset xrange [0:1]\nset yrange [0:1]\n"
	"set label 1 'x' at 0,0 font 'Inter,12'\nset label 2 'x' at 0,0 font 'Inter:Bold,12'\n"
	"set terminal pngcairo size 40,40\nplot 0\nset output\n"
	"set terminal pdfcairo size 1,1\nplot 0\nset output\nreset\n";

static bool
gnuplot_warm_up(struct plotter *plotter, struct error *err)
{
	struct buffer script = { 0 }, answer = { 0 }, last = { 0 }, complaint = { 0 };
	buffer_text(&script, warm_up);
	gnuplot_send(plotter, &script);
	bool ready = child_receive(plotter->child, plotter->sentinel, plotter->deadline_ms, &answer, &last,
			     &complaint) == CHILD_ANSWERED;
	buffer_free(&script);
	buffer_free(&answer);
	buffer_free(&last);
	buffer_free(&complaint);
	return ready || fail(err, ERROR_UNAVAILABLE, plotter->path, 0, 0,
				"gnuplot does not get ready to draw PDF and PNG");
}

static void
remark_gaps(struct plotter *plotter, const struct sandbox_gaps *gaps)
{
	if (!gaps->landlock && !gaps->seccomp)
		return;
	snprintf(plotter->remarks[0], REMARK_SIZE,
		"gnuplot is less confined than it could be: this system lacks %s%s%s (%s)",
		gaps->landlock ? "Landlock" : "", gaps->landlock && gaps->seccomp ? " and " : "",
		gaps->seccomp ? "seccomp" : "", strerror(gaps->landlock ? gaps->landlock : gaps->seccomp));
}

/* Starts the child if there is none, and asks it for its version. */
static bool
gnuplot_begin(struct plotter *plotter, struct error *err)
{
	static const struct buffer nothing;
	if (plotter->child)
		return true;
	plotter->child = child_begin(plotter->path, plotter->fonts, err);
	if (!plotter->child)
		return false;
	plotter->greeted = false;
	gnuplot_send(plotter, &nothing);
	return true;
}

/* Waits until it is there, and makes sure that it is a gnuplot we know. */
static bool
gnuplot_start(struct plotter *plotter, struct error *err)
{
	struct sandbox_gaps gaps;
	if (plotter->child && plotter->greeted)
		return true;
	if (!gnuplot_begin(plotter, err) || !child_ready(plotter->child, plotter->path, &gaps, err))
		return false;
	remark_gaps(plotter, &gaps);
	struct buffer answer = { 0 };
	double version;
	if (gnuplot_receive(plotter, &answer, &version, err) && version < version_least)
		fail(err, ERROR_UNAVAILABLE, plotter->path, 0, 0,
			"gnuplot is version %.1f; %.1f or later is needed", version, version_least);
	buffer_free(&answer);
	plotter->greeted = true;
	return err->kind == ERROR_NONE && (!plotter->fonts || gnuplot_warm_up(plotter, err));
}

/* Nothing that was asked of this child will be answered by another. */
static void
gnuplot_stop(struct plotter *plotter)
{
	child_free(plotter->child);
	plotter->child = NULL;
	for (size_t i = plotter->taken; i < plotter->asked_count; i++)
		plotter->asked[i].sent = false;
}

struct plotter *
plotter_begin(struct error *err)
{
	unsigned char nonce[NONCE_BYTES];
	char *path = program_find(err);
	if (!path)
		return NULL;
	struct plotter *plotter = xcalloc(1, sizeof *plotter);
	plotter->path = path;
	plotter->deadline_ms = deadline_read();
	if (getrandom(nonce, sizeof nonce, 0) != (ssize_t)sizeof nonce) {
		fail(err, ERROR_UNAVAILABLE, NULL, 0, 0, "the system gives no random numbers: %s",
			strerror(errno));
	} else {
		for (size_t i = 0; i < sizeof nonce; i++)
			sprintf(plotter->sentinel + 2 * i, "%02x", nonce[i]);
		strcat(plotter->sentinel, " ");
	}
	if (err->kind != ERROR_NONE || !gnuplot_begin(plotter, err)) {
		plotter_free(plotter);
		return NULL;
	}
	return plotter;
}

bool
plotter_ready(struct plotter *plotter, struct error *err)
{
	if (!gnuplot_start(plotter, err))
		return false;
	for (size_t i = plotter->taken; i < plotter->asked_count; i++) {
		struct order *order = &plotter->asked[i];
		if (!order->layout->card && !order->sent)
			gnuplot_send(plotter, &order->script);
		order->sent = true;
	}
	return true;
}

struct plotter *
plotter_new(struct error *err)
{
	struct plotter *plotter = plotter_begin(err);
	if (!plotter || plotter_ready(plotter, err))
		return plotter;
	plotter_free(plotter);
	return NULL;
}

void
plotter_free(struct plotter *plotter)
{
	if (!plotter)
		return;
	gnuplot_stop(plotter);
	fonts_free(plotter->fonts);
	for (size_t i = plotter->taken; i < plotter->asked_count; i++)
		buffer_free(&plotter->asked[i].script);
	free(plotter->asked);
	free(plotter->path);
	free(plotter);
}

/* A gnuplot that has the fonts of PDF and PNG; the one before, if any, has seen none. */
static bool
fonts_need(struct plotter *plotter, struct error *err)
{
	if (!plotter->fonts && plotter->fonts_missing.kind == ERROR_NONE) {
		plotter->fonts = fonts_new(&plotter->fonts_missing);
		gnuplot_stop(plotter);
	}
	if (plotter->fonts && !plotter->fonts->has_first_choice)
		snprintf(plotter->remarks[1], REMARK_SIZE,
			"the font Inter is not installed (Debian: fonts-inter); PDF and PNG are set in "
			"Liberation "
			"Sans");
	if (!plotter->fonts)
		*err = plotter->fonts_missing;
	return plotter->fonts != NULL;
}

static bool
answer_take(const struct order *order, struct buffer *answer, struct buffer *picture)
{
	if (order->format == PICTURE_SVG)
		return svg_finish(answer->bytes, answer->length, order->layout, order->id, picture);
	if (!picture_finish(order->format, answer))
		return false;
	buffer_add(picture, answer->bytes, answer->length);
	return true;
}

static bool
attempt(struct plotter *plotter, struct order *order, struct buffer *picture, struct error *err)
{
	static const char *const names[] = { "SVG", "PDF", "PNG" };
	struct buffer answer = { 0 };
	double version;
	bool started = gnuplot_start(plotter, err);
	if (started && !order->sent)
		gnuplot_send(plotter, &order->script);
	if (started && gnuplot_receive(plotter, &answer, &version, err) &&
		!answer_take(order, &answer, picture))
		fail(err, ERROR_UNAVAILABLE, plotter->path, 0, 0, "what gnuplot wrote is not a whole %s",
			names[order->format]);
	buffer_free(&answer);
	order->sent = false;
	if (err->kind != ERROR_NONE)
		gnuplot_stop(plotter);
	return err->kind == ERROR_NONE;
}

/* Twice at most, and frees the script. */
static bool
order_fill(struct plotter *plotter, struct order *order, struct buffer *picture, struct error *err)
{
	struct error first = { 0 };
	bool drawn = attempt(plotter, order, picture, &first) || attempt(plotter, order, picture, err);
	buffer_free(&order->script);
	return drawn;
}

bool
plotter_draw(struct plotter *plotter, const struct layout *layout, enum picture_format format, const char *id,
	struct buffer *picture, struct buffer *script, struct error *err)
{
	if (format == PICTURE_SVG) {
		plotter_ask(plotter, layout, id);
		return plotter_take(plotter, picture, script, err);
	}
	if (!fonts_need(plotter, err))
		return false;
	struct order order = { .format = format };
	script_chart(layout, format, plotter->fonts, &order.script);
	if (script)
		buffer_add(script, order.script.bytes, order.script.length);
	return order_fill(plotter, &order, picture, err);
}

void
plotter_ask(struct plotter *plotter, const struct layout *layout, const char *id)
{
	struct order order = { .format = PICTURE_SVG, .layout = layout, .id = id };
	/* Behind one that has not been sent, because a child failed, no other is before that one is taken. */
	order.sent =
		plotter->child && plotter->greeted &&
		(plotter->taken == plotter->asked_count || plotter->asked[plotter->asked_count - 1].sent);
	if (!layout->card)
		script_chart(layout, PICTURE_SVG, NULL, &order.script);
	if (!layout->card && order.sent)
		gnuplot_send(plotter, &order.script);
	plotter->asked = array_room(
		plotter->asked, plotter->asked_count, &plotter->asked_room, sizeof *plotter->asked);
	plotter->asked[plotter->asked_count++] = order;
}

bool
plotter_take(struct plotter *plotter, struct buffer *svg, struct buffer *script, struct error *err)
{
	struct order order = plotter->asked[plotter->taken++];
	if (plotter->taken == plotter->asked_count)
		plotter->taken = plotter->asked_count = 0;
	if (order.layout->card) {
		svg_card(order.layout, order.id, svg);
		return true;
	}
	if (script)
		buffer_add(script, order.script.bytes, order.script.length);
	return order_fill(plotter, &order, svg, err);
}

bool
plotter_draw_svg(struct plotter *plotter, const struct layout *layout, const char *id, struct buffer *svg,
	struct buffer *script, struct error *err)
{
	return plotter_draw(plotter, layout, PICTURE_SVG, id, svg, script, err);
}

bool
plotter_draw_pages(struct plotter *plotter, const struct layout *const *layouts, size_t count,
	const struct sheet *sheet, struct buffer *pdf, struct error *err)
{
	if (!fonts_need(plotter, err))
		return false;
	struct order order = { .format = PICTURE_PDF };
	script_pages(layouts, count, sheet, plotter->fonts, &order.script);
	return order_fill(plotter, &order, pdf, err);
}

const char *
plotter_remark(const struct plotter *plotter, size_t index)
{
	for (size_t i = 0; i < REMARKS; i++)
		if (*plotter->remarks[i] && index-- == 0)
			return plotter->remarks[i];
	return NULL;
}
