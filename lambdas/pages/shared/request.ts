import type { TaskStatus } from '../../domain/task.ts';
import type { AnswerTo } from '../api.ts';
import type { Verdict } from '../web/parts.ts';

type Line = AnswerTo<'listChildRequests'>['requests'][number];
/** What says whether a request has ended. */
export type Ending = Pick<Line, 'status' | 'owesLetter'>;

/** True when nothing of it is owed to anybody any more; a letter that is not sent is. */
export const isOver = ({ status, owesLetter }: Ending): boolean =>
  status === 'closed' || (status === 'completed' && !owesLetter);

/** How it stands with a vendor's task, as a sign. */
export const TASK_STANDS: Readonly<Record<TaskStatus, Verdict>> = {
  queued: 'pending',
  delivered: 'pending',
  acknowledged: 'pending',
  'in-progress': 'pending',
  overdue: 'denied',
  done: 'allowed',
  'no-data': 'allowed',
  'partly-done': 'pending',
  refused: 'denied',
  failed: 'denied',
  waived: 'none',
  withdrawn: 'none',
};
