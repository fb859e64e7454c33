import { Html, html } from '../../../platform/html.ts';
import { type AnswerTo, type Input, must, type Result } from '../../api.ts';
import { DECIDE_TEXTS as T } from '../../texts/desk-decide.ts';
import { REQUEST_TEXTS } from '../../texts/desk-requests.ts';
import { documentAnswer, redirect } from '../../web/answer.ts';
import { message } from '../../web/parts.ts';
import type { Page, Visit } from '../../web/visit.ts';
import { shows } from './request.ts';
import { readRequest } from './request-read.ts';

const requestIn = ({ params }: Visit) => ({ requestId: params.requestId ?? '' });

/** The letter as the family reads it today. */
export const letter: Page = async (visit) =>
  documentAnswer(must(await visit.api('previewLetter', { params: requestIn(visit), body: {} })).html);

/** The signed certificate of an erasure. */
export const certificate: Page = async (visit) =>
  documentAnswer(must(await visit.api('getCertificate', { params: requestIn(visit) })).html);

/** Leads to the package of who asked on paper, over its short-lived link, which stands in no page. */
export const fetchPackage: Page = async (visit) => {
  const { api, query, say, frame } = visit;
  const format = query.get('format') === 'json' ? 'json' : 'html';
  const fetched = await api('getPackage', { params: requestIn(visit), query: { format } });
  if (fetched.ok) return redirect(fetched.value.url);
  const content = message(frame, 'error', say(REQUEST_TEXTS.packageRefused), say(fetched.says));
  return shows(visit, await readRequest(visit), { content, status: fetched.status });
};

type Foreseen = NonNullable<Input<'previewLetter'>['body']>;

/** The letter as the family would read it after an answer; nothing is answered. */
export const foreseen = (visit: Visit, body: Foreseen): Promise<Result<AnswerTo<'previewLetter'>>> =>
  visit.api('previewLetter', { params: requestIn(visit), body });

/** A letter within a page, on its paper. */
export const onPaper = ({ say }: Visit, { html: markup }: AnswerTo<'previewLetter'>): Html =>
  html`<section aria-labelledby="letter"><h2 id="letter">${say(T.letterTitle)}</h2><p class="soft">${say(T.letterHint)}</p><article class="letter">${bodyOf(markup)}</article></section>`;

/** What a document of the API says, its headings one level below the page's own. */
function bodyOf(markup: string): Html {
  const body = /<main>([\s\S]*)<\/main>/.exec(markup)?.[1] ?? '';
  return new Html(body.replace(/<(\/?)h([1-5])\b/g, (_, end, level) => `<${end}h${Number(level) + 1}`));
}
