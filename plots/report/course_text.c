#include "plots/report/course_text.h"

#include <math.h>
#include <string.h>

#include "plots/report/causes_text.h"

static void
share_add(struct buffer *out, const struct course *course, const struct course_point *point, int decimals,
	enum language language)
{
	cell_share(out, point->cell, &course->definition->target, decimals, language);
}

static void
title_from_to(struct buffer *out, const struct course *course, enum language language)
{
	const struct course_point *first = course_first_known(course), *last = course_last_known(course);
	struct buffer from = { 0 }, from_date = { 0 }, to = { 0 }, to_date = { 0 };
	share_add(&from, course, first, 0, language);
	share_add(&to, course, last, 0, language);
	number_date(&from_date, first->date, language);
	number_date(&to_date, last->date, language);
	phrase_add(out, language, PHRASE_COURSE_TITLE_FROM_TO, from.bytes, from_date.bytes, to.bytes,
		to_date.bytes);
	buffer_free(&from);
	buffer_free(&from_date);
	buffer_free(&to);
	buffer_free(&to_date);
}

/* What was found of the current part, and since when there is one. */
static void
title_judged(struct buffer *out, const struct course *course, enum language language)
{
	static const enum phrase titles[] = { [COURSE_CHANCE] = PHRASE_COURSE_TITLE_CHANCE,
		[COURSE_BETTER] = PHRASE_COURSE_TITLE_BETTER,
		[COURSE_WORSE] = PHRASE_COURSE_TITLE_WORSE,
		[COURSE_CHANGED] = PHRASE_COURSE_TITLE_CHANGED };
	/* By the rules of Making Data Count it is the last point that is judged; others may be signals. */
	bool is_last = course->verdict == COURSE_CHANCE && course_current(course)->signals > 0;
	phrase_add(out, language, is_last ? PHRASE_COURSE_TITLE_LAST : titles[course->verdict]);
	if (course->part_count == 1)
		return;
	struct buffer date = { 0 };
	number_date(&date, course->points[course_current(course)->first].date, language);
	phrase_add(out, language, PHRASE_COURSE_TITLE_SINCE, date.bytes);
	buffer_free(&date);
}

void
course_title(struct buffer *out, const struct course *course, enum language language)
{
	struct buffer share = { 0 };
	if (course->verdict != COURSE_NOT_JUDGED)
		title_judged(out, course, language);
	else if (course->choice.known == 0)
		phrase_add(out, language, PHRASE_COURSE_TITLE_NOTHING);
	else if (course->choice.reason == CHOSEN_CONSTANT) {
		share_add(&share, course, course_last_known(course), 0, language);
		phrase_add(out, language, PHRASE_COURSE_TITLE_CONSTANT, share.bytes);
		buffer_free(&share);
	} else {
		title_from_to(out, course, language);
	}
}

const char *
course_chart_words(const struct course *course, enum language language)
{
	static const enum phrase charts[] = { [CHART_AUTO] = PHRASE_CHART_RUN,
		[CHART_RUN] = PHRASE_CHART_RUN,
		[CHART_P] = PHRASE_CHART_P,
		[CHART_P_PRIME] = PHRASE_CHART_P_PRIME,
		[CHART_XMR] = PHRASE_CHART_XMR };
	return phrase_text(charts[course->choice.chart], language);
}

const char *
course_verdict_words(const struct course *course, enum language language)
{
	static const enum phrase verdicts[] = { [COURSE_NOT_JUDGED] = PHRASE_VARIATION_NOT_JUDGED,
		[COURSE_CHANCE] = PHRASE_VARIATION_CHANCE,
		[COURSE_BETTER] = PHRASE_VARIATION_BETTER,
		[COURSE_WORSE] = PHRASE_VARIATION_WORSE,
		[COURSE_CHANGED] = PHRASE_VARIATION_CHANGED };
	return phrase_text(verdicts[course->verdict], language);
}

/* A blank between two sentences. */
static void
part(struct buffer *out)
{
	if (out->length > 0 && out->bytes[out->length - 1] != ' ')
		buffer_char(out, ' ');
}

static void
from_to(struct buffer *out, const struct course *course, enum language language)
{
	const struct course_point *first = course_first_known(course), *last = course_last_known(course);
	const struct row_noun *noun = &course->definition->noun;
	struct buffer texts[6] = { 0 };
	if (!first)
		return;
	share_add(&texts[0], course, first, 1, language);
	cell_counted(&texts[1], first->cell, noun, language);
	number_date(&texts[2], first->date, language);
	share_add(&texts[3], course, last, 1, language);
	cell_counted(&texts[4], last->cell, noun, language);
	number_date(&texts[5], last->date, language);
	if (first == last)
		phrase_add(out, language, PHRASE_COURSE_ONE, texts[0].bytes, texts[1].bytes, texts[2].bytes);
	else
		phrase_add(out, language, PHRASE_COURSE_FROM_TO, texts[0].bytes, texts[1].bytes,
			texts[2].bytes, texts[3].bytes, texts[4].bytes, texts[5].bytes);
	for (size_t i = 0; i < 6; i++)
		buffer_free(&texts[i]);
}

void
sentence_course(struct buffer *out, const struct course *course, enum language language)
{
	size_t gaps = 0;
	from_to(out, course, language);
	for (size_t i = 0; i < course->count; i++)
		gaps += isnan(course->points[i].value);
	if (gaps == 0 || gaps == course->count)
		return;
	struct buffer missing = { 0 }, all = { 0 };
	number_integer(&missing, (int64_t)gaps, language);
	number_integer(&all, (int64_t)course->count, language);
	part(out);
	phrase_add(out, language, PHRASE_COURSE_GAPS, missing.bytes, all.bytes);
	buffer_free(&missing);
	buffer_free(&all);
}

/* Two numbers in a phrase; the second may be left out of it. */
static void
numbers_say(
	struct buffer *out, enum phrase phrase, double one, double other, int digits, enum language language)
{
	struct buffer texts[2] = { 0 };
	const double numbers[] = { one, other };
	for (size_t i = 0; i < 2; i++) {
		if (isnan(numbers[i]))
			buffer_text(&texts[i], "\u2013");
		else
			number_significant(&texts[i], numbers[i], digits, language);
	}
	part(out);
	phrase_add(out, language, phrase, texts[0].bytes, texts[1].bytes);
	buffer_free(&texts[0]);
	buffer_free(&texts[1]);
}

static void
why_add(struct buffer *out, const struct chart_choice *choice, enum language language)
{
	enum { DIGITS = 2, WHOLE = 9 };
	double known = (double)choice->known;
	switch (choice->reason) {
	case CHOSEN_ASKED:
		numbers_say(out, choice->connected ? PHRASE_WHY_ASKED_CONNECTED : PHRASE_WHY_ASKED,
			choice->sigma, NAN, DIGITS, language);
		break;
	case CHOSEN_NOTHING: numbers_say(out, PHRASE_WHY_NOTHING, NAN, NAN, WHOLE, language); break;
	case CHOSEN_FEW: numbers_say(out, PHRASE_WHY_FEW, known, CHART_POINTS_WANTED, WHOLE, language); break;
	case CHOSEN_CONSTANT: numbers_say(out, PHRASE_WHY_CONSTANT, known, NAN, WHOLE, language); break;
	case CHOSEN_CONNECTED:
		numbers_say(out, PHRASE_WHY_CONNECTED, choice->sigma, choice->sigma_low, DIGITS, language);
		break;
	case CHOSEN_SPARSE: numbers_say(out, PHRASE_WHY_SPARSE, NAN, NAN, WHOLE, language); break;
	case CHOSEN_DISPERSED:
		numbers_say(out, PHRASE_WHY_DISPERSED, choice->sigma, choice->sigma_high, DIGITS, language);
		break;
	case CHOSEN_BINOMIAL:
		numbers_say(out, PHRASE_WHY_BINOMIAL, choice->sigma, NAN, DIGITS, language);
		break;
	}
}

static void
runs_add(struct buffer *out, const struct run_analysis *runs, enum language language)
{
	struct buffer texts[4] = { 0 };
	const size_t numbers[] = { runs->longest_run, runs->limits.longest_run, runs->crossings,
		runs->limits.crossings };
	part(out);
	if (runs->useful == 0) {
		phrase_add(out, language, PHRASE_RUNS_FEW);
		return;
	}
	for (size_t i = 0; i < 4; i++)
		number_integer(&texts[i], (int64_t)numbers[i], language);
	phrase_add(
		out, language, PHRASE_RUNS, texts[0].bytes, texts[1].bytes, texts[2].bytes, texts[3].bytes);
	for (size_t i = 0; i < 4; i++)
		buffer_free(&texts[i]);
	part(out);
	phrase_add(
		out, language, runs->shift || runs->few_crossings ? PHRASE_RUNS_SIGNAL : PHRASE_RUNS_CHANCE);
}

size_t
signals_name(struct buffer *out, const struct course *course, const struct course_point *but,
	enum language language)
{
	enum { MOST_NAMED = 12 };
	const struct course_part *current = course_current(course);
	size_t named = 0;
	for (size_t i = current->first; i < current->first + current->count; i++) {
		const struct course_point *point = &course->points[i];
		if (point->direction == 0 || (but && point == but) || named++ >= MOST_NAMED)
			continue;
		buffer_text(out, named > 1 ? ", " : "");
		number_date(out, point->date, language);
	}
	if (named > MOST_NAMED)
		buffer_text(out, ", \u2026");
	return named;
}

static void
limits_add(struct buffer *out, const struct course *course, enum language language)
{
	struct buffer dates = { 0 }, number = { 0 };
	size_t named = signals_name(&dates, course, NULL, language);
	part(out);
	if (named <= 1) {
		phrase_add(out, language, named == 1 ? PHRASE_LIMITS_ONE : PHRASE_LIMITS_NONE,
			named == 1 ? dates.bytes : "");
	} else {
		number_word(&number, (int64_t)named, NEUTER, true, language);
		phrase_add(out, language, PHRASE_LIMITS_MANY, number.bytes, dates.bytes);
	}
	buffer_free(&dates);
	buffer_free(&number);
}

static void
center_add(struct buffer *out, const struct course_part *current, enum language language)
{
	if (isnan(current->center))
		buffer_text(out, "\u2013");
	else
		number_limit(out, current->center, NULL, 1, language);
}

static void
frozen_add(struct buffer *out, const struct course *course, const struct definition *definition,
	enum language language)
{
	const struct course_part *current = course_current(course);
	struct buffer from = { 0 }, to = { 0 }, before = { 0 };
	if (current->frozen_count > 0) {
		number_date(&from, definition->baseline_from, language);
		number_date(&to, definition->baseline_to, language);
		part(out);
		phrase_add(out, language,
			course->choice.chart == CHART_RUN ? PHRASE_FROZEN_MEDIAN : PHRASE_FROZEN, from.bytes,
			to.bytes);
	} else if (course->part_count > 1) {
		number_date(&from, course->points[current->first].date, language);
		center_add(&before, current - 1, language);
		center_add(&to, current, language);
		part(out);
		phrase_add(out, language, PHRASE_PART_NOW, from.bytes, before.bytes, to.bytes);
	}
	buffer_free(&from);
	buffer_free(&to);
	buffer_free(&before);
}

void
sentence_variation(struct buffer *out, const struct course *course, const struct definition *definition,
	enum language language)
{
	const struct course_part *current = course_current(course);
	why_add(out, &course->choice, language);
	if (course->choice.known > 0)
		frozen_add(out, course, definition, language);
	if (!course->choice.judged)
		return;
	if (current->runs.known < CHART_POINTS_WANTED) {
		numbers_say(
			out, PHRASE_PART_FEW, (double)current->runs.known, CHART_POINTS_WANTED, 9, language);
		return;
	}
	/* What the other family of rules says stands beside its icons. */
	if (course->choice.chart == CHART_XMR)
		return;
	if (course->choice.chart != CHART_RUN)
		limits_add(out, course, language);
	runs_add(out, &current->runs, language);
}

void
course_point_remark(struct buffer *out, const struct course *course, const struct course_point *point,
	enum language language)
{
	const struct target *target = &course->definition->target;
	if (isnan(point->value) && point->cell) {
		buffer_text(out, cell_note(point->cell, language));
	} else if (isnan(point->value)) {
		phrase_add(out, language, PHRASE_UNIT_ABSENT);
	} else if (point->excluded) {
		phrase_add(out, language, PHRASE_NOT_COUNTED);
	} else if (point->direction != 0) {
		phrase_add(out, language,
			!target->given                                           ? PHRASE_SIGNAL
			: (point->direction > 0) == target_asks_for_much(target) ? PHRASE_SIGNAL_BETTER
										 : PHRASE_SIGNAL_WORSE);
		if (point->rules) {
			buffer_text(out, ": ");
			causes_add(out, point->rules, language);
		}
	}
}

void
sentence_decision(struct buffer *out, const struct course *course, const struct decision *decision,
	enum language language)
{
	struct buffer date = { 0 };
	number_date(&date, decision->date, language);
	phrase_add(out, language, PHRASE_DECISION, date.bytes, decision->why, decision->by);
	if (decision->rebase) {
		part(out);
		phrase_add(out, language, PHRASE_DECISION_REBASE);
	}
	for (size_t i = 0; decision->exclude && i < course->count; i++) {
		if (course->points[i].date < decision->date)
			continue;
		buffer_clear(&date);
		number_date(&date, course->points[i].date, language);
		part(out);
		phrase_add(out, language, PHRASE_DECISION_EXCLUDE, date.bytes);
		break;
	}
	buffer_free(&date);
}
