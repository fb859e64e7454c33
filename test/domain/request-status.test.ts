import { describe, expect, it } from '@jest/globals';
import { isEnded, type RequestState } from '../../lambdas/domain/request.ts';
import { pendingQuestion, requestStatus, wantedTasks } from '../../lambdas/domain/request-status.ts';
import { aRequest, aTask, done, grant, tasksOf, withTasks } from '../builders/request.ts';

const AT = '2026-11-23T09:00:00.000Z';
const by = { role: 'caseworker', id: 'kim' } as const;
const upheld = { outcome: 'upheld', by } as const;
const refused = { outcome: 'refused', by, noteId: 'note' } as const;
const completed = { at: AT, evidence: {} };
const closed = { at: AT, by: 'the erasure' };
const pause = { from: '2026-11-10', because: 'scope', noteId: 'asked' } as const;
const refusal = aTask({ result: { outcome: 'refused', at: AT } });
const handedOver = done({ result: { outcome: 'done', at: AT, partDigest: 'f'.repeat(64) } });
const objection = aRequest({ right: 'objection', questions: ['objection'] });
const held = {
  ...objection,
  decisions: [grant('skolefoto')],
  tasks: tasksOf(aTask({ action: 'restrict' })),
};

const answered = { ...pause, to: '2026-11-12', answerId: 'n', unread: true } as const;

describe('the status of a request', () => {
  it.each<[string, string, RequestState]>([
    ['received', 'as it comes', aRequest()],
    ['awaiting-requester', 'while she is asked', aRequest({ pauses: [pause] })],
    ['awaiting-requester', 'whatever its vendors do', { ...withTasks(aTask()), pauses: [pause] }],
    ['received', 'when she has answered', aRequest({ pauses: [{ ...pause, to: '2026-11-12' }] })],
    ['awaiting-decision', 'while her own answer is unread', aRequest({ pauses: [answered] })],
    ['awaiting-decision', 'so, whatever its vendors do', { ...withTasks(aTask()), pauses: [answered] }],
    [
      'all-answered',
      'once it is read',
      { ...withTasks(done()), pauses: [{ ...pause, to: '2026-11-12', answerId: 'n' }] },
    ],
    [
      'awaiting-requester',
      'when she is asked again',
      aRequest({ pauses: [{ ...pause, to: '2026-11-12', answerId: 'n' }, pause] }),
    ],
    ['awaiting-decision', 'with a question to a person', aRequest({ questions: ['accuracy'] })],
    [
      'awaiting-decision',
      'with one of two answered',
      aRequest({ questions: ['joint', 'accuracy'], assessments: { joint: refused } }),
    ],
    [
      'received',
      'with its question answered',
      aRequest({ questions: ['accuracy'], assessments: { accuracy: upheld } }),
    ],
    ['received', 'an objection: its vendors hold still first', objection],
    ['awaiting-decision', 'an objection, when they are asked to', held],
    [
      'received',
      'until each vendor has its task',
      { ...withTasks(aTask()), decisions: ['a', 'skolefoto'].map((id) => grant(id)) },
    ],
    [
      'received',
      'though those told have answered',
      { ...withTasks(done()), decisions: ['a', 'skolefoto'].map((id) => grant(id)) },
    ],
    ['with-vendors', 'when each has', { ...withTasks(aTask()), decisions: [grant('skolefoto')] }],
    ['with-vendors', 'while one is open', withTasks(done(), aTask({ vendorId: 'b', notifiedAt: AT }))],
    ['with-vendors', 'while one refuses', withTasks(done(), { ...refusal, vendorId: 'b' })],
    ['all-answered', 'where nobody is asked', withTasks()],
    [
      'all-answered',
      'when all are settled',
      withTasks(done(), aTask({ vendorId: 'b', waived: { at: AT, by, noteId: 'n' } })),
    ],
    [
      'all-answered',
      'when the others are taken back',
      withTasks(done(), aTask({ vendorId: 'b', withdrawn: true })),
    ],
    ['awaiting-decision', 'with a part to look at', withTasks(handedOver)],
    ['with-vendors', 'with a part, while another is open', withTasks(handedOver, aTask({ vendorId: 'b' }))],
    [
      'all-answered',
      'when the parts are released',
      { ...withTasks(handedOver), assessments: { release: upheld } },
    ],
    ['completed', 'when it is carried out', { ...withTasks(done()), completed }],
    ['completed', 'though a question was left', { ...held, completed }],
    ['closed', 'with its child', { ...withTasks(aTask()), closed }],
    ['closed', 'though the requester was asked', { ...held, pauses: [pause], closed }],
  ])('%s %s', (status, _when, request) => {
    expect(requestStatus(request)).toBe(status);
  });

  it.each<[string, Partial<RequestState>]>([
    ['admissible', { assessments: { admissible: { ...refused, because: 'unfounded' } } }],
    ['of one mature enough', { assessments: { maturity: refused } }],
  ])('nothing more is asked of what was found not %s', (_what, over) => {
    expect(pendingQuestion(aRequest({ questions: ['maturity', 'objection'], ...over }))).toBeUndefined();
  });

  it('is ended when completed or closed', () => {
    expect([aRequest(), aRequest({ completed }), aRequest({ closed })].map(isEnded)).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('the tasks a request asks for', () => {
  const decisions = [
    grant('b'),
    grant('a'),
    grant('a', 'film'),
    grant(null),
    { ...grant('c'), outcome: 'refused' } as const,
  ];
  const asked = (request: RequestState) =>
    wantedTasks(request).map(({ vendorId, action, purposes }) => `${vendorId}.${action} ${purposes.join()}`);

  it.each<[RequestState['right'], readonly string[]]>([
    ['withdrawal', ['stop', 'erase']],
    ['access', ['hand-over']],
    ['rectification', ['correct']],
    ['erasure', ['erase']],
    ['restriction', ['restrict']],
    ['portability', ['hand-over']],
    ['objection', ['restrict']],
  ])('for %s: %j, of each vendor that is granted something, in the order of their ids', (right, actions) => {
    expect(asked(aRequest({ right, decisions }))).toEqual(
      actions.flatMap((action) => [`a.${action} photo,film`, `b.${action} photo`]),
    );
  });

  it('for an objection upheld: stop and erase', () => {
    expect(asked({ ...objection, decisions, assessments: { objection: upheld } })).toEqual([
      'a.stop photo,film',
      'b.stop photo',
      'a.erase photo,film',
      'b.erase photo',
    ]);
  });

  it.each<[string, Partial<RequestState>]>([
    ['an objection refused', { right: 'objection', assessments: { objection: refused } }],
    ['a restriction lifted', { right: 'restriction', liftedAt: AT }],
  ])('for %s: that whoever was asked to restrict resumes what it may, and nobody else', (_what, over) => {
    const restrict = { action: 'restrict', purposes: ['photo', 'film', 'news'] } as const;
    const tasks = tasksOf(
      done({ ...restrict, vendorId: 'a' }),
      aTask({ ...restrict, vendorId: 'b', withdrawn: true }),
      aTask({ vendorId: 'c', action: 'stop' }),
      done({ ...restrict, vendorId: 'd' }),
    );
    const goOn = (vendorId: string, purposeId?: string) =>
      ({ ...grant(vendorId, purposeId), outcome: 'refused', resumes: true }) as const;
    // Nothing at d goes on, and c was never asked to restrict.
    const after = [
      goOn('a'),
      goOn('a', 'film'),
      grant('a', 'news'),
      goOn('b', 'film'),
      goOn('c'),
      grant('d'),
    ];

    expect(asked(aRequest({ decisions: after, tasks, ...over }))).toEqual([
      'a.resume photo,film',
      'b.resume film',
    ]);
  });

  it('for a withdrawal that only stops: nothing is erased yet', () => {
    expect(asked(aRequest({ right: 'withdrawal', stopsOnly: true, decisions }))).toEqual([
      'a.stop photo,film',
      'b.stop photo',
    ]);
  });

  it('leave what another purpose needs, and are not for a vendor that would erase nothing', () => {
    const keep = [{ category: 'name', purposeId: 'teaching' }];
    const nothing = { ...grant('b'), keep, erasesNothing: true } as const;
    const request = aRequest({ right: 'withdrawal', decisions: [{ ...grant('a'), keep }, nothing] });

    expect(wantedTasks(request)).toEqual([
      { vendorId: 'a', action: 'stop', purposes: ['photo'] },
      { vendorId: 'b', action: 'stop', purposes: ['photo'] },
      { vendorId: 'a', action: 'erase', purposes: ['photo'], keep },
    ]);
  });
});
