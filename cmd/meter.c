#include "cmd/meter.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "stats/base/progress.h"

static const double first_after = 1, again_after = 0.2, megabyte = 1e6;

/* Back to the beginning of the line, and nothing behind it. */
static const char take_back[] = "\r\033[K";

void
meter_text(struct buffer *out, uint64_t taken, uint64_t size, double seconds)
{
	double bytes = (double)taken, all = (double)size;
	/* A file that grows meanwhile is never more than read. */
	if (size)
		buffer_print(out, "%.0f %% of %.0f MB read", bytes < all ? 100 * bytes / all : 100,
			all / megabyte);
	else
		buffer_print(out, "%.0f MB read", bytes / megabyte);
	if (seconds > 0)
		buffer_print(out, ", %.0f MB/s", bytes / megabyte / seconds);
}

static void
line_write(struct meter *meter, uint64_t taken, uint64_t size, double seconds)
{
	struct buffer line = { 0 };
	meter_text(&line, taken, size, seconds);
	fprintf(meter->stream, "%smaltall: %s", take_back, line.bytes);
	(void)fflush(meter->stream);
	buffer_free(&line);
}

void
meter_tell(struct meter *meter, uint64_t taken, uint64_t size, double now)
{
	if (size == UINT64_MAX) {
		if (meter->is_shown) {
			fputs(take_back, meter->stream);
			(void)fflush(meter->stream);
		}
		meter->is_begun = meter->is_shown = false;
		return;
	}
	if (!meter->is_begun) {
		meter->is_begun = true;
		meter->begun = now;
		meter->told = now + first_after - again_after;
	}
	if (now - meter->told < again_after)
		return;
	line_write(meter, taken, size, now - meter->begun);
	meter->told = now;
	meter->is_shown = true;
}

static void
meter_watch(void *data, uint64_t taken, uint64_t size)
{
	struct timespec now;
	if (clock_gettime(CLOCK_MONOTONIC, &now) == 0)
		meter_tell(data, taken, size, (double)now.tv_sec + (double)now.tv_nsec / 1e9);
}

void
meter_begin(struct meter *meter, const struct notice *notice)
{
	const char *terminal = getenv("TERM");
	*meter = (struct meter){ .stream = notice->stream };
	bool seen = notice->form == NOTICE_TEXT && isatty(fileno(notice->stream)) && terminal && *terminal &&
		    strcmp(terminal, "dumb") != 0;
	if (seen)
		progress_watch(meter_watch, meter);
}

void
meter_end(void)
{
	progress_watch(NULL, NULL);
}
