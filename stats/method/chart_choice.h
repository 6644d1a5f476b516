/* Which chart shows a proportion over time, and why. */
#ifndef MALTALL_METHOD_CHART_CHOICE_H
#define MALTALL_METHOD_CHART_CHOICE_H

#include "stats/method/control.h"

enum time_chart {
	CHART_AUTO, /* the data decide */
	CHART_RUN,
	CHART_P,
	CHART_P_PRIME,
	CHART_XMR /* with the rules of special_cause.h */
};

enum chart_reason {
	CHOSEN_ASKED,    /* somebody asked for it */
	CHOSEN_NOTHING,  /* no point is known */
	CHOSEN_FEW,      /* fewer than CHART_POINTS_WANTED are */
	CHOSEN_CONSTANT, /* all are equal */
	/* Neighbours lie nearer to each other than chance lets separate samples lie: the same cases are
	 * counted at every date (a stock), or a trend carries them. Then neither limits nor rules about runs
	 * hold, since both are reckoned for points that know nothing of each other. */
	CHOSEN_CONNECTED,
	CHOSEN_SPARSE,    /* too few cases for limits; runs need none */
	CHOSEN_DISPERSED, /* points vary more than the binomial distribution explains */
	CHOSEN_BINOMIAL   /* as it explains */
};
enum { CHART_POINTS_WANTED = 12, CHART_CASES_WANTED = 5 };

struct chart_choice {
	enum time_chart chart; /* never CHART_AUTO */
	enum chart_reason reason;
	size_t known; /* points that are known and not excluded */
	double cases; /* mean of the lesser of events and others that the average lets expect at a point; NaN:
			 no point is known */
	double sigma; /* that of p' (control.h), over all points; NaN where it has none */
	double sigma_low, sigma_high; /* what chance explains of it; NaN likewise */
	bool connected;               /* sigma < sigma_low */
	bool judged;                  /* whether the chart may say what is chance and what is not */
};

/* `series` has cases (n is not NULL); its baseline is not read: the nature of the data is asked, not its
 * centre.
 *   sigma_low, sigma_high = 1 -+ 2 * 0.909 / sqrt(m),  m = known points - 1
 *   0.909 / sqrt(m) is the standard error, relative to sigma, of a mean of m moving ranges over 1.128
 * In this order: nothing is known; the chart is asked for; few points; a constant; connected: a run chart
 * that is not judged; fewer than CHART_CASES_WANTED cases: a run chart; sigma > sigma_high: p'; else p. A
 * chart that is asked for is not judged with few points or a constant either; where the points are connected
 * it is, and `connected` is there to be said.
 * Source: Cryer and Ryan (1990), J. Qual. Technol. 22, 187-192, for the variance of the mean moving range;
 * Laney (2002), Quality Engineering 14, 531-537, for sigma. */
struct chart_choice chart_choice_of(enum time_chart wanted, const struct series *series);

#endif
