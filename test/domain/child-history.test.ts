import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { check } from '../../lambdas/domain/check.ts';
import type { ChildEvent, ChildState } from '../../lambdas/domain/child.ts';
import { answerConsent, establishBasis, withdrawConsent } from '../../lambdas/domain/child-commands.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import type { Outcome } from '../../lambdas/domain/outcome.ts';
import { aChild } from '../builders/child.ts';
import { BORN, CHILD, FATHER, MOTHER, STRANGER, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute } from '../builders/purpose.ts';
import { anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';

const facts = { bornOn: BORN };
const vendor = aVendor([
  anAgreement({ terms: terms({ instructions: [instructs(), instructs('teaching')] }) }),
]);
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });

const person = fc.constantFrom(MOTHER, FATHER, CHILD, STRANGER);
const step = fc.oneof(
  fc.record({ do: fc.constant('give' as const), who: person }),
  fc.record({ do: fc.constant('refuse' as const), who: person }),
  fc.record({ do: fc.constant('withdraw' as const), who: person }),
  fc.record({ do: fc.constant('establish' as const) }),
  fc.record({ do: fc.constant('hold' as const), request: fc.constantFrom('r1', 'r2') }),
  fc.record({ do: fc.constant('lift' as const), request: fc.constantFrom('r1', 'r2') }),
  fc.record({ do: fc.constant('erase' as const) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const history = fc.record({
  custody: fc.constantFrom('one' as const, 'both' as const),
  steps: fc.array(step, { maxLength: 25 }),
});

function decide(child: ChildState, custody: 'one' | 'both', taken: Step): Outcome<ChildEvent[]> {
  const photo = aPurpose({ rule: byConsent({ custody }) });
  const command = (personId: string) => ({ personId, on: TODAY, channel: 'digital' as const });
  switch (taken.do) {
    case 'give':
    case 'refuse': {
      const answer = taken.do === 'give' ? 'given' : 'refused';
      return answerConsent(child, facts, photo, { ...command(taken.who), answer, version: 1 }, TODAY);
    }
    case 'withdraw':
      return withdrawConsent(child, facts, photo, command(taken.who), TODAY);
    case 'establish':
      return establishBasis(child, teaching, TODAY, TODAY);
    case 'hold':
      return { ok: true, value: [{ type: 'processing-held', requestId: taken.request, purposes: 'all' }] };
    case 'lift':
      return { ok: true, value: [{ type: 'hold-lifted', requestId: taken.request }] };
    case 'erase':
      return { ok: true, value: [{ type: 'erasure-ordered', requestId: 'r3' }] };
  }
}

describe('any history of a child', () => {
  it('is folded without an error, and the check answers as a ledger read by hand would', () => {
    fc.assert(
      fc.property(history, ({ custody, steps }) => {
        let child = aChild();
        const words = new Map<string, string>();
        const holds = new Set<string>();
        let [erased, established] = [false, false];

        for (const taken of steps) {
          const outcome = decide(child, custody, taken);
          if (!outcome.ok) continue;
          child = outcome.value.reduce(evolveChild, child);
          if ('who' in taken) words.set(taken.who, taken.do);
          if (taken.do === 'establish') established = true;
          if (taken.do === 'hold') holds.add(taken.request);
          if (taken.do === 'lift') holds.delete(taken.request);
          if (taken.do === 'erase') erased = true;
        }

        const stopped = erased || holds.size > 0;
        const parents = [words.get(MOTHER), words.get(FATHER)];
        const agreed = parents.filter((word) => word === 'give').length >= (custody === 'both' ? 2 : 1);
        const objected = parents.some((word) => word === 'refuse' || word === 'withdraw');
        const ask = (purpose = aPurpose({ rule: byConsent({ custody }) })) =>
          check({ child, facts, vendor, purpose, today: TODAY }).allowed;
        expect([...words.keys()]).not.toContain(STRANGER);
        expect([...words.keys()]).not.toContain(CHILD);
        expect(ask()).toBe(!stopped && agreed && !objected);
        expect(ask(teaching)).toBe(!stopped && established);
      }),
      { numRuns: 300 },
    );
  });

  it('lets everyone who could give a consent withdraw it the same way (art. 7(3))', () => {
    const given = fc.record({
      personId: fc.constantFrom(MOTHER, FATHER, CHILD),
      age: fc.integer({ min: 3, max: 20 }),
      childDecidesFrom: fc.constantFrom(null, 15, 16, 18),
      custody: fc.constantFrom('one' as const, 'both' as const),
      channel: fc.constantFrom('digital' as const, 'paper' as const),
    });
    let reached = 0;

    fc.assert(
      fc.property(given, ({ personId, age, childDecidesFrom, custody, channel }) => {
        const purpose = aPurpose({ rule: byConsent({ childDecidesFrom, custody }) });
        const born = { bornOn: `${2026 - age}-06-01` };
        const command = { personId, on: TODAY, channel };
        const gave = answerConsent(
          aChild(),
          born,
          purpose,
          { ...command, answer: 'given', version: 1 },
          TODAY,
        );
        if (!gave.ok) return;
        const child = gave.value.reduce(evolveChild, aChild());
        reached += 1;

        const outcome = withdrawConsent(child, born, purpose, command, TODAY);

        expect(outcome.ok).toBe(true);
        const after = outcome.ok ? outcome.value.reduce(evolveChild, child) : child;
        const verdict = check({ child: after, facts: born, vendor, purpose, today: TODAY });
        expect(verdict).toMatchObject({ allowed: false, reason: 'consent-withdrawn' });
      }),
    );
    expect(reached).toBeGreaterThan(10);
  });
});
