import { must } from '../api.ts';
import { REQUEST_TEXTS as T } from '../texts/family-requests.ts';
import { documentAnswer, redirect } from '../web/answer.ts';
import { message } from '../web/parts.ts';
import type { Page, Visit } from '../web/visit.ts';
import { shows } from './request.ts';

const requestIn = ({ params }: Visit) => ({ requestId: params.requestId ?? '' });

/** The answer to a request as the letter it is. */
export const letter: Page = async (visit) =>
  documentAnswer(must(await visit.api('getLetter', { params: requestIn(visit) })).html);

/** The signed certificate of an erasure. */
export const certificate: Page = async (visit) =>
  documentAnswer(must(await visit.api('getCertificate', { params: requestIn(visit) })).html);

/**
 * Leads to the package over its short-lived link, which stands in no page; a link of ours, because browsers do not let
 * the answer to a form lead to another host.
 */
export const fetchPackage: Page = async (visit) => {
  const { api, query, say, frame } = visit;
  const params = requestIn(visit);
  const format = query.get('format') === 'json' ? 'json' : 'html';
  const fetched = await api('getPackage', { params, query: { format } });
  if (fetched.ok) return redirect(fetched.value.url);
  const view = must(await api('getRequest', { params }));
  const content = message(frame, 'error', say(T.packageRefused), say(fetched.says));
  return shows(visit, view, { content, status: fetched.status });
};
