/* Charts of points and lines: a struct of numbers and words in, a layout out, as in chart.h. What a number
 * means (limits, centre lines, fits, signals) is computed by the caller; NaN is not known, and anything
 * drawn stands where its number says. Everything is borrowed while the call lasts. */
#ifndef MALTALL_CHART_SERIES_H
#define MALTALL_CHART_SERIES_H

#include "plots/chart/axis.h"
#include "plots/chart/chart.h"

/* The words for what found no room and is told by resting on its mark only. */
struct more_words {
	const char *one;            /* "én enhet til uten navn" */
	const char *before, *after; /* around a number of two or more: "" 12 " enheter til uten navn" */
};

/* What each mark means; NULL: not shown. */
struct marker_legend {
	const char *plain, *good, *below, *open;
	const char *excluded; /* a cross: does not count */
	const char *unknown;  /* hatching */
	const char *target;   /* a dotted line */
};

/* Funnel: proportions by size, between the limits that chance alone explains. */
struct funnel_point {
	const char *label;
	double n, value; /* not finite: nothing to draw */
	enum standing standing;
	bool named;             /* its name stands beside it; those earlier in the order are placed first */
	const char *value_text; /* "62 %" */
	const char *count_text; /* "18 av 29" */
};
struct funnel_limit {
	double n;
	double near_low, near_high, wide_low, wide_high;
};
struct funnel_chart {
	struct heading heading;
	const struct funnel_point *points;
	size_t point_count;
	const struct funnel_limit *limits; /* n increasing */
	size_t limit_count;
	double centre, target; /* NaN: none */
	const char *centre_text, *target_text;
	const char *near_text, *wide_text; /* "95 %", "99,8 %" */
	const char *x_title, *y_title;
	const char *note; /* below the picture: who is not in it, and why */
	const struct number_words *words;
	bool percent; /* the values are fractions */
	struct marker_legend legend;
	struct more_words more;
};
struct layout *funnel_chart_layout(const struct funnel_chart *chart);

/* Run and control chart: one figure over time, with its centre line and limits. */
struct run_point {
	const char *label;      /* "mars 2024", for the tooltip */
	double value;           /* NaN: nothing known: a gap, and hatching on the axis */
	double lower, upper;    /* limits at this point; NaN: none */
	enum standing standing; /* of a signal: better, worse, or (open) neither; none: chance explains it */
	bool excluded;          /* drawn, but does not count */
	const char *value_text, *count_text;
	const char *note; /* why nothing is known, or which rule fired */
};
/* Points that share a centre line. */
struct run_part {
	size_t first, count;
	double centre;    /* NaN: none */
	const char *text; /* "Median 53 %": at the right for a part that ends there, else on the line */
};
struct run_event {
	double place;     /* in the units of the stops; outside of them: not drawn */
	const char *text; /* "Kursdugnad" */
};
struct run_chart {
	struct heading heading;
	const struct axis_stop *stops; /* one for each point */
	const struct run_point *points;
	size_t point_count;
	const struct run_part *parts;
	size_t part_count;
	size_t baseline_first, baseline_count; /* count 0: none */
	const char *baseline_text;             /* "basisperiode" */
	const struct run_event *events;        /* by place */
	size_t event_count;
	double target; /* NaN: none */
	const char *target_text;
	const char *upper_text, *lower_text;
	const char *y_title, *verdict_text; /* "Variasjon: bedring" */
	const struct number_words *words;
	bool percent;
	struct marker_legend legend;
	struct more_words more; /* events */
};
struct layout *run_chart_layout(const struct run_chart *chart);

/* Several series over time, each named where it ends. */
struct trend_series {
	const char *label;
	const double *values;           /* one for each stop; NaN: a gap */
	const char *const *value_texts; /* one for each stop, NULL where not known */
	const char *last_text;          /* the last known value */
};
struct trend_chart {
	struct heading heading;
	const struct axis_stop *stops;
	const char *const *stop_names; /* "mars 2024", for the tooltips */
	size_t stop_count;
	const struct trend_series *series;
	size_t series_count; /* CATEGORY_INKS at most */
	double target;       /* NaN: none */
	const char *target_text;
	const char *y_title;
	const char *note; /* below the picture: which series are not in it, and why */
	const struct number_words *words;
	bool percent;
};
struct layout *trend_chart_layout(const struct trend_chart *chart);

/* Small multiples: one small picture a unit, all on one scale. */
struct panel {
	const char *label;
	const double *values;  /* one for each place; NULL, or NaN throughout: hatched, with the note */
	const char *last_text; /* the last known value */
	enum standing standing;
	const char *note; /* why nothing is known; else more for the tooltip */
};
struct panels_chart {
	struct heading heading;
	size_t value_count; /* of every panel */
	const struct panel *panels;
	size_t panel_count;
	double target;                      /* NaN: none */
	const char *first_text, *last_text; /* the ends of the time axis: "jan. 2024", "des. 2024" */
	const struct number_words *words;
	bool percent;
	struct marker_legend legend;
};
struct layout *panels_chart_layout(const struct panels_chart *chart);

/* Scatter with a fitted line and the band around it. */
struct scatter_point {
	const char *label;
	double x, y; /* not finite: nothing to draw */
	double size; /* >= 0: the area of the mark in proportion to it; NaN: as large as all such */
	enum standing standing;
	bool named; /* its name stands beside it; those earlier in the order are placed first */
	const char *x_text, *y_text, *note; /* for the tooltip */
};
struct fit_point {
	double x, y;
	double lower, upper; /* NaN: no band here */
};
struct scatter_chart {
	struct heading heading;
	const struct scatter_point *points;
	size_t point_count;
	const struct fit_point *fit; /* x increasing */
	size_t fit_count;
	const char *fit_text; /* "y = 25,3 + 0,54x · R² = 0,68" */
	const char *x_title, *y_title;
	const struct number_words *words;
	bool x_percent, y_percent;
	struct marker_legend legend;
	struct more_words more;
};
struct layout *scatter_chart_layout(const struct scatter_chart *chart);

/* Shares that fall in steps, such as those who still wait: each curve begins at 1 where x is 0, stays level
 * up to a point and falls there to its y. */
struct steps_point {
	double x;            /* 0 or more, increasing */
	double y;            /* after it, 0..1, never rising */
	double lower, upper; /* likewise; NaN: not known from here on */
	double at_risk;      /* followed until just before x */
	bool censored;       /* somebody is followed no more from here: a tick across the line */
};
struct steps_series {
	const char *label; /* NULL: none, where it is alone */
	const struct steps_point *points;
	size_t point_count; /* 0: nothing is known of it, and it is not drawn */
};
struct steps_chart {
	struct heading heading;
	const struct steps_series *series;
	size_t series_count; /* CATEGORY_INKS at most; the band of limits is drawn where it is alone */
	const char *x_title, *y_title;
	const char *risk_head; /* above how many are at risk, below the numbers of the axis */
	const char *note;      /* below the picture */
	const struct number_words *words;
};
struct layout *steps_chart_layout(const struct steps_chart *chart);

#endif
