#!/bin/sh
# The figures of samples/oslo counted once more in another way: sqlite3 over the same CSV files, written from the wording of
# the targets (and the README of the sample), not from maltall. Small and slow.
#
#	recount.sh FOLDER AS-OF        e.g. recount.sh samples/oslo 2025-12-31
#
# Prints indicator,by,group,numerator,denominator,excluded,excepted,undetermined, one line a cell, sorted.
set -eu
folder=$1
as_of=$2
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One encoding, no byte order mark, no carriage returns: sqlite3 wants them so.
iconv -f WINDOWS-1252 -t UTF-8 "$folder/alis.csv" | tr -d '\r' >"$work/alis"
for name in veiledere kursdeltakelse progresjonsmoter; do
	sed '1s/^\xef\xbb\xbf//' "$folder/$name.csv" | tr -d '\r' >"$work/$name"
done

sqlite3 -batch "$work/database" <<END
.mode csv
.separator ;
.import "$work/alis" alis_file
.import "$work/veiledere" supervisor_file
.import "$work/kursdeltakelse" course_file
.import "$work/progresjonsmoter" meeting_file
CREATE TABLE today AS SELECT '$as_of' AS as_of;
.separator ,
.read "$here/recount.sql"
END
