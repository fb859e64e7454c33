import type * as z from 'zod';
import { requestBody } from '../../contracts/requests.ts';
import { RESTRICTION_GROUNDS } from '../../domain/request.ts';
import { type Html, html } from '../../platform/html.ts';
import type { ChildView } from '../shared/child.ts';
import { detailsIn } from '../shared/details.ts';
import type { Names } from '../shared/names.ts';
import { fieldsOf, rectifyFields } from '../shared/rectify.ts';
import { inOneLine } from '../shared/rulings.ts';
import { type AskedRight, PAUSED_BECAUSE, RIGHTS_TEXTS as T } from '../texts/family-rights.ts';
import { type Typed, type Wrong, wrongFrom } from '../web/form.ts';
import { checkboxes, longText, NONE, radios } from '../web/parts.ts';
import { filled } from '../web/say.ts';
import type { Visit } from '../web/visit.ts';
import { whose } from './about.ts';
import type { Preview } from './rights.ts';
import { labelsOf } from './rights.ts';

type Body = z.input<typeof requestBody>;
/** A form read: the request it asks for, or what is wrong with it. */
type Read = { readonly body: Body } | { readonly wrong: readonly Wrong[] };

/** The longest text a request takes. */
const LONGEST = 2000;

/** The purposes a right can be asked for, as its preview tells them. */
export const purposesOf = ({ decisions }: Preview): readonly string[] => [
  ...new Set(decisions.map(({ purposeId }) => purposeId)),
];

/** What the form asks for, read by the contract of the API itself. */
export function readForm(preview: Preview, form: URLSearchParams): Read {
  const { right } = preview;
  const purposes = scopeIn(preview, form);
  const parsed = requestBody.safeParse({ right, purposes: purposes ?? [], ...detailsIn(right, form) });
  if (parsed.success) return { body: parsed.data as Body };
  const errors = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  return { wrong: wrongIn(right, form, errors) };
}

/** Of what the API finds wrong, which field of the form it is, in the order of the form. */
function wrongIn(
  right: AskedRight,
  form: URLSearchParams,
  errors: Parameters<typeof wrongFrom>[0]['errors'],
): readonly Wrong[] {
  const hasChosen = form.get('scope') === 'some';
  const purposes = hasChosen
    ? { field: 'purposes', says: T.wrongPurposes }
    : { field: 'scope', says: T.wrongScope };
  const fields: Readonly<Record<string, Wrong>> =
    right === 'rectification'
      ? { ...fieldsOf(form), purposes }
      : {
          purposes,
          because: { field: 'because', says: T.because },
          reason: { field: 'reason', says: T.wrongReason },
        };
  const order = Object.values(fields).map(({ field }) => field);
  const refusal = { ok: false, status: 422, reason: 'invalid-body', says: T.wrongReason, errors } as const;
  const { wrong } = wrongFrom(refusal, fields);
  return wrong.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

/** All, or those ticked; undefined when nothing is chosen. */
function scopeIn(preview: Preview, form: URLSearchParams): 'all' | string[] | undefined {
  if (form.get('scope') === 'all') return 'all';
  const ticked = form.getAll('purposes').filter((one) => purposesOf(preview).includes(one));
  return ticked.length > 0 ? ticked : undefined;
}

/** What a right asks for, with what each choice comes to beside it. */
export function fieldsFor(
  visit: Visit,
  { child, names, preview }: { readonly child: ChildView; readonly names: Names; readonly preview: Preview },
  typed: Typed,
): Html {
  const about = scope(visit, names, preview, typed);
  return preview.right === 'rectification'
    ? html`${rectifyFields(visit.say, typed)}${about}`
    : html`${about}${details(visit, child, preview, typed)}${also(visit, preview, typed)}`;
}

function scope({ say }: Visit, names: Names, preview: Preview, typed: Typed): Html {
  const { right, decisions } = preview;
  const name = names.child;
  const all = right === 'objection' ? T.allObjection : T.all;
  const purposes = purposesOf(preview).map((purposeId) => ({
    value: purposeId,
    label: names.purpose(purposeId),
    hint: inOneLine(
      say,
      names,
      labelsOf(right),
      decisions.filter((one) => one.purposeId === purposeId),
    ),
  }));
  if (purposes.length === 0) return html`<input type="hidden" name="scope" value="all">`;
  return html`${radios(say, typed, { name: 'scope', label: T.scope, hint: T.scopeHint }, [
    { value: 'all', label: say(all, { name }) },
    { value: 'some', label: say(T.some) },
  ])}
${checkboxes(say, typed, { name: 'purposes', label: T.somePurposes }, purposes)}`;
}

function details(visit: Visit, child: ChildView, { right }: Preview, typed: Typed): Html {
  const { say } = visit;
  const reason = {
    name: 'reason',
    label: T.reason,
    hint: T.reasonHint,
    isOptional: true,
    maxLength: LONGEST,
  };
  switch (right) {
    case 'objection':
      return longText(say, typed, {
        name: 'reason',
        label: filled(T.objectionReason, { whose: whose(visit, child) }),
        hint: T.objectionHint,
        maxLength: LONGEST,
      });
    case 'restriction':
      return html`${radios(
        say,
        typed,
        { name: 'because', label: T.because, isOptional: true },
        RESTRICTION_GROUNDS.map((value) => ({ value, label: say(PAUSED_BECAUSE[value]) })),
      )}${longText(say, typed, reason)}`;
    case 'erasure':
      return longText(say, typed, reason);
    default:
      return NONE;
  }
}

/** What cannot be taken along can be asked for as access. */
const also = ({ say }: Visit, { right, decisions }: Preview, typed: Typed): Html =>
  right === 'portability' && decisions.some(({ outcome }) => outcome !== 'granted')
    ? checkboxes(say, typed, { name: 'elseAccess', label: T.elseAccess, isOptional: true }, [
        { value: 'yes', label: say(T.elseAccessYes) },
      ])
    : NONE;
