import type { RequestEvent } from './request.ts';
import type { RequestStatus } from './request-status.ts';

type EventType = Exclude<RequestEvent['type'], 'request-opened'>;
type Course = Readonly<Record<RequestStatus, Readonly<Partial<Record<EventType, readonly RequestStatus[]>>>>>;

/** Where a request may stand once it is opened. */
export const OPENED: readonly RequestStatus[] = ['received', 'awaiting-decision'];

/** What happens to a task while the status stays what it is. */
const ofTasks = (...stay: readonly RequestStatus[]) => ({
  'task-notified': stay,
  'task-progressed': stay,
  'task-reminded': stay,
  'task-escalated': stay,
  'task-retried': stay,
  'task-answered': stay,
  'task-waived': stay,
});

const ofTheClock = (...stay: readonly RequestStatus[]) => ({
  'deadline-extended': stay,
  'deadline-near': stay,
  'deadline-missed': stay,
});

/**
 * The course of a request: in each status the events it takes, and the statuses they may lead to. Events that stand
 * not here cannot be appended; the picture in docs is drawn from this table.
 */
export const COURSE: Course = {
  received: {
    'request-decided': ['received', 'with-vendors', 'awaiting-decision', 'all-answered'],
    'tasks-assigned': ['received', 'with-vendors', 'awaiting-decision'],
    'request-assessed': ['received'],
    'tasks-withdrawn': ['received'],
    'erasure-held': ['received', 'with-vendors', 'all-answered'],
    'request-deferred': ['received'],
    'request-woken': ['received'],
    'step-asked-again': ['received'],
    'clock-paused': ['awaiting-requester'],
    ...ofTasks('received'),
    ...ofTheClock('received'),
    'request-closed': ['closed'],
  },
  'awaiting-requester': {
    'clock-resumed': ['received', 'awaiting-decision', 'with-vendors', 'all-answered'],
    'request-assessed': ['received'],
    'erasure-held': ['awaiting-requester'],
    ...ofTasks('awaiting-requester'),
    'request-closed': ['closed'],
  },
  'awaiting-decision': {
    'request-assessed': ['received', 'awaiting-decision', 'all-answered'],
    'answer-accepted': ['received', 'awaiting-decision', 'with-vendors', 'all-answered'],
    'clock-paused': ['awaiting-requester'],
    'erasure-held': ['awaiting-decision'],
    ...ofTasks('awaiting-decision'),
    ...ofTheClock('awaiting-decision'),
    'request-closed': ['closed'],
  },
  'with-vendors': {
    ...ofTasks('with-vendors'),
    'task-answered': ['with-vendors', 'awaiting-decision', 'all-answered'],
    'task-waived': ['with-vendors', 'awaiting-decision', 'all-answered'],
    'erasure-held': ['with-vendors', 'all-answered'],
    'request-assessed': ['received'],
    'clock-paused': ['awaiting-requester'],
    ...ofTheClock('with-vendors'),
    'request-closed': ['closed'],
  },
  'all-answered': {
    'request-completed': ['completed'],
    'step-asked-again': ['all-answered'],
    ...ofTheClock('all-answered'),
    'request-closed': ['closed'],
  },
  completed: {
    'lift-announced': ['completed'],
    'restriction-lifted': ['received'],
    'package-fetched': ['completed'],
    'letter-sent': ['completed'],
  },
  closed: { 'tasks-withdrawn': ['closed'] },
};
