/* Where the figures come from: tool, definitions and inputs, the same words in every output. */
#ifndef MALTALL_REPORT_ORIGIN_H
#define MALTALL_REPORT_ORIGIN_H

#include "plots/report/json.h"
#include "stats/indicator/result.h"

/* The definitions file's name without its folders: the folder is where the run happened to stand, and an
 * output that held it would differ from one machine to the next. */
const char *origin_file_name(const struct definition *definition);
/* The members "tool", "definitions" and "inputs" of an open object. */
void origin_json(struct json *json, const struct result *result);

#endif
