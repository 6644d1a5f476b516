#include "plots/report/percent.h"

const struct number_words percent_words[2] = { { ",", "\u00a0", "\u00a0%" }, { ".", ",", "%" } };
