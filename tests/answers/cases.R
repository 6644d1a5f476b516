# Works out tests/answers/cases.txt with R 4.2.2 (Debian's r-base-core), from the same files that maltall reads:
#   cd tests/answers && Rscript cases.R > cases.txt
# Each case is a comment with the R expression, and then: COMMAND | WHERE IN THE JSON | EXPECTED ~ TOLERANCE
options(digits = 17, warn = -1)
d <- read.csv("mixed.csv", na.strings = "", stringsAsFactors = FALSE)
d$done <- d$done == "yes"
few <- read.csv("pairs.csv", stringsAsFactors = FALSE)
quiet <- function(x) formatC(x, digits = 17, width = 1)
case <- function(command, where, tolerance, ...) {
	said <- as.list(substitute(list(...)))[-1]
	cat("# R: ", paste(vapply(said, function(e) paste(deparse(e, 500), collapse = ""), ""), collapse = "; "), "\n", sep = "")
	values <- unlist(list(...))
	cat(command, "|", where, "|", paste0(names(values), "=", quiet(values), collapse = " "), paste0("~ ", tolerance, "\n\n"))
}
named <- function(values, ...) setNames(as.numeric(values), c(...))

# describe: ties, missing values, one group, several
five <- c("min", "q1", "median", "q3", "max")
for (g in c("a", "b", "c")) {
	x <- d$x[d$g == g & !is.na(d$g)]
	case(paste("describe mixed.csv --columns x --by g"), paste0("- g=", g), "1e-12",
		named(c(sum(!is.na(x)), sum(is.na(x)), quantile(x, na.rm = TRUE), mean(x, na.rm = TRUE), sd(x, na.rm = TRUE)),
			"n", "missing", five, "mean", "sd"))
}
x <- d$x[!is.na(d$x)]
case("describe mixed.csv --columns x --statistics sum,variance,se,ci,mad,iqr", "- column=x", "1e-11",
	named(c(sum(x), var(x), sd(x) / sqrt(length(x)), t.test(x)$conf.int, mad(x, constant = 1), IQR(x)),
		"sum", "variance", "se", "lower", "upper", "mad", "iqr"))
case("describe mixed.csv --columns x --statistics skewness,kurtosis", "- column=x", "1e-12",
	named(c(mean((x - mean(x))^3) / mean((x - mean(x))^2)^1.5, mean((x - mean(x))^4) / mean((x - mean(x))^2)^2 - 3),
		"skewness", "kurtosis"))
for (type in 1:9)
	case(paste("describe mixed.csv --columns x --percentiles 5,33.3,95 --quantile-type", type), "- column=x", "1e-12",
		named(quantile(x, c(0.05, 0.333, 0.95), type = type), "p5", "p33.3", "p95"))
case("describe mixed.csv --columns done", "- column=done", "1e-12",
	named(c(sum(!is.na(d$done)), sum(is.na(d$done)), mean(d$done, na.rm = TRUE), sd(d$done, na.rm = TRUE)),
		"n", "missing", "mean", "sd"))

# freq: counts and shares of what is known
t <- table(d$g)
for (g in names(t))
	case("freq mixed.csv --columns g", paste0("- value=", g), "1e-12",
		named(c(t[g], prop.table(t)[g], cumsum(prop.table(t))[g], prop.test(t[g], sum(t), correct = FALSE)$conf.int),
			"n", "share", "cumulative", "lower", "upper"))
case("freq mixed.csv --columns g --interval clopper-pearson --level 90%", "- value=b", "1e-12",
	named(binom.test(t["b"], sum(t), conf.level = 0.9)$conf.int, "lower", "upper"))

# crosstab
m <- table(d$g, d$h)
chi <- chisq.test(m, correct = FALSE)
case("crosstab mixed.csv --columns g,h", "tests test=chi_square", "1e-11",
	named(c(chi$statistic, chi$parameter, chi$p.value, sqrt(chi$statistic / sum(m) / (min(dim(m)) - 1)), min(chi$expected)),
		"statistic", "df", "p", "cramer_v", "smallest_expected"))
case("crosstab mixed.csv --columns g,h", "tests test=fisher", "1e-8", named(fisher.test(m)$p.value, "p"))
case("crosstab mixed.csv --columns g,h", "cells row=b,column=south", "1e-12",
	named(c(m["b", "south"], prop.table(m, 1)["b", "south"], prop.table(m, 2)["b", "south"]), "n", "row_share", "column_share"))
case("crosstab mixed.csv --columns \"h = 'north'\",done", "tests test=fisher", "2e-4",
	named(c(fisher.test(table(d$h == "north", d$done))$p.value, fisher.test(table(d$h == "north", d$done))$estimate,
		fisher.test(table(d$h == "north", d$done))$conf.int), "p", "estimate", "interval.0", "interval.1"))
case("crosstab mixed.csv --columns h,done --where \"g = 'a'\"", "tests test=chi_square", "1e-11",
	named(c(chisq.test(table(d$h, d$done, d$g)[, , "a"], correct = FALSE)$statistic,
		chisq.test(table(d$h, d$done, d$g)[, , "a"], correct = FALSE)$p.value), "statistic", "p"))

# compare: two groups, ties, missing values
w <- t.test(x ~ h, d)
case("compare mixed.csv --columns x --by h", "tests test=welch", "1e-10",
	named(c(w$estimate[1] - w$estimate[2], w$stderr, w$conf.int, w$statistic, w$parameter, w$p.value),
		"estimate", "standard_error", "interval.0", "interval.1", "statistic", "df", "p"))
case("compare mixed.csv --columns x --by h --level 80%", "tests test=welch", "1e-10",
	named(t.test(x ~ h, d, conf.level = 0.8)$conf.int, "interval.0", "interval.1"))
u <- wilcox.test(x ~ h, d)
case("compare mixed.csv --columns x --by h", "tests test=mann_whitney", "1e-12", named(c(u$statistic, u$p.value), "statistic", "p"))
u <- wilcox.test(few$x[few$g == "one"], few$x[few$g == "two"])
case("compare pairs.csv --columns x --by g", "tests test=mann_whitney", "1e-12", named(c(u$statistic, u$p.value), "statistic", "p"))
w <- t.test(x ~ g, few)
case("compare pairs.csv --columns x --by g", "tests test=welch", "1e-10",
	named(c(w$statistic, w$parameter, w$p.value, w$conf.int), "statistic", "df", "p", "interval.0", "interval.1"))
# three groups
a <- anova(lm(x ~ g, d))
case("compare mixed.csv --columns x --by g", "tests test=anova", "1e-11",
	named(c(a$F[1], a$Df, a$Pr[1], a$Sum[1] / sum(a$Sum)), "statistic", "df", "df_within", "p", "eta_squared"))
k <- kruskal.test(x ~ g, d)
case("compare mixed.csv --columns x --by g", "tests test=kruskal_wallis", "1e-11",
	named(c(k$statistic, k$parameter, k$p.value), "statistic", "df", "p"))
pair <- function(a, b) t.test(d$x[which(d$g == a)], d$x[which(d$g == b)])$p.value
p <- c(pair("a", "b"), pair("a", "c"), pair("b", "c"))
case("compare mixed.csv --columns x --by g --pairs", "tests test=welch,group=a,against=c", "1e-11",
	named(c(p[2], p.adjust(p, "holm")[2]), "p", "p_holm"))
case("compare mixed.csv --columns x --by g --pairs", "tests test=welch,group=b,against=c", "1e-11",
	named(c(p[3], p.adjust(p, "holm")[3]), "p", "p_holm"))
chi <- chisq.test(table(d$g, d$done), correct = FALSE)
case("compare mixed.csv --columns done --by g", "tests test=chi_square", "1e-11",
	named(c(chi$statistic, chi$parameter, chi$p.value), "statistic", "df", "p"))
chi <- chisq.test(table(d$h, d$done), correct = FALSE)
case("compare mixed.csv --columns done --by h", "tests test=chi_square", "1e-11",
	named(c(chi$statistic, chi$parameter, chi$p.value), "statistic", "df", "p"))
logit <- glm(done ~ I(h == "north"), binomial, d, epsilon = 1e-14)
case("compare mixed.csv --columns done --by h", "tests test=odds_ratio", "1e-7",
	named(exp(c(coef(logit)[2], confint.default(logit)[2, ])), "estimate", "interval.0", "interval.1"))
