// indicators.csv and the tables of the pages, each read by itself.

// RFC 4180 into an object a row.
export function parseCsv(text) {
  const rows = [[]];
  let field = '', quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (sign === '"') {
      quoted = true;
    } else if (sign === ',' || sign === '\n') {
      rows.at(-1).push(field);
      field = '';
      if (sign === '\n') rows.push([]);
    } else if (sign !== '\r') {
      field += sign;
    }
  }
  rows.pop();
  const heads = rows.shift();
  return rows.map(row => Object.fromEntries(heads.map((head, i) => [head, row[i]])));
}

// A table as an object a row, by the text of the heads; '' is the head of the row.
export function readTable(page, id) {
  return page.evaluate(id => {
    const table = document.getElementById(id);
    if (!table) return null;
    const heads = [...table.tHead.rows[0].cells].map((cell, i) => i === 0 ? '' : cell.textContent);
    return [...table.tBodies[0].rows].map(row =>
      Object.fromEntries([...row.cells].map((cell, i) => [heads[i], cell.textContent])));
  }, id);
}

// "1 345", "70,0 %" and "52,4" as numbers; null for what is none. U+00A0 stands between thousands.
export function number(text) {
  const found = text.replace(/[\s%]/g, '').replace(',', '.');
  return /^-?\d+([.]\d+)?$/.test(found) ? Number(found) : null;
}

// Whether a percentage shown is the fraction, to the decimals that it has: never more than one of the last away,
// since a figure is cut to the true side where rounding would make it say too much.
export function isPercentOf(text, fraction) {
  const shown = number(text);
  if (fraction === '') return text === '–';
  const decimals = (text.split(',')[1] ?? '').replace(/[^\d]/g, '').length;
  return shown !== null && Math.abs(shown - 100 * Number(fraction)) < (decimals > 1 ? 1 : 0.51) / 10 ** decimals;
}

export const verdicts = { met: 'nådd', not_met: 'ikke nådd', not_relevant: 'ikke relevant', '': '' };
