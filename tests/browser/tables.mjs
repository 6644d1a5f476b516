// What the tables say is what indicators.csv says.
import { join } from 'node:path';
import { check, checkEqual } from './check.mjs';
import { visit } from './browser.mjs';
import { isPercentOf, number, parseCsv, readTable, verdicts } from './figures.mjs';

// The interval as "52,4–92,4 %".
function intervalIs(text, row) {
  const [lower, upper] = text.split('–');
  return row.lower === '' ? text === '–' : isPercentOf(`${lower} %`, row.lower) && isPercentOf(upper, row.upper);
}

function missingIs(text, row) {
  return row.verdict === 'not_met' && row.missing_to_target !== '' ? number(text) === Number(row.missing_to_target)
    : text === '';
}

// A row of the table of one indicator and grouping against a row of the file.
function rowIs(shown, row) {
  const column = start => Object.entries(shown).find(([head]) => head.startsWith(start))?.[1];
  const optional = (head, count) => column(head) === undefined ? Number(count) === 0 : number(column(head)) === Number(count);
  return shown[''] === (row.by ? row.group || 'Ikke oppgitt' : 'I alt') &&
    number(column('Teller')) === Number(row.numerator) && number(column('Nevner')) === Number(row.denominator) &&
    isPercentOf(column('Andel'), row.proportion) && intervalIs(column('95'), row) &&
    (column('Resultat') ?? '').replace(/^[●▼]\s/, '') === verdicts[row.verdict] && missingIs(column('Mangler') ?? '', row) &&
    optional('Ubestemt', row.undetermined) && optional('Utelatt', row.excluded) && optional('Unntatt', row.excepted);
}

async function checkReport(page, rows) {
  const names = [...new Set(rows.map(row => row.indicator))];
  for (const [i, name] of names.entries()) {
    const own = rows.filter(row => row.indicator === name);
    const groupings = [...new Set(own.map(row => row.by))].filter(by => by);
    for (const [j, by] of groupings.entries()) {
      const shown = await readTable(page, `table-${i + 1}-${j + 1}`);
      const expected = own.filter(row => row.by === '' || row.by === by);
      checkEqual(shown?.length, expected.length, `table-${i + 1}-${j + 1}: rows`);
      for (const [k, row] of expected.entries())
        check(shown?.[k] && rowIs(shown[k], row), `${name} by ${by}: ${JSON.stringify(shown?.[k])} is not ${JSON.stringify(row)}`);
    }
  }
  const glance = await readTable(page, 'targets-table');
  for (const [i, row] of rows.filter(row => row.by === '').entries())
    check(glance[i]['Antall'].replace(/\s/g, '').startsWith(`${row.numerator}av${row.denominator}`) &&
      isPercentOf(glance[i]['Andel'], row.proportion), `at a glance: ${JSON.stringify(glance[i])}`);
}

async function checkUnit(page, rows, unit) {
  const shown = await readTable(page, 'unit-table');
  const own = rows.filter(row => /(^|[.])enhet$/.test(row.by) && row.group === unit);
  checkEqual(shown.filter(row => row['Antall'] !== 'ikke med').length, own.length, `${unit}: indicators`);
  const counted = shown.filter(row => row['Antall'] !== 'ikke med');
  for (const [i, row] of own.entries()) {
    const holds = row.state === 'zero_denominator'
      ? counted[i]['Andel'] === '–'
      : counted[i]['Antall'].replace(/\s/g, '').startsWith(`${row.numerator}av${row.denominator}`) &&
        isPercentOf(counted[i]['Andel'], row.proportion) && intervalIs(counted[i]['Konfidens\u00adintervall'], row) &&
        missingIs(counted[i]['Til målet'], row) &&
        number(counted[i]['Ubestemt'] || '0') === Number(row.undetermined);
    check(holds, `${unit}: ${JSON.stringify(counted[i])} is not ${JSON.stringify(row)}`);
  }
}

async function checkIndex(page, rows) {
  const shown = await readTable(page, 'units-table');
  for (const line of shown) {
    const shares = Object.values(line).slice(1).filter(text => text !== '').map(text => text.replace(/\s*[●▼]$/, ''));
    const own = rows.filter(row => /(^|[.])enhet$/.test(row.by) && row.group === (line[''] === 'Ikke oppgitt' ? '' : line['']));
    check(shares.length === own.length && own.every((row, i) => isPercentOf(shares[i], row.proportion)),
      `index: ${JSON.stringify(line)}`);
  }
}

export async function testTables(browser, made) {
  const rows = parseCsv(made.csv('oslo'));
  check(rows.length > 100, 'indicators.csv has hardly a row');
  await visit(browser, join(made.oslo, 'report.html'), {}, page => checkReport(page, rows));
  await visit(browser, join(made.oslo, 'units/alna.html'), {}, page => checkUnit(page, rows, 'Alna'));
  await visit(browser, join(made.oslo, 'units/sondre-nordstrand.html'), {},
    page => checkUnit(page, rows, 'Søndre Nordstrand'));
  await visit(browser, join(made.oslo, 'units/index.html'), {}, page => checkIndex(page, rows));
}
