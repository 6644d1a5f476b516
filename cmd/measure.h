/* Answers as the arrays that stats/method takes: a number a row, and events of cases. */
#ifndef MALTALL_CMD_MEASURE_H
#define MALTALL_CMD_MEASURE_H

#include "cmd/inquiry.h"
#include "stats/question/frequency.h"

/* Asks for what an option names, which must be of a type that can be reckoned with: a number, and where
 * `truths` is set a truth too. False and err; also where the option is not given and `needed` is set. *index
 * receives its place among the answers, SIZE_MAX where it is not given. */
bool measure_ask(struct inquiry *inquiry, const char *option, bool needed, bool truths, size_t *index,
	struct error *err);

/* answer_number of the rows of a group, in the order of the file; free() it. */
double *measure_numbers(
	const struct question *question, const struct answer *answer, const struct answer_group *group);

/* Events and cases, added up over rows. A condition that is unknown for a row counts as false, as it does in
 * the nightly job, and such rows are counted. A row whose counts are missing or not exact, negative, or more
 * events than cases where `proportion` is set, is left out and counted. */
struct counting {
	double events, cases;
	size_t missing, impossible, unknown;
};
/* Adds what another one has counted. */
void counting_join(struct counting *counting, const struct counting *other);
void counting_add(struct counting *counting, const struct answer *events, const struct answer *cases,
	size_t row, bool proportion);
/* Says how many rows were left out, or are unknown. */
void counting_say(const struct counting *counting, const struct notice *notice);

/* The values of an answer among the rows of a group, in order, and which of them each row has. */
struct levels {
	struct frequencies values;
	size_t *of; /* of each row of the group, in the order of the file; SIZE_MAX where it is missing */
};
struct levels levels_of(
	const struct question *question, const struct answer *answer, const struct answer_group *group);
void levels_free(struct levels *levels);

/* The numbers from 1 that an option lists with commas between, in rising order; free() *numbers. False and
 * err where one is none. */
bool option_places(const struct arguments *arguments, const char *option, size_t **numbers, size_t *count,
	struct error *err);

/* The two words for something that is one or several. */
const char *plural(size_t count, const char *one, const char *several);

#endif
