/* Writing JSON, two blanks a level, members in the order given: the caller closes what it opens. Inside an
 * array the key is NULL. */
#ifndef MALTALL_REPORT_JSON_H
#define MALTALL_REPORT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "stats/base/buffer.h"

struct json {
	struct buffer *out;
	int depth;
	bool has_member; /* of the innermost object or array */
};

void json_write_open(struct json *json, const char *key, char bracket); /* '{' or '[' */
void json_write_close(struct json *json, char bracket);                 /* '}' or ']' */
/* A text; null where it is NULL. */
void json_write_text(struct json *json, const char *key, const char *text);
void json_write_integer(struct json *json, const char *key, int64_t number);
/* numerator/denominator with six decimals; null where the denominator is 0. */
void json_write_fraction(struct json *json, const char *key, int64_t numerator, int64_t denominator);
/* A fraction with six decimals, as in indicators.csv; null for NaN. */
void json_write_limit(struct json *json, const char *key, double fraction);
/* With `digits` significant digits; null for NaN and the infinities, which JSON does not have. */
void json_write_number(struct json *json, const char *key, double number, int digits);
/* The shortest text that is the same number again; null for NaN and the infinities. */
void json_write_shortest(struct json *json, const char *key, double number);
void json_write_null(struct json *json, const char *key);

#endif
