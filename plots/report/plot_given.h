/* Charts of what a command has worked out itself, so that its picture and its table cannot differ: numbers
 * in, a layout out. Of the plot only language, question (for its files and groups), level and arena count.
 * Names and texts are borrowed while the layout is made; NaN is not known. */
#ifndef MALTALL_REPORT_PLOT_GIVEN_H
#define MALTALL_REPORT_PLOT_GIVEN_H

#include "plots/report/plot.h"
#include "stats/method/survival.h"

/* "Alna", "Alna, kvinner", "Ikke oppgitt"; "Alle" where nothing is grouped. In the arena of the plot. */
const char *plot_group_name(const struct plot *plot, size_t group);

/* A coefficient, a rate: what it is called, and its interval. */
struct given_estimate {
	const char *label;
	double value, lower, upper;
	double events, time; /* of a rate */
};

/* How much each term of a fitted formula does to `response`; `logistic` where the values are log odds. */
struct layout *plot_terms(const struct plot *plot, const char *response, bool logistic,
	const struct given_estimate *terms, size_t count);

struct given_rates {
	const char *events, *time; /* what was asked for */
	const char *strata;        /* standardised over its values; NULL: they are not */
	bool ratio;                /* observed over expected events, and not rates */
	double per;                /* units of time; not of a ratio */
	const struct given_estimate *items;
	size_t count;
};
/* The highest first. */
struct layout *plot_rates(const struct plot *plot, const struct given_rates *rates);

/* Columns this many at most. */
enum { MATRIX_MOST = 12 };
/* How closely each of `count` columns goes together with each: estimates[count * count], -1 to 1. `method` is
 * what they are called, "Pearsons r". */
struct layout *plot_matrix(const struct plot *plot, const char *method, const char *const *names,
	const double *estimates, size_t count);

/* One curve of waiting times. */
struct given_wait {
	const char *label;
	const struct survival_step *steps;
	size_t count;
	double median; /* NaN: not reached */
};
/* Of CATEGORY_INKS groups at most, from the date `from` to the date `to`. */
struct layout *plot_waits(const struct plot *plot, const char *from, const char *to,
	const struct given_wait *waits, size_t count);

#endif
