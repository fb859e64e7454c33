import { describe, expect, it } from '@jest/globals';
import {
  currentVersion,
  evolvePurpose,
  oldestValidVersion,
  type PurposeState,
  type Rule,
  registerPurpose,
  revisePurpose,
} from '../../lambdas/domain/purpose.ts';
import { accepted, reasonOf } from '../builders/outcome.ts';
import { TODAY } from '../builders/people.ts';
import { aPurpose, byConsent, byStatute, wording } from '../builders/purpose.ts';

const registered = (rule: Rule = byConsent()): PurposeState =>
  accepted(registerPurpose(undefined, 'photo', wording(rule), TODAY, TODAY)).reduce(
    (_before: PurposeState | undefined, event) => evolvePurpose(undefined, event),
    undefined,
  ) as PurposeState;
const revised = (state: PurposeState, rule: Rule, text: string, asksAgain = false): PurposeState =>
  accepted(revisePurpose(state, wording(rule, text), asksAgain, TODAY)).reduce(evolvePurpose, state);

describe('a purpose', () => {
  it('is registered as its first version, which asks nobody again', () => {
    const purpose = registered();

    expect(purpose.versions).toHaveLength(1);
    expect(currentVersion(purpose)).toMatchObject({ version: 1, from: TODAY, asksAgain: false });
    expect(currentVersion(purpose).hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is registered once', () => {
    expect(reasonOf(registerPurpose(registered(), 'photo', wording(byConsent()), TODAY, TODAY))).toBe(
      'already-registered',
    );
  });

  it('may have been in use before it was registered, and not after', () => {
    const since = (from: string) => registerPurpose(undefined, 'photo', wording(byConsent()), from, TODAY);

    expect(accepted(since('2025-08-01'))).toMatchObject([{ first: { version: 1, from: '2025-08-01' } }]);
    expect(since('2026-11-24')).toEqual({ ok: false, reason: 'date-in-the-future', detail: 'inUseSince' });
  });

  it('keeps every version it had', () => {
    const purpose = revised(revised(registered(), byConsent(), 'second'), byConsent(), 'third');

    expect(purpose.versions.map(({ version, text }) => [version, text.en])).toEqual([
      [1, 'first (en)'],
      [2, 'second (en)'],
      [3, 'third (en)'],
    ]);
  });

  it('is not revised to what it says already', () => {
    expect(reasonOf(revisePurpose(registered(), wording(byConsent()), true, TODAY))).toBe(
      'nothing-to-change',
    );
  });

  it('that is used elsewhere from now on is another version of the same text, and asks nobody again', () => {
    const before = registered();
    const moved = revisePurpose(before, { ...wording(byConsent()), usedIn: 'daycare' }, false, TODAY);
    const after = accepted(moved).reduce(evolvePurpose, before);

    expect(currentVersion(after)).toMatchObject({ version: 2, usedIn: 'daycare', asksAgain: false });
    expect(currentVersion(after).hash).toBe(currentVersion(before).hash);
    expect(currentVersion(revised(after, byConsent(), 'first'))).not.toHaveProperty('usedIn');
  });

  it('has a version', () => {
    expect(() => currentVersion({ purposeId: 'photo', versions: [] })).toThrow();
    expect(() =>
      evolvePurpose(undefined, { type: 'purpose-revised', next: currentVersion(aPurpose()) }),
    ).toThrow();
  });
});

describe('the hash of a version', () => {
  const hashOf = (of: Parameters<typeof registerPurpose>[2]) =>
    currentVersion(
      evolvePurpose(undefined, accepted(registerPurpose(undefined, 'photo', of, TODAY, TODAY))[0] as never),
    ).hash;
  const plain = wording(byConsent());

  it.each([
    ['the name', { ...plain, name: { ...plain.name, da: 'Billede' } }],
    ['the Danish text', { ...plain, text: { ...plain.text, da: 'andet' } }],
    ['the English text', { ...plain, text: { ...plain.text, en: 'other' } }],
    ['the rule', { ...plain, rule: byConsent({ custody: 'both' }) }],
    ['the child’s text', { ...plain, childText: plain.text }],
  ])('changes with %s', (_what, changed) => {
    expect(hashOf(changed)).not.toBe(hashOf(plain));
  });

  it('does not change with the order of members or a text that is left out', () => {
    const { name, rule, text } = plain;

    expect(hashOf({ text, rule, childText: undefined, name } as never)).toBe(hashOf(plain));
  });
});

describe('which consents still count', () => {
  it.each([
    ['every one, where no version asked again', [], 1],
    ['every one, after small changes', [false, false], 1],
    ['only those to the version that asked', [true], 2],
    ['those since it asked, too', [true, false, false], 2],
    ['only those to the last that asked', [true, false, true], 4],
  ])('%s', (_what, revisions, oldest) => {
    expect(oldestValidVersion(aPurpose({ revisions }))).toBe(oldest);
  });

  it.each([
    ['who must agree', byConsent({ custody: 'both' })],
    ['the age of decision', byConsent({ childDecidesFrom: 15 })],
    ['that special data is used', byConsent({ special: true })],
  ])('a version that changes %s always asks again', (_what, rule) => {
    expect(oldestValidVersion(revised(registered(), rule, 'first'))).toBe(2);
  });

  // EDPB 05/2020 § 123: what people have said would be gone.
  it('a version that swaps consent for statute, or statute for consent, is refused', () => {
    const statute = aPurpose({ rule: byStatute() });

    expect(reasonOf(revisePurpose(registered(), wording(byStatute()), true, TODAY))).toBe(
      'ground-cannot-change',
    );
    expect(reasonOf(revisePurpose(statute, wording(byConsent()), true, TODAY))).toBe('ground-cannot-change');
  });

  it('a rule that is only written in another order asks nobody', () => {
    const { kind, custody, childDecidesFrom, special } = byConsent();

    const next = revised(registered(), { special, childDecidesFrom, custody, kind }, 'second');

    expect(oldestValidVersion(next)).toBe(1);
  });
});
