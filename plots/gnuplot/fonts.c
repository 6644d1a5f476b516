#include "plots/gnuplot/fonts.h"

#include <errno.h>
#include <fontconfig/fontconfig.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "stats/base/buffer.h"
#include "stats/base/library.h"
#include "stats/base/memory.h"

/* Loaded when the first PDF or PNG is asked for (library.h). */
/* clang-format off */
#define LIBFONTCONFIG(_) \
	_(FcCharSetCopy) _(FcCharSetDestroy) _(FcCharSetHasChar) _(FcCharSetUnion) _(FcConfigDestroy) \
	_(FcConfigSubstitute) _(FcDefaultSubstitute) _(FcFontMatch) _(FcInitLoadConfigAndFonts) \
	_(FcPatternAddInteger) _(FcPatternAddString) _(FcPatternCreate) _(FcPatternDestroy) \
	_(FcPatternGetCharSet) _(FcPatternGetString)
/* clang-format on */

static struct {
	LIBFONTCONFIG(LIBRARY_POINTER)
} libfontconfig;

static bool
libfontconfig_load(struct error *err)
{
#define PLACE(name) { #name, &libfontconfig.name },
	static const struct library_function functions[] = { LIBFONTCONFIG(PLACE) };
#undef PLACE
	return library_load(SONAME_FONTCONFIG, functions, sizeof functions / sizeof *functions, err);
}

static const char *const families[] = { "Inter", "Liberation Sans" };

/* No cache: four files are read faster than a cache of a whole system. Figures that stand below each other
 * have equal widths, as in the SVG; outlines are not bent to the pixels of a screen, since pages have others.
 */
static const char settings[] =
	"<?xml version=\"1.0\"?>\n"
	"<!DOCTYPE fontconfig SYSTEM \"urn:fontconfig:fonts.dtd\">\n"
	"<fontconfig>\n"
	"<dir prefix=\"relative\">.</dir>\n"
	"<cachedir>/nonexistent</cachedir>\n"
	"<match target=\"pattern\"><edit name=\"family\" mode=\"append\" binding=\"strong\">"
	"<string>Inter</string><string>Liberation Sans</string></edit></match>\n"
	"<match target=\"font\"><edit name=\"fontfeatures\" mode=\"append\"><string>tnum on</string></edit>"
	"<edit name=\"hinting\" mode=\"assign\"><bool>false</bool></edit>"
	"<edit name=\"autohint\" mode=\"assign\"><bool>false</bool></edit>"
	"<edit name=\"antialias\" mode=\"assign\"><bool>true</bool></edit>"
	"<edit name=\"rgba\" mode=\"assign\"><const>none</const></edit></match>\n"
	"</fontconfig>\n";

/* The characters of both; frees the first. */
static FcCharSet *
characters_add(FcCharSet *characters, const FcPattern *font)
{
	FcCharSet *more;
	if (libfontconfig.FcPatternGetCharSet(font, FC_CHARSET, 0, &more) != FcResultMatch)
		return characters;
	FcCharSet *both = characters ? libfontconfig.FcCharSetUnion(characters, more)
				     : libfontconfig.FcCharSetCopy(more);
	if (characters)
		libfontconfig.FcCharSetDestroy(characters);
	return both;
}

static bool
is_of_family(const FcPattern *font, const char *family)
{
	FcChar8 *name;
	for (int i = 0; libfontconfig.FcPatternGetString(font, FC_FAMILY, i, &name) == FcResultMatch; i++)
		if (strcmp((const char *)name, family) == 0)
			return true;
	return false;
}

/* Adds the file of a family in a weight, unless fontconfig can only offer another family. */
static bool
font_add(struct fonts *fonts, FcConfig *config, const char *family, int weight)
{
	FcPattern *wanted = libfontconfig.FcPatternCreate();
	libfontconfig.FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)family);
	libfontconfig.FcPatternAddInteger(wanted, FC_WEIGHT, weight);
	libfontconfig.FcPatternAddInteger(wanted, FC_SLANT, FC_SLANT_ROMAN);
	libfontconfig.FcConfigSubstitute(config, wanted, FcMatchPattern);
	libfontconfig.FcDefaultSubstitute(wanted);
	FcResult outcome;
	FcPattern *found = libfontconfig.FcFontMatch(config, wanted, &outcome);
	FcChar8 *file;
	char *path = NULL;
	if (found && is_of_family(found, family) &&
		libfontconfig.FcPatternGetString(found, FC_FILE, 0, &file) == FcResultMatch)
		path = realpath((const char *)file, NULL);
	if (path) {
		fonts->files[fonts->file_count++] = path;
		fonts->characters = characters_add(fonts->characters, found);
	}
	if (found)
		libfontconfig.FcPatternDestroy(found);
	libfontconfig.FcPatternDestroy(wanted);
	return path != NULL;
}

static void
files_find(struct fonts *fonts)
{
	static const int weights[] = { FC_WEIGHT_REGULAR, FC_WEIGHT_BOLD };
	FcConfig *config = libfontconfig.FcInitLoadConfigAndFonts();
	for (size_t i = 0; config && i < sizeof families / sizeof *families; i++)
		for (size_t j = 0; j < sizeof weights / sizeof *weights; j++) {
			bool added = font_add(fonts, config, families[i], weights[j]);
			fonts->has_first_choice = fonts->has_first_choice || (added && i == 0);
		}
	if (config)
		libfontconfig.FcConfigDestroy(config);
}

/* A link for each file, named so that fontconfig reads the first choice first. */
static bool
folder_fill(struct fonts *fonts)
{
	struct buffer path = { 0 };
	FILE *file = fopen(fonts->settings, "wxe");
	bool filled = file && fputs(settings, file) >= 0;
	filled = file && fclose(file) == 0 && filled;
	for (int i = 0; filled && i < fonts->file_count; i++) {
		const char *ending = strrchr(fonts->files[i], '.');
		buffer_clear(&path);
		buffer_print(&path, "%s/%d%s", fonts->folder, i, ending ? ending : "");
		filled = symlink(fonts->files[i], path.bytes) == 0;
	}
	buffer_free(&path);
	return filled;
}

static bool
folder_make(struct fonts *fonts, struct error *err)
{
	const char *parent = getenv("TMPDIR");
	struct buffer path = { 0 };
	buffer_print(&path, "%s/maltall-fonts-XXXXXX", parent && *parent == '/' ? parent : "/tmp");
	if (mkdtemp(path.bytes)) {
		fonts->folder = xstrdup(path.bytes);
		buffer_text(&path, "/fonts.conf");
		fonts->settings = xstrdup(path.bytes);
	}
	bool made = fonts->folder && folder_fill(fonts);
	buffer_free(&path);
	return made ||
	       fail(err, ERROR_UNAVAILABLE, NULL, 0, 0,
		       "no private folder for the fonts can be made in TMPDIR or /tmp: %s", strerror(errno));
}

struct fonts *
fonts_new(struct error *err)
{
	if (!libfontconfig_load(err))
		return NULL;
	struct fonts *fonts = xcalloc(1, sizeof *fonts);
	files_find(fonts);
	if (fonts->file_count == 0)
		fail(err, ERROR_UNAVAILABLE, NULL, 0, 0,
			"neither the font Inter nor Liberation Sans is installed, without which no PDF or "
			"PNG can be "
			"drawn (Debian: fonts-inter)");
	if (err->kind == ERROR_NONE && folder_make(fonts, err))
		return fonts;
	fonts_free(fonts);
	return NULL;
}

void
fonts_free(struct fonts *fonts)
{
	if (!fonts)
		return;
	struct buffer path = { 0 };
	for (int i = 0; i < fonts->file_count; i++) {
		const char *ending = strrchr(fonts->files[i], '.');
		buffer_clear(&path);
		buffer_print(&path, "%s/%d%s", fonts->folder ? fonts->folder : "", i, ending ? ending : "");
		if (fonts->folder)
			unlink(path.bytes);
		free(fonts->files[i]);
	}
	if (fonts->folder) {
		unlink(fonts->settings);
		rmdir(fonts->folder);
	}
	buffer_free(&path);
	if (fonts->characters)
		libfontconfig.FcCharSetDestroy(fonts->characters);
	free(fonts->settings);
	free(fonts->folder);
	free(fonts);
}

bool
fonts_show(const struct fonts *fonts, uint32_t code)
{
	/* Spaces, joiners, marks of direction, soft hyphens, variation selectors. */
	static const uint32_t unseen[][2] = { { 0xA0, 0xA0 }, { 0xAD, 0xAD }, { 0x2000, 0x200F },
		{ 0x2028, 0x202F }, { 0x205F, 0x2064 }, { 0x3000, 0x3000 }, { 0xFE00, 0xFE0F } };
	for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
		if (code >= unseen[i][0] && code <= unseen[i][1])
			return true;
	return fonts->characters && libfontconfig.FcCharSetHasChar(fonts->characters, code);
}
