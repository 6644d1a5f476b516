/* The page in parts. Every text that comes from data or definitions goes through escape.h; only the tags
 * written here are markup. */
#ifndef MALTALL_REPORT_HTML_H
#define MALTALL_REPORT_HTML_H

#include "plots/report/escape.h"
#include "plots/report/grid.h"
#include "plots/report/reading.h"
#include "plots/report/report.h"
#include "plots/report/units.h"

struct page {
	struct buffer *out;
	struct buffer text; /* a plain text on its way to the page */
	const struct result *result;
	const struct figures *figures;
	const struct units *units;
	const char *units_path; /* from this page to those of the units: "units/", or "" among them */
	enum language language;
	bool strip_is_explained;
};

/* From the doctype to the opened body with its skip link, which leads to #main; the title of the window is
 * taken from page->text. What the page may load and run is only its own style and script, known by their
 * digests. */
void page_begin(struct page *page);
/* The footer, the script, the end. */
void page_end(struct page *page);
/* "Tall per 31.12.2025", which definitions, which version. */
void page_origin(struct page *page);
/* A name of data, in a link to the page of its unit where it has one. */
void page_unit_name(struct page *page, const struct grouping *grouping, const char *group);
/* A field that narrows a list or the rows of a table to those that hold what is written there; shown by the
 * script only. */
void page_find(struct page *page, const char *list);
/* A paragraph of what has gathered in page->text; none where there is nothing. */
void page_paragraph(struct page *page, const char *class);

/* Escapes what has gathered in page->text on to the page. */
void page_settle(struct page *page);
/* A phrase of words.h on to the page. */
#define page_say(page, ...) (phrase_add(&(page)->text, (page)->language, __VA_ARGS__), page_settle(page))
/* The figure with its SVG, or a card that says why there is none; nothing for NULL. `table` is the id of the
 * table with the same figures. */
void page_figure(struct page *page, const struct figure *figure, const char *table);
/* What is left out because there are so many groups: the chart, rows of the table. Nothing for fewer. */
void page_groups_left_out(struct page *page, const struct grouping *grouping, size_t groups);
/* How many of the groups have a row in a table. */
size_t page_group_rows(size_t groups);
/* The figure of a kind; NULL if there is none. */
const struct figure *page_find_figure(
	const struct page *page, enum figure_kind kind, size_t indicator, size_t stratum);

/* A table in a box that scrolls by itself: opens it and says its caption, which is taken from page->text. */
void table_open(struct page *page, const char *id);
void table_close(struct page *page);
/* One head of a column, taken from page->text. */
void table_head(struct page *page, bool is_number);
void table_say_head(struct page *page, enum phrase phrase, bool is_number);
/* One cell, taken from page->text. */
void table_cell(struct page *page, bool is_number);
/* The head of a row for a cell's group: a name of data isolated, linked to its unit; our own words for the
 * total and the missing group. */
void table_group_head(struct page *page, const struct grouping *grouping, const struct cell *cell);
/* A verdict with its mark. */
void table_verdict(struct page *page, enum verdict verdict);
/* The target, the verdict and how many are missing: three columns. `cell` NULL: there is none. */
void table_target_heads(struct page *page);
void table_target_cells(struct page *page, const struct target *target, const struct cell *cell);
/* How many are undetermined; empty where none is. */
void table_undetermined_cell(struct page *page, const struct cell *cell);

void section_quality(struct page *page);
/* Targets at a glance, and groups by indicators. */
void section_glance(struct page *page);
void section_grids(struct page *page, const struct grids *grids);
/* What has changed since the run before, and what the calendar will do; nothing where that is not known. */
void section_changes(struct page *page);
void section_outlook(struct page *page);
bool page_has_changes(const struct page *page);
bool page_has_outlook(const struct page *page);
void section_indicator(struct page *page, size_t index);
void section_method(struct page *page);

/* The style sheet and the script, line by line; NULL ends them. */
extern const char *const page_style[], *const page_script[];

#endif
