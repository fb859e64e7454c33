import { type Html, html } from '../../platform/html.ts';
import { complaint } from '../shared/complaint.ts';
import { asking, askingOfficer, type Controller, reachedAt } from '../shared/controller.ts';
import { AUTHORITIES, ABOUT as T } from '../texts/sign-in.ts';
import { day, facts, link, NONE } from '../web/parts.ts';
import type { Say } from '../web/say.ts';

/** Where to ask and where to complain (GDPR art. 12(4), 13(1)(a)-(b), 13(2)(d), 38(4), 77); whom, once it is known who visits. */
export const help = (say: Say, controller: Controller | undefined): Html =>
  html`<h2>${say(T.askTitle)}</h2>${asking(say, controller)}
<h2>${say(T.dpoTitle)}</h2>${askingOfficer(say, controller)}
<h2>${say(T.complainTitle)}</h2>${complaint(say)}`;

/** The day of what is said of accessibility: a new one, when that changes. */
const ACCESSIBLE_ON = '2026-11-22';
const { site } = AUTHORITIES.accessibility;

/** How accessible the pages are, whom to tell where they are not, and where to complain; whom, once it is known who visits. */
export const accessibility = (say: Say, controller: Controller | undefined): Html =>
  html`<p>${say(T.accessible)} ${say.rich(T.accessibleOf, { date: day(say, ACCESSIBLE_ON) })}</p>
<h2>${say(T.accessibleWrongTitle)}</h2><p>${say(T.accessibleWrong)}</p>
${controller?.description ? facts(reachedAt(say, controller, controller.description)) : NONE}
<h2>${say(T.complainTitle)}</h2><p>${say.rich(T.accessibleComplain, { site: link(site.href, site.name) })}</p>`;
