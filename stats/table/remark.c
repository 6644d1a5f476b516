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

void
tally_join(struct tally *tally, const struct tally *behind)
{
	if (tally->count == 0 && behind->count > 0) {
		tally->line = behind->line;
		tally->character = behind->character;
	}
	tally->count += behind->count;
	tally->sum += behind->sum;
}

void
remarks_add(struct remarks *remarks, const struct remarks *behind, size_t mark_count)
{
	for (size_t i = 0; i < REMARK_COUNT; i++)
		tally_join(&remarks->tallies[i], &behind->tallies[i]);
	for (size_t i = 0; i < mark_count; i++)
		tally_join(&remarks->marks[i], &behind->marks[i]);
	remarks->plain_numbers += behind->plain_numbers;
	tally_join(&remarks->exact, &behind->exact);
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
	fault_cases(faults, tally->count);
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

/* "11 numbers are exact, 240 together; 3 numbers are not exact: about 35 (2 numbers), more than 300 (1
 * number)". How near about is, nobody has said, so there is no sum of all. */
static void
qualified_tell(const struct remarks *remarks, const struct column_spec *spec, const char *file,
	struct faults *faults)
{
	static const struct {
		enum remark remark;
		const char *word;
	} kinds[] = { { REMARK_ABOUT, "about" }, { REMARK_MORE, "more than" }, { REMARK_LESS, "less than" } };
	const struct tally *first = NULL;
	size_t count = 0, said = 0;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct tally *tally = &remarks->tallies[kinds[i].remark];
		count += tally->count;
		if (tally->count && (!first || tally->line < first->line))
			first = tally;
	}
	if (!first)
		return;
	struct buffer message = { 0 };
	column_message(&message, spec);
	if (remarks->exact.count)
		buffer_print(&message, "%zu number%s exact, %.15g together; ", remarks->exact.count,
			remarks->exact.count == 1 ? " is" : "s are", remarks->exact.sum);
	buffer_print(&message, "%zu number%s not exact: ", count, count == 1 ? " is" : "s are");
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const struct tally *tally = &remarks->tallies[kinds[i].remark];
		if (tally->count)
			buffer_print(&message, "%s%s %.15g (%zu number%s)", said++ ? ", " : "", kinds[i].word,
				tally->sum, tally->count, tally->count == 1 ? "" : "s");
	}
	buffer_text(&message, ", first here");
	fault_add(
		faults, SEVERITY_INFO, "qualified", file, first->line, first->character, "%s", message.bytes);
	fault_cases(faults, count);
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
	};
	for (size_t i = 0; i < REMARK_COUNT; i++) {
		if (remarks->tallies[i].count && sentences[i].rule)
			tally_tell(&remarks->tallies[i], SEVERITY_INFO, sentences[i].rule, sentences[i].said,
				spec, file, faults);
	}
	qualified_tell(remarks, spec, file, faults);
	if (remarks->tallies[REMARK_PERCENT].count && remarks->plain_numbers)
		percent_warn(remarks, spec, file, faults);
	for (size_t i = 0; i < marks->count; i++) {
		if (remarks->marks[i].count == 0)
			continue;
		struct buffer said = { 0 };
		excerpt_add(&said, marks->texts[i], strlen(marks->texts[i]));
		const struct mark_sentence *sentence = &mark_sentences[marks_meaning(marks, i)];
		buffer_print(&said, " %s", sentence->said);
		tally_tell(&remarks->marks[i], SEVERITY_INFO, sentence->rule, said.bytes, spec, file, faults);
		buffer_free(&said);
		remarks->marks[i] = (struct tally){ 0 };
	}
	struct tally *kept = remarks->marks;
	*remarks = (struct remarks){ .marks = kept };
}
