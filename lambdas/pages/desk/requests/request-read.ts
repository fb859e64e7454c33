import { own } from '../../../domain/own.ts';
import type { Bilingual } from '../../../domain/purpose.ts';
import { RIGHTS, type Right } from '../../../domain/rights.ts';
import { type AnswerTo, must, type Refusal, Refused, type Result } from '../../api.ts';
import type { ChildView } from '../../shared/child.ts';
import { REQUEST_TEXTS as T } from '../../texts/desk-requests.ts';
import { WEB } from '../../texts/web.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { type Typed, type Wrong, wrongFrom } from '../../web/form.ts';
import type { Shown } from '../../web/layout.ts';
import { capital, type Say } from '../../web/say.ts';
import { digestOf } from '../../web/session.ts';
import { hasChanged, type Visit } from '../../web/visit.ts';
import { type Names as NamesAround, readNames } from '../names.ts';

export type RequestView = AnswerTo<'getRequest'>;

/** How people call the child of a request, its purposes and its vendors. */
export type Names = NamesAround & { readonly child: string };

/** A request with the child it is about, and how people call what its answer names by id. */
export type Matter = { readonly request: RequestView; readonly child: ChildView; readonly names: Names };

export const requestPath = (requestId: string): string => `/desk/requests/${requestId}`;

/** A right by its name, as a heading begins. */
export const rightName = (say: Say, right: Right): string => capital(say(RIGHTS[right]));

/** True when somebody asked without signing in: what is to be told her, is sent to her. */
export const isOnPaper = ({ loa, requesterId }: RequestView): boolean =>
  loa === undefined && requesterId !== undefined;

/** The request of the path, with all that a page about it names. */
export async function readRequest(visit: Visit): Promise<Matter> {
  const { api, params } = visit;
  const request = must(await api('getRequest', { params: { requestId: params.requestId ?? '' } }));
  const [child, names] = await Promise.all([
    api('getChild', { params: { childId: request.childId } }),
    readNames(visit),
  ]);
  return { request, child: must(child), names: { ...names, child: nameOf(visit, must(child).person) } };
}

/** A person by her whole name; who is forgotten has none. */
export const nameOf = ({ say }: Pick<Visit, 'say'>, person: ChildView['person'] | undefined): string =>
  person ? `${person.givenName} ${person.familyName}` : say(T.forgotten);

/** Whom a page is about: the child, and where she is. */
export const overOf = (visit: Visit, { person, group, left }: ChildView): string =>
  left === undefined && person
    ? visit.say(T.childIn, { name: nameOf(visit, person), group: group.name })
    : nameOf(visit, person);

/** The way to a page below a request. */
export const trailTo = ({ say }: Visit, { requestId, right }: RequestView): NonNullable<Shown['trail']> => [
  { title: say(T.work), href: '/desk/work' },
  { title: rightName(say, right), href: requestPath(requestId) },
];

/** What tells whether somebody did something about a request; that time passes, or a vendor fetches its task, is nothing. */
const doneAbout = ({ timeline, awaits, status }: RequestView): unknown => ({ timeline, awaits, status });
export const seenOf = (request: RequestView): string => digestOf(doneAbout(request));

/** Why a form is shown once more. */
export type Again = { readonly status: number; readonly above?: Bilingual; readonly isChanged?: true };

/** A form that the API cannot read is one to correct. */
export const formStatus = ({ status }: Refusal): number => (status === 400 ? 422 : status);

/**
 * What a case worker says about a request, once: what is so already counts as said, so that a form sent twice says
 * nothing twice; where somebody else was faster, or the API refuses, the form is shown again as it was typed.
 */
export async function saying(
  visit: Visit,
  { request }: Pick<Matter, 'request'>,
  word: {
    readonly isSo: boolean;
    readonly send: () => Promise<Result<unknown>>;
    readonly done: string;
    readonly fields?: Readonly<Record<string, Wrong>>;
    /** The field that a refusal is about, by the refusal's reason. */
    readonly refusals?: Readonly<Record<string, string>>;
    readonly again: (typed: Typed, why: Again) => Answer | Promise<Answer>;
  },
): Promise<Answer> {
  const { form } = visit;
  const there = `${requestPath(request.requestId)}?done=${word.done}`;
  if (word.isSo) return redirect(there);
  if (hasChanged(visit, doneAbout(request)))
    return word.again({ values: form, wrong: [] }, { status: 409, above: WEB.changedText, isChanged: true });
  const result = await word.send();
  if (result.ok) return redirect(there);
  if (result.status === 404 || result.status >= 500) throw new Refused(result);
  const field = own(word.refusals ?? {}, result.reason);
  const { wrong, above } =
    field === undefined
      ? wrongFrom(result, word.fields ?? {})
      : { wrong: [{ field, says: result.says }], above: undefined };
  return word.again({ values: form, wrong }, { status: formStatus(result), ...(above && { above }) });
}
