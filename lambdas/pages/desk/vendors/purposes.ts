import { own } from '../../../domain/own.ts';
import { consentArticle } from '../../../domain/purpose.ts';
import { type Html, html } from '../../../platform/html.ts';
import { type AnswerTo, must, notThere, Refused } from '../../api.ts';
import { PURPOSES as T, VENDORS } from '../../texts/desk-vendors.ts';
import { ARTICLE_WORDS } from '../../texts/grounds.ts';
import { buttonLink, day, facts, link, more, NONE, note, panel, prose } from '../../web/parts.ts';
import type { Say, Texts } from '../../web/say.ts';
import { type Page, show, type Visit } from '../../web/visit.ts';
import { readLedger } from '../oversight/ledger-kinds.ts';
import { type Version, versionsIn } from './purpose-versions.ts';

type Purpose = AnswerTo<'listPurposes'>['purposes'][number];

const trailOf = ({ say }: Visit) => [{ title: say(VENDORS.title), href: '/desk/vendors' }];

/** The purposes, each with its ground and the text that is in use now. */
export const purposes: Page = async (visit) => {
  const { say, api } = visit;
  const { purposes: all } = must(await api('listPurposes'));
  return show(visit, {
    title: say(T.title),
    trail: trailOf(visit),
    content: html`<p class="font-lead">${say(T.lead)}</p>
${all.length === 0 ? note(say(T.empty)) : html`<div class="stack">${all.map((purpose) => purposePanel(say, purpose))}</div>`}`,
  });
};

const purposePanel = (say: Say, purpose: Purpose): Html =>
  panel(say(purpose.name), html`${groundFacts(say, purpose)}${versionText(say, purpose)}`, {
    foot: link(`/desk/purposes/${purpose.purposeId}`, say(T.seeAll)),
  });

/** One purpose: its ground, who is instructed for it, and every text it has had. */
export const purpose: Page = async (visit) => {
  const { say, api, params } = visit;
  const purposeId = params.purposeId ?? '';
  const [list, ledger, vendors] = await Promise.all([
    api('listPurposes'),
    readLedger(api, 'purpose', purposeId),
    api('listVendors'),
  ]);
  const found = must(list).purposes.find((one) => one.purposeId === purposeId);
  if (!found) throw new Refused(notThere('no-such-purpose'));
  const versions = versionsIn(must(ledger)).toReversed();
  const instructed = must(vendors).vendors.filter(({ agreements }) =>
    agreements.some(({ status, purposes: named }) => status === 'in-force' && named.includes(purposeId)),
  );
  return show(visit, {
    title: say(found.name),
    trail: [...trailOf(visit), { title: say(T.title), href: '/desk/purposes' }],
    content: html`${groundFacts(say, found)}
<h2>${say(T.usedBy)}</h2>
${
  instructed.length === 0
    ? html`<p>${say(T.nobody)}</p>`
    : html`<ul>${instructed.map(({ vendorId, name }) => html`<li>${link(`/desk/vendors/${vendorId}`, name)}</li>`)}</ul>`
}
<h2>${say(T.versions)} <span class="count">${versions.length}</span></h2>
<div class="stack">${versions.map((version, index) => versionPanel(say, version, index === 0))}</div>
<div class="button-group no-print">${buttonLink(`/desk/ledger/purpose/${purposeId}`, say(T.ledger), 'secondary')}</div>`,
  });
};

const GROUNDS = { statute: T.byStatute, necessity: T.byNecessity, consent: T.byConsent } as const;

const USED_IN = { school: T.inSchools, daycare: T.inDaycares } as const;

/** Which institutions use a purpose. */
const usedIn = (say: Say, kind: Purpose['usedIn']): string => say(kind ? USED_IN[kind] : T.inBoth);

/** What a purpose rests on, who decides about it, and where it is used. */
function groundFacts(say: Say, { rule, usedIn: kind }: Pick<Purpose, 'rule' | 'usedIn'>): Html {
  const where = [say(T.usedIn), usedIn(say, kind)] as const;
  const article = rule.kind === 'consent' ? consentArticle(rule) : rule.article;
  const words = own<Texts>(ARTICLE_WORDS, article);
  const { means, cited } = words ?? {};
  const ground = html`<strong>${say(GROUNDS[rule.kind])}</strong>. ${means ? say(means) : NONE} <span class="soft small-text">${cited ? say(cited) : article}</span>`;
  if (rule.kind !== 'consent')
    return facts([[say(T.ground), ground], [say(T.provision), rule.provision], where]);
  return facts([
    [say(T.ground), ground],
    [say(T.custody), say(rule.custody === 'both' ? T.custodyBoth : T.custodyOne)],
    [say(T.childDecides), childAge(say, rule.childDecidesFrom)],
    ...(rule.special ? [[say(T.special), say(T.specialYes)] as const] : []),
    where,
  ]);
}

function childAge(say: Say, from: number | 'art-8' | null): string {
  if (from === null) return say(T.childNever);
  return from === 'art-8' ? say(T.childArt8) : say(T.childFrom, { age: from });
}

const versionLine = (say: Say, { version, from }: Pick<Version, 'version' | 'from'>): Html =>
  html`<p class="soft small-text">${say.rich(T.version, { n: version, date: day(say, from) })}</p>`;

/** A text as people read it, with its version. */
function versionText(
  say: Say,
  version: Pick<Version, 'version' | 'from' | 'text' | 'childText' | 'hash'>,
): Html {
  const { text, childText, hash } = version;
  return html`${versionLine(say, version)}
<div class="question">${prose(say(text))}</div>
${childText ? more(say(T.childText), html`<p>${say(childText)}</p>`) : NONE}
<p class="soft small-text">${say(T.fingerprint)}: <code class="hash">${hash}</code></p>`;
}

const versionPanel = (say: Say, version: Version, isCurrent: boolean): Html =>
  panel(
    say(version.name),
    html`${versionText(say, version)}<p class="soft small-text">${say(T.usedIn)}: ${usedIn(say, version.usedIn)}</p>${version.asksAgain ? html`<p>${say(T.asksAgain)}</p>` : NONE}`,
    {
      level: 3,
      ...(isCurrent && { aside: html`<span class="badge badge-success">${say(T.current)}</span>` }),
    },
  );
