#include "plots/report/change_json.h"

#include "stats/base/date.h"

static void
add_pair(struct json *json, const char *key, const struct pair_of_counts *counts)
{
	json_write_open(json, key, '{');
	json_write_integer(json, "numerator", counts->numerator);
	json_write_integer(json, "denominator", counts->denominator);
	json_write_close(json, '}');
}

static void
add_movement(struct json *json, const char *key, const struct movement *movement)
{
	json_write_open(json, key, '{');
	json_write_integer(json, "joined", movement->joined);
	json_write_integer(json, "joined_in_numerator", movement->joined_events);
	json_write_integer(json, "left", movement->left);
	json_write_integer(json, "left_from_numerator", movement->left_events);
	json_write_integer(json, "achieved", movement->achieved);
	json_write_integer(json, "lost", movement->lost);
	json_write_close(json, '}');
}

void
changes_json(struct json *json, const struct result *result)
{
	const struct changes *changes = result->changes;
	char date[DATE_TEXT_SIZE];
	if (!changes) {
		json_write_null(json, "compared_with");
		return;
	}
	json_write_open(json, "compared_with", '{');
	json_write_text(json, "as_of", date_format_iso(changes->since, date));
	json_write_integer(json, "revision", changes->revision);
	json_write_text(json, "sha256", changes->digest);
	json_write_text(json, "definitions", changes->new_definition ? "other" : "same");
	json_write_text(json, "version", changes->new_version ? "other" : "same");
	json_write_open(json, "new", '[');
	for (size_t i = 0; i < changes->count; i++)
		if (changes->items[i].is_new)
			json_write_text(json, NULL, result->indicators[i].definition->name);
	json_write_close(json, ']');
	json_write_open(json, "gone", '[');
	for (size_t i = 0; i < changes->gone_count; i++)
		json_write_text(json, NULL, changes->gone[i]);
	json_write_close(json, ']');
	json_write_close(json, '}');
}

void
change_json(struct json *json, const struct indicator_change *change)
{
	if (!change || !change->known) {
		json_write_null(json, "change");
		return;
	}
	json_write_open(json, "change", '{');
	json_write_text(json, "formerly", change->former_name);
	add_pair(json, "published", &change->before);
	json_write_text(json, "reason", change->redefined ? "redefined_or_corrected" : "corrected");
	json_write_text(json, "detail", amendment_name(change->amendment));
	if (change->amendment == AMENDMENT_BY_ROW)
		add_movement(json, "corrected", &change->amended);
	else
		json_write_null(json, "corrected");
	add_pair(json, "recomputed", &change->again);
	add_movement(json, "since_then", &change->passed);
	add_pair(json, "now", &change->now);
	json_write_close(json, '}');
}

void
outlook_json(struct json *json, const struct indicator_outlook *outlook)
{
	char date[DATE_TEXT_SIZE];
	json_write_open(json, "outlook", '[');
	for (size_t i = 0; outlook && i < outlook->count; i++) {
		const struct horizon *horizon = &outlook->horizons[i];
		bool is_decided = horizon->verdict == VERDICT_MET || horizon->verdict == VERDICT_NOT_MET;
		json_write_open(json, NULL, '{');
		json_write_integer(json, "days", horizon->days);
		json_write_text(json, "as_of", date_format_iso(horizon->date, date));
		add_movement(json, "movement", &horizon->movement);
		json_write_integer(json, "numerator", horizon->counts.numerator);
		json_write_integer(json, "denominator", horizon->counts.denominator);
		json_write_fraction(
			json, "proportion", horizon->counts.numerator, horizon->counts.denominator);
		json_write_text(json, "verdict",
			horizon->verdict == VERDICT_NONE ? NULL : verdict_name(horizon->verdict));
		if (is_decided && horizon->missing >= 0)
			json_write_integer(json, "missing_to_target", horizon->missing);
		else
			json_write_null(json, "missing_to_target");
		json_write_close(json, '}');
	}
	json_write_close(json, ']');
}
