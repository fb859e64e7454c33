import { type Html, html } from '../../platform/html.ts';
import { hint, linesOf, NARROW, percent, words } from './drawing.ts';
import { markAt, type Sign } from './marks.ts';

/** What stands in a box of a map, and below which other it hangs. */
export type Boxed = {
  readonly name: string;
  readonly lines: readonly string[];
  readonly sign: Sign;
  /** Within the perimeter, outside it, nobody knows where, or not there at all. */
  readonly look: 'in' | 'out' | 'unknown' | 'gap';
  readonly depth: number;
  readonly parent: Placed | undefined;
};

/** A box in its place: `x` and `notch` as shares of the width, the rest in pixels from the top. */
export type Placed = Omit<Boxed, 'lines'> & {
  readonly title: readonly string[];
  readonly text: readonly string[];
  readonly x: number;
  /** Where the perimeter runs past it on the left, when it is outside. */
  readonly notch: number;
  readonly top: number;
  readonly bottom: number;
};

const STEP = 0.08;
/** However deep a chain is, it leaves room for its words. */
const DEEPEST = 0.32;
const [LEFT, RIGHT] = [0.02, 0.98];
const GAP = 14;
const PADDING = 14;
const TITLE = 19;
const TEXT = 16;
/** Room for the perimeter's name above the first box. */
const FIRST = 34;
/** Room for the sign in the corner. */
const CORNER = 26;

/** Puts a box below the last. */
export function placedBelow(placed: Placed[], boxed: Boxed, deepest: number, first = FIRST): void {
  const { lines, ...rest } = boxed;
  const step = Math.min(STEP, DEEPEST / Math.max(1, deepest));
  const x = LEFT + boxed.depth * step;
  const width = (RIGHT - x) * NARROW - 2 * PADDING;
  const title = linesOf(boxed.name, width - CORNER, 14.5);
  const text = lines.flatMap((line) => linesOf(line, width, 12));
  const top = (placed.at(-1)?.bottom ?? first - GAP) + GAP;
  const bottom = top + 2 * 10 + title.length * TITLE + text.length * TEXT;
  const isOut = boxed.look !== 'in';
  const above = boxed.parent;
  const notch = isOut && above && above.look !== 'in' ? above.notch : x - step * 0.3;
  placed.push({ ...rest, title, text, x, notch, top, bottom });
}

const CLASSES = { in: 'p-node', out: 'p-node-bad', unknown: 'p-node-warn', gap: 'p-node-warn' } as const;

/** A box with its words, its sign, and the line to it from whoever engaged it. */
export function box({ name, title, text, sign, look, parent, x, top, bottom }: Placed): Html {
  const middle = top + 20;
  const textTop = top + 10 + title.length * TITLE;
  return html`<g>${hint(name)}${parent ? edge(parent, x, middle, look) : html``}<rect class="${CLASSES[look]}" x="${percent(x)}" y="${top}" width="${percent(RIGHT - x)}" height="${bottom - top}" rx="4"/><svg x="${percent(x)}" y="0" width="1" height="1" overflow="visible">${words(title, String(PADDING), top + 24, { classes: 'p-label p-strong', step: TITLE })}${words(text, String(PADDING), textTop + 14, { classes: 'p-label-small', step: TEXT })}</svg><svg x="${percent(RIGHT)}" y="0" width="1" height="1" overflow="visible">${markAt(sign, '-20', middle)}</svg></g>`;
}

/** From the foot of a box down and across to another. */
function edge(from: Placed, to: number, y: number, look: Placed['look']): Html {
  const trunk = percent(from.x + (to - from.x) * 0.3);
  const classes = look === 'in' ? 'p-edge' : 'p-edge-out';
  return html`<line class="${classes}" x1="${trunk}" x2="${trunk}" y1="${from.bottom}" y2="${y}"/><line class="${classes}" x1="${trunk}" x2="${percent(to)}" y1="${y}" y2="${y}"/>`;
}

/**
 * The perimeter around the boxes within it: a line that runs around them all, and past those outside on their left, so
 * that the line to each of them crosses it.
 */
export function perimeter(
  placed: readonly Placed[],
  name: string,
): { readonly drawn: Html; readonly bottom: number } {
  const rows = placed.map(({ top, bottom, look, notch }) => ({
    top: top - GAP / 2,
    bottom: bottom + GAP / 2,
    right: look === 'in' ? 1 : notch,
  }));
  const bottom = rows.at(-1)?.bottom ?? FIRST;
  const strips = [{ top: 2, bottom: rows[0]?.top ?? FIRST, right: 1 }, ...rows];
  const drawn = html`${strips.map(
    ({ top, bottom, right }) =>
      html`<rect class="p-area" x="0" y="${top}" width="${percent(right)}" height="${bottom - top}"/>`,
  )}${strips.map(({ top, bottom, right }, index) => {
    const before = strips[index - 1]?.right ?? 0;
    return html`<line class="p-border" x1="${percent(right)}" x2="${percent(right)}" y1="${top}" y2="${bottom}"/><line class="p-border" x1="${percent(before)}" x2="${percent(right)}" y1="${top}" y2="${top}"/>`;
  })}<line class="p-border" x1="0" x2="0" y1="2" y2="${bottom}"/><line class="p-border" x1="0" x2="${percent(strips.at(-1)?.right ?? 1)}" y1="${bottom}" y2="${bottom}"/>${words([name], percent(LEFT), 20, { classes: 'p-label-small p-strong' })}`;
  return { drawn, bottom };
}
