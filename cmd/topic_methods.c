#include <stdio.h>

#include "cmd/topic.h"

/* What is reckoned by which formula, from where, and which file of truth it is held against. */
static const struct method {
	const char *name, *formula, *source, *oracle;
} methods[] = {
	{ "Wilson interval", "(x + z^2/2 -+ z sqrt(x(n - x)/n + z^2/4)) / (n + z^2)",
		"Wilson (1927), JASA 22, 209-212", "interval" },
	{ "Clopper-Pearson, mid-P", "limits whose binomial tails are a/2; mid-P counts x itself by half",
		"Newcombe (1998), Statist. Med. 17, 857-872", "interval" },
	{ "Jeffreys interval", "quantiles of Beta(x + 1/2, n - x + 1/2)",
		"Brown, Cai and DasGupta (2001), Statist. Sci. 16, 101-133", "jeffreys" },
	{ "Difference of proportions", "d - sqrt((p1 - l1)^2 + (u2 - p2)^2), and mirrored; l, u by Wilson",
		"Newcombe (1998), Statist. Med. 17, 873-890, method 10", "difference" },
	{ "Risk ratio, odds ratio", "exp(ln estimate -+ z error)",
		"Katz et al. (1978), Biometrics 34, 469-474; Woolf (1955), Ann. Hum. Genet. 19, 251-253",
		"ratio" },
	{ "Chi-square, Cram\u00e9r's V", "sum (observed - expected)^2 / expected",
		"Cram\u00e9r (1946), Mathematical Methods of Statistics", "contingency" },
	{ "Fisher's exact test", "every table no more probable than the one seen",
		"Mehta and Patel (1983), JASA 78, 427-434", "fisher" },
	{ "Cochran-Armitage trend", "slope^2 S / (P (1 - P)), S = sum n (score - mean)^2",
		"Armitage (1955), Biometrics 11, 375-386", "trend" },
	{ "Date of a target",
		"a line of log odds, its deviations passing or lasting; P(level at target) = 1/2",
		"Harvey (1989), Forecasting, Structural Time Series Models; Fieller (1954), J. R. Statist. "
		"Soc. B "
		"16, 175-185",
		"forecast" },
	{ "Quantiles", "types 1 to 9; 7 where nothing else is said",
		"Hyndman and Fan (1996), Am. Statist. 50, 361-365", "quantile" },
	{ "Quantiles, approximate",
		"buffers merged two by two, every second number kept; the ranks lost are counted",
		"Munro and Paterson (1980), Theor. Comput. Sci. 12, 315-323", "quantile" },
	{ "Moments", "one pass, each step correcting for the move of the mean",
		"P\u00e9bay (2008), SAND2008-6212", "describe" },
	{ "Welch's t, analysis of variance",
		"difference / sqrt(v1 + v2), v = sd^2 / n; groups weighed by n / sd^2",
		"Welch (1947), Biometrika 34, 28-35; Welch (1951), Biometrika 38, 330-336", "means" },
	{ "Student's t, Fisher's analysis", "one variance for all groups (--equal-variances)",
		"Student (1908), Biometrika 6, 1-25; Fisher (1925)", "means" },
	{ "Mann-Whitney, Kruskal-Wallis", "rank sums, variance corrected for ties",
		"Mann and Whitney (1947); Kruskal and Wallis (1952), JASA 47, 583-621", "ranks" },
	{ "Pearson, Spearman, Kendall", "r; r of the ranks; S / sqrt((N - Nx)(N - Ny)) (tau-b)",
		"Fisher (1921), Metron 1, 3-32; Bonett and Wright (2000); Kendall (1970)", "correlate" },
	{ "Least squares", "Householder's QR of scaled columns, refined twice",
		"Bj\u00f6rck (1996), Numerical Methods for Least Squares Problems", "linear" },
	{ "Logistic regression", "iteratively reweighted least squares; Wald and likelihood ratio",
		"McCullagh and Nelder (1989), Generalized Linear Models", "logistic" },
	{ "Residuals of a fit", "Shapiro-Wilk W; n R^2 of their squares; (e / (1 - h))^2 h / (p s^2)",
		"Royston (1995), Appl. Statist. 44, 547-551; Koenker (1981); Cook (1977)", "residual" },
	{ "Kaplan-Meier", "product of (1 - events / at risk); limits on the log scale",
		"Kaplan and Meier (1958), JASA 53, 457-481; Greenwood (1926)", "survival" },
	{ "Poisson limits, exact and Byar", "quantiles of Gamma(x, 1) and Gamma(x + 1, 1)",
		"Garwood (1936), Biometrika 28, 437-442; Breslow and Day (1987)", "poisson" },
	{ "Standardised rates", "direct: sum w x/n; indirect: observed / sum n reference",
		"Dobson et al. (1991), Statist. Med. 10, 457-462; Breslow and Day (1987)", "rate" },
	{ "Run chart", "longest run > round(log2 n) + 3; crossings < 5 % quantile of Bin(n - 1, 1/2)",
		"Anh\u00f8j and Olesen (2014), PLoS ONE 9, e113825", "run_limits" },
	{ "Control charts", "centre -+ 3 sigma; I, p' and u' by the moving range / 1.128",
		"Montgomery (2009), chapters 6 and 7; Laney (2002), Quality Engineering 14, 531-537",
		"control" },
	{ "Special causes", "outside, 7 on a side, 7 rising or falling, 2 of 3 in the outer third",
		"NHS England (2019), Making Data Count", "special_cause" },
	{ "Funnel limits", "binomial; over-dispersion as a factor (phi) or between units (tau^2)",
		"Spiegelhalter (2005), Statist. Med. 24, 1185-1202", "funnel" },
};

void
topic_methods(void)
{
	puts("Methods\n");
	for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
		puts(methods[i].name);
		printf("    ");
		topic_wrap(methods[i].formula, 4);
		printf("    ");
		topic_wrap(methods[i].source, 4);
		printf("    held against tests/oracle/%s.txt\n", methods[i].oracle);
	}
	puts("\nmaltall selftest works out certified cases on this machine and says how many\n"
	     "digits agree.");
}
