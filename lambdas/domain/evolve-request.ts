import type { CalendarDate, Instant } from './dates.ts';
import { own } from './own.ts';
import type { Pause, RequestEvent, RequestState } from './request.ts';
import { dueOnOf } from './request-clock.ts';
import { COURSE } from './request-course.ts';
import { requestStatus, wantedTasks } from './request-status.ts';
import { isOpen, type Task, taskKey } from './task.ts';

/** What a request's events make of it; an event that the course of a request does not know in its status is a fault. */
export function evolveRequest(state: RequestState | undefined, event: RequestEvent): RequestState {
  if (event.type === 'request-opened') {
    const { type: _type, ...opened } = event;
    return { ...opened, assessments: {}, tasks: {}, pauses: [] };
  }
  if (!state) throw new Error('the event needs an opened request');
  const status = requestStatus(state);
  if (!(event.type in COURSE[status])) throw new Error(`a request that is ${status} takes no ${event.type}`);
  return isOfTask(event) ? evolveTask(state, event) : evolveWhole(state, event);
}

type OfTask = Extract<RequestEvent, { readonly vendorId: string; readonly action: string }>;
type OfWhole = Exclude<RequestEvent, OfTask | { type: 'request-opened' }>;

const isOfTask = (event: OfTask | OfWhole): event is OfTask => 'action' in event;

function evolveWhole(state: RequestState, event: OfWhole): RequestState {
  switch (event.type) {
    case 'request-assessed': {
      const { type: _type, right: _right, question, at: _at, on, ...assessment } = event;
      const assessed = {
        ...resumed(state, on),
        assessments: { ...state.assessments, [question]: assessment },
      };
      if (question === 'release') return assessed;
      // What was decided before was for the time being: it is decided anew.
      const { decisions: _meanwhile, ...undecided } = assessed;
      return undecided;
    }
    case 'request-decided': {
      const { deferredUntil: _noLonger, ...decided } = state;
      return { ...decided, decisions: event.decisions, tasks: { ...state.tasks, ...byKey(event.tasks) } };
    }
    case 'tasks-assigned':
      return { ...state, tasks: { ...state.tasks, ...byKey(event.tasks) } };
    case 'tasks-withdrawn':
      return { ...state, tasks: withdrawn(state.tasks, event.tasks) };
    case 'erasure-held': {
      const held = { ...state, decisions: event.decisions };
      return { ...held, tasks: heldBack(held) };
    }
    case 'request-deferred':
      return { ...state, deferredUntil: event.until };
    case 'request-woken': {
      const { deferredUntil: _passed, ...woken } = state;
      return woken;
    }
    case 'clock-paused': {
      const { type: _type, ...pause } = event;
      return { ...state, pauses: [...state.pauses.map(read), pause] };
    }
    case 'clock-resumed':
      return resumed(state, event.on, event.noteId);
    case 'answer-accepted':
      return { ...state, pauses: state.pauses.map(read) };
    case 'deadline-extended':
      return due({ ...state, extended: { at: event.at, noteId: event.noteId } });
    case 'deadline-near':
      return { ...state, reminded: true };
    case 'deadline-missed':
      return { ...state, missed: true };
    case 'lift-announced': {
      const { type: _type, ...lift } = event;
      return { ...state, lift };
    }
    case 'restriction-lifted': {
      // Open again for the vendors, but answered long ago: no day to answer by.
      const { completed: _restricted, decisions: _decided, ...open } = state;
      return { ...open, liftedAt: event.at, dueOn: null };
    }
    case 'request-completed':
      return { ...state, completed: { at: event.at, evidence: event.evidence } };
    case 'letter-sent': {
      const { type: _type, ...letter } = event;
      return { ...state, letter };
    }
    case 'request-closed':
      return { ...state, closed: { at: event.at, by: event.by } };
    case 'package-fetched':
    case 'step-asked-again':
      return state;
  }
}

function evolveTask(state: RequestState, event: OfTask): RequestState {
  const key = taskKey(event);
  const task = own(state.tasks, key);
  if (!task) throw new Error('the event needs an assigned task');
  return { ...state, tasks: { ...state.tasks, [key]: changed(task, event) } };
}

function changed(task: Task, event: OfTask): Task {
  const { at } = event;
  switch (event.type) {
    case 'task-notified':
      return { ...task, notifiedAt: at };
    case 'task-progressed': {
      const { status, expectedOn } = event;
      return { ...task, progress: { status, at, ...(expectedOn !== undefined && { expectedOn }) } };
    }
    case 'task-answered':
      return { ...task, result: { ...event.result, at } };
    case 'task-reminded':
      return { ...task, remindedAt: at };
    case 'task-escalated':
      return { ...task, escalatedAt: at };
    case 'task-waived':
      return { ...task, waived: { at, by: event.by, noteId: event.noteId } };
    case 'task-retried': {
      const { vendorId, action, purposes, keep, assignedAt, retries = 0 } = task;
      const { acknowledgeBy, dueAt } = event;
      const again = { vendorId, action, purposes, assignedAt, acknowledgeBy, dueAt, retries: retries + 1 };
      return keep ? { ...again, keep } : again;
    }
  }
}

const byKey = (tasks: readonly Task[]): RequestState['tasks'] =>
  Object.fromEntries(tasks.map((task) => [taskKey(task), task]));

const withdrawn = (tasks: RequestState['tasks'], keys: readonly string[]): RequestState['tasks'] =>
  Object.fromEntries(
    Object.entries(tasks).map(([key, task]) => [
      key,
      isOpen(task) && keys.includes(key) ? { ...task, withdrawn: true as const } : task,
    ]),
  );

/** The tasks of a request with its open erasures narrowed to what its decisions want; what they want no more is taken back. */
function heldBack(state: RequestState): RequestState['tasks'] {
  const wanted = wantedTasks(state);
  const narrowed = (key: string, task: Task): Task => {
    if (task.action !== 'erase' || !isOpen(task)) return task;
    const now = wanted.find((one) => taskKey(one) === key);
    if (!now) return { ...task, withdrawn: true };
    const { keep: _before, ...open } = task;
    return { ...open, purposes: now.purposes, ...(now.keep && { keep: now.keep }) };
  };
  return Object.fromEntries(Object.entries(state.tasks).map(([key, task]) => [key, narrowed(key, task)]));
}

/** Ends the pause in which the request stands, and counts its days; what the requester answered herself is to be read. */
function resumed(state: RequestState, on: CalendarDate, answerId?: string): RequestState {
  const answer = answerId === undefined ? {} : ({ answerId, unread: true } as const);
  return due({
    ...state,
    pauses: state.pauses.map((pause) => (pause.to ? read(pause) : { ...pause, to: on, ...answer })),
  });
}

const read = ({ unread: _read, ...pause }: Pause): Pause => pause;

/** The request with the last day to answer that its pauses and its extension make; a new day is reminded of anew. */
function due(state: RequestState): RequestState {
  if (state.dueOn === null) return state;
  const dueOn = dueOnOf(state, state.extended !== undefined);
  if (dueOn === state.dueOn) return state;
  const { reminded: _ofTheOldDay, ...moved } = state;
  return { ...moved, dueOn };
}

/** When the last vendor answered, or the day it was received if nobody had to: the same whenever it is asked. */
export const answeredAt = ({ tasks, receivedOn }: RequestState): Instant =>
  Object.values(tasks)
    .map(({ result, waived }) => waived?.at ?? result?.at ?? '')
    .toSorted()
    .at(-1) || `${receivedOn}T00:00:00.000Z`;
