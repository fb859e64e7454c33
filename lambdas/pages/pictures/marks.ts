import { type Html, html } from '../../platform/html.ts';
import { NONE } from '../web/parts.ts';
import { hint, legendItem } from './drawing.ts';

/** Around a mark: who or what it comes from. Each lies about 0,0 and is 17 pixels wide at most. */
const FRAMES = {
  circle: 'M-7.5 0a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0z',
  square: 'M-7-7h14v14h-14z',
  diamond: 'M0-8.5L8.5 0L0 8.5L-8.5 0z',
  triangle: 'M0-8.5L8.5 7h-17z',
  house: 'M0-8.5L7.5-2V7.5h-15V-2z',
  octagon: 'M-3.2-7.7h6.4l4.5 4.5v6.4l-4.5 4.5h-6.4l-4.5-4.5v-6.4z',
} as const;

/** Within it: what happened. */
const SIGNS = {
  check: 'M-3.4.2l2.5 2.6l4.4-5.4',
  cross: 'M-2.8-2.8l5.6 5.6M2.8-2.8l-5.6 5.6',
  minus: 'M-3.8 0h7.6',
  plus: 'M-3.8 0h7.6M0-3.8v7.6',
  bang: 'M0-3.4v4M0 2.4v2',
  pause: 'M-1.9-3v6M1.9-3v6',
  play: 'M-2-3.4v6.8L3 0z',
  arrow: 'M-3.8 0h7.2M.6-2.8L3.4 0L.6 2.8',
  up: 'M0 3.8v-7.2M-2.8-.6L0-3.4L2.8-.6',
  dot: 'M-.8 0h1.6',
} as const;

export type Sign = readonly [frame: keyof typeof FRAMES, sign: keyof typeof SIGNS];

const shapes = ([frame, sign]: Sign): Html =>
  html`<path class="p-mark" d="${FRAMES[frame]}"/><path class="p-mark" d="${SIGNS[sign]}"/>`;

/** A mark with its middle at a place; `x` as SVG takes it. */
export const markAt = (sign: Sign, x: string, y: number, says?: string): Html =>
  html`<svg class="mark" x="${x}" y="${y}" width="1" height="1" overflow="visible">${says === undefined ? NONE : hint(says)}${shapes(sign)}</svg>`;

export const legendMark = (sign: Sign, text: string): Html =>
  legendItem(html`<g transform="translate(14 8) scale(.9)">${shapes(sign)}</g>`, text);
