#include <math.h>
#include <stdlib.h>

#include "cmd/command.h"
#include "cmd/picture.h"
#include "stats/method/proportion.h"
#include "stats/question/frequency.h"

const struct option freq_options[] = {
	COLUMNS_OPTION("whose values are counted: headers or expressions, with commas between"),
	{ .name = "sort",
		.argument = "ORDER",
		.choices = { "value", "count" },
		.help = "by value, or the most frequent first (default: value)" },
	{ .name = "top", .argument = "N", .help = "the N most frequent, and the others as one row" },
	{ .name = "interval",
		.argument = "METHOD",
		.choices = { "wilson", "wilson-cc", "clopper-pearson", "jeffreys", "mid-p", "wald" },
		.help = "of a share (default: wilson); wilson-cc is corrected for continuity, and wald, "
			"which "
			"covers too little, is for comparison with other programs" },
	{ .name = "level", .argument = "PERCENT", .help = "of the interval of a share (default: 95%)" },
	PLOT_OPTION("draw how often each value of the one column occurs, too:"),
	INQUIRY_OPTIONS,
	COMMON_OPTIONS,
};

typedef struct interval share_interval(double x, double n, double level);

static const struct {
	const char *name;
	share_interval *interval;
} share_intervals[] = {
	{ "wilson", wilson_interval },
	{ "wilson-cc", wilson_continuity_interval },
	{ "clopper-pearson", clopper_pearson_interval },
	{ "jeffreys", jeffreys_interval },
	{ "mid-p", mid_p_interval },
	{ "wald", wald_interval },
};

static share_interval *
interval_of(const struct arguments *arguments)
{
	for (size_t i = 1; i < sizeof share_intervals / sizeof *share_intervals; i++)
		if (arguments_chose(arguments, "interval", share_intervals[i].name))
			return share_intervals[i].interval;
	return share_intervals[0].interval;
}

/* How the values of one answer in one group are listed. */
struct freq_view {
	const struct inquiry *inquiry;
	const struct answer *answer;
	const struct frequencies *frequencies;
	struct listing *listing;
	share_interval *interval;
	double level;
	int64_t so_far;
};

/* n, share, cumulative share, interval. */
static void
count_list(struct freq_view *view, int64_t count)
{
	double known = (double)view->frequencies->known;
	struct interval interval = view->interval((double)count, known, view->level);
	view->so_far += count;
	listing_integer(view->listing, count);
	listing_share(view->listing, (double)count / known);
	listing_share(view->listing, (double)view->so_far / known);
	listing_share(view->listing, interval.lower);
	listing_share(view->listing, interval.upper);
}

static void
row_begin(const struct freq_view *view, const struct answer_group *group)
{
	inquiry_labels(view->inquiry, group, view->listing);
	if (view->inquiry->question->answer_count > 1)
		listing_text(view->listing, view->answer->text);
}

/* A row without a share: the shares are of what is known. */
static void
missing_list(const struct freq_view *view, const struct answer_group *group)
{
	if (view->frequencies->missing == 0)
		return;
	row_begin(view, group);
	listing_word(view->listing, NULL, inquiry_word(view->inquiry, "(mangler)", "(missing)"));
	listing_integer(view->listing, view->frequencies->missing);
	for (int i = 0; i < 4; i++)
		listing_text(view->listing, NULL);
}

static void
group_list(struct freq_view *view, const struct answer_group *group, size_t top)
{
	const struct frequencies *frequencies = view->frequencies;
	size_t shown = top && top < frequencies->count ? top : frequencies->count;
	int64_t others = frequencies->known;
	for (size_t i = 0; i < shown; i++) {
		others -= frequencies->items[i].count;
		row_begin(view, group);
		inquiry_value(view->inquiry, view->answer, &frequencies->items[i], view->listing);
		count_list(view, frequencies->items[i].count);
	}
	if (shown < frequencies->count) {
		row_begin(view, group);
		listing_word(view->listing, "(others)", inquiry_word(view->inquiry, "(andre)", "(others)"));
		count_list(view, others);
	}
	missing_list(view, group);
}

static struct listing *
freq_listing(const struct inquiry *inquiry, double level, size_t top)
{
	static const struct listing_column columns[] = { { "column", NULL, false }, { "value", NULL, false },
		{ "n", NULL, true }, { "share", NULL, true }, { "cumulative", NULL, true },
		{ "lower", NULL, true }, { "upper", NULL, true } };
	const struct question *question = inquiry->question;
	bool one = question->answer_count == 1;
	bool by_count = top || arguments_chose(inquiry->arguments, "sort", "count");
	struct listing *listing =
		inquiry_listing(inquiry, columns + one, sizeof columns / sizeof *columns - one);
	for (size_t i = 0; i < question->answer_count; i++) {
		int64_t inexact = 0;
		for (size_t j = 0; j < question->group_count; j++) {
			const struct answer *answer = &question->answers[i];
			const struct occurrences *occurrences = inquiry_occurrences(inquiry, i, j);
			struct frequencies frequencies =
				occurrences ? frequencies_of_occurrences(question, answer, occurrences)
					    : frequencies_of(question, answer, &question->groups[j]);
			struct freq_view view = { inquiry, answer, &frequencies, listing,
				interval_of(inquiry->arguments), level, 0 };
			if (by_count)
				frequencies_by_count(&frequencies);
			group_list(&view, &question->groups[j], top);
			inexact += frequencies.inexact;
			frequencies_free(&frequencies);
		}
		inquiry_inexact(inquiry, &question->answers[i], inexact);
	}
	return listing;
}

/* The values of one column as bars; of each group in bars of 100 %. */
static bool
freq_draw(const struct inquiry *inquiry, const struct picture_wish *wish, struct error *err)
{
	struct arena arena = { 0 };
	struct plot plot =
		picture_plot(inquiry, inquiry->question->by_count ? PLOT_STACKED : PLOT_PARETO, &arena);
	plot.answer[ROLE_COLUMN] = 0;
	bool done = picture_draw(&plot, wish->path, wish->format, inquiry->notice, err);
	arena_free(&arena);
	return done;
}

bool
freq_run(const struct arguments *arguments, const struct notice *notice, struct error *err)
{
	struct inquiry inquiry = { 0 };
	struct picture_wish wish;
	double level, top;
	bool done = picture_wish(arguments, &wish, err) && option_level(arguments, "level", &level, err) &&
		    option_number(arguments, "top", 1, 1e9, true, 0, &top, err) &&
		    inquiry_open(&inquiry, arguments, notice, err) &&
		    inquiry_ask_all(&inquiry, "columns", err) &&
		    (inquiry.question->answer_count > 0 || inquiry_ask_every_column(&inquiry, err)) &&
		    picture_of_one_column(&wish, inquiry.question, err) &&
		    (wish.path ? inquiry_read : inquiry_count)(&inquiry, err);
	if (done) {
		struct listing *listing = freq_listing(&inquiry, level, (size_t)top);
		done = inquiry_print(&inquiry, listing, err);
		listing_free(listing);
		done = done && (!wish.path || freq_draw(&inquiry, &wish, err));
	}
	inquiry_free(&inquiry);
	return done;
}
