import { describe, expect, it } from '@jest/globals';
import {
  BATCH_LIMIT,
  evaluationBody,
  evaluationItem,
  evaluationsBody,
} from '../../lambdas/contracts/check.ts';
import { faults } from '../builders/parsed.ts';
import { CHILD } from '../builders/people.ts';

const question = {
  subject: { type: 'vendor', id: 'skolefoto' },
  action: { name: 'photo' },
  resource: { type: 'child', id: CHILD },
};

describe('a question of AuthZEN', () => {
  it.each([
    ['as it is', question],
    [
      'with members we do not know',
      { ...question, context: { ip: '::1' }, trace: 7, action: { name: 'photo', x: 1 } },
    ],
    ['with properties', { ...question, subject: { ...question.subject, properties: { a: 1 } } }],
    ['about something that is no child of ours', { ...question, resource: { type: 'account', id: '1' } }],
  ])('is accepted %s', (_how, body) => {
    expect(faults(evaluationBody, body)).toEqual([]);
  });

  it.each([
    ['subject', { ...question, subject: undefined }],
    ['subject.id', { ...question, subject: { type: 'vendor' } }],
    ['subject.id', { ...question, subject: { type: 'vendor', id: '' } }],
    ['subject.type', { ...question, subject: { id: 'skolefoto' } }],
    ['action.name', { ...question, action: {} }],
    ['resource.id', { ...question, resource: { type: 'child', id: 7 } }],
    ['context', { ...question, context: 'none' }],
  ])('is refused by %s', (fault, body) => {
    expect(faults(evaluationBody, body)).toEqual([fault]);
  });
});

describe('what is wrong with a question', () => {
  it.each([
    ['a field that is missing', { ...question, action: {} }, /received undefined$/],
    ['an empty text', { ...question, action: { name: '' } }, /^Too small: .* string .*1 char/],
    ['another type', { ...question, action: { name: 7 } }, /expected string, received number$/],
  ])('is said in words: %s', (_what, body, words) => {
    expect(evaluationBody.safeParse(body).error?.issues.map(({ message }) => message)).toEqual([
      expect.stringMatching(words),
    ]);
  });
});

describe('a batch', () => {
  it.each([
    ['up to its limit', { ...question, evaluations: Array(BATCH_LIMIT).fill({}) }, []],
    ['over its limit', { evaluations: Array(BATCH_LIMIT + 1).fill({}) }, ['evaluations']],
    ['with an item that cannot be read', { ...question, evaluations: [7, null, 'x'] }, []],
    ['with a semantic', { options: { evaluations_semantic: 'deny_on_first_deny' } }, []],
    [
      'with a semantic we do not know',
      { options: { evaluations_semantic: 'any' } },
      ['options.evaluations_semantic'],
    ],
    ['without anything', {}, []],
  ])('%s', (_what, body, expected) => {
    expect(faults(evaluationsBody, body)).toEqual(expected);
  });

  it('has items that may leave out what the batch says', () => {
    expect(faults(evaluationItem, { resource: question.resource })).toEqual([]);
    expect(faults(evaluationItem, { resource: { id: CHILD } })).toEqual([]);
    expect(faults(evaluationItem, { resource: { id: 7 } })).toEqual(['resource.id']);
  });
});
