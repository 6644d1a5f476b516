/* Titles of charts: the finding as a sentence, plain text without a full stop. */
#ifndef MALTALL_REPORT_TITLE_H
#define MALTALL_REPORT_TITLE_H

#include "plots/report/grid.h"
#include "plots/report/reading.h"
#include "stats/indicator/funnels.h"

/* "To av tre mål er nådd"; targets > 0. */
void title_met(struct buffer *out, int64_t met, int64_t targets, enum language language);
/* The same of the totals; without a target that the proportions follow. */
void title_targets(struct buffer *out, const struct result *result);
/* "Åtte av 18 enheter når målet på minst 70 %"; without a target how far the proportions spread. Counted are
 * the groups that have a name and a proportion. */
void title_units(struct buffer *out, const struct indicator_definition *definition,
	const struct stratum *stratum, enum language language);
/* The same from what is known of any groups. */
struct share_finding {
	struct noun noun;
	const struct target *target;
	int64_t count, met;     /* groups with a proportion, and those that meet the target */
	const char *name;       /* of the one group, where there is one */
	const char *low, *high; /* "23 %": the least and the greatest proportion, where there is one */
};
void title_shares(struct buffer *out, const struct share_finding *finding, enum language language);
/* "Tre av 18 enheter når alle målene sine". */
void title_grid(struct buffer *out, const struct grid *grid, enum language language);

/* "Én av 18 enheter skiller seg klart ut": outside 99.8 %. */
void title_funnel(struct buffer *out, const struct funnels *funnels, const struct funnel_view *view,
	enum language language);

/* The smallest and the largest proportion of those groups; NULL where there is none. */
void stratum_ends(const struct stratum *stratum, const struct cell **smallest, const struct cell **largest);

/* Whether a named group has a proportion with a target in this grid, and whether it meets every such target.
 */
bool group_has_targets(const struct grid *grid, size_t group, bool *meets_all);

#endif
