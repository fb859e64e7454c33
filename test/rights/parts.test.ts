import { describe, expect, it } from '@jest/globals';
import type { RequestState, Withheld } from '../../lambdas/domain/request.ts';
import type { Task } from '../../lambdas/domain/task.ts';
import { type PartsDeps, partsOf } from '../../lambdas/rights/parts.ts';
import { aRequest, aTask, tasksOf } from '../builders/request.ts';
import { ANSWERED, aWork } from '../builders/work.ts';

const NOTE = 'b0000000-0000-4000-8000-000000000001';
const BY = { role: 'caseworker', id: 'caseworker-1' } as const;

/** A bucket with one part, and a vault with one note. */
const deps = (part: unknown, note?: unknown) =>
  ({
    packages: { part: async () => part },
    vault: {
      note: async (_controller: string, _person: string, id: string) => (id === NOTE ? note : undefined),
    },
  }) as unknown as PartsDeps;

const handed: Task = aTask({ result: { outcome: 'done', at: ANSWERED, partDigest: 'd'.repeat(64) } });
const reviewed = (outcome: 'upheld' | 'refused') => ({ release: { outcome, by: BY, noteId: NOTE } }) as const;

const requestWith = (task: Task, over: Partial<RequestState> = {}) =>
  aWork({}, { request: aRequest({ tasks: tasksOf(task), assessments: reviewed('upheld'), ...over }) });

const holding = (pointer: string, because: Withheld, vendorId = 'skolefoto') => ({
  reason: 'Et hensyn.',
  withhold: [{ vendorId, pointer, because }],
});

describe('the parts of a request', () => {
  it('are what the vendor handed over, where a person held nothing back', async () => {
    const { refused, reason, parts } = await partsOf(
      deps({ a: 1 }, { reason: 'Intet at udelade.' }),
      requestWith(handed),
    );

    expect([refused, reason]).toEqual([false, 'Intet at udelade.']);
    expect(parts).toEqual([
      { vendorId: 'skolefoto', purposes: ['photo'], answer: 'handed-over', data: { a: 1 }, omitted: [] },
    ]);
  });

  it.each([
    ['access', 'third-person', 'GDPR art. 15(4)'],
    ['access', 'childs-interest', 'databeskyttelsesloven § 22(1)'],
    ['access', 'public-interest', 'databeskyttelsesloven § 22(2)'],
    ['portability', 'third-person', 'GDPR art. 20(4)'],
  ] as const)('of %s are without what was held back, %s', async (right, because, citation) => {
    const { parts } = await partsOf(
      deps({ a: { b: 'secret' }, c: 1 }, holding('/a/b', because)),
      requestWith(handed, { right }),
    );

    expect(parts[0]?.data).toEqual({ a: { b: { withheld: because, citation } }, c: 1 });
    expect(parts[0]?.omitted).toEqual([{ pointer: '/a/b', withheld: because, citation }]);
  });

  it('are null where the whole part was held back', async () => {
    const { parts } = await partsOf(deps({ a: 1 }, holding('', 'third-person')), requestWith(handed));

    expect(parts).toMatchObject([{ answer: 'handed-over', data: null, omitted: [{ pointer: '' }] }]);
  });

  it('keep what was held back of another vendor', async () => {
    const { parts } = await partsOf(
      deps({ a: 1 }, holding('/a', 'third-person', 'bogklub')),
      requestWith(handed),
    );

    expect(parts[0]).toMatchObject({ data: { a: 1 }, omitted: [] });
  });

  it('are not in the package at all when a person refused to release them', async () => {
    const refusal = await partsOf(
      deps({ a: 1 }, { reason: 'Hensynet til barnet.' }),
      requestWith(handed, { assessments: reviewed('refused') }),
    );

    expect(refusal).toEqual({ refused: true, reason: 'Hensynet til barnet.', parts: [] });
  });

  it.each([
    ['holds nothing', aTask({ result: { outcome: 'no-data', at: ANSWERED } }), 'no-data'],
    ['never answered', aTask({ waived: { at: ANSWERED, by: BY, noteId: NOTE } }), 'unanswered'],
    [
      'did a part of it, and no more',
      aTask({
        result: { outcome: 'partly-done', at: ANSWERED },
        waived: { at: ANSWERED, by: BY, noteId: NOTE },
      }),
      'unanswered',
    ],
  ])('say of a vendor that %s that it did', async (_what, task, answer) => {
    const { parts } = await partsOf(deps(undefined), requestWith(task, { assessments: {} }));

    expect(parts).toMatchObject([{ answer, data: null, omitted: [] }]);
  });

  it('are not of a task that was taken back', async () => {
    const { parts } = await partsOf(deps({}, { reason: 'x' }), requestWith({ ...handed, withdrawn: true }));

    expect(parts).toEqual([]);
  });

  it.each([
    ['nobody reviewed them', { assessments: {} }, { reason: 'x' }, 'not reviewed'],
    ['the review is lost', {}, undefined, 'not in the vault'],
    ['what was held back is not there', {}, holding('/b', 'third-person'), 'names nothing'],
    [
      'no law lets it be held back',
      { right: 'portability' },
      holding('/a', 'public-interest'),
      'no law lets public-interest',
    ],
  ] as const)('are a fault when %s', async (_what, over, note, message) => {
    await expect(partsOf(deps({ a: 1 }, note), requestWith(handed, over))).rejects.toThrow(message);
  });
});
