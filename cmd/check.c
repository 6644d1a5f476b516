#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cmd/command.h"
#include "cmd/computation.h"
#include "stats/base/buffer.h"
#include "stats/base/memory.h"
#include "stats/base/text.h"

const struct option check_options[] = {
	COMPUTATION_OPTIONS,
	{ .name = "explain-dialect",
		.help = "print what speaks for the encoding, the signs and the header that were found" },
	COMMON_OPTIONS,
};

/* "utdanningsplan: 94 undetermined: `plandato` is missing" */
static void
causes_print(const struct result *result, const struct notice *lines)
{
	for (size_t i = 0; i < result->indicator_count; i++) {
		const struct indicator_result *indicator = &result->indicators[i];
		for (size_t cause = 0; cause < indicator->total.cause_count; cause++) {
			const struct undetermined *undetermined = &indicator->total.causes[cause];
			struct fault fault = { .severity = SEVERITY_INFO,
				.rule = "undetermined",
				.file = result->definition->path };
			struct buffer message = { 0 };
			buffer_print(&message, "%s: %lld undetermined: `%s` is missing",
				indicator->definition->name, (long long)undetermined->rows,
				undetermined->column);
			fault.message = message.bytes;
			notice_fault(lines, &fault);
			buffer_free(&message);
		}
	}
}

/* "utdanningsplan: 12 rows left out of the denominator [date]" */
static void
effects_print(const struct result *result, const struct notice *lines)
{
	for (size_t i = 0; i < result->rules->effect_count; i++) {
		const struct rule_effect *effect = &result->rules->effects[i];
		const struct {
			int64_t rows;
			const char *what;
		} changes[] = {
			{ effect->denominator_out, "left out of the denominator" },
			{ effect->denominator_in, "come into the denominator" },
			{ effect->numerator_out, "no longer in the numerator" },
			{ effect->numerator_in, "come into the numerator" },
		};
		struct fault fault = {
			.severity = SEVERITY_INFO, .rule = effect->rule, .file = result->definition->path
		};
		struct buffer message = { 0 };
		buffer_print(&message, "%s:", result->indicators[effect->indicator].definition->name);
		for (size_t at = 0, said = 0; at < sizeof changes / sizeof *changes; at++) {
			if (changes[at].rows)
				buffer_print(&message, "%s %lld row%s %s", said++ ? "," : "",
					(long long)changes[at].rows, changes[at].rows == 1 ? "" : "s",
					changes[at].what);
		}
		fault.message = message.bytes;
		notice_fault(lines, &fault);
		buffer_free(&message);
	}
}

/* By place; at the same place in the order in which they were found. */
static int
fault_compare(const void *left, const void *right)
{
	const struct fault *a = *(const struct fault *const *)left, *b = *(const struct fault *const *)right;
	int files = text_compare(a->file, strlen(a->file), b->file, strlen(b->file));
	if (files != 0)
		return files;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return a < b ? -1 : a > b;
}

static void
faults_print(const struct faults *faults, const struct notice *lines)
{
	const struct fault **sorted = xcalloc(faults->count + 1, sizeof(void *));
	for (size_t i = 0; i < faults->count; i++)
		sorted[i] = &faults->items[i];
	qsort(sorted, faults->count, sizeof(void *), fault_compare);
	for (size_t i = 0; i < faults->count; i++)
		notice_fault(lines, sorted[i]);
	free(sorted);
}

bool
check_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct computation computation;
	/* The faults are what was asked for, so they go to stdout, as plain as a compiler's. */
	struct notice lines = notice_make(stdout, arguments_value(arguments, "color"));
	bool passes = false;
	bool made = computation_make(&computation, arguments->operands[0], arguments, notice, err);
	bool explains = arguments_value(arguments, "explain-dialect");
	if (made && explains)
		dialects_explain(computation.result, &lines);
	else if (explains && computation.definition)
		dialects_explain_failed(computation.definition, &lines);
	faults_print(&computation.faults, &lines);
	if (!made) {
		if (computation.faults.count > 0)
			notice_faults(notice, &computation.faults, 0);
		goto out;
	}
	effects_print(computation.result, &lines);
	causes_print(computation.result, &lines);
	notice_faults(notice, &computation.faults, 0);
	passes = computation_passes(&computation, arguments, err);
out:
	computation_free(&computation);
	return passes;
}
