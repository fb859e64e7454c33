import { type Html, html } from '../../../platform/html.ts';
import { CLASSES as T } from '../../texts/desk-classes.ts';
import { link, NONE, table, verdict } from '../../web/parts.ts';
import type { Visit } from '../../web/visit.ts';
import { childPath } from '../children/child-read.ts';
import { nameOf } from '../requests/request-read.ts';
import type { ClassView } from './class-place.ts';
import { standsIn, type Tally } from './class-tally.ts';

const ID = 'children';

/** Children by purposes, each cell in words and a shape; on a phone a card for each child with what is not as it should be. */
export function matrix(visit: Visit, { children }: ClassView, used: readonly Tally[]): Html {
  const { say } = visit;
  return html`<div class="toolbar no-print"><div class="form-group" hidden data-needs-script><label class="form-label" for="find-child">${say(T.find)}</label><input type="search" class="form-input" id="find-child" data-filter="#${ID}" data-shown="${say(T.shown, { n: '{n}', m: '{m}' })}"></div></div>
<div class="matrix-all form-group no-print"><div class="form-group-checkbox"><input type="checkbox" class="form-checkbox" id="show-all"><label for="show-all">${say(T.showAll)}</label></div></div>
<div class="table--responsive-scroll" tabindex="0" role="region" aria-label="${say(T.matrix)}">
${table(
  say(T.matrix),
  [say(T.child), ...used.map(({ purpose }) => say(purpose.name))],
  children.map((child) => [
    link(childPath(child.childId), nameOf(visit, child)),
    ...used.map(({ purpose }) => cell(visit, child, purpose)),
  ]),
  { id: ID, hidesCaption: true, classes: 'matrix table--borderless table--responsive-headers' },
)}</div>`;
}

function cell({ say, frame }: Visit, child: ClassView['children'][number], purpose: Tally['purpose']): Html {
  const stands = standsIn(child, purpose);
  if (!stands) return html`<span class="soft">${say(T.notUsed)}</span>`;
  const { allowed = 0, vendors = 0 } = child.grounds[purpose.purposeId] ?? {};
  const some = stands.counts === 'has' && stands.verdict === 'allowed' && allowed < vendors;
  return html`${verdict(frame, stands.verdict, say(stands.says))}${some ? html` <span class="soft small-text">${say(T.someVendors, { n: allowed, m: vendors })}</span>` : NONE}`;
}
