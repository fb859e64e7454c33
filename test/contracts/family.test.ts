import { describe, expect, it } from '@jest/globals';
import { conflictsQuery, custodyBody, moveBody, settlementBody } from '../../lambdas/contracts/family.ts';
import { faults } from '../builders/parsed.ts';
import { MOTHER } from '../builders/people.ts';

const person = { cpr: '6201851007', givenName: 'Maja', familyName: 'Holm' };
const starts = { holds: true, from: '2026-11-23' };

describe('a change of custody', () => {
  it.each([
    [[], { personId: MOTHER, ...starts }],
    [[], { ...person, ...starts, holds: false }],
    [[], { ...person, ...starts, from: '2031-01-01' }],
    [['(body)'], starts],
    [['(body)'], { personId: MOTHER, ...person, ...starts }],
    [['(body)'], { personId: MOTHER, givenName: 'Maja', ...starts }],
    [['(body)'], { cpr: person.cpr, ...starts }],
    [['(body)'], { ...person, familyName: undefined, ...starts }],
    [['cpr'], { ...person, cpr: '3002154002', ...starts }],
    [['personId'], { personId: 'mother', ...starts }],
    [['holds'], { personId: MOTHER, from: '2026-11-23' }],
    [['from'], { personId: MOTHER, holds: true }],
    [['from'], { personId: MOTHER, holds: true, from: '2026-02-29' }],
    [['(body)'], { personId: MOTHER, ...starts, reason: 'dom' }],
  ])('%j', (expected, body) => {
    expect(faults(custodyBody, body)).toEqual(expected);
  });

  it('names one known or one new, whose number is read without its hyphen', () => {
    expect(custodyBody.parse({ personId: MOTHER, ...starts })).toEqual({
      who: { personId: MOTHER },
      ...starts,
    });
    expect(custodyBody.parse({ ...person, cpr: '620185-1007', ...starts })).toEqual({
      who: person,
      ...starts,
    });
  });
});

describe('a move, a settlement and the query for conflicts', () => {
  const group = { institution: '101001', name: '6.A' };

  it.each([
    [moveBody, [], { group }],
    [moveBody, ['group.name'], { group: { ...group, name: '6/A' } }],
    [moveBody, ['(body)'], { group, from: '2026-11-23' }],
    [settlementBody, [], { reason: 'Talt med begge forældre.' }],
    [settlementBody, ['reason'], { reason: '' }],
    [settlementBody, ['reason'], { reason: 'x'.repeat(4001) }],
    [settlementBody, ['reason'], {}],
    [conflictsQuery, [], {}],
    [conflictsQuery, ['(body)'], { limit: '9' }],
  ])('%#', (schema, expected, value) => {
    expect(faults(schema, value)).toEqual(expected);
  });
});
