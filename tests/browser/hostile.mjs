// Names that try to be markup, script or paths are shown as themselves, and nothing of them runs.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { check, checkEqual } from './check.mjs';
import { checkAccessible, checkIds, phone, visit } from './browser.mjs';
import { hostile } from './reports.mjs';

const shown = new Set(hostile.map(({ name, shown }) => shown ?? name));

async function nothingRan(page, name) {
  const ran = await page.evaluate(() => ({
    pwned: window.pwned,
    scripts: document.scripts.length,
    handlers: [...document.querySelectorAll('*')].filter(element => [...element.attributes]
      .some(attribute => attribute.name.startsWith('on') || /^\s*javascript:/i.test(attribute.value))).length,
    images: document.images.length,
  }));
  checkEqual(ran, { scripts: 1, handlers: 0, images: 0 }, `${name}: what ran`);
}

// What is not the page's own is shut out, by whatever way it should have come in.
async function strangersStayOut(page) {
  page.removeAllListeners('console');
  const came = await page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.stranger = 1';
    const text = document.createElement('p');
    text.setAttribute('style', 'color: rgb(1, 2, 3)');
    const image = new Image();
    const loaded = new Promise(resolve => {
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
    });
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    document.body.append(script, text, image);
    return [window.stranger ?? null, getComputedStyle(text).color === 'rgb(1, 2, 3)', await loaded];
  });
  checkEqual(came, [null, false, false], 'a strange script, style and image');
}

export async function testHostile(browser, made) {
  const pages = readdirSync(join(made.hostile, 'units')).filter(file => file !== 'index.html');
  checkEqual(pages.length, hostile.length, 'a page for each name');
  check(pages.every(file => /^[a-z0-9][a-z0-9-]*\.html$/.test(file)), `names of pages: ${pages}`);
  check(!existsSync(join(made.hostile, '..', 'pwned')) && !existsSync(join(made.hostile, '..', '..', 'pwned.html')),
    'a page outside the folder');
  await visit(browser, join(made.hostile, 'report.html'), { viewport: phone }, async page => {
    await nothingRan(page, 'report');
    await checkIds(page, 'report of names');
    const names = await page.locator('#table-1-1 tbody th bdi').allTextContents();
    checkEqual(new Set(names).size, hostile.length, 'names in the table');
    checkEqual(names.filter(name => !shown.has(name)), [], 'names that are not shown as themselves');
    checkEqual(await page.evaluate(() => document.documentElement.scrollWidth), phone.width, 'width of the report of names');
    await checkAccessible(page, 'report of names');
  });
  await visit(browser, join(made.hostile, 'report.html'), {}, strangersStayOut);
  const headings = [];
  for (const file of pages) {
    await visit(browser, join(made.hostile, 'units', file), { viewport: phone }, async page => {
      await nothingRan(page, file);
      headings.push(await page.locator('h1').textContent());
      checkEqual(await page.evaluate(() => document.documentElement.scrollWidth), phone.width, `${file}: width`);
    });
  }
  checkEqual(headings.filter(heading => !shown.has(heading)), [], 'headings that are not the name itself');
  checkEqual(new Set(headings).size, hostile.length, 'headings');
}
