#include <stdlib.h>
#include <string.h>

#include "stats/base/memory.h"
#include "stats/csv/reader_state.h"

struct reader *
part_new(const struct reader *whole)
{
	struct reader *part = xcalloc(1, sizeof *part);
	struct parse *parse = &part->parse;
	part->whole = whole;
	part->name = xstrdup(whole->name);
	part->dialect = whole->dialect;
	part->names = whole->names;
	part->header_line = whole->header_line;
	part->lines = lines_over(whole->dialect.encoding);
	part->plain.scanner = whole->plain.scanner;
	part->next_asked = true;
	parse->name = part->name;
	parse->encoding = whole->parse.encoding;
	parse->delimiter = whole->parse.delimiter;
	parse->quote = whole->parse.quote;
	parse->rows.columns = whole->parse.rows.columns;
	parse->rows.wanted = whole->parse.rows.wanted;
	parse->region = &part->region;
	parse_begin(parse);
	part->region = (struct region){
		.name = part->name,
		.rows = &parse->rows,
		.whole_file = whole->region.whole_file,
		.header = whole->region.header,
		.columns = whole->region.columns,
		.figures = whole->region.figures,
		.years = whole->region.years,
	};
	return part;
}

void
part_begin(struct reader *part, const struct stretch *stretch, struct faults *faults)
{
	struct parse *parse = &part->parse;
	struct region *region = &part->region;
	region_clear(region);
	region->totals_are_data = part->whole->region.totals_are_data;
	/* There have been rows before, no matter how many. */
	region->data_rows = 1;
	csv_free(&parse->parser);
	parse_begin(parse);
	rows_clear(&parse->rows);
	parse->surplus_rows = parse->doubled_rows = 0;
	part->composed = lines_composed(part->lines);
	part->ended = part->resting = false;
	lines_restart(part->lines, stretch);
	plain_forget(&part->plain);
	reader_faults_to(part, faults);
}

bool
part_stands(const struct reader *part)
{
	const struct parse_row *row = &part->parse.row;
	return part->ended && !row->begun && !row->skipping && region_is_even(&part->region) &&
	       part->region.totals_are_data == part->whole->region.totals_are_data;
}

/* Adds to a count that is told with the line of the first. */
static void
count_merge(size_t *count, size_t *line, size_t more, size_t more_line)
{
	if (*count == 0)
		*line = more_line;
	*count += more;
}

void
part_merge(struct reader *whole, const struct reader *part)
{
	struct parse *to = &whole->parse;
	const struct parse *from = &part->parse;
	count_merge(&to->surplus_rows, &to->surplus_line, from->surplus_rows, from->surplus_line);
	count_merge(&to->doubled_rows, &to->doubled_line, from->doubled_rows, from->doubled_line);
	count_merge(&whole->region.totals_counted, &whole->region.totals_line, part->region.totals_counted,
		part->region.totals_line);
	whole->region.set_aside += part->region.set_aside;
	whole->composed += lines_composed(part->lines) - part->composed;
}

/* Finds where in the file the line begins; false if there is none that does. */
static bool
line_place(const struct raw *raw, size_t line, uint64_t *place)
{
	char bytes[4096];
	struct error ignored = { 0 }; /* nothing is read in parts then */
	size_t found = 1, length = 1;
	bool returned = false; /* the byte before is a CR */
	for (uint64_t at = 0; length; at += length) {
		if (!raw_peek(raw, at, bytes, sizeof bytes, &length, &ignored))
			return false;
		for (size_t i = 0; i < length; i++) {
			*place = at + i;
			if (returned && bytes[i] != '\n' && ++found == line)
				return true;
			*place = at + i + 1;
			if (bytes[i] == '\n' && ++found == line)
				return true;
			returned = bytes[i] == '\r';
		}
	}
	return false;
}

bool
reader_place(const struct reader *reader, uint64_t *at)
{
	const struct raw *raw = input_raw(reader->input);
	if (!raw || reader->next_asked || reader->ended || reader->dialect.scanner == SCANNER_LIBCSV ||
		reader->dialect.encoding >= ENCODING_UTF_16LE)
		return false;
	/* Letters once put together would be counted twice. */
	*at = raw_taken(raw);
	return lines_composed(reader->lines) || line_place(raw, lines_line(reader->lines), at);
}

/* Stops the input behind the first LF that is not before `at`: no CR, which an LF may follow. */
static void
raw_stop_behind(struct raw *raw, uint64_t at)
{
	char bytes[4096];
	struct error ignored = { 0 }; /* who reads on meets it again */
	size_t length = 1;
	raw_stop(raw, UINT64_MAX);
	for (; length; at += length) {
		if (!raw_peek(raw, at, bytes, sizeof bytes, &length, &ignored))
			return;
		const char *end = memchr(bytes, '\n', length);
		if (end) {
			raw_stop(raw, at + (size_t)(end - bytes) + 1);
			return;
		}
	}
}

bool
reader_go_on(struct reader *reader, uint64_t at, size_t line, uint64_t until, struct error *err)
{
	struct raw *raw = input_raw(reader->input);
	if (at != raw_taken(raw)) {
		if (!raw_go(raw, at, err))
			return false;
		plain_forget(&reader->plain);
		lines_go_on(reader->lines, line);
	}
	reader->set_out = at;
	reader->ended = reader->resting = false;
	raw_stop_behind(raw, until);
	return true;
}

bool
reader_rests(struct reader *reader)
{
	const struct parse_row *row = &reader->parse.row;
	if (!reader->whole && !lines_are_stopped(reader->lines))
		return false;
	reader->resting = reader->whole || (!row->begun && !row->skipping);
	reader->ended = reader->resting;
	if (!reader->resting) {
		/* Inside quotes: twice as far. */
		struct raw *raw = input_raw(reader->input);
		raw_stop_behind(raw, 2 * raw_taken(raw) - reader->set_out);
	}
	return true;
}
