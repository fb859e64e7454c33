import { describe, expect, it } from '@jest/globals';
import { progressBody, resultBody, taskId } from '../../lambdas/contracts/tasks.ts';
import { faults } from '../builders/parsed.ts';
import { REQUEST } from '../builders/people.ts';

const long = 'a'.repeat(2001);

describe('the result of a task', () => {
  it.each([
    { outcome: 'done' },
    { outcome: 'done', data: { name: 'Ida', answers: [1, { deep: null }] } },
    { outcome: 'done', erased: [{ category: 'photos', count: 0 }], reference: 'SAG-2026/17:4_a.b' },
    { outcome: 'no-data', reference: 'x' },
    { outcome: 'refused', reason: 'we are bound to keep it' },
    { outcome: 'failed', reason: 'our database is down' },
    {
      outcome: 'partly-done',
      reason: 'backups follow',
      erased: [{ category: 'photos', count: 3 }],
      reference: 'x',
    },
  ])('%j is accepted', (body) => {
    expect(faults(resultBody, body)).toEqual([]);
  });

  it.each([
    ['outcome', { outcome: 'sent' }],
    ['reason', { outcome: 'refused' }],
    ['reason', { outcome: 'failed' }],
    ['reason', { outcome: 'partly-done', erased: [] }],
    ['reason', { outcome: 'partly-done', reason: '' }],
    ['(body)', { outcome: 'failed', reason: 'x', erased: [] }],
    ['(body)', { outcome: 'partly-done', reason: 'x', data: {} }],
    ['reason', { outcome: 'refused', reason: long }],
    ['reference', { outcome: 'done', reference: 'has spaces' }],
    ['reference', { outcome: 'no-data', reference: 'a'.repeat(101) }],
    ['erased.0.count', { outcome: 'done', erased: [{ category: 'photos', count: -1 }] }],
    ['erased.0.category', { outcome: 'done', erased: [{ category: 'Photos of Ida', count: 1 }] }],
    ['data', { outcome: 'done', data: 'Ida' }],
    ['(body)', { outcome: 'no-data', data: {} }],
    ['(body)', { outcome: 'done', note: 'Ida says hello' }],
  ])('is refused by %s', (fault, body) => {
    expect(faults(resultBody, body)).toEqual([fault]);
  });

  it.each([
    [[], `${REQUEST}.skolefoto.erase`],
    [[], `${REQUEST}.skole-foto.hand-over`],
    [['(body)'], REQUEST],
    [['(body)'], `${REQUEST}.skolefoto`],
    [['(body)'], `${REQUEST}.skolefoto.destroy`],
    [['(body)'], `${REQUEST}.Skole foto.erase`],
    [['(body)'], `${REQUEST}.skolefoto.erase.1`],
    [['(body)'], 'x.skolefoto.erase'],
  ])('is about a task: %j', (expected, id) => {
    expect(faults(taskId, id)).toEqual(expected);
  });

  it.each([
    ['reference', { outcome: 'done', reference: 'sag-7403154002' }],
    ['reference', { outcome: 'done', reference: '740315-4002' }],
    ['reference', { outcome: 'done', reference: '740315.4002' }],
    ['reference', { outcome: 'no-data', reference: 'x12740315-4002' }],
    ['erased.0.category', { outcome: 'done', erased: [{ category: 'fotos-7403154002', count: 1 }] }],
  ])('with a CPR number in its %s is refused', (fault, body) => {
    expect(faults(resultBody, body)).toEqual([fault]);
  });

  it.each(['2026-000123', '1234567890', '3002154002', '740315400', '740315-40021x'.slice(0, 9)])(
    'may be referred to as %s, which is no CPR number',
    (reference) => {
      expect(faults(resultBody, { outcome: 'done', reference })).toEqual([]);
    },
  );
});

describe('what a vendor says before its result', () => {
  it.each([
    [[], { status: 'acknowledged' }],
    [[], { status: 'in-progress', expectedOn: '2026-12-01' }],
    [['status'], { status: 'done' }],
    [['expectedOn'], { status: 'in-progress', expectedOn: '2026-02-30' }],
    [['(body)'], { status: 'acknowledged', note: 'Ida' }],
  ])('%j: %j', (expected, body) => {
    expect(faults(progressBody, body)).toEqual(expected);
  });
});

describe('the data of a result', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
  const listed = (depth: number): unknown => (depth === 0 ? 1 : [listed(depth - 1)]);
  const withData = (data: unknown) => faults(resultBody, { outcome: 'done', data });

  it.each([
    ['64 objects deep', nested(64), []],
    ['65 objects deep', nested(65), ['data']],
    ['63 lists deep in an object', { a: listed(63) }, []],
    ['64 lists deep in an object', { a: listed(64) }, ['data']],
    ['ten thousand deep', { a: JSON.parse(`${'['.repeat(10_000)}1${']'.repeat(10_000)}`) }, ['data']],
  ])('may be nested at most 64 deep: %s', (_what, data, expected) => {
    expect(withData(data)).toEqual(expected);
  });

  it.each(['{"a":1e999}', '{"a":[{"b":-1e999}]}'])('must be finite: not %s', (json) => {
    expect(withData(JSON.parse(json))).toEqual(['data']);
  });

  it('may be wide', () => {
    expect(withData({ a: Array.from({ length: 50_000 }, (_, n) => n / 7) })).toEqual([]);
  });
});
