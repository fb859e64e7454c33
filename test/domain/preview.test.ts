import { describe, expect, it } from '@jest/globals';
import { openQuestions } from '../../lambdas/domain/preview.ts';
import type { Assessment, RequestState } from '../../lambdas/domain/request.ts';
import { MOTHER } from '../builders/people.ts';
import { aRequest, aTask, done, tasksOf, withTasks } from '../builders/request.ts';

const answered = (outcome: Assessment['outcome']): Assessment => ({
  outcome,
  by: { role: 'guardian', id: MOTHER },
});
const [yes, no] = [answered('upheld'), answered('refused')];
const both = ['joint', 'accuracy'] as const;
const handedOver = withTasks(
  done({ result: { outcome: 'done', at: '2026-11-20T09:00:00.000Z', partDigest: 'd' } }),
);

describe('the questions a person has still to answer', () => {
  it.each<readonly [string, Partial<RequestState>, readonly string[]]>([
    ['are none where none is asked', {}, []],
    ['are all of them at first', { questions: both }, both],
    ['are those that are left', { questions: both, assessments: { joint: no } }, ['accuracy']],
    [
      'wait for the vendors with an objection',
      { right: 'objection', questions: ['objection'] },
      ['objection'],
    ],
    ['end where the request is inadmissible', { questions: both, assessments: { admissible: no } }, []],
    [
      'end where the child is too young',
      { questions: ['maturity', ...both], assessments: { maturity: no } },
      [],
    ],
    ['go on where she is not', { questions: ['maturity', ...both], assessments: { maturity: yes } }, both],
    ['are whether to release what was handed over', handedOver, ['release']],
    ['end with it', { ...handedOver, assessments: { release: yes } }, []],
    ['end with the request', { questions: both, closed: { at: '2026-11-21T09:00:00.000Z', by: 'x' } }, []],
    ['are not whether to release, while a vendor is open', { ...handedOver, tasks: tasksOf(aTask()) }, []],
  ])('%s', (_what, over, questions) => {
    expect(openQuestions(aRequest(over))).toEqual(questions);
  });
});
