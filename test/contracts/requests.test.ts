import { describe, expect, it } from '@jest/globals';
import { noticeMessage, rightMessage } from '../../lambdas/contracts/messages.ts';
import { decisionBody, packageQuery, requestBody, requestsQuery } from '../../lambdas/contracts/requests.ts';
import { resultBody, taskId } from '../../lambdas/contracts/tasks.ts';
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
    ['changes.0.to', { right: 'rectification', changes: [{ ...change, to: 'a'.repeat(501) }] }],
    ['changes.0.field', { right: 'rectification', changes: [{ ...change, field: '<b>' }] }],
    ['(body)', { right: 'access', reason: 'none is needed' }],
    ['(body)', { right: 'access', dueOn: '2026-12-02' }],
  ])('is refused by %s', (fault, body) => {
    expect(faults(requestBody, body)).toEqual([fault]);
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

describe('the result of a task', () => {
  it.each([
    { outcome: 'done' },
    { outcome: 'done', data: { name: 'Ida', answers: [1, { deep: null }] } },
    { outcome: 'done', erased: [{ category: 'photos', count: 0 }], reference: 'SAG-2026/17:4_a.b' },
    { outcome: 'no-data', reference: 'x' },
    { outcome: 'refused', reason: 'we are bound to keep it' },
  ])('%j is accepted', (body) => {
    expect(faults(resultBody, body)).toEqual([]);
  });

  it.each([
    ['outcome', { outcome: 'sent' }],
    ['reason', { outcome: 'refused' }],
    ['reason', { outcome: 'refused', reason: long }],
    ['reference', { outcome: 'done', reference: 'has spaces' }],
    ['reference', { outcome: 'no-data', reference: 'a'.repeat(101) }],
    ['erased.0.count', { outcome: 'done', erased: [{ category: 'photos', count: -1 }] }],
    ['erased.0.category', { outcome: 'done', erased: [{ category: 'Photos of Ida', count: 1 }] }],
    ['data', { outcome: 'done', data: 'Ida' }],
    ['(body)', { outcome: 'no-data', data: {} }],
    ['(body)', { outcome: 'done', note: 'Ida says hello' }],
  ])('is refused by %s', (fault, body) => {
    expect(faults(resultBody, body)).toEqual([fault]);
  });

  it.each([
    [[], `${REQUEST}.skolefoto`],
    [['(body)'], REQUEST],
    [['(body)'], `${REQUEST}.Skole foto`],
    [['(body)'], 'x.skolefoto'],
  ])('is about a task: %j', (expected, id) => {
    expect(faults(taskId, id)).toEqual(expected);
  });
});

describe('a query', () => {
  it.each([
    [packageQuery, {}, []],
    [packageQuery, { format: 'json' }, []],
    [packageQuery, { format: 'pdf' }, ['format']],
    [requestsQuery, { after: 'a'.repeat(301) }, ['after']],
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
