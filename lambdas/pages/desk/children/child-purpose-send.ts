import type { Result } from '../../api.ts';
import {
  type ChildView,
  type ConsentView,
  type GroundView,
  groundIn,
  readChild,
} from '../../shared/child.ts';
import { PURPOSE as T } from '../../texts/desk-children.ts';
import { WEB } from '../../texts/web.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { hasChanged, type Page, type Visit } from '../../web/visit.ts';
import { type Mending, mending } from '../refusal.ts';
import { answeredOn } from './child-forms.ts';
import { purposePage } from './child-purpose.ts';
import { purposePath } from './child-read.ts';

/** What the case worker adds to a purpose of a child: an answer on paper to a consent, the basis of any other. */
export const sendPurpose: Page = async (visit) => {
  const child = await readChild(visit);
  const view = groundIn(visit, child);
  return view.ground.kind === 'consent'
    ? registerPaper(visit, child, view, view.ground)
    : establishOne(visit, child, view);
};

const SAYS = ['given', 'refused', 'withdrawn'] as const;

/** Where the API's word on a paper belongs in the form; its sentence says what is wrong. */
const ABOUT: Readonly<Record<string, string>> = {
  'not-the-current-text': 'version',
  'older-than-the-text': 'on',
  'date-in-the-future': 'on',
  'later-answer-known': 'on',
  'not-a-guardian-of-the-child': 'person',
  'child-decides-herself': 'person',
  'child-too-young': 'person',
  'no-consent-to-withdraw': 'answer',
};

const FIELDS = {
  'onPaper.personId': { field: 'person', says: T.chooseWho },
  'onPaper.on': { field: 'on', says: T.chooseDate },
  version: { field: 'version', says: T.chooseTheVersion },
} as const;

/** Registers what a person said on paper, with its date; the same paper sent twice says it once. */
async function registerPaper(
  visit: Visit,
  child: ChildView,
  view: GroundView,
  ground: ConsentView,
): Promise<Answer> {
  const { form } = visit;
  const answer = SAYS.find((one) => one === form.get('answer'));
  const again = ({ wrong, ...why }: Mending): Answer =>
    purposePage(visit, child, view, { values: form, wrong }, why);
  if (!answer) return again({ wrong: [{ field: 'answer', says: T.chooseAnswer }], status: 422 });
  const paper = { personId: form.get('person') ?? '', on: form.get('on') ?? '' };
  const there = `${purposePath(child.childId, view.purposeId)}?done=paper`;
  const isSo = ground.answers.some(
    (one) => one.personId === paper.personId && one.answer === answer && one.on === paper.on,
  );
  if (isSo) return redirect(there);
  if (hasChanged(visit, answeredOn(view, ground)))
    return again({ wrong: [], status: 409, above: WEB.changedText });
  const done = await send(visit, child.childId, view.purposeId, answer, paper);
  if (done.ok) {
    const { requestId } = done.value;
    return redirect(requestId === undefined ? there : `${there}&request=${requestId}`);
  }
  const { reason, says, status } = done;
  const field = ABOUT[reason];
  return again(field === undefined ? mending(done, FIELDS) : { wrong: [{ field, says }], status });
}

type Paper = { readonly personId: string; readonly on: string };

function send(
  { api, form, once }: Visit,
  childId: string,
  purposeId: string,
  answer: (typeof SAYS)[number],
  onPaper: Paper,
): Promise<Result<{ readonly requestId?: string | undefined }>> {
  const params = { childId };
  if (answer === 'withdrawn') return api('withdrawConsent', { params, body: { purposeId, onPaper }, once });
  const body = { purposeId, answer, version: Number(form.get('version')), onPaper };
  return api('giveConsent', { params, body, once });
}

/** Establishes a statutory basis for one child; where she is left out, says so. */
async function establishOne(visit: Visit, child: ChildView, view: GroundView): Promise<Answer> {
  const { form, api, once } = visit;
  const from = form.get('from');
  const { purposeId } = view;
  const done = await api('establishBasis', {
    body: { purposeId, childIds: [child.childId], ...(from && { from }) },
    once,
  });
  const again = ({ wrong, ...why }: Mending): Answer =>
    purposePage(visit, child, view, { values: form, wrong }, why);
  if (!done.ok && done.reason === 'older-than-the-text')
    return again({ wrong: [{ field: 'from', says: done.says }], status: 422 });
  if (!done.ok) return again(mending(done, { from: { field: 'from', says: T.wrongDate } }));
  if (done.value.leftOut > 0) return again({ wrong: [], status: 422, above: T.leftOut });
  return redirect(`${purposePath(child.childId, purposeId)}?done=established`);
}
