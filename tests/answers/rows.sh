#!/bin/sh
# Prints rows of which so many are yes: rows.sh 56/70,48/80 prints 70 rows of the group first, 56 of them yes, and 80 of
# the group second.
echo "$1" | tr ',/' '\n ' | awk '
	BEGIN { print "g,done" }
	{ for (i = 1; i <= $2; i++) print (NR == 1 ? "first" : "second") "," (i <= $1 ? "yes" : "no") }'
