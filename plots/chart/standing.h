/* How the standing of a figure to its target looks: an ink for its mark, a tint for its interval, a pale ink
 * for its bar, and a shape, since colour alone tells not everybody. */
#ifndef MALTALL_CHART_STANDING_H
#define MALTALL_CHART_STANDING_H

#include "plots/chart/chart.h"

enum ink standing_ink(enum standing standing);
enum ink standing_tint(enum standing standing);
enum ink standing_bar(enum standing standing);
enum shape standing_shape(enum standing standing);

#endif
