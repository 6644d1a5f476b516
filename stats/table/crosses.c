#include "stats/table/crosses.h"

#include "stats/base/buffer.h"
#include "stats/table/header.h"
#include "stats/table/truth_value.h"

bool
crosses_take(struct intake *intake, const struct arrival *arrival, struct slice field)
{
	struct crosses *crosses = &intake->crosses;
	bool blank = field.length == 0 && !intake->marked;
	if (blank) {
		tally_add(&crosses->blanks[crosses->file], arrival, intake->position);
	} else if (field.length && field_is_cross(field)) {
		crosses->count++;
	} else {
		if (crosses->others.count == 0)
			crosses->others_file = arrival->file;
		tally_add(&crosses->others, arrival, intake->position);
	}
	return blank;
}

void
crosses_add(struct crosses *crosses, const struct crosses *behind)
{
	if (crosses->others.count == 0)
		crosses->others_file = behind->others_file;
	crosses->count += behind->count;
	tally_join(&crosses->others, &behind->others);
	tally_join(&crosses->blanks[crosses->file], &behind->blanks[behind->file]);
}

/* Why blank is what it is, and how to say otherwise. */
static void
reason_add(struct buffer *out, const struct intake *intake, bool is_no)
{
	const struct crosses *crosses = &intake->crosses;
	if (intake->spec->blank != BLANK_FOUND_OUT)
		buffer_print(out, "as `blank: %s` says", is_no ? "false" : "missing");
	else if (is_no)
		buffer_text(out,
			"since every other value is x or a check mark; say `blank: missing` in the column "
			"if it is not known");
	else
		buffer_print(out,
			"since not every other value is x or a check mark (see %s, line %zu); say `blank: "
			"false` in "
			"the column if it is no",
			crosses->others_file, crosses->others.line);
}

static void
blanks_tell(const struct intake *intake, const struct tally *blanks, bool is_no, const char *file,
	struct faults *faults)
{
	struct buffer message = { 0 };
	column_message(&message, intake->spec);
	buffer_print(&message, "%zu blank field%s read as %s, ", blanks->count, blanks->count == 1 ? "" : "s",
		is_no ? "no" : "missing");
	reason_add(&message, intake, is_no);
	fault_add(faults, SEVERITY_INFO, is_no ? "blank_is_no" : "blank_is_missing", file, blanks->line,
		blanks->character, "%s", message.bytes);
	fault_cases(faults, blanks->count);
	buffer_free(&message);
}

bool
crosses_found(const struct intake *intake)
{
	const struct crosses *crosses = &intake->crosses;
	bool blanks = false;
	for (size_t file = 0; crosses->blanks && file <= crosses->file; file++)
		blanks = blanks || crosses->blanks[file].count > 0;
	return blanks && intake->spec->blank == BLANK_FOUND_OUT && crosses->count > 0 &&
	       crosses->others.count == 0;
}

void
crosses_settle(const struct intake *intake, struct table *table, struct faults *faults)
{
	const struct crosses *crosses = &intake->crosses;
	enum blank_truth declared = intake->spec->blank;
	uint8_t *truths = table->columns[intake->index].truths;
	bool found = declared == BLANK_FOUND_OUT && crosses->count > 0 && crosses->others.count == 0;
	bool is_no = found || declared == BLANK_FALSE;
	for (size_t row = 0; truths && found && row < table->rows; row++) {
		if (truths[row] == TRUTH_UNKNOWN)
			truths[row] = TRUTH_FALSE;
	}
	for (size_t file = 0; (is_no || crosses->count > 0) && file < table->spec->file_count; file++) {
		if (crosses->blanks[file].count > 0)
			blanks_tell(
				intake, &crosses->blanks[file], is_no, table->spec->files[file].name, faults);
	}
}
