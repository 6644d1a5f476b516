/* How the axes of charts write their numbers. */
#ifndef MALTALL_REPORT_PERCENT_H
#define MALTALL_REPORT_PERCENT_H

#include "plots/chart/axis.h"

/* By enum language. */
extern const struct number_words percent_words[2];

#endif
