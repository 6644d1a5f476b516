// What the peers that npm has are asked: node peers.cjs FOLDER TOOL JOB FILE [FILE], where FOLDER holds their
// node_modules. Prints the answer in the form of peers.sh.
const [, , folder, tool, job, file, second] = process.argv;
const load = name => require(require.resolve(name, { paths: [folder] }));

// Of text a profile has counts only, of dates no moments.
const columns = [['id', 'number'], ['unit'], ['supervisor'], ['start', 'date'], ['plan', 'date'], ['meeting', 'date'],
	['hours', 'number'], ['status']];
const cut = "'2023-06-30'";
const [from, to] = ["'2023-07-01'", "'2024-06-30'"];

const profiled = (distinct, deviation) => columns.flatMap(([name, type]) => [`count(${name})`,
	`count(*) - count(${name})`, `${distinct}${name})`, ...(type ? [`min(${name})`, `max(${name})`] : []),
	...(type === 'number' ? [`avg(${name})`, `${deviation}(${name})`] : [])]).join(', ');

// One row of a profile as a line a column.
function profileLines(row) {
	let at = 0;
	return columns.map(([name, type]) => {
		const width = 3 + (type ? 2 : 0) + (type === 'number' ? 2 : 0);
		const values = row.slice(at, at += width);
		return [name, ...values, ...Array(7 - width).fill('?')];
	});
}

const duckdbFile = `'${file}'`;
const duckdbNorwegian = `read_csv('${file}', delim = ';', decimal_separator = ',', dateformat = '%d.%m.%Y')`;
const duckdbShare = source =>
	`select unit, count(plan), count(*) from ${source} where start <= date ${cut} group by unit`;
const chdbFile = name => `file('${name}', 'CSVWithNames')`;
const questions = {
	duckdb: {
		count: `select count(*) from ${duckdbFile}`,
		share: duckdbShare(duckdbFile),
		share_nb: duckdbShare(duckdbNorwegian),
		describe: `select count(hours), min(hours), quantile_cont(hours, 0.25), quantile_cont(hours, 0.5),
			quantile_cont(hours, 0.75), max(hours), avg(hours), stddev_samp(hours) from ${duckdbFile}`,
		profile: `select ${profiled('count(distinct ', 'stddev_samp')} from ${duckdbFile}`,
		frequency: `select hours, count(*) from ${duckdbFile} group by hours`,
		meetings: `select unit, sum(has_met), count(*) from (select unit, (exists (select 1 from ${duckdbFile} m
			where m.trainee = t.trainee and m.day between date ${from} and date ${to}))::int has_met
			from '${second}' t where t.start <= date ${to}) group by unit`,
	},
	chdb: {
		count: `select count() from ${chdbFile(file)}`,
		share: `select unit, count(plan), count() from ${chdbFile(file)} where start <= toDate(${cut}) group by unit`,
		share_nb: `select unit, countIf(plan != ''), count() from file('${file}', 'CSVWithNames',
			'id UInt64, unit String, supervisor String, start String, plan String, meeting String, hours String,
			status String') where concat(substring(start, 7, 4), substring(start, 4, 2), substring(start, 1, 2))
			<= '20230630' group by unit settings format_csv_delimiter = ';'`,
		describe: `select count(hours), min(hours), arrayJoin([quantilesExactInclusive(0.25, 0.5, 0.75)(hours)]) as q,
			max(hours), avg(hours), stddevSamp(hours) from ${chdbFile(file)}`,
		profile: `select ${profiled('uniqExact(', 'stddevSamp')} from ${chdbFile(file)}`,
		frequency: `select hours, count() from ${chdbFile(file)} group by hours`,
		meetings: `select unit, countIf(trainee in (select trainee from ${chdbFile(file)}
			where day between toDate(${from}) and toDate(${to}))), count() from ${chdbFile(second)}
			where start <= toDate(${to}) group by unit`,
	},
};

const text = value => (value === null || value === undefined ? '' : String(value));
function print(rows) {
	for (const row of job === 'profile' && rows.length === 1 ? profileLines(rows[0]) : rows)
		console.log(row.map(text).join(','));
}

async function duckdb() {
	const { DuckDBInstance } = load('@duckdb/node-api');
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	print((await connection.runAndReadAll(questions.duckdb[job])).getRows());
}

function chdb() {
	const lines = load('chdb').query(questions.chdb[job], 'TSV').split('\n').filter(line => line);
	print(lines.map(line => line.replace(/[[\]]/g, '').replace(/\\N/g, '').split(job === 'describe' ? /[\t,]/ : '\t')));
}

function polars() {
	const pl = load('nodejs-polars');
	const { col, lit } = pl;
	const rows = pl.scanCSV(file, job === 'share_nb' ? { sep: ';', decimalComma: true } : {});
	const share = (begun, day) => begun.filter(col('start').lessThanEquals(day)).groupBy('unit')
		.agg(col('plan').count().alias('planned'), col('start').count().alias('begun'));
	const hours = col('hours');
	const answers = {
		count: () => rows.select(col('id').count()),
		share: () => share(rows, lit('2023-06-30')),
		share_nb: () => share(rows.select('unit', 'start', 'plan')
			.withColumn(col('start').str.strptime(pl.Date, '%d.%m.%Y')), lit(new Date('2023-06-30')).cast(pl.Date)),
		describe: () => rows.select(hours.count().alias('n'), hours.min().alias('min'),
			hours.quantile(0.25, 'linear').alias('q1'), hours.median().alias('q2'),
			hours.quantile(0.75, 'linear').alias('q3'), hours.max().alias('max'), hours.mean().alias('mean'),
			hours.std().alias('sd')),
		profile: () => rows.select(...columns.flatMap(([name, type]) => [col(name).count().alias(`${name}1`),
			col(name).nullCount().alias(`${name}2`), col(name).dropNulls().nUnique().alias(`${name}3`),
			...(type ? [col(name).min().alias(`${name}4`), col(name).max().alias(`${name}5`)] : []),
			...(type === 'number' ? [col(name).mean().alias(`${name}6`), col(name).std().alias(`${name}7`)] : [])])),
		frequency: () => rows.groupBy('hours').agg(col('id').count().alias('n')),
		meetings: () => {
			const recent = rows.filter(col('day').greaterThanEquals(lit('2023-07-01'))
				.and(col('day').lessThanEquals(lit('2024-06-30')))).select('trainee').unique();
			return pl.scanCSV(second).filter(col('start').lessThanEquals(lit('2024-06-30')))
				.join(recent.withColumn(lit(1).alias('met')), { on: 'trainee', how: 'left' }).groupBy('unit')
				.agg(col('met').count().alias('met'), col('trainee').count().alias('all'));
		},
	};
	print(answers[job]().collectSync().rows());
}

Promise.resolve().then({ duckdb, chdb, polars }[tool]).catch(error => {
	console.error(String(error));
	process.exit(1);
});
