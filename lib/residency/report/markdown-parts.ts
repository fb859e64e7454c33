import { type Book, DATA, type Data, type Hold } from './shape.ts';

/** A heading in both languages, numbered so that it can be referred to. */
export const section = (number: number, da: string, en: string): string => `## ${number}. ${da} · ${en}`;

export const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

export const numbered = (lines: readonly string[]): string =>
  lines.map((line, index) => `${index + 1}. ${line}`).join('\n');

/** A table; a bar in a text would end its cell. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');

const cell = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll('\n', ' ');

/** What data is, in words. */
export const kindsOf = (data: readonly Data[]): string => data.map((each) => DATA[each].en).join(', ');

/** What a book is called where it is referred to. */
const SHORT: Readonly<Record<Book, string>> = {
  guard: 'guard',
  'organisation-policy': 'organisation',
  'permissions-boundary': 'boundary',
  'resource-policy': 'own policy',
  firewall: 'firewall',
  code: 'code',
  'by-hand': 'by hand',
};

/** The book of a rule, and its name in it. */
export function bookAndName(hold: Hold): { readonly book: Book; readonly name: string } {
  const slash = hold.indexOf('/');
  const path = hold.slice(slash + 1);
  return { book: hold.slice(0, slash) as Book, name: path.slice(path.indexOf('#') + 1) };
}

/** Rules by the book they are in: ``guard: `a`, `b`; organisation and boundary: `C` ``. */
export function held(holds: readonly Hold[]): string {
  const byBook = Map.groupBy(holds.map(bookAndName), ({ book }) => book);
  const lists = [...byBook].map(([book, of]) => ({
    book: SHORT[book],
    names: of.map(({ name }) => (book === 'by-hand' ? name : `\`${name}\``)).join(', '),
  }));
  return [...Map.groupBy(lists, ({ names }) => names)]
    .map(([names, of]) => `${of.map(({ book }) => book).join(' and ')}: ${names}`)
    .join('; ');
}
