/* Text widths against a browser's. */
#include "plots/chart/font.h"
#include "tests/check.h"

/* getComputedTextLength of Chromium 156 on Debian 12 with fonts-inter 4.0~beta7+ds-1, font-size 100px,
 * font-variant tabular-nums, kerning as it comes. */
static const struct {
	bool bold;
	double width;
	const char *text;
} measured[] = {
	{ false, 2114.06, "Åtte av 18 enheter ligger over målet på 70 %" },
	{ false, 901.28, "Søndre Nordstrand" },
	{ false, 4494.45,
		"Andel ledere med gjennomført veilederkurs, 2. tertial 2024. Strek viser 95 % "
		"konfidensintervall." },
	{ false, 554.98, "121 av 182" },
	{ false, 238.92, "89 %" },
	{ false, 303.70, "100 %" },
	{ false, 1703.41, "ALIS med individuell utdanningsplan" },
	{ false, 3534.94, "Kilde: nattlig uttrekk 14.09.2024. Enheter med færre enn 5 svar vises ikke." },
	{ false, 863.08, "Bydel Grünerløkka" },
	{ false, 1281.11, "Veiledere med veilederkurs" },
	{ false, 490.20, "11 av 111" },
	{ false, 455.69, "ikke nådd" },
	{ false, 814.64, "Őr Žilina Škoda Ģ" },
	{ true, 2168.30, "Åtte av 18 enheter ligger over målet på 70 %" },
	{ true, 928.66, "Søndre Nordstrand" },
	{ true, 4674.22,
		"Andel ledere med gjennomført veilederkurs, 2. tertial 2024. Strek viser 95 % "
		"konfidensintervall." },
	{ true, 570.11, "121 av 182" },
	{ true, 245.50, "89 %" },
	{ true, 313.67, "100 %" },
	{ true, 1780.83, "ALIS med individuell utdanningsplan" },
	{ true, 901.42, "Bydel Grünerløkka" },
	{ true, 471.48, "ikke nådd" },
	{ true, 837.50, "Őr Žilina Škoda Ģ" },
};

static double
width(const char *text, bool bold)
{
	return font_width(text, strlen(text), 100, bold);
}

int
main(void)
{
	for (size_t i = 0; i < sizeof measured / sizeof *measured; i++)
		CHECK_NEAR(width(measured[i].text, measured[i].bold) / measured[i].width, 1, 0.01);

	CHECK_NEAR(width("", false), 0, 0);
	CHECK_NEAR(font_width("x", 1, 15, false) * 2, font_width("xx", 2, 15, false), 1e-9);
	CHECK_NEAR(width("1", false), width("8", false), 0); /* tabular */
	CHECK_NEAR(width("70\u00A0%", false), width("70 %", false), 0);
	CHECK_NEAR(width("e\u0301", false), width("e", false), 0);
	/* Not in the table: rather too wide. Liberation Sans has 0.81 em for Щ and 0.94 for Ш, CJK is 1 em
	 * wide. */
	CHECK(width("Ж", false) >= 90);
	CHECK(width("漢", true) >= 100);
	CHECK(width("🎉", false) >= 125);
	/* Bytes that are no UTF-8 have a width, one each, and end. */
	CHECK(font_width("\xff\xc3", 2, 15, false) > 0);
	return check_summary("chart_font");
}
