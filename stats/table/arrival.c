#include "stats/table/arrival.h"

void
arrival_fault(const struct arrival *arrival, enum severity severity, size_t position, const char *rule,
	const char *message)
{
	size_t line, character;
	batch_place(arrival->batch, arrival->index, position, &line, &character);
	fault_add(arrival->faults, severity, rule, arrival->file, line, character, "%s", message);
}
