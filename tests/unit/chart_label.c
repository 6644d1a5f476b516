/* Texts made fit for a chart: cleaned, cut, wrapped. */
#include "plots/chart/label.h"
#include "tests/check.h"

static struct arena arena;

static const char *
clean(const char *text, size_t most)
{
	struct buffer out = { 0 };
	label_clean(text, most, &out);
	const char *copy = arena_copy(&arena, out.bytes ? out.bytes : "", out.length);
	buffer_free(&out);
	return copy;
}

static const char *
fit(const char *text, double width)
{
	return label_fit(&arena, text, TYPE_LABEL, width);
}

/* The lines with a bar between them. */
static const char *
wrapped(const char *text, double width, size_t most)
{
	struct label_lines lines = label_wrap(&arena, text, TYPE_LABEL, width, most);
	struct buffer out = { 0 };
	for (size_t i = 0; i < lines.count; i++) {
		buffer_print(&out, "%s%s", i ? "|" : "", lines.line[i]);
		CHECK(label_width(lines.line[i], TYPE_LABEL) <= width + 0.01);
	}
	const char *copy = arena_copy(&arena, out.bytes ? out.bytes : "", out.length);
	buffer_free(&out);
	return copy;
}

static void
test_clean(void)
{
	CHECK_TEXT(clean("Bydel Østensjø", 80), "Bydel Østensjø");
	CHECK_TEXT(clean(NULL, 80), "");
	CHECK_TEXT(clean("", 80), "");
	CHECK_TEXT(clean(" \t\r\n ", 80), "");
	CHECK_TEXT(clean("  a \n\t b  ", 80), "a b");
	CHECK_TEXT(clean("a\u2028b\xc2\x85"
			 "c",
			   80),
		"a b c");
	CHECK_TEXT(clean("70\u00A0%", 80), "70\u00A0%");
	CHECK_TEXT(clean("a\x01\x7f\xc2\x9bz", 80), "az");
	CHECK_TEXT(clean("\u202egnp\u2066.\u200fx\uFEFF", 80), "gnp.x");
	CHECK_TEXT(clean("a\xff\xc3", 80), "a\uFFFD\uFFFD");
	CHECK_TEXT(clean("\xed\xa0\x80|", 80), "\uFFFD\uFFFD\uFFFD|");
	CHECK_TEXT(clean("x\xef\xbf\xbf\xef\xbf\xbey", 80), "xy");
	CHECK_TEXT(clean("<b>&'\"`$(x)\\", 80), "<b>&'\"`$(x)\\");
	CHECK_TEXT(clean("abcde", 5), "abcde");
	CHECK_TEXT(clean("abcdef", 5), "abcd…");
	CHECK_TEXT(clean("abcd ef", 5), "abcd…");
	CHECK_TEXT(clean("abcde   ", 5), "abcde");
	CHECK_TEXT(clean("æøåæøå", 3), "æø…");
}

static void
test_fit(void)
{
	CHECK_TEXT(fit("Søndre Nordstrand", 1000), "Søndre Nordstrand");
	CHECK_TEXT(
		fit("Søndre Nordstrand", label_width("Søndre Nordstrand", TYPE_LABEL)), "Søndre Nordstrand");
	CHECK_TEXT(fit("Søndre Nordstrand", label_width("Søndre …", TYPE_LABEL)), "Søndre…");
	CHECK_TEXT(fit("Søndre", 0), "…");
	CHECK_TEXT(fit("", 0), "");
}

static void
test_wrap(void)
{
	CHECK_TEXT(wrapped("", 100, 3), "");
	CHECK_TEXT(wrapped("kort", 100, 3), "kort");
	CHECK_TEXT(wrapped("Veiledere med veilederkurs", 110, 3), "Veiledere med|veilederkurs");
	CHECK_TEXT(wrapped("HMS-gjennomgang", 100, 3), "HMS-|gjennomgang");
	CHECK_TEXT(wrapped("inn/ut av kontoret hele dagen", 110, 3), "inn/ut av|kontoret|hele dagen");
	/* A word that is too wide is broken, and not so that a letter or two are left over. */
	CHECK_TEXT(wrapped("progresjonsmøte", label_width("progresjonsmøte", TYPE_LABEL) - 1, 3),
		"progresjonsm-|øte");
	/* About equally long, never more lines than needed. */
	CHECK_TEXT(wrapped("en to tre fire fem seks", label_width("en to tre fire fem", TYPE_LABEL), 3),
		"en to tre fire|fem seks");
	/* A second sentence gets a line of its own; an abbreviation is no sentence. */
	CHECK_TEXT(wrapped("Andel i arbeid. Streken viser feil.", 200, 3),
		"Andel i arbeid.|Streken viser feil.");
	CHECK_TEXT(
		wrapped("I St. Hanshaugen venter fire av ti", 200, 3), "I St. Hanshaugen|venter fire av ti");
	CHECK_TEXT(wrapped("aaa bbb ccc ddd eee fff", 40, 2), "aaa|bb…");
	/* Where not even one letter fits, one letter a line is all that can be done. */
	struct label_lines lines = label_wrap(&arena, "æøåæøå", TYPE_LABEL, 1, 4);
	CHECK_INT(lines.count, 4);
	CHECK_TEXT(lines.line[0], "æ-");
	CHECK_TEXT(lines.line[3], "…");
}

static void
test_sentence(void)
{
	const char *parts[] = { "58 %", NULL, "", "ikke nådd" };
	CHECK_TEXT(label_sentence(&arena, "Alna", parts, 4), "Alna: 58 %, ikke nådd");
	CHECK_TEXT(label_sentence(&arena, "Alna", NULL, 0), "Alna");
	CHECK_TEXT(label_sentence(&arena, NULL, NULL, 0), "");
}

int
main(void)
{
	test_clean();
	test_fit();
	test_wrap();
	test_sentence();
	arena_free(&arena);
	return check_summary("chart_label");
}
