import { type CalendarDate, dateInCopenhagen, type Instant } from '../../domain/dates.ts';
import { daysAfter, monthsAfter } from '../../domain/deadline.ts';
import { beginningOf } from '../../domain/moments.ts';
import { type Html, html } from '../../platform/html.ts';
import type { Language } from '../../platform/page.ts';
import { NARROW, percent, widthOf, words } from './drawing.ts';

/** A stretch of time laid across a picture, with a little room on both sides. */
export type Axis = { readonly from: Instant; readonly to: Instant };

const [LEFT, RIGHT] = [0.03, 0.97];
const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The axis from the first of some moments until now; one shorter than a minute goes on until it is as long as that. */
export function axisOver(moments: readonly Instant[], now: Instant): Axis {
  const [from = now] = [now, ...moments].toSorted();
  const least = new Date(Date.parse(from) + MINUTE_MS).toISOString();
  return { from, to: least > now ? least : now };
}

/** Where a moment lies, as a share of the width; one outside the axis at its end. */
export function placeOf({ from, to }: Axis, at: Instant): number {
  const share = (Date.parse(at) - Date.parse(from)) / (Date.parse(to) - Date.parse(from));
  return LEFT + (RIGHT - LEFT) * Math.min(1, Math.max(0, share));
}

/** Months between two labels; from a year on they are school years. */
const STEPS = [1, 2, 3, 6, 12, 24, 36, 60, 120];
/** Days between two labels, of a time of less than SHORT_DAYS. */
const DAY_STEPS = [1, 2, 7, 14];
const SHORT_DAYS = 60;
const MOST_LABELS = 4;
const LABEL_SIZE = 12;
/** The height of the labels' line. */
const LABELS = 20;

type Line = { readonly day: CalendarDate; readonly text: string; readonly isLabelled: boolean };

/** The lines of days, months or school years down to a depth. */
export const gridOf = (lang: Language, axis: Axis, height: number): Html =>
  html`${linesOf(lang, axis).map(({ day, isLabelled }) => {
    const x = percent(placeOf(axis, beginningOf(day)));
    return html`<line class="${isLabelled ? 'p-axis' : 'p-grid'}" x1="${x}" x2="${x}" y1="0" y2="${height}"/>`;
  })}`;

/** What the lines of an axis are called, once for all that is drawn below it; only those that have room on a phone. */
export const axisLabels = (lang: Language, axis: Axis): Html => {
  let free = 0;
  const labels = linesOf(lang, axis).flatMap(({ day, text, isLabelled }) => {
    const place = placeOf(axis, beginningOf(day));
    const end = place + (widthOf(text, LABEL_SIZE) + 4) / NARROW;
    if (!isLabelled || place < free || end > 1) return [];
    free = end;
    return [{ text, place }];
  });
  return html`<svg class="picture" aria-hidden="true" focusable="false" width="100%" height="${LABELS}">${labels.map(
    ({ text, place }) =>
      html`<svg x="${percent(place)}" width="1" height="1" overflow="visible">${words([text], '0', LABELS - 6, { classes: 'p-label-small' })}</svg>`,
  )}</svg>`;
};

function linesOf(lang: Language, axis: Axis): readonly Line[] {
  const first = dateInCopenhagen(axis.from);
  const last = dateInCopenhagen(axis.to);
  const length = daysBetween(first, last);
  return length < SHORT_DAYS ? daysFrom(lang, first, length) : monthsFrom(lang, first, last);
}

/** Days, every so many of them. */
function daysFrom(lang: Language, first: CalendarDate, length: number): readonly Line[] {
  const step = DAY_STEPS.find((one) => length / one <= MOST_LABELS) ?? 21;
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => {
    const day = daysAfter(first, index * step);
    return { day, text: DAYS[lang].format(noonOf(day)), isLabelled: true };
  });
}

/** Months, or school years, which begin on 1 August. */
function monthsFrom(lang: Language, first: CalendarDate, last: CalendarDate): readonly Line[] {
  const months = monthsBetween(first, last);
  const step = STEPS.find((one) => months / one <= MOST_LABELS) ?? 240;
  const unit = step < 12 ? 1 : 12;
  const start = `${Number(first.slice(0, 4)) - 1}-08-01`;
  const lines = Array.from({ length: (monthsBetween(start, last) + unit) / unit }, (_, index) => {
    const day = monthsAfter(start, index * unit);
    return {
      day,
      text: unit === 12 ? schoolYearOf(day) : MONTHS[lang].format(noonOf(day)),
      isLabelled: (index * unit) % step === 0,
    };
  });
  return lines.filter(({ day }) => first < day && day <= last);
}

const noonOf = (day: CalendarDate): Date => new Date(`${day}T12:00:00Z`);

const DAYS = {
  da: new Intl.DateTimeFormat('da-DK', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
} as const;
const MONTHS = {
  da: new Intl.DateTimeFormat('da-DK', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }),
} as const;

/** The school year that begins on a day: `2026/27`. */
const schoolYearOf = (day: CalendarDate): string => {
  const year = Number(day.slice(0, 4));
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}`;
};

const monthsBetween = (from: CalendarDate, to: CalendarDate): number =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));

const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
