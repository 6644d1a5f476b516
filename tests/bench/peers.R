# What data.table is asked: Rscript --vanilla peers.R JOB FILE [FILE]. Prints the answer in the form of peers.sh.
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(TRUE)
job <- arguments[1]
read <- function(file, ...) fread(file, na.strings = "", ...)

begun <- function(sign) {
	rows <- read(arguments[2], sep = sign, dec = if (sign == ";") "," else ".", select = c("unit", "start", "plan"))
	if (sign == ";") {
		days <- unique(rows$start)
		rows[, start := as.IDate(days, "%d.%m.%Y")[match(start, days)]]
	}
	rows[start <= as.IDate("2023-06-30"), .(planned = sum(!is.na(plan)), begun = .N), keyby = unit]
}

described <- function() {
	hours <- read(arguments[2], select = "hours")$hours
	hours <- hours[!is.na(hours)]
	as.list(c(length(hours), quantile(hours), mean(hours), sd(hours)))
}

profile <- function() {
	rows <- read(arguments[2])
	rbindlist(lapply(names(rows), function(name) {
		column <- rows[[name]]
		missing <- sum(is.na(column))
		ordered <- !is.character(column)
		limits <- if (ordered) as.character(range(column, na.rm = TRUE)) else c("?", "?")
		moments <- if (is.numeric(column) && !inherits(column, "Date"))
			sprintf("%.15g", c(mean(column, na.rm = TRUE), sd(column, na.rm = TRUE))) else c("?", "?")
		data.table(name, length(column) - missing, missing, uniqueN(column, na.rm = TRUE), limits[1], limits[2],
			moments[1], moments[2])
	}))
}

met <- function() {
	meetings <- read(arguments[2], select = c("trainee", "day"))
	recent <- unique(meetings[day >= as.IDate("2023-07-01") & day <= as.IDate("2024-06-30"), .(trainee)])
	trainees <- read(arguments[3], select = c("trainee", "unit", "start"))
	trainees[, has_met := trainee %in% recent$trainee]
	trainees[start <= as.IDate("2024-06-30"), .(met = sum(has_met), all = .N), keyby = unit]
}

answer <- switch(job,
	count = list(nrow(read(arguments[2], select = 1L))),
	share = begun(","),
	share_nb = begun(";"),
	describe = described(),
	profile = profile(),
	frequency = read(arguments[2], select = "hours")[, .N, keyby = hours],
	meetings = met())
fwrite(answer, "", col.names = FALSE)
