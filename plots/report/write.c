#include "plots/report/report.h"

#include <pthread.h>
#include <stdio.h>

#include "plots/report/folder.h"
#include "plots/report/units.h"
#include "stats/base/date.h"

static bool
add_chart(struct folder *folder, const struct figure *figure, const char *ending,
	const struct buffer *content, struct error *err)
{
	char name[256];
	snprintf(name, sizeof name, "charts/%s.%s", figure->name, ending);
	return content->length == 0 || folder_add_file(folder, name, content, err);
}

/* Every picture of every figure, and its script on request; the script of one that could not be drawn stays
 * in any case, so that somebody can find out why. */
static bool
add_charts(struct folder *folder, const struct figures *figures, bool keep_scripts, struct error *err)
{
	if (figures->count == 0)
		return true;
	if (!folder_add_folder(folder, "charts", err))
		return false;
	for (size_t i = 0; i < figures->count; i++) {
		const struct figure *figure = &figures->items[i];
		if (!add_chart(folder, figure, "svg", &figure->svg, err) ||
			!add_chart(folder, figure, "pdf", &figure->pdf, err) ||
			!add_chart(folder, figure, "png", &figure->png, err))
			return false;
		if ((keep_scripts || figure->failure) &&
			!add_chart(folder, figure, "gp", &figure->script, err))
			return false;
	}
	return (figures->pages.length == 0 || folder_add_file(folder, "charts.pdf", &figures->pages, err)) &&
	       (figures->slides.length == 0 || folder_add_file(folder, "slides.pdf", &figures->slides, err));
}

/* Adds what was written to `content` as a file, and empties it. */
static bool
add_content(struct folder *folder, const char *name, struct buffer *content, struct error *err)
{
	bool added = folder_add_file(folder, name, content, err);
	buffer_free(content);
	return added;
}

/* A page for each unit, and the list of them. */
static bool
add_units(
	struct folder *folder, const struct result *result, const struct figures *figures, struct error *err)
{
	struct units units = units_new(result);
	struct buffer content = { 0 };
	bool added = units.count == 0 || folder_add_folder(folder, "units", err);
	if (added && units.count > 0) {
		report_units_html(result, &units, &content);
		added = add_content(folder, "units/index.html", &content, err);
	}
	for (size_t i = 0; i < units.count && added; i++) {
		char name[128];
		snprintf(name, sizeof name, "units/%s.html", units.slugs[i]);
		report_unit_html(result, figures, &units, i, &content);
		added = add_content(folder, name, &content, err);
	}
	units_free(&units);
	return added;
}

/* The workbook, which takes as long as the pages, is made beside them. */
struct workbook {
	const struct result *result;
	struct buffer content;
	bool made;
	struct error err;
	pthread_t thread;
	bool is_beside;
};

static void *
workbook_make(void *argument)
{
	struct workbook *workbook = argument;
	workbook->made = report_xlsx(workbook->result, &workbook->content, &workbook->err);
	return NULL;
}

static void
workbook_begin(struct workbook *workbook, const struct result *result)
{
	*workbook = (struct workbook){ .result = result };
	workbook->is_beside = pthread_create(&workbook->thread, NULL, workbook_make, workbook) == 0;
}

/* Waits for it and, where `wanted`, adds it. */
static bool
workbook_end(struct workbook *workbook, struct folder *folder, bool wanted, struct error *err)
{
	if (workbook->is_beside)
		pthread_join(workbook->thread, NULL);
	else if (wanted)
		workbook_make(workbook);
	if (wanted && !workbook->made)
		*err = workbook->err;
	bool added = wanted && workbook->made &&
		     folder_add_file(folder, "indicators.xlsx", &workbook->content, err);
	buffer_free(&workbook->content);
	return added;
}

static bool
add_files(struct folder *folder, const struct result *result, const struct figures *figures,
	const char *const *options, size_t option_count, struct error *err)
{
	struct buffer content = { 0 };
	report_html(result, figures, &content);
	if (!add_content(folder, "report.html", &content, err))
		return false;
	if (!add_units(folder, result, figures, err))
		return false;
	report_indicators_csv(result, &content);
	if (!add_content(folder, "indicators.csv", &content, err))
		return false;
	report_indicators_json(result, &content);
	if (!add_content(folder, "indicators.json", &content, err))
		return false;
	report_quality_csv(result, &content);
	if (!add_content(folder, "quality.csv", &content, err))
		return false;
	report_manifest(result, options, option_count, &content);
	return add_content(folder, "manifest.json", &content, err);
}

bool
report_write(const struct result *result, const struct figures *figures, const char *path, bool keep_scripts,
	const char *const *options, size_t option_count, struct error *err)
{
	char name[DATE_TEXT_SIZE];
	struct folder folder;
	bool begun = folder_begin(&folder, path, date_format_iso(result->as_of, name), err), written = false;
	if (begun) {
		struct workbook workbook;
		workbook_begin(&workbook, result);
		written = add_charts(&folder, figures, keep_scripts, err) &&
			  add_files(&folder, result, figures, options, option_count, err);
		written =
			workbook_end(&workbook, &folder, written, err) && folder_publish(&folder, true, err);
	}
	folder_end(&folder);
	return written;
}
