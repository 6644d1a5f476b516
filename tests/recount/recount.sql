-- The counting behind recount.sh. SQL's own NULL is "unknown": NULL AND FALSE is FALSE, NULL OR TRUE is TRUE.

-- ---- what the files say: dd.mm.yyyy or nothing, ja or nei or nothing, the first row of a key ----

CREATE TABLE date_text AS
	SELECT DISTINCT text, substr(text, 7, 4) || '-' || substr(text, 4, 2) || '-' || substr(text, 1, 2) AS iso
	FROM (SELECT startdato AS text FROM alis_file UNION SELECT sluttdato FROM alis_file
		UNION SELECT veileder_fra FROM alis_file UNION SELECT veileder_til FROM alis_file
		UNION SELECT "Individuell utdanningsplan (dato)" FROM alis_file
		UNION SELECT "Utdanningsplan revidert (dato)" FROM alis_file
		UNION SELECT sluttdato FROM course_file
		UNION SELECT dato FROM meeting_file UNION SELECT sendt_leder FROM meeting_file);

-- Counting on from 2025-02-31, sqlite3 makes 3 March of it: a date that exists is one that comes back unchanged.
CREATE TABLE day AS SELECT text, iso FROM date_text WHERE date(iso, '+0 days') = iso;
CREATE TABLE yes_no (text, truth);
INSERT INTO yes_no VALUES ('ja', 1), ('nei', 0);

CREATE TABLE unit (name);
INSERT INTO unit VALUES ('Gamle Oslo'), ('Grünerløkka'), ('Sagene'), ('St. Hanshaugen'), ('Frogner'), ('Ullern'),
	('Vestre Aker'), ('Nordre Aker'), ('Bjerke'), ('Grorud'), ('Stovner'), ('Alna'), ('Østensjø'), ('Nordstrand'),
	('Søndre Nordstrand'), ('Helseetaten'), ('Sykehjemsetaten'), ('Velferdsetaten');

CREATE TABLE alis AS
	SELECT f.alis_id AS id, unit.name AS enhet, ordning, tilknytning, permisjon, nullif(veileder_id, '') AS supervisor,
		started.iso AS started, ended.iso AS ended, since.iso AS since, until.iso AS until,
		ticked.truth AS ticked, planned.iso AS planned, revised.iso AS revised
	FROM alis_file f
	LEFT JOIN unit ON unit.name = f.enhet OR 'Bydel ' || unit.name = f.enhet
	LEFT JOIN day started ON started.text = f.startdato
	LEFT JOIN day ended ON ended.text = f.sluttdato
	LEFT JOIN day since ON since.text = f.veileder_fra
	LEFT JOIN day until ON until.text = f.veileder_til
	LEFT JOIN yes_no ticked ON ticked.text = f."Individuell utdanningsplan (ja/nei)"
	LEFT JOIN day planned ON planned.text = f."Individuell utdanningsplan (dato)"
	LEFT JOIN day revised ON revised.text = f."Utdanningsplan revidert (dato)"
	WHERE f.rowid = (SELECT min(g.rowid) FROM alis_file g WHERE g.alis_id = f.alis_id);

CREATE TABLE supervisor AS SELECT DISTINCT veileder_id AS id FROM supervisor_file;

CREATE TABLE course AS
	SELECT f.veileder_id AS supervisor, arrangor, ended.iso AS ended, completed.truth AS completed
	FROM course_file f
	LEFT JOIN day ended ON ended.text = f.sluttdato
	LEFT JOIN yes_no completed ON completed.text = f.fullfort;

CREATE TABLE meeting AS
	SELECT f.mote_id AS id, f.alis_id AS alis, held.iso AS held, form.truth AS form, supervisor.truth AS supervisor,
		leader.truth AS leader, sent.iso AS sent
	FROM meeting_file f
	LEFT JOIN day held ON held.text = f.dato
	LEFT JOIN yes_no form ON form.text = f.skjema
	LEFT JOIN yes_no supervisor ON supervisor.text = f.veileder_deltok
	LEFT JOIN yes_no leader ON leader.text = f.leder_deltok
	LEFT JOIN day sent ON sent.text = f.sendt_leder
	WHERE f.rowid = (SELECT min(g.rowid) FROM meeting_file g WHERE g.mote_id = f.mote_id);

CREATE INDEX meeting_alis ON meeting (alis);

-- ---- calendar: sqlite3 runs over the end of a month (31 January + 1 month is 3 March); the rule is to stay inside ----

CREATE TABLE term AS
	SELECT iso, date(iso, '+3 months') AS three_months, date(iso, '+1 year') AS one_year
	FROM (SELECT DISTINCT iso FROM day);
UPDATE term SET three_months = date(three_months, 'start of month', '-1 day')
	WHERE strftime('%d', three_months) <> strftime('%d', iso);
UPDATE term SET one_year = date(one_year, 'start of month', '-1 day') WHERE strftime('%d', one_year) <> strftime('%d', iso);
CREATE TABLE last_year AS SELECT as_of, date(as_of, '-1 year') AS year_ago FROM today;
UPDATE last_year SET year_ago = date(year_ago, 'start of month', '-1 day')
	WHERE strftime('%d', year_ago) <> strftime('%d', as_of);

-- ---- what is true of each: 1, 0 or NULL ----

CREATE TABLE course_truth AS
	SELECT supervisor, completed AND ended <= as_of AND by_office AS of_office, completed AND ended <= as_of AND NOT by_office AS other
	FROM (SELECT *, arrangor IN ('ALIS og SamLIS Oslo', 'ALIS og SamLIS Øst', 'ALIS og SamLIS Midt', 'ALIS og SamLIS Sør',
		'ALIS og SamLIS Vest', 'ALIS og SamLIS Nord') AS by_office FROM course), today;

-- At least one is true; else unknown if one is unknown; else (and over none) false.
CREATE TABLE supervisor_truth AS
	SELECT id,
		(SELECT CASE WHEN total(of_office IS 1) > 0 THEN 1 WHEN total(of_office IS NULL) > 0 THEN NULL ELSE 0 END
			FROM course_truth c WHERE c.supervisor = s.id) AS has_course,
		(SELECT CASE WHEN total(other IS 1) > 0 THEN 1 WHEN total(other IS NULL) > 0 THEN NULL ELSE 0 END
			FROM course_truth c WHERE c.supervisor = s.id) AS has_other_course
	FROM supervisor s;

CREATE TABLE meeting_truth AS
	SELECT m.id, m.alis, form AND (supervisor OR leader) AS took_place,
		held > year_ago AND held <= as_of AS in_last_year, leader,
		sent IS NOT NULL AND sent >= held AND sent <= as_of AS form_sent
	FROM meeting m, last_year;
CREATE INDEX meeting_truth_alis ON meeting_truth (alis);

CREATE TABLE alis_truth AS
	SELECT a.id, enhet, ordning, tilknytning, permisjon, a.supervisor,
		started <= as_of AND (ended IS NULL OR ended >= as_of) AS in_work,
		supervisor IS NOT NULL AND (since IS NULL OR since <= as_of) AND (until IS NULL OR until >= as_of) AS link_valid,
		term.three_months < as_of AS over_three_months,
		term.one_year <= as_of AS a_year_or_more,
		CASE WHEN planned IS NULL THEN ticked ELSE planned <= as_of END AS has_plan,
		plan_term.one_year <= as_of AS plan_a_year_old,
		revised IS NOT NULL AND revised > year_ago AND revised <= as_of AS plan_revised,
		(SELECT CASE WHEN total((took_place AND in_last_year) IS 1) > 0 THEN 1
				WHEN total((took_place AND in_last_year) IS NULL) > 0 THEN NULL ELSE 0 END
			FROM meeting_truth m WHERE m.alis = a.id) AS has_meeting,
		(SELECT CASE WHEN total((took_place AND in_last_year AND (leader OR form_sent)) IS 1) > 0 THEN 1
				WHEN total((took_place AND in_last_year AND (leader OR form_sent)) IS NULL) > 0 THEN NULL ELSE 0 END
			FROM meeting_truth m WHERE m.alis = a.id) AS has_strict_meeting
	FROM alis a JOIN last_year LEFT JOIN term ON term.iso = a.started LEFT JOIN term plan_term ON plan_term.iso = a.planned;

-- ---- each indicator: one line for each row it may count, and what it contributes ----

CREATE TABLE contribution (indicator, "by", "group", denominator, numerator);

-- A supervisor counts once in all, and once in each unit where an ALIS is in work with this supervisor.
CREATE TABLE link AS
	SELECT s.id, a.enhet, in_work AND link_valid AS valid, has_course, has_other_course
	FROM supervisor_truth s JOIN alis_truth a ON a.supervisor = s.id;
CREATE TABLE linked AS
	SELECT id, '' AS "by", '' AS "group", has_course, has_other_course,
		CASE WHEN total(valid IS 1) > 0 THEN 1 WHEN total(valid IS NULL) > 0 THEN NULL ELSE 0 END AS valid
	FROM link GROUP BY id
	UNION ALL
	SELECT id, 'alis.enhet', enhet, has_course, has_other_course,
		CASE WHEN total(valid IS 1) > 0 THEN 1 WHEN total(valid IS NULL) > 0 THEN NULL ELSE 0 END
	FROM link GROUP BY id, enhet;
INSERT INTO contribution SELECT 'veilederkurs', "by", "group", valid, has_course FROM linked;
INSERT INTO contribution SELECT 'annet_veilederkurs', "by", "group", valid, NOT has_course AND has_other_course
	FROM linked WHERE "by" = '';

-- Every ALIS once in all and once in each of its groups.
CREATE TABLE alis_group AS
	SELECT id, '' AS "by", '' AS "group" FROM alis UNION ALL SELECT id, 'enhet', enhet FROM alis
	UNION ALL SELECT id, 'ordning', ordning FROM alis UNION ALL SELECT id, 'permisjon', permisjon FROM alis
	UNION ALL SELECT id, 'tilknytning', tilknytning FROM alis;
CREATE TABLE alis_in_group AS SELECT * FROM alis_group JOIN alis_truth USING (id);

INSERT INTO contribution SELECT 'alis_med_veileder', "by", "group", in_work, link_valid AND in_work
	FROM alis_in_group WHERE "by" IN ('', 'enhet', 'ordning');
INSERT INTO contribution SELECT 'alis_hvis_veileder_har_kurs', "by", "group", in_work AND link_valid,
	(SELECT has_course FROM supervisor_truth s WHERE s.id = alis_in_group.supervisor)
	FROM alis_in_group WHERE "by" IN ('', 'enhet');
INSERT INTO contribution SELECT 'utdanningsplan', "by", "group", in_work AND over_three_months, has_plan FROM alis_in_group;
INSERT INTO contribution SELECT 'plan_revidert', "by", "group", in_work AND has_plan AND plan_a_year_old, plan_revised
	FROM alis_in_group WHERE "by" IN ('', 'enhet');
INSERT INTO contribution SELECT 'progresjonsmote', "by", "group", in_work AND a_year_or_more, has_meeting
	FROM alis_in_group WHERE "by" IN ('', 'enhet', 'permisjon');
INSERT INTO contribution SELECT 'progresjonsmote_streng', "by", "group", in_work AND a_year_or_more, has_strict_meeting
	FROM alis_in_group WHERE "by" IN ('', 'enhet');

-- Meetings without the leader, of ALIS in work. Whether an ALIS that nobody has listed is in work is not known.
CREATE TABLE leaderless AS
	SELECT a.enhet, a.in_work AND took_place AND in_last_year AND NOT leader AS counted, form_sent
	FROM meeting_truth m LEFT JOIN alis_truth a ON a.id = m.alis;
INSERT INTO contribution SELECT 'skjema_til_leder', '', '', counted, form_sent FROM leaderless;
INSERT INTO contribution SELECT 'skjema_til_leder', 'alis.enhet', enhet, counted, form_sent FROM leaderless;

-- A unit where nothing was found is a cell with nothing in it.
INSERT INTO contribution SELECT DISTINCT indicator, "by", name, 0, 0 FROM contribution, unit WHERE "by" LIKE '%enhet';

.headers on
SELECT indicator, "by", coalesce("group", '') AS "group",
	cast(total(denominator IS 1 AND numerator IS 1) AS INTEGER) AS numerator,
	cast(total(denominator IS 1) AS INTEGER) AS denominator, 0 AS excluded, 0 AS excepted,
	cast(total(denominator IS NULL OR (denominator IS 1 AND numerator IS NULL)) AS INTEGER) AS undetermined
FROM contribution GROUP BY 1, 2, 3
HAVING NOT ("by" <> '' AND coalesce("group", '') = '' AND total(denominator IS NOT 0) = 0)
ORDER BY 1, 2, 3;
