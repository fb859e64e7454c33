import type { Say } from '../../web/say.ts';

type Cell = string | number;

/** Spreadsheets take for a formula what begins so. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Rows as a spreadsheet takes them, the columns' names first: separated by semicolons, as a Danish one expects, marked as
 * UTF-8, and with no cell that it would calculate.
 */
export const csvOf = (say: Say, rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map((cell) => quoted(say, cell)).join(';')}\r\n`).join('')}`;

function quoted({ lang }: Say, cell: Cell): string {
  if (typeof cell === 'number') return lang === 'da' ? String(cell).replace('.', ',') : String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const CSV = 'text/csv; charset=utf-8';
