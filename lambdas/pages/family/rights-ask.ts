import type { Bilingual } from '../../domain/purpose.ts';
import { html } from '../../platform/html.ts';
import { must, notThere, Refused } from '../api.ts';
import type { ChildView } from '../shared/child.ts';
import type { Names } from '../shared/names.ts';
import { MORE, withOneMore } from '../shared/rectify.ts';
import { type AskedRight, RIGHT_WORDS, RIGHTS_TEXTS as T } from '../texts/family-rights.ts';
import { WEB } from '../texts/web.ts';
import { type Answer, redirect } from '../web/answer.ts';
import { errorSummary, NOTHING_TYPED, type Typed } from '../web/form.ts';
import { message, submit } from '../web/parts.ts';
import { draftOf, formOf, hasChanged, type Page, show, type Visit } from '../web/visit.ts';
import { trailBelow, wholeName } from './about.ts';
import { readNames } from './names.ts';
import { lawOf, type Preview, RIGHTS_SHOWN, refusedNote, when } from './rights.ts';
import { fieldsFor, purposesOf, readForm } from './rights-form.ts';
import { type Asked, review, takesBackMore } from './rights-review.ts';

/** A right of a child, as it stands when the page is made. */
type Matter = { readonly child: ChildView; readonly names: Names; readonly preview: Preview };

const rightIn = ({ params }: Visit): AskedRight | undefined =>
  RIGHTS_SHOWN.find((one) => one === params.right);

/** What a right would do for the child today; refused where there is no such right or child. */
async function matterOf(visit: Visit, purposes?: readonly string[]): Promise<Matter> {
  const { api, params } = visit;
  const right = rightIn(visit);
  if (!right) throw noSuchRight();
  const query = { right, ...(purposes && { purposes: purposes.join() }) };
  const childId = { childId: params.childId ?? '' };
  const [child, previews] = await Promise.all([
    api('getChild', { params: childId }),
    api('previewRequest', { params: childId, query }),
  ]);
  const shown = must(child);
  const [preview] = must(previews).rights;
  if (!preview) throw noSuchRight();
  return { child: shown, names: await readNames(visit, shown), preview };
}

const noSuchRight = (): Refused => new Refused(notThere('no-such-request', WEB.notFoundText));

/** Asking for a right: what it is about, and what it needs to know. */
export const askForRight: Page = async (visit) => {
  const matter = await matterOf(visit);
  return asks(visit, matter, begun(visit, matter));
};

/** A form begins empty; from a purpose's own page, with that purpose, which was chosen there. */
function begun(visit: Visit, { preview }: Matter): Typed {
  const draft = draftOf(visit);
  const purpose = visit.query.get('purpose') ?? '';
  if (draft !== NOTHING_TYPED || !purposesOf(preview).includes(purpose)) return draft;
  return { values: new URLSearchParams({ scope: 'some', purposes: purpose }), wrong: [] };
}

function asks(
  visit: Visit,
  { child, names, preview }: Matter,
  typed: Typed,
  above?: Bilingual,
  status = 200,
): Answer {
  const { say, frame, path } = visit;
  const { title, explains, ask } = RIGHT_WORDS[preview.right];
  return show(visit, {
    title: say(title),
    over: wholeName(visit, child),
    trail: [
      ...trailBelow(visit, child),
      { title: say(T.title), href: `/family/children/${child.childId}/rights` },
    ],
    status,
    content: html`${errorSummary(say, frame, typed, above)}
<p class="font-lead">${say(explains, { name: names.child })}</p>
${lawOf(visit, preview)}
${
  preview.refused
    ? refusedNote(visit, preview.refused)
    : html`${when(visit, preview)}
<h2>${say(ask)}</h2>
${formOf(
  visit,
  path,
  html`${fieldsFor(visit, { child, names, preview }, typed)}<p class="soft">${say(T.reviewHint)}</p><div class="button-group">${submit(say(T.review), 'primary', { name: 'step', value: 'review' })}</div>`,
  { keep: 'ask' },
)}`
}`,
  });
}

/** Reads the form, shows once more what comes of it, and sends it when that was said yes to. */
export const sendRight: Page = async (visit) => {
  const { form } = visit;
  const step = form.get('step') ?? '';
  const matter = await matterOf(visit);
  if (step === MORE) return asks(visit, matter, { values: withOneMore(form), wrong: [] });
  const read = matter.preview.refused || step === 'edit' ? { wrong: [] } : readForm(matter.preview, form);
  if ('wrong' in read)
    return asks(
      visit,
      matter,
      { values: form, wrong: read.wrong },
      undefined,
      read.wrong.length > 0 ? 422 : 200,
    );
  const asked: Asked = { ...matter, ...(await exactly(visit, matter, read.body)), body: read.body };
  if (step !== 'send') return review(visit, asked);
  if (hasChanged(visit, asked.preview.decisions) || takesBackMore(visit, asked))
    return review(visit, asked, {
      status: 409,
      above: message(visit.frame, 'warning', visit.say(WEB.changedTitle), visit.say(WEB.changedText)),
    });
  return send(visit, asked);
};

/** What comes of exactly what was chosen. */
const exactly = (visit: Visit, matter: Matter, { purposes }: Asked['body']): Promise<Matter> =>
  purposes === undefined || purposes === 'all' ? Promise.resolve(matter) : matterOf(visit, purposes);

async function send(visit: Visit, { child, names, preview, body }: Asked): Promise<Answer> {
  const { api, once, form } = visit;
  const sent = await api('openRequest', { params: { childId: child.childId }, body, once });
  if (sent.ok) {
    const { requestId, accessRequestId } = sent.value;
    const also = accessRequestId === undefined ? '' : `&also=${accessRequestId}`;
    return redirect(`/family/requests/${requestId}?done=sent${also}`);
  }
  if (sent.status !== 422 && sent.status !== 409) throw new Refused(sent);
  return asks(visit, { child, names, preview }, { values: form, wrong: [] }, sent.says, sent.status);
}
