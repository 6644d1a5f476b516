#include "plots/report/report.h"

#include <string.h>

#include "plots/report/change_json.h"
#include "plots/report/json.h"
#include "plots/report/origin.h"
#include "plots/report/quality.h"
#include "stats/base/date.h"
#include "stats/indicator/rule.h"

const char *
origin_file_name(const struct definition *definition)
{
	const char *slash = strrchr(definition->path, '/');
	return slash ? slash + 1 : definition->path;
}

static void
add_input(struct json *json, const struct input *input)
{
	const char delimiter[] = { input->dialect.delimiter, '\0' };
	const char decimal[] = { input->dialect.decimal, '\0' };
	const char quote[] = { input->dialect.quote, '\0' };
	json_write_open(json, NULL, '{');
	json_write_text(json, "table", input->table);
	json_write_text(json, "file", input->name);
	json_write_text(json, "sha256", input->digest);
	json_write_integer(json, "rows", (int64_t)input->rows);
	json_write_integer(json, "rows_left_out", (int64_t)input->rows_left_out);
	json_write_integer(json, "rows_set_aside", (int64_t)input->rows_set_aside);
	json_write_text(json, "encoding", encoding_name(input->dialect.encoding));
	json_write_text(json, "delimiter", delimiter);
	json_write_text(json, "decimal", decimal);
	json_write_text(json, "quote", quote);
	json_write_integer(json, "header_line", (int64_t)input->dialect.header_line);
	json_write_integer(json, "header_rows", (int64_t)input->dialect.header_rows);
	json_write_close(json, '}');
}

void
origin_json(struct json *json, const struct result *result)
{
	json_write_open(json, "tool", '{');
	json_write_text(json, "name", "maltall");
	json_write_text(json, "version", MALTALL_VERSION);
	json_write_close(json, '}');
	json_write_open(json, "definitions", '{');
	json_write_text(json, "file", origin_file_name(result->definition));
	json_write_text(json, "sha256", result->definition->digest);
	json_write_close(json, '}');
	json_write_open(json, "inputs", '[');
	for (size_t i = 0; i < result->input_count; i++)
		add_input(json, &result->inputs[i]);
	json_write_close(json, ']');
}

static void
add_faults(struct json *json, const struct faults *faults)
{
	json_write_open(json, "faults", '{');
	for (int severity = SEVERITY_FATAL; severity >= SEVERITY_INFO; severity--)
		json_write_integer(
			json, severity_name((enum severity)severity), (int64_t)faults->by_severity[severity]);
	json_write_close(json, '}');
}

/* How often each rule was broken in each file, and what such a fault does. */
static void
add_quality(struct json *json, const struct result *result)
{
	struct fault_groups groups = fault_groups_new(result->faults);
	json_write_open(json, "quality", '[');
	for (size_t i = 0; i < groups.count; i++) {
		const struct fault *fault = groups.items[i].examples[0];
		json_write_open(json, NULL, '{');
		json_write_text(json, "severity", severity_name(fault->severity));
		json_write_text(json, "rule", fault->rule);
		json_write_text(json, "file", fault->file);
		json_write_integer(json, "count", (int64_t)groups.items[i].count);
		json_write_text(
			json, "effect", fault_effect_name(fault_effect_of(result->definition, fault)));
		json_write_close(json, '}');
	}
	json_write_close(json, ']');
	fault_groups_free(&groups);
}

/* What the faults of a rule did to an indicator, in rows. */
static void
add_effects(struct json *json, const struct result *result)
{
	json_write_open(json, "effects", '[');
	for (size_t i = 0; result->rules && i < result->rules->effect_count; i++) {
		const struct rule_effect *effect = &result->rules->effects[i];
		json_write_open(json, NULL, '{');
		json_write_text(json, "rule", effect->rule);
		json_write_text(json, "indicator", result->indicators[effect->indicator].definition->name);
		json_write_integer(json, "denominator_out", effect->denominator_out);
		json_write_integer(json, "denominator_in", effect->denominator_in);
		json_write_integer(json, "numerator_out", effect->numerator_out);
		json_write_integer(json, "numerator_in", effect->numerator_in);
		json_write_close(json, '}');
	}
	json_write_close(json, ']');
}

void
report_manifest(
	const struct result *result, const char *const *options, size_t option_count, struct buffer *out)
{
	struct json json = { .out = out };
	char date[DATE_TEXT_SIZE];
	json_write_open(&json, NULL, '{');
	json_write_text(&json, "title", result->definition->title);
	json_write_text(&json, "as_of", date_format_iso(result->as_of, date));
	json_write_open(&json, "options", '[');
	for (size_t i = 0; i < option_count; i++)
		json_write_text(&json, NULL, options[i]);
	json_write_close(&json, ']');
	origin_json(&json, result);
	changes_json(&json, result);
	add_faults(&json, result->faults);
	add_quality(&json, result);
	add_effects(&json, result);
	json_write_close(&json, '}');
}
