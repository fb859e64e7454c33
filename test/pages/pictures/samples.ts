import { readFileSync } from 'node:fs';
import type { AnswerTo } from '../../../lambdas/pages/api.ts';
import type { BoardRequest } from '../../../lambdas/pages/pictures/deadlines.ts';

/** What the pictures are drawn from in the tests: answers of the API as they come. */

export const NOW = '2026-11-22T09:00:00.000Z';
export const TODAY = '2026-11-22';

type History = Pick<AnswerTo<'childHistory'>, 'marks' | 'purposes'>;
type Purpose = History['purposes'][number];

export const purpose = (
  name: string,
  spans: readonly (readonly [from: string, standing: Purpose['spans'][number]['standing']])[],
  marks: Purpose['marks'] = [],
): Purpose => ({
  purposeId: name.toLowerCase().replace(/\W+/g, '-'),
  name: { da: name, en: name },
  kind: 'consent',
  spans: spans.map(([from, standing], index) => {
    const to = spans[index + 1]?.[0];
    return { from, standing, ...(to !== undefined && { to }) };
  }),
  marks,
});

/** A request of the board; `daysLeft` as the API reckons it. */
export const boardRequest = (number: number, more: Partial<BoardRequest> = {}): BoardRequest => ({
  requestId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  right: 'access',
  dueOn: '2026-12-01',
  daysLeft: 9,
  status: 'with-vendors',
  overdue: [],
  owesLetter: false,
  href: `/desk/requests/${number}`,
  ...more,
});

export type Terms = AnswerTo<'getVendor'>['agreements'][number]['terms'];

/** The terms of an agreement that the project holds, as the API answers them. */
export const termsOf = (vendor: 'learnlab' | 'lindhardt-og-ringhof' | 'jh-software'): Terms =>
  JSON.parse(readFileSync(new URL(`../../../data/agreements/${vendor}.json`, import.meta.url), 'utf8')).terms;

type Request = AnswerTo<'getRequest'>;

export const task = (
  vendorId: string,
  status: Request['tasks'][number]['status'],
): Request['tasks'][number] => ({
  taskId: `task-${vendorId}`,
  vendorId,
  action: 'erase',
  purposes: ['practice-tests'],
  status,
  assignedAt: '2026-11-02T09:00:00.000Z',
  dueAt: '2026-11-16T09:00:00.000Z',
});

/** A request of the family as `getRequest` answers it. */
export const request = (more: Partial<Request> = {}): Request => ({
  requestId: '11111111-1111-4111-8111-111111111111',
  childId: '22222222-2222-4222-8222-222222222222',
  right: 'erasure',
  receivedOn: '2026-11-02',
  dueOn: '2026-12-02',
  mine: true,
  daysLeft: 10,
  status: 'with-vendors',
  missed: false,
  owesLetter: false,
  overdue: [],
  waived: [],
  article: 'GDPR art. 17',
  name: { da: 'sletning', en: 'erasure' },
  openedBy: 'guardian',
  purposes: 'all',
  questions: [],
  assessments: [],
  pauses: [],
  decisions: [],
  tasks: [],
  timeline: [],
  ...more,
});

type Month = AnswerTo<'getFigures'>['months'][number];

export const month = (name: string, ends: Partial<Month['total']> = {}): Month => {
  const { inTime = 0, late = 0, overdue = 0, open = 0, untimed = 0, closed = 0 } = ends;
  const received = inTime + late + overdue + open + untimed + closed;
  const counted = { inTime, late, overdue, open, untimed, closed, received };
  return {
    month: name,
    total: { ...counted, ordered: 0, extended: 0, refused: 0, tasksOverdue: 0 },
    rights: [],
    inBulks: 0,
  };
};
