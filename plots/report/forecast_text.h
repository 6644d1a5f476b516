/* When a target will be reached, as a sentence; or why nobody can say. */
#ifndef MALTALL_REPORT_FORECAST_TEXT_H
#define MALTALL_REPORT_FORECAST_TEXT_H

#include "plots/report/reading.h"
#include "stats/method/forecast.h"

/* Adds "Med samme utvikling som siden mars 2025 nås målet omkring august 2026 (95 % intervall: juni 2026 til
 * desember 2026)." or the reason why there is no date. Times of the forecast are dates; days are said in
 * place of months where the interval is shorter than two of them. `level`: that of the interval. */
void sentence_forecast(struct buffer *out, const struct forecast *forecast, const struct target *target,
	double level, enum language language);

/* The text for a state with its placeholders: {1} since when, {2} the date, {3} {4} its interval, {5} the
 * level, {6} the target, {7} the points there are and {8} those it takes; NULL where it is missing. */
const char *forecast_pattern(enum forecast_state state, enum language language);

/* A time of a forecast as a date: the nearest, or the one that is not after, or not before it. */
int32_t forecast_date(const struct forecast *forecast);
int32_t forecast_lower(const struct forecast *forecast);
int32_t forecast_upper(const struct forecast *forecast);

#endif
