import { describe, expect, it } from '@jest/globals';
import { noticeMessage, rightMessage } from '../../lambdas/contracts/messages.ts';
import {
  decisionBody,
  identityChange,
  packageQuery,
  rectification,
  requestBody,
  requestsQuery,
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
    { right: 'portability' },
    { right: 'objection', reason: 'not needed' },
    { right: 'access', onPaper: { personId: REQUEST } },
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

  it('names no field twice', () => {
    const twice = [...to('givenName', 'Waldemar').changes, ...to('givenName', 'Viggo').changes];

    expect(rectification.safeParse({ changes: twice }).success).toBe(false);
  });

  it('reads a name without space around it, as an enrolment does', () => {
    const { changes } = rectification.parse({ changes: to('givenName', '  Waldemar ').changes });

    expect(identityChange(changes)).toEqual({ givenName: 'Waldemar' });
  });
});

describe('an assessment of an objection', () => {
  it.each([
    [[], { outcome: 'upheld', reason: 'a'.repeat(4000) }],
    [['reason'], { outcome: 'refused' }],
    [['reason'], { outcome: 'refused', reason: 'a'.repeat(4001) }],
    [['outcome'], { outcome: 'maybe', reason: 'a' }],
  ])('%j', (expected, body) => {
    expect(faults(decisionBody, body)).toEqual(expected);
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

  it.each([
    [rightMessage, ids, []],
    [rightMessage, { ...ids, name: 'Ida' }, ['(body)']],
    [rightMessage, { ...ids, requestId: '1' }, ['requestId']],
    [noticeMessage, { ...ids, vendorId: 'skolefoto' }, []],
    [noticeMessage, { ...ids, vendorId: 'skolefoto', about: 'gossip' }, ['(body)']],
    [noticeMessage, { ...ids, vendorId: 'Skole foto' }, ['vendorId']],
  ])('carries ids only', (schema, message, expected) => {
    expect(faults(schema, message)).toEqual(expected);
  });
});
