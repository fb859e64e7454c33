import { type Html, html } from '../../platform/html.ts';
import { AUTHORITIES, ABOUT as T } from '../texts/sign-in.ts';
import { link } from '../web/parts.ts';
import type { Say } from '../web/say.ts';
import { callTo } from './controller.ts';

/** How to complain to the supervisory authority (GDPR art. 13(2)(d), 77). */
export function complaint(say: Say): Html {
  const { phone, site } = AUTHORITIES.dataProtection;
  return html`<p>${say.rich(T.complain, { phone: callTo(phone), site: link(site.href, site.name) })}</p>`;
}
