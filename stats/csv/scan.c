#include "stats/csv/scan.h"

#include "stats/csv/reader.h"

struct scan
scan_begin(char delimiter, char quote, struct place place)
{
	return (struct scan){ .delimiter = delimiter, .quote = quote, .at = place, .start = place };
}

static void
place_move(struct scan *scan, char byte)
{
	if (byte == '\r' || (byte == '\n' && !scan->after_cr))
		scan->at = (struct place){ scan->at.line + 1, 1 };
	else if (byte != '\n' && ((unsigned char)byte & 0xC0) != 0x80)
		scan->at.character++;
	scan->after_cr = byte == '\r';
}

void
scan_over(struct scan *scan, const char *bytes, size_t length, size_t field)
{
	for (size_t i = 0; i < length && scan->field < field; i++) {
		char byte = bytes[i];
		place_move(scan, byte);
		if (scan->state == SCAN_QUOTED) {
			if (byte == scan->quote)
				scan->state = SCAN_QUOTE_IN_QUOTED;
		} else if (byte == scan->delimiter) {
			scan->state = SCAN_FIELD_BEGINS;
			scan->start = scan->at;
			scan->field++;
		} else if (byte == scan->quote && scan->state != SCAN_PLAIN) {
			scan->state = SCAN_QUOTED;
		} else {
			scan->state = SCAN_PLAIN;
		}
	}
}

void
batch_place(const struct batch *batch, size_t row, size_t column, size_t *line, size_t *character)
{
	struct scan scan = scan_begin(batch->delimiter, batch->quote, (struct place){ batch->lines[row], 1 });
	scan_over(&scan, batch->raw[row].bytes, batch->raw[row].length, column);
	*line = scan.start.line;
	*character = scan.start.character;
}
