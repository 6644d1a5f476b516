// main.mjs MALTALL FOLDER: makes reports in the folder and looks at them.
import { launch } from './browser.mjs';
import { summary } from './check.mjs';
import { reports } from './reports.mjs';
import { testPages } from './pages.mjs';
import { testTables } from './tables.mjs';
import { testScript } from './script.mjs';
import { testPrint } from './print.mjs';
import { testUnits } from './units.mjs';
import { testHostile } from './hostile.mjs';

const browser = await launch().catch(error => {
  console.log(`browser: skipped: no browser can be had here (chromium does not start: ${error.message.split('\n')[0]})`);
  process.exit(0);
});
const made = reports(process.argv[2], process.argv[3]);
for (const test of [testPages, testTables, testScript, testPrint, testUnits, testHostile])
  await test(browser, made);
await browser.close();
process.exit(summary() ? 0 : 1);
