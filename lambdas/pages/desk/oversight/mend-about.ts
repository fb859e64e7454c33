import type { AnswerTo } from '../../api.ts';
import type { Visit } from '../../web/visit.ts';
import { nameOf, rightName } from '../requests/request-read.ts';

type Standstill = AnswerTo<'listStandstills'>['standstills'][number];

/** What a standstill is about, in words; what was not looked up is undefined. */
export type About = {
  readonly right: (one: Standstill) => string | undefined;
  readonly child: (one: Standstill) => string | undefined;
};

/** Requests and children that are looked up for one page: as many as one looks through. */
const MOST_READ = 24;

/** Looks up the requests and the children that stand still, the first of them. */
export async function readAbout(visit: Visit, standstills: readonly Standstill[]): Promise<About> {
  const { api, say } = visit;
  const requestIds = firstOf(standstills.flatMap(({ requestId }) => requestId ?? []));
  const childIds = firstOf(standstills.map(({ childId }) => childId));
  const [requests, children] = await Promise.all([
    Promise.all(requestIds.map((requestId) => api('getRequest', { params: { requestId } }))),
    Promise.all(childIds.map((childId) => api('getChild', { params: { childId } }))),
  ]);
  const rights = new Map(
    requests.flatMap((one) => (one.ok ? [[one.value.requestId, rightName(say, one.value.right)]] : [])),
  );
  const names = new Map(
    children.flatMap((one) => (one.ok ? [[one.value.childId, nameOf(visit, one.value.person)]] : [])),
  );
  return {
    right: ({ requestId = '' }) => rights.get(requestId),
    child: ({ childId }) => names.get(childId),
  };
}

const firstOf = (ids: readonly string[]): readonly string[] => [...new Set(ids)].slice(0, MOST_READ);
