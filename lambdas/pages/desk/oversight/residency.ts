import REPORT from '../../../../docs/residency/residency.json' with { type: 'json' };
import { own } from '../../../domain/own.ts';
import { type Html, html } from '../../../platform/html.ts';
import { countryIn, dateIn } from '../../../platform/page.ts';
import { DESK_OVERSIGHT } from '../../texts/desk-oversight.ts';
import { DATA_WORDS, LEAVES_WORDS, RESIDENCY as T } from '../../texts/residency.ts';
import { download } from '../../web/answer.ts';
import { buttonLink, link, more, panel, table, type Verdict, verdict } from '../../web/parts.ts';
import { capital, type Say, type Texts } from '../../web/say.ts';
import { type Page, show, type Visit } from '../../web/visit.ts';

/** What is filed about the system itself, as data. */
export const residencyJson: Page = async () =>
  download('residency.json', 'application/json; charset=utf-8', `${JSON.stringify(REPORT, null, 2)}\n`);

/** Where data rests, travels and is seen from, and what holds each: the filed report as a page. */
export const residency: Page = async (visit) => {
  const { say } = visit;
  const resources = REPORT.stacks.reduce((sum, stack) => sum + stack.resources, 0);
  return show(visit, {
    title: say(T.title),
    trail: [{ title: say(DESK_OVERSIGHT.title), href: '/desk/oversight' }],
    wide: true,
    content: html`<div class="reading"><p class="font-lead">${say(T.lead)}</p>
<p class="soft small-text">${say(T.law)}.</p>
${summary(say)}
<h2>${say(T.toArrange)}</h2>
<p>${say(T.toArrangeText)}</p>
<ol>${REPORT.toArrange.map((each) => html`<li>${say(each)}</li>`)}</ol></div>
<h2>${say(T.zones)}</h2>
${zones(say)}
<h2>${say(T.ways)}</h2>
${ways(visit)}
<h2>${say(T.viewers)}</h2>
${viewers(visit)}
<h2>${say(T.chains)}</h2>
<p>${say(T.chainsText)} ${link('/desk/vendors', say(T.seeVendors))}</p>
${REPORT.agreements.map((agreement) => chain(visit, agreement))}
<h2>${say(T.rests)} <span class="count">${REPORT.rests.length}</span></h2>
${rests(say)}
<h2>${say(T.abroad)}</h2>
${abroad(say)}
<h3>${say(T.notBound)}</h3>
<ul>${REPORT.notBound.map((each) => html`<li>${english(say, each)}</li>`)}</ul>
<div class="note"><p>${say(T.drawnFrom, { resources, law: dateIn(say.lang, REPORT.lawSince), read: dateIn(say.lang, REPORT.cloudFactsReadOn) })} ${say(T.inEnglish)}</p>
<p class="small-text">${say(T.fingerprint)}: <code class="hash">${REPORT.templates}</code></p></div>
<div class="button-group no-print">${buttonLink('/desk/oversight/residency.json', say(T.keep), 'secondary')}</div>`,
  });
};

/** What stands in English only is read out in English. */
const english = ({ lang }: Say, text: string): Html =>
  lang === 'en' ? html`${text}` : html`<span lang="en">${text}</span>`;

/** The summary is written for pages that print bold as `**`, and code as a backtick. */
const plain = (text: string): string => text.replaceAll(/\*\*|`/g, '');

const summary = (say: Say): Html => html`<h2>${say(T.summary)}</h2>
${REPORT.summary.map(
  ({ asks, answer, heldBy }) => html`<h3>${plain(say(asks))}</h3>
<p>${plain(say(answer))}</p>
<p class="soft small-text">${say(T.heldBy)}: ${plain(say(heldBy))}</p>`,
)}`;

const ZONES = [
  ['region', T.zoneRegion],
  ['eea', T.zoneEea],
  ['anywhere', T.zoneAnywhere],
  ['arranged', T.zoneArranged],
  ['outside', T.zoneOutside],
] as const;

const zones = (say: Say): Html =>
  html`<ul class="plain grid">${ZONES.map(([zone, title]) => {
    const { id, country } = REPORT.region;
    const nodes = REPORT.nodes.filter((node) => node.zone === zone);
    const heading = say(title, { region: id, country: countryIn(say.lang, country) });
    const content = html`<ul>${nodes.map(({ says }) => html`<li>${capital(say(says))}</li>`)}</ul>`;
    return html`<li>${panel(heading, content, { level: 3 })}</li>`;
  })}</ul>`;

const nodeOf = (say: Say, id: string): string => {
  const node = REPORT.nodes.find((each) => each.id === id);
  return node ? say(node.says) : id;
};

const words = (say: Say, texts: Texts, codes: readonly string[]): string =>
  codes.map((code) => say(own(texts, code) ?? { da: code, en: code })).join(', ');

const LEAVES: Readonly<Record<string, Verdict>> = {
  no: 'allowed',
  'not a transfer': 'none',
  'staff data': 'pending',
  'not held by technique': 'held',
};

const leaves = ({ say, frame }: Visit, code: string): Html =>
  verdict(frame, LEAVES[code] ?? 'none', words(say, LEAVES_WORDS, [code]));

/** The rules that hold something, by the names they have in the code. */
const held = (say: Say, rules: readonly string[]): Html =>
  more(
    say(T.heldBy),
    html`<ul class="plain small-text">${rules.map((rule) => html`<li><code class="hash">${rule}</code></li>`)}</ul>`,
  );

const ways = (visit: Visit): Html => {
  const { say } = visit;
  return table(
    say(T.ways),
    [say(T.way), say(T.carries), say(T.leaves), say(T.about)],
    REPORT.travels.map(({ number, from, to, carries, leavesEea, says, heldBy }) => [
      `${number}. ${capital(nodeOf(say, from))} → ${nodeOf(say, to)}`,
      words(say, DATA_WORDS, carries),
      leaves(visit, leavesEea),
      html`${english(say, says)}${held(say, heldBy)}`,
    ]),
    { hidesCaption: true },
  );
};

const viewers = (visit: Visit): Html => {
  const { say } = visit;
  return table(
    say(T.viewers),
    [say(T.who), say(T.sees), say(T.from), say(T.leaves)],
    REPORT.seenFrom.map(({ who, sees, from, leavesEea }) => [
      capital(say(who)),
      english(say, sees),
      english(say, from),
      leaves(visit, leavesEea),
    ]),
    { hidesCaption: true },
  );
};

const STANDS = {
  inside: ['allowed', T.inside],
  outside: ['denied', T.outside],
  unknown: ['pending', T.unknown],
} as const;

function chain(
  { say, frame }: Visit,
  { vendor, chain: links, perimeter }: (typeof REPORT.agreements)[number],
): Html {
  return html`<h3>${vendor}</h3><p class="soft">${say(perimeter)} <span class="small-text">${perimeter.clause}</span></p>
${table(
  vendor,
  [say(T.link), say(T.country), say(T.stands)],
  links.map(({ path, country, status }) => {
    const [look, text] = STANDS[status as keyof typeof STANDS];
    return [
      path.join(' → '),
      country === null ? say(T.notStated) : countryIn(say.lang, country),
      verdict(frame, look, say(text)),
    ];
  }),
  { hidesCaption: true },
)}`;
}

const rests = (
  say: Say,
): Html => html`<p>${say(T.restsText, { n: REPORT.rests.length, region: REPORT.region.id })}</p>
${table(
  say(T.rests),
  [say(T.place), say(T.holds), say(T.encryption), say(T.kept)],
  REPORT.rests.map(({ name, holds, says, encryption, kept, heldBy }) => [
    html`<code class="hash">${name}</code>`,
    html`${words(say, DATA_WORDS, holds)}. ${english(say, says)}${held(say, heldBy)}`,
    english(say, plain(encryption)),
    english(say, plain(kept)),
  ]),
  { hidesCaption: true },
)}`;

const abroad = (say: Say): Html =>
  table(
    say(T.abroad),
    [say(T.who), say(T.where), say(T.knows), say(T.arrange)],
    REPORT.outside.map(({ name, where, knows, arrange }) => [
      english(say, plain(name)),
      english(say, plain(where)),
      english(say, plain(knows)),
      say(arrange),
    ]),
    { hidesCaption: true },
  );
