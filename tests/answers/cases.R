# Works out tests/answers/cases.txt with R 4.2.2 (Debian's r-base-core), from the same files that maltall reads:
#   cd tests/answers && Rscript cases.R > cases.txt
# Each case is a comment with the R expression, and then: COMMAND | WHERE IN THE JSON | EXPECTED ~ TOLERANCE
options(digits = 17, warn = -1)
d <- read.csv("mixed.csv", na.strings = "", stringsAsFactors = FALSE)
d$done <- d$done == "yes"
few <- read.csv("pairs.csv", stringsAsFactors = FALSE)
quiet <- function(x) ifelse(is.na(x), "nan", formatC(x, digits = 17, width = 1))
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
case("compare mixed.csv --columns x --by g --equal-variances", "tests test=anova", "1e-11",
	named(c(a$F[1], a$Df, a$Pr[1], a$Sum[1] / sum(a$Sum)), "statistic", "df", "df_within", "p", "eta_squared"))
o <- oneway.test(x ~ g, d)
case("compare mixed.csv --columns x --by g", "tests test=welch_anova", "1e-11",
	named(c(o$statistic, o$parameter, o$p.value), "statistic", "df", "df_within", "p"))
w <- t.test(x ~ h, d, var.equal = TRUE)
case("compare mixed.csv --columns x --by h --equal-variances", "tests test=student", "1e-10",
	named(c(w$stderr, w$conf.int, w$statistic, w$parameter, w$p.value),
		"standard_error", "interval.0", "interval.1", "statistic", "df", "p"))
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

# fit: ties, missing values, weights (also 0), factors, powers, products
m <- read.csv("model.csv", na.strings = "", stringsAsFactors = FALSE)
m$done <- m$done == "yes"
# Every coefficient by its place: estimate, error, statistic, p, interval; NaN where R has NA.
coefficients_of <- function(fit, statistic, limits) {
	s <- summary(fit)$coefficients
	out <- NULL
	for (i in seq_along(coef(fit))) {
		name <- names(coef(fit))[i]
		row <- if (name %in% rownames(s)) c(s[name, ], limits[name, ]) else rep(NA, 6)
		out <- c(out, named(row, paste0("coefficients.", i - 1, ".", c("estimate", "se", statistic, "p", "interval.0", "interval.1"))))
	}
	# R gives a collinear coefficient no figure, and maltall no interval.
	out[!(grepl("interval", names(out)) & is.na(out))]
}
linear <- function(fit, level = 0.95) {
	s <- summary(fit)
	f <- if (is.null(s$fstatistic)) NULL else
		named(c(s$fstatistic[1:2], pf(s$fstatistic[1], s$fstatistic[2], s$fstatistic[3], lower.tail = FALSE)), "statistic", "statistic_df", "p")
	c(coefficients_of(fit, "t", confint(fit, level = level)),
		named(c(s$sigma, s$df[2], length(fit$na.action)), "sigma", "df", "missing"),
		if (!is.null(f)) c(named(c(s$r.squared, s$adj.r.squared), "r_squared", "adjusted_r_squared"), f))
}
residuals_of <- function(fit) named(quantile(residuals(fit)), paste0("residuals.", five))
logistic <- function(fit, level = 0.95) {
	ratio <- fit$null.deviance - fit$deviance
	df <- fit$df.null - fit$df.residual
	c(coefficients_of(fit, "z", confint.default(fit, level = level)),
		named(c(fit$deviance, fit$null.deviance, df), "deviance", "null_deviance", "statistic_df"),
		if (df > 0) named(c(ratio, pchisq(ratio, df, lower.tail = FALSE)), "statistic", "p"))
}
tight <- glm.control(epsilon = 1e-15, maxit = 100)
fit <- function(formula, ...) paste0("fit model.csv \"", formula, "\"", ...)
case(fit("y ~ x"), "-", "1e-10", linear(lm(y ~ x, m)), residuals_of(lm(y ~ x, m)))
case(fit("y ~ x + z", " --level 90%"), "-", "1e-10", linear(lm(y ~ x + z, m), 0.9))
case(fit("y ~ x + g"), "-", "1e-10", linear(lm(y ~ x + g, m)))
case(fit("y ~ x + g", " --base g=b"), "-", "1e-10", linear(lm(y ~ x + relevel(factor(g), "b"), m)))
case(fit("y ~ g"), "-", "1e-10", linear(lm(y ~ g, m)))
case(fit("y ~ poly(x,2)"), "-", "1e-10", linear(lm(y ~ x + I(x^2), m)))
case(fit("y ~ g + poly(x,3)"), "-", "1e-9", linear(lm(y ~ g + x + I(x^2) + I(x^3), m)))
case(fit("y ~ x", " --weights w"), "-", "1e-10", linear(lm(y ~ x, m, weights = w)))
case(fit("y ~ x + g + h", " --weights w"), "-", "1e-10", linear(lm(y ~ x + g + h, m, weights = w)))
case(fit("y ~ 0 + x + z"), "-", "1e-10", linear(lm(y ~ 0 + x + z, m)))
case(fit("y ~ 1"), "-", "1e-10", linear(lm(y ~ 1, m)))
case(fit("y ~ x + twice + z"), "-", "1e-10", linear(lm(y ~ x + twice + z, m)))
case(fit("y ~ (x - z) + (x / 2 > 5)"), "-", "1e-10", linear(lm(y ~ I(x - z) + I(x / 2 > 5), m)))
case(fit("y ~ x", " --where \"g = 'a' and h = 'south'\""), "-", "1e-10", linear(lm(y ~ x, m, subset = g == "a" & h == "south")))
for (side in c("north", "south"))
	case(fit("y ~ x + g", " --by h"), paste0("- h=", side), "1e-10", linear(lm(y ~ x + g, m, subset = h == side)))
case(fit("y ~ x:z"), "-", "1e-10", linear(lm(y ~ x:z, m)))
case(fit("y ~ x * g"), "-", "1e-10", linear(lm(y ~ x * g, m)))
case(fit("y ~ g * h", " --weights w"), "-", "1e-10", linear(lm(y ~ g * h, m, weights = w)))
case(fit("y ~ x:g"), "-", "1e-10", linear(lm(y ~ x:g, m)))
case(fit("y ~ g + g:h"), "-", "1e-10", linear(lm(y ~ g + g:h, m)))
case(fit("y ~ g:h"), "-", "1e-10", linear(lm(y ~ g:h, m)))
case(fit("y ~ 0 + g + h"), "-", "1e-10", linear(lm(y ~ 0 + g + h, m)))
case(fit("y ~ x * z * h"), "-", "1e-9", linear(lm(y ~ x * z * h, m)))
case(fit("y ~ x", " --where \"x = 9.16\""), "-", "1e-12", named(c(m$y[which(m$x == 9.16)], NA, NA, NA), "coefficients.0.estimate", "coefficients.0.se", "coefficients.1.estimate", "sigma"))
case(fit("done ~ x", " --logistic"), "-", "1e-7", logistic(glm(done ~ x, binomial, m, control = tight)))
case(fit("done ~ x + g + z", " --logistic --level 99%"), "-", "1e-7", logistic(glm(done ~ x + g + z, binomial, m, control = tight), 0.99))
case(fit("done ~ poly(x,2)", " --logistic"), "-", "1e-7", logistic(glm(done ~ x + I(x^2), binomial, m, control = tight)))
case(fit("done ~ 1", " --logistic"), "-", "1e-7", logistic(glm(done ~ 1, binomial, m, control = tight)))
case(fit("done ~ x + h", " --logistic --weights '(w * 2)'"), "-", "1e-7", logistic(glm(done ~ x + h, binomial, m, weights = w * 2, control = tight)))
case(fit("(k / size) ~ x + h", " --logistic --weights size"), "-", "1e-7", logistic(glm(cbind(k, size - k) ~ x + h, binomial, m, control = tight)))
case(fit("done ~ x * h", " --logistic"), "-", "1e-7", logistic(glm(done ~ x * h, binomial, m, control = tight)))
# With so small an epsilon R overlooks what is collinear: glm.fit makes its tolerance of it.
case(fit("done ~ x + twice", " --logistic"), "-", "1e-6", logistic(glm(done ~ x + twice, binomial, m, epsilon = 1e-11)))
# The outcomes are told apart by x: R warns and prints figures without meaning.
case(fit("(x > 10) ~ x", " --logistic"), "-", "0", named(rep(NA, 4), "coefficients.0.estimate", "coefficients.1.estimate", "coefficients.1.p", "deviance"))
case(fit("done ~ (z > 0.3) + x", " --logistic --where \"z > 0.3 or done\""), "-", "0", named(rep(NA, 3), "coefficients.1.estimate", "coefficients.2.p", "p"))

# fit: what is looked at afterwards. R's base has no bptest: it is n R squared of the squared residuals on the same columns.
checks_of <- function(fit, spread) {
	left <- weighted.residuals(fit)
	normal <- shapiro.test(left)
	cook <- cooks.distance(fit)
	hat <- hatvalues(fit)
	line <- function(of) as.numeric(names(which.max(of))) + 1
	studied <- m[names(left), ]
	studied$square <- left^2
	even <- summary(lm(spread, studied))
	statistic <- even$r.squared * length(left)
	df <- even$df[1] - 1
	named(c(normal$statistic, normal$p.value, statistic, df, pchisq(statistic, df, lower.tail = FALSE), max(hat), line(hat),
			max(cook, na.rm = TRUE), line(cook)),
		"checks.shapiro_wilk.statistic", "checks.shapiro_wilk.p", paste0("checks.breusch_pagan.", c("statistic", "df", "p")),
		paste0("checks.greatest_leverage.", c("value", "line")), paste0("checks.greatest_cook.", c("value", "line")))
}
case(fit("y ~ x + z"), "-", "1e-10", checks_of(lm(y ~ x + z, m), square ~ x + z))
case(fit("y ~ g + poly(x,2)"), "-", "1e-9", checks_of(lm(y ~ g + x + I(x^2), m), square ~ g + x + I(x^2)))
case(fit("y ~ x * g", " --weights w"), "-", "1e-10", checks_of(lm(y ~ x * g, m, weights = w), square ~ x * g))
influence_of <- function(fit) {
	cook <- cooks.distance(fit)
	hat <- hatvalues(fit)
	named(c(max(hat), as.numeric(names(which.max(hat))) + 1, max(cook), as.numeric(names(which.max(cook))) + 1),
		paste0("checks.greatest_leverage.", c("value", "line")), paste0("checks.greatest_cook.", c("value", "line")))
}
case(fit("done ~ x + g", " --logistic"), "-", "1e-7", influence_of(glm(done ~ x + g, binomial, m, control = tight)))
case(fit("(k / size) ~ x", " --logistic --weights size"), "-", "1e-7", influence_of(glm(cbind(k, size - k) ~ x, binomial, m, control = tight)))

# freq: other intervals and levels, missing values, groups
t <- table(m$done)
case("freq model.csv --columns done --interval jeffreys", "- value=true", "1e-12",
	named(qbeta(c(0.025, 0.975), t["TRUE"] + 0.5, t["FALSE"] + 0.5), "lower", "upper"))
case("freq model.csv --columns done --interval wilson-cc --level 99%", "- value=true", "1e-12",
	named(prop.test(t["TRUE"], sum(t), conf.level = 0.99)$conf.int, "lower", "upper"))
t <- table(m$g, m$h)
case("freq model.csv --columns g --by h --interval clopper-pearson", "- h=north,value=c", "1e-12",
	named(c(t["c", "north"], prop.table(t, 2)["c", "north"], binom.test(t["c", "north"], sum(t[, "north"]))$conf.int), "n", "share", "lower", "upper"))

# correlate: ties, missing values, few pairs, levels
pearson <- function(x, y, level = 0.95) {
	r <- cor.test(x, y, conf.level = level)
	named(c(sum(complete.cases(x, y)), r$estimate, r$conf.int, r$statistic, r$parameter, r$p.value),
		"n", "estimate", "interval.0", "interval.1", "statistic", "df", "p")
}
ranks <- function(x, y, method, exact = FALSE) {
	r <- cor.test(x, y, method = method, exact = exact)
	named(c(r$estimate, r$p.value), "estimate", "p")
}
case("correlate model.csv --columns x,y", "-", "1e-11", pearson(m$x, m$y))
case("correlate model.csv --columns y,z --level 90%", "-", "1e-11", pearson(m$y, m$z, 0.9))
case("correlate model.csv --columns z,k --method spearman", "-", "1e-11", ranks(m$z, m$k, "spearman"))
case("correlate model.csv --columns z,k --method kendall", "-", "1e-11", ranks(m$z, m$k, "kendall"))
case("correlate model.csv --columns x,y --method kendall --where \"y <= 7\"", "-", "1e-12",
	with(subset(m, y <= 7), ranks(x, y, "kendall", TRUE)))
case("correlate model.csv --columns x,y,z --by g", "- g=b,x=x,y=z", "1e-11", with(subset(m, g == "b"), pearson(x, z)))

# trend: shares in the order of a column
case("trend model.csv --numerator done --denominator \"(done or not done)\" --over k --where \"k >= 4 and k <= 8\"", "-", "1e-11", {
	s <- subset(m, k >= 4 & k <= 8 & !is.na(done))
	n <- table(s$k)
	x <- tapply(s$done, s$k, sum)
	r <- prop.trend.test(x, n, as.numeric(names(n)))
	h <- prop.test(x, n, correct = FALSE)
	named(c(r$statistic, r$p.value, h$statistic, h$parameter, h$p.value), "chi_square", "p", "difference_chi_square", "difference_df", "difference_p")
})

# rates: exact limits, and Byar's by their formula
p <- poisson.test(sum(m$k), sum(m$size), conf.level = 0.9)
case("rates model.csv --events k --time size --level 90%", "-", "1e-11", named(c(sum(m$k), p$estimate, p$conf.int), "events", "rate", "lower", "upper"))
s <- subset(m, g == "a")
p <- poisson.test(sum(s$k), sum(s$size))
case("rates model.csv --events k --time size --by g --per 100", "- g=a", "1e-11", named(100 * c(p$estimate, p$conf.int), "rate", "lower", "upper"))
byar <- function(x, z) c(x * (1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1)))^3)
case("rates model.csv --events k --time size --by g --limits byar", "- g=a", "1e-11", named(byar(sum(s$k), qnorm(0.975)) / sum(s$size), "lower", "upper"))

# time-to: Kaplan and Meier by their formula, limits on the log scale as survfit has them
waits <- read.csv("waits.csv", na.strings = "", stringsAsFactors = FALSE)
kaplan <- function(w, level) {
	last <- pmin(as.Date("2025-12-31"), as.Date(ifelse(is.na(w$left), "2025-12-31", w$left)))
	came <- !is.na(w$plan) & as.Date(w$plan) <= last
	days <- as.numeric(as.Date(ifelse(came, w$plan, as.character(last))) - as.Date(w$start))
	times <- sort(unique(days[came]))
	risk <- vapply(times, function(t) sum(days >= t), 0)
	events <- vapply(times, function(t) sum(days == t & came), 0)
	s <- cumprod(1 - events / risk)
	error <- s * sqrt(cumsum(events / (risk * (risk - events))))
	reach <- exp(qnorm((1 + level) / 2) * error / s)
	list(times = times, s = s, error = error, lower = s / reach, upper = pmin(1, s * reach), n = length(days), events = sum(came))
}
# Where the curve lies at the bound until the next event, the middle of that time and of the next, as survfit has it.
first <- function(times, share, bound) {
	i <- which(share <= bound + 1e-12)[1]
	if (!is.na(i) && abs(share[i] - bound) < 1e-12) (times[i] + times[i + 1]) / 2 else times[i]
}
curve_quantile <- function(k, p) c(first(k$times, k$s, 1 - p), first(k$times, k$lower, 1 - p), first(k$times, k$upper, 1 - p))
quartiles <- c("q1", "q1_lower", "q1_upper", "median", "median_lower", "median_upper")
for (u in c("Alna", "Bjerke")) {
	k <- kaplan(waits[waits$unit == u, ], 0.95)
	case("time-to waits.csv --from start --to plan --until left --by unit --as-of 2025-12-31", paste0("- unit=", u), "1e-12",
		named(c(k$n, k$events, curve_quantile(k, 0.25), curve_quantile(k, 0.5)), "n", "events", quartiles))
}
k <- kaplan(waits, 0.9)
case("time-to waits.csv --from start --to plan --until left --as-of 2025-12-31 --curve --level 90%", "-", "1e-11",
	named(c(k$times[1], k$s[1], k$error[1], k$lower[1], k$upper[1]), "days", "waiting", "standard_error", "lower", "upper"))

# crosstab and compare once more: a row too few to go by, corrected for continuity, a group of one
chi <- chisq.test(table(m$h, m$done))
case("crosstab model.csv --columns h,done --yates", "tests test=chi_square", "1e-11", named(c(chi$statistic, chi$parameter, chi$p.value), "statistic", "df", "p"))
two <- prop.test(table(m$h, m$done)[, c("TRUE", "FALSE")])
case("compare model.csv --columns done --by h --interval wald-cc", "tests test=difference_wald_cc", "1e-12", named(two$conf.int, "interval.0", "interval.1"))
chi <- chisq.test(table(m$k, m$g), correct = FALSE)
case("crosstab model.csv --columns k,g", "tests test=chi_square", "1e-11",
	named(c(chi$statistic, chi$parameter, chi$p.value, min(chi$expected)), "statistic", "df", "p", "smallest_expected"))
u <- wilcox.test(z ~ h, m, exact = FALSE)
case("compare model.csv --columns z --by h", "tests test=mann_whitney", "1e-11", named(c(u$statistic, u$p.value), "statistic", "p"))
case("describe model.csv --columns x --statistics serial", "-", "1e-12", named(acf(na.omit(m$x), 1, plot = FALSE)$acf[2], "serial"))

# correlate: Spearman without ties has the p of the ranks themselves, exact and by a series
case("correlate pairs.csv --columns x,\"(x * x - 10 * x)\" --method spearman --where \"g = 'one'\"", "-", "1e-12", with(subset(few, g == "one"), ranks(x, x * x - 10 * x, "spearman", NULL)))
case("correlate pairs.csv --columns x,\"(x * x - 10 * x)\" --method spearman", "-", "1e-12", ranks(few$x, few$x * few$x - 10 * few$x, "spearman", NULL))
