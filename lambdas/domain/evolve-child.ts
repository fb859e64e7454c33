import { answersTo, type ChildEvent, type ChildState, type Conflict, type Ground } from './child.ts';
import type { Answer } from './consent.ts';
import { type Custody, endedFrom, startedFrom } from './custody.ts';
import type { CalendarDate } from './dates.ts';
import { own } from './own.ts';

/** A child's state after one more event; the first enrols her. */
export function evolveChild(state: ChildState | undefined, event: ChildEvent): ChildState {
  if (event.type === 'child-enrolled') {
    const { childId, group, guardians } = event;
    return { childId, group, guardians, grounds: {}, holds: {}, conflicts: {} };
  }
  if (!state) throw new Error('the event needs an enrolled child');
  switch (event.type) {
    case 'basis-established': {
      const { kind, article, provision, version, from } = event;
      return withGround(state, event.purposeId, { kind, article, provision, version, from });
    }
    case 'basis-ended': {
      const ground = own(state.grounds, event.purposeId);
      return ground && ground.kind !== 'consent'
        ? withGround(state, event.purposeId, { ...ground, endedOn: event.on })
        : state;
    }
    case 'consent-answered': {
      const { personId, answer, version, on } = event;
      return withAnswer(state, event.purposeId, personId, { answer, version, on });
    }
    case 'consent-withdrawn': {
      const version = own(answersTo(state, event.purposeId), event.personId)?.version ?? 0;
      return withAnswer(state, event.purposeId, event.personId, {
        answer: 'withdrawn',
        version,
        on: event.on,
      });
    }
    case 'conflict-opened':
      return withConflict(state, event.purposeId, { openedOn: event.on });
    case 'conflict-closed': {
      const { [event.purposeId]: closed, ...conflicts } = state.conflicts;
      return closed && event.how === 'settled'
        ? withConflict(state, event.purposeId, { ...closed, settled: true })
        : { ...state, conflicts };
    }
    case 'custody-started':
      return withCustody(
        state,
        event.personId,
        startedFrom(own(state.guardians, event.personId), event.from),
      );
    case 'custody-ended':
      return withCustody(state, event.personId, endedFrom(own(state.guardians, event.personId), event.to));
    case 'child-moved': {
      const { left: _left, ...here } = state;
      return { ...here, group: event.group, grounds: withoutLeaving(state.grounds, event.on) };
    }
    case 'child-left':
      return { ...state, left: event.on, grounds: withLeaving(state.grounds, event.on) };
    case 'lapse-settled':
      return { ...state, lapseSettled: true };
    case 'came-of-age':
      return { ...state, cameOfAge: event.on };
    case 'processing-held':
      return { ...state, holds: { ...state.holds, [event.requestId]: { purposes: event.purposes } } };
    case 'hold-lifted': {
      const { [event.requestId]: _lifted, ...holds } = state.holds;
      return { ...state, holds };
    }
    case 'erasure-ordered':
      return { ...state, erasure: { requestId: event.requestId, done: false } };
    case 'child-erased':
      return {
        ...state,
        guardians: {},
        grounds: {},
        holds: {},
        conflicts: {},
        erasure: { requestId: event.requestId, done: true },
      };
  }
}

const withGround = (state: ChildState, purposeId: string, ground: Ground): ChildState => ({
  ...state,
  grounds: { ...state.grounds, [purposeId]: ground },
});

const withConflict = (state: ChildState, purposeId: string, conflict: Conflict): ChildState => ({
  ...state,
  conflicts: { ...state.conflicts, [purposeId]: conflict },
});

const withCustody = (state: ChildState, personId: string, custody: Custody): ChildState => ({
  ...state,
  guardians: { ...state.guardians, [personId]: custody },
});

type Grounds = ChildState['grounds'];

const withLeaving = (grounds: Grounds, leftOn: CalendarDate): Grounds =>
  Object.fromEntries(
    Object.entries(grounds).map(([id, ground]) => [
      id,
      ground.kind === 'consent' ? ground : { ...ground, leftOn },
    ]),
  );

/** Of a leaving that never came about nothing remains; one that did has ended what was established before it. */
const withoutLeaving = (grounds: Grounds, on: CalendarDate): Grounds =>
  Object.fromEntries(
    Object.entries(grounds).map(([id, ground]) => {
      if (ground.kind === 'consent' || ground.leftOn === undefined || ground.leftOn <= on)
        return [id, ground];
      const { leftOn: _leftOn, ...stays } = ground;
      return [id, stays];
    }),
  );

function withAnswer(state: ChildState, purposeId: string, personId: string, answer: Answer): ChildState {
  const answers = { ...answersTo(state, purposeId), [personId]: answer };
  return withGround(state, purposeId, { kind: 'consent', answers });
}
