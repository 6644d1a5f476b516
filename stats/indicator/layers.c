#include <stdlib.h>
#include <string.h>

#include "stats/base/buffer.h"
#include "stats/indicator/tally.h"

/* The rows that differ in the dimension alone, in the order of the file: the total, and the others. */
struct sequence {
	const struct item *items;
	size_t count;
	struct amount total;
	size_t *parts; /* rows */
	size_t part_count;
};

/* What is looked for, and where in the sequences it was found. */
struct search {
	struct tally *tally;
	struct dimension *dimension;
	struct item *items;  /* every row, sequence after sequence */
	bool *active;        /* every dimension but this one */
	bool distinct;       /* rows that are the same as an earlier one are passed over */
	uint32_t *reference; /* the values of the longest sequence of which everything is known */
	size_t length;       /* of it */
	uint32_t *layers;    /* for each of them */
	struct amount *sums; /* for each of them, over all sequences with these values */
	struct amount total; /* likewise */
	size_t layer_count;
	struct sequence sequence; /* the one at hand */
};

static bool
sequence_has_total(const struct search *search, size_t row)
{
	return search->dimension->totals[search->dimension->codes[row]];
}

/* Takes the sequence that begins there; true if it has one total and everything in it is known. */
static bool
sequence_read(struct search *search, size_t begin, size_t end)
{
	struct sequence *sequence = &search->sequence;
	size_t totals = 0;
	bool known = true;
	sequence->items = search->items + begin;
	sequence->count = end - begin;
	sequence->part_count = 0;
	for (size_t i = begin; i < end; i++) {
		size_t row = search->items[i].row;
		const struct tally_row *at = &search->tally->rows[row];
		if (search->distinct && at->same_as != SIZE_MAX)
			continue;
		known = known && amount_is_known(&at->amount);
		if (sequence_has_total(search, row)) {
			sequence->total = at->amount;
			totals++;
		} else {
			sequence->parts[sequence->part_count++] = row;
		}
	}
	return known && totals == 1 && sequence->part_count > 0;
}

static bool
sequence_is_reference(const struct search *search)
{
	const uint32_t *codes = search->dimension->codes;
	if (search->sequence.part_count != search->length)
		return false;
	for (size_t i = 0; i < search->length; i++)
		if (codes[search->sequence.parts[i]] != search->reference[i])
			return false;
	return true;
}

static size_t
sequence_end(const struct search *search, size_t begin)
{
	return items_run(search->tally, search->active, search->items, search->tally->row_count, begin);
}

/* The longest sequence becomes the reference, and all that have its values are added up. */
static bool
sequences_add(struct search *search)
{
	size_t rows = search->tally->row_count;
	search->length = 0;
	search->total = (struct amount){ 0 };
	for (size_t begin = 0, end; begin < rows; begin = end) {
		end = sequence_end(search, begin);
		if (!sequence_read(search, begin, end) || search->sequence.part_count <= search->length)
			continue;
		search->length = search->sequence.part_count;
		for (size_t i = 0; i < search->length; i++)
			search->reference[i] = search->dimension->codes[search->sequence.parts[i]];
	}
	memset(search->sums, 0, (search->length + 1) * sizeof *search->sums);
	for (size_t begin = 0, end; begin < rows; begin = end) {
		end = sequence_end(search, begin);
		if (!sequence_read(search, begin, end) || !sequence_is_reference(search))
			continue;
		amount_add(&search->total, &search->sequence.total);
		for (size_t i = 0; i < search->length; i++)
			amount_add(&search->sums[i], &search->tally->rows[search->sequence.parts[i]].amount);
	}
	return search->length > 0 && search->total.denominator > 0;
}

/* Runs of values that each add up to the total. False where some are left over. */
static bool
layers_walk(struct search *search)
{
	struct amount sum = { 0 };
	uint32_t layer = 1;
	for (size_t i = 0; i < search->length; i++) {
		amount_add(&sum, &search->sums[i]);
		search->layers[i] = layer;
		if (amount_equals(&sum, &search->total)) {
			sum = (struct amount){ 0 };
			layer++;
		}
	}
	search->layer_count = layer - 1;
	/* Values that nobody has may follow the last run. */
	for (size_t i = 0; i < search->length; i++)
		if (search->layers[i] > search->layer_count)
			search->layers[i] = (uint32_t)search->layer_count;
	return search->layer_count > 0 && sum.numerator == 0 && sum.denominator == 0;
}

/* Any value that happens to be as large as the total would be a layer; so each must have two values that
 * somebody has. */
static bool
layers_are_plausible(const struct search *search)
{
	if (search->layer_count == 1)
		return true;
	size_t values = 0;
	for (size_t i = 0; i < search->length; i++) {
		values += search->sums[i].denominator > 0;
		bool last = i + 1 == search->length || search->layers[i + 1] != search->layers[i];
		if (last && values < 2)
			return false;
		values = last ? 0 : values;
	}
	return true;
}

static bool
sequence_holds(const struct search *search, struct amount *sums)
{
	const struct sequence *sequence = &search->sequence;
	memset(sums, 0, (search->layer_count + 1) * sizeof *sums);
	for (size_t i = 0; i < sequence->part_count; i++)
		amount_add(&sums[search->layers[i]], &search->tally->rows[sequence->parts[i]].amount);
	for (size_t layer = 1; layer <= search->layer_count; layer++)
		if (!amount_equals(&sums[layer], &sequence->total))
			return false;
	return true;
}

/* Whether what holds for all sequences together holds for each alone. */
static bool
layers_hold(struct search *search)
{
	size_t rows = search->tally->row_count;
	struct amount *sums = xcalloc(search->layer_count + 2, sizeof *sums);
	bool hold = true;
	for (size_t begin = 0, end; hold && begin < rows; begin = end) {
		end = sequence_end(search, begin);
		/* Others are looked at when they are added up. */
		if (sequence_read(search, begin, end) && sequence_is_reference(search))
			hold = sequence_holds(search, sums);
	}
	free(sums);
	return hold;
}

static bool
layers_search(struct search *search)
{
	for (int distinct = 0; distinct < 2; distinct++) {
		search->distinct = distinct;
		if (sequences_add(search) && layers_walk(search) && layers_are_plausible(search) &&
			layers_hold(search))
			return true;
	}
	search->layer_count = 0;
	return false;
}

/* Where in the reference the n-th row of a value stands. */
struct places {
	size_t *first; /* for each code; SIZE_MAX: nowhere */
	size_t *next;  /* for each place the next one of the same value */
};

static void
layers_assign(struct search *search)
{
	struct dimension *dimension = search->dimension;
	size_t rows = search->tally->row_count, codes = dictionary_count(search->tally->dictionary) + 1;
	struct places places = { xcalloc(codes, sizeof(size_t)), xcalloc(search->length, sizeof(size_t)) };
	memset(places.first, 0xff, codes * sizeof *places.first);
	for (size_t i = search->length; i-- > 0;) {
		places.next[i] = places.first[search->reference[i]];
		places.first[search->reference[i]] = i;
	}
	size_t *at = xcalloc(codes, sizeof *at);
	dimension->layers = xcalloc(rows + 1, sizeof *dimension->layers);
	for (size_t begin = 0, end; begin < rows; begin = end) {
		end = sequence_end(search, begin);
		(void)sequence_read(search, begin, end);
		for (size_t i = 0; i < search->sequence.part_count; i++)
			at[dimension->codes[search->sequence.parts[i]]] = SIZE_MAX;
		for (size_t i = 0; i < search->sequence.part_count; i++) {
			size_t row = search->sequence.parts[i];
			uint32_t code = dimension->codes[row];
			size_t place = at[code] == SIZE_MAX ? places.first[code] : places.next[at[code]];
			at[code] = place == SIZE_MAX ? at[code] : place;
			dimension->layers[row] = at[code] == SIZE_MAX ? 1 : search->layers[at[code]];
		}
	}
	for (size_t row = 0; row < rows && search->distinct; row++)
		if (search->tally->rows[row].same_as != SIZE_MAX)
			dimension->layers[row] = dimension->layers[search->tally->rows[row].same_as];
	free(places.first);
	free(places.next);
	free(at);
}

static void
layers_note(const struct search *search)
{
	const struct dimension *dimension = search->dimension;
	struct tally *tally = search->tally;
	struct buffer text = { 0 };
	for (size_t layer = 1; layer <= search->layer_count; layer++) {
		size_t first = 0, last;
		while (search->layers[first] != layer)
			first++;
		last = first;
		while (last + 1 < search->length && search->layers[last + 1] == layer)
			last++;
		buffer_print(&text, "%s%zu", layer > 1 ? ", then " : "", last - first + 1);
		/* The values of a column that is not grouped by are nobody's to see. */
		if (dimension->by != SIZE_MAX)
			buffer_print(&text, " from '%s' to '%s'",
				dictionary_text(tally->dictionary, search->reference[first], NULL),
				dictionary_text(tally->dictionary, search->reference[last], NULL));
	}
	fault_add(tally->notes, SEVERITY_INFO, "layers", "", 0, 0,
		"%s: %zu layers that each add up to the total: %s; number %zu counts%s", dimension->name,
		search->layer_count, text.bytes, dimension->by == SIZE_MAX ? 1 : tally->spec->layer,
		dimension->by == SIZE_MAX ? "" : " (--layer N chooses)");
	buffer_free(&text);
}

void
layers_find(struct tally *tally, struct dimension *dimension)
{
	size_t rows;
	bool *active = xcalloc(tally->dimension_count + 1, sizeof *active);
	struct search search = {
		.tally = tally,
		.dimension = dimension,
		.items = items_new(tally, ROWS_EVERY, active, &rows),
		.active = active,
		.reference = xcalloc(rows + 1, sizeof *search.reference),
		.layers = xcalloc(rows + 1, sizeof *search.layers),
		.sums = xcalloc(rows + 1, sizeof *search.sums),
		.sequence.parts = xcalloc(rows + 1, sizeof *search.sequence.parts),
	};
	active[dimension - tally->dimensions] = false;
	items_sort(tally, active, search.items, rows);
	if (layers_search(&search)) {
		dimension->layer_count = search.layer_count;
		if (search.layer_count > 1) {
			layers_assign(&search);
			layers_note(&search);
		}
	}
	free(search.items);
	free(active);
	free(search.reference);
	free(search.layers);
	free(search.sums);
	free(search.sequence.parts);
}
