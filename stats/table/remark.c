#include "stats/table/remark.h"

#include <string.h>

#include "stats/base/buffer.h"
#include "stats/table/excerpt.h"
#include "stats/table/header.h"

void
tally_add(struct tally *tally, const struct arrival *arrival, size_t position)
{
	if (tally->count++ == 0)
		batch_place(arrival->batch, arrival->index, position, &tally->line, &tally->character);
}

static void
tally_tell(const struct tally *tally, enum severity severity, const char *rule, const char *said,
	const struct column_spec *spec, const char *file, struct faults *faults)
{
	struct buffer message = { 0 };
	column_message(&message, spec);
	buffer_print(
		&message, "%s in %zu field%s", said, tally->count, tally->count == 1 ? "" : "s, first here");
	fault_add(faults, severity, rule, file, tally->line, tally->character, "%s", message.bytes);
	buffer_free(&message);
}

static void
percent_warn(const struct remarks *remarks, const struct column_spec *spec, const char *file,
	struct faults *faults)
{
	const struct tally *tally = &remarks->tallies[REMARK_PERCENT];
	struct buffer message = { 0 };
	column_message(&message, spec);
	buffer_print(&message,
		"%zu number%s a percent sign and %zu %s none: 70 %% is read as 0.7 and 70 as 70; say "
		"`percent: "
		"always` in the column if all of them are percentages",
		tally->count, tally->count == 1 ? " has" : "s have", remarks->plain_numbers,
		remarks->plain_numbers == 1 ? "has" : "have");
	fault_add(faults, SEVERITY_WARNING, "percent", file, tally->line, tally->character, "%s",
		message.bytes);
	buffer_free(&message);
}

void
remarks_tell(struct remarks *remarks, const struct column_spec *spec, const struct marks *marks,
	const char *file, struct faults *faults)
{
	static const struct {
		const char *rule, *said;
	} sentences[REMARK_COUNT] = {
		[REMARK_CLEANED] = { "text_cleaned", "blanks or hyphens tidied" },
		[REMARK_ALIAS] = { "alias", "another text read by `aliases`" },
		[REMARK_GROUPED] = { "thousands", "groups of thousands joined" },
		[REMARK_PERCENT] = { "percent", "a percent sign read (70 % is 0.7)" },
		[REMARK_TRAILING_ZERO] = { "trailing_zero", "a point and a nought at the end dropped" },
		[REMARK_MIDNIGHT] = { "midnight", "the time 00:00 dropped" },
		[REMARK_ABOUT] = { "qualified", "a number that is not exact (about)" },
		[REMARK_LESS] = { "qualified", "a number that is not exact (less than)" },
		[REMARK_MORE] = { "qualified", "a number that is not exact (more than)" },
	};
	for (size_t i = 0; i < REMARK_COUNT; i++) {
		if (remarks->tallies[i].count)
			tally_tell(&remarks->tallies[i], SEVERITY_INFO, sentences[i].rule, sentences[i].said,
				spec, file, faults);
	}
	if (remarks->tallies[REMARK_PERCENT].count && remarks->plain_numbers)
		percent_warn(remarks, spec, file, faults);
	for (size_t i = 0; i < marks->count; i++) {
		if (remarks->marks[i].count == 0)
			continue;
		struct buffer said = { 0 };
		excerpt_add(&said, marks->texts[i], strlen(marks->texts[i]));
		buffer_text(&said, " read as missing");
		tally_tell(&remarks->marks[i], SEVERITY_INFO, "missing_mark", said.bytes, spec, file, faults);
		buffer_free(&said);
		remarks->marks[i] = (struct tally){ 0 };
	}
	struct tally *kept = remarks->marks;
	*remarks = (struct remarks){ .marks = kept };
}
