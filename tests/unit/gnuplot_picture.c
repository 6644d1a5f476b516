/* What is believed to be a whole PNG or PDF. */
#include "plots/gnuplot/picture.h"
#include "tests/check.h"

static bool
is_whole(enum picture_format format, const char *bytes, size_t length)
{
	struct buffer copy = { 0 };
	buffer_add(&copy, bytes, length);
	bool whole = picture_finish(format, &copy);
	buffer_free(&copy);
	return whole;
}

#define HEAD "\x89PNG\r\n\x1a\n"
#define CHUNK "\0\0\0\3IDATabcCRC!"
#define END "\0\0\0\0IEND\xae\x42\x60\x82"

static void
test_png(void)
{
	static const char whole[] = HEAD CHUNK END, headless[] = CHUNK END, endless[] = HEAD CHUNK CHUNK,
			  more[] = HEAD CHUNK END "x",
			  long_chunk[] = HEAD "\xff\xff\xff\xff"
					      "IDATabcCRC!" END;
	CHECK(is_whole(PICTURE_PNG, whole, sizeof whole - 1));
	for (size_t length = 0; length < sizeof whole - 1; length++)
		CHECK(!is_whole(PICTURE_PNG, whole, length));
	CHECK(!is_whole(PICTURE_PNG, headless, sizeof headless - 1));
	CHECK(!is_whole(PICTURE_PNG, endless, sizeof endless - 1));
	CHECK(!is_whole(PICTURE_PNG, more, sizeof more - 1));
	CHECK(!is_whole(PICTURE_PNG, long_chunk, sizeof long_chunk - 1));
	CHECK(!is_whole(PICTURE_PDF, whole, sizeof whole - 1));
}

static void
test_pdf(void)
{
	static const char body[] =
		"%PDF-1.5\n1 0 obj\n<< /Producer (c)\n   /CreationDate (D:20261122031252Z)\n>>\n"
		"endobj\nxref\n0 1\ntrailer\n<< /Size 1 >>\nstartxref\n";
	char whole[300], wrong[300];
	int place = (int)(strstr(body, "xref") - body);
	int length = snprintf(whole, sizeof whole, "%s%d\n%%%%EOF\n", body, place);
	snprintf(wrong, sizeof wrong, "%s%d\n%%%%EOF\n", body, place + 1);
	struct buffer pdf = { 0 };
	buffer_add(&pdf, whole, (size_t)length);
	CHECK(picture_finish(PICTURE_PDF, &pdf));
	CHECK_INT(pdf.length, length);
	CHECK(strstr(pdf.bytes, "/Producer (c)\n                                    \n>>"));
	for (size_t cut = 0; cut < (size_t)length; cut++)
		CHECK(!is_whole(PICTURE_PDF, whole, cut));
	CHECK(!is_whole(PICTURE_PDF, wrong, strlen(wrong)));
	snprintf(wrong, sizeof wrong, "%s99999999999999999999\n%%%%EOF\n", body);
	CHECK(!is_whole(PICTURE_PDF, wrong, strlen(wrong)));
	whole[0] = '\n';
	CHECK(!is_whole(PICTURE_PDF, whole, (size_t)length));
	buffer_free(&pdf);
}

int
main(void)
{
	CHECK_TEXT(picture_ending(PICTURE_SVG), "svg");
	CHECK_TEXT(picture_ending(PICTURE_PDF), "pdf");
	CHECK_TEXT(picture_ending(PICTURE_PNG), "png");
	test_png();
	test_pdf();
	return check_summary("gnuplot_picture");
}
