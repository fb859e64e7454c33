import { describe, expect, it } from '@jest/globals';
import type { AnyEvent } from '../../lambdas/domain/aggregates.ts';
import { messagesOf } from '../../lambdas/domain/dispatch.ts';
import { RIGHT_NAMES } from '../../lambdas/domain/rights.ts';
import { CHILD, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { anOpening, aTask } from '../builders/request.ts';

const AT = '2026-11-23T09:00:00.000Z';
const by = { role: 'caseworker', id: 'kim' } as const;
const of = { vendorId: 'a', action: 'erase', at: AT } as const;
const clocks = { acknowledgeBy: AT, dueAt: AT };
const task = (vendorId: string) => aTask({ vendorId, action: 'erase' });
const notice = (vendorId: string, what = 'assigned') => ({
  to: 'notices',
  requestId: REQUEST,
  vendorId,
  action: 'erase',
  notice: what,
});

describe('a message goes', () => {
  it.each(RIGHT_NAMES)('to the worker of %s for whatever may let it take a step', (right) => {
    const events: readonly AnyEvent[] = [
      anOpening({ right }),
      { type: 'request-assessed', right, question: 'joint', outcome: 'upheld', by, at: AT, on: TODAY },
      { type: 'clock-resumed', right, on: TODAY },
      { type: 'clock-resumed', right, on: TODAY, noteId: 'note' },
      { type: 'answer-accepted', right },
      { type: 'request-woken', right },
      { type: 'step-asked-again', right },
      { type: 'task-answered', right, ...of, result: { outcome: 'refused' } },
      { type: 'task-waived', right, ...of, by, noteId: 'note' },
      { type: 'erasure-held', right, decisions: [] },
    ];

    expect(events.map((event) => messagesOf(event, REQUEST))).toEqual(
      events.map(() => [{ to: 'right', right, requestId: REQUEST }]),
    );
  });

  it('to the worker of restrictions when one is lifted', () => {
    expect(messagesOf({ type: 'restriction-lifted', at: AT }, REQUEST)).toEqual([
      { to: 'right', right: 'restriction', requestId: REQUEST },
    ]);
  });

  it.each<[string, AnyEvent, readonly object[]]>([
    [
      'each task decided',
      { type: 'request-decided', decisions: [], tasks: [task('a'), task('b')] },
      [notice('a'), notice('b')],
    ],
    ['each task of a later portion', { type: 'tasks-assigned', tasks: [task('c')] }, [notice('c')]],
    ['none where none is assigned', { type: 'request-decided', decisions: [], tasks: [] }, []],
    ['a task sent again', { type: 'task-retried', ...of, ...clocks }, [notice('a')]],
    ['a vendor that is silent', { type: 'task-reminded', ...of }, [notice('a', 'reminder')]],
  ])('to vendors: %s', (_what, event, expected) => {
    expect(messagesOf(event, REQUEST)).toEqual(expected);
  });

  it.each<AnyEvent>([
    { type: 'child-enrolled', childId: CHILD, group: { institution: '101001', name: '5.A' }, guardians: {} },
    { type: 'consent-withdrawn', purposeId: 'photo', personId: MOTHER, on: TODAY, channel: 'digital' },
    { type: 'task-notified', ...of },
    { type: 'task-progressed', ...of, status: 'acknowledged' },
    { type: 'task-escalated', ...of },
    { type: 'tasks-withdrawn', tasks: ['a.erase'] },
    { type: 'request-deferred', until: AT },
    { type: 'came-of-age', on: TODAY },
    { type: 'lapse-settled', on: TODAY },
    { type: 'clock-paused', from: TODAY, because: 'scope', noteId: 'note' },
    { type: 'deadline-extended', at: AT, noteId: 'note' },
    { type: 'deadline-near', dueOn: TODAY },
    { type: 'deadline-missed', dueOn: TODAY },
    { type: 'lift-announced', at: AT, liftsOn: TODAY, noteId: 'note' },
    { type: 'request-completed', at: AT, evidence: {} },
    { type: 'request-closed', at: AT, by: 'erasure' },
    { type: 'package-fetched', by, format: 'json', at: AT },
    { type: 'erasure-ordered', requestId: REQUEST },
  ])('nowhere: $type', (event) => {
    expect(messagesOf(event, REQUEST)).toEqual([]);
  });
});
