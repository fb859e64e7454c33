import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { AGGREGATES } from '../../lambdas/domain/aggregates.ts';
import {
  type ControllerState,
  describeController,
  dialled,
  evolveController,
  institutionKind,
  institutionName,
  whomToAsk,
} from '../../lambdas/domain/controller.ts';
import { INSTITUTION_KINDS } from '../../lambdas/domain/institution.ts';
import { aDescription } from '../builders/controller.ts';

const [school, daycare] = aDescription().institutions;
if (!school || !daycare) throw new Error('the example has two institutions');

const described = (state: ControllerState | undefined, to: ControllerState): ControllerState | undefined =>
  describeController(state, to).reduce(evolveController, state);

describe('a controller that describes itself', () => {
  it('is from then on what it said, with its institutions by their numbers', () => {
    const description = aDescription({ institutions: [daycare, school] });

    expect(describeController(undefined, description)).toEqual([
      { type: 'controller-described', description: aDescription() },
    ]);
    expect(described(undefined, description)).toEqual(aDescription());
  });

  it.each([
    ['the same', aDescription()],
    ['the same with its institutions in another order', aDescription({ institutions: [daycare, school] })],
  ])('changes nothing by saying %s', (_what, again) => {
    expect(describeController(aDescription(), again)).toEqual([]);
  });

  it.each([
    ['its name', { name: 'Anden Kommune' }],
    ['its telephone', { phone: '00 00 00 09' }],
    ['its officer', { dpo: { email: 'dpo@example.dk' } }],
    ['no officer', { dpo: undefined }],
    ['an institution', { institutions: [school] }],
    ['the kind of one', { institutions: [school, { ...daycare, kind: 'school' }] }],
    ['the name of one', { institutions: [school, { ...daycare, name: 'Solstrålen' }] }],
  ] as const)('changes by saying another %s, and what it does not say any more is gone', (_what, over) => {
    expect(described(aDescription(), aDescription(over))).toEqual(aDescription(over));
    expect(described(aDescription(), aDescription({ address: undefined }))?.address).toBeUndefined();
  });

  it('twice changes once, whatever it says', () => {
    const kind = fc.constantFrom(...INSTITUTION_KINDS);
    const institution = fc.record({ number: fc.stringMatching(/^[0-9A-Z]{6}$/), name: fc.string(), kind });
    const institutions = fc.uniqueArray(institution, { selector: ({ number }) => number, maxLength: 5 });
    fc.assert(
      fc.property(fc.string(), institutions, (name, all) => {
        const said = aDescription({ name, institutions: all });
        const once = described(aDescription(), said);
        const turned = { ...said, institutions: all.toReversed() };

        expect(describeController(once, turned)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('stands on no list: there is one, under its own number', () => {
    expect(AGGREGATES.controller.lists(aDescription(), {})).toEqual([]);
  });
});

it('an institution is called by its name, as far as it has one', () => {
  expect(institutionName(aDescription(), '280456')).toBe('Solsikken');
  expect(institutionName(aDescription(), '280457')).toBeUndefined();
  expect(institutionName(undefined, '280456')).toBeUndefined();
});

it('an institution is a school or a daycare, as far as it is described', () => {
  expect(institutionKind(aDescription(), '280123')).toBe('school');
  expect(institutionKind(aDescription(), '280456')).toBe('daycare');
  expect(institutionKind(aDescription(), '280457')).toBeUndefined();
  expect(institutionKind(undefined, '280456')).toBeUndefined();
});

describe('whom to ask', () => {
  it('is the controller and its data protection officer, each with how it is reached', () => {
    expect(whomToAsk(aDescription())).toEqual([
      {
        da: 'Eksempel Kommune: post@example.dk, telefon 00 00 00 00',
        en: 'Eksempel Kommune: post@example.dk, telephone 00 00 00 00',
      },
      {
        da: 'Databeskyttelsesrådgiveren (Databeskyttelse): dpo@example.dk, telefon +45 00000001',
        en: 'The data protection officer (Databeskyttelse): dpo@example.dk, telephone +45 00000001',
      },
    ]);
  });

  it('is the controller alone where it has no officer', () => {
    expect(whomToAsk(aDescription({ dpo: undefined })).map(({ en }) => en)).toEqual([
      'Eksempel Kommune: post@example.dk, telephone 00 00 00 00',
    ]);
  });

  it('says of an officer without a unit or a telephone neither', () => {
    const [, officer] = whomToAsk(aDescription({ dpo: { email: 'dpo@example.dk' } }));

    expect(officer).toEqual({
      da: 'Databeskyttelsesrådgiveren: dpo@example.dk',
      en: 'The data protection officer: dpo@example.dk',
    });
  });
});

it.each([
  ['00 00 00 00', '00000000'],
  ['(+45) 00-00.00 00', '+4500000000'],
])('a telephone number written %s is dialled %s', (written, digits) => {
  expect(dialled(written)).toBe(digits);
});
