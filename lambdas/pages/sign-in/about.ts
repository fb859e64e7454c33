import { type Html, html } from '../../platform/html.ts';
import { asking, askingOfficer, type Controller } from '../shared/controller.ts';
import { ABOUT as T } from '../texts/sign-in.ts';
import type { Say } from '../web/say.ts';

/** Where to ask and where to complain (GDPR art. 12(4), 13(1)(a)-(b), 13(2)(d), 38(4), 77); whom, once it is known who visits. */
export const help = (say: Say, controller: Controller | undefined): Html =>
  html`<h2>${say(T.askTitle)}</h2>${asking(say, controller)}
<h2>${say(T.dpoTitle)}</h2>${askingOfficer(say, controller)}
<h2>${say(T.complainTitle)}</h2><p>${say(T.complain)}</p>`;

export const accessibility = (say: Say): Html =>
  html`<p>${say(T.accessible)}</p><p>${say(T.accessibleWrong)}</p>`;
