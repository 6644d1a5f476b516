// Every unit is reached in two clicks, and there is a way home.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { check, checkEqual } from './check.mjs';
import { visit } from './browser.mjs';

async function linksLead(page, name) {
  const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map(link => link.href));
  check(links.length > 0, `${name}: no link`);
  checkEqual(links.filter(link => !link.startsWith('file:') || !existsSync(fileURLToPath(link.split('#')[0]))), [],
    `${name}: links that lead nowhere`);
  const inside = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')]
    .filter(link => !document.getElementById(link.getAttribute('href').slice(1))).map(link => link.outerHTML));
  checkEqual(inside, [], `${name}: links within that lead nowhere`);
}

export async function testUnits(browser, made) {
  await visit(browser, join(made.oslo, 'report.html'), { javaScriptEnabled: false }, async page => {
    await page.getByRole('link', { name: 'Østensjø', exact: true }).first().click();
    checkEqual(await page.locator('h1').textContent(), 'Østensjø', 'one click from the report');
    await page.getByRole('link', { name: 'Alle enheter' }).click();
    await page.getByRole('link', { name: 'Alna', exact: true }).click();
    checkEqual(await page.locator('h1').textContent(), 'Alna', 'two clicks on');
    await page.getByRole('link', { name: 'Hele rapporten', exact: true }).click();
    check((await page.locator('h1').textContent()).startsWith('ALIS Oslo'), 'the way home');
  });
  for (const file of ['report.html', 'units/alna.html', 'units/index.html'])
    await visit(browser, join(made.oslo, file), {}, page => linksLead(page, file));
  await visit(browser, join(made.many, 'report.html'), {}, async page => {
    await page.getByRole('link', { name: 'Oversikt over 90 enheter' }).click();
    await page.getByRole('link', { name: 'Kommune 77', exact: true }).click();
    checkEqual(await page.locator('h1').textContent(), 'Kommune 77', 'two clicks among 90');
  });
}
