import { type ChildToEnrol, COLUMNS, type Column, childOf } from './enrol-body.ts';

/** One line of a list: its number as it is counted in the field, from 1, and its fields. */
export type Row = { readonly line: number; readonly cells: readonly string[] };

/** How fields may be separated: as a spreadsheet copies them, as a Danish one saves them, or as others do. */
const SEPARATORS = ['\t', ';', ','] as const;

/** The lines of a list that hold something; a first line that begins with «CPR» holds headings. */
export function rowsOf(text: string): readonly Row[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  return lines
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .filter(({ cells: [first = ''] }, index) => index > 0 || !/^cpr/i.test(first));
}

function cellsOf(line: string): readonly string[] {
  const separator = SEPARATORS.find((one) => line.includes(one)) ?? ';';
  const cells = line.split(separator).map((cell) => unquoted(cell.trim()));
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** A spreadsheet puts quotation marks around what holds one of its own signs. */
const unquoted = (cell: string): string =>
  cell.length > 1 && cell.startsWith('"') && cell.endsWith('"')
    ? cell.slice(1, -1).replaceAll('""', '"').trim()
    : cell;

/** The child of a line. */
export const childIn = ({ cells }: Row): ChildToEnrol =>
  childOf((field) => cells[COLUMNS.indexOf(field as Column)] ?? '');

/** More fields than there are columns: something is in the wrong place. */
export const isTooWide = ({ cells }: Row): boolean => cells.length > COLUMNS.length;
