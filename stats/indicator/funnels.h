/* The groups of a stratum compared fairly: each against what chance alone lets a group of its size be, around
 * the average of them all and around the target. No order among them comes of it. */
#ifndef MALTALL_INDICATOR_FUNNELS_H
#define MALTALL_INDICATOR_FUNNELS_H

#include "stats/indicator/result.h"
#include "stats/method/funnel.h"

/* With fewer groups than this that have cases there are none: their average is too much each one's
 * own. */
enum { FUNNELS_LEAST = 10 };

/* One of the two. */
struct funnel_view {
	bool given; /* false: there is no centre, or it is 0 or 1, beyond which nothing can lie */
	struct funnel funnel;
	enum funnel_class *classes; /* one a cell of the stratum */
	size_t outside, far;        /* groups outside 95 %, and of those outside 99.8 % */
	double chance, chance_far;  /* how many chance alone is expected to put there */
};

struct funnels {
	const struct stratum *stratum;
	size_t known;   /* groups with a name and cases */
	double largest; /* their largest denominator */
	struct funnel_view average, target;
};

/* NULL where a definition wants no funnels, or where there are too few groups or no view. Limits are exact,
 * or normal where the definition asks for them; where it asks for over-dispersion, and there is any, they are
 * widened by the variance between groups (FUNNEL_ADDITIVE). Borrows; the caller frees it. */
struct funnels *funnels_new(const struct indicator_definition *definition, const struct stratum *stratum);
void funnels_free(struct funnels *funnels);

/* Where a cell stands to its target, so that whatever is said of the groups together is said by one test: by
 * its limits of 95 % around the target where it is compared with them, else by its interval. NULL: there are
 * no funnels. */
enum position funnels_position(const struct funnels *funnels, const struct cell *cell);

#endif
