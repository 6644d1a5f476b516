/* A chart as a file, or on the terminal: what plot and the other ad-hoc commands do with one. */
#ifndef MALTALL_CMD_PICTURE_H
#define MALTALL_CMD_PICTURE_H

#include "cmd/inquiry.h"
#include "plots/gnuplot/picture.h"
#include "plots/report/plot.h"

/* A command that draws beside its answer puts it into its table. */
/* clang-format off */
#define PLOT_OPTION(what) \
	{ .name = "plot", .argument = "FILE", .help = what " FILE.svg, .pdf or .png" }
/* clang-format on */

/* What --plot asks for; path NULL: no picture. */
struct picture_wish {
	const char *path;
	enum picture_format format;
};
/* False and err (ERROR_USAGE) where the name does not say what the file shall be. */
bool picture_wish(const struct arguments *arguments, struct picture_wish *wish, struct error *err);
/* False and err (ERROR_USAGE) where a picture is wished for and not exactly one column is asked for, or the
 * rows are grouped: one picture shows one answer. */
bool picture_of_one_column(
	const struct picture_wish *wish, const struct question *question, struct error *err);
bool picture_of_one_group(
	const struct picture_wish *wish, const struct question *question, struct error *err);

/* A plot of a question that has been read, with nothing but its kind and language settled. */
struct plot picture_plot(const struct inquiry *inquiry, enum plot_kind kind, struct arena *arena);

/* The format that a file name ends with. False and err (ERROR_USAGE) if it is none of them. */
bool picture_format_of(const char *path, enum picture_format *format, struct error *err);

/* Prepares the plot, says what was left out, and draws it to the file; `path` NULL is the terminal, "-" is
 * standard output. A file that is there already is replaced whole, or stays as it is. False and err. */
bool picture_draw(struct plot *plot, const char *path, enum picture_format format,
	const struct notice *notice, struct error *err);
/* Draws a layout to the file, and frees it. False and err, likewise. */
bool picture_write(struct layout *layout, const struct picture_wish *wish, const struct notice *notice,
	struct error *err);

#endif
