# Takes a page of the manual apart: awk -v folder=STEPS -v update=0 -f blocks.awk PAGE
#
# Writes, for each step in their order, STEPS/NNN.cmd, what the shell is to do, and for a command NNN.out, what it must
# print. What is a step is said in tests/manual/run.sh. With update=1 the page itself is printed, with what came
# (STEPS/NNN.came) in the place of what was to come.
function step(ending) { return sprintf("%s/%03d.%s", folder, steps, ending) }

# Between the n-th pair of backquotes of the line.
function quoted(n, parts) {
	split($0, parts, "`")
	return parts[2 * n]
}

function begin_command() {
	steps++
	printf "" > step("out")
	print substr($0, 3) > step("cmd")
	if (update && commands++)
		came()
}

# What the command before printed.
function came(line, file) {
	file = sprintf("%s/%03d.came", folder, shown)
	while ((getline line < file) > 0)
		print line
	close(file)
}

/^```console$/ {
	inside = "console"
	commands = 0
	print_line()
	next
}

/^```/ && !inside {
	inside = "text"
	if (into != "") {
		inside = "file"
		steps++
		printf "cat %s \"$blocks/%03d.text\" %s '%s'\n", "", steps, append ? ">>" : ">", into > step("cmd")
		printf "" > step("text")
	}
	into = ""
	print_line()
	next
}

/^```$/ {
	if (inside == "console" && update && commands) {
		shown = steps
		came()
	}
	inside = ""
	print_line()
	next
}

inside == "console" && /^\$ / {
	shown = steps
	begin_command()
	more = /\\$/
	print_line()
	next
}

inside == "console" && (more || /^> /) && commands_or_begun() {
	print substr($0, /^> / ? 3 : 1) > step("cmd")
	more = /\\$/
	print_line()
	next
}
