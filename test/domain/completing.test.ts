import { describe, expect, it } from '@jest/globals';
import { effectsOfCompletion, effectsOfLift } from '../../lambdas/domain/carry-out.ts';
import type { Assessment, RequestState } from '../../lambdas/domain/request.ts';
import { RIGHT_NAMES } from '../../lambdas/domain/rights.ts';
import { aChild } from '../builders/child.ts';
import { REQUEST, TODAY } from '../builders/people.ts';
import { aRequest } from '../builders/request.ts';

const by = { role: 'caseworker', id: 'kim' } as const;
const upheld: Assessment = { outcome: 'upheld', by };
const refused: Assessment = { outcome: 'refused', by, noteId: 'note' };
const unfounded: Assessment = { ...refused, because: 'unfounded' };

const held = aChild({ holds: { [REQUEST]: { purposes: ['teaching', 'meals'] } } });
const erasing = aChild({ erasure: { requestId: REQUEST, done: false } });
const ended = (purposeId: string) => ({ type: 'basis-ended', purposeId, on: TODAY, requestId: REQUEST });
const lifted = { type: 'hold-lifted', requestId: REQUEST };
const erased = { type: 'child-erased', requestId: REQUEST };

const of = (right: RequestState['right'], assessments: RequestState['assessments'] = {}) =>
  aRequest({ right, assessments });

describe('completing a request', () => {
  it.each([
    [
      'an objection upheld ends what it held',
      of('objection', { objection: upheld }),
      held,
      [ended('teaching'), ended('meals'), lifted],
    ],
    ['an objection refused lets it go on', of('objection', { objection: refused }), held, [lifted]],
    ['one that was unfounded too', of('objection', { admissible: unfounded }), held, [lifted]],
    ['one of a child not mature enough too', of('objection', { maturity: refused }), held, [lifted]],
    [
      'an objection upheld whose hold is gone ends nothing',
      of('objection', { objection: upheld }),
      aChild(),
      [lifted],
    ],
    ['a restriction holds until it is lifted', of('restriction'), held, []],
    ['and so when she is mature enough', of('restriction', { maturity: upheld }), held, []],
    ['one that was unfounded holds no longer', of('restriction', { admissible: unfounded }), held, [lifted]],
    ['nor one of a child not mature enough', of('restriction', { maturity: refused }), held, [lifted]],
    ['the erasure of the child erases her', of('erasure'), erasing, [erased]],
    ['a guardian’s erasure leaves her known', of('erasure'), aChild(), []],
    [
      'another request’s erasure is not this one’s',
      of('erasure'),
      aChild({ erasure: { requestId: 'other', done: false } }),
      [],
    ],
    ['nor is a request of another right an erasure', of('withdrawal'), erasing, []],
  ])('%s', (_what, request, child, expected) => {
    expect(effectsOfCompletion(request, child, TODAY)).toEqual(expected);
  });

  it.each(RIGHT_NAMES.filter((right) => !['erasure', 'objection', 'restriction'].includes(right)))(
    'a request for %s changes nothing of the child, granted or refused',
    (right) => {
      expect(effectsOfCompletion(of(right), held, TODAY)).toEqual([]);
      expect(effectsOfCompletion(of(right, { admissible: unfounded }), held, TODAY)).toEqual([]);
    },
  );

  it('lifting lets the grounds count again', () => {
    expect(effectsOfLift(REQUEST)).toEqual([lifted]);
  });
});
