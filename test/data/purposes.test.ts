import { describe, expect, it } from '@jest/globals';
import { mayBeObjectedTo } from '../../lambdas/domain/purpose.ts';
import { purposeFile, purposes, rawPurposes, termsOf, VENDOR_IDS } from './files.ts';

const words = (text: string): number => text.split(/\s+/).length;
const instructions = () =>
  VENDOR_IDS.flatMap((vendor) => {
    const terms = termsOf(vendor);
    const kindOf = new Map(terms.dataCategories.map((category) => [category.id, category.kind]));
    return terms.instructions.map((instruction) => ({
      vendor,
      purpose: instruction.purpose,
      kinds: instruction.dataCategories.map((category) => kindOf.get(category)),
    }));
  });

describe('the purposes', () => {
  it('obey their shape', () => {
    expect(purposeFile.safeParse(rawPurposes()).error).toBeUndefined();
  });

  it('are named once', () => {
    const ids = purposes().map((purpose) => purpose.id);
    expect(ids).toEqual([...new Set(ids)]);
  });

  it('are those that the agreements instruct, neither more nor fewer', () => {
    const instructed = new Set(instructions().map((instruction) => instruction.purpose));
    expect(
      purposes()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...instructed].sort());
  });

  it('know consent of one, of both, and of a child of 15', () => {
    const rules = purposes().flatMap(({ id, rule }) => (rule.kind === 'consent' ? [{ id, ...rule }] : []));
    expect(
      rules.map(({ id, custody, childDecidesFrom, special }) => [id, custody, childDecidesFrom, special]),
    ).toEqual([
      ['development-assessment-health', 'both', null, true],
      ['training-with-real-data', 'one', null, false],
      ['news-to-users', 'one', 15, false],
    ]);
  });

  it('tell of the right to object exactly where there is one (art. 21(1), 21(4))', () => {
    for (const { id, rule, text } of purposes())
      expect([id, /indsigelse/.test(text.da), /object/.test(text.en)]).toEqual([
        id,
        mayBeObjectedTo(rule),
        mayBeObjectedTo(rule),
      ]);
  });

  it('are for schools or daycares alone, but for those that both need', () => {
    const usedIn = (kind?: string) => purposes().flatMap((one) => (one.usedIn === kind ? [one.id] : []));

    expect(usedIn('school')).toEqual([
      'digital-learning-materials',
      'practice-tests',
      'support',
      'usage-statistics',
      'news-to-users',
    ]);
    expect(usedIn()).toEqual(['user-administration']);
    for (const { id, usedIn: kind, rule } of purposes())
      if (kind && rule.kind === 'statute')
        expect([id, rule.provision]).toEqual([
          id,
          expect.stringMatching(kind === 'school' ? /^Folkeskoleloven/ : /^Dagtilbudsloven/),
        ]);
  });

  it('use special categories only on explicit consent of both (art. 9(2)(a))', () => {
    const special = new Set(
      purposes().flatMap(({ id, rule }) =>
        rule.kind === 'consent' && rule.special && rule.custody === 'both' ? [id] : [],
      ),
    );
    const used = instructions().filter(({ kinds }) => kinds.includes('special'));
    expect(used.map(({ purpose }) => purpose)).toEqual(['development-assessment-health']);
    expect(used.every(({ purpose }) => special.has(purpose))).toBe(true);
  });

  it('name the ground for CPR numbers where a statute carries the purpose', () => {
    const provisions = new Map(
      purposes().flatMap(({ id, rule }) => (rule.kind === 'statute' ? [[id, rule.provision] as const] : [])),
    );
    for (const { purpose, kinds } of instructions())
      if (kinds.includes('cpr') && provisions.has(purpose))
        expect(provisions.get(purpose)).toContain('databeskyttelsesloven § 11, stk. 1');
  });
});

describe.each(purposes())('the text of $id', ({ rule, text, childText }) => {
  it('can be read before deciding: 80 to 150 words in either language', () => {
    for (const version of [text.da, text.en]) {
      expect(words(version)).toBeGreaterThanOrEqual(80);
      expect(words(version)).toBeLessThanOrEqual(150);
    }
  });

  it('says who is the controller and names a vendor', () => {
    expect(text.da).toMatch(/kommunen er dataansvarlig|kommunen har ansvaret/i);
    expect(text.en).toMatch(/the municipality is (the controller|responsible)/i);
    expect(text.da).toMatch(/LearnLab|Lindhardt og Ringhof|JH Software/);
    expect(text.en).toMatch(/LearnLab|Lindhardt og Ringhof|JH Software/);
  });

  it('says how to get out of it: withdraw a consent, object to a public task', () => {
    if (rule.kind === 'consent') {
      expect(text.da).toMatch(/trække.* tilbage.*lige så let/);
      expect(text.en).toMatch(/withdraw.*as easily as/);
      expect(text.da).toMatch(/slette/);
      expect(text.en).toMatch(/erase/);
    } else {
      expect(text.da).toMatch(/gøre indsigelse/);
      expect(text.en).toMatch(/may object/);
      expect(text.da).toMatch(/spørger ikke om samtykke/i);
      expect(text.en).toMatch(/do not ask for consent/i);
    }
  });

  it('has a version of at most 60 words for a child', () => {
    for (const version of [childText?.da, childText?.en]) expect(words(version ?? '')).toBeGreaterThan(10);
    for (const version of [childText?.da, childText?.en])
      expect(words(version ?? '')).toBeLessThanOrEqual(60);
  });
});
