/* The texts of ad-hoc charts, in Bokmål and English: one table, as words.h is for the report. */
#ifndef MALTALL_REPORT_PLOT_WORDS_H
#define MALTALL_REPORT_PLOT_WORDS_H

#include "plots/report/plot.h"
#include "plots/report/words.h"

enum plot_phrase {
	/* titles: the finding */
	SAYS_MEAN_RANGE,
	SAYS_MEAN_SAME,
	SAYS_ONE_FIGURE,
	SAYS_NOTHING,
	SAYS_SHARE_RANGE,
	SAYS_SHARE_SAME,
	SAYS_FUNNEL_NONE,
	SAYS_FUNNEL_ONE,
	SAYS_FUNNEL_SOME,
	SAYS_FUNNEL_BOTH,
	SAYS_FUNNEL_ALL,
	SAYS_RUN_CHANCE,
	SAYS_RUN_SHIFT,
	SAYS_RUN_CROSSINGS,
	SAYS_RUN_FEW,
	SAYS_CONTROL_NONE,
	SAYS_CONTROL_ONE,
	SAYS_CONTROL_SOME,
	SAYS_CONTROL_FEW,
	SAYS_CONTROL_SAME,
	SAYS_MEDIAN,
	SAYS_MEDIAN_ONE,
	SAYS_MEDIAN_RANGE,
	SAYS_MEDIAN_SAME,
	SAYS_MEDIAN_GROUP,
	SAYS_LINKED_UP,
	SAYS_LINKED_DOWN,
	SAYS_NOT_LINKED,
	SAYS_PARETO_ONE,
	SAYS_PARETO_SOME,
	SAYS_PARETO_ALL,
	SAYS_STACKED,
	SAYS_STACKED_ALIKE,
	SAYS_STACKED_EVEN,
	SAYS_TREND_UP,
	SAYS_TREND_DOWN,
	SAYS_TREND_SAME,
	SAYS_MULTIPLES_NONE,
	SAYS_MULTIPLES_ONE,
	SAYS_MULTIPLES_SOME,
	SAYS_MULTIPLES_BOTH,
	SAYS_MULTIPLES_ALL,
	SAYS_TERM_LINKED,
	SAYS_TERMS_NONE,
	SAYS_TERMS_ONE,
	SAYS_TERMS_SOME,
	SAYS_TERMS_BOTH,
	SAYS_TERMS_ALL,
	SAYS_RATE_RANGE,
	SAYS_RATE_SAME,
	SAYS_STRONGEST,
	SAYS_NONE_LINKED,
	SAYS_HALF,
	SAYS_HALF_NOT,
	SAYS_HALF_RANGE,
	SAYS_HALF_SAME,
	SAYS_HALF_SOME,
	SAYS_HALF_NONE,
	/* what is shown */
	TELLS_SHARE,
	TELLS_OF,
	TELLS_INTERVAL,
	TELLS_MEAN,
	TELLS_COUNT,
	TELLS_BY,
	TELLS_DISTRIBUTION,
	TELLS_OVER,
	TELLS_FUNNEL,
	TELLS_CONTROL,
	TELLS_RUN,
	TELLS_BOX,
	TELLS_FIT,
	TELLS_SHARES,
	TELLS_CELLS,
	TELLS_TARGETS,
	TELLS_CURVE,
	TELLS_POINTS,
	TELLS_TERMS,
	TELLS_ODDS,
	TELLS_RATE,
	TELLS_STANDARDISED,
	TELLS_REFERENCE,
	TELLS_MATRIX,
	TELLS_WAITING,
	TELLS_WAITING_BAND,
	/* single words */
	WORD_MEAN,
	WORD_MEDIAN,
	WORD_COUNT,
	WORD_SHARE,
	WORD_CUMULATIVE,
	WORD_CASES,
	WORD_AVERAGE,
	WORD_ROWS,
	WORD_INSIDE,
	WORD_HIGH,
	WORD_LOW,
	WORD_SIGNAL,
	WORD_NOT_EXACT,
	WORD_NO_VALUES,
	WORD_FEW_VALUES,
	WORD_NO_DATA,
	WORD_ALL,
	WORD_UPPER,
	WORD_LOWER,
	WORD_MORE_ONE,
	WORD_MORE_AFTER,
	WORD_YES,
	WORD_NO,
	WORD_RULE,
	WORD_BIN,
	WORD_FIT,
	WORD_WEEK,
	WORD_WEEK_SHORT,
	WORD_QUARTER,
	WORD_QUARTER_SHORT,
	WORD_SOURCE,
	WORD_DESCRIPTION,
	WORD_OUTSIDE,
	WORD_MEAN_IS,
	WORD_MEDIAN_IS,
	WORD_THE_TARGET,
	WORD_WITHOUT_ONE,
	WORD_WITHOUT_MANY,
	WORD_OTHER_LEVELS,
	WORD_ESTIMATE,
	WORD_ODDS_RATIO,
	WORD_NO_RELATION,
	WORD_LEFT_OUT,
	WORD_RATE,
	WORD_RATIO,
	WORD_EVENTS_IN,
	WORD_AS_REFERENCE,
	WORD_WAITING,
	WORD_DAYS,
	WORD_AT_RISK,
	WORD_CURVE_END,
	PLOT_PHRASES
};

/* NULL where a translation is missing. */
const char *plot_phrase(enum plot_phrase phrase, enum language language);
/* A text in the arena; the texts that follow take the places of {1}, {2} ... */
#define plot_say(...) plot_say_texts(__VA_ARGS__, (const char *)NULL)
const char *plot_say_texts(const struct plot *plot, enum plot_phrase phrase, ...) __attribute__((sentinel));

/* A month 1..12: "jan.", "januar". */
const char *month_short(int month, enum language language);
const char *month_long(int month, enum language language);

/* Numbers in the arena: "12 346"; four significant digits; "70 %"; "tre", "Tre". */
const char *plot_integer(const struct plot *plot, int64_t number);
const char *plot_number(const struct plot *plot, double number);
const char *plot_percent(const struct plot *plot, double numerator, double denominator);
/* The level of the intervals: "95 %". */
const char *plot_level_text(const struct plot *plot);
const char *plot_word(const struct plot *plot, int64_t number, enum gender gender, bool first);
/* What follows numbers on an axis. */
const struct number_words *plot_numbers(enum language language);

#endif
