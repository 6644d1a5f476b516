/* The fonts of the charts, as a private folder that gnuplot is pointed to in place of the system's settings,
 * so that one machine's charts are another's. Needed for PDF and PNG; an SVG names its fonts and has none. */
#ifndef MALTALL_GNUPLOT_FONTS_H
#define MALTALL_GNUPLOT_FONTS_H

#include <fontconfig/fontconfig.h>
#include <stdbool.h>
#include <stdint.h>

#include "stats/base/error.h"

enum { FONTS_FILES_MOST = 4 };

struct fonts {
	char *folder;                  /* in TMPDIR, else /tmp; of nobody else's reach */
	char *settings;                /* the file in it that FONTCONFIG_FILE must name */
	char *files[FONTS_FILES_MOST]; /* those used, regular and bold */
	int file_count;
	FcCharSet *characters; /* those that the files can show */
	bool has_first_choice; /* Inter, with which the charts are measured; else Liberation Sans, which is
				  narrower */
};

/* Asks fontconfig where the fonts are. NULL and err (ERROR_UNAVAILABLE, with the name of the package) where
 * neither family is installed or no folder can be made. */
struct fonts *fonts_new(struct error *err);
/* Removes the folder too. */
void fonts_free(struct fonts *fonts);

/* Whether a character can be shown, or is one that shows nothing. pango draws a box of digits in place of
 * others, which can cover a whole chart. */
bool fonts_show(const struct fonts *fonts, uint32_t code);

#endif
