#include "stats/history/database.h"

#define CELL_COLUMNS                                                                                         \
	"	position INTEGER NOT NULL,\n"                                                                      \
	"	indicator TEXT NOT NULL,\n"                                                                        \
	"	by_label TEXT NOT NULL,\n"                                                                         \
	"	group_name TEXT NOT NULL,\n"                                                                       \
	"	target TEXT NOT NULL,\n"                                                                           \
	"	verdict TEXT NOT NULL,\n"                                                                          \
	"	state TEXT NOT NULL,\n"                                                                            \
	"	numerator INTEGER,\n"                                                                              \
	"	denominator INTEGER,\n"                                                                            \
	"	lowest_numerator INTEGER,\n"                                                                       \
	"	lowest_denominator INTEGER,\n"                                                                     \
	"	highest_numerator INTEGER,\n"                                                                      \
	"	highest_denominator INTEGER,\n"                                                                    \
	"	undetermined INTEGER,\n"                                                                           \
	"	excluded INTEGER,\n"                                                                               \
	"	excepted INTEGER,\n"                                                                               \
	"	missing_to_target INTEGER,\n"                                                                      \
	"	lower REAL,\n"                                                                                     \
	"	upper REAL,\n"

/* A run that is deleted takes everything with it. `published` is 0 while the folder is being put in its
 * place. */
const char schema_text[] = "CREATE TABLE run (\n"
			   "	id INTEGER PRIMARY KEY AUTOINCREMENT,\n"
			   "	definitions TEXT NOT NULL,\n"
			   "	as_of TEXT NOT NULL,\n"
			   "	revision INTEGER NOT NULL,\n"
			   "	published INTEGER NOT NULL,\n"
			   "	recorded TEXT NOT NULL,\n"
			   "	version TEXT NOT NULL,\n"
			   "	definition_digest TEXT NOT NULL,\n"
			   "	options TEXT NOT NULL,\n"
			   "	manifest TEXT NOT NULL,\n"
			   "	fingerprint TEXT NOT NULL,\n"
			   "	input_count INTEGER NOT NULL,\n"
			   "	cell_count INTEGER NOT NULL,\n"
			   "	cell_digest TEXT NOT NULL,\n"
			   "	UNIQUE (definitions, as_of, revision)\n"
			   ") STRICT;\n"
			   "CREATE TABLE input (\n"
			   "	run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,\n"
			   "	position INTEGER NOT NULL,\n"
			   "	source TEXT NOT NULL,\n"
			   "	name TEXT NOT NULL,\n"
			   "	digest TEXT NOT NULL,\n"
			   "	rows INTEGER NOT NULL,\n"
			   "	PRIMARY KEY (run, position)\n"
			   ") STRICT, WITHOUT ROWID;\n"
			   "CREATE TABLE indicator (\n"
			   "	run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,\n"
			   "	position INTEGER NOT NULL,\n"
			   "	name TEXT NOT NULL,\n"
			   "	meaning TEXT NOT NULL,\n"
			   "	PRIMARY KEY (run, position)\n"
			   ") STRICT, WITHOUT ROWID;\n"
			   "CREATE TABLE cell (\n"
			   "	run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,\n" CELL_COLUMNS
			   "	PRIMARY KEY (run, position)\n"
			   ") STRICT, WITHOUT ROWID;\n"
			   "CREATE TABLE roster (\n"
			   "	run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,\n"
			   "	indicator TEXT NOT NULL,\n"
			   "	secret TEXT NOT NULL,\n"
			   "	entries BLOB NOT NULL,\n"
			   "	PRIMARY KEY (run, indicator)\n"
			   ") STRICT;\n";

/* Form 2: the other dates of a run's series. Night after night they are mostly the same, so that what holds
 * at a date (a slice) is kept once and known by its digest; a run names its dates and their slices. */
#define SERIES_TABLES(temporary)                                                                             \
	"CREATE " temporary "TABLE slice (\n"                                                                \
	"	id INTEGER PRIMARY KEY,\n"                                                                         \
	"	digest TEXT NOT NULL UNIQUE,\n"                                                                    \
	"	cell_count INTEGER NOT NULL\n"                                                                     \
	") STRICT;\n"                                                                                        \
	"CREATE " temporary "TABLE slice_cell (\n"                                                           \
	"	slice INTEGER NOT NULL REFERENCES slice (id) ON DELETE CASCADE,\n" CELL_COLUMNS              \
	"	PRIMARY KEY (slice, position)\n"                                                                   \
	") STRICT, WITHOUT ROWID;\n"                                                                         \
	"CREATE " temporary "TABLE series (\n"                                                               \
	"	run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,\n"                                  \
	"	date_count INTEGER NOT NULL,\n"                                                                    \
	"	digest TEXT NOT NULL\n"                                                                            \
	") STRICT;\n"                                                                                        \
	"CREATE " temporary "TABLE series_date (\n"                                                          \
	"	run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,\n"                                     \
	"	as_of TEXT NOT NULL,\n"                                                                            \
	"	slice INTEGER NOT NULL REFERENCES slice (id),\n"                                                   \
	"	PRIMARY KEY (run, as_of)\n"                                                                        \
	") STRICT, WITHOUT ROWID;\n"

/* A slice goes with the last run that names it. */
const char series_text[] =
	SERIES_TABLES("") "CREATE INDEX series_slice ON series_date (slice);\n"
			  "CREATE TRIGGER slice_unused AFTER DELETE ON series_date\n"
			  "WHEN NOT EXISTS (SELECT 1 FROM series_date WHERE slice = OLD.slice)\n"
			  "BEGIN DELETE FROM slice WHERE id = OLD.slice; END;\n";
const char series_absent_text[] = SERIES_TABLES("TEMP ");
