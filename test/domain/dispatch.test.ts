import { describe, expect, it } from '@jest/globals';
import type { AnyEvent } from '../../lambdas/domain/aggregates.ts';
import { messagesOf } from '../../lambdas/domain/dispatch.ts';
import { RIGHT_NAMES } from '../../lambdas/domain/rights.ts';
import { CHILD, MOTHER, REQUEST, TODAY } from '../builders/people.ts';

const AT = '2026-11-23T09:00:00.000Z';
const opened = {
  type: 'request-opened',
  requestId: REQUEST,
  childId: CHILD,
  openedBy: { role: 'guardian', id: MOTHER },
  receivedOn: TODAY,
  dueOn: null,
  purposes: 'all',
} as const;
const task = (vendorId: string) => ({ vendorId, action: 'erase', purposes: ['photo'] }) as const;
const notice = (vendorId: string) => ({ to: 'notices', requestId: REQUEST, vendorId });

describe('a message follows', () => {
  it.each(RIGHT_NAMES)('the opening of a request for %s, and each answer to it', (right) => {
    const answered = {
      type: 'task-answered',
      right,
      vendorId: 'a',
      at: AT,
      result: { outcome: 'done' },
    } as const;

    expect(messagesOf({ ...opened, right }, REQUEST)).toEqual([{ to: 'right', right, requestId: REQUEST }]);
    expect(messagesOf(answered, REQUEST)).toEqual([{ to: 'right', right, requestId: REQUEST }]);
  });

  it.each<[string, AnyEvent, object[]]>([
    [
      'the decision of an objection',
      { type: 'objection-decided', outcome: 'upheld', by: opened.openedBy, noteId: 'note' },
      [{ to: 'right', right: 'objection', requestId: REQUEST }],
    ],
    [
      'each task',
      { type: 'request-decided', decisions: [], tasks: [task('a'), task('b')] },
      [notice('a'), notice('b')],
    ],
    ['each task of a later portion', { type: 'tasks-assigned', tasks: [task('c')] }, [notice('c')]],
    [
      'a restriction lifted, to its worker',
      { type: 'restriction-lifted', at: AT },
      [{ to: 'right', right: 'restriction', requestId: REQUEST }],
    ],
    ['no task where none was assigned', { type: 'request-decided', decisions: [], tasks: [] }, []],
  ])('%s', (_what, event, expected) => {
    expect(messagesOf(event, REQUEST)).toEqual(expected);
  });

  it.each<AnyEvent>([
    { type: 'child-enrolled', childId: CHILD, group: { institution: '101001', name: '5.A' }, guardians: {} },
    { type: 'consent-withdrawn', purposeId: 'photo', personId: MOTHER, on: TODAY, channel: 'digital' },
    { type: 'task-notified', vendorId: 'a', at: AT },
    { type: 'deadline-missed', dueOn: TODAY },
    { type: 'request-completed', at: AT, evidence: {} },
    { type: 'erasure-ordered', requestId: REQUEST },
  ])('nothing else, such as $type', (event) => {
    expect(messagesOf(event, REQUEST)).toEqual([]);
  });
});
