import { describe, expect, it } from '@jest/globals';
import { check, type Denial } from '../../../lambdas/domain/check.ts';
import { randomQuestions } from '../../../local/bench/decision/cases.ts';
import { decisionEngines, disagreements, ownEngines } from '../../../local/bench/decision/engines.ts';

const COUNT = 1024;
const SEED = 2026;

/** Every reason there is: the type says when one is missing. */
const REASONS: Readonly<Record<Denial, true>> = {
  'no-such-vendor': true,
  'no-such-purpose': true,
  'no-such-child': true,
  'child-erased': true,
  'child-left': true,
  'processing-held': true,
  'agreement-not-signed': true,
  'agreement-terminated': true,
  'purpose-not-instructed': true,
  'needs-explicit-instruction': true,
  'outside-perimeter': true,
  'place-unknown': true,
  'no-basis': true,
  'basis-ended': true,
  'consent-pending': true,
  'consent-refused': true,
  'consent-withdrawn': true,
  'consent-lapsed': true,
  'consent-outdated': true,
  'age-unknown': true,
};

describe('the cases the engines are measured on', () => {
  const verdicts = randomQuestions(COUNT, SEED).map(check);

  it('have every reason among them, and every kind of yes', () => {
    const reasons = verdicts.flatMap((verdict) => (verdict.allowed ? [] : [verdict.reason]));
    const grounds = verdicts.flatMap((verdict) => (verdict.allowed ? [verdict.basis.kind] : []));

    expect([...new Set(reasons)].sort()).toEqual(Object.keys(REASONS).sort());
    expect([...new Set(grounds)].sort()).toEqual(['consent', 'necessity', 'statute']);
  });

  it('are allowed about as often as denied', () => {
    const share = verdicts.filter(({ allowed }) => allowed).length / COUNT;

    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.6);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(randomQuestions(20, SEED)).toEqual(randomQuestions(20, SEED));
    expect(randomQuestions(20, SEED)).not.toEqual(randomQuestions(20, SEED + 1));
  });
});

describe('all engines decide alike', () => {
  it('ours, the boolean by hand and the peers', async () => {
    const engines = await decisionEngines(randomQuestions(COUNT, SEED));

    expect(engines.map(({ name }) => name)).toEqual([
      'hjemmel check',
      'check, nothing remembered',
      'boolean by hand',
      '@cedar-policy/cedar-wasm',
      'casbin',
      '@casl/ability',
    ]);
    expect(disagreements(engines, COUNT)).toEqual([]);
  });

  it('ours remembers what it found of a vendor, and nothing where nothing is to be remembered', () => {
    const [question] = randomQuestions(COUNT, SEED).filter((one) => check(one).allowed);
    if (!question?.vendor) throw new Error('nothing is allowed');
    let looks = 0;
    const vendor = new Proxy(question.vendor, {
      get: (state, name, self) => {
        if (name === 'agreements') looks += 1;
        return Reflect.get(state, name, self);
      },
    });
    const looked = ownEngines([{ ...question, vendor }]).map(({ decide }) => {
      const before = looks;
      for (let times = 0; times < 10; times += 1) decide(0);
      return looks - before;
    });

    expect(looked.slice(0, 2)).toEqual([1, 10]);
  });

  it.each([1, 2, 3, 4])('ours and the boolean on others too (%i)', (seed) => {
    expect(disagreements(ownEngines(randomQuestions(COUNT, seed)), COUNT)).toEqual([]);
  });

  it('and who decides otherwise is named with the case', () => {
    const says = (name: string, answer: boolean) => ({ name, version: '1', note: '', decide: () => answer });

    expect(disagreements([says('one', true), says('other', false)], 2)).toEqual(['other: 0', 'other: 1']);
    expect(disagreements([says('one', true), says('same', true)], 2)).toEqual([]);
  });
});
