import { own } from './own.ts';
import type { AssignedTask, RequestEvent, RequestState, Task } from './request.ts';

/** What a request's events make of it. */
export function evolveRequest(state: RequestState | undefined, event: RequestEvent): RequestState {
  if (event.type === 'request-opened') {
    const { type: _type, ...opened } = event;
    return { ...opened, tasks: {} };
  }
  if (!state) throw new Error('the event needs an opened request');
  switch (event.type) {
    case 'objection-decided':
      return { ...state, objection: { outcome: event.outcome, by: event.by, noteId: event.noteId } };
    case 'request-decided':
      return {
        ...state,
        decisions: event.decisions,
        tasks: byVendor(event.tasks),
      };
    case 'tasks-assigned':
      return { ...state, tasks: { ...state.tasks, ...byVendor(event.tasks) } };
    case 'task-notified':
      return withTask(state, event.vendorId, (task) => ({ ...task, notifiedAt: event.at }));
    case 'task-answered':
      return withTask(state, event.vendorId, (task) => ({
        ...task,
        result: { ...event.result, at: event.at },
      }));
    case 'deadline-missed':
      return { ...state, missed: true };
    case 'request-completed':
      return { ...state, completed: { at: event.at, evidence: event.evidence } };
    case 'request-closed':
      return { ...state, closed: { at: event.at, by: event.by } };
    case 'tasks-withdrawn':
      return event.vendorIds.reduce(
        (so, vendorId) => withTask(so, vendorId, (task) => ({ ...task, withdrawn: true })),
        state,
      );
    case 'restriction-lifted': {
      // Open again for the vendors, but answered long ago: no day to answer by.
      const { completed: _restricted, ...open } = state;
      return { ...open, liftedAt: event.at, dueOn: null, tasks: {} };
    }
  }
}

const byVendor = (tasks: readonly AssignedTask[]): RequestState['tasks'] =>
  Object.fromEntries(tasks.map((task) => [task.vendorId, task]));

function withTask(state: RequestState, vendorId: string, change: (task: Task) => Task): RequestState {
  const task = own(state.tasks, vendorId);
  if (!task) throw new Error('the event needs an assigned task');
  return { ...state, tasks: { ...state.tasks, [vendorId]: change(task) } };
}
