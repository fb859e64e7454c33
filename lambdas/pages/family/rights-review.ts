import type * as z from 'zod';
import type { requestBody } from '../../contracts/requests.ts';
import { type Html, html } from '../../platform/html.ts';
import type { ChildView } from '../shared/child.ts';
import type { Names } from '../shared/names.ts';
import { rectifySaid } from '../shared/rectify.ts';
import { type Decision, inFull } from '../shared/rulings.ts';
import { PAUSED_BECAUSE, RIGHT_WORDS, RIGHTS_TEXTS as T } from '../texts/family-rights.ts';
import type { Answer } from '../web/answer.ts';
import { typedOnly } from '../web/draft.ts';
import { facts, message, NONE, note, submit } from '../web/parts.ts';
import { listed } from '../web/say.ts';
import { digestOf } from '../web/session.ts';
import { formOf, show, type Visit } from '../web/visit.ts';
import { isOwn, trailBelow, wholeName } from './about.ts';
import { labelsOf, lawOf, type Preview, when } from './rights.ts';

/** The field that names each consent shown as taken back. */
const TAKES_BACK = 'takes-back';

/** A request that is ready to be sent, with what comes of exactly that. */
export type Asked = {
  readonly child: ChildView;
  readonly names: Names;
  readonly preview: Preview;
  readonly body: z.input<typeof requestBody>;
};

/** What was asked for and what comes of it, to be read once more; only from here is it sent. */
export function review(
  visit: Visit,
  asked: Asked,
  { status = 200, above = NONE }: { readonly status?: number; readonly above?: Html } = {},
): Answer {
  const { say, path, form } = visit;
  const { child, names, preview, body } = asked;
  const isErasure = body.right === 'erasure';
  const isGranted = preview.decisions.some(({ outcome }) => outcome === 'granted');
  // What erases nothing can be undone.
  const isFinal = isErasure && isGranted;
  const typed = [...typedOnly(form)].filter(([name]) => name !== 'step' && name !== TAKES_BACK);
  const shown = takenBack(visit, asked).map(({ purposeId }) => [TAKES_BACK, purposeId] as const);
  return show(visit, {
    title: say(T.reviewTitle),
    over: wholeName(visit, child),
    trail: [...trailBelow(visit, child), { title: say(RIGHT_WORDS[body.right].title), href: path }],
    status,
    content: html`<div class="stack">${above}
${said(visit, names, asked)}
${takesBackNote(visit, asked)}
${isErasure ? erasureComesTo(visit, names, preview.decisions) : comesTo(visit, names, preview)}
<div>${when(visit, preview)}</div>
${isGranted ? NONE : note(say(T.nothingGranted))}
${isFinal ? message(visit.frame, 'warning', say(T.finalTitle), say(T.finalText)) : NONE}
<p>${say(isOwn(visit) ? T.whoSeesOwn : T.whoSees)}</p>
${formOf(
  visit,
  path,
  html`${[...typed, ...shown].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<div class="button-group">${submit(say(isFinal ? T.sendErasure : T.send), isFinal ? 'warning' : 'primary', { name: 'step', value: 'send' })}${submit(say(T.change), 'secondary', { name: 'step', value: 'edit' })}</div>`,
  { seen: digestOf(preview.decisions) },
)}</div>
${lawOf(visit, preview)}`,
  });
}

/** True when sending takes back a consent that was not among those shown; to send twice takes back nothing more. */
export const takesBackMore = (visit: Visit, asked: Asked): boolean =>
  takenBack(visit, asked).some(({ purposeId }) => !visit.form.getAll(TAKES_BACK).includes(purposeId));

/** The visitor's own consents that an erasure takes back, whatever comes of the erasure itself. */
function takenBack({ caller }: Visit, { child, body }: Asked): ChildView['grounds'] {
  const { right, purposes = 'all' } = body;
  if (right !== 'erasure') return [];
  return child.grounds
    .filter(({ purposeId }) => purposes === 'all' || purposes.includes(purposeId))
    .filter(({ ground }) => ground.kind === 'consent' && ground.mayWithdraw.includes(caller.id));
}

function takesBackNote(visit: Visit, asked: Asked): Html {
  const { say, frame } = visit;
  const taken = takenBack(visit, asked);
  if (taken.length === 0) return NONE;
  return message(
    frame,
    'warning',
    say(T.takesBackTitle),
    say(T.takesBack, {
      purposes: listed(
        say,
        taken.map(({ name }) => say(name)),
      ),
    }),
  );
}

/** What was chosen and written. */
function said({ say, form }: Visit, names: Names, { body }: Asked): Html {
  const { purposes = 'all' } = body;
  const all = body.right === 'objection' ? T.allObjection : T.all;
  const concerns =
    purposes === 'all' ? say(all, { name: names.child }) : listed(say, purposes.map(names.purpose));
  const because = 'because' in body && body.because !== undefined ? [say(PAUSED_BECAUSE[body.because])] : [];
  const reason = 'reason' in body && body.reason !== undefined ? [body.reason] : [];
  const elseAccess = 'elseAccess' in body && body.elseAccess ? [say(T.elseAccessYes)] : [];
  return facts([
    [say(T.youAsk), say(RIGHT_WORDS[body.right].title)],
    [say(T.itConcerns), concerns],
    ...because.map((one) => [say(T.because), one] as const),
    ...elseAccess.map((one) => [say(T.elseAccess), one] as const),
    ...(body.right === 'rectification' ? [[say(T.youWrote), rectifySaid(say, form)] as const] : []),
    ...reason.map((one) => [say(T.youWrote), html`<q>${one}</q>`] as const),
  ]);
}

const comesTo = (visit: Visit, names: Names, { right, decisions }: Preview): Html =>
  decisions.length === 0
    ? html`<p>${visit.say(T.nothingHeld, { name: names.child })}</p>`
    : html`<section><h2>${visit.say(T.whatHappens)}</h2>${inFull(visit, names, labelsOf(right), decisions)}</section>`;

/** An erasure says first what goes, then what stays and why. */
function erasureComesTo(visit: Visit, names: Names, decisions: readonly Decision[]): Html {
  const { say } = visit;
  const [going, staying] = [true, false].map((goes) =>
    decisions.filter(({ outcome }) => (outcome === 'granted') === goes),
  );
  const part = (of: readonly Decision[] = []): Html => inFull(visit, names, labelsOf('erasure'), of);
  return html`<section><h2>${say(T.erased)}</h2>${going?.length ? part(going) : html`<p>${say(T.nothingErased)}</p>`}</section>
${staying?.length ? html`<section><h2>${say(T.stays)}</h2>${part(staying)}</section>` : NONE}`;
}
