import { describe, expect, it } from '@jest/globals';
import {
  basisAnswer,
  basisBody,
  childrenQuery,
  consentBody,
  enrolmentBody,
  withdrawalBody,
} from '../../lambdas/contracts/children.ts';
import { faults } from '../builders/parsed.ts';
import { CHILD, MOTHER } from '../builders/people.ts';

const guardian = { cpr: '6201851007', givenName: 'Maja', familyName: 'Holm' };
const child = { cpr: '7403154002', givenName: 'Ida', familyName: 'Holm', guardians: [guardian] };
const group = { institution: '101001', name: '5.A' };
const enrolling = (over: object = {}, of: object = group) => ({
  group: of,
  children: [{ ...child, ...over }],
});
const second = { ...guardian, cpr: '8006799028' };
const third = { ...guardian, cpr: '6101900001' };

describe('an enrolment', () => {
  it.each([
    ['a child with a guardian', enrolling()],
    [
      'with two, the second later',
      enrolling({ guardians: [guardian, { ...second, custodyFrom: '2020-02-01' }] }),
    ],
    ['with a UNI-Login', enrolling({ uniLogin: 'idah0001' })],
    ['CPR numbers that fail modulus 11', enrolling({ cpr: '6101900001' })],
    ['Danish letters in the group', enrolling({}, { institution: 'A0B1C2', name: 'Rød stue - 2.æ' })],
    [
      'a class of forty',
      { group, children: Array.from({ length: 40 }, (_, day) => ({ ...child, cpr: cprOf(day) })) },
    ],
  ])('accepts %s', (_what, body) => {
    expect(faults(enrolmentBody, body)).toEqual([]);
  });

  it('reads CPR numbers without hyphen and names without space around them', () => {
    const body = enrolmentBody.parse(enrolling({ cpr: '740315-4002', givenName: '  Ida ' }));

    expect(body.children[0]).toMatchObject({ cpr: '7403154002', givenName: 'Ida' });
  });

  it.each([
    ['children.0.cpr', enrolling({ cpr: '3002154002' })],
    ['children.0.cpr', enrolling({ cpr: '' })],
    ['children.0.givenName', enrolling({ givenName: '   ' })],
    ['children.0.familyName', enrolling({ familyName: 'a'.repeat(101) })],
    ['children.0.uniLogin', enrolling({ uniLogin: 'Ida H' })],
    ['children.0.guardians', enrolling({ guardians: [] })],
    ['children.0.guardians', enrolling({ guardians: [guardian, second, third] })],
    [
      'children.0.guardians.0.custodyFrom',
      enrolling({ guardians: [{ ...guardian, custodyFrom: '2026-02-30' }] }),
    ],
    ['children.0', enrolling({ address: 'Vestergade 1' })],
    ['children.0', enrolling({ guardians: [guardian, guardian] })],
    ['children.0', enrolling({ guardians: [{ ...guardian, cpr: '740315-4002' }] })],
    ['children.1.cpr', { group, children: [child, { ...child, cpr: '740315-4002' }] }],
    ['children', { group, children: [] }],
    [
      'children',
      { group, children: Array.from({ length: 41 }, (_, day) => ({ ...child, cpr: cprOf(day) })) },
    ],
    ['group.institution', enrolling({}, { ...group, institution: '10100' })],
    ['group.institution', enrolling({}, { ...group, institution: 'a01001' })],
    ['group.name', enrolling({}, { ...group, name: '5/A' })],
    ['group.name', enrolling({}, { ...group, name: 'a'.repeat(41) })],
    ['group.name', enrolling({}, { ...group, name: '5.A 7403154002' })],
    ['group.name', enrolling({}, { ...group, name: '740315-4002' })],
    ['group.name', enrolling({}, { ...group, name: 'Ida 740315 4002' })],
    ['group', enrolling({}, { ...group, level: 5 })],
    ['(body)', { ...enrolling(), note: 'hello' }],
  ])('refuses by %s', (fault, body) => {
    expect(faults(enrolmentBody, body)).toEqual([fault]);
  });
});

describe('a consent', () => {
  const yes = { purposeId: 'photo', answer: 'given', version: 1 };

  it.each([
    [[], yes],
    [[], { ...yes, answer: 'refused', onPaper: { personId: MOTHER, on: '2026-11-01' } }],
    [['answer'], { ...yes, answer: 'withdrawn' }],
    [['version'], { ...yes, version: 0 }],
    [['version'], { ...yes, version: 1.5 }],
    [['version'], { purposeId: 'photo', answer: 'given' }],
    [['purposeId'], { ...yes, purposeId: 'Photo!' }],
    [['onPaper.on'], { ...yes, onPaper: { personId: MOTHER, on: '2026-11-31' } }],
    [['onPaper.personId'], { ...yes, onPaper: { personId: 'mother', on: '2026-11-01' } }],
    [['(body)'], { ...yes, reason: 'because' }],
  ])('%j', (expected, body) => {
    expect(faults(consentBody, body)).toEqual(expected);
  });

  it.each([
    [[], { purposeId: 'photo' }],
    [[], { purposeId: 'photo', onPaper: { personId: MOTHER, on: '2026-11-01' } }],
    [['(body)'], { purposeId: 'photo', reason: 'none is asked for' }],
  ])('is withdrawn without a reason: %j', (expected, body) => {
    expect(faults(withdrawalBody, body)).toEqual(expected);
  });
});

describe('a statutory basis', () => {
  it.each([
    [[], { purposeId: 'teaching', group }],
    [[], { purposeId: 'teaching', childIds: [CHILD], from: '2026-08-01' }],
    [['(body)'], { purposeId: 'teaching' }],
    [['(body)'], { purposeId: 'teaching', group, childIds: [CHILD] }],
    [['childIds'], { purposeId: 'teaching', childIds: [] }],
    [['childIds.0'], { purposeId: 'teaching', childIds: ['1'] }],
    [['from'], { purposeId: 'teaching', group, from: '2026-02-29' }],
  ])('%j', (expected, body) => {
    expect(faults(basisBody, body)).toEqual(expected);
  });

  it.each([
    [[], { purposeId: 'teaching', established: 20, before: 3, leftOut: 1 }],
    [['leftOut'], { purposeId: 'teaching', established: 20, before: 3 }],
  ])('is answered with how many were left out: %j', (expected, answer) => {
    expect(faults(basisAnswer, answer)).toEqual(expected);
  });
});

describe('the query for children', () => {
  it.each([
    [[], {}],
    [[], { institution: '101001', group: '5.A' }],
    [['institution'], { institution: '1' }],
    [['(body)'], { cpr: '7403154002' }],
  ])('%j', (expected, query) => {
    expect(faults(childrenQuery, query)).toEqual(expected);
  });
});

function cprOf(index: number): string {
  const day = String(61 + (index % 28)).padStart(2, '0');
  const month = String(1 + Math.floor(index / 28)).padStart(2, '0');
  return `${day}${month}154002`;
}
