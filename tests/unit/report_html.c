#include <stdlib.h>

#include "plots/report/words.h"
#include "stats/base/digest.h"
#include "stats/base/memory.h"
#include "tests/check.h"
#include "tests/unit/report_sample.h"

static struct sample sample;
static struct buffer out;

static void
write_page(void)
{
	struct figures *figures = figures_draw(&sample.result, NULL, "gnuplot is not <installed>");
	buffer_clear(&out);
	report_html(&sample.result, figures, &out);
	figures_free(figures);
}

static const char *
place_of(const char *text)
{
	const char *at = strstr(out.bytes, text);
	check_that(at != NULL, __FILE__, __LINE__, "the page does not have %s", text);
	return at ? at : out.bytes;
}

/* Every tag that is opened is closed in its turn. */
static size_t
unbalanced_tags(void)
{
	static const char *const void_tags[] = { "meta", "br", "input", "!DOCTYPE" };
	char open[64][16];
	size_t depth = 0, faults = 0;
	for (const char *at = strchr(out.bytes, '<'); at; at = strchr(at + 1, '<')) {
		bool closing = at[1] == '/';
		char name[16] = "";
		size_t length = strcspn(at + 1 + closing, " >\n");
		memcpy(name, at + 1 + closing, length < 15 ? length : 15);
		bool is_void = false;
		for (size_t i = 0; i < sizeof void_tags / sizeof *void_tags; i++)
			is_void |= strcmp(name, void_tags[i]) == 0;
		if (is_void)
			continue;
		if (!closing && depth < 64)
			memcpy(open[depth++], name, sizeof name);
		else if (depth == 0 || strcmp(open[--depth], name) != 0)
			faults++;
	}
	return faults + depth;
}

static size_t
scripts(void)
{
	size_t count = 0;
	for (const char *at = out.bytes; (at = strstr(at, "<script")) != NULL; at++)
		count++;
	return count;
}

/* The policy lets in what stands between the two tags, to the byte. */
static void
test_policy(const char *opening, const char *closing, const char *directive)
{
	char digest[DIGEST_BASE64_SIZE], expected[128];
	const char *start = place_of(opening) + strlen(opening);
	const char *end = strstr(start, closing);
	CHECK(end > start);
	digest_base64(start, (size_t)(end - start), digest);
	snprintf(expected, sizeof expected, "%s 'sha256-%s'", directive, digest);
	place_of(expected);
	place_of("default-src 'none'; ");
}

static void
test_order_and_frame(void)
{
	write_page();
	CHECK(strncmp(out.bytes, "<!DOCTYPE html>\n<html lang=\"nb\">", 32) == 0);
	test_policy("<style>", "</style>", "style-src");
	test_policy("<script>", "</script>", "script-src");
	CHECK(strstr(out.bytes, "unsafe") == NULL && strstr(out.bytes, " style=") == NULL);
	CHECK_INT(scripts(), 1);
	CHECK(strstr(out.bytes, "http://") == NULL && strstr(out.bytes, "https://") == NULL);
	place_of("Tall per 31.12.2025");
	place_of("<a class=\"skip\" href=\"#main\">");
	const char *quality = place_of("id=\"quality\">Datakvalitet");
	const char *targets = place_of("id=\"targets\">Målene samlet");
	const char *grid = place_of("id=\"grid-1\">Alle enheter og indikatorer");
	const char *first = place_of("id=\"indicator-1\">Veiledere med veilederkurs");
	const char *method = place_of("id=\"method\">Slik er tallene laget");
	CHECK(quality < targets && targets < grid && grid < first && first < method);
	place_of("I dataene er det funnet 13 feil og 1 advarsel.");
	place_of("De første 10 av 12 er vist.");
	place_of(
		"<td class=\"number\">1\u00a0348</td><td class=\"number\">3</td><td class=\"number\">2</td>");
	place_of("<td>verdien er regnet som manglende</td>");
	place_of("<td>raden er holdt utenfor</td>");
	place_of("<td>ingen virkning</td>");
	place_of("ugyldig dato</th><td><bdi>ALIS med individuell utdanningsplan</bdi></td><td><div>12 rader "
		 "er holdt "
		 "utenfor nevneren</div></td>");
	place_of("<div>1 rad er holdt utenfor nevneren</div><div>2 rader er kommet inn i nevneren</div>"
		 "<div>1 rad er ikke lenger med i telleren</div><div>3 rader er kommet inn i telleren</div>");
	place_of("<li>linje\u00a040, tegn\u00a05</li>");
	place_of("133\u00a0av\u00a0190 (70,0\u00a0%). Målet på minst 70\u00a0% er nådd.");
	place_of("7 er med i mer enn én gruppe.");
	place_of("any alis where i_arbeid");
	place_of("Spesialistforskriften § 25.");
	place_of("<th scope=\"row\" class=\"ours\">Ikke oppgitt</th>");
	CHECK_INT(unbalanced_tags(), 0);
}

static void
test_failed_figures(void)
{
	place_of("Figuren «To av tre mål er nådd» kunne ikke tegnes:");
	place_of("gnuplot is not &lt;installed&gt;");
	place_of("Ni av 17 enheter når målet på minst 70\u00a0%.");
}

static void
test_drawn_figure(void)
{
	struct figures figures = { .items = xcalloc(1, sizeof *figures.items), .count = 1 };
	figures.items[0].name = xstrdup("targets");
	buffer_text(&figures.items[0].svg, "<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 1 1\"></svg>\n");
	buffer_clear(&out);
	report_html(&sample.result, &figures, &out);
	place_of("<figure id=\"figure-targets\" aria-describedby=\"targets-table\" tabindex=\"0\">\n<svg "
		 "viewBox");
	CHECK(strstr(out.bytes, "<?xml") == NULL);
	CHECK_INT(unbalanced_tags(), 0);
	free(figures.items[0].name);
	buffer_free(&figures.items[0].svg);
	free(figures.items);
}

static void
test_english(void)
{
	sample.definition.language = LANGUAGE_EN;
	write_page();
	place_of("<html lang=\"en\">");
	place_of("Figures as of 2025-12-31");
	place_of("<div>12 rows left out of the denominator</div>");
	place_of("<td>the value counts as missing</td>");
	place_of("133\u00a0of\u00a0190 (70.0%). The target of at least 70% is met.");
	place_of("<th scope=\"row\" class=\"ours\">Not stated</th>");
	/* Nothing of the other language is left: no phrase that has another text in English stands on the
	 * page whole. */
	for (int phrase = 0; phrase < PHRASE_COUNT_OF; phrase++) {
		const char *nb = phrase_text((enum phrase)phrase, LANGUAGE_NB);
		bool is_own = strlen(nb) > 14 && !strchr(nb, '{');
		check_that(!is_own || !strstr(out.bytes, nb), __FILE__, __LINE__, "Norwegian in English: %s",
			nb);
	}
}

static const char *const hostile[] = { "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
	"'`$(touch x)`", "a\nb", "\u202eevil\u202c", "%s%n", "&amp;", "</th></table></style>", "{1}", "]]>",
	"<!--" };

static void
set_hostile(const char *text)
{
	sample.cells[0][0].group = text;
	sample.definition.title = text;
	sample.indicators[0].title = sample.indicators[0].about = sample.indicators[0].name = text;
	sample.indicators[0].numerator.text = text;
	sample.inputs[0].name = text;
	sample.descriptions[0].key = text;
	sample.causes[0].column = text;
	sample.unit.name = text;
	sample.tables[1].name = text;
}

static void
test_hostile(void)
{
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		set_hostile(hostile[i]);
		fault_add(&sample.faults, SEVERITY_ERROR, hostile[i], hostile[i], 1, 1, "%s", hostile[i]);
		write_page();
		CHECK_INT(scripts(), 1);
		CHECK(strstr(out.bytes, "<img") == NULL);
		CHECK(strstr(out.bytes, "<!--") == NULL);
		CHECK(strstr(out.bytes, "\u202e") == NULL);
		CHECK_INT(unbalanced_tags(), 0);
	}
	place_of("<bdi>&lt;!--</bdi>");
	char *name = xmalloc(10001);
	memset(name, '<', 10000);
	name[10000] = '\0';
	set_hostile(name);
	write_page();
	CHECK_INT(unbalanced_tags(), 0);
	free(name);
}

static void
test_empty(void)
{
	struct faults none = { 0 };
	sample_fill(&sample);
	faults_free(&sample.faults);
	sample.result.faults = &none;
	sample.result.indicator_count = sample.result.input_count = 0;
	sample.definition.condition_count = 0;
	write_page();
	place_of("Det er ikke funnet noe galt i dataene.");
	place_of("Ingen filer er lest.");
	CHECK_INT(unbalanced_tags(), 0);
}

/* What is suppressed is nowhere on the page. */
static void
test_suppressed(void)
{
	sample_fill(&sample);
	sample.result.indicator_count = 1;
	struct cell *cell = &sample.cells[0][0];
	*cell = sample_cell(&sample.indicators[0], "alis.enhet", "Alna", (const int[3]){ 7771, 7779, 7773 });
	cell->state = CELL_SUPPRESSED;
	cell->verdict = VERDICT_SUPPRESSED;
	write_page();
	CHECK(strstr(out.bytes, "7771") == NULL && strstr(out.bytes, "7\u00a0771") == NULL);
	CHECK(strstr(out.bytes, "7\u00a0773") == NULL && strstr(out.bytes, "99,9") == NULL);
	place_of("<span class=\"verdict none\">skjermet</span>");
	faults_free(&sample.faults);
}

int
main(void)
{
	sample_fill(&sample);
	test_order_and_frame();
	test_failed_figures();
	test_drawn_figure();
	test_english();
	test_hostile();
	faults_free(&sample.faults);
	test_empty();
	test_suppressed();
	buffer_free(&out);
	return check_summary("report_html");
}
