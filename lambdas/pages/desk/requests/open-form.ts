import { requestBody } from '../../../contracts/requests.ts';
import { RESTRICTION_GROUNDS } from '../../../domain/request.ts';
import { RIGHTS } from '../../../domain/rights.ts';
import { type Html, html } from '../../../platform/html.ts';
import type { Input } from '../../api.ts';
import type { ChildView } from '../../shared/child.ts';
import { detailsIn } from '../../shared/details.ts';
import { fieldsOf, rectifyFields } from '../../shared/rectify.ts';
import { LETTER_SAYS, OWN_RIGHTS, RESTRICTED_BECAUSE, OPEN_TEXTS as T } from '../../texts/desk-open.ts';
import type { AskedRight } from '../../texts/family-rights.ts';
import { type Typed, type Wrong, wrongFrom } from '../../web/form.ts';
import { checkboxes, dateField, longText, NONE, radios } from '../../web/parts.ts';
import type { Say } from '../../web/say.ts';
import type { Visit } from '../../web/visit.ts';
import { nameOf } from './request-read.ts';

/** Which right, and whether the municipality decides itself or the family has written. */
export type Kind = { readonly right: AskedRight; readonly isOwn: boolean };

export type Body = NonNullable<Input<'openRequest'>['body']>;
type Read = { readonly body: Body } | { readonly wrong: readonly Wrong[] };

/** The kind that a link or a form names; undefined where it names none. */
export function kindIn(asked: URLSearchParams): Kind | undefined {
  const right = asked.get('right') ?? '';
  const isOwn = asked.get('own') === 'yes';
  return Object.hasOwn(isOwn ? OWN_RIGHTS : LETTER_SAYS, right)
    ? { right: right as AskedRight, isOwn }
    : undefined;
}

/** What such a request is called. */
export const kindWords = (say: Say, { right, isOwn }: Kind): string =>
  say(isOwn ? T.ownTitle : T.paperTitle, { right: say(RIGHTS[right]) });

/** The way to a page about a child. */
export const openTrail = (visit: Visit, { childId, person }: ChildView) => [
  { title: visit.say(T.search), href: '/desk/search' },
  { title: nameOf(visit, person), href: `/desk/children/${childId}` },
];

/** What the fields of a request are read from; the fields of the form first, then what the contract finds wrong. */
export function readForm(kind: Kind, form: URLSearchParams): Read {
  const { right, isOwn } = kind;
  const of = (name: string): string => (form.get(name) ?? '').trim();
  const purposes = purposesIn(kind, form);
  const ask = of('ask');
  const wrong: Wrong[] = [];
  if (!isOwn && of('personId') === '') wrong.push({ field: 'personId', says: T.wrongWho });
  if (!isOwn && of('receivedOn') === '') wrong.push({ field: 'receivedOn', says: T.wrongReceived });
  if (purposes === undefined)
    wrong.push(
      of('scope') === 'some'
        ? { field: 'purposes', says: T.wrongPurposes }
        : { field: 'scope', says: T.wrongScope },
    );
  const paper = {
    receivedOn: of('receivedOn'),
    onPaper: {
      personId: of('personId'),
      ...(ask !== '' && ask !== 'no' && { asked: { because: ask, question: of('question') } }),
    },
  };
  const parsed = requestBody.safeParse({ right, purposes, ...detailsIn(right, form), ...(!isOwn && paper) });
  const found = parsed.success ? [] : wrongIn(right, form, parsed.error.issues);
  const all = [...wrong, ...found.filter(({ field }) => !wrong.some((one) => one.field === field))];
  return parsed.success && all.length === 0 ? { body: parsed.data as Body } : { wrong: all };
}

function wrongIn(
  right: AskedRight,
  form: URLSearchParams,
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
): readonly Wrong[] {
  const errors = issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  const refusal = { ok: false, status: 422, reason: 'invalid-body', says: T.wrongReason, errors } as const;
  return wrongFrom(refusal, {
    reason: { field: 'reason', says: T.wrongReason },
    because: { field: 'because', says: T.wrongBecause },
    receivedOn: { field: 'receivedOn', says: T.wrongReceived },
    'onPaper.personId': { field: 'personId', says: T.wrongWho },
    'onPaper.asked.because': { field: 'ask', says: T.wrongQuestion },
    'onPaper.asked': { field: 'question', says: T.wrongQuestion },
    ...(right === 'rectification' && fieldsOf(form)),
  }).wrong;
}

/** All, or those ticked; the municipality erases all or nothing. */
function purposesIn({ right, isOwn }: Kind, form: URLSearchParams): 'all' | string[] | undefined {
  if ((isOwn && right === 'erasure') || form.get('scope') === 'all') return 'all';
  const ticked = form.getAll('purposes');
  return form.get('scope') === 'some' && ticked.length > 0 ? ticked : undefined;
}

/** What is asked to open a request of a kind. */
export const fieldsFor = (visit: Visit, child: ChildView, kind: Kind, typed: Typed): Html =>
  html`<input type="hidden" name="right" value="${kind.right}">${kind.isOwn ? html`<input type="hidden" name="own" value="yes">` : NONE}
${kind.isOwn ? NONE : paperFields(visit, child, typed)}
${details(visit, kind, typed)}
${kind.isOwn && kind.right === 'erasure' ? NONE : scope(visit, child, typed)}
${kind.isOwn ? NONE : askFields(visit, typed)}`;

function paperFields(visit: Visit, child: ChildView, typed: Typed): Html {
  const { say, today } = visit;
  const guardians = child.guardians.map(({ personId, person, holds }) => ({
    value: personId,
    label: say(holds ? T.guardian : T.formerGuardian, { name: nameOf(visit, person) }),
  }));
  const herself = { value: child.childId, label: say(T.child, { name: nameOf(visit, child.person) }) };
  return html`${radios(say, typed, { name: 'personId', label: T.who }, [...guardians, herself])}
${dateField(say, typed, { name: 'receivedOn', label: T.receivedOn, hint: T.receivedHint, max: today })}`;
}

function scope({ say }: Visit, { grounds }: ChildView, typed: Typed): Html {
  const purposes = grounds.map(({ purposeId, name }) => ({ value: purposeId, label: say(name) }));
  return html`${radios(say, typed, { name: 'scope', label: T.scope }, [
    { value: 'all', label: say(T.all) },
    { value: 'some', label: say(T.some) },
  ])}
${checkboxes(say, typed, { name: 'purposes', label: T.purposes, isOptional: true }, purposes)}`;
}

function details({ say }: Visit, { right, isOwn }: Kind, typed: Typed): Html {
  const reason = {
    name: 'reason',
    label: isOwn ? T.ownReason : T.reason,
    hint: isOwn ? (right === 'erasure' ? T.ownErasureHint : T.ownReasonHint) : T.reasonHint,
    maxLength: 2000,
  };
  switch (right) {
    case 'access':
      return NONE;
    case 'rectification':
      return rectifyFields(say, typed, T);
    case 'objection':
      return longText(say, typed, reason);
    case 'erasure':
      return longText(say, typed, { ...reason, isOptional: true });
    case 'restriction':
      return html`${radios(
        say,
        typed,
        { name: 'because', label: T.because, isOptional: true },
        RESTRICTION_GROUNDS.map((value) => ({ value, label: say(RESTRICTED_BECAUSE[value]) })),
      )}${longText(say, typed, { ...reason, isOptional: true })}`;
    case 'portability':
      return checkboxes(say, typed, { name: 'elseAccess', label: T.elseAccess, isOptional: true }, [
        { value: 'yes', label: say(T.elseAccessYes) },
      ]);
  }
}

const askFields = ({ say }: Visit, typed: Typed): Html =>
  html`${radios(say, typed, { name: 'ask', label: T.ask, hint: T.askHint, isOptional: true }, [
    { value: 'no', label: say(T.askNo) },
    { value: 'identity', label: say(T.askIdentity) },
    { value: 'scope', label: say(T.askScope) },
  ])}
${longText(say, typed, { name: 'question', label: T.question, isOptional: true, maxLength: 2000, rows: 3 })}`;
