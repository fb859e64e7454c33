import type { RequestView } from './request-read.ts';

/** What a case worker is offered about a request: nothing that the API would refuse. */
type May = (request: RequestView) => boolean;

/** True of a request that is to be carried out yet, and whose days are counted and not over. */
const isInTime: May = ({ daysLeft, completedAt }) =>
  daysLeft !== undefined && daysLeft >= 0 && completedAt === undefined;

export const mayPause: May = (request) =>
  isInTime(request) && request.requesterId !== undefined && request.status !== 'all-answered';

/** Once, and within the first month (art. 12(3)). */
export const mayExtend: May = (request) =>
  isInTime(request) && request.requesterId !== undefined && request.extended === undefined;

const ENDING = ['all-answered', 'completed', 'closed'];
const HANDS_OVER = ['access', 'portability'];

/** Whole, of what somebody asked for, before anything of it is assessed or a vendor asked to do anything but hand over. */
export const mayRefuse: May = ({ requesterId, right, status, decisions, assessments }) =>
  requesterId !== undefined &&
  right !== 'withdrawal' &&
  !ENDING.includes(status) &&
  (decisions.length === 0 || HANDS_OVER.includes(right)) &&
  assessments.length === 0;
