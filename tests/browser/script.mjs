// Sorting and searching.
import { join } from 'node:path';
import { check, checkEqual } from './check.mjs';
import { visit } from './browser.mjs';
import { number, readTable } from './figures.mjs';

async function column(page, id, head) {
  return (await readTable(page, id)).map(row => Object.entries(row).find(([name]) => name.startsWith(head))[1]);
}

const isSorted = (values, sign) => values.every((value, i) => i === 0 || sign * (value - values[i - 1]) >= 0);

async function sortByNumber(page) {
  const head = page.locator('#table-1-1 thead th').filter({ hasText: 'Andel' });
  const values = async () => (await column(page, 'table-1-1', 'Andel')).slice(1).map(number);
  const before = await values();
  check(!isSorted(before, 1), 'the table is sorted by proportion before anybody asked');
  await head.getByRole('button').click();
  checkEqual(await head.getAttribute('aria-sort'), 'ascending', 'aria-sort after one click');
  check(isSorted(await values(), 1), 'one click does not sort upwards');
  await head.getByRole('button').press('Enter');
  checkEqual(await head.getAttribute('aria-sort'), 'descending', 'aria-sort after Enter');
  check(isSorted(await values(), -1), 'Enter does not turn it round');
  checkEqual((await readTable(page, 'table-1-1'))[0][''], 'I alt', 'the row on top');
  await page.locator('#table-1-1 thead th').nth(1).getByRole('button').click();
  checkEqual(await page.locator('#table-1-1 [aria-sort]').count(), 1, 'heads with aria-sort');
}

// The names of `words` in Norwegian order, numbers by their value.
const norwegian = ['Aas', 'Abel', 'Alta', 'Vik', 'Zoo', 'Ære', 'Ærlig', 'Øst 9', 'Øst 10', 'Østre', 'Ålesund', 'Ås'];

async function sortByName(page) {
  const names = async () => (await column(page, 'table-1-1', '')).slice(1);
  checkEqual(await names(), norwegian, 'the order as written');
  const heads = page.locator('#table-1-1 thead th');
  await heads.filter({ hasText: 'Andel' }).getByRole('button').click();
  check((await names()).join() !== norwegian.join(), 'sorting by proportion leaves the names as they were');
  await heads.first().getByRole('button').click();
  checkEqual(await names(), norwegian, 'sorted by name');
  await heads.first().getByRole('button').click();
  checkEqual(await names(), [...norwegian].reverse(), 'sorted by name, downwards');
}

async function search(page, items) {
  const field = page.getByRole('searchbox').first();
  await field.fill('NORD');
  checkEqual((await items.allTextContents()).filter(text => text).length, 18, 'units in all');
  checkEqual(await items.filter({ visible: true }).locator('bdi').allTextContents(),
    ['Nordre Aker', 'Nordstrand', 'Søndre Nordstrand'], 'found for NORD');
  checkEqual((await page.locator('output').first().textContent()).replace(/\s/g, ' '), '3 av 18', 'how many were found');
  await field.fill('');
  checkEqual(await items.filter({ visible: true }).count(), 18, 'after the field is emptied');
}

export async function testScript(browser, made) {
  await visit(browser, join(made.oslo, 'report.html'), {}, async page => {
    await sortByNumber(page);
    await search(page, page.locator('#units-list li'));
  });
  await visit(browser, join(made.oslo, 'units/index.html'), {},
    page => search(page, page.locator('#units-table tbody tr')));
  await visit(browser, join(made.words, 'report.html'), {}, sortByName);
}
