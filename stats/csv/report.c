#include <stdlib.h>

#include "stats/base/memory.h"
#include "stats/csv/reader.h"

static char **
slices_copy(const struct slice *slices, size_t count)
{
	char **copies = xcalloc(count + 1, sizeof *copies);
	for (size_t i = 0; i < count; i++)
		copies[i] = xstrndup(slices[i].bytes, slices[i].length);
	return copies;
}

void
reader_report_fill(struct reader_report *report, const struct reader *reader)
{
	struct buffer evidence = { 0 };
	reader_explain(reader, &evidence);
	report->found = xstrdup(reader_found(reader));
	report->evidence = evidence.bytes;
	report->set_aside = reader_set_aside(reader);
	const struct slice *header = reader_header(reader, &report->column_count, &report->header_line);
	report->headers = slices_copy(header, report->column_count);
	const struct batch *totals = reader_totals(reader);
	if (!totals)
		return;
	report->totals_count = totals->rows;
	report->totals = slices_copy(totals->fields, totals->rows * totals->columns);
	report->totals_lines = xcalloc(totals->rows + 1, sizeof *report->totals_lines);
	for (size_t i = 0; i < totals->rows; i++)
		report->totals_lines[i] = totals->lines[i];
}

static void
texts_free(char **texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(texts[i]);
	free(texts);
}

void
reader_report_free(struct reader_report *report)
{
	free(report->found);
	free(report->evidence);
	texts_free(report->headers, report->column_count);
	texts_free(report->totals, report->totals_count * report->column_count);
	free(report->totals_lines);
	*report = (struct reader_report){ 0 };
}
