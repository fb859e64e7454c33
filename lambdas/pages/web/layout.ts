import type { Bilingual } from '../../domain/purpose.ts';
import type { AssetNames } from '../../platform/assets.ts';
import { type Html, html } from '../../platform/html.ts';
import { WEB as T } from '../texts/web.ts';
import { HIDDEN } from './hidden.ts';
import { icon } from './icon.ts';
import type { Say } from './say.ts';

/** A place in the menu. */
export type Place = { readonly title: Bilingual; readonly href: string };

/** What surrounds every page of one visit. */
export type Frame = {
  readonly assets: AssetNames;
  readonly path: string;
  /** Where the visitor is, with its query; the language switch leads back to it. */
  readonly here: string;
  readonly menu: readonly Place[];
  /** Present for who is signed in: the token of the sign-out form, and how long a page may stay still. */
  readonly signedIn?: {
    readonly token: string;
    readonly idleSeconds: number;
    readonly as: Bilingual /** Opaque, and the same each time: what she had typed is hers when she is back. */;
    readonly person: string;
  };
};

/** What a page shows: a title (also the window's), and the content below it. */
export type Shown = {
  readonly title: string;
  readonly content: Html;
  /** Where the visitor is, from the first page on; the page itself is not among them. */
  readonly trail?: readonly { readonly title: string; readonly href: string }[];
  readonly status?: number;
  /** Said above the title: who or what the page is about. */
  readonly over?: string;
  /** Boards and tables take the whole window. */
  readonly wide?: boolean;
};

/** A whole page, readable and usable before any script has run. */
export const layout = (say: Say, frame: Frame, shown: Shown): string =>
  html`<!doctype html>
<html lang="${say.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${shown.title} - ${say(T.hjemmel)}</title>
<link rel="stylesheet" href="${frame.assets.style}">
<link rel="icon" href="${frame.assets.icon}" type="image/svg+xml">
<script src="${frame.assets.script}" type="module"></script>
</head>
<body${attributesOf(frame)}>
<a class="skipnav" href="#main-content">${say(T.toContent)}</a>
<header class="top no-print">
<div class="top-bar"><div class="container">
<p class="top-name"><a href="/">${say(T.hjemmel)}</a></p>
<ul class="top-tools">
<li>${language(say, frame)}</li>
${signedInTools(say, frame)}
</ul>
</div></div>
${menu(say, frame)}
</header>
<div class="container page-container">
${trail(say, frame, shown)}
<main id="main-content" tabindex="-1">
${shown.wide ? content(shown) : html`<div class="reading">${content(shown)}</div>`}
</main>
</div>
<footer class="no-print"><div class="footer"><div class="container">
<ul class="footer-links"><li><a href="/sign-in/help">${say(T.help)}</a></li><li><a href="/sign-in/accessibility">${say(T.accessibility)}</a></li></ul>
<p>${say(T.footer)}</p>
</div></div></footer>
${idleDialog(say, frame)}
</body>
</html>
`.markup;

const content = ({ over, title, content: below }: Shown): Html =>
  html`<div class="page-head">${over === undefined ? NONE : html`<p class="soft">${over}</p>`}<h1>${title}</h1></div>
${below}`;

const NONE = html``;

const attributesOf = ({ signedIn }: Frame): Html =>
  signedIn
    ? html` data-idle-seconds="${signedIn.idleSeconds}" data-stay-url="/sign-in/stay" data-leave-url="/sign-in/timed-out" data-person="${signedIn.person}"`
    : NONE;

/** Names itself in the other language, and is read out in it (WCAG 2.2, 3.1.2). */
function language(say: Say, { here }: Frame): Html {
  const other = say.lang === 'da' ? 'en' : 'da';
  return html`<a lang="${other}" hreflang="${other}" href="/language/${other}?to=${encodeURIComponent(here)}">${T.otherLanguage[say.lang]}</a>`;
}

const signedInTools = (say: Say, { signedIn, assets }: Frame): Html =>
  signedIn
    ? html`<li class="top-person">${icon(assets, 'person')}${say(signedIn.as)}</li>
<li><form method="post" action="/sign-in/out" data-sign-out><input type="hidden" name="${HIDDEN.token}" value="${signedIn.token}"><button class="link-button">${say(T.signOut)}</button></form></li>`
    : NONE;

const menu = (say: Say, { menu: places, path }: Frame): Html =>
  places.length === 0
    ? NONE
    : html`<nav class="top-nav" aria-label="${say(T.menu)}"><div class="container"><ul>${places.map(
        ({ title, href }) =>
          html`<li><a href="${href}"${isAt(path, href) ? html` aria-current="${path === href ? 'page' : 'true'}"` : NONE}>${say(title)}</a></li>`,
      )}</ul></div></nav>`;

const isAt = (path: string, href: string): boolean => path === href || path.startsWith(`${href}/`);

const trail = (say: Say, { assets }: Frame, { trail: steps = [], title }: Shown): Html =>
  steps.length === 0
    ? NONE
    : html`<nav class="breadcrumbs no-print" aria-label="${say(T.youAreHere)}"><ol class="breadcrumbs__list">${steps.map(
        (step, index) =>
          html`<li class="breadcrumbs__list-item">${index > 0 ? icon(assets, 'chevron-right') : NONE}<a class="breadcrumbs__link" href="${step.href}">${step.title}</a></li>`,
      )}<li class="breadcrumbs__list-item" aria-current="page">${icon(assets, 'chevron-right')}${title}</li></ol></nav>`;

/** Opened by the script before the session ends (WCAG 2.2, 2.2.1); without the script, what was typed is kept anyway. */
const idleDialog = (say: Say, { signedIn }: Frame): Html =>
  signedIn
    ? html`<dialog id="idle-dialog" class="dialog" aria-labelledby="idle-title" aria-describedby="idle-text">
<h2 id="idle-title" class="h4">${say(T.idleTitle)}</h2>
<p id="idle-text">${say(T.idleText)}</p>
<div class="button-group"><button type="button" class="button button-primary" data-stay>${say(T.idleStay)}</button></div>
</dialog>`
    : NONE;
