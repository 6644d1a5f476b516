/* What descriptions say of ranges and of those who meet the target. */
#include "plots/report/outline.h"

#include "plots/report/drawing.h"

#include "tests/check.h"
#include "tests/unit/report_sample.h"

static struct sample sample;

static void
test_words(void)
{
	const struct target *target = &sample.indicators[0].target;
	struct outline outline = { 0 };
	struct buffer out = { 0 };
	buffer_text(&out, "");
	outline_range_add(&out, &outline, LANGUAGE_NB);
	outline_met_add(&out, &outline, LANGUAGE_NB);
	CHECK_TEXT(out.bytes, "");
	for (size_t i = 0; i < SAMPLE_UNITS; i++)
		outline_share(&outline, &sample.cells[0][i], target);
	outline_share(&outline, NULL, target);
	outline_range_add(&out, &outline, LANGUAGE_NB);
	CHECK_TEXT(out.bytes, " Andelene går fra 36\u00a0% til 100\u00a0%.");
	outline_name(&outline, "Alna");
	outline_name(&outline, "<b>");
	buffer_clear(&out);
	outline_met_add(&out, &outline, LANGUAGE_EN);
	CHECK_TEXT(out.bytes, " Met: Alna, <b>.");
	for (int i = 2; i < OUTLINE_NAMES_MOST + 3; i++)
		outline_name(&outline, "x");
	buffer_clear(&out);
	outline_met_add(&out, &outline, LANGUAGE_NB);
	CHECK(strncmp(out.bytes, " Nådd: Alna, <b>, x, ", 20) == 0 && strstr(out.bytes, ", x og 3 til."));
	outline_free(&outline);
	buffer_free(&out);
}

/* Of every chart: its kind, how many, from where to where, who meets the target. */
static void
test_descriptions(void)
{
	struct arena arena = { 0 };
	const char *title;
	struct layout *layout = drawing_targets(&sample.result, &arena, &title);
	CHECK_TEXT(layout->description,
		"Liggende stolper for 3 indikatorer, hver med målet som strek. To av tre mål er nådd. "
		"Andelene går fra 67\u00a0% til 88\u00a0%. Nådd: Veiledere med veilederkurs, ALIS med "
		"progresjonsmøte siste år.");
	layout_free(layout);
	arena_free(&arena);
}

int
main(void)
{
	sample_fill(&sample);
	test_words();
	test_descriptions();
	return check_summary("report_outline");
}
