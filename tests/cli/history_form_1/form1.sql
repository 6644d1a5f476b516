-- A history of form 1, by maltall 0.1.0 before series were kept: plan.yaml with `series: {from: 2025-10-31, every: month}`.
PRAGMA application_id = 1296125012; PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE run (
	id INTEGER PRIMARY KEY AUTOINCREMENT,
	definitions TEXT NOT NULL,
	as_of TEXT NOT NULL,
	revision INTEGER NOT NULL,
	published INTEGER NOT NULL,
	recorded TEXT NOT NULL,
	version TEXT NOT NULL,
	definition_digest TEXT NOT NULL,
	options TEXT NOT NULL,
	manifest TEXT NOT NULL,
	fingerprint TEXT NOT NULL,
	input_count INTEGER NOT NULL,
	cell_count INTEGER NOT NULL,
	cell_digest TEXT NOT NULL,
	UNIQUE (definitions, as_of, revision)
) STRICT;
INSERT INTO run VALUES(1,'plan.yaml','2025-11-30',1,1,'2026-11-22T06:45:14Z','0.1.0','1aebe28fbf04c30aa12b71e4f0698fc5295c9e4419a5a5f397d105f63ad9907b','','c982d11ded3d03ec375af269d77d1ed79bf62a578384c8fcd7c3eb2a27656399','57c1c2298299cb74b404d4e2af9bd54a06c15394e3fc603bbfbc4beeaf306094',1,4,'5f5d2b3ab7eaf68566d3f7f7fcf3cca3966f8e24a5fcde0e77bca2e25cef7e1d');
CREATE TABLE input (
	run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	source TEXT NOT NULL,
	name TEXT NOT NULL,
	digest TEXT NOT NULL,
	rows INTEGER NOT NULL,
	PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;
INSERT INTO input VALUES(1,0,'alis','alis.csv','04e5ac7c662929532c934f21e825cc2871c2aae116fbaca09fa96c09bb0ea78d',8);
CREATE TABLE indicator (
	run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	name TEXT NOT NULL,
	meaning TEXT NOT NULL,
	PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;
INSERT INTO indicator VALUES(1,0,'plan','c89d898fa0cc9e886529fe8fc66b173f44e37a84ac2b99e3b5012c2e36882e9a');
CREATE TABLE cell (
	run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
	position INTEGER NOT NULL,
	indicator TEXT NOT NULL,
	by_label TEXT NOT NULL,
	group_name TEXT NOT NULL,
	target TEXT NOT NULL,
	verdict TEXT NOT NULL,
	state TEXT NOT NULL,
	numerator INTEGER,
	denominator INTEGER,
	lowest_numerator INTEGER,
	lowest_denominator INTEGER,
	highest_numerator INTEGER,
	highest_denominator INTEGER,
	undetermined INTEGER,
	excluded INTEGER,
	excepted INTEGER,
	missing_to_target INTEGER,
	lower REAL,
	upper REAL,
	PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;
INSERT INTO cell VALUES(1,0,'plan','','','>=0.7','met','ok',4,5,4,5,4,5,0,0,0,0,0.37553462976252538485,0.96377589136756991461);
INSERT INTO cell VALUES(1,1,'plan','unit','Alna','>=0.7','not_met','ok',2,3,2,3,2,3,0,0,0,1,0.20765960080204778903,0.93850805527960368124);
INSERT INTO cell VALUES(1,2,'plan','unit','Bjerke','>=0.7','met','ok',1,1,1,1,1,1,0,0,0,0,0.20654931437723750287,1.0);
INSERT INTO cell VALUES(1,3,'plan','unit','Østensjø','>=0.7','met','ok',1,1,1,1,1,1,0,0,0,0,0.20654931437723750287,1.0);
CREATE TABLE roster (
	run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
	indicator TEXT NOT NULL,
	secret TEXT NOT NULL,
	entries BLOB NOT NULL,
	PRIMARY KEY (run, indicator)
) STRICT;
INSERT INTO roster VALUES(1,'plan','4fc90b86b3090dc5',X'369f334efbe4dd8d7efaf092a668fe8902bb985f7eabe8853ee22bd31d58b0504702c3db8c82bad6ca6db8a18f2539a909b702f1baa8a88bc8930f132ba65edc1734e801fbfc65400b8e9573d4deb0d44aec0ced02');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('run',1);
COMMIT;
