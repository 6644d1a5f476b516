/* Paths and areas, from the layout through the script to the SVG. */
#include "plots/chart/layout.h"
#include "plots/gnuplot/plotter.h"
#include "plots/gnuplot/script.h"
#include "tests/check.h"

static const double zigzag[] = { 10, 10, 50.5, 90, 100, 10 }, step[] = { 10, 100, 10, 150 },
		    square[] = { 20, 20, 60, 20, 60, 60, 20, 60 };

static struct layout *
lines_layout(void)
{
	struct layout *layout = layout_new(200);
	layout->height = 200;
	layout_path(layout, INK_GOOD, 2, STROKE_SOLID, zigzag, 3);
	layout_path(layout, INK_GOOD, 2, STROKE_SOLID, step, 2);
	layout_path(layout, INK_GOOD, 2, STROKE_DASHED, zigzag, 3);
	layout_path(layout, INK_BELOW, 2, STROKE_DASHED, zigzag, 3);
	layout_path(layout, INK_BELOW, 3, STROKE_DASHED, zigzag, 3);
	layout_area(layout, INK_LIMIT_WIDE, square, 4);
	layout_area(layout, INK_LIMIT_NEAR, square, 4);
	return layout;
}

static bool
has(const struct buffer *text, const char *part)
{
	bool found = strstr(text->bytes, part) != NULL;
	check_that(found, __FILE__, __LINE__, "%s is not in\n%s", part, text->bytes);
	return found;
}

static void
test_script(void)
{
	struct layout *layout = lines_layout();
	struct buffer script = { 0 };
	script_chart(layout, PICTURE_SVG, NULL, &script);
	/* Two paths alike share a block and are two lines in it; another stroke, ink or thickness begins a
	 * new one. */
	has(&script,
		"$m0 << "
		"END\n10.00\t10.00\n50.50\t90.00\n100.00\t10.00\n\n10.00\t100.00\n10.00\t150.00\n\nEND\n");
	has(&script, "plot $m0 using 1:2 with lines lw 2.00 lc rgb 23180 dt solid, \\\n");
	has(&script, "$m1 using 1:2 with lines lw 2.00 lc rgb 23180 dt (8,6), \\\n");
	has(&script, "$m2 using 1:2 with lines lw 2.00 lc rgb 10895104 dt (8,6), \\\n");
	has(&script, "$m3 using 1:2 with lines lw 3.00 lc rgb 10895104 dt (8,6), \\\n");
	has(&script, "$m4 << END\n20.00\t20.00\n60.00\t20.00\n60.00\t60.00\n20.00\t60.00\n\nEND\n");
	has(&script, "$m4 using 1:2 with filledcurves closed fs solid 1 noborder lc rgb 15659766, \\\n");
	has(&script, "$m5 using 1:2 with filledcurves closed fs solid 1 noborder lc rgb 14804974\n");
	/* In the other formats paths are set aside a little, areas are not, and thickness has another unit.
	 */
	buffer_clear(&script);
	script_chart(layout, PICTURE_PDF, NULL, &script);
	has(&script, "10.00\t100.00\n10.07\t150.07\n");
	has(&script, "lw 3.00 lc rgb 23180 dt solid");
	has(&script, "20.00\t20.00\n60.00\t20.00\n");
	layout_free(layout);
	buffer_free(&script);
}

static void
test_svg(void)
{
	struct error err = { 0 };
	struct plotter *plotter = plotter_new(&err);
	if (!plotter) {
		printf("gnuplot_script: drawing is skipped: %s\n", err.text);
		return;
	}
	struct layout *layout = lines_layout();
	struct buffer svg = { 0 };
	CHECK(plotter_draw_svg(plotter, layout, "linjer", &svg, NULL, &err));
	has(&svg, "M10.00,10.01 L50.50,90.01 L100.00,10.01");
	has(&svg, "M10.00,100.00 L10.00,150.00");
	has(&svg, "stroke-dasharray=");
	has(&svg, "20.00,20.01 60.00,20.01 60.00,60.01 20.00,60.01");
	plotter_free(plotter);
	layout_free(layout);
	buffer_free(&svg);
}

int
main(void)
{
	test_script();
	test_svg();
	return check_summary("gnuplot_script");
}
