#include "plots/report/causes_text.h"

#include "plots/report/course_text.h"

bool
course_has_causes(const struct course *course)
{
	return course->choice.chart == CHART_XMR && course->verdict != COURSE_NOT_JUDGED;
}

const char *
course_verdict_short(const struct course *course, enum language language)
{
	static const enum phrase verdicts[] = { [COURSE_NOT_JUDGED] = PHRASE_SHORT_NOT_JUDGED,
		[COURSE_CHANCE] = PHRASE_SHORT_CHANCE,
		[COURSE_BETTER] = PHRASE_SHORT_BETTER,
		[COURSE_WORSE] = PHRASE_SHORT_WORSE,
		[COURSE_CHANGED] = PHRASE_SHORT_CHANGED };
	return phrase_text(verdicts[course->verdict], language);
}

void
causes_add(struct buffer *out, unsigned rules, enum language language)
{
	static const enum phrase names[] = { [CAUSE_OUTSIDE] = PHRASE_CAUSE_OUTSIDE,
		[CAUSE_SHIFT] = PHRASE_CAUSE_SHIFT,
		[CAUSE_TREND] = PHRASE_CAUSE_TREND,
		[CAUSE_TWO_OF_THREE] = PHRASE_CAUSE_TWO_OF_THREE };
	size_t said = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (rules & 1U << i)
			buffer_print(out, "%s%s", said++ ? "; " : "", phrase_text(names[i], language));
}

void
causes_variation_label(struct buffer *out, const struct course *course, enum language language)
{
	const char *verdict = course_verdict_short(course, language);
	switch (course_current(course)->causes.variation) {
	case VARIATION_UNKNOWN: return;
	case VARIATION_COMMON: phrase_add(out, language, PHRASE_ICON_VARIATION, verdict); return;
	case VARIATION_IMPROVING_HIGH:
	case VARIATION_CONCERNING_HIGH:
	case VARIATION_NEUTRAL_HIGH: phrase_add(out, language, PHRASE_ICON_VARIATION_HIGH, verdict); return;
	case VARIATION_IMPROVING_LOW:
	case VARIATION_CONCERNING_LOW:
	case VARIATION_NEUTRAL_LOW: phrase_add(out, language, PHRASE_ICON_VARIATION_LOW, verdict); return;
	}
}

void
causes_assurance_label(struct buffer *out, const struct course *course, enum language language)
{
	static const enum phrase assurances[] = { [ASSURANCE_PASS] = PHRASE_MDC_PASS,
		[ASSURANCE_FAIL] = PHRASE_MDC_FAIL,
		[ASSURANCE_INCONSISTENT] = PHRASE_MDC_INCONSISTENT };
	enum assurance assurance = course_assurance(course);
	if (assurance != ASSURANCE_UNKNOWN)
		phrase_add(out, language, assurances[assurance]);
	else if (course_left_baseline(course) && course->definition->target.given)
		phrase_add(out, language, PHRASE_MDC_LEFT_BASELINE);
}

const char *
causes_assurance_short(const struct course *course, enum language language)
{
	static const enum phrase assurances[] = { [ASSURANCE_PASS] = PHRASE_SHORT_PASS,
		[ASSURANCE_FAIL] = PHRASE_SHORT_FAIL,
		[ASSURANCE_INCONSISTENT] = PHRASE_SHORT_INCONSISTENT };
	enum assurance assurance = course_assurance(course);
	return assurance == ASSURANCE_UNKNOWN ? NULL : phrase_text(assurances[assurance], language);
}

void
sentence_causes(struct buffer *out, const struct course *course, enum language language)
{
	struct buffer rules = { 0 };
	buffer_text(&rules, "");
	causes_add(&rules, course_last_known(course)->rules, language);
	phrase_add(out, language,
		course->verdict == COURSE_BETTER    ? PHRASE_MDC_BETTER
		: course->verdict == COURSE_WORSE   ? PHRASE_MDC_WORSE
		: course->verdict == COURSE_CHANGED ? PHRASE_MDC_CHANGED
						    : PHRASE_MDC_COMMON,
		rules.bytes);
	buffer_free(&rules);
	struct buffer dates = { 0 };
	if (course->verdict == COURSE_CHANCE &&
		signals_name(&dates, course, course_last_known(course), language) > 0) {
		buffer_char(out, ' ');
		phrase_add(out, language, PHRASE_MDC_EARLIER, dates.bytes);
	}
	buffer_free(&dates);
}

void
sentence_causes_provisional(struct buffer *out, const struct course *course, enum language language)
{
	struct buffer number = { 0 };
	if (course_current(course)->causes.known >= CAUSE_POINTS_WANTED)
		return;
	number_integer(&number, CAUSE_POINTS_WANTED, language);
	phrase_add(out, language, PHRASE_MDC_PROVISIONAL, number.bytes);
	buffer_free(&number);
}
