// On paper: no chart is cut in two, nothing hangs over the edge, heads of tables come again.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, checkEqual } from './check.mjs';
import { visit } from './browser.mjs';

// A word of its own into the first and the last line of every chart, to be found again on the sheets of paper.
function mark(page) {
  return page.evaluate(() => {
    const charts = [...document.querySelectorAll('figure svg')];
    for (const [i, chart] of charts.entries()) {
      for (const [word, y] of [[`qtop${i}q`, 10], [`qend${i}q`, (chart.viewBox.baseVal.height || 66) - 2]]) {
        const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
        text.setAttribute('x', '45%');
        text.setAttribute('y', y);
        text.textContent = word;
        chart.append(text);
      }
    }
    return charts.length;
  });
}

async function sheets(page, folder) {
  const file = join(folder, 'print.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return execFileSync('pdftotext', [file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\f').slice(0, -1);
}

// The charts whose first and last line are not on the same sheet.
function cut(texts, count) {
  const sheet = word => texts.findIndex(text => text.includes(word));
  return Array.from({ length: count }, (_, i) => i)
    .filter(i => sheet(`qtop${i}q`) < 0 || sheet(`qtop${i}q`) !== sheet(`qend${i}q`));
}

async function checkSheets(page, folder, name) {
  const count = await mark(page);
  check(count > 0, `${name}: no chart`);
  checkEqual(cut(await sheets(page, folder), count), [], `${name}: charts cut in two`);
  return count;
}

// What hangs over the right edge of an A4 sheet within its margins, 178 mm.
async function checkEdge(page, name) {
  await page.setViewportSize({ width: 673, height: 1000 });
  await page.emulateMedia({ media: 'print' });
  const over = await page.evaluate(() => [...document.querySelectorAll('table,p,h1,h2,h3,dl')]
    .filter(element => element.getBoundingClientRect().right > 674)
    .map(element => `${element.tagName} ${element.id} ${element.getBoundingClientRect().right}`));
  checkEqual(over, [], `${name}: over the edge`);
}

export async function testPrint(browser, made) {
  await visit(browser, join(made.oslo, 'report.html'), {}, async page => {
    const count = await checkSheets(page, made.folder, 'report');
    // The same look at a chart that no sheet can hold has to find it cut.
    await page.evaluate(() => {
      const chart = document.querySelector('figure svg');
      chart.style.maxHeight = 'none';
      chart.style.height = '500mm';
      chart.setAttribute('preserveAspectRatio', 'none');
    });
    checkEqual(cut(await sheets(page, made.folder), count), [0], 'a chart of half a metre');
    await checkEdge(page, 'report');
  });
  await visit(browser, join(made.oslo, 'units/alna.html'), { colorScheme: 'dark' }, async page => {
    await checkSheets(page, made.folder, 'unit');
    await checkEdge(page, 'unit');
  });
  await visit(browser, join(made.many, 'report.html'), {}, async page => {
    await checkSheets(page, made.folder, '90 units');
    const texts = await sheets(page, made.folder);
    const heads = texts.filter(text => text.includes('Teller')).length;
    const tables = await page.locator('[id^=table-]:is(table)').count();
    check(heads > tables, `tables of 90 rows have their heads on ${heads} sheets`);
  });
}
