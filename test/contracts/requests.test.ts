import { describe, expect, it } from '@jest/globals';
import { assessmentBody } from '../../lambdas/contracts/assessments.ts';
import { bulkMessage, noticeMessage, rightMessage } from '../../lambdas/contracts/messages.ts';
import {
  identityChange,
  liftNoticeBody,
  packageQuery,
  pauseBody,
  reasonBody,
  rectification,
  requestBody,
  requestsQuery,
  resumeBody,
} from '../../lambdas/contracts/requests.ts';
import { tasksQuery } from '../../lambdas/contracts/tasks.ts';
import { faults } from '../builders/parsed.ts';
import { REQUEST } from '../builders/people.ts';

const long = 'a'.repeat(2001);
const change = { field: 'familyName', from: 'Holm', to: 'Holm Ø' };

describe('a request', () => {
  it.each([
    { right: 'access' },
    { right: 'access', purposes: ['photo', 'teaching'], receivedOn: '2026-11-02' },
    { right: 'rectification', changes: [change, { ...change, field: 'klasse 5.A', from: null }] },
    { right: 'erasure', purposes: 'all', reason: 'we moved' },
    { right: 'restriction' },
    { right: 'restriction', because: 'needed-for-claims' },
    { right: 'portability' },
    { right: 'portability', elseAccess: true },
    { right: 'objection', reason: 'not needed' },
    { right: 'access', onPaper: { personId: REQUEST } },
    { right: 'erasure', onPaper: { personId: REQUEST, asked: { because: 'identity', question: 'Who?' } } },
  ])('%j is accepted', (body) => {
    expect(faults(requestBody, body)).toEqual([]);
  });

  it('concerns every purpose unless it names some', () => {
    expect(requestBody.parse({ right: 'access' })).toEqual({ right: 'access', purposes: 'all' });
  });

  it.each([
    ['right', {}],
    ['right', { right: 'withdrawal' }],
    ['right', { right: 'forgetting' }],
    ['purposes', { right: 'access', purposes: [] }],
    ['purposes', { right: 'access', purposes: 'some' }],
    ['purposes.0', { right: 'access', purposes: ['Photo'] }],
    ['receivedOn', { right: 'access', receivedOn: '2026-11-31' }],
    ['reason', { right: 'objection' }],
    ['reason', { right: 'objection', reason: '' }],
    ['reason', { right: 'objection', reason: long }],
    ['reason', { right: 'erasure', reason: long }],
    ['changes', { right: 'rectification' }],
    ['changes', { right: 'rectification', changes: [] }],
    ['changes', { right: 'rectification', changes: Array.from({ length: 21 }, () => change) }],
    [
      'changes.0.to',
      { right: 'rectification', changes: [{ ...change, field: 'klasse', to: 'a'.repeat(501) }] },
    ],
    ['changes.0.field', { right: 'rectification', changes: [{ ...change, field: '<b>' }] }],
    ['(body)', { right: 'access', reason: 'none is needed' }],
    ['onPaper.personId', { right: 'access', onPaper: { personId: 'mother' } }],
    ['onPaper.asked.because', { right: 'access', onPaper: { personId: REQUEST, asked: { question: 'a' } } }],
    [
      'onPaper.asked.question',
      { right: 'access', onPaper: { personId: REQUEST, asked: { because: 'scope' } } },
    ],
    ['because', { right: 'restriction', because: 'objected' }],
    ['(body)', { right: 'access', elseAccess: true }],
    ['elseAccess', { right: 'portability', elseAccess: 'yes' }],
    ['(body)', { right: 'access', dueOn: '2026-12-02' }],
  ])('is refused by %s', (fault, body) => {
    expect(faults(requestBody, body)).toEqual([fault]);
  });
});

describe('a rectification', () => {
  const to = (field: string, value: string | null) => ({
    right: 'rectification',
    changes: [{ field, from: null, to: value }],
  });

  it.each([
    ['givenName', 'Waldemar'],
    ['familyName', 'a'.repeat(100)],
    ['uniLogin', 'wald1234'],
    ['uniLogin', null],
    ['Given name', 'a'.repeat(500)],
    ['Given name', null],
    ['constructor', null],
    ['toString', ''],
  ])('takes %s: %s', (field, value) => {
    expect(faults(requestBody, to(field, value))).toEqual([]);
  });

  it.each([
    ['givenName', null],
    ['givenName', ''],
    ['givenName', '   '],
    ['givenName', 'a'.repeat(101)],
    ['familyName', null],
    ['uniLogin', ''],
    ['uniLogin', 'Ida H'],
    ['uniLogin', 'abc'],
  ])('holds our own %s to what an enrolment takes: not %j', (field, value) => {
    expect(faults(requestBody, to(field, value))).toEqual(['changes.0.to']);
  });

  it('changes in our record what is ours, and takes away what is null', () => {
    const changes = [
      { field: 'givenName', from: null, to: 'Waldemar' },
      { field: 'uniLogin', from: 'vald1234', to: null },
      { field: 'klasse', from: '5.A', to: '5.B' },
    ];

    expect(identityChange(changes)).toStrictEqual({ givenName: 'Waldemar', uniLogin: undefined });
  });

  it('adds a statement to an opinion and leaves the opinion as it is', () => {
    const opinion = { field: 'vurdering', from: 'urolig', to: 'urolig', statement: 'Han er glad.' };
    const body = (change: object) => ({ right: 'rectification', changes: [{ ...opinion, ...change }] });

    expect(faults(requestBody, body({}))).toEqual([]);
    expect(faults(requestBody, body({ to: 'rolig' }))).toEqual(['changes.0.to']);
    expect(faults(requestBody, body({ statement: '' }))).toEqual(['changes.0.statement']);
    const name = { field: 'givenName', from: 'Ida', to: 'Ida', statement: 'Hun hedder Ida' };
    expect(identityChange(rectification.parse({ changes: [name] }).changes)).toEqual({});
  });

  it('names no field twice', () => {
    const twice = [...to('givenName', 'Waldemar').changes, ...to('givenName', 'Viggo').changes];

    expect(rectification.safeParse({ changes: twice }).success).toBe(false);
  });

  it('reads a name without space around it, as an enrolment does', () => {
    const { changes } = rectification.parse({ changes: to('givenName', '  Waldemar ').changes });

    expect(identityChange(changes)).toEqual({ givenName: 'Waldemar' });
  });
});

describe('an assessment', () => {
  const long4 = 'a'.repeat(4001);
  const objection = { question: 'objection', outcome: 'upheld', reason: 'a'.repeat(4000) };
  const release = { question: 'release', outcome: 'upheld', reason: 'reviewed' };
  const left = { vendorId: 'skolefoto', pointer: '/notes/0', because: 'third-person' };

  it.each([
    objection,
    { question: 'admissible', outcome: 'refused', because: 'excessive', reason: 'the fifth this week' },
    { question: 'joint', outcome: 'upheld' },
    { question: 'joint', outcome: 'refused', reason: 'not now' },
    { question: 'maturity', outcome: 'refused', reason: 'eight years old' },
    { question: 'accuracy', outcome: 'upheld', reason: 'seen', correctedAtSource: true },
    release,
    { ...release, withhold: [left, { ...left, pointer: '' }, { ...left, pointer: '/a~1b/~0' }] },
  ])('%j is accepted', (body) => {
    expect(faults(assessmentBody, body)).toEqual([]);
  });

  it('of accuracy takes nothing to be corrected at its source, and a release leaves nothing out, unless said', () => {
    const accuracy = { question: 'accuracy', outcome: 'upheld', reason: 'seen' };
    expect(assessmentBody.parse(accuracy)).toEqual({ ...accuracy, correctedAtSource: false });
    expect(assessmentBody.parse(release)).toEqual({ ...release, withhold: [] });
  });

  it.each([
    ['question', { outcome: 'upheld', reason: 'a' }],
    ['question', { ...objection, question: 'mood' }],
    ['reason', { question: 'objection', outcome: 'refused' }],
    ['reason', { ...objection, reason: long4 }],
    ['reason', { question: 'maturity', outcome: 'upheld' }],
    ['outcome', { ...objection, outcome: 'maybe' }],
    ['outcome', { question: 'admissible', outcome: 'upheld', because: 'excessive', reason: 'a' }],
    ['because', { question: 'admissible', outcome: 'refused', reason: 'a' }],
    ['because', { question: 'admissible', outcome: 'refused', because: 'busy', reason: 'a' }],
    ['(body)', { ...objection, correctedAtSource: true }],
    ['(body)', { question: 'joint', outcome: 'upheld', withhold: [] }],
    ['withhold.0.pointer', { ...release, withhold: [{ ...left, pointer: 'notes' }] }],
    ['withhold.0.pointer', { ...release, withhold: [{ ...left, pointer: '/a~2' }] }],
    ['withhold.0.because', { ...release, withhold: [{ ...left, because: 'embarrassing' }] }],
    ['withhold', { ...release, withhold: Array.from({ length: 501 }, () => left) }],
  ])('is refused by %s', (fault, body) => {
    expect(faults(assessmentBody, body)).toEqual([fault]);
  });
});

describe('a word on the clock, a lift or a waiver', () => {
  it.each([
    [pauseBody, { because: 'identity', question: 'Who are you?' }, []],
    [pauseBody, { because: 'identity' }, ['question']],
    [pauseBody, { because: 'holiday', question: 'a' }, ['because']],
    [pauseBody, { because: 'scope', question: long }, ['question']],
    [resumeBody, {}, []],
    [resumeBody, { answeredOn: '2026-02-28' }, []],
    [resumeBody, { answeredOn: '2026-02-29' }, ['answeredOn']],
    [reasonBody, { reason: 'many vendors' }, []],
    [reasonBody, {}, ['reason']],
    [reasonBody, { reason: '' }, ['reason']],
    [reasonBody, { reason: 'a', months: 3 }, ['(body)']],
    [liftNoticeBody, { liftsOn: '2026-12-24', reason: 'verified' }, []],
    [liftNoticeBody, { liftsOn: '24.12.2026', reason: 'verified' }, ['liftsOn']],
    [liftNoticeBody, { liftsOn: '2026-12-24' }, ['reason']],
  ])('is read strictly', (schema, body, expected) => {
    expect(faults(schema, body)).toEqual(expected);
  });
});

describe('a query', () => {
  it.each([
    [packageQuery, {}, []],
    [packageQuery, { format: 'json' }, []],
    [packageQuery, { format: 'pdf' }, ['format']],
    [requestsQuery, { after: 'a'.repeat(301) }, ['after']],
    [requestsQuery, { after: '' }, ['after']],
    [requestsQuery, { after: 'a' }, []],
    [tasksQuery, { after: '' }, ['after']],
    [tasksQuery, { after: 'a' }, []],
    [requestsQuery, { childId: REQUEST }, ['(body)']],
  ])('is read strictly', (schema, query, expected) => {
    expect(faults(schema, query)).toEqual(expected);
  });
});

describe('a message', () => {
  const ids = { controller: '13748136', requestId: REQUEST };
  const notice = { ...ids, vendorId: 'skolefoto', action: 'erase', notice: 'assigned' };

  it.each([
    [rightMessage, ids, []],
    [rightMessage, { ...ids, name: 'Ida' }, ['(body)']],
    [rightMessage, { ...ids, requestId: '1' }, ['requestId']],
    [bulkMessage, { controller: ids.controller, bulkId: REQUEST, version: 1 }, []],
    [bulkMessage, { controller: ids.controller, bulkId: REQUEST, version: 0 }, ['version']],
    [noticeMessage, notice, []],
    [noticeMessage, { ...notice, notice: 'reminder' }, []],
    [noticeMessage, { ...notice, about: 'gossip' }, ['(body)']],
    [noticeMessage, { ...notice, vendorId: 'Skole foto' }, ['vendorId']],
    [noticeMessage, { ...notice, action: 'gossip' }, ['action']],
  ])('carries ids only', (schema, message, expected) => {
    expect(faults(schema, message)).toEqual(expected);
  });
});
