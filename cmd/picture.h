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

/* A plot of a question that has been read, with nothing but its kind and language settled. */
struct plot picture_plot(const struct inquiry *inquiry, enum plot_kind kind, struct arena *arena);

/* The format that a file name ends with. False and err (ERROR_USAGE) if it is none of them. */
bool picture_format_of(const char *path, enum picture_format *format, struct error *err);

/* Prepares the plot, says what was left out, and draws it to the file; `path` NULL is the terminal, "-" is
 * standard output. A file that is there already is replaced whole, or stays as it is. False and err. */
bool picture_draw(struct plot *plot, const char *path, enum picture_format format,
	const struct notice *notice, struct error *err);

#endif
