import type { Bilingual } from '../domain/purpose.ts';
import { type Html, html } from '../platform/html.ts';
import { dateIn, htmlPage, type Language } from '../platform/page.ts';
import type { Assessed, Letter, Ruling, Told } from './letter.ts';
import {
  ACTIONS,
  ANSWERS,
  ASKED,
  KEPT,
  LETTER as L,
  OUTCOMES,
  PACKAGE,
  RULED,
  TITLES,
} from './letter-text.ts';
import type { KeptInWords } from './names.ts';

/** The letter as a page to read, print and keep: in Danish, and below in English. */
export const letterPage = (letter: Letter): string =>
  htmlPage(
    'da',
    titleOf(letter, 'da'),
    html`${letterIn(letter, 'da')}
<section class="other" lang="en">${letterIn(letter, 'en')}</section>`,
  );

const titleOf = ({ right, isOrdered }: Letter, lang: Language): string =>
  TITLES[right.id]?.[lang] ?? `${(isOrdered ? L.notice : L.answer)[lang]} ${right.name[lang]}`;

function letterIn(letter: Letter, lang: Language): Html {
  const say = (words: Bilingual): string => words[lang];
  const { asked, right, decisions, assessments, told } = letter;
  return html`<header>
${sender(letter)}
${letter.to === null ? '' : html`<p>${say(L.to)} ${letter.to}</p>`}
<p class="over">${right.article}</p>
<h1>${titleOf(letter, lang)}</h1>
<p class="soft">${[...datesOf(letter, lang), ...(letter.givenName ? [`${say(L.about)} ${letter.givenName}.`] : [])].join(' ')}</p>
</header>
<div class="box">
<p><strong>${say(OUTCOMES[letter.outcome])}</strong></p>
${letter.extended ? html`<p>${say(L.extended)} ${dateIn(lang, letter.extended.dueOn)}.</p>${because(letter.extended.reason, say)}` : ''}
${letter.package ? html`<p>${say(PACKAGE[letter.package])}</p>` : ''}
${letter.lift ? html`<p>${say(L.lift)} ${dateIn(lang, letter.lift.liftsOn)} (GDPR art. 18(3)).</p>${because(letter.lift.reason, say)}` : ''}
</div>
<h2>${say(L.askedFor)}</h2>
<dl class="facts">
<dt>${say(L.right)}</dt><dd>${right.name[lang]} (${right.article})</dd>
<dt>${say(L.purposes)}</dt><dd>${asked.purposes === null ? say(L.allPurposes) : asked.purposes.map(say).join(', ')}</dd>
</dl>
${asked.words === null ? '' : html`<p>${say(L.wrote)}: «${asked.words}»</p>`}
${decisions.length === 0 ? '' : html`<h2>${say(L.decisions)}</h2>`}
${decisions.map((ruling) => rulingSection(ruling, say))}
${assessments.length === 0 ? '' : html`<h2>${say(L.assessed)}</h2><ul class="rows">${assessments.map((one) => assessmentItem(one, say))}</ul>`}
${toldSection(told, lang)}
${letter.ask.length === 0 ? '' : html`<h2>${say(L.ask)}</h2><ul>${letter.ask.map((one) => html`<li>${say(one)}</li>`)}</ul>`}
<h2>${say(L.complaint)}</h2>
<ul>${[letter.hasOfficer ? L.complainToOfficer : L.complainToUs, ...L.complaints].map((one) => html`<li>${say(one)}</li>`)}</ul>
<footer class="soft"><p>${say(L.controller)}${letter.controller.name === null ? '' : ` ${letter.controller.name},`} ${say(L.cvr)} ${letter.controller.cvr}. ${say(L.reference)}: ${letter.requestId}.</p></footer>`;
}

/** Who writes, at the head. */
const sender = ({ controller: { name, address } }: Letter): Html =>
  name === null
    ? html``
    : html`<p><strong>${name}</strong>${address === null ? '' : html`<br>${address}`}</p>`;

const datesOf = ({ asked, answeredOn }: Letter, lang: Language): string[] => [
  `${L.asked[lang]} ${dateIn(lang, asked.on)}.`,
  ...(answeredOn === null ? [] : [`${L.answered[lang]} ${dateIn(lang, answeredOn)}.`]),
];

type Say = (words: Bilingual) => string;

const because = (reason: string | null, say: Say): Html =>
  reason === null ? html`` : html`<p>${say(L.reason)}: ${reason}</p>`;

function rulingSection({ outcome, sentence, citation, isOwn, purposes, kept }: Ruling, say: Say): Html {
  const label = isOwn && outcome === 'refused' ? KEPT : RULED[outcome];
  const items = purposes.map(
    ({ purpose, at }) => html`<li>${say(purpose)}${at.length === 0 ? '' : ` (${at.join(', ')})`}</li>`,
  );
  return html`<h3><span class="tag ${label.tag}">${say(label)}</span></h3>
<p>${say(sentence)} <span class="soft">${citation}</span></p>
${isOwn ? html`<p class="soft">${say(L.at)}: ${say(L.ownRecord)}</p>` : ''}<ul>${items}</ul>${keptList(kept, say)}`;
}

const keptList = (kept: readonly KeptInWords[], say: Say): Html =>
  kept.length === 0
    ? html``
    : html`<p>${say(L.kept)}</p><ul>${kept.map(({ vendor, category, purpose }) => html`<li>${say(category)} (${vendor}): ${say(purpose)}</li>`)}</ul>`;

function assessmentItem(
  { question, outcome, sentence, citation, reason, leftOut }: Assessed,
  say: Say,
): Html {
  const asked = ASKED[question];
  const law = sentence === null ? '' : html` ${say(sentence)} <span class="soft">${citation ?? ''}</span>`;
  const omissions = leftOut.map(
    (one) =>
      html`<p>${say(L.leftOut)}: ${one.count} (${say(one.because)}) <span class="soft">${one.citation ?? ''}</span></p>`,
  );
  return html`<li>${say(asked.question)} <span class="tag ${outcome === 'upheld' ? 'yes' : 'no'}">${say(asked[outcome])}</span>${law}${because(reason, say)}${omissions}</li>`;
}

/** The recipients that were told (art. 19); for what is handed out, the vendors that were asked. */
function toldSection(told: readonly Told[], lang: Language): Html {
  if (told.length === 0) return html`<h2>${L.told[lang]}</h2><p>${L.nobodyTold[lang]}</p>`;
  const items = told.map((one) => toldItem(one, lang));
  const isHandOver = told.every(({ action }) => action === 'hand-over');
  const heading = isHandOver ? L.handOver : L.told;
  return html`<h2>${heading[lang]}</h2>${isHandOver ? '' : html`<p>${L.toldWhy[lang]}</p>`}<ul class="rows">${items}</ul>`;
}

function toldItem({ vendor, action, toldOn, outcome, answeredOn }: Told, lang: Language): Html {
  const when = answeredOn === null ? '' : ` (${dateIn(lang, answeredOn)})`;
  return html`<li><strong>${vendor}</strong>, ${ACTIONS[action][lang]} ${dateIn(lang, toldOn)}: ${ANSWERS[outcome][lang]}${when}.</li>`;
}
