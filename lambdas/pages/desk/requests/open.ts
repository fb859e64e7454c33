import type { Bilingual } from '../../../domain/purpose.ts';
import type { RIGHTS } from '../../../domain/rights.ts';
import { type Html, html } from '../../../platform/html.ts';
import { must, Refused } from '../../api.ts';
import type { ChildView } from '../../shared/child.ts';
import { MORE, withOneMore } from '../../shared/rectify.ts';
import { LETTER_SAYS, OWN_RIGHTS, OPEN_TEXTS as T } from '../../texts/desk-open.ts';
import { type Answer, redirect } from '../../web/answer.ts';
import { errorSummary, type Typed } from '../../web/form.ts';
import { submit } from '../../web/parts.ts';
import { draftOf, formOf, hasChanged, type Page, show, type Visit } from '../../web/visit.ts';
import { readNames } from '../names.ts';
import { fieldsFor, type Kind, kindIn, kindWords, openTrail, readForm } from './open-form.ts';
import { type Foreseen, isOwnErasure, isWordTyped, preview } from './open-preview.ts';
import { overOf, requestPath, rightName } from './request-read.ts';

const readChild = async ({ api, params }: Visit): Promise<ChildView> =>
  must(await api('getChild', { params: { childId: params.childId ?? '' } }));

/** Which request is opened: a letter of the family's, or the municipality's own decision; then its form. */
export const open: Page = async (visit) => {
  const child = await readChild(visit);
  const kind = kindIn(visit.query);
  return kind ? asks(visit, child, kind, draftOf(visit)) : chooses(visit, child);
};

function chooses(visit: Visit, child: ChildView): Answer {
  const { say, path } = visit;
  const cards = (of: Readonly<Record<string, Bilingual>>, own: string): Html =>
    html`<ul class="plain grid">${Object.entries(of).map(
      ([right, says]) =>
        html`<li><a class="panel panel-link" href="${path}?right=${right}${own}"><h3>${rightName(say, right as keyof typeof RIGHTS)}</h3><p>${say(says)}</p></a></li>`,
    )}</ul>`;
  return show(visit, {
    title: say(T.title),
    over: overOf(visit, child),
    trail: openTrail(visit, child),
    wide: true,
    content: html`<h2>${say(T.onPaper)}</h2><p>${say(T.onPaperHint)}</p>${cards(LETTER_SAYS, '')}
<h2>${say(T.own)}</h2><p>${say(T.ownHint)}</p>${cards(OWN_RIGHTS, '&own=yes')}`,
  });
}

function asks(
  visit: Visit,
  child: ChildView,
  kind: Kind,
  typed: Typed,
  { status = 200, above }: { readonly status?: number; readonly above?: Bilingual } = {},
): Answer {
  const { say, frame, path } = visit;
  return show(visit, {
    title: kindWords(say, kind),
    over: overOf(visit, child),
    trail: [...openTrail(visit, child), { title: say(T.title), href: path }],
    status,
    content: html`${errorSummary(say, frame, typed, above)}
${formOf(
  visit,
  path,
  html`${fieldsFor(visit, child, kind, typed)}<p class="soft">${say(T.previewHint)}</p><div class="button-group">${submit(say(T.preview), 'primary', { name: 'step', value: 'preview' })}</div>`,
  { keep: 'open' },
)}`,
  });
}

/** Reads the form, shows what would come of it, and opens the request when that was said yes to. */
export const sayOpen: Page = async (visit) => {
  const { form, path } = visit;
  const child = await readChild(visit);
  const kind = kindIn(form);
  if (!kind) return redirect(path);
  const step = form.get('step') ?? '';
  if (step === MORE) return asks(visit, child, kind, { values: withOneMore(form), wrong: [] });
  if (step === 'edit') return asks(visit, child, kind, { values: form, wrong: [] });
  const read = readForm(kind, form);
  if ('wrong' in read) return asks(visit, child, kind, { values: form, wrong: read.wrong }, { status: 422 });
  const foreseen: Foreseen = { child, kind, body: read.body, ...(await foresee(visit, read.body)) };
  if (step !== 'open') return preview(visit, foreseen);
  if (isOwnErasure(kind) && !isWordTyped(form)) return preview(visit, foreseen, { status: 422 });
  // What can no longer be opened is sent all the same: sent twice, it is answered as the first time, and otherwise refused.
  if (isOwnErasure(kind) && !foreseen.shown.refused && hasChanged(visit, foreseen.shown.decisions))
    return preview(visit, foreseen, { status: 409 });
  return opens(visit, foreseen);
};

async function foresee(visit: Visit, body: Foreseen['body']): Promise<Pick<Foreseen, 'shown' | 'names'>> {
  const { api, params } = visit;
  const { right, purposes = 'all', receivedOn, onPaper } = body;
  const [found, names] = await Promise.all([
    api('previewRequest', {
      params: { childId: params.childId ?? '' },
      query: {
        right,
        ...(purposes !== 'all' && { purposes: purposes.join() }),
        ...(onPaper && { personId: onPaper.personId, ...(receivedOn !== undefined && { receivedOn }) }),
      },
    }),
    readNames(visit),
  ]);
  const [shown] = must(found).rights;
  if (!shown) throw new Error('a right that was asked about is not told of');
  return { shown, names };
}

async function opens(visit: Visit, { child, kind, body }: Foreseen): Promise<Answer> {
  const { api, once, form } = visit;
  const opened = await api('openRequest', { params: { childId: child.childId }, body, once });
  if (opened.ok) return redirect(`${requestPath(opened.value.requestId)}?done=opened`);
  if (opened.status === 404 || opened.status >= 500) throw new Refused(opened);
  return asks(visit, child, kind, { values: form, wrong: [] }, { status: opened.status, above: opened.says });
}
