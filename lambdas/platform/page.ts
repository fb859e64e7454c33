import { createHash } from 'node:crypto';
import { Html, html } from './html.ts';

export type Language = 'da' | 'en';

/** Runs nothing and fetches nothing, whatever got into it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Readable on a phone, on paper and for weak eyes: every text and line has the contrast of WCAG 2.1 AA. */
const STYLE = `
:root { --ink: #1b2127; --soft: #4a5560; --line: #d5dae0; --fill: #f4f6f8; --accent: #174a7c; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 1.0625rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: break-word; hyphens: auto; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1.125rem 4rem; }
h1, h2, h3, h4, h5 { line-height: 1.25; text-wrap: balance; hyphens: manual; }
h1 { font-size: clamp(1.6rem, 1.2rem + 2vw, 2.15rem); margin: .25rem 0 .5rem; letter-spacing: -.01em; }
h2 { font-size: 1.3rem; margin: 2.75rem 0 .75rem; }
h3, h4 { font-size: 1rem; margin: 1.5rem 0 .25rem; } h4 { margin-top: 1rem; font-weight: 600; color: var(--accent); } h5 { font-size: .9375rem; margin: 1rem 0 .25rem; color: var(--soft); }
p { margin: .5rem 0; } ul, ol { margin: .5rem 0; padding-left: 1.2rem; } li { margin: .25rem 0; }
.over { color: var(--accent); font-size: .9375rem; font-weight: 600; margin: 0; } .soft { color: var(--soft); font-size: .9375rem; }
.box { background: var(--fill); border-left: 4px solid var(--accent); border-radius: 0 .5rem .5rem 0; padding: .875rem 1.125rem; margin: 1.5rem 0; }
.box h2 { margin: 0 0 .25rem; font-size: 1.1rem; }
details { border: 1px solid var(--line); border-radius: .625rem; margin: .625rem 0; background: #fff; }
summary { cursor: pointer; list-style: none; display: flex; gap: .75rem; align-items: center; min-height: 3rem; padding: .625rem 1rem; font-weight: 600; }
summary::-webkit-details-marker { display: none; }
summary::after { content: ""; flex: none; width: .5rem; height: .5rem; margin: 0 .25rem 0 auto; border: solid var(--accent); border-width: 0 2px 2px 0; transform: translateY(-2px) rotate(45deg); }
details[open] > summary::after { transform: translateY(2px) rotate(-135deg); }
summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .625rem; }
summary small { display: block; font-weight: 400; color: var(--soft); font-size: .9375rem; }
.inside { padding: 0 1rem 1rem; } .inside > :first-child { margin-top: 0; }
.inside details { background: var(--fill); } .inside details details { background: #fff; }
dl { margin: .5rem 0; } dt { font-weight: 600; margin-top: .625rem; } dd { margin: 0; } dd + dd { margin-top: .375rem; }
dd > dl { margin: .25rem 0; padding-left: .875rem; border-left: 2px solid var(--line); } dd > dl > dt:first-child { margin-top: 0; }
dd > ol, li > ol, .plain { list-style: none; padding: 0; margin: .25rem 0; }
li > dl { display: grid; grid-template-columns: minmax(4.5rem, auto) minmax(0, 1fr); gap: .125rem .875rem; margin: .375rem 0; padding: .625rem .875rem; background: var(--fill); border-radius: .5rem; } li > dl > dt { margin: 0; font-weight: 400; color: var(--soft); }
.tag { display: inline-block; border-radius: 1rem; padding: .05rem .625rem; font-size: .875rem; font-weight: 600; background: #e9edf1; color: #333d47; }
.tag.yes { background: #def0e3; color: #12502b; } .tag.no { background: #fbe4e1; color: #7a1a12; }
.tag.some, .left-out { background: #fdf0d0; color: #5e4000; } .left-out { border-radius: .25rem; padding: .05rem .4rem; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.rows { list-style: none; padding: 0; } .rows > li { padding: .5rem 0; border-top: 1px solid var(--line); margin: 0; } .rows > li:first-child { border-top: 0; }
.code { font: .8125rem/1.5 ui-monospace, "SFMono-Regular", Consolas, monospace; background: var(--fill); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; overflow-wrap: anywhere; white-space: pre-wrap; hyphens: none; }
[lang=en].other { margin-top: 4rem; padding-top: 1.5rem; border-top: 3px double var(--line); }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (min-width: 40rem) { .facts { display: grid; grid-template-columns: 12rem 1fr; gap: .375rem 1rem; } .facts dt { margin: 0; } }
@page { margin: 18mm 16mm; }
@media print {
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  [lang=en].other { break-before: page; margin: 0; padding: 0; border: 0; }
  h2, h3, h4, h5, summary, dt { break-after: avoid; } .box, .rows > li { break-inside: avoid; }
  details, .inside details { border: 0; border-top: 1px solid var(--line); border-radius: 0; background: none; }
  summary { padding: .25rem 0; min-height: 0; } summary::after { display: none; } .inside { padding: 0; }
  details:not([open]) > :not(summary) { display: block; } details::details-content { content-visibility: visible; block-size: auto; }
}
`;

/** The style of these pages as a Content-Security-Policy names it, so that whoever serves one allows no other. */
export const PAGE_STYLE = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;

/** A whole page in one file, without scripts: to read on a phone, to print, and to keep. */
export const htmlPage = (lang: Language, title: string, body: Html): string =>
  html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`.markup;

const DATES = {
  da: new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'Europe/Copenhagen' }),
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/Copenhagen' }),
} as const;

/** A date or a moment as people write it, on the wall in Copenhagen: «2. november 2026». */
export const dateIn = (lang: Language, when: string): string => DATES[lang].format(new Date(when));

const MOMENTS = {
  da: new Intl.DateTimeFormat('da-DK', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }),
  en: new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Copenhagen',
  }),
} as const;

/** A moment with its time of day, on the wall in Copenhagen: «2. november 2026 kl. 09.15». */
export const momentIn = (lang: Language, at: string): string => MOMENTS[lang].format(new Date(at));

const COUNTRIES = {
  da: new Intl.DisplayNames('da', { type: 'region' }),
  en: new Intl.DisplayNames('en', { type: 'region' }),
} as const;

/** A country by its name: «Tyskland». */
export const countryIn = (lang: Language, code: string): string => COUNTRIES[lang].of(code) ?? code;
