#include <stdio.h>
#include <stdlib.h>

#include "cmd/archive.h"
#include "cmd/command.h"
#include "cmd/computation.h"
#include "cmd/output.h"
#include "cmd/watch.h"
#include "plots/report/report.h"
#include "stats/base/date.h"
#include "stats/base/memory.h"

const struct option run_options[] = {
	{ .name = "out",
		.argument = "FOLDER",
		.help = "where the report goes, in a folder named by the date (default: report)" },
	FORMAT_OPTION("how the figures are printed on stdout (default: table)"),
	{ .name = "formats",
		.argument = "LIST",
		.choices = { "svg", "pdf", "png" },
		.list = true,
		.recorded = true,
		.help = "in what forms the charts are written (svg always); with pdf, all of them on A4 "
			"pages and "
			"slides too" },
	{ .name = "keep-scripts",
		.recorded = true,
		.help = "keep the gnuplot script of every chart beside it" },
	ARCHIVE_OPTIONS,
	COMPUTATION_OPTIONS,
	WATCH_OPTIONS,
	COMMON_OPTIONS,
};

enum { FAULTS_SHOWN = 10 };

/* The options that change what is written, as the manifest says them: "--encoding=UTF-8". */
static char **
options_recorded(const struct arguments *arguments, size_t *count)
{
	char **recorded = xcalloc(arguments->value_count + 1, sizeof *recorded);
	*count = 0;
	for (size_t i = 0; i < arguments->value_count; i++) {
		const struct option_value *value = &arguments->values[i];
		struct buffer text = { 0 };
		if (!value->option->recorded)
			continue;
		buffer_print(&text, "--%s%s%s", value->option->name, value->option->argument ? "=" : "",
			value->text);
		recorded[(*count)++] = text.bytes;
	}
	return recorded;
}

static void
options_free(char **recorded, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(recorded[i]);
	free(recorded);
}

/* Draws what was asked for beside the SVG, and says what there is to say of how all was drawn. */
static void
formats_add(struct figures *figures, struct plotter *plotter, const struct arguments *arguments,
	const struct notice *notice)
{
	bool wanted[PICTURE_FORMATS];
	for (int format = 0; format < PICTURE_FORMATS; format++)
		wanted[format] =
			arguments_chose(arguments, "formats", picture_ending((enum picture_format)format));
	figures_add_formats(figures, plotter, wanted);
	const char *remark;
	for (size_t i = 0; (remark = plotter_remark(plotter, i)) != NULL; i++)
		notice_warn(notice, "%s", remark);
}

/* The plotter, or why there is none. It is begun first of all: gnuplot takes as long to start as the data
 * take to be read, and nothing is locked yet that a child would have open until it has become gnuplot. */
struct gnuplot {
	struct plotter *plotter;
	struct error reason;
};

/* Draws what can be drawn. A run without gnuplot still leaves figures and tables behind, so nothing here ends
 * it. */
static struct figures *
figures_make(const struct result *result, struct gnuplot *gnuplot, const struct arguments *arguments,
	const struct notice *notice, struct error *missing)
{
	struct figures *figures = figures_draw(result, gnuplot->plotter, gnuplot->reason.text);
	const char *absence = figures->absence;
	if (!absence)
		formats_add(figures, gnuplot->plotter, arguments, notice);
	else
		fail(missing, ERROR_UNAVAILABLE, NULL, 0, 0, "there are no charts: %s", absence);
	for (size_t i = 0; !absence && i < figures->count; i++)
		if (figures->items[i].failure) {
			notice_warn(notice, "the chart %s is missing: %s", figures->items[i].name,
				figures->items[i].failure);
			fail(missing, ERROR_UNAVAILABLE, NULL, 0, 0, "%zu of %zu charts could not be drawn",
				figures->failed, figures->count);
		}
	if (figures->lacking) {
		notice_warn(notice, "a chart is missing: %s", figures->lacking_first);
		fail(missing, ERROR_UNAVAILABLE, NULL, 0, 0, "%zu PDF and PNG files could not be drawn",
			figures->lacking);
	}
	return figures;
}

static bool
result_print(const struct result *result, enum print_format format, struct error *err)
{
	struct buffer text = { 0 };
	report_print(result, format, &text);
	bool printed = text_print(&text, err);
	buffer_free(&text);
	return printed;
}

/* Says what there is to say of the data and where the report stands, and tells the night of it. */
static void
report_tell(const struct computation *computation, const char *folder, const struct notice *notice,
	struct watch *watch)
{
	const struct faults *faults = &computation->faults;
	struct buffer place = { 0 };
	char date[DATE_TEXT_SIZE];
	buffer_print(&place, "%s/%s", folder, date_format_iso(computation->result->as_of, date));
	notice_faults(notice, faults, FAULTS_SHOWN);
	if (faults->count > FAULTS_SHOWN)
		notice_say(notice, "  and %zu more, all in %s/quality.csv", faults->count - FAULTS_SHOWN,
			place.bytes);
	notice_say(notice, "the report is %s/report.html", place.bytes);
	watch_publish(watch, computation->result, place.bytes);
	buffer_free(&place);
}

static bool
report_run(const struct arguments *arguments, struct gnuplot *gnuplot, const struct notice *notice,
	struct watch *watch, struct error *err)
{
	const char *folder = arguments_value(arguments, "out");
	struct computation computation;
	struct archive archive = { 0 };
	struct figures *figures = NULL;
	struct error missing = { 0 };
	char **recorded = NULL;
	size_t recorded_count = 0;
	bool passes = false;
	folder = folder ? folder : "report";
	if (!*folder)
		return fail(err, ERROR_USAGE, NULL, 0, 0, "--out is empty; give it the name of a folder");
	if (!computation_make(&computation, arguments->operands[0], arguments, notice, err)) {
		if (computation.faults.count > 0)
			notice_faults(notice, &computation.faults, FAULTS_SHOWN);
		goto out;
	}
	if (!computation_series(&computation, err) ||
		!archive_open(&archive, &computation, arguments, folder, &missing, err))
		goto out;
	figures = figures_make(computation.result, gnuplot, arguments, notice, &missing);
	recorded = options_recorded(arguments, &recorded_count);
	if (!archive_begin(&archive, computation.result, (const char *const *)recorded, recorded_count, err))
		goto out;
	if (!report_write(computation.result, figures, folder, arguments_value(arguments, "keep-scripts"),
		    (const char *const *)recorded, recorded_count, err)) {
		archive_withdraw(&archive);
		goto out;
	}
	if (!archive_publish(&archive, err))
		goto out;
	if (!result_print(computation.result, output_format(arguments), err))
		goto out;
	report_tell(&computation, folder, notice, watch);
	/* A night without charts is worse than a target that is not met, so it is told first. */
	if (missing.kind) {
		*err = missing;
		goto out;
	}
	passes = computation_passes(&computation, arguments, err);
out:
	options_free(recorded, recorded_count);
	figures_free(figures);
	archive_free(&archive);
	computation_free(&computation);
	return passes;
}

bool
run_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct watch watch;
	struct gnuplot gnuplot = { 0 };
	gnuplot.plotter = plotter_begin(&gnuplot.reason);
	bool done = watch_begin(&watch, arguments, notice, err) &&
		    report_run(arguments, &gnuplot, notice, &watch, err);
	plotter_free(gnuplot.plotter);
	return watch_end(&watch, err) && done;
}
