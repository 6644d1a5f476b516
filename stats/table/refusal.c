#include "stats/table/refusal.h"

#include <string.h>

#include "stats/table/damage.h"
#include "stats/table/date_value.h"
#include "stats/table/excerpt.h"
#include "stats/table/header.h"

static void
expectation_add(struct buffer *out, const struct intake *intake, struct slice field)
{
	const struct column_spec *spec = intake->spec;
	switch (spec->type) {
	case TYPE_TEXT:
		buffer_text(out, intake->secret ? choice_list(intake->choice)
						: choice_hint(intake->choice, field.bytes, field.length));
		break;
	case TYPE_NUMBER:
		buffer_print(out, "expected digits with '%c' as the decimal sign", intake->form.decimal);
		break;
	case TYPE_DATE:
		buffer_print(out, "expected %s",
			spec->date_format ? spec->date_format : "yyyy-mm-dd or dd.mm.yyyy");
		break;
	case TYPE_TRUTH:
		buffer_text(out, "expected ja/nei, j/n, yes/no, true/false, sant/usant, 1/0 or x");
		break;
	}
}

/* What a field of the type is not, why, and what was expected. */
static void
complaint_add(struct buffer *out, const struct intake *intake, struct slice field, const char *reason)
{
	static const char *const complaints[] = {
		[TYPE_TEXT] = "not among the texts allowed",
		[TYPE_NUMBER] = "not a number",
		[TYPE_DATE] = "not a date",
		[TYPE_TRUTH] = "neither yes nor no",
	};
	const struct column_spec *spec = intake->spec;
	buffer_print(out, " is %s", complaints[spec->type]);
	if (!intake->secret)
		buffer_text(out, reason);
	if (spec->type == TYPE_DATE && !intake->secret)
		date_reason(out, field, spec);
	buffer_text(out, "; ");
	expectation_add(out, intake, field);
}

void
field_refuse(const struct intake *intake, const struct arrival *arrival, struct slice field, const char *rule,
	const char *reason)
{
	const struct column_spec *spec = intake->spec;
	const char *damage = damage_of(field);
	struct buffer message = { 0 };
	column_message(&message, spec);
	if (intake->secret)
		buffer_text(&message, "the value");
	else
		excerpt_add(&message, field.bytes, field.length);
	if (damage) {
		rule = "excel_damage";
		buffer_print(&message, " %s", damage);
	} else if (spec->type == TYPE_TEXT && damage_lost_nought(field, spec->one_of, spec->one_of_count)) {
		rule = "excel_damage";
		buffer_text(&message, " has lost the nought in front of it, as Excel does; expected ");
		if (intake->secret)
			buffer_text(&message, "it there");
		else
			buffer_print(&message, "'0%.*s'", (int)field.length, field.bytes);
	} else {
		complaint_add(&message, intake, field, reason);
	}
	arrival_fault(arrival, SEVERITY_ERROR, intake->position, rule, message.bytes);
	buffer_free(&message);
}

void
key_missing(const struct intake *intake, const struct arrival *arrival)
{
	struct buffer message = { 0 };
	column_message(&message, intake->spec);
	buffer_text(&message, "the key is blank; expected one on every row");
	arrival_fault(arrival, SEVERITY_ERROR, intake->position, "missing_key", message.bytes);
	buffer_free(&message);
}
