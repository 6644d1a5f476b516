# What data.table is asked: Rscript --vanilla peers.R JOB FILE. Prints as peers.cjs does.
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(TRUE)
job <- arguments[1]
norwegian <- job == "share_nb"
wanted <- if (job == "frequency") "hours" else c("unit", "start", "plan")
rows <- fread(arguments[2], sep = if (norwegian) ";" else ",", dec = if (norwegian) "," else ".", select = wanted,
	na.strings = "")
if (norwegian) {
	days <- unique(rows$start)
	rows[, start := as.IDate(days, "%d.%m.%Y")[match(start, days)]]
}
answer <- if (job == "frequency") rows[, .N, keyby = hours] else
	rows[start <= as.IDate("2023-06-30"), .(planned = sum(!is.na(plan)), begun = .N), keyby = unit]
fwrite(answer, "", col.names = FALSE)
