# Digits that R's lm, mean, sd and acf agree in with what NIST certifies: lines `CASE figure digits`, the figure being the
# worst of its kind. Rscript nist.R; nist.sh puts them beside maltall's.
digits <- function(x, certified) {
	gap <- abs(x - certified) / ifelse(certified == 0, 1, abs(certified))
	min(ifelse(is.na(gap), 0, pmax(0, pmin(15, -log10(pmax(gap, 1e-15))))))
}
say <- function(name, ...) {
	found <- c(...)
	cat(paste(name, names(found), sprintf("%.1f", found)), sep = "\n")
}
certified <- read.csv("41_nist_lin_expected.csv", stringsAsFactors = FALSE)
linear <- function(name, label, formula, tol = 1e-7) {
	fit <- lm(formula, read.csv(paste0("41_nist_lin_", name, ".csv")), tol = tol)
	s <- summary(fit)
	own <- certified[certified$dataset == name, ]
	b <- own[grepl("^B", own$parameter), ]
	one <- function(what) as.numeric(own$certified_estimate[own$parameter == what])
	errors <- coef(fit) * NA
	errors[rownames(s$coefficients)] <- s$coefficients[, 2]
	say(label, estimate = digits(coef(fit), as.numeric(b$certified_estimate)), se = digits(errors, b$certified_sd),
		sigma = digits(s$sigma, one("residual_sd")), r_squared = digits(s$r.squared, one("r_squared")))
}
powers <- function(n) as.formula(paste("y ~ x +", paste0("I(x^", 2:n, ")", collapse = " + ")))
options(warn = -1)
linear("Norris", "Norris", y ~ x)
linear("Longley", "Longley", y ~ x1 + x2 + x3 + x4 + x5 + x6)
linear("Filip", "Filip", powers(10))
linear("Filip", "Filip,tol=1e-12", powers(10), 1e-12)
linear("Wampler1", "Wampler1", powers(5))
linear("Wampler2", "Wampler2", powers(5))
own <- read.csv("40_nist_univ_expected.csv")
for (i in seq_len(nrow(own))) {
	x <- read.csv(paste0("40_nist_univ_", own$dataset[i], ".csv"))$y
	say(own$dataset[i], mean = digits(mean(x), own$certified_mean[i]), sd = digits(sd(x), own$certified_sd[i]),
		serial = digits(acf(x, 1, plot = FALSE)$acf[2], own$certified_lag1_autocorr[i]))
}
