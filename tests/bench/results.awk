# The times of peers.sh as tables in Markdown: awk -F'\t' -v limit=SECONDS -f results.awk SIZES TIMES
#
# SIZES: job, bytes. TIMES: job, tool, state, seconds, processor seconds, memory; a line a run.

FNR == NR {
	bytes[$1] = $2
	next
}

{
	if (!(($1, $2) in seen)) {
		seen[$1, $2]
		if (!($1 in tools))
			jobs[++job_count] = $1
		tools[$1] = tools[$1] " " $2
	}
	if ($3 != "ok") {
		bad[$1, $2] = $3
		next
	}
	n = ++count[$1, $2]
	times[$1, $2, n] = $4 + 0
	processor[$1, $2] = $5
	if ($6 + 0 > memory[$1, $2])
		memory[$1, $2] = $6 + 0
}

# Sorts the times of a tool and gives the middle one.
function median(job, tool, i, j, t) {
	for (i = 2; i <= count[job, tool]; i++)
		for (j = i; j > 1 && times[job, tool, j - 1] > times[job, tool, j]; j--) {
			t = times[job, tool, j]
			times[job, tool, j] = times[job, tool, j - 1]
			times[job, tool, j - 1] = t
		}
	return times[job, tool, int((count[job, tool] + 1) / 2)]
}

function why(state) {
	if (state == "late")
		return "stopped after " limit " s"
	if (state == "differs")
		return "another answer"
	if (state == "signal-9")
		return "ended by the system: no memory left"
	return "failed (" state ")"
}

# A peer is whatever is not maltall, nor the file alone, nor a program written for the one question.
function is_peer(tool) {
	return tool !~ /^maltall/ && tool != "read" && tool != "libcsv"
}

function rows_print(job, k, n, list, tool) {
	n = split(tools[job], list, " ")
	for (k = 1; k <= n; k++) {
		tool = list[k]
		if ((job, tool) in bad) {
			printf "| %s | %s | %s | | | | | |\n", job, tool, why(bad[job, tool])
			continue
		}
		middle[job, tool] = median(job, tool)
		if (is_peer(tool) && (!(job in best) || middle[job, tool] < middle[job, best[job]]))
			best[job] = tool
		printf "| %s | %s | %.3f | %.3f to %.3f | %.2f | %.0f | %.0f | %s |\n", job, tool, middle[job, tool],
			times[job, tool, 1], times[job, tool, count[job, tool]], processor[job, tool],
			bytes[job] / 1e6 / (middle[job, tool] > 0 ? middle[job, tool] : 1e-4), memory[job, tool],
			((job, "maltall") in middle) ? sprintf("%.2f", middle[job, tool] / middle[job, "maltall"]) : ""
	}
}

# An aim, what came of it and whether it is met. `figure` empty: not known.
function aim_print(what, aim, figure, text, met) {
	printf "| %s | %s | %s | %s |\n", what, aim, figure == "" ? "not measured" : text, figure == "" ? "" : met ? "yes" : "no"
}

function ratio_aim(job, times_aimed, ratio) {
	ratio = (job in best) && ((job, "maltall") in middle) ? middle[job, best[job]] / middle[job, "maltall"] : ""
	aim_print(job ": as many times as fast as the best peer", times_aimed, ratio, sprintf("%.2f (%s)", ratio, best[job]),
		ratio >= times_aimed)
}

function memory_aim(job, most, words) {
	aim_print(job ": peak memory, MiB", words, ((job, "maltall") in middle) ? memory[job, "maltall"] : "",
		sprintf("%.0f", memory[job, "maltall"]), memory[job, "maltall"] < most)
}

END {
	print "Whole processes on all cores, page cache warm, alternating: median, least to most; processor seconds of the last"
	print "run; MB of the file a second; peak memory of the largest process (resident, with the pages of mapped files); and the"
	print "median as so many of maltall's. A tool whose answer is another than maltall's has no time: counts, quartiles and"
	print "different values must be the same, means and deviations to nine digits. `maltall-1` works with one thread,"
	print "`maltall-libcsv` without the scanner; `read` only reads the file; `libcsv` is a program for these questions alone,"
	print "and no peer. mawk and datamash know no quotes, and are right because the quoted column stands last."
	print ""
	print "| job | tool | s | from to | processor s | MB/s | MiB | of maltall |"
	print "|---|---|---:|---|---:|---:|---:|---:|"
	for (i = 1; i <= job_count; i++)
		rows_print(jobs[i])
	print ""
	print "| aim | at least or at most | measured | met |"
	print "|---|---:|---:|---|"
	ratio_aim("share", 5)
	ratio_aim("share_nb", 5)
	ratio_aim("meetings", 5)
	ratio_aim("describe", 3)
	ratio_aim("profile", 3)
	reading = (("share", "read") in middle) && (("share", "maltall") in middle) ? \
		middle["share", "maltall"] / middle["share", "read"] : ""
	aim_print("share: times of the bare read", 4, reading, sprintf("%.1f", reading), reading <= 4)
	memory_aim("share", 100, "100")
	memory_aim("describe", 100, "100")
	memory_aim("meetings", bytes["meetings"] / 10485760, sprintf("%.0f (a tenth of the files)", bytes["meetings"] / 10485760))
	memory_aim("frequency", bytes["frequency"] / 10485760, sprintf("%.0f (a tenth of the file)", bytes["frequency"] / 10485760))
	aim_print("small: ms", 3, (("small", "maltall") in middle) ? middle["small", "maltall"] : "",
		sprintf("%.1f", 1000 * middle["small", "maltall"]), middle["small", "maltall"] <= 0.003)
}
