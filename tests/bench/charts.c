/* How many charts of 18 units a gnuplot draws in a second: tests/bench/charts prints "FORMAT WAY
 * CHARTS-PER-SECOND" for one gnuplot that stays and for one gnuplot a chart. */
#include <stdio.h>
#include <time.h>

#include "plots/chart/chart.h"
#include "plots/gnuplot/plotter.h"

enum { UNITS = 18, ROUNDS = 3 };

static struct layout *
chart_make(void)
{
	static const char *const names[UNITS] = { "Alna", "Bjerke", "Frogner", "Gamle Oslo", "Grorud",
		"Grünerløkka", "Helseetaten", "Nordre Aker", "Nordstrand", "Sagene", "St. Hanshaugen",
		"Stovner", "Sykehjemsetaten", "Søndre Nordstrand", "Ullern", "Velferdsetaten", "Vestre Aker",
		"Østensjø" };
	struct unit_row rows[UNITS];
	for (int i = 0; i < UNITS; i++)
		rows[i] = (struct unit_row){ .label = names[i],
			.known = true,
			.value = 0.95 - 0.03 * i,
			.lower = 0.85 - 0.03 * i,
			.upper = 1 - 0.03 * i,
			.standing = i < 6    ? STANDING_GOOD
				    : i < 12 ? STANDING_OPEN
					     : STANDING_BELOW,
			.value_text = "70\u00A0%",
			.count_text = "133 av 190" };
	const struct units_chart chart = {
		.heading = { "Seks av 18 enheter ligger over målet", "Veiledere med kurs", "Kilde: oslo.yaml",
			"Punktdiagram", NULL },
		.target = 0.7,
		.target_text = "Mål 70\u00A0%",
		.value_head = "Andel",
		.count_head = "Antall",
		.rows = rows,
		.row_count = UNITS,
	};
	return units_chart_layout(&chart);
}

static double
now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool
draw(struct plotter *plotter, const struct layout *layout, enum picture_format format, struct error *err)
{
	struct buffer picture = { 0 };
	bool drawn = plotter && plotter_draw(plotter, layout, format, "chart", &picture, NULL, err);
	buffer_free(&picture);
	return drawn;
}

/* The best of some rounds, since others use the machine too. */
static bool
persistent(const struct layout *layout, enum picture_format format, int count, struct error *err)
{
	struct plotter *plotter = plotter_new(err);
	double best = 0;
	bool drawn = draw(plotter, layout, format, err);
	for (int round = 0; drawn && round < ROUNDS; round++) {
		double start = now();
		for (int i = 0; drawn && i < count; i++)
			drawn = draw(plotter, layout, format, err);
		double speed = count / (now() - start);
		best = speed > best ? speed : best;
	}
	plotter_free(plotter);
	if (drawn)
		printf("%s persistent %.1f\n", picture_ending(format), best);
	return drawn;
}

static bool
one_each(const struct layout *layout, enum picture_format format, int count, struct error *err)
{
	bool drawn = true;
	double start = now();
	for (int i = 0; drawn && i < count; i++) {
		struct plotter *plotter = plotter_new(err);
		drawn = draw(plotter, layout, format, err);
		plotter_free(plotter);
	}
	if (drawn)
		printf("%s each %.1f\n", picture_ending(format), count / (now() - start));
	return drawn;
}

int
main(void)
{
	static const int counts[PICTURE_FORMATS] = { 300, 100, 15 };
	struct layout *layout = chart_make();
	struct error err = { 0 };
	bool drawn = true;
	for (int i = 0; drawn && i < PICTURE_FORMATS; i++)
		drawn = persistent(layout, (enum picture_format)i, counts[i], &err) &&
			one_each(layout, (enum picture_format)i, 10, &err);
	if (!drawn)
		fprintf(stderr, "charts: %s\n", err.text);
	layout_free(layout);
	return drawn ? 0 : 1;
}
