import type { AgreementTerms } from '../../../contracts/agreement.ts';
import { own } from '../../../domain/own.ts';
import { type Html, html } from '../../../platform/html.ts';
import { countryIn } from '../../../platform/page.ts';
import { SPANS, AGREEMENT as T, TERM_WORDS } from '../../texts/agreement.ts';
import { ACTIVITY_WORDS } from '../../texts/picture-words.ts';
import { day, facts, link, NONE, note, table } from '../../web/parts.ts';
import { capital, listed, type Say } from '../../web/say.ts';
import type { Names } from '../names.ts';

type Row = readonly [string, Html | string];

/** A term that stands as a code, in words. */
export const term = (say: Say, code: string): string => say(own(TERM_WORDS, code) ?? { da: code, en: code });

const clauseOf = (clause: string | null): Html =>
  clause === null ? NONE : html`<span class="soft small-text">${clause}</span>`;

/** Where data may be, in the agreement's own words, and which transfers are instructed. */
export function perimeterOf(say: Say, { perimeter }: AgreementTerms): Html {
  const { kind, text, clause, transfers } = perimeter;
  return html`<strong>${term(say, kind)}</strong>. ${say(text)} ${clauseOf(clause)}${
    transfers.length === 0
      ? NONE
      : html`<p>${say(T.transfers)}:</p><ul>${transfers.map(
          ({ recipient, country, ground, signedOn }) =>
            html`<li>${say.rich(T.transfer, { recipient, country: countryIn(say.lang, country), ground: term(say, ground), date: day(say, signedOn) })}</li>`,
        )}</ul>`
  }`;
}

/** What the vendor may use, for what, and about whom. */
export function instructions(say: Say, names: Names, terms: AgreementTerms): Html {
  const categories = new Map(terms.dataCategories.map(({ id, text }) => [id, say(text)]));
  return html`${table(
    say(T.instructions),
    [say(T.purpose), say(T.allows), say(T.data), say(T.subjects)],
    terms.instructions.map(({ purpose, text, dataCategories, subjects, onRequestOnly, clause }) => [
      link(`/desk/purposes/${purpose}`, names.purpose(purpose)),
      html`${say(text)}${onRequestOnly ? html` <strong>${say(T.onRequestOnly)}.</strong>` : NONE} ${clauseOf(clause)}`,
      listed(
        say,
        dataCategories.map((id) => categories.get(id) ?? id),
      ),
      listed(
        say,
        subjects.map((subject) => term(say, subject)),
      ),
    ]),
    { hidesCaption: true },
  )}
${
  terms.excludedData.length === 0
    ? NONE
    : html`<p>${say(T.excluded)}: ${listed(
        say,
        terms.excludedData.map((kind) => term(say, kind)),
      )}.</p>`
}`;
}

/** Where data is processed or seen from. */
export const places = (say: Say, terms: AgreementTerms): Html =>
  terms.places.length === 0
    ? note(say(T.placesNone))
    : table(
        say(T.places),
        [say(T.place), say(T.activity), say(T.address), say(T.country)],
        terms.places.map(({ name, activity, address, country, clause }) => [
          name,
          html`${say(own(ACTIVITY_WORDS, activity) ?? { da: activity, en: activity })} ${clauseOf(clause)}`,
          address ?? say(T.notStated),
          country === null ? say(T.notStated) : countryIn(say.lang, country),
        ]),
        { hidesCaption: true },
      );

/** What is erased when. */
export const retention = (say: Say, terms: AgreementTerms): Html =>
  table(
    say(T.retention),
    [say(T.when), say(T.within), say(T.what)],
    terms.retention.map(({ trigger, within, action, confirm, clause, note: remark }) => [
      capital(term(say, trigger)),
      capital(within === null ? say(T.ownRule) : spanIn(say, within)),
      html`${capital(term(say, action))}${confirm ? html` ${say(T.confirms)}` : NONE}${remark ? html` <span class="soft small-text">${say(remark)}</span>` : NONE} ${clauseOf(clause)}`,
    ]),
    { hidesCaption: true },
  );

/** A length of time of ISO 8601 in words; `P0D` is at once. */
function spanIn(say: Say, span: string): string {
  const [, count = '', unit = 'D'] = /^P(\d+)([YMD])$/.exec(span) ?? [];
  if (Number(count) === 0) return say(T.atOnce);
  const [one, several] = SPANS[unit as keyof typeof SPANS];
  return Number(count) === 1 ? say(one) : say(several, { n: count });
}

/** The annexes the agreement refers to, and whether they are there. */
export const annexes = (say: Say, terms: AgreementTerms): Html =>
  table(
    say(T.annexes),
    [say(T.annexes), say(T.about), say(T.stands)],
    terms.annexes.map(({ name, about, status }) => [
      name,
      html`<span lang="${terms.language}">${about}</span>`,
      term(say, status),
    ]),
    { hidesCaption: true },
  );

/** What else the agreement says, as far as it says it. */
export function otherTerms(say: Say, terms: AgreementTerms): Html {
  const { breachNotice, subProcessorChange, audit, assistance, term: lasts, ownUse, security } = terms;
  const notStated = say(T.notStated);
  const audits = [
    ...(audit.inspections ? [say(T.inspections)] : []),
    ...(audit.annualDeclaration ? [say(T.declaration)] : []),
  ];
  const { hours } = breachNotice;
  const within = hours === null ? notStated : hours === 0 ? say(T.atOnce) : say(T.breachWithin, { n: hours });
  const changes = [
    term(say, subProcessorChange.authorisation),
    ...(subProcessorChange.noticeDays === null ? [] : [say(T.notice, { n: subProcessorChange.noticeDays })]),
  ].join(', ');
  const ends = lasts.terminationNoticeDays;
  const rows: Row[] = [
    [
      say(T.breach),
      html`${capital(within)}. ${breachNotice.text ? say(breachNotice.text) : NONE} ${clauseOf(breachNotice.clause)}`,
    ],
    [
      say(T.change),
      html`${capital(changes)}. ${subProcessorChange.objection ? say(subProcessorChange.objection) : NONE} ${clauseOf(subProcessorChange.clause)}`,
    ],
    [say(T.ends), html`${ends === null ? notStated : say(T.notice, { n: ends })} ${clauseOf(lasts.clause)}`],
    [say(T.audits), html`${audits.length === 0 ? notStated : listed(say, audits)} ${clauseOf(audit.clause)}`],
    [
      say(T.assists),
      html`${assistance.articles.length === 0 ? notStated : assistance.articles.join(', ')} ${clauseOf(assistance.clause)}`,
    ],
    ...listRow(say(T.security), say, security),
    ...listRow(say(T.ownUse), say, ownUse),
  ];
  return facts(rows);
}

const listRow = (
  title: string,
  say: Say,
  all: readonly { readonly text: { readonly da: string; readonly en: string }; readonly clause: string }[],
): Row[] =>
  all.length === 0
    ? []
    : [
        [
          title,
          html`<ul class="plain stack-small">${all.map(({ text, clause }) => html`<li>${say(text)} ${clauseOf(clause)}</li>`)}</ul>`,
        ],
      ];
