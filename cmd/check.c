#include <stdio.h>

#include "cmd/command.h"
#include "cmd/computation.h"
#include "stats/base/buffer.h"

const struct option check_options[] = { COMPUTATION_OPTIONS, COMMON_OPTIONS };

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

bool
check_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct computation computation;
	/* The faults are what was asked for, so they go to stdout, as plain as a compiler's. */
	struct notice lines = notice_make(stdout, arguments_value(arguments, "color"));
	bool passes = false;
	if (!computation_make(&computation, arguments->operands[0], arguments, notice, err))
		goto out;
	for (size_t i = 0; i < computation.faults.count; i++)
		notice_fault(&lines, &computation.faults.items[i]);
	causes_print(computation.result, &lines);
	notice_faults(notice, &computation.faults, 0);
	passes = computation_passes(&computation, arguments, err);
out:
	computation_free(&computation);
	return passes;
}
