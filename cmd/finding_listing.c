/* Tests and estimates in print. */
#include <math.h>
#include <string.h>

#include "cmd/finding.h"

struct note_words {
	const char *machine, *nb, *en;
};
static const struct note_words notes[] = {
	[NOTE_NONE] = { "", "", "" },
	[NOTE_TOO_FEW] = { "too_few", "for få verdier", "too few values" },
	[NOTE_NO_VARIATION] = { "no_variation", "ingen variasjon", "no variation" },
	[NOTE_GROUP_ALIKE] = { "group_alike", "en gruppe varierer ikke (se --equal-variances)",
		"a group does not vary (see --equal-variances)" },
	[NOTE_INFINITE] = { "infinite", "uendelig: ingen tilfeller under streken",
		"infinite: no case below the line" },
	[NOTE_EXPECTED_BELOW_5] = { "expected_below_5", "usikker: ventet antall under 5",
		"doubtful: expected counts below 5" },
	[NOTE_TOO_MANY] = { "too_many", "for mange tabeller å regne ut", "too many tables to work out" },
};

struct test_words {
	const char *name, *nb, *en;
};
static const struct test_words words[] = {
	{ "chi_square", "kjikvadrat", "chi-square" },
	{ "fisher", "Fishers eksakte", "Fisher's exact" },
	{ "difference", "differanse (Newcombe)", "difference (Newcombe)" },
	{ "difference_wald", "differanse (Wald)", "difference (Wald)" },
	{ "difference_wald_cc", "differanse (Wald, kontinuitetskorrigert)",
		"difference (Wald, continuity-corrected)" },
	{ "risk_ratio", "relativ risiko", "risk ratio" },
	{ "odds_ratio", "oddsratio", "odds ratio" },
	{ "welch", "Welch t", "Welch t" },
	{ "mann_whitney", "Mann–Whitney", "Mann–Whitney" },
	{ "student", "Student t", "Student t" },
	{ "welch_anova", "variansanalyse (Welch)", "analysis of variance (Welch)" },
	{ "anova", "variansanalyse", "analysis of variance" },
	{ "kruskal_wallis", "Kruskal–Wallis", "Kruskal–Wallis" },
	{ "cramer_v", "Cramérs V", "Cramér's V" },
	{ "hedges_g", "Hedges' g", "Hedges' g" },
	{ "biserial", "rangbiserial", "rank biserial" },
	{ "eta_squared", "eta²", "eta²" },
	{ "epsilon_squared", "epsilon²", "epsilon²" },
};

static void
word_list(const struct inquiry *inquiry, struct listing *listing, const char *name)
{
	if (!name)
		listing_text(listing, NULL);
	for (size_t i = 0; name && i < sizeof words / sizeof *words; i++)
		if (strcmp(words[i].name, name) == 0)
			listing_word(listing, name, inquiry_word(inquiry, words[i].nb, words[i].en));
}

/* Which columns a table has: those of CSV always, for people those that have something in them. */
struct shown {
	bool group, column, pair, adjusted, within, machine;
};

static size_t
heads_add(struct listing_column *columns, const struct shown *shown)
{
	const struct {
		const char *name;
		bool is_shown, right;
	} all[] = {
		{ "column", shown->column, false },
		{ "group", shown->pair, false },
		{ "against", shown->pair, false },
		{ "test", true, false },
		{ "estimate", true, true },
		{ "standard_error", shown->machine, true },
		{ "lower", true, true },
		{ "upper", true, true },
		{ "statistic", true, true },
		{ "df", true, true },
		{ "df_within", shown->within, true },
		{ "p", true, true },
		{ "p_holm", shown->adjusted, true },
		{ "effect_name", true, false },
		{ "effect", true, true },
		{ "smallest_expected", shown->machine, true },
		{ "note", true, false },
	};
	size_t count = 0;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].is_shown)
			columns[count++] = (struct listing_column){ all[i].name, NULL, all[i].right };
	return count;
}

static void
finding_list(const struct inquiry *inquiry, const struct finding *finding, const struct shown *shown,
	struct listing *listing)
{
	if (shown->group)
		inquiry_labels(inquiry, finding->group, listing);
	if (shown->column)
		listing_text(listing, finding->column);
	if (shown->pair) {
		listing_text(listing, finding->first);
		listing_text(listing, finding->second);
	}
	word_list(inquiry, listing, finding->test);
	listing_number(listing, finding->estimate);
	if (shown->machine)
		listing_number(listing, finding->standard_error);
	listing_number(listing, finding->lower);
	listing_number(listing, finding->upper);
	listing_number(listing, finding->statistic);
	listing_number(listing, finding->df);
	if (shown->within)
		listing_number(listing, finding->df_within);
	listing_p_value(listing, finding->p);
	if (shown->adjusted)
		listing_p_value(listing, finding->p_holm);
	word_list(inquiry, listing, finding->effect_name);
	listing_number(listing, finding->effect);
	if (shown->machine)
		listing_number(listing, finding->smallest_expected);
	const struct note_words *note = &notes[finding->note];
	listing_word(listing, note->machine, inquiry_word(inquiry, note->nb, note->en));
}

struct listing *
findings_listing(const struct inquiry *inquiry, const struct findings *findings)
{
	enum { COLUMNS = 17 };
	struct listing_column columns[COLUMNS];
	bool machine = inquiry->format == PRINT_CSV;
	struct shown shown = { .machine = machine, .within = machine, .adjusted = machine, .pair = machine };
	shown.adjusted |= findings->adjusted;
	for (size_t i = 0; i < findings->count; i++) {
		shown.group |= findings->items[i].group != NULL;
		shown.column |= findings->items[i].column != NULL;
		shown.pair |= findings->items[i].first != NULL;
		shown.within |= !isnan(findings->items[i].df_within);
	}
	size_t count = heads_add(columns, &shown);
	struct listing *listing = shown.group ? inquiry_listing(inquiry, columns, count)
					      : inquiry_listing_plain(inquiry, columns, count);
	for (size_t i = 0; i < findings->count; i++)
		finding_list(inquiry, &findings->items[i], &shown, listing);
	return listing;
}

void
interval_json(struct interval interval, struct json *json)
{
	if (isnan(interval.lower) && isnan(interval.upper)) {
		json_write_null(json, "interval");
		return;
	}
	json_write_open(json, "interval", '[');
	json_write_shortest(json, NULL, interval.lower);
	json_write_shortest(json, NULL, interval.upper);
	json_write_close(json, ']');
}

static void
finding_json(const struct inquiry *inquiry, const struct finding *finding, struct json *json)
{
	json_write_open(json, NULL, '{');
	for (size_t i = 0; finding->group && i < inquiry->question->by_count; i++)
		json_write_text(json, inquiry->question->by[i], finding->group->labels[i]);
	if (finding->column)
		json_write_text(json, "column", finding->column);
	if (finding->first) {
		json_write_text(json, "group", finding->first);
		json_write_text(json, "against", finding->second);
	}
	json_write_text(json, "test", finding->test);
	json_write_shortest(json, "estimate", finding->estimate);
	json_write_shortest(json, "standard_error", finding->standard_error);
	interval_json((struct interval){ finding->lower, finding->upper }, json);
	json_write_shortest(json, "statistic", finding->statistic);
	json_write_shortest(json, "df", finding->df);
	if (!isnan(finding->df_within))
		json_write_shortest(json, "df_within", finding->df_within);
	json_write_shortest(json, "p", finding->p);
	json_write_shortest(json, "p_holm", finding->p_holm);
	if (finding->effect_name)
		json_write_shortest(json, finding->effect_name, finding->effect);
	if (!isnan(finding->smallest_expected))
		json_write_shortest(json, "smallest_expected", finding->smallest_expected);
	json_write_text(json, "note", finding->note ? notes[finding->note].machine : NULL);
	json_write_close(json, '}');
}

void
findings_json(const struct inquiry *inquiry, const struct findings *findings, struct json *json)
{
	json_write_open(json, "tests", '[');
	for (size_t i = 0; i < findings->count; i++)
		finding_json(inquiry, &findings->items[i], json);
	json_write_close(json, ']');
}
