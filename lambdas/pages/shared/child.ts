import { type AnswerTo, must, notThere, Refused } from '../api.ts';
import type { Visit } from '../web/visit.ts';

export type ChildView = AnswerTo<'getChild'>;
export type GroundView = ChildView['grounds'][number];
export type ConsentView = Extract<GroundView['ground'], { kind: 'consent' }>;

/** The child of the path as the visitor may see her; throws Refused for any other. */
export const readChild = async ({ api, params }: Visit): Promise<ChildView> =>
  must(await api('getChild', { params: { childId: params.childId ?? '' } }));

/** The purpose of the path; throws Refused when there is none. */
export function groundIn({ params }: Visit, { grounds }: ChildView): GroundView {
  const found = grounds.find(({ purposeId }) => purposeId === params.purposeId);
  if (found) return found;
  throw new Refused(notThere('no-such-purpose'));
}
