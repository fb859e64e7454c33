import { type Html, html } from '../../platform/html.ts';
import { PICTURES as T } from '../texts/pictures.ts';
import { more, NONE } from '../web/parts.ts';
import type { Say } from '../web/say.ts';

/**
 * What all pictures are drawn with. A picture does not shrink: it lies across the width it is given in percent, and its
 * letters stay as large as they are, so that it can be read on a phone and on paper.
 */

/** The narrowest a picture is shown, in pixels: what a phone of 320 leaves it within a panel. */
export const NARROW = 256;

/** How something stands, each with a form of its own beside its colour. */
export type Look = 'allowed' | 'pending' | 'held' | 'denied' | 'none';

/** A share of the width, 0 to 1, as SVG takes it. */
export const percent = (share: number): string => `${Math.round(share * 10_000) / 100}%`;

/** How high each look stands in a row of BAR_HEIGHT: the less is allowed, the thinner. */
const HEIGHTS: Readonly<Record<Look, number>> = { allowed: 16, pending: 14, held: 14, denied: 7, none: 3 };
export const BAR_HEIGHT = 16;

/** A bar of a look; `x` and `width` as SVG takes them, `y` the top of its row. */
export const bar = (look: Look, x: string, y: number, width: string, says: Html = NONE): Html =>
  html`<rect class="p-${look}" x="${x}" y="${y + (BAR_HEIGHT - HEIGHTS[look]) / 2}" width="${width}" height="${HEIGHTS[look]}">${says}</rect>`;

/** What is told to who points at a part. */
export const hint = (text: string): Html => html`<title>${text}</title>`;

/** Lines of text below each other, the first on `y`; `x` as SVG takes it. */
export const words = (
  lines: readonly string[],
  x: string,
  y: number,
  {
    classes = 'p-label',
    step = 20,
    anchor = 'start',
  }: { classes?: string; step?: number; anchor?: 'start' | 'middle' | 'end' } = {},
): Html =>
  html`<text class="${classes}" text-anchor="${anchor}">${lines.map(
    (line, index) => html`<tspan x="${x}" y="${y + index * step}">${line}</tspan>`,
  )}</text>`;

/** Text within a line of a picture, which is not as wide as it. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[iljtfrI.,:;'|!()[\] ·-]/, 0.31],
  [/[mwMWæÆ@%—–…]/, 0.88],
  [/[A-ZÅØ]/, 0.67],
  [/[0-9]/, 0.61],
];

/** About how wide a text is, in pixels; rather too much than too little. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (WIDTHS.find(([is]) => is.test(letter))?.[1] ?? 0.57), 0) * size;

/** A text in lines of at most a width in pixels, broken between words; within one only where it is longer than a line, with a hyphen. */
export function linesOf(text: string, width: number, size = 14): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`, size) <= width)
      lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(...piecesOf(word, width, size));
  }
  return lines;
}

function piecesOf(word: string, width: number, size: number): readonly string[] {
  const pieces = [''];
  for (const letter of word) {
    const piece = pieces.at(-1) ?? '';
    if (piece === '' || widthOf(`${piece}${letter}-`, size) <= width) pieces.splice(-1, 1, piece + letter);
    else pieces.splice(-1, 1, `${piece}-`, letter);
  }
  return pieces;
}

/** A drawing as wide as its place, with what it is and what it shows for who does not see it. */
export const drawing = (
  id: string,
  {
    title,
    description,
    height,
    content,
  }: { title: string; description: string; height: number; content: Html },
): Html =>
  html`<svg class="picture" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${height}"><title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>${content}</svg>`;

/**
 * A picture: what is drawn, what its forms mean, what it shows in a sentence where that is not drawn, and the same as a table. A slim one is no
 * wider than its words need, and stands beside them where there is room.
 */
export function picture(
  say: Say,
  {
    drawn,
    legend,
    caption,
    table,
    isSlim = false,
  }: { drawn: Html; legend: readonly Html[]; caption?: string; table: Html; isSlim?: boolean },
): Html {
  const words = html`${caption === undefined ? NONE : html`<figcaption>${caption}</figcaption>`}
${legend.length === 0 ? NONE : html`<ul class="legend">${legend}</ul>`}
${more(say(T.asTable), table)}`;
  return isSlim
    ? html`<figure class="figure split"><div>${words}</div><div>${drawn}</div></figure>`
    : html`<figure class="figure">${drawn}${words}</figure>`;
}

/** What a form means. */
export const legendItem = (shape: Html, text: string): Html =>
  html`<li><svg class="picture key" viewBox="0 0 28 16" aria-hidden="true" focusable="false">${shape}</svg>${text}</li>`;

export const legendBar = (look: Look, text: string): Html => legendItem(bar(look, '2', 0, '24'), text);
