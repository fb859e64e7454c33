import { daysBetween } from '../../../domain/deadline.ts';
import { type Html, html } from '../../../platform/html.ts';
import type { AnswerTo } from '../../api.ts';
import type { ChildView } from '../../shared/child.ts';
import { type Decision, inFull, type Labels } from '../../shared/rulings.ts';
import { QUESTION_TITLES } from '../../texts/desk-decide.ts';
import { OPEN_TEXTS as T } from '../../texts/desk-open.ts';
import { REQUEST_TEXTS } from '../../texts/desk-requests.ts';
import { WEB } from '../../texts/web.ts';
import type { Answer } from '../../web/answer.ts';
import { typedOnly } from '../../web/draft.ts';
import { errorSummary, fieldId, type Typed, wrongIn } from '../../web/form.ts';
import { day, facts, message, NONE, submit } from '../../web/parts.ts';
import { listed } from '../../web/say.ts';
import { digestOf } from '../../web/session.ts';
import { formOf, show, type Visit } from '../../web/visit.ts';
import type { Names } from '../names.ts';
import { type Body, type Kind, kindWords, openTrail } from './open-form.ts';
import { changeLines, LABELS } from './request-parts.ts';
import { nameOf, overOf } from './request-read.ts';
import { daysLeft } from './request-waits.ts';

/** A request that is ready to be opened, with what would come of it. */
export type Foreseen = {
  readonly child: ChildView;
  readonly kind: Kind;
  readonly body: Body;
  readonly shown: AnswerTo<'previewRequest'>['rights'][number];
  readonly names: Names;
};

/** What the municipality erases itself takes a typed word: it cannot be undone, and nobody has asked for it. */
export const isOwnErasure = ({ right, isOwn }: Kind): boolean => isOwn && right === 'erasure';

const WORD = 'word';

/** True when the word was typed, in either language: what a page in one asks for may be sent from the other. */
export const isWordTyped = (form: URLSearchParams): boolean => {
  const typed = (form.get(WORD) ?? '').trim().toLowerCase();
  return Object.values(T.word).some((word) => word.toLowerCase() === typed);
};

/** What would come of a request, to be read before it is opened; only from here is it. */
export function preview(
  visit: Visit,
  foreseen: Foreseen,
  { status = 200 }: { status?: number } = {},
): Answer {
  const { say, frame, path, form } = visit;
  const { child, kind, shown } = foreseen;
  const isFinal = isOwnErasure(kind);
  const typed: Typed = {
    values: form,
    wrong: status === 422 ? [{ field: WORD, says: T.wrongWord }] : [],
  };
  return show(visit, {
    title: say(T.previewTitle),
    over: overOf(visit, child),
    trail: [
      ...openTrail(visit, child),
      { title: kindWords(say, kind), href: `${path}?right=${kind.right}${kind.isOwn ? '&own=yes' : ''}` },
    ],
    status,
    content: html`<div class="stack">${errorSummary(say, frame, typed)}
${status === 409 ? message(frame, 'warning', say(WEB.changedTitle), say(WEB.changedText)) : NONE}
${inBrief(visit, foreseen)}
${
  shown.refused
    ? message(frame, 'error', say(T.cannot), say(shown.refused.sentence))
    : html`${follows(visit, foreseen)}
${isFinal ? final(visit, foreseen, typed) : formOf(visit, path, html`${hidden(form)}<div class="button-group">${submit(say(T.open), 'primary', { name: 'step', value: 'open' })}</div>`)}`
}
${formOf(visit, path, html`${hidden(form)}<div class="button-group">${submit(say(T.change), 'secondary', { name: 'step', value: 'edit' })}</div>`)}</div>`,
  });
}

/** What was typed goes along; the word is typed anew each time. */
const hidden = (form: URLSearchParams): Html =>
  html`${[...typedOnly(form)]
    .filter(([name]) => name !== 'step' && name !== WORD)
    .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;

function inBrief({ say, today }: Visit, { kind, body, shown, names }: Foreseen): Html {
  const { purposes = 'all', receivedOn } = body;
  const { dueOn, questions, article, name } = shown;
  return facts([
    [say(T.law), html`${say(name)} <span class="soft">${article}</span>`],
    ...(kind.isOwn || receivedOn === undefined
      ? []
      : [[say(REQUEST_TEXTS.receivedOn), day(say, receivedOn)] as const]),
    ...(dueOn === null || kind.isOwn
      ? []
      : [
          [
            say(T.dueOn),
            daysLeft(say, {
              right: kind.right,
              dueOn,
              daysLeft: daysBetween(today, dueOn),
              status: 'received',
            }),
          ] as const,
        ]),
    [say(T.concerns), purposes === 'all' ? say(T.all) : listed(say, purposes.map(names.purpose))],
    ...('changes' in body ? [[say(REQUEST_TEXTS.changes), changeLines(say, body.changes)] as const] : []),
    ...('reason' in body && body.reason !== undefined
      ? [[say(kind.isOwn ? T.ownReason : REQUEST_TEXTS.wrote), html`<q>${body.reason}</q>`] as const]
      : []),
    ...(questions.length === 0
      ? []
      : [
          [
            say(T.assess),
            listed(
              say,
              questions.map((one) => say(QUESTION_TITLES[one])),
            ),
          ] as const,
        ]),
  ]);
}

/** What follows by law; of an erasure what goes first, then what stays and why. */
function follows(visit: Visit, { kind, shown: { decisions }, names, child }: Foreseen): Html {
  const { say } = visit;
  const called = { ...names, child: nameOf(visit, child.person) };
  const part = (of: readonly Decision[], labels: Labels): Html => inFull(visit, called, labels, of);
  if (kind.right !== 'erasure')
    return html`<section><h2>${say(T.follows)}</h2>${decisions.length === 0 ? html`<p>${say(T.nothing)}</p>` : part(decisions, LABELS)}</section>`;
  const labels: Labels = { ...LABELS, yes: T.erases, no: T.erasesNot };
  const goes = decisions.filter(({ outcome }) => outcome === 'granted');
  const stays = decisions.filter(({ outcome }) => outcome !== 'granted');
  return html`<section><h2>${say(T.goes)}</h2>${goes.length === 0 ? html`<p>${say(T.goesNothing)}</p>` : part(goes, labels)}</section>
${stays.length === 0 ? NONE : html`<section><h2>${say(T.stays)}</h2>${part(stays, labels)}</section>`}`;
}

/** The end of a child here, behind a word that nobody types by accident. */
function final(visit: Visit, { child, shown }: Foreseen, typed: Typed): Html {
  const { say, frame, path, form } = visit;
  const { person, group, left } = child;
  const name = nameOf(visit, person);
  const isEnrolled = left === undefined && person;
  const wrong = wrongIn(typed, WORD);
  const id = fieldId(WORD);
  return html`<section class="danger"><h2>${say(T.finalTitle)}</h2><p>${say(T.finalText, { name })}</p>${isEnrolled ? message(frame, 'warning', say(T.stillEnrolled, { name, group: group.name })) : NONE}
${formOf(
  visit,
  path,
  html`${hidden(form)}<div class="form-group${wrong ? ' form-error' : ''}"><label class="form-label" for="${id}">${say(T.wordLabel)}</label>${
    wrong
      ? html`<span class="form-error-message" id="${id}-error"><span class="sr-only">${say(WEB.errorPrefix)} </span>${say(wrong.says)}</span>`
      : NONE
  }<input type="text" class="form-input input-width-m" id="${id}" name="${WORD}" autocomplete="off" autocapitalize="characters" spellcheck="false" data-never-keep data-confirm-word="${say(T.word)}"${wrong ? html` aria-describedby="${id}-error" aria-invalid="true"` : NONE}></div>
<div class="button-group">${submit(say(T.erase), 'warning', { name: 'step', value: 'open' })}</div>`,
  { seen: digestOf(shown.decisions) },
)}</section>`;
}
