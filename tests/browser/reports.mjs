// The reports that the tests look at, each made by maltall in a folder of its own.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oslo = fileURLToPath(new URL('../../samples/oslo/oslo.yaml', import.meta.url));

// Names that try to be more than names; `shown` is what a page makes of one that would act instead of being seen.
export const hostile = [
  { name: '<script>window.pwned = 1</script>' },
  { name: '"><img src=x onerror="window.pwned = 2">' },
  { name: '../../pwned' },
  { name: 'right \u202etfel\u202c mark', shown: 'right [U+202E]tfel[U+202C] mark' },
  { name: 'javascript:window.pwned = 3' },
  { name: '&lt;b&gt; &amp; \u2028', shown: '&lt;b&gt; &amp; [U+2028]' },
  { name: 'CON' },
  { name: 'con' },
  { name: 'index' },
  { name: '日本' },
  { name: '%2e%2e%2findex' },
  { name: "'; window.pwned = 4; '" },
  { name: 'x'.repeat(300) },
];

const words = ['Zoo', 'Ærlig', 'Østre', 'Ås', 'Ålesund', 'Vik', 'Øst 10', 'Øst 9', 'Ære', 'Alta', 'Aas', 'Abel'];

// A definition of two indicators over one file with a unit in each row.
function definition(title) {
  return `maltall: 1
title: ${title}
as_of: 2025-12-31
tables:
  lege:
    file: leger.csv
    key: id
    noun: {one: lege, many: leger}
    columns: {id: text, enhet: text, start: date, plan: date}
indicators:
  plan:
    title: Leger med plan
    count: lege
    denominator: start < as_of
    numerator: plan is not missing and plan <= as_of
    target: at least 60 %
    by: [enhet]
  tidlig:
    title: Leger med tidlig plan
    count: lege
    denominator: start < as_of
    numerator: plan is not missing and plan <= start + 3 months
    by: [enhet]
`;
}

function run(maltall, folder, yaml) {
  execFileSync(maltall, ['run', yaml, '--as-of', '2025-12-31', '--out', join(folder, 'out')], { stdio: 'pipe' });
  return join(folder, 'out', '2025-12-31');
}

// `rows` doctors in each unit; every third has no plan yet.
function ofUnits(maltall, folder, title, units, rows) {
  mkdirSync(folder);
  const lines = units.flatMap((unit, i) => Array.from({ length: rows }, (_, j) =>
    `${i}-${j};"${unit.replaceAll('"', '""')}";2025-01-0${1 + j % 9};${(i * 7 + j) % 3 ? `2025-0${2 + (i + j) % 7}-01` : ''}`));
  writeFileSync(join(folder, 'leger.csv'), `id;enhet;start;plan\n${lines.join('\n')}\n`);
  writeFileSync(join(folder, 'plan.yaml'), definition(title));
  return run(maltall, folder, join(folder, 'plan.yaml'));
}

export function reports(maltall, folder) {
  const many = Array.from({ length: 90 }, (_, i) => `Kommune ${i + 1}`);
  mkdirSync(join(folder, 'oslo'));
  const made = {
    folder,
    oslo: run(maltall, join(folder, 'oslo'), oslo),
    words: ofUnits(maltall, join(folder, 'words'), 'Ord', words, 4),
    many: ofUnits(maltall, join(folder, 'many'), 'Mange', many, 5),
    hostile: ofUnits(maltall, join(folder, 'hostile'), 'Navn', hostile.map(({ name }) => name), 3),
  };
  made.csv = name => readFileSync(join(made[name], 'indicators.csv'), 'utf8');
  return made;
}
