/* Results as sentences, plain text in the language of the definitions. Each adds to a buffer and adds nothing
 * where there is nothing to say. */
#ifndef MALTALL_REPORT_SENTENCE_H
#define MALTALL_REPORT_SENTENCE_H

#include "plots/report/reading.h"

/* "133 av 190 veiledere (70,0 %). Målet på minst 70 % er nådd." and its like for every state of a cell. */
void sentence_result(struct buffer *out, const struct cell *cell,
	const struct indicator_definition *definition, enum language language);
/* Whether chance alone could explain the distance to the target. Nothing where there is no distance, and
 * nothing for a target of 0 or 100 %, where the question has no meaning. */
void sentence_chance(struct buffer *out, const struct cell *cell,
	const struct indicator_definition *definition, enum language language);
/* "94 ALIS er ubestemte: plandato mangler. Andelen kan være fra 53,2 % til 80,1 %. De kan avgjøre om målet er
 * nådd." */
void sentence_undetermined(struct buffer *out, const struct cell *cell,
	const struct indicator_definition *definition, enum language language);
/* "3 ALIS er utelatt. 2 ALIS er unntatt." */
void sentence_left_out(struct buffer *out, const struct cell *cell,
	const struct indicator_definition *definition, enum language language);
/* Why the groups need not add up to the total. */
void sentence_adding_up(struct buffer *out, const struct stratum *stratum,
	const struct indicator_definition *definition, enum language language);

#endif
