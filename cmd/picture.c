#include "cmd/picture.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plots/gnuplot/plotter.h"

struct plot
picture_plot(const struct inquiry *inquiry, enum plot_kind kind, struct arena *arena)
{
	struct plot plot = { .kind = kind,
		.language = inquiry->language,
		.question = inquiry->question,
		.target_number = NAN,
		.level = 0.95,
		.arena = arena };
	for (size_t i = 0; i < PLOT_ANSWERS; i++)
		plot.answer[i] = SIZE_MAX;
	return plot;
}

bool
picture_format_of(const char *path, enum picture_format *format, struct error *err)
{
	const char *dot = strrchr(path, '.');
	for (int i = 0; dot && i < PICTURE_FORMATS; i++)
		if (strcmp(dot + 1, picture_ending((enum picture_format)i)) == 0) {
			*format = (enum picture_format)i;
			return true;
		}
	return fail(err, ERROR_USAGE, NULL, 0, 0,
		"what %s shall be cannot be told from its name; it must end in .svg, .pdf or .png", path);
}

bool
picture_wish(const struct arguments *arguments, struct picture_wish *wish, struct error *err)
{
	*wish = (struct picture_wish){ arguments_value(arguments, "plot"), PICTURE_SVG };
	return !wish->path || picture_format_of(wish->path, &wish->format, err);
}

bool
picture_of_one_column(const struct picture_wish *wish, const struct question *question, struct error *err)
{
	size_t count = question->answer_count;
	return !wish->path || count == 1 ||
	       fail(err, ERROR_USAGE, NULL, 0, 0,
		       "--plot draws one column, and %zu are asked for; name one with --columns", count);
}

bool
picture_of_one_group(const struct picture_wish *wish, const struct question *question, struct error *err)
{
	return !wish->path || question->by_count == 0 ||
	       fail(err, ERROR_USAGE, NULL, 0, 0,
		       "--plot draws one answer, and --by %s asks for one in each group; choose a group with "
		       "--where instead",
		       question->by[0]);
}

/* Beside the file, so that it can take its place at once. */
static bool
file_replace(const char *path, const struct buffer *bytes, struct error *err)
{
	struct arena arena = { 0 };
	char *draft = arena_print(&arena, "%s.XXXXXX", path);
	int file = mkostemp(draft, O_CLOEXEC);
	if (file < 0) {
		fail(err, ERROR_CREATE, path, 0, 0, "cannot be made: %s", strerror(errno));
		arena_free(&arena);
		return false;
	}
	size_t written = 0;
	ssize_t part = 1;
	while (written < bytes->length && part > 0) {
		part = write(file, bytes->bytes + written, bytes->length - written);
		written += part > 0 ? (size_t)part : 0;
	}
	mode_t mask = umask(0);
	(void)umask(mask);
	bool whole = written == bytes->length && fchmod(file, 0666 & ~mask) == 0 && fsync(file) == 0;
	int reason = errno;
	whole = close(file) == 0 && whole && rename(draft, path) == 0;
	if (!whole) {
		(void)unlink(draft);
		fail(err, ERROR_WRITE, path, 0, 0, "cannot be written: %s",
			strerror(reason ? reason : errno));
	}
	arena_free(&arena);
	return whole;
}

static void
left_out_say(const struct plot *plot, const struct notice *notice)
{
	if (plot->undetermined)
		notice_say(notice,
			"%zu row%s undetermined, since a value is missing: not counted in the numerator, nor "
			"in the denominator where that is unknown",
			plot->undetermined, plot->undetermined == 1 ? " is" : "s are");
	if (plot->placeless)
		notice_say(notice, "%zu row%s left out: what says where they stand is missing",
			plot->placeless, plot->placeless == 1 ? "" : "s");
	if (plot->unnumbered)
		notice_say(notice, "%zu value%s left out: missing or not exact", plot->unnumbered,
			plot->unnumbered == 1 ? "" : "s");
}

static bool
layout_draw(const struct layout *layout, enum picture_format format, const struct notice *notice,
	struct buffer *picture, struct error *err)
{
	struct plotter *plotter = plotter_new(err);
	if (!plotter)
		return false;
	bool done = plotter_draw(plotter, layout, format, "chart", picture, NULL, err);
	const char *remark;
	for (size_t i = 0; (remark = plotter_remark(plotter, i)) != NULL; i++)
		notice_say(notice, "%s", remark);
	plotter_free(plotter);
	return done;
}

bool
picture_draw(struct plot *plot, const char *path, enum picture_format format, const struct notice *notice,
	struct error *err)
{
	struct plot_chart chart;
	struct buffer picture = { 0 };
	if (!plot_prepare(plot, &chart, err))
		return false;
	left_out_say(plot, notice);
	if (!path)
		plot_terminal(&chart, plot->language, &picture);
	struct layout *layout = path ? plot_layout(&chart) : NULL;
	bool done = !path || layout_draw(layout, format, notice, &picture, err);
	if (done && path && strcmp(path, "-") != 0)
		done = file_replace(path, &picture, err);
	else if (done)
		done = text_print(&picture, err);
	layout_free(layout);
	buffer_free(&picture);
	return done;
}

bool
picture_write(struct layout *layout, const struct picture_wish *wish, const struct notice *notice,
	struct error *err)
{
	struct buffer picture = { 0 };
	bool done = layout_draw(layout, wish->format, notice, &picture, err) &&
		    file_replace(wish->path, &picture, err);
	buffer_free(&picture);
	layout_free(layout);
	return done;
}
