// Every kind of page, with and without script, in light and dark, on a screen and on a phone.
import { join } from 'node:path';
import { check, checkEqual } from './check.mjs';
import { checkAccessible, checkIds, phone, visit } from './browser.mjs';

async function checkPhone(page, name) {
  checkEqual(await page.evaluate(() => document.documentElement.scrollWidth), phone.width, `${name}: its width`);
  const loose = await page.evaluate(() => [...document.querySelectorAll('.scroll')]
    .filter(box => box.tabIndex !== 0 || box.getAttribute('role') !== 'region' ||
      !document.getElementById(box.getAttribute('aria-labelledby'))?.textContent)
    .map(box => box.outerHTML.slice(0, 80)));
  checkEqual(loose, [], `${name}: boxes that scroll out of the keyboard's reach`);
}

async function checkFrame(page, name) {
  const frame = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    landmarks: ['header', 'main', 'footer'].map(tag => document.querySelectorAll(`body > ${tag}`).length),
    headings: [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(heading => Number(heading.tagName[1])),
    skip: document.querySelector('body > a')?.getAttribute('href'),
    heads: [...document.querySelectorAll('table')].filter(table => !table.caption?.textContent ||
      [...table.querySelectorAll('th')].some(head => !head.scope)).length,
    unnamed: [...document.querySelectorAll('figure')].filter(figure =>
      !document.getElementById(figure.getAttribute('aria-describedby'))?.matches('table')).length,
  }));
  checkEqual(frame.lang, 'nb', `${name}: lang`);
  checkEqual(frame.landmarks, [1, 1, 1], `${name}: header, main, footer`);
  checkEqual(frame.skip, '#main', `${name}: the skip link`);
  checkEqual(frame.headings.filter(level => level === 1).length, 1, `${name}: headings of the first level`);
  check(frame.headings.every((level, i) => i === 0 || level <= frame.headings[i - 1] + 1),
    `${name}: a level of heading is left out`);
  checkEqual(frame.heads, 0, `${name}: tables without caption or scope`);
  checkEqual(frame.unnamed, 0, `${name}: charts without a table of their numbers`);
}

export async function testPages(browser, made) {
  for (const file of ['report.html', 'units/ostensjo.html', 'units/index.html']) {
    const path = join(made.oslo, file);
    for (const colorScheme of ['light', 'dark']) {
      await visit(browser, path, { colorScheme }, async page => {
        await checkAccessible(page, `${file} ${colorScheme}`);
        await checkIds(page, file);
        await checkFrame(page, file);
      });
    }
    await visit(browser, path, { viewport: phone }, page => checkPhone(page, file));
    await visit(browser, path, { viewport: phone, javaScriptEnabled: false }, async page => {
      checkEqual(await page.locator('th button, form:visible').count(), 0, `${file}: what needs script, without it`);
      check(await page.locator('h1').isVisible() && await page.locator('footer').isVisible(),
        `${file} is not there without script`);
    });
  }
}
