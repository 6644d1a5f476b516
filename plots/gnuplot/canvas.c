#include "plots/gnuplot/canvas.h"

#include <math.h>

/* cairo takes no side of 32,768 pixels or more. */
static const double side_most = 32000, png_scale = 2;

/* 210 by 297 mm; 13 1/3 by 7 1/2 inches. */
const struct sheet sheet_a4 = { 794, 1123, 57 }, sheet_slide = { 1280, 720, 36 };

static const struct terminal terminals[] = {
	[PICTURE_SVG] = { "svg", "", 96, 1, 0.325, 1, 1, 0,
		{ [SHAPE_DOT] = { 7, 0.2, 0 },
			[SHAPE_DIAMOND] = { 13, 0.185, 0 },
			[SHAPE_TRIANGLE] = { 11, 0.185, 0 } } },
	[PICTURE_PDF] = { "pdfcairo", " fontscale 1", 1, 0.5625, 0.375, 1.5, 1.82, 0.07,
		{ [SHAPE_DOT] = { 7, 0.25, 0 },
			[SHAPE_DIAMOND] = { 13, 0.326, 0 },
			[SHAPE_TRIANGLE] = { 11, 0.276, 0.2 } } },
	[PICTURE_PNG] = { "pngcairo", "", 96, 0.75, 0.375, 1, 2, 0.05,
		{ [SHAPE_DOT] = { 7, 0.3333, 0 },
			[SHAPE_DIAMOND] = { 13, 0.435, 0 },
			[SHAPE_TRIANGLE] = { 11, 0.368, 0.2 } } },
};

struct canvas
canvas_alone(const struct layout *layout, enum picture_format format)
{
	double scale = 1;
	if (format == PICTURE_PNG)
		scale = fmin(png_scale, side_most / fmax(layout->width, layout->height));
	return (struct canvas){ .terminal = &terminals[format],
		.width = round(layout->width * scale),
		.height = round(layout->height * scale),
		.scale = scale };
}

struct canvas
canvas_on_sheet(const struct layout *layout, const struct sheet *sheet)
{
	double width = sheet->width - 2 * sheet->margin, height = sheet->height - 2 * sheet->margin;
	double scale = fmin(width / layout->width, height / layout->height);
	return (struct canvas){ .terminal = &terminals[PICTURE_PDF],
		.width = sheet->width,
		.height = sheet->height,
		.scale = scale,
		.left = (sheet->width - layout->width * scale) / 2,
		.top = sheet->margin };
}
