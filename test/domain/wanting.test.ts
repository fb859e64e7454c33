import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { MENDS, OF_REMARKS, SEVERITIES } from '../../lambdas/domain/mends.ts';
import { wantingAt } from '../../lambdas/domain/wanting.ts';
import { aDescription } from '../builders/controller.ts';
import { AGREEMENT, TODAY } from '../builders/people.ts';
import { aPurpose, byStatute } from '../builders/purpose.ts';
import { aDraft, anAgreement, aProfile, aSubProcessor, instructs, terms } from '../builders/vendor.ts';

type Reviewed = Parameters<typeof wantingAt>[0]['vendors'][number];
type Terms = NonNullable<Parameters<typeof terms>[0]>;

/** A vendor that can be reached, with these agreements. */
const vendor = (agreements: readonly ReturnType<typeof anAgreement>[], vendorId = 'skolefoto') =>
  ({
    ...aProfile({ contact: 'kontakt@example.org' }),
    vendorId,
    agreements: Object.fromEntries(agreements.map((one) => [one.agreementId, one])),
  }) as Reviewed;
const bound = (over: Terms = {}, more: Partial<ReturnType<typeof anAgreement>> = {}) =>
  vendor([anAgreement({ terms: terms(over), ...more })]);
const wantingOf = (vendors: readonly Reviewed[], purposes = [aPurpose()], today = TODAY) =>
  wantingAt({ controller: aDescription(), purposes, vendors }, today);
const codes = (one: Reviewed, purposes = [aPurpose()], today = TODAY) =>
  wantingOf([one], purposes, today).map(({ code }) => code);

it('nothing is wanting where nothing is', () => {
  expect(wantingOf([bound()])).toEqual([]);
});

it('a controller that has not described itself is told of, as no vendor’s, after what denies', () => {
  const wanting = { controller: undefined, purposes: [aPurpose()], vendors: [bound(), vendor([])] };

  const [denies, own, ...others] = wantingAt(wanting, TODAY);

  expect(denies?.code).toBe('no-agreement-in-force');
  expect(own).toMatchObject({ code: 'controller-not-described', ...MENDS['controller-not-described'] });
  expect(own?.text.en).toContain('GDPR art. 13(1)(a)-(b)');
  expect(own).not.toHaveProperty('vendorId');
  expect(others).toEqual([]);
});

it('a controller without a data protection officer is told to assess whether it must have one', () => {
  const controller = aDescription({ dpo: undefined });

  const wanting = wantingAt({ controller, purposes: [aPurpose()], vendors: [bound()] }, TODAY);

  expect(wanting).toEqual([
    { code: 'officer-not-named', text: expect.anything(), ...MENDS['officer-not-named'] },
  ]);
  expect(wanting[0]?.severity).toBe('assess');
  expect(wanting[0]?.text.en).toMatch(/public authority must.*art\. 37\(1\)\(a\).*private school/);
});

it('what an agreement lacks is told with the vendor, the agreement and what mends it, the gravest first', () => {
  const lacking = bound({
    annexes: [{ name: 'Bilag B', status: 'missing' }],
    subProcessors: [aSubProcessor({ country: null })],
    remarks: [{ code: 'sha1', text: { da: 'd', en: 'e' }, clause: '4' }],
  });

  const found = wantingOf([bound(), lacking]);

  expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
    'place-unknown denies',
    'sub-processor-incomplete amend',
    'annex-missing amend',
    'sha1 assess',
  ]);
  expect(found[2]).toEqual({
    code: 'annex-missing',
    clause: 'Bilag B',
    text: { da: 'Bilag B mangler.', en: 'Bilag B is missing.' },
    ...MENDS['annex-missing'],
    vendorId: 'skolefoto',
    agreementId: AGREEMENT,
  });
  expect(found[3]).toMatchObject(OF_REMARKS);
});

describe('a vendor’s agreement in force', () => {
  it.each([
    ['none at all', vendor([]), ['no-agreement-in-force']],
    ['a draft only', vendor([aDraft({ terms: terms() })]), ['no-agreement-in-force']],
    [
      'one that has ended, of which nothing else is told',
      bound({ annexes: [{ name: 'A', status: 'missing' }] }, { endsOn: TODAY }),
      ['no-agreement-in-force'],
    ],
    ['one that ends tomorrow', bound({}, { endsOn: '2026-11-24' }), []],
  ])('is wanting or not: %s', (_what, one, expected) => {
    expect(codes(one)).toEqual(expected);
  });
});

describe('consent is asked beside a statute', () => {
  const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
  const both = (
    photo: readonly string[],
    other: readonly string[],
    subjects: readonly 'staff'[] | readonly 'pupils'[] = ['pupils'],
  ) =>
    bound({
      instructions: [
        instructs('photo', { dataCategories: photo }),
        instructs('teaching', { dataCategories: other, subjects }),
      ],
    });

  it.each([
    [
      'where the vendor has all of the data by statute',
      both(['name'], ['name', 'class']),
      ['consent-beside-statute'],
    ],
    ['not where it asks for more', both(['name', 'photo'], ['name']), []],
    ['not where the statute is about staff', both(['name'], ['name'], ['staff']), []],
  ])('%s', (_where, one, expected) => {
    expect(codes(one, [aPurpose(), teaching])).toEqual(expected);
  });

  it('not beside another consent', () => {
    expect(codes(both(['name'], ['name']), [aPurpose(), aPurpose({ id: 'teaching' })])).toEqual([]);
  });

  it('and the purpose is named', () => {
    const [found] = wantingOf([both(['name'], ['name'])], [aPurpose(), teaching]);

    expect(found).toMatchObject({ purposeId: 'photo', severity: 'assess' });
  });
});

describe('a list of sub-processors', () => {
  const listed = { subProcessors: [aSubProcessor()] };
  it.each([
    ['a year old to the day', bound(listed, { signedOn: '2025-11-23' }), []],
    ['a day older', bound(listed, { signedOn: '2025-11-22' }), ['sub-processors-not-confirmed']],
    ['of nobody', bound({}, { signedOn: '2020-01-01' }), []],
  ])('is fresh for a year: %s', (_what, one, expected) => {
    expect(codes(one)).toEqual(expected);
  });
});

describe('what mends a finding', () => {
  it('is said of every code that the findings make, in both languages', () => {
    const sources = ['findings', 'chain-findings', 'transfer-findings', 'wanting', 'chain']
      .map((name) => readFileSync(`${import.meta.dirname}/../../lambdas/domain/${name}.ts`, 'utf8'))
      .join('\n');
    const made = [
      ...sources.matchAll(
        /code: '([a-z-]+)'|^ {2}'([a-z-]+)': \{$|: 'outside-perimeter' \| '(place-unknown)'/gm,
      ),
    ].map(([, code, silence, place]) => code ?? silence ?? place);

    expect(made.length).toBeGreaterThan(20);
    expect([...new Set([...made, 'outside-perimeter', 'vendor-cvr-missing'])].toSorted()).toEqual(
      Object.keys(MENDS).toSorted(),
    );
    for (const { severity, mend } of [...Object.values(MENDS), OF_REMARKS]) {
      expect(SEVERITIES).toContain(severity);
      expect([mend.da.length, mend.en.length].every((length) => length > 20)).toBe(true);
    }
  });
});
