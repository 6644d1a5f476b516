# Takes a page of the manual apart into the steps that tests/manual/run.sh tells of:
#
#   awk -v folder=STEPS [-v update=1] -f tests/manual/steps.awk PAGE
#
# STEPS/NNN.cmd is what the shell is to do, STEPS/NNN.out what it must print, STEPS/NNN.text what goes into a file. With
# update=1 the page is printed, with what came (STEPS/NNN.came) where something else stood.
BEGIN {
	ONE_LINE = "In `[^`]*`, write this instead of the line `[^`]*`:$"
	ONE_TEXT = "In `[^`]*`, write `[^`]*` instead of `[^`]*`\\.$"
}

function file(ending) { return sprintf("%s/%03d.%s", folder, steps, ending) }

function begin(command) {
	steps++
	print command > file("cmd")
	printf "" > file("out")
}

# Prints what the command at hand printed.
function answer(came, line) {
	came = file("came")
	while (update && asked && (getline line < came) > 0)
		print line
	asked = 0
}

# What stands between the n-th two backquotes of the sentence at the end of the line that begins so, as a word for the shell.
function quoted(beginning, n, parts) {
	match($0, beginning)
	split(substr($0, RSTART), parts, "`")
	gsub(/'/, "'\\''", parts[2 * n])
	return "'" parts[2 * n] "'"
}

block == "" && /^```/ {
	block = $0 == "```console" ? "console" : target != "" ? "file" : "other"
	if (block == "file")
		begin(sprintf("%s \"$steps/%03d.text\" %s", action, steps + 1, target))
	target = ""
	if (update)
		print
	next
}
block != "" && /^```$/ {
	answer()
	block = ""
}
block == "console" && (/^\$ / || more) {
	if (!more) {
		answer()
		begin(substr($0, 3))
		asked = 1
	} else {
		print > file("cmd")
	}
	more = /\\$/
	if (update)
		print
	next
}
block == "console" {
	print > file("out")
	next
}
block == "file" { print > file("text") }
block == "" && /to the end of `[^`]*`:$/ {
	action = "cat"
	target = ">>" quoted("to the end of `[^`]*`:$", 1)
}
block == "" && /as `[^`]*`:$/ {
	action = "cat"
	target = ">" quoted("as `[^`]*`:$", 1)
}
block == "" && $0 ~ ONE_LINE {
	action = "replace_line"
	target = quoted(ONE_LINE, 1) " " quoted(ONE_LINE, 2)
}
block == "" && $0 ~ ONE_TEXT {
	begin("replace " quoted(ONE_TEXT, 1) " " quoted(ONE_TEXT, 3) " " quoted(ONE_TEXT, 2))
}
update { print }
