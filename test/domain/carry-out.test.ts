import { describe, expect, it } from '@jest/globals';
import {
  decideRequest,
  effectsOfCompletion,
  effectsOfLift,
  type Matter,
} from '../../lambdas/domain/carry-out.ts';
import type { RequestState } from '../../lambdas/domain/request.ts';
import { RIGHT_NAMES } from '../../lambdas/domain/rights.ts';
import { aChild, consents, statuteGround, withdrawn } from '../builders/child.ts';
import { BORN, MOTHER, REQUEST, TODAY } from '../builders/people.ts';
import { aPurpose, byStatute } from '../builders/purpose.ts';
import { aRequest } from '../builders/request.ts';
import { aDraft, anAgreement, aVendor, instructs, terms } from '../builders/vendor.ts';

const photo = aPurpose();
const teaching = aPurpose({ id: 'teaching', rule: byStatute() });
const reporting = aPurpose({ id: 'reporting', rule: byStatute({ article: '6(1)(c)', objection: false }) });
const purposes = [photo, teaching, reporting];
/** Her mother has taken the consent back; erasing while it stands is in erasure.test.ts. */
const child = aChild({
  grounds: {
    photo: consents({ [MOTHER]: withdrawn() }),
    teaching: statuteGround(),
    reporting: statuteGround(),
  },
  // What an objection held when it was made.
  holds: { [REQUEST]: { purposes: ['teaching'] } },
});
const forPurposes = (...ids: string[]) => terms({ instructions: ids.map((id) => instructs(id)) });
const vendor = aVendor([anAgreement({ terms: forPurposes('photo', 'teaching', 'reporting') })]);

const matter = (over: Partial<Matter> = {}): Matter => ({
  child,
  facts: { bornOn: BORN },
  purposes,
  vendors: [vendor],
  today: TODAY,
  ...over,
});

const caseworker = { role: 'caseworker', id: 'kim' } as const;
const objection = (outcome: 'upheld' | 'refused') =>
  aRequest({ right: 'objection', objection: { outcome, by: caseworker, noteId: 'note' } });

describe('the rights and the bases', () => {
  it.each([
    ['withdrawal', aRequest({ right: 'withdrawal' }), 'granted', 'granted', 'granted', 'stop'],
    ['access', aRequest(), 'granted', 'granted', 'granted', 'hand-over'],
    ['rectification', aRequest({ right: 'rectification' }), 'granted', 'granted', 'granted', 'correct'],
    ['erasure by a guardian', aRequest({ right: 'erasure' }), 'granted', 'refused', 'refused', 'erase'],
    [
      'erasure by the controller',
      aRequest({ right: 'erasure', openedBy: caseworker }),
      'granted',
      'granted',
      'granted',
      'erase',
    ],
    ['restriction', aRequest({ right: 'restriction' }), 'granted', 'granted', 'granted', 'restrict'],
    [
      'portability',
      aRequest({ right: 'portability' }),
      'granted',
      'not-applicable',
      'not-applicable',
      'hand-over',
    ],
    ['an objection upheld', objection('upheld'), undefined, 'granted', undefined, 'stop'],
    ['an objection refused', objection('refused'), undefined, 'refused', undefined, undefined],
  ] as const)(
    '%s: on consent %3$s, on (e) %4$s, on (c) %5$s',
    (_right, request, onConsent, onE, onC, action) => {
      const { decisions, tasks } = decideRequest(request, matter());

      expect(Object.fromEntries(decisions.map(({ purposeId, outcome }) => [purposeId, outcome]))).toEqual({
        photo: onConsent,
        teaching: onE,
        reporting: onC,
      });
      expect(tasks.map((task) => task.action)).toEqual(action ? [action] : []);
    },
  );

  it.each([
    ['withdrawal', 'photo', '7(3), 17(1)(b)'],
    ['access', 'photo', '15(1), 15(3)'],
    ['erasure', 'photo', '17(1)(b), 19'],
    ['erasure', 'teaching', '17(3)(b)'],
    ['portability', 'photo', '20(1)(a)'],
    ['portability', 'reporting', '20(3)'],
    ['restriction', 'teaching', '18(1), 19'],
  ] as const)('%s of %s is decided by GDPR art. %s', (right, purposeId, article) => {
    const { decisions } = decideRequest(aRequest({ right, purposes: [purposeId] }), matter());

    expect(decisions).toMatchObject([{ purposeId, citation: `GDPR art. ${article}` }]);
  });
});

describe('what an objection is about', () => {
  const holding = (purposes: readonly string[]) =>
    decideRequest(objection('upheld'), matter({ child: { ...child, holds: { [REQUEST]: { purposes } } } }));

  it('is what it held when it was made, whatever has come since', () => {
    expect(holding(['teaching']).decisions.map(({ purposeId }) => purposeId)).toEqual(['teaching']);
    expect(holding([])).toMatchObject({ decisions: [], tasks: [] });
  });

  it('is nothing any more once its hold is gone', () => {
    expect(decideRequest(objection('upheld'), matter({ child: { ...child, holds: {} } })).tasks).toEqual([]);
  });
});

describe('what an upheld objection has ended', () => {
  it('is erased when a guardian asks, although it rested on statute (art. 17(1)(c))', () => {
    const grounds = { ...child.grounds, teaching: statuteGround({ endedOn: '2026-11-01' }) };

    const { decisions } = decideRequest(
      aRequest({ right: 'erasure', purposes: ['teaching', 'reporting'] }),
      matter({ child: { ...child, grounds } }),
    );

    expect(decisions).toMatchObject([
      { purposeId: 'teaching', outcome: 'granted', citation: 'GDPR art. 17(1)(c), 19' },
      { purposeId: 'reporting', outcome: 'refused' },
    ]);
  });
});

describe('the tasks', () => {
  const second = aVendor([anAgreement({ terms: forPurposes('photo') })], 'second');
  const draft = aVendor([aDraft({ terms: forPurposes('photo') })], 'draft');
  const former = aVendor([anAgreement({ terms: forPurposes('photo'), endsOn: '2025-01-01' })], 'former');

  it('are one for each vendor that may hold the child, with all its purposes', () => {
    const { tasks } = decideRequest(aRequest(), matter({ vendors: [vendor, second, draft, former] }));

    expect(tasks).toHaveLength(3);
    expect(new Set(tasks)).toEqual(
      new Set([
        { vendorId: 'skolefoto', action: 'hand-over', purposes: ['photo', 'teaching', 'reporting'] },
        { vendorId: 'second', action: 'hand-over', purposes: ['photo'] },
        { vendorId: 'former', action: 'hand-over', purposes: ['photo'] },
      ]),
    );
  });

  it.each([
    [
      'only purposes the child has a ground for',
      aRequest(),
      aChild({ grounds: { teaching: statuteGround() } }),
      ['teaching'],
    ],
    ['only purposes named', aRequest({ purposes: ['photo'] }), child, ['photo']],
    ['a purpose named whose ground is gone', aRequest({ purposes: ['photo'] }), aChild(), ['photo']],
  ])('concern %s', (_what, request, of, expected) => {
    expect(decideRequest(request, matter({ child: of })).tasks[0]?.purposes).toEqual(expected);
  });

  it('are none where no vendor holds her', () => {
    expect(decideRequest(aRequest(), matter({ vendors: [] }))).toEqual({
      type: 'request-decided',
      decisions: [],
      tasks: [],
    });
  });
});

describe('completing', () => {
  const lifted = { type: 'hold-lifted', requestId: REQUEST };
  const held = aChild({ ...child, holds: { [REQUEST]: { purposes: ['teaching'] } } });
  const erasing = aChild({ erasure: { requestId: REQUEST, done: false } });
  const ended = { type: 'basis-ended', purposeId: 'teaching', on: TODAY, requestId: REQUEST };

  it.each([
    ['an objection upheld ends the bases it held', objection('upheld'), held, [ended, lifted]],
    ['an objection refused lets them go on', objection('refused'), held, [lifted]],
    [
      'the controller’s erasure erases her',
      aRequest({ right: 'erasure' }),
      erasing,
      [{ type: 'child-erased', requestId: REQUEST }],
    ],
    ['a guardian’s erasure leaves her known', aRequest({ right: 'erasure' }), child, []],
    ['a restriction stays until it is lifted', aRequest({ right: 'restriction' }), held, []],
  ])('%s', (_what, request, of, expected) => {
    expect(effectsOfCompletion(request, of, TODAY)).toEqual(expected);
  });

  it.each(RIGHT_NAMES.filter((right) => !['erasure', 'objection'].includes(right)))(
    '%s changes nothing',
    (right) => {
      expect(effectsOfCompletion(aRequest({ right }) as RequestState, held, TODAY)).toEqual([]);
    },
  );

  it('another request’s erasure is not this one’s', () => {
    const other = aChild({ erasure: { requestId: 'other', done: false } });

    expect(effectsOfCompletion(aRequest({ right: 'erasure' }), other, TODAY)).toEqual([]);
  });

  it('lifting lets the grounds count again', () => {
    expect(effectsOfLift(REQUEST)).toEqual([lifted]);
  });
});
