/* Answers as they are printed. */
#include <stdlib.h>
#include <string.h>

#include "cmd/inquiry.h"
#include "plots/report/heads.h"
#include "plots/report/number.h"
#include "stats/base/date.h"

bool
inquiry_print(const struct inquiry *inquiry, const struct listing *listing, struct error *err)
{
	return listing_say(listing, inquiry->format, inquiry->language, err);
}

static struct listing *
listing_make(
	const struct inquiry *inquiry, size_t by_count, const struct listing_column *columns, size_t count)
{
	struct listing_column *all = xcalloc(by_count + count + 1, sizeof *all);
	for (size_t i = 0; i < by_count; i++)
		all[i] = (struct listing_column){ inquiry->question->by[i], inquiry->question->by[i], false };
	for (size_t i = 0; i < count; i++) {
		struct listing_column *column = &all[by_count + i];
		*column = columns[i];
		if (!column->head)
			column->head = head_text(column->name, inquiry->language);
	}
	struct listing *listing = listing_new(all, by_count + count);
	free(all);
	return listing;
}

struct listing *
inquiry_listing(const struct inquiry *inquiry, const struct listing_column *columns, size_t count)
{
	return listing_make(inquiry, inquiry->question->by_count, columns, count);
}

struct listing *
inquiry_listing_plain(const struct inquiry *inquiry, const struct listing_column *columns, size_t count)
{
	return listing_make(inquiry, 0, columns, count);
}

const char *
inquiry_word(const struct inquiry *inquiry, const char *nb, const char *en)
{
	return inquiry->language == LANGUAGE_EN ? en : nb;
}

static const char *
truth_word(const struct inquiry *inquiry, bool truth)
{
	return truth ? inquiry_word(inquiry, "ja", "yes") : inquiry_word(inquiry, "nei", "no");
}

void
inquiry_value(const struct inquiry *inquiry, const struct answer *answer, const struct frequency *value,
	struct listing *listing)
{
	bool truth = value->number > 0.5;
	switch (answer->type) {
	case TYPE_TEXT: listing_text(listing, question_text(inquiry->question, value->code)); break;
	case TYPE_NUMBER: listing_value(listing, value->number); break;
	case TYPE_DATE: listing_date(listing, (int32_t)value->number); break;
	case TYPE_TRUTH: listing_word(listing, truth ? "true" : "false", truth_word(inquiry, truth)); break;
	}
}

const char *
inquiry_value_text(struct inquiry *inquiry, const struct answer *answer, const struct frequency *value)
{
	struct buffer text = { 0 };
	switch (answer->type) {
	case TYPE_TEXT: return question_text(inquiry->question, value->code);
	case TYPE_TRUTH: return truth_word(inquiry, value->number > 0.5);
	case TYPE_NUMBER: number_whole(&text, value->number, inquiry->language); break;
	case TYPE_DATE: number_date(&text, (int32_t)value->number, inquiry->language); break;
	}
	const char *copy = arena_copy(&inquiry->arena, text.bytes, text.length);
	buffer_free(&text);
	return copy;
}

void
inquiry_labels(const struct inquiry *inquiry, const struct answer_group *group, struct listing *listing)
{
	for (size_t i = 0; i < inquiry->question->by_count; i++) {
		const char *label = group->labels[i];
		int32_t date = label ? date_parse_iso(label, strlen(label)) : DATE_MISSING;
		if (!label)
			listing_word(listing, NULL, inquiry_word(inquiry, "(mangler)", "(missing)"));
		else if (inquiry->question->by_types[i] == TYPE_TRUTH)
			listing_word(listing, label, truth_word(inquiry, *label == 't'));
		else if (inquiry->question->by_types[i] == TYPE_DATE)
			listing_date(listing, date);
		else
			listing_text(listing, label);
	}
}

void
inquiry_inexact(const struct inquiry *inquiry, const struct answer *answer, int64_t inexact)
{
	if (inexact)
		notice_say(inquiry->notice, "%s: %lld value%s not exact (such as ca 15) and not counted",
			answer->text, (long long)inexact, inexact == 1 ? " is" : "s are");
}
