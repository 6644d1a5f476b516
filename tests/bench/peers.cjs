// What the peers that npm has are asked: node peers.cjs FOLDER TOOL JOB FILE, where FOLDER holds their node_modules.
// Prints unit,planned,begun or hours,count, a line each.
const [, , folder, tool, job, file] = process.argv;
const norwegian = job === 'share_nb';
const load = name => require(require.resolve(name, { paths: [folder] }));

const questions = {
	duckdb: {
		share: `select unit, count(plan), count(*) from '${file}' where start <= date '2023-06-30' group by unit`,
		share_nb: `select unit, count(plan), count(*) from read_csv('${file}', delim = ';', decimal_separator = ',',
			dateformat = '%d.%m.%Y') where start <= date '2023-06-30' group by unit`,
		frequency: `select hours, count(*) from '${file}' group by hours order by hours`,
	},
	chdb: {
		share: `select unit, count(plan), count() from file('${file}', 'CSVWithNames')
			where start <= toDate('2023-06-30') group by unit`,
		share_nb: `select unit, countIf(plan != ''), count() from file('${file}', 'CSVWithNames',
			'id UInt64, unit String, supervisor String, start String, plan String, meeting String, hours String,
			status String') where concat(substring(start, 7, 4), substring(start, 4, 2), substring(start, 1, 2))
			<= '20230630' group by unit settings format_csv_delimiter = ';'`,
		frequency: `select hours, count() from file('${file}', 'CSVWithNames') group by hours order by hours`,
	},
};

const text = value => (value === null || value === undefined ? '' : String(value));

async function duckdb() {
	const { DuckDBInstance } = load('@duckdb/node-api');
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	const reader = await connection.runAndReadAll(questions.duckdb[job]);
	for (const row of reader.getRows())
		console.log(row.map(text).join(','));
}

function chdb() {
	const rows = load('chdb').query(questions.chdb[job], 'TSV').split('\n');
	for (const row of rows)
		if (row)
			console.log(row.split('\t').map(value => (value === '\\N' ? '' : value)).join(','));
}

function polars() {
	const pl = load('nodejs-polars');
	const column = pl.col;
	let rows = pl.scanCSV(file, norwegian ? { sep: ';', decimalComma: true } : {});
	if (job === 'frequency') {
		rows = rows.groupBy('hours').agg(column('id').count().alias('n')).collectSync();
	} else {
		const cut = norwegian ? pl.lit(new Date('2023-06-30')).cast(pl.Date) : pl.lit('2023-06-30');
		if (norwegian)
			rows = rows.select('unit', 'start', 'plan').withColumn(column('start').str.strptime(pl.Date, '%d.%m.%Y'));
		rows = rows.filter(column('start').lessThanEquals(cut)).groupBy('unit')
			.agg(column('plan').count().alias('planned'), column('start').count().alias('begun')).collectSync();
	}
	for (const row of rows.rows())
		console.log(row.map(text).join(','));
}

Promise.resolve({ duckdb, chdb, polars }[tool]()).catch(error => {
	console.error(String(error));
	process.exit(1);
});
