# The chart of charts.c as well as ggplot2 can: prints "FORMAT ggplot2 CHARTS-PER-SECOND".
suppressPackageStartupMessages(library(ggplot2))
count <- 10
units <- sprintf("Enhet %02d", 1:18)
data <- data.frame(unit = factor(units, levels = rev(units)), value = 0.95 - 0.03 * 0:17)
data$lower <- data$value - 0.1
data$upper <- data$value + 0.05
data$standing <- rep(c("over", "åpen", "under"), each = 6)
chart <- function() {
	ggplot(data, aes(x = value, y = unit, colour = standing)) +
		geom_vline(xintercept = 0.7) +
		geom_segment(aes(x = lower, xend = upper, yend = unit)) +
		geom_point(size = 3) +
		geom_text(aes(x = 1.1, label = "70 %"), colour = "black") +
		geom_text(aes(x = 1.25, label = "133 av 190"), colour = "grey40") +
		scale_x_continuous(limits = c(0, 1.3)) +
		labs(title = "Seks av 18 enheter ligger over målet", subtitle = "Veiledere med kurs", caption = "Kilde: oslo.yaml") +
		theme_minimal()
}
file <- tempfile()
devices <- list(
	svg = function() svg(file, width = 800 / 96, height = 715 / 96),
	pdf = function() cairo_pdf(file, width = 800 / 96, height = 715 / 96),
	png = function() png(file, width = 1600, height = 1430, res = 192, type = "cairo"))
for (format in names(devices)) {
	draw <- function() {
		devices[[format]]()
		print(chart())
		invisible(dev.off())
	}
	draw()
	start <- proc.time()[["elapsed"]]
	for (i in seq_len(count)) draw()
	cat(sprintf("%s ggplot2 %.1f\n", format, count / (proc.time()[["elapsed"]] - start)))
}
unlink(file)
