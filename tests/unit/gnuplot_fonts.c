/* The fonts of PDF and PNG: found, missing, replaced. */
#include "plots/gnuplot/fonts.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plots/chart/layout.h"
#include "plots/gnuplot/plotter.h"
#include "tests/check.h"

static char folder[] = "/tmp/maltall-fonts-test-XXXXXX";

/* Makes fontconfig know the fonts of some folders and no other. */
static void
system_fonts(const char *folders)
{
	char path[100];
	snprintf(path, sizeof path, "%s/system.conf", folder);
	FILE *file = fopen(path, "w");
	CHECK(file);
	fprintf(file,
		"<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">\n"
		"<fontconfig>%s<cachedir>%s/cache</cachedir></fontconfig>\n",
		folders, folder);
	fclose(file);
	setenv("FONTCONFIG_FILE", path, 1);
}

static struct layout *
text_layout(void)
{
	struct layout *layout = layout_new(200);
	layout->height = 100;
	layout_text(layout, TYPE_TITLE, ANCHOR_START, 10, 50, 150, "Bydel Østensjø");
	return layout;
}

static void
test_found(void)
{
	struct error err = { 0 };
	struct stat status;
	struct fonts *fonts = fonts_new(&err);
	check_that(fonts, __FILE__, __LINE__, "%s", err.text);
	if (!fonts)
		return;
	CHECK(fonts->file_count >= 2 && fonts->file_count <= FONTS_FILES_MOST);
	CHECK(fonts_show(fonts, 0xC6) && fonts_show(fonts, 0xA0) && fonts_show(fonts, 0x2060));
	CHECK(!fonts_show(fonts, 0x6F22) && !fonts_show(fonts, 0xFFFFF));
	CHECK(stat(fonts->folder, &status) == 0 && (status.st_mode & 0777) == 0700);
	CHECK(stat(fonts->settings, &status) == 0);
	char gone[100];
	snprintf(gone, sizeof gone, "%s", fonts->folder);
	fonts_free(fonts);
	CHECK(access(gone, F_OK) != 0);
}

/* No folder can be made. */
static void
test_no_folder(void)
{
	struct error err = { 0 };
	setenv("TMPDIR", "/nonexistent", 1);
	CHECK(!fonts_new(&err));
	CHECK(err.kind == ERROR_UNAVAILABLE && strstr(err.text, "no private folder for the fonts"));
	setenv("TMPDIR", folder, 1);
}

static void
test_none(void)
{
	struct error err = { 0 };
	system_fonts("");
	CHECK(!fonts_new(&err));
	CHECK(err.kind == ERROR_UNAVAILABLE && strstr(err.text, "(Debian: fonts-inter)"));
	/* SVG needs none; PDF and PNG are refused, each time. */
	err = (struct error){ 0 };
	struct plotter *plotter = plotter_new(&err);
	if (!plotter)
		return;
	struct layout *layout = text_layout();
	struct buffer picture = { 0 };
	CHECK(plotter_draw(plotter, layout, PICTURE_SVG, "x", &picture, NULL, &err));
	buffer_clear(&picture);
	for (int i = 0; i < 2; i++) {
		err = (struct error){ 0 };
		CHECK(!plotter_draw(plotter, layout, PICTURE_PDF, "x", &picture, NULL, &err));
		CHECK(err.kind == ERROR_UNAVAILABLE && strstr(err.text, "fonts-inter"));
		CHECK_INT(picture.length, 0);
	}
	plotter_free(plotter);
	buffer_free(&picture);
	layout_free(layout);
}

static void
test_second_choice(void)
{
	struct error err = { 0 };
	system_fonts("<dir>/usr/share/fonts/truetype/liberation</dir><dir>/usr/share/fonts/truetype/"
		     "liberation2</dir>");
	struct fonts *fonts = fonts_new(&err);
	if (!fonts) {
		printf("gnuplot_fonts: Liberation Sans is not installed\n");
		return;
	}
	CHECK(!fonts->has_first_choice);
	fonts_free(fonts);
	struct plotter *plotter = plotter_new(&err);
	if (!plotter)
		return;
	struct layout *layout = text_layout();
	struct buffer pdf = { 0 };
	CHECK(plotter_draw(plotter, layout, PICTURE_PDF, "x", &pdf, NULL, &err));
	CHECK(memmem(pdf.bytes, pdf.length, "LiberationSans-Bold", 19));
	const char *remark = plotter_remark(plotter, 0), *second = plotter_remark(plotter, 1);
	CHECK((remark && strstr(remark, "Liberation Sans")) || (second && strstr(second, "Liberation Sans")));
	plotter_free(plotter);
	buffer_free(&pdf);
	layout_free(layout);
}

int
main(void)
{
	CHECK(mkdtemp(folder));
	setenv("TMPDIR", folder, 1);
	fonts_free(NULL);
	test_found();
	test_no_folder();
	test_none();
	test_second_choice();
	char command[100];
	snprintf(command, sizeof command, "rm -rf %s/cache %s/system.conf", folder, folder);
	CHECK_INT(system(command), 0);
	/* Nothing else is left: every private folder was removed. */
	CHECK_INT(rmdir(folder), 0);
	return check_summary("gnuplot_fonts");
}
