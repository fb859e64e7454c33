import { describe, expect, it } from '@jest/globals';
import { type ChildEvent, type ChildState, standing } from '../../lambdas/domain/child.ts';
import { evolveChild } from '../../lambdas/domain/evolve-child.ts';
import { aChild, consents, given, statuteGround } from '../builders/child.ts';
import { BORN, FATHER, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byConsent } from '../builders/purpose.ts';

const erasing = { requestId: REQUEST, done: false };
const afterwards = (child: ChildState, events: readonly ChildEvent[]): ChildState =>
  events.reduce(evolveChild, child);

describe('the standing of a purpose', () => {
  const answers = { photo: consents({ [MOTHER]: given(1) }) };

  it.each([
    ['valid', aPurpose()],
    ['valid', aPurpose({ revisions: [false] })],
    ['outdated', aPurpose({ revisions: [true] })],
    ['outdated', aPurpose({ revisions: [true, false] })],
    ['none', aPurpose({ id: 'other' })],
  ])('is %s by the answers to that purpose and the versions that asked again', (expected, purpose) => {
    expect(standing(aChild({ grounds: answers }), { bornOn: BORN }, purpose, byConsent(), TODAY)).toBe(
      expected,
    );
  });

  it('is none where a statute stood before', () => {
    const child = aChild({ grounds: { photo: statuteGround() } });

    expect(standing(child, { bornOn: BORN }, aPurpose(), byConsent(), TODAY)).toBe('none');
  });
});

describe('what is said', () => {
  const said: ChildEvent = {
    type: 'consent-answered',
    purposeId: 'photo',
    personId: MOTHER,
    capacity: 'guardian',
    answer: 'given',
    version: 2,
    textHash: 'f'.repeat(64),
    on: TODAY,
    channel: 'digital',
  };

  it('is kept as the last word of each person', () => {
    const child = afterwards(aChild(), [{ ...said, answer: 'refused' }, { ...said, personId: FATHER }, said]);

    expect(child.grounds.photo).toEqual(consents({ [MOTHER]: given(2, TODAY), [FATHER]: given(2, TODAY) }));
  });

  it('takes the place of a statute once the purpose asks', () => {
    const child = afterwards(aChild({ grounds: { photo: statuteGround() } }), [said]);

    expect(child.grounds.photo).toEqual(consents({ [MOTHER]: given(2, TODAY) }));
  });
});

describe('what follows a request', () => {
  const child = aChild({ grounds: { teaching: statuteGround(), photo: consents({ [MOTHER]: given() }) } });
  const held: ChildEvent = { type: 'processing-held', requestId: REQUEST, purposes: ['teaching'] };

  it('a hold lasts until it is lifted', () => {
    expect(afterwards(child, [held]).holds).toEqual({ [REQUEST]: { purposes: ['teaching'] } });
    expect(afterwards(child, [held, { type: 'hold-lifted', requestId: REQUEST }])).toEqual(child);
  });

  it('lifting another request’s hold leaves this one', () => {
    expect(afterwards(child, [held, { type: 'hold-lifted', requestId: 'other' }]).holds).toHaveProperty(
      REQUEST,
    );
  });

  it.each([
    ['teaching', statuteGround({ endedOn: TODAY })],
    ['photo', consents({ [MOTHER]: given() })],
    ['unknown', undefined],
  ])('ending the basis of %s gives %j', (purposeId, ground) => {
    const ended = afterwards(child, [{ type: 'basis-ended', purposeId, on: TODAY, requestId: REQUEST }]);

    expect(ended.grounds[purposeId]).toEqual(ground);
  });

  it('erasure leaves neither guardians, grounds nor holds', () => {
    const ordered = afterwards(child, [held, { type: 'erasure-ordered', requestId: REQUEST }]);
    expect(ordered.erasure).toEqual(erasing);

    const erased = afterwards(ordered, [{ type: 'child-erased', requestId: REQUEST }]);
    expect(erased).toEqual(aChild({ guardians: {}, erasure: { requestId: REQUEST, done: true } }));
  });
});
