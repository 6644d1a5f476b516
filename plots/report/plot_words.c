#include "plots/report/plot_words.h"

#include <math.h>
#include <stdarg.h>

#include "plots/report/drawing.h"

#define NBSP "\u00a0"

/* clang-format off */
static const char *const phrases[PLOT_PHRASES][2] = {
	[SAYS_MEAN_RANGE] = { "Gjennomsnittet går fra {1} i {2} til {3} i {4}",
		"The mean ranges from {1} in {2} to {3} in {4}" },
	[SAYS_MEAN_SAME] = { "Gjennomsnittet er {1} overalt", "The mean is {1} everywhere" },
	[SAYS_ONE_FIGURE] = { "{1}: {2}", "{1}: {2}" },
	[SAYS_NOTHING] = { "Ingen tall å vise", "No figures to show" },
	[SAYS_SHARE_RANGE] = { "Andelen går fra {1} til {2}", "The proportion ranges from {1} to {2}" },
	[SAYS_SHARE_SAME] = { "Andelen er {1}", "The proportion is {1}" },
	[SAYS_FUNNEL_NONE] = { "Ingen av {1} {2} skiller seg mer fra {3} enn tilfeldig variasjon skulle tilsi",
		"None of {1} {2} differs from {3} by more than chance would explain" },
	[SAYS_FUNNEL_ONE] = { "{1} av {2} {3} skiller seg mer fra {4} enn tilfeldig variasjon skulle tilsi",
		"{1} of {2} {3} differs from {4} by more than chance would explain" },
	[SAYS_FUNNEL_SOME] = { "{1} av {2} {3} skiller seg mer fra {4} enn tilfeldig variasjon skulle tilsi",
		"{1} of {2} {3} differ from {4} by more than chance would explain" },
	[SAYS_FUNNEL_BOTH] = { "Begge {2} skiller seg mer fra {3} enn tilfeldig variasjon skulle tilsi",
		"Both {2} differ from {3} by more than chance would explain" },
	[SAYS_FUNNEL_ALL] = { "Alle {1} {2} skiller seg mer fra {3} enn tilfeldig variasjon skulle tilsi",
		"All {1} {2} differ from {3} by more than chance would explain" },
	[SAYS_RUN_CHANCE] = { "Tallene varierer tilfeldig rundt medianen på {1}",
		"The figures vary by chance around the median of {1}" },
	[SAYS_RUN_SHIFT] = { "Nivået har flyttet seg: {1} punkter på rad på samme side av medianen på {2}",
		"The level has shifted: {1} points in a row on the same side of the median of {2}" },
	[SAYS_RUN_CROSSINGS] = { "Mer enn tilfeldig variasjon: linjen krysser medianen på {2} bare {1} ganger",
		"More than chance: the line crosses the median of {2} only {1} times" },
	[SAYS_RUN_FEW] = { "For få punkter til å si om noe har endret seg",
		"Too few points to say whether anything has changed" },
	[SAYS_CONTROL_NONE] = { "Ingen av {1} punkter er utenfor kontrollgrensene",
		"None of {1} points is outside the control limits" },
	[SAYS_CONTROL_ONE] = { "{1} av {2} punkter er utenfor kontrollgrensene",
		"{1} of {2} points is outside the control limits" },
	[SAYS_CONTROL_SOME] = { "{1} av {2} punkter er utenfor kontrollgrensene",
		"{1} of {2} points are outside the control limits" },
	[SAYS_CONTROL_FEW] = { "For få punkter til kontrollgrenser", "Too few points for control limits" },
	[SAYS_CONTROL_SAME] = { "Alle {1} punkter er like", "All {1} points are the same" },
	[SAYS_MEDIAN] = { "Medianen av {2} verdier er {1}", "The median of {2} values is {1}" },
	[SAYS_MEDIAN_ONE] = { "Den eneste verdien er {1}", "The only value is {1}" },
	[SAYS_MEDIAN_RANGE] = { "Medianen går fra {1} i {2} til {3} i {4}",
		"The median ranges from {1} in {2} to {3} in {4}" },
	[SAYS_MEDIAN_SAME] = { "Medianen er {1} overalt", "The median is {1} everywhere" },
	[SAYS_MEDIAN_GROUP] = { "Medianen i {2} er {1}", "The median in {2} is {1}" },
	[SAYS_LINKED_UP] = { "Når {1} øker, øker også {2}", "As {1} rises, {2} rises too" },
	[SAYS_LINKED_DOWN] = { "Når {1} øker, synker {2}", "As {1} rises, {2} falls" },
	[SAYS_NOT_LINKED] = { "Ingen sikker sammenheng mellom {1} og {2}",
		"No certain relation between {1} and {2}" },
	[SAYS_PARETO_ONE] = { "{1} av {2} verdier utgjør {3} av alle {4}",
		"{1} of {2} values makes up {3} of all {4}" },
	[SAYS_PARETO_SOME] = { "{1} av {2} verdier utgjør {3} av alle {4}",
		"{1} of {2} values make up {3} of all {4}" },
	[SAYS_PARETO_ALL] = { "{1} er alene om alle {2}", "{1} accounts for all {2}" },
	[SAYS_STACKED] = { "{1} utgjør mest: {2} av alle {3}", "{1} makes up most: {2} of all {3}" },
	[SAYS_STACKED_ALIKE] = { "{1} verdier utgjør mest: {2} hver av alle {3}",
		"{1} values make up most: {2} each of all {3}" },
	[SAYS_STACKED_EVEN] = { "{1} verdier utgjør like mye: {2} hver av alle {3}",
		"{1} values make up the same: {2} each of all {3}" },
	[SAYS_TREND_UP] = { "{1} har steget fra {2} til {3}", "{1} has risen from {2} to {3}" },
	[SAYS_TREND_DOWN] = { "{1} har falt fra {2} til {3}", "{1} has fallen from {2} to {3}" },
	[SAYS_TREND_SAME] = { "{1} er {2} både først og sist", "{1} is {2} both first and last" },
	[SAYS_MULTIPLES_NONE] = { "Ingen av {1} {2} ligger høyere sist enn først",
		"None of {1} {2} is higher at the end than at the start" },
	[SAYS_MULTIPLES_ONE] = { "{1} av {2} {3} ligger høyere sist enn først",
		"{1} of {2} {3} is higher at the end than at the start" },
	[SAYS_MULTIPLES_SOME] = { "{1} av {2} {3} ligger høyere sist enn først",
		"{1} of {2} {3} are higher at the end than at the start" },
	[SAYS_MULTIPLES_BOTH] = { "Begge {2} ligger høyere sist enn først",
		"Both {2} are higher at the end than at the start" },
	[SAYS_MULTIPLES_ALL] = { "Alle {1} {2} ligger høyere sist enn først",
		"All {1} {2} are higher at the end than at the start" },
	[SAYS_TERM_LINKED] = { "{1} henger sammen med {2}", "{1} is related to {2}" },
	[SAYS_TERMS_NONE] = { "Ingen av {1} ledd henger sikkert sammen med {2}",
		"None of {1} terms is certainly related to {2}" },
	[SAYS_TERMS_ONE] = { "{1} av {2} ledd henger sammen med {3}", "{1} of {2} terms is related to {3}" },
	[SAYS_TERMS_SOME] = { "{1} av {2} ledd henger sammen med {3}", "{1} of {2} terms are related to {3}" },
	[SAYS_TERMS_BOTH] = { "Begge ledd henger sammen med {3}", "Both terms are related to {3}" },
	[SAYS_TERMS_ALL] = { "Alle {2} ledd henger sammen med {3}", "All {2} terms are related to {3}" },
	[SAYS_RATE_RANGE] = { "{1} går fra {2} i {3} til {4} i {5}", "The {1} ranges from {2} in {3} to {4} in {5}" },
	[SAYS_RATE_SAME] = { "{1} er {2} overalt", "The {1} is {2} everywhere" },
	[SAYS_STRONGEST] = { "{1} og {2} henger sterkest sammen: {3}", "{1} and {2} go together most closely: {3}" },
	[SAYS_NONE_LINKED] = { "Ingen par kan sammenlignes", "No pair can be compared" },
	[SAYS_HALF] = { "Halvparten har {1} innen {2} dager", "Half have {1} within {2} days" },
	[SAYS_HALF_NOT] = { "Færre enn halvparten har {1} innen {2} dager", "Fewer than half have {1} within {2} days" },
	[SAYS_HALF_RANGE] = { "Mediantiden til {1} går fra {2} dager i {3} til {4} i {5}",
		"The median time to {1} ranges from {2} days in {3} to {4} in {5}" },
	[SAYS_HALF_SAME] = { "Mediantiden til {1} er {2} dager overalt", "The median time to {1} is {2} days everywhere" },
	[SAYS_HALF_SOME] = { "Halvparten har {1} i {2} av {3} {4}", "Half have {1} in {2} of {3} {4}" },
	[SAYS_HALF_NONE] = { "Halvparten har {1} i ingen av {2} {3}", "Half have {1} in none of {2} {3}" },
	[TELLS_SHARE] = { "Andel: {1}", "Proportion: {1}" },
	[TELLS_OF] = { "Andel: {1} av {2}", "Proportion: {1} of {2}" },
	[TELLS_INTERVAL] = { "{1}. Strek: {2} konfidensintervall.", "{1}. Line: {2} confidence interval." },
	[TELLS_MEAN] = { "Gjennomsnitt: {1}", "Mean: {1}" },
	[TELLS_COUNT] = { "Antall: {1}", "Count: {1}" },
	[TELLS_BY] = { "{1} etter {2}", "{1} by {2}" },
	[TELLS_DISTRIBUTION] = { "Fordelingen av {1}", "The distribution of {1}" },
	[TELLS_OVER] = { "{1} over {2}", "{1} over {2}" },
	[TELLS_FUNNEL] = { "{1}. Feltene viser hva tilfeldig variasjon rundt {2} forklarer.",
		"{1}. The bands show what chance around {2} explains." },
	[TELLS_CONTROL] = { "{1}. Kontrollgrenser: tre standardavvik ({2}-kart).",
		"{1}. Control limits: three standard deviations ({2} chart)." },
	[TELLS_RUN] = { "{1}. Linjen er medianen.", "{1}. The line is the median." },
	[TELLS_BOX] = { "{1}. Boksen er den midterste halvparten, streken i den medianen.",
		"{1}. The box is the middle half, the line in it the median." },
	[TELLS_FIT] = { "Hvert punkt er {2} mot {1}. Linjen er minste kvadraters, feltet dens {3} konfidensintervall.",
		"Each point is {2} against {1}. The line is that of least squares, the band its {3} confidence interval." },
	[TELLS_SHARES] = { "Fordeling av {1} i hver {2}", "How {1} is distributed in each {2}" },
	[TELLS_CELLS] = { "{1}. Mørkere er høyere.", "{1}. Darker is higher." },
	[TELLS_TARGETS] = { "{1}. Loddrett strek: målet.", "{1}. Vertical line: the target." },
	[TELLS_CURVE] = { "Hvert punkt er {2} mot {1}. Linjen er den tilpassede.",
		"Each point is {2} against {1}. The line is the one fitted." },
	[TELLS_POINTS] = { "Hvert punkt er {2} mot {1}.", "Each point is {2} against {1}." },
	[TELLS_TERMS] = { "Endringen i {1} når et tall øker med 1, eller fra sammenligningsgruppen til en annen, alt annet likt. Strek: {2} konfidensintervall.",
		"The change of {1} as a number rises by 1, or from the base group to another, all else equal. Line: {2} confidence interval." },
	[TELLS_ODDS] = { "Endringen i log odds for {1} når et tall øker med 1, eller fra sammenligningsgruppen til en annen, alt annet likt. Strek: {2} konfidensintervall.",
		"The change in the log odds of {1} as a number rises by 1, or from the base group to another, all else equal. Line: {2} confidence interval." },
	[TELLS_RATE] = { "{1} per {2} {3}. Strek: {4} konfidensintervall.", "{1} per {2} {3}. Line: {4} confidence interval." },
	[TELLS_STANDARDISED] = { "{1} per {2} {3}, standardisert over {5}. Strek: {4} konfidensintervall.",
		"{1} per {2} {3}, standardised over {5}. Line: {4} confidence interval." },
	[TELLS_REFERENCE] = { "{1}: observert over forventet, standardisert over {3}. Strek: {2} konfidensintervall.",
		"{1}: observed over expected, standardised over {3}. Line: {2} confidence interval." },
	[TELLS_MATRIX] = { "{1}. Mørkere er sterkere; minus er at den ene synker når den andre øker.",
		"{1}. Darker is stronger; a minus is that one falls as the other rises." },
	[TELLS_WAITING] = { "Fra {1} til {2}. En tverrstrek er noen som ikke følges lenger.",
		"From {1} to {2}. A tick is somebody who is followed no more." },
	[TELLS_WAITING_BAND] = { "Fra {1} til {2}. En tverrstrek er noen som ikke følges lenger, feltet {3} konfidensintervall.",
		"From {1} to {2}. A tick is somebody who is followed no more, the band the {3} confidence interval." },
	[WORD_MEAN] = { "Snitt", "Mean" },
	[WORD_MEDIAN] = { "Median", "Median" },
	[WORD_COUNT] = { "Antall", "Count" },
	[WORD_SHARE] = { "Andel", "Share" },
	[WORD_CUMULATIVE] = { "Samlet", "Cumulative" },
	[WORD_CASES] = { "Antall i nevneren", "Number in the denominator" },
	[WORD_AVERAGE] = { "snittet på {1}", "the average of {1}" },
	[WORD_ROWS] = { "rader", "rows" },
	[WORD_INSIDE] = { "innenfor 95" NBSP "%", "within 95%" },
	[WORD_HIGH] = { "høyere enn tilfeldig", "higher than chance" },
	[WORD_LOW] = { "lavere enn tilfeldig", "lower than chance" },
	[WORD_SIGNAL] = { "utenfor kontrollgrensene", "outside the control limits" },
	[WORD_NOT_EXACT] = { "antallet er ikke oppgitt", "the count is not given" },
	[WORD_NO_VALUES] = { "ingen verdier", "no values" },
	[WORD_FEW_VALUES] = { "for få til en boks", "too few for a box" },
	[WORD_NO_DATA] = { "Ingen tall å vise.", "No figures to show." },
	[WORD_ALL] = { "Alle", "All" },
	[WORD_UPPER] = { "Øvre {1}", "Upper {1}" },
	[WORD_LOWER] = { "Nedre {1}", "Lower {1}" },
	[WORD_MORE_ONE] = { "én til uten navn", "one more without a name" },
	[WORD_MORE_AFTER] = { " til uten navn", " more without a name" },
	[WORD_YES] = { "ja", "yes" },
	[WORD_NO] = { "nei", "no" },
	[WORD_RULE] = { "{1} av alle er over streken", "{1} of all are above the rule" },
	[WORD_BIN] = { "{1} til {2}: {3}", "{1} to {2}: {3}" },
	[WORD_FIT] = { "y = {1} {2} {3}x · R² = {4}", "y = {1} {2} {3}x · R² = {4}" },
	[WORD_WEEK] = { "uke {1} {2}", "week {1} {2}" },
	[WORD_WEEK_SHORT] = { "u." NBSP "{1}", "w." NBSP "{1}" },
	[WORD_QUARTER] = { "{1}. kvartal {2}", "quarter {1} of {2}" },
	[WORD_QUARTER_SHORT] = { "{1}." NBSP "kv.", "Q{1}" },
	[WORD_SOURCE] = { "Kilde: {1}.", "Source: {1}." },
	[WORD_DESCRIPTION] = { "{1}. {2} {3}.", "{1}. {2} {3}." },
	[WORD_OUTSIDE] = { "mer enn tilfeldig", "more than chance" },
	[WORD_MEAN_IS] = { "Snitt {1}", "Mean {1}" },
	[WORD_MEDIAN_IS] = { "Median {1}", "Median {1}" },
	[WORD_THE_TARGET] = { "målet på {1}", "the target of {1}" },
	[WORD_WITHOUT_ONE] = { "{1} {2} er uten tall og er ikke med i bildet.", "{1} {2} has no figure and is not shown." },
	[WORD_WITHOUT_MANY] = { "{1} {2} er uten tall og er ikke med i bildet.", "{1} {2} have no figure and are not shown." },
	[WORD_OTHER_LEVELS] = { "Andre ({1})", "Others ({1})" },
	[WORD_ESTIMATE] = { "Estimat", "Estimate" },
	[WORD_ODDS_RATIO] = { "Oddsforhold", "Odds ratio" },
	[WORD_NO_RELATION] = { "Ingen sammenheng", "No relation" },
	[WORD_LEFT_OUT] = { "kan ikke beregnes", "cannot be worked out" },
	[WORD_RATE] = { "Raten", "rate" },
	[WORD_RATIO] = { "Forholdet", "ratio" },
	[WORD_EVENTS_IN] = { "{1} i {2}", "{1} in {2}" },
	[WORD_AS_REFERENCE] = { "Som forventet", "As expected" },
	[WORD_WAITING] = { "Andel som fortsatt venter", "Share still waiting" },
	[WORD_DAYS] = { "Dager", "Days" },
	[WORD_CURVE_END] = { "Vist til {1} dager: senere følges og venter færre enn {2}.",
		"Shown up to {1} days: later fewer than {2} are followed and waiting." },
	[WORD_AT_RISK] = { "Antall som følges og venter", "Number followed and waiting" },
};
/* clang-format on */

const char *
plot_phrase(enum plot_phrase phrase, enum language language)
{
	return phrases[phrase][language];
}

const char *
plot_say_texts(const struct plot *plot, enum plot_phrase phrase, ...)
{
	enum { MOST = 5 };
	const char *texts[MOST + 1] = { NULL };
	va_list arguments;
	va_start(arguments, phrase);
	for (size_t i = 0; i < MOST && (texts[i] = va_arg(arguments, const char *)) != NULL; i++)
		;
	va_end(arguments);
	struct buffer out = { 0 };
	pattern_add(&out, plot_phrase(phrase, plot->language), texts, MOST);
	return text_settle(plot->arena, &out);
}

const char *
month_short(int month, enum language language)
{
	static const char *const months[2][12] = {
		[LANGUAGE_NB] = { "jan.", "feb.", "mars", "april", "mai", "juni", "juli", "aug.", "sep.",
			"okt.", "nov.", "des." },
		[LANGUAGE_EN] = { "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct",
			"Nov", "Dec" },
	};
	return months[language][month - 1];
}

const char *
month_long(int month, enum language language)
{
	static const char *const months[2][12] = {
		[LANGUAGE_NB] = { "januar", "februar", "mars", "april", "mai", "juni", "juli", "august",
			"september", "oktober", "november", "desember" },
		[LANGUAGE_EN] = { "January", "February", "March", "April", "May", "June", "July", "August",
			"September", "October", "November", "December" },
	};
	return months[language][month - 1];
}

const char *
plot_integer(const struct plot *plot, int64_t number)
{
	struct buffer out = { 0 };
	number_integer(&out, number, plot->language);
	return text_settle(plot->arena, &out);
}

const char *
plot_number(const struct plot *plot, double number)
{
	struct buffer out = { 0 };
	if (number == floor(number) && fabs(number) < 1e15)
		number_significant(&out, number, 16, plot->language);
	else
		number_significant(&out, number, 3, plot->language);
	return text_settle(plot->arena, &out);
}

const char *
plot_percent(const struct plot *plot, double numerator, double denominator)
{
	struct buffer out = { 0 };
	number_percent(&out, (int64_t)numerator, (int64_t)denominator, &plot->target, 0, plot->language);
	return text_settle(plot->arena, &out);
}

const char *
plot_level_text(const struct plot *plot)
{
	return arena_print(plot->arena, "%s%s", plot_number(plot, 100 * plot->level),
		plot_numbers(plot->language)->percent);
}

const char *
plot_word(const struct plot *plot, int64_t number, enum gender gender, bool first)
{
	struct buffer out = { 0 };
	number_word(&out, number, gender, first, plot->language);
	return text_settle(plot->arena, &out);
}

const struct number_words *
plot_numbers(enum language language)
{
	static const struct number_words words[] = {
		[LANGUAGE_NB] = { ",", NBSP, NBSP "%" },
		[LANGUAGE_EN] = { ".", ",", "%" },
	};
	return &words[language];
}
