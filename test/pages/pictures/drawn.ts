import { expect } from '@jest/globals';
import type { Html } from '../../../lambdas/platform/html.ts';

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> };

/** A drawing within a picture: its words for who does not see it, and everything drawn. */
export type Drawing = {
  readonly title: string;
  readonly description: string;
  readonly height: number;
  readonly markup: string;
  readonly tags: readonly Tag[];
};

const unescaped = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

const textOf = (markup: string): string => unescaped(markup.replace(/<[^>]*>/g, '')).trim();

/** The drawings of a picture in their order. */
export const drawingsOf = ({ markup }: Html): readonly Drawing[] =>
  markup
    .split('<svg class="picture" role="img"')
    .slice(1)
    .map((rest) => {
      const drawn = wholeOf(rest);
      const tags = [...drawn.matchAll(/<(\w+)((?:\s+[\w-]+="[^"]*")*)\s*\/?>/g)].map(
        ([, name = '', all = '']) => ({
          name,
          attributes: Object.fromEntries(
            [...all.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
          ),
        }),
      );
      return {
        title: textOf(/<title[^>]*>(.*?)<\/title>/s.exec(drawn)?.[1] ?? ''),
        description: textOf(/<desc[^>]*>(.*?)<\/desc>/s.exec(drawn)?.[1] ?? ''),
        height: Number(/^[^>]*height="([^"]+)"/.exec(rest)?.[1]),
        markup: drawn,
        tags,
      };
    });

/** Up to the end of the drawing, whatever drawings are within it. */
function wholeOf(rest: string): string {
  let depth = 1;
  for (const { 0: tag, index } of rest.matchAll(/<svg|<\/svg>/g)) {
    depth += tag === '<svg' ? 1 : -1;
    if (depth === 0) return rest.slice(rest.indexOf('>') + 1, index);
  }
  throw new Error('a drawing does not end');
}

/** The parts of a class. */
export const partsOf = (drawings: readonly Drawing[], className: RegExp): readonly Tag[] =>
  drawings.flatMap(({ tags }) => tags.filter(({ attributes }) => className.test(attributes.class ?? '')));

/** What is told to who points at a part. */
export const hintsOf = (drawings: readonly Drawing[]): readonly string[] =>
  drawings.flatMap(({ markup }) =>
    [...markup.matchAll(/<title>(.*?)<\/title>/gs)].map(([, text = '']) => textOf(text)),
  );

/** The rows of every table of a picture, cell by cell. */
export const rowsOf = ({ markup }: Html): readonly (readonly string[])[] =>
  [...markup.matchAll(/<tbody>(.*?)<\/tbody>/gs)].flatMap(([, body = '']) =>
    [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell)),
    ),
  );

const NUMBERS = ['x', 'y', 'x1', 'x2', 'y1', 'y2', 'width', 'height'];

/** That a picture lies within its drawings, is named, and holds no number that is none. */
export function expectSound(picture: Html): void {
  expect(picture.markup).not.toMatch(/NaN|undefined|Infinity|style=|<script/);
  const ids = [...picture.markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual([...new Set(ids)]);
  for (const { title, description, height, tags } of drawingsOf(picture)) {
    expect([title, description]).not.toContain('');
    expect(height).toBeGreaterThan(0);
    expect(tags.flatMap(({ name, attributes }) => outsideOf(name, attributes, height))).toEqual([]);
  }
}

/** What of a part lies outside its drawing. */
const outsideOf = (name: string, all: Tag['attributes'], height: number): readonly string[] =>
  NUMBERS.filter((key) => key in all)
    .filter((key) => !isWithin(all, key, height))
    .map((key) => `${name} ${key} ${JSON.stringify(all)}`);

function isWithin(all: Tag['attributes'], key: string, height: number): boolean {
  const value = all[key] ?? '';
  const number = Number.parseFloat(value);
  const isAcross = /^(x|width)/.test(key);
  const begin = Number.parseFloat(all[isAcross ? 'x' : 'y'] ?? '0');
  // Shares of the width, and pixels from the top; what is in pixels across lies beside a place that is a share.
  const most = isAcross ? (value.endsWith('%') ? 100 : 256) : height;
  const end = key === 'width' || key === 'height' ? begin + number : number;
  return end >= (isAcross ? -20 : 0) && end <= most + 0.02;
}
