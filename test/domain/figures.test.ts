import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  type Counted,
  countedOf,
  ENDS,
  figuresByRight,
  figuresOf,
  isMonth,
  lastMonths,
} from '../../lambdas/domain/figures.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { RIGHT_NAMES } from '../../lambdas/domain/rights.ts';
import { aRequest, aTask, grant, tasksOf, withTasks } from '../builders/request.ts';

const NOW = '2026-12-10T09:00:00.000Z';
const by = { role: 'caseworker', id: 'kim' } as const;
const carriedOut = (at: string) => ({ completed: { at, evidence: {} } });
const completed = (at: string) => ({ loa: 'Substantial', ...carriedOut(at) }) as const;
const sentOn = (day: string) => ({ letter: { sentOn: day, how: 'post' } }) as const;
const refusal = { ...grant('skolefoto'), outcome: 'refused' } as const;
const counted = (request: RequestState, now = NOW) => countedOf(request, now);

describe('a request counts', () => {
  it.each<[string, RequestState, string, number | undefined]>([
    ['as open on its last day', aRequest({ dueOn: '2026-12-10' }), 'open', undefined],
    ['as overdue the day after', aRequest({ dueOn: '2026-12-09' }), 'overdue', undefined],
    [
      'as open while its clock is suspended',
      aRequest({ pauses: [{ from: '2026-12-01', because: 'scope', noteId: 'n' }] }),
      'open',
      undefined,
    ],
    ['as open with no day to answer by', aRequest({ dueOn: null }), 'open', undefined],
    [
      'as answered in time until midnight in Copenhagen',
      aRequest(completed('2026-12-02T22:59:59.000Z')),
      'inTime',
      30,
    ],
    ['as late from then on', aRequest(completed('2026-12-02T23:00:00.000Z')), 'late', 31],
    ['as answered the day it came', aRequest(completed('2026-11-02T10:00:00.000Z')), 'inTime', 0],
    [
      'as open, carried out, while the letter to who asked on paper is not sent',
      aRequest({ dueOn: '2026-12-10', ...carriedOut('2026-12-09T09:00:00.000Z') }),
      'open',
      undefined,
    ],
    [
      'as overdue, carried out in time, while that letter is not sent',
      aRequest(carriedOut('2026-11-20T09:00:00.000Z')),
      'overdue',
      undefined,
    ],
    [
      'as answered on the day that letter is sent',
      aRequest({ ...carriedOut('2026-11-20T09:00:00.000Z'), ...sentOn('2026-12-02') }),
      'inTime',
      30,
    ],
    [
      'as late when that letter is sent late',
      aRequest({ ...carriedOut('2026-11-20T09:00:00.000Z'), ...sentOn('2026-12-03') }),
      'late',
      31,
    ],
    [
      'as untimed when it is carried out and had no day',
      aRequest({ right: 'withdrawal', dueOn: null, ...completed('2026-11-05T10:00:00.000Z') }),
      'untimed',
      undefined,
    ],
    [
      'as closed when the child was erased first',
      aRequest({ closed: { at: NOW, by: 'e' } }),
      'closed',
      undefined,
    ],
    [
      'a lifted restriction as answered in time',
      aRequest({ right: 'restriction', dueOn: null, liftedAt: NOW }),
      'inTime',
      undefined,
    ],
    [
      'a lifted restriction as late when its day was missed',
      aRequest({ right: 'restriction', dueOn: null, liftedAt: NOW, missed: true, ...completed(NOW) }),
      'late',
      undefined,
    ],
  ])('%s', (_how, request, end, days) => {
    expect(counted(request)).toMatchObject({ end, days });
  });

  it.each<[string, RequestState, boolean]>([
    ['the family’s own', aRequest(), false],
    ['an erasure that an agreement’s end owes', aRequest({ cause: 'agreement-ended' }), true],
    ['what a case worker ordered', aRequest({ right: 'erasure', openedBy: by }), true],
    ['a withdrawal on paper', aRequest({ right: 'withdrawal', openedBy: by }), false],
    [
      'a withdrawal when a child came of age',
      aRequest({ right: 'withdrawal', openedBy: by, cause: 'came-of-age' }),
      true,
    ],
  ])('%s as the controller’s order or not', (_what, request, ordered) => {
    expect(counted(request).ordered).toBe(ordered);
  });

  it.each<[string, Partial<RequestState>, boolean]>([
    ['nothing decided', {}, false],
    ['one refused of two', { decisions: [refusal, grant('b')] }, false],
    ['all refused by law', { decisions: [refusal] }, true],
    ['nothing that applies', { decisions: [{ ...refusal, outcome: 'not-applicable' }] }, false],
    [
      'a person’s refusal where nothing was to decide',
      { assessments: { admissible: { outcome: 'refused', by } } },
      true,
    ],
  ])('with %s as refused or not, once it is answered', (_what, over, refused) => {
    expect(counted(aRequest({ ...over, ...completed(NOW) })).refused).toBe(refused);
    expect(counted(aRequest(over)).refused).toBe(false);
  });

  it('each late task, while it is open', () => {
    const late = aTask({ dueAt: NOW });
    const tasks = tasksOf(
      late,
      aTask({ vendorId: 'b', dueAt: '2026-12-10T09:00:00.001Z' }),
      aTask({ ...late, vendorId: 'c' }),
    );

    expect(counted({ ...withTasks(), tasks }).tasksOverdue).toBe(2);
    expect(counted({ ...withTasks(), tasks, closed: { at: NOW, by: 'e' } }).tasksOverdue).toBe(0);
  });
});

describe('figures', () => {
  const one = (over: Partial<Counted> = {}): Counted => ({
    right: 'access',
    end: 'inTime',
    ordered: false,
    extended: false,
    refused: false,
    tasksOverdue: 0,
    days: undefined,
    ...over,
  });

  it.each([
    [[7], { median: 7, longest: 7 }],
    [[0], { median: 0, longest: 0 }],
    [[30, 2, 10], { median: 10, longest: 30 }],
    [[9, 100, 4, 10], { median: 9.5, longest: 100 }],
    [[], undefined],
  ])('of answers after %j days', (days, expected) => {
    expect(figuresOf(days.map((day) => one({ days: day }))).daysToAnswer).toEqual(expected);
  });

  it('add up what they are given', () => {
    const all = [
      one({ extended: true, tasksOverdue: 2 }),
      one({ end: 'late', refused: true }),
      one({ end: 'open', ordered: true, tasksOverdue: 1 }),
    ];

    expect(figuresOf(all)).toEqual({
      received: 3,
      ordered: 1,
      open: 1,
      overdue: 0,
      inTime: 1,
      late: 1,
      untimed: 0,
      closed: 0,
      extended: 1,
      refused: 1,
      tasksOverdue: 3,
    });
  });

  it('of each right, and of each end, add up to those received', () => {
    const any = fc.record({
      right: fc.constantFrom(...RIGHT_NAMES),
      end: fc.constantFrom(...ENDS),
      ordered: fc.boolean(),
      extended: fc.boolean(),
      refused: fc.boolean(),
      tasksOverdue: fc.nat(3),
      days: fc.option(fc.nat(200), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(any), (all) => {
        const total = figuresOf(all);
        const rights = figuresByRight(all);

        expect(ENDS.reduce((sum, end) => sum + total[end], 0)).toBe(all.length);
        expect(rights.map(({ right }) => right)).toEqual(RIGHT_NAMES);
        for (const name of ['received', 'tasksOverdue', 'refused', ...ENDS] as const)
          expect(rights.reduce((sum, figures) => sum + figures[name], 0)).toBe(total[name]);
      }),
    );
  });
});

describe('months', () => {
  it('are those up to now, the earliest first', () => {
    expect(lastMonths('2026-02-28', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(lastMonths('2026-03-31', 12)).toHaveLength(12);
  });

  it.each([
    ['2026-02', true],
    ['2026-13', false],
    ['2026-2', false],
    ['2026-02-01', false],
    ['', false],
  ])('%j exists: %s', (text, exists) => {
    expect(isMonth(text)).toBe(exists);
  });
});
