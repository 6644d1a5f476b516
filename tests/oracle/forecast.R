# Writes the figures of tests/oracle/forecast.txt: Rscript tests/oracle/forecast.R >tests/oracle/forecast.txt
# Another way than stats/method: dense matrices and Cholesky in place of the Kalman filter, glm() for the line, uniroot()
# for the dates; every figure in the unit of t.
cat('# point CASE t x n = used; then, with t in its own unit\n',
	'# glm CASE time = slope slope_error level error: glm(cbind(x, n - x) ~ t, quasibinomial) and predict(se.fit = TRUE)\n',
	'# drift CASE theta time = slope slope_error curvature_p likelihood level error leap_p; likelihood: beside that of\n# theta = 1; leap_p: by lm() and hatvalues() of the points made independent\n',
	'# forecast CASE target direction level = date lower upper rise_p curvature_p leap_p\n#\n',
	'# ', R.version.string, ', tests/oracle/forecast.R\n', sep = '')

row <- function(name, arguments, values, tolerance)
	cat(paste(c(name, arguments, '=', trimws(formatC(values, digits = 15, format = 'g')), '~', tolerance), collapse = ' '), '\n',
		sep = '')

working <- function(t, x, n) {
	f <- glm(cbind(x, n - x) ~ t, family = quasibinomial(), epsilon = 1e-14, maxit = 100)
	w <- n * fitted(f) * (1 - fitted(f))
	list(f = f, z = predict(f) + (x - n * fitted(f)) / w, v = mean(w) / w)
}

drift <- function(theta, t, z, v) {
	m <- length(t)
	steps <- (t - t[1]) / ((t[m] - t[1]) / (m - 1))
	V <- theta * diag(v) + (1 - theta)^2 * outer(steps, steps, pmin)
	X <- cbind(1, t)
	S <- solve(V)
	A <- t(X) %*% S %*% X
	b <- solve(A, t(X) %*% S %*% z)
	rest <- z - X %*% b
	rss <- drop(t(rest) %*% S %*% rest)
	white <- function(x) solve(t(chol(V)), x)
	line <- lm(white(z) ~ 0 + white(X))
	squares <- sort(resid(line)^2 / (1 - hatvalues(line)), decreasing = TRUE)
	taken <- seq_len(m %/% 6)
	df <- m - 2 - taken
	others <- deviance(line) - cumsum(squares)[taken]
	unlike <- (m - taken + 1) * pf(squares[taken] / (others / df), 1, df, lower.tail = FALSE)
	square <- summary(lm(white(z) ~ 0 + white(cbind(1, t, (t - t[m])^2))))
	list(b = b, inverse = solve(A), S = S, X = X, rest = rest, m = m, steps = steps, theta = theta, t = t,
		s2 = rss / (m - 2),
		leap_p = min(1, unlike), p = square$coefficients[3, 4],
		likelihood = -(determinant(V)$modulus + determinant(A)$modulus + (m - 2) * log(rss)) / 2)
}

level <- function(d, time) {
	m <- d$m
	walk <- (1 - d$theta)^2 * pmin(d$steps, d$steps[m])
	x <- c(1, time)
	u <- x - drop(t(d$X) %*% d$S %*% walk)
	at <- (1 - d$theta)^2 * (time - d$t[1]) / ((d$t[m] - d$t[1]) / (m - 1))
	c(sum(x * d$b) + sum(walk * (d$S %*% d$rest)),
		sqrt(d$s2 * (sum(u * (d$inverse %*% u)) + at - sum(walk * (d$S %*% walk)))))
}

case <- function(name, t, x, n, target, direction, confidence = 0.95) {
	for (i in seq_along(t))
		cat('point', name, t[i], if (is.na(x[i])) 'NaN' else x[i], n[i], '= used\n')
	known <- !is.na(x) & !is.na(n) & n > 0
	now <- t[length(t)]
	t <- t[known]; x <- x[known]; n <- n[known]; m <- length(t)
	work <- working(t, x, n)
	ahead <- round(t[m] + (t[m] - t[1]) / 3)
	p <- predict(work$f, data.frame(t = ahead), se.fit = TRUE)
	row('glm', paste(name, ahead), c(coef(summary(work$f))[2, 1:2], p$fit, p$se.fit), 1e-8)
	thetas <- c(seq(0.05, 0.95, 0.1), 1)
	ds <- lapply(thetas, drift, t, work$z, work$v)
	likelihood <- sapply(ds, function(d) d$likelihood)
	for (i in c(1, 5, 10, 11))
		row('drift', paste(name, thetas[i], ahead), c(ds[[i]]$b[2], sqrt(ds[[i]]$s2 * ds[[i]]$inverse[2, 2]), ds[[i]]$p,
			likelihood[i] - likelihood[11], level(ds[[i]], ahead), ds[[i]]$leap_p), 1e-8)
	weights <- exp(likelihood - max(likelihood)) * c(rep(0.05, 10), 0.5)
	weights <- weights / sum(weights)
	sign <- if (direction == 'up') 1 else -1
	reached <- function(time) sum(weights * sapply(ds, function(d) {
		at <- level(d, time)
		pt(sign * (at[1] - qlogis(target)) / at[2], m - 2)
	}))
	date <- function(wanted) if (reached(now) >= wanted) now else
		uniroot(function(time) reached(time) - wanted, c(now, now + t[m] - t[1]), tol = 1e-10)$root
	rise <- sum(weights * sapply(ds, function(d) pt(d$b[2] / sqrt(d$s2 * d$inverse[2, 2]), m - 2, lower.tail = FALSE)))
	row('forecast', paste(name, target, direction, confidence), c(date(0.5), date((1 - confidence) / 2),
		date((1 + confidence) / 2), rise, sum(weights * sapply(ds, function(d) d$p)),
		sum(weights * sapply(ds, function(d) d$leap_p))), 1e-5)
}

set.seed(20261122)
# Others at each point: 24 months.
t <- 1:24
case('others', t, rbinom(24, 800, plogis(-0.4 + 0.045 * t)), rep(800, 24), 0.75, 'up')
# Mostly the same at each point: 36 months, 300 persons, one in 36 replaced each month.
t <- 1:36
u <- runif(300)
x <- sapply(t, function(i) {
	new <- runif(300) < 1 / 36
	u[new] <<- runif(sum(new))
	sum(u < plogis(-1 + 0.05 * i))
})
case('same', t, x, rep(300, 36), 0.75, 'up')
# Days, uneven, some without cases, falling to a target, and the last date without a figure.
t <- sort(sample(1:700, 20))
n <- rpois(20, 400)
x <- rbinom(20, n, plogis(0.6 - 0.003 * t))
n[c(4, 9)] <- 0; x[c(4, 9)] <- 0; x[20] <- NA
case('falling', t, x, n, 0.15, 'down', 0.9)
