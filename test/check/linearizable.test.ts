import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type History, lateReads, type Read, violationsOf, type Write } from './linearizable.ts';

const write = (start: number, end: number, photos: string): Write => ({ start, end, leaves: { photos } });
const read = (start: number, end: number, photos: string): Read => ({ start, end, answers: { photos } });
const history = (writes: readonly Write[], ...reads: readonly Read[]): History => ({
  first: { photos: 'yes' },
  writes,
  reads,
});
const kindsOf = (of: History) => violationsOf(of).map(({ kind }) => kind);

describe('with one withdrawal, from 10 to 20, a check', () => {
  const withdrawal = write(10, 20, 'no');

  it.each([
    ['that ended before it saw the yes', read(1, 9, 'yes'), []],
    ['that ended before it saw the no', read(1, 9, 'no'), ['never-current']],
    ['during it saw the yes', read(11, 19, 'yes'), []],
    ['during it saw the no', read(11, 19, 'no'), []],
    ['that began before it was answered saw the yes', read(19, 99, 'yes'), []],
    ['that began when it was answered saw the yes', read(20, 30, 'yes'), []],
    ['that began after it was answered saw the yes', read(21, 30, 'yes'), ['never-current']],
    ['that began after it was answered saw the no', read(21, 30, 'no'), []],
    ['saw what was never said', read(11, 19, 'perhaps'), ['never-current']],
  ])('%s', (_what, seen, kinds) => {
    expect(kindsOf(history([withdrawal], seen))).toEqual(kinds);
  });

  it.each([
    ['one after the other', [read(11, 12, 'no'), read(13, 14, 'yes')], ['back-in-time']],
    [
      'one after the other, given in another order',
      [read(13, 14, 'yes'), read(11, 12, 'no')],
      ['back-in-time'],
    ],
    ['one after the other, as it is', [read(11, 12, 'yes'), read(13, 14, 'no')], []],
    ['at the same time', [read(11, 13, 'no'), read(12, 14, 'yes')], []],
    ['that touch', [read(11, 12, 'no'), read(12, 14, 'yes')], []],
  ])('and another, %s', (_what, reads, kinds) => {
    expect(kindsOf(history([withdrawal], ...reads))).toEqual(kinds);
  });
});

it('a yes after a re-consent may be the new one, and then the no is in the past', () => {
  const writes = [write(10, 20, 'no'), write(30, 40, 'yes')];

  expect(kindsOf(history(writes, read(31, 32, 'yes'), read(33, 34, 'no')))).toEqual(['back-in-time']);
  expect(kindsOf(history(writes, read(31, 33, 'yes'), read(32, 34, 'no')))).toEqual([]);
});

it('a yes that may be the old one or the new one leaves the no to a later check', () => {
  const writes = [write(10, 20, 'no'), write(30, 90, 'yes')];

  expect(kindsOf(history(writes, read(15, 35, 'yes'), read(36, 40, 'no')))).toEqual([]);
});

it('what one check has seen is not forgotten because another that ends later saw less', () => {
  const withdrawal = write(10, 90, 'no');
  const overlapping = [read(11, 14, 'no'), read(12, 15, 'yes')];

  expect(kindsOf(history([withdrawal], ...overlapping, read(16, 17, 'yes')))).toEqual(['back-in-time']);
});

it('a batch sees all purposes of a child in one state', () => {
  const writes = [
    { start: 10, end: 20, leaves: { photos: 'no', teaching: 'yes' } },
    { start: 30, end: 40, leaves: { photos: 'no', teaching: 'no' } },
  ];
  const first = { photos: 'yes', teaching: 'yes' };
  const mixed = { start: 5, end: 50, answers: { photos: 'yes', teaching: 'no' } };

  expect(violationsOf({ first, writes, reads: [mixed] })).toEqual([{ kind: 'never-current', read: mixed }]);
});

describe('with a promise of 5', () => {
  it.each([
    ['begun 5 after', 25, []],
    ['begun later', 26, ['yes']],
  ])('a yes %s', (_when, start, late) => {
    const reads = lateReads(history([write(10, 20, 'no')], read(start, 30, 'yes')), 5);

    expect(reads.map(({ answers }) => answers.photos)).toEqual(late);
  });

  it('a no before it was said is never kept', () => {
    expect(lateReads(history([write(10, 20, 'no')], read(1, 9, 'no')), 5)).toHaveLength(1);
  });
});

const some = fc.integer({ min: 1, max: 20 });
/** Calls one after the other, each with the moment inside it at which it takes effect. */
const writesOf = (values: fc.Arbitrary<string> | undefined, maxLength: number) =>
  fc
    .array(fc.record({ idle: some, before: some, after: some, value: values ?? fc.constant('') }), {
      maxLength,
    })
    .map((calls) => {
      let now = 0;
      return calls.map(({ idle, before, after, value }, nth) => {
        const start = now + idle;
        now = start + before + after;
        // Without values of their own, each is new, so that what is stale can be told.
        return { ...write(start, now, value || `v${nth}`), at: start + before };
      });
    });
const readsOf = (maxLength: number) =>
  fc.array(fc.record({ at: fc.integer({ min: 0, max: 400 }), before: some, after: some }), { maxLength });

/** What an atomic register answers however long its calls take. */
const atomic = (maxWrites = 8, maxReads = 20, values?: fc.Arbitrary<string>) =>
  fc.record({ writes: writesOf(values, maxWrites), reads: readsOf(maxReads) }).map(({ writes, reads }) =>
    history(
      writes,
      ...reads.map(({ at, before, after }) => {
        const seen = writes.findLast((one) => one.at <= at)?.leaves.photos ?? 'yes';
        return read(at - before, at + after, seen);
      }),
    ),
  );

/** By trying every order in which the calls could have taken effect one at a time. */
function isLinearizable({ first, writes, reads }: History): boolean {
  const explains = (state: string | undefined, left: readonly (Write | Read)[]): boolean =>
    left.length === 0 ||
    left.some((call) => {
      const rest = left.filter((one) => one !== call);
      if (rest.some((one) => one.end < call.start)) return false;
      if ('leaves' in call) return explains(call.leaves.photos, rest);
      return call.answers.photos === state && explains(state, rest);
    });
  return explains(first.photos, [...writes, ...reads]);
}

describe('the checker', () => {
  it('accepts what an atomic register answers, whatever the delays', () => {
    fc.assert(
      fc.property(atomic(), (of) => {
        expect(violationsOf(of)).toEqual([]);
        expect(lateReads(of, 0)).toEqual([]);
      }),
    );
  });

  it('rejects it when one answer is stale', () => {
    fc.assert(
      fc.property(atomic(), fc.nat(), fc.nat(), (of, which, staleness) => {
        const stale = of.reads.map((one) => of.writes.filter(({ end }) => end < one.start).length);
        const changeable = of.reads.filter((_one, nth) => (stale[nth] ?? 0) > 0);
        fc.pre(changeable.length > 0);
        const victim = changeable[which % changeable.length] as Read;
        const version = staleness % (stale[of.reads.indexOf(victim)] as number);
        const photos = version === 0 ? 'yes' : (of.writes[version - 1]?.leaves.photos as string);
        const reads = of.reads.map((one) => (one === victim ? { ...one, answers: { photos } } : one));

        expect(violationsOf({ ...of, reads })).toEqual([
          { kind: 'never-current', read: { ...victim, answers: { photos } } },
        ]);
      }),
    );
  });

  it('agrees with trying every order, whatever was answered', () => {
    const either = fc.constantFrom('yes', 'no');
    const outcomes = new Set<boolean>();
    fc.assert(
      fc.property(atomic(3, 4, either), fc.array(either, { minLength: 4, maxLength: 4 }), (of, answers) => {
        const reads = of.reads.map((one, nth) => ({ ...one, answers: { photos: answers[nth] ?? 'yes' } }));
        const answered = { ...of, reads };
        const truth = isLinearizable(answered);
        outcomes.add(truth);

        expect(violationsOf(answered).length === 0).toBe(truth);
      }),
      { numRuns: 1000 },
    );
    expect(outcomes.size).toBe(2);
  });
});
