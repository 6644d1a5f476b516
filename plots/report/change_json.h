/* Changes and outlook as members of indicators.json and manifest.json. */
#ifndef MALTALL_REPORT_CHANGE_JSON_H
#define MALTALL_REPORT_CHANGE_JSON_H

#include "plots/report/json.h"
#include "stats/indicator/change.h"

/* "compared_with": which run, which indicators it had not, and which it had that are gone; null where there
 * is none. */
void changes_json(struct json *json, const struct result *result);
/* "change" of one indicator; null where it is not known. */
void change_json(struct json *json, const struct indicator_change *change);
/* "outlook" of one indicator: an array, empty for NULL. */
void outlook_json(struct json *json, const struct indicator_outlook *outlook);

#endif
