/* What is believed of gnuplot's SVG and what becomes of it. */
#include "plots/chart/chart.h"
#include "plots/gnuplot/svg.h"
#include "plots/gnuplot/svg_filter.h"
#include "tests/check.h"

static void
check_passed(const char *raw, const char *expected)
{
	struct buffer out = { 0 };
	bool passed = svg_filter(raw, strlen(raw), "kurs", &out);
	check_that(passed, __FILE__, __LINE__, "%s was refused", raw);
	CHECK_TEXT(out.bytes ? out.bytes : "", expected);
	buffer_free(&out);
}

static void
check_refused(const char *raw, size_t length)
{
	struct buffer out = { 0 };
	check_that(!svg_filter(raw, length, "kurs", &out), __FILE__, __LINE__, "%.*s was believed",
		(int)length, raw);
	buffer_free(&out);
}

static void
test_filter(void)
{
	check_passed("<svg></svg>\n", "");
	check_passed("<?xml version=\"1.0\"?>\n<svg\n width='8'>\n<!-- x < y -->\n</svg>", "");
	check_passed(
		"<svg><title>Gnuplot</title><desc>x</desc><path d='M0,0 '/></svg>", "<path d=\"M0,0 \"/>\n");
	check_passed("<svg><g id=\"a\"><title>$m0 <b>&amp;</b></title><path fill = 'none' d=\"\"/></g></svg>",
		"<g id=\"kurs-a\">\n<path fill=\"none\" d=\"\"/>\n</g>\n");
	check_passed("<svg><defs><filter id='f'><feFlood/></filter></defs><g>\n<g></g>\n</g></svg>",
		"<defs>\n</defs>\n");
	check_passed("<svg><use xlink:href='#gpPt6' x='1'/><rect fill='url(#p)'/></svg>",
		"<use href=\"#kurs-gpPt6\" x=\"1\"/>\n<rect fill=\"url(#kurs-p)\"/>\n");
	check_passed("<svg><g font-family=\"Inter:Bold\"><text> a &lt;b&gt; </text></g></svg>",
		"<g font-weight=\"bold\">\n<text> a &lt;b&gt; </text>\n</g>\n");
	check_passed("<svg><g font-family=\"Inter\" font-size=\"15.00\"><text "
		     "xml:space=\"preserve\">å</text></g></svg>",
		"<g font-size=\"15.00\">\n<text xml:space=\"preserve\">å</text>\n</g>\n");
}

static void
test_refused(void)
{
	static const char *const wrong[] = { "", "x", "<", "<svg", "<svg>", "<svg></svg", "<svg></g>",
		"<svg/>", "<html></html>", "<svg></svg><svg></svg>", "<svg></svg>x", "<svg><g></svg></g>",
		"<svg><g a></g></svg>", "<svg><g a=b></g></svg>", "<svg><g a='b></g></svg>",
		"<svg><g a='<'></g></svg>", "<svg><g a='&'></g></svg>", "<svg>text</svg>",
		"<svg><text>a & b</text></svg>", "<svg><text>&#x41;</text></svg>",
		"<svg><text>&nbsp;</text></svg>", "<svg><text>]]></text></svg>",
		"<svg><text>a < b</text></svg>", "<svg><text>\xff</text></svg>", "<svg><!-- x</svg>",
		"<?xml <svg></svg>", "<!DOCTYPE svg><svg></svg>", "<svg><g a='1'b='2'></g></svg>",
		"<svg><></></svg>", "<svg><g / ></g></svg>" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		check_refused(wrong[i], strlen(wrong[i]));
	char deep[5 * 40 + 1] = "<svg>";
	for (size_t i = 0; i < 35; i++)
		strcat(deep, "<g>");
	check_refused(deep, strlen(deep));
	/* Every beginning of a document is no document. */
	static const char whole[] =
		"<?xml version='1.0'?><svg a='b'><g><title>&lt;</title><text>x&gt;</text></g></svg>";
	for (size_t length = 0; length < sizeof whole - 1; length++)
		check_refused(whole, length);
}

static void
test_finish(void)
{
	struct layout *layout = layout_new(800);
	layout->height = 100;
	layout->title = "Én & <to>";
	layout->description = "'Tre' \"fire\"";
	layout_zone(layout, 1, 2, 3, 4, "Ål <x>", NULL, 0);
	struct buffer svg = { 0 };
	static const char raw[] = "<svg><path d='M0,0'/></svg>\n\n";
	CHECK(svg_finish(raw, sizeof raw - 1, layout, "kurs", &svg));
	CHECK_TEXT(svg.bytes,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"kurs-title "
		"kurs-desc\" "
		"width=\"800\" height=\"100\" viewBox=\"0 0 800 100\" "
		"font-family=\"Inter, 'Liberation Sans', Arial, sans-serif\" font-variant=\"tabular-nums\">\n"
		"<title id=\"kurs-title\">Én &amp; &lt;to&gt;</title>\n"
		"<desc id=\"kurs-desc\">'Tre' \"fire\"</desc>\n"
		"<path d=\"M0,0\"/>\n"
		"<g fill=\"none\" pointer-events=\"all\">\n"
		"<rect x=\"1.00\" y=\"2.00\" width=\"3.00\" height=\"4.00\"><title>Ål "
		"&lt;x&gt;</title></rect>\n"
		"</g>\n"
		"</svg>\n");
	buffer_clear(&svg);
	CHECK(!svg_finish("<svg></svg> x", 13, layout, "kurs", &svg));
	CHECK(!svg_finish("<svg><g></svg>", 14, layout, "kurs", &svg));
	CHECK(!svg_finish("", 0, layout, "kurs", &svg));
	CHECK_INT(svg.length, 0);
	layout_free(layout);
	buffer_free(&svg);
}

static void
test_card(void)
{
	struct unit_row row = { .label = "Alna", .note = "ingen i <nevneren>" };
	struct units_chart chart = { .heading = { .title = "Tittel" }, .rows = &row, .row_count = 1 };
	struct layout *layout = units_chart_layout(&chart);
	struct buffer svg = { 0 }, content = { 0 };
	svg_card(layout, "kort", &svg);
	CHECK(strstr(svg.bytes, ">ingen i &lt;nevneren&gt;</text>"));
	CHECK(strstr(svg.bytes, "aria-labelledby=\"kort-title\""));
	CHECK(strstr(svg.bytes, "<title id=\"kort-title\">Tittel</title>"));
	CHECK(!strstr(svg.bytes, "<desc"));
	CHECK(svg_filter(svg.bytes, svg.length, "x", &content));
	buffer_free(&svg);
	buffer_free(&content);
	layout_free(layout);
}

int
main(void)
{
	test_filter();
	test_refused();
	test_finish();
	test_card();
	return check_summary("gnuplot_svg");
}
