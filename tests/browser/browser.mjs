// Chromium as every test uses it: no window, no network, and an ear for everything that goes wrong on a page.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { check, checkEqual } from './check.mjs';

const require = createRequire(`${process.env.BROWSER_MODULES}/package.json`);
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 320, height: 640 };

export function launch() {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--headless', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

// Opens a file in a context of its own, lets `look` look at it, and checks that it asked for nothing but itself and
// that nothing went wrong meanwhile.
export async function visit(browser, file, options, look) {
  const context = await browser.newContext({ offline: true, viewport: desktop, ...options });
  const page = await context.newPage();
  const wrong = [], asked = [];
  page.on('console', message => wrong.push(message.text()));
  page.on('pageerror', error => wrong.push(String(error)));
  page.on('dialog', dialog => { wrong.push('a dialog'); dialog.dismiss(); });
  page.on('request', request => { if (!request.isNavigationRequest()) asked.push(request.url()); });
  await page.goto(pathToFileURL(file).href);
  await look(page);
  const name = `${file} ${JSON.stringify(options)}`;
  checkEqual(wrong, [], `${name}: console and errors`);
  checkEqual(asked, [], `${name}: what it asked for beside itself`);
  await context.close();
}

// The rules of WCAG and the best practices; the policy of the page does not hold for what the debugger runs.
export async function checkAccessible(page, name) {
  await page.evaluate(axe);
  const { violations, passes } = await page.evaluate('axe.run(document)');
  check(passes.length > 10, `${name}: axe looked at next to nothing`);
  checkEqual(violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)}`)), [],
    `${name}: axe`);
}

export async function checkIds(page, name) {
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  });
  checkEqual(twice, [], `${name}: ids that stand twice`);
}
