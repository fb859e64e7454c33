import { CHECK_REASONS, type CheckReason } from '../../../domain/check-reasons.ts';
import { own } from '../../../domain/own.ts';
import { type Html, html } from '../../../platform/html.ts';
import type { ChildView, GroundView } from '../../shared/child.ts';
import { CHILD as T } from '../../texts/desk-children.ts';
import { KINDS } from '../../texts/desk-standing.ts';
import { ARTICLE_WORDS } from '../../texts/grounds.ts';
import { day, link, more, NONE, note, table, verdict } from '../../web/parts.ts';
import type { Visit } from '../../web/visit.ts';
import { standsOn } from '../standing.ts';
import { purposePath } from './child-read.ts';

/** Every purpose of a child: on what ground, how it stands, and which vendors may or may not. */
export function grounds(visit: Visit, view: ChildView): Html {
  const { say } = visit;
  const isUsed = ({ ground }: GroundView): boolean => ground.standing !== 'none';
  const used = view.grounds.filter(isUsed);
  const unused = view.grounds.filter((one) => !isUsed(one));
  return html`<section><h2>${say(T.grounds)}</h2>
${view.grounds.length === 0 ? note(say(T.noGrounds)) : NONE}
${used.length === 0 ? NONE : rows(visit, view.childId, used)}
${unused.length === 0 ? NONE : more(say(T.unused, { n: unused.length }), rows(visit, view.childId, unused))}</section>`;
}

function rows(visit: Visit, childId: string, grounds: readonly GroundView[]): Html {
  const { say } = visit;
  return table(
    say(T.grounds),
    [say(T.purpose), say(T.stands), say(T.why), say(T.vendors)],
    grounds.map((one) => [
      link(purposePath(childId, one.purposeId), say(one.name)),
      standing(visit, one),
      why(visit, one),
      vendors(visit, one),
    ]),
    { hidesCaption: true },
  );
}

export function standing({ say, frame }: Visit, view: GroundView): Html {
  const { verdict: stands, says } = standsOn(view);
  const { ground } = view;
  const since = ground.kind === 'consent' ? undefined : ground.from;
  return html`${verdict(frame, stands, say(says))}${since === undefined ? NONE : html` <span class="soft small-text">${say.rich(T.from, { date: day(say, since) })}</span>`}`;
}

/** The ground by its kind, with the provision and the article as the law calls them. */
export function why({ say }: Visit, { ground }: GroundView): Html {
  const article = own(ARTICLE_WORDS, ground.article);
  const cited = article ? say(article.cited) : ground.article;
  return html`${say(KINDS[ground.kind])}${ground.kind === 'consent' ? NONE : html`: <span lang="da">${ground.provision}</span>`}<br><span class="soft small-text">${cited}</span>`;
}

/** Each vendor of a purpose, whether it may, and why not. */
export function vendors({ say }: Visit, { vendors: all }: GroundView): Html {
  if (all.length === 0) return html`<span class="soft">${say(T.noVendor)}</span>`;
  return html`<ul class="plain">${all.map(
    ({ vendorId, name, allowed, reason }) =>
      html`<li>${link(`/desk/vendors/${vendorId}`, name)}: ${say(allowed ? T.may : T.mayNot)}${allowed || reason === undefined ? NONE : html`. <span class="soft small-text">${reasonIn(say.lang, reason)}</span>`}</li>`,
  )}</ul>`;
}

const reasonIn = (lang: 'da' | 'en', reason: string): string =>
  own(CHECK_REASONS, reason as CheckReason)?.[lang] ?? reason;
