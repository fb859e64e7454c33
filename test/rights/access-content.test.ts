import { describe, expect, it } from '@jest/globals';
import { ARTICLES } from '../../lambdas/domain/purpose.ts';
import { accessContent } from '../../lambdas/rights/access/content.ts';
import { recipientOf } from '../../lambdas/rights/access/recipients.ts';
import { rightsOn } from '../../lambdas/rights/access/rights.ts';
import { consents, given, no, statuteGround } from '../builders/child.ts';
import { CHILD, FATHER, MOTHER, STRANGER, TODAY } from '../builders/people.ts';
import { aRequest } from '../builders/request.ts';
import { perimeter } from '../builders/vendor.ts';
import { ANSWERED, aPart, aWork, chained, PERSON, registeredVendor, released } from '../builders/work.ts';

const GROUNDS = {
  'practice-tests': statuteGround(),
  'news-to-users': consents({ [MOTHER]: given(), [FATHER]: no() }),
};
const contentOf = (work = aWork(GROUNDS), parts = released(aPart())) =>
  accessContent(work, PERSON, parts, ANSWERED);
const purposeOf = (purposeId: string, content = contentOf()) => {
  const found = content.purposes.find((one) => one.purposeId === purposeId);
  if (!found) throw new Error(`no ${purposeId}`);
  return found;
};

const instructed = (country: string, ground: 'art-45' | 'art-46', signedOn = '2026-01-01') =>
  perimeter('eea-or-instructed', { country, recipient: 'Fjern Drift', ground, signedOn });

describe('the content of an access package', () => {
  it('is about the purposes that the child has a ground for, and that were asked about', () => {
    const some = aWork(GROUNDS, { request: aRequest({ purposes: ['news-to-users', 'support'] }) });

    expect(contentOf().purposes.map(({ purposeId }) => purposeId)).toEqual([
      'practice-tests',
      'news-to-users',
    ]);
    expect(contentOf(some).purposes.map(({ purposeId }) => purposeId)).toEqual(['news-to-users']);
  });

  it('tells of each kind of data where it comes from (art. 15(1)(g))', () => {
    const [jh] = purposeOf('practice-tests').recipients;
    const sources = Object.fromEntries(
      jh?.categories.map(({ id, origin, source }) => [id, [origin, source.da]]) ?? [],
    );

    expect(sources).toMatchObject({
      answers: ['provided', 'Fra barnet eller familien selv'],
      'user-behaviour': ['observed', 'Opstår, når barnet bruger systemet'],
      results: ['derived', 'Laves af personalet eller leverandøren'],
      'unilogin-user-id': ['roster', 'Fra skolens, institutionens eller kommunens register'],
      name: [null, 'Aftalen siger ikke entydigt, hvorfra'],
    });
  });

  it('holds nothing of what another person answered', () => {
    const asked = JSON.stringify(contentOf());

    expect(asked).toContain(MOTHER);
    expect(asked).not.toContain(FATHER);
    expect(
      JSON.stringify(contentOf(aWork({ 'news-to-users': consents({ [STRANGER]: given() }) }))),
    ).not.toContain(STRANGER);
  });

  it('holds what the child herself answered, whoever asks', () => {
    const work = aWork({ 'news-to-users': consents({ [CHILD]: given(), [FATHER]: no() }) });

    expect(purposeOf('news-to-users', contentOf(work)).ground).toEqual({
      kind: 'consent',
      answers: { [CHILD]: given() },
    });
  });

  it('says what is kept of the controller’s own record, by which law', () => {
    expect(purposeOf('practice-tests').ownRecord.citation).toContain('offentlighedsloven');
    expect(purposeOf('news-to-users').ownRecord.citation).toContain('7(1)');
  });

  it('has no vendor’s part when a person refused to release them, but the rest and the reason', () => {
    const content = contentOf(aWork(GROUNDS), { refused: true, reason: 'Hensynet til barnet.', parts: [] });

    expect(content.vendors).toEqual([]);
    expect(content.review).toEqual({ refused: true, reason: 'Hensynet til barnet.' });
    expect(content.purposes).toHaveLength(2);
    expect(content.child).toMatchObject(PERSON);
  });
});

describe('transfers to third countries (art. 15(2))', () => {
  it.each([
    ['none, inside the EEA', perimeter('eea'), [{ name: 'Nordlys', country: 'NO' }], [], []],
    [
      'an instructed one, to a country that is adequate',
      instructed('CH', 'art-45'),
      [{ name: 'Fjern Drift', country: 'CH' }],
      [['Fjern Drift', 'CH', 'art-45']],
      [],
    ],
    [
      'an instructed one, on safeguards, though nobody of the chain is there yet',
      instructed('US', 'art-46'),
      [],
      [['Fjern Drift', 'US', 'art-46']],
      [],
    ],
    [
      'one whose ground does not hold: the country is not adequate',
      instructed('IN', 'art-45'),
      [],
      [['Fjern Drift', 'IN', null]],
      [],
    ],
    [
      'one that is instructed only from a later day',
      instructed('CH', 'art-45', '2027-01-01'),
      [],
      [['Fjern Drift', 'CH', null]],
      [],
    ],
    [
      'a link that nothing allows',
      perimeter('eea'),
      [{ name: 'Anden Drift', country: 'US' }],
      [['Anden Drift', 'US', null]],
      [],
    ],
    [
      'none that is instructed inside the EEA',
      perimeter('eea-or-instructed', {
        country: 'NO',
        recipient: 'Fjern Drift',
        ground: 'art-46',
        signedOn: '2026-01-01',
      }),
      [],
      [],
      [],
    ],
    ['a link at an unknown place', perimeter('eea'), [{ name: 'Skyen', country: null }], [], ['Skyen']],
  ])('are %s', (_what, allowed, links, transfers, unknownPlaces) => {
    const recipient = recipientOf(chained(allowed, links), 'practice-tests', TODAY);

    expect(
      recipient.transfers.map(({ recipient: to, country, safeguard }) => [to, country, safeguard]),
    ).toEqual(transfers);
    expect(recipient.unknownPlaces).toEqual(unknownPlaces);
  });
});

describe('an agreement that states no place', () => {
  it.each([
    ['eu', 'forbyder overførsel', 'forbids transfer'],
    ['eea', 'forbyder overførsel', 'forbids transfer'],
    ['eea-or-instructed', 'kræver efter aftalen den dataansvarliges instruks', 'takes an instruction'],
  ] as const)('says so, and what it says of other countries: %s', (kind, da, en) => {
    const { unstated } = recipientOf(chained(perimeter(kind), []), 'practice-tests', TODAY);

    expect(unstated).toEqual([{ da: expect.stringContaining(da), en: expect.stringContaining(en) }]);
    expect(unstated[0]?.da).toMatch(/^Aftalen siger ikke, hvor oplysningerne behandles\./);
    expect(unstated[0]?.en).toMatch(/^The agreement does not say where the data is processed\./);
  });

  it('is no agreement that states one', () => {
    expect(recipientOf(registeredVendor('jh-software'), 'practice-tests', TODAY).unstated).toEqual([]);
    expect(recipientOf(registeredVendor('learnlab'), 'development-assessment', TODAY).unstated).toHaveLength(
      1,
    );
  });
});

describe('the rights of a ground (art. 15(1)(e))', () => {
  const answersOn = (article: (typeof ARTICLES)[number]) =>
    Object.fromEntries(rightsOn(article).map((one) => [one.article, one.answer]));

  // Written from the GDPR, apart from the matrix: art. 17(1), (3), 20(1), (3), 21(1), 7(3).
  it.each([
    ['6(1)(a)', { '7(3)': 'yes', '17': 'yes', '20': 'yes', '21': 'no' }],
    ['6(1)(b)', { '7(3)': 'no', '17': 'in-some-cases', '20': 'yes', '21': 'no' }],
    ['6(1)(c)', { '7(3)': 'no', '17': 'in-some-cases', '20': 'no', '21': 'no' }],
    ['6(1)(d)', { '7(3)': 'no', '17': 'in-some-cases', '20': 'no', '21': 'no' }],
    ['6(1)(e)', { '7(3)': 'no', '17': 'in-some-cases', '20': 'no', '21': 'yes' }],
    ['6(1)(f)', { '7(3)': 'no', '17': 'in-some-cases', '20': 'no', '21': 'yes' }],
    ['9(2)(a)', { '7(3)': 'yes', '17': 'yes', '20': 'yes', '21': 'no' }],
  ] as const)('%s are those of the law', (article, expected) => {
    expect(answersOn(article)).toEqual({ '16': 'yes', '18': 'yes', ...expected });
  });

  it('come with the reason where the answer is not a plain yes, and those to be had first', () => {
    const order = { yes: 0, 'in-some-cases': 1, no: 2 } as const;
    for (const article of ARTICLES) {
      const rights = rightsOn(article);
      for (const { answer, because, citation } of rights) {
        expect(because === undefined).toBe(answer === 'yes');
        expect(citation).toMatch(/^GDPR art\. /);
      }
      const places = rights.map(({ answer }) => order[answer]);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }
  });
});
