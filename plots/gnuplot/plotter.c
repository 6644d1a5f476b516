#include "plots/gnuplot/plotter.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plots/gnuplot/child.h"
#include "plots/gnuplot/script.h"
#include "plots/gnuplot/svg.h"
#include "stats/base/memory.h"

enum { DEADLINE_MS = 20000, NONCE_BYTES = 16 };

static const double version_least = 5.4;

struct plotter {
	char *path;
	long deadline_ms;
	char sentinel[2 * NONCE_BYTES +
		      2];    /* the nonce and a blank: no text of a chart can begin a line with it */
	struct child *child; /* NULL between a failure and the next attempt */
};

static bool
is_program(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0;
}

/* Looks for `name` in the folders of PATH. */
static char *
path_search(const char *name)
{
	const char *folders = getenv("PATH");
	struct buffer path = { 0 };
	char *found = NULL;
	while (folders && *folders && !found) {
		size_t length = strcspn(folders, ":");
		buffer_clear(&path);
		buffer_add(&path, folders, length);
		buffer_print(&path, "/%s", name);
		if (length && is_program(path.bytes))
			found = realpath(path.bytes, NULL);
		folders += length + (folders[length] == ':');
	}
	buffer_free(&path);
	return found;
}

static char *
gnuplot_find(struct error *err)
{
	const char *wanted = getenv("MALTALL_GNUPLOT");
	char *path = NULL;
	if (!wanted || !*wanted) {
		path = path_search("gnuplot");
		if (!path)
			fail(err, ERROR_UNAVAILABLE, NULL, 0, 0,
				"gnuplot was not found in PATH; install it (Debian: gnuplot-nox) or name it "
				"in "
				"MALTALL_GNUPLOT");
		return path;
	}
	path = strchr(wanted, '/') ? realpath(wanted, NULL) : path_search(wanted);
	if (path && is_program(path))
		return path;
	free(path);
	fail(err, ERROR_UNAVAILABLE, wanted, 0, 0, "MALTALL_GNUPLOT names no program that can be run");
	return NULL;
}

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

/* Asks, and looks at everything but the answer itself. */
static bool
gnuplot_ask(struct plotter *plotter, struct buffer *script, struct buffer *answer, double *version,
	struct error *err)
{
	struct buffer last = { 0 }, complaint = { 0 };
	buffer_print(script, "set print '-'\nprint '%s', GPVAL_ERRNO, GPVAL_VERSION\n", plotter->sentinel);
	enum child_outcome outcome = child_ask(
		plotter->child, script, plotter->sentinel, plotter->deadline_ms, answer, &last, &complaint);
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

/* Starts the child if there is none and makes sure that it is a gnuplot we know. */
static bool
gnuplot_start(struct plotter *plotter, struct error *err)
{
	if (plotter->child)
		return true;
	plotter->child = child_new(plotter->path, err);
	if (!plotter->child)
		return false;
	struct buffer script = { 0 }, answer = { 0 };
	double version;
	if (gnuplot_ask(plotter, &script, &answer, &version, err) && version < version_least)
		fail(err, ERROR_UNAVAILABLE, plotter->path, 0, 0,
			"gnuplot is version %.1f; %.1f or later is needed", version, version_least);
	buffer_free(&script);
	buffer_free(&answer);
	return err->kind == ERROR_NONE;
}

static void
gnuplot_stop(struct plotter *plotter)
{
	child_free(plotter->child);
	plotter->child = NULL;
}

struct plotter *
plotter_new(struct error *err)
{
	unsigned char nonce[NONCE_BYTES];
	char *path = gnuplot_find(err);
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
	if (err->kind != ERROR_NONE || !gnuplot_start(plotter, err)) {
		plotter_free(plotter);
		return NULL;
	}
	return plotter;
}

void
plotter_free(struct plotter *plotter)
{
	if (!plotter)
		return;
	gnuplot_stop(plotter);
	free(plotter->path);
	free(plotter);
}

static bool
attempt(struct plotter *plotter, const struct layout *layout, const char *id, const struct buffer *script,
	struct buffer *svg, struct error *err)
{
	struct buffer question = { 0 }, answer = { 0 };
	double version;
	buffer_add(&question, script->bytes, script->length);
	if (gnuplot_start(plotter, err) && gnuplot_ask(plotter, &question, &answer, &version, err) &&
		!svg_finish(answer.bytes, answer.length, layout, id, svg))
		fail(err, ERROR_UNAVAILABLE, plotter->path, 0, 0, "what gnuplot wrote is not a whole SVG");
	buffer_free(&question);
	buffer_free(&answer);
	if (err->kind != ERROR_NONE)
		gnuplot_stop(plotter);
	return err->kind == ERROR_NONE;
}

bool
plotter_draw_svg(struct plotter *plotter, const struct layout *layout, const char *id, struct buffer *svg,
	struct buffer *script, struct error *err)
{
	if (layout->card) {
		svg_card(layout, id, svg);
		return true;
	}
	struct buffer commands = { 0 };
	script_svg(layout, &commands);
	if (script)
		buffer_add(script, commands.bytes, commands.length);
	struct error first = { 0 };
	bool drawn = attempt(plotter, layout, id, &commands, svg, &first) ||
		     attempt(plotter, layout, id, &commands, svg, err);
	buffer_free(&commands);
	return drawn;
}
