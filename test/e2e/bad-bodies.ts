import type { Operation } from '../../lambdas/contracts/routes.ts';
import type { As } from '../../local/client.ts';
import { CLASS, readAgreement, readPurposes } from '../../local/story/input.ts';
import { caseworker, jhSoftware, mother } from './school.ts';

/** Stands in whatever a case sends that is personal; no answer may give it back. */
export const NAME = 'Kirsebær Hemmelig';
export const CPR = '7511209018';
export const NOBODY = '00000000-0000-4000-8000-000000000000';

const [purpose] = readPurposes();
export const { vendor, terms } = readAgreement('jh-software');
export const enrolment = (change: object = {}) => ({
  group: CLASS.group,
  children: [{ ...(CLASS.children[0] as object), cpr: CPR, givenName: NAME, ...change }],
});
export const news = { purposeId: 'news-to-users', answer: 'given', version: 1 };
export const objection = { right: 'objection', reason: NAME };

type BadBody = readonly [operation: Operation, as: As, body: unknown, answer: string, says: string];

/** Bodies that are refused, with the answer; each is sent by someone who may send a good one. */
export const BAD_BODIES: readonly BadBody[] = [
  ['enrol', caseworker, `{"children":[{"cpr":"${CPR}"`, '400 body-not-json', 'JSON that is cut off'],
  ['giveConsent', mother, '', '400 body-not-json', 'an empty body'],
  ['enrol', caseworker, [CPR], '400 invalid-body', 'an array for an object'],
  ['enrol', caseworker, 'null', '400 invalid-body', 'null'],
  ['enrol', caseworker, enrolment({ givenName: 7 }), '400 invalid-body', 'a number for a name'],
  ['enrol', caseworker, enrolment({ nickname: NAME }), '400 invalid-body', 'a field nobody knows'],
  ['enrol', caseworker, enrolment({ cpr: '3002154002' }), '400 invalid-body', 'a CPR number of 30 February'],
  ['enrol', caseworker, enrolment({ cpr: '12345' }), '400 invalid-body', 'a CPR number too short'],
  ['enrol', caseworker, enrolment({ guardians: [] }), '400 invalid-body', 'a child without guardians'],
  [
    'enrol',
    caseworker,
    enrolment({ guardians: [{ cpr: CPR, givenName: NAME, familyName: NAME }] }),
    '400 invalid-body',
    'a child who is her own guardian',
  ],
  [
    'enrol',
    caseworker,
    { group: { institution: '280123', name: '5B#x' }, children: CLASS.children },
    '400 invalid-body',
    'a class whose name would run into a key',
  ],
  [
    'changeCustody',
    caseworker,
    { cpr: CPR, givenName: NAME, holds: true, from: '2026-01-01' },
    '400 invalid-body',
    'custody of a new person without her whole name',
  ],
  [
    'changeCustody',
    caseworker,
    { personId: NOBODY, holds: true, from: '2026-01-01' },
    '422 person-not-known',
    'custody of somebody the child is not tied to',
  ],
  ['searchPeople', caseworker, { name: NAME, cpr: CPR }, '400 invalid-body', 'a search by two things'],
  ['searchPeople', mother, { name: NAME }, '403 not-for-your-role', 'a guardian who looks for others'],
  ['leaveChild', caseworker, { on: '2026-02-30' }, '400 invalid-body', 'a departure on a day there is not'],
  [
    'moveChild',
    caseworker,
    { group: { institution: '280123', name: `5B ${CPR}` } },
    '400 invalid-body',
    'a class named by a number',
  ],
  [
    'registerVendor',
    caseworker,
    { ...vendor, id: 'new', cvr: '12345678' },
    '400 invalid-body',
    'a CVR number that fails modulus 11',
  ],
  [
    'registerVendor',
    caseworker,
    { ...vendor, id: 'Not A Slug' },
    '400 invalid-body',
    'an id with capitals and spaces',
  ],
  [
    'registerVendor',
    caseworker,
    { ...vendor, id: 'new', country: 'Denmark' },
    '400 invalid-body',
    'a country that is no code',
  ],
  [
    'registerPurpose',
    caseworker,
    { ...purpose, id: 'new', rule: { kind: 'hunch' } },
    '400 invalid-body',
    'a rule of no kind',
  ],
  [
    'registerPurpose',
    caseworker,
    { ...purpose, id: 'new', rule: { kind: 'statute', article: '6(1)(e)' } },
    '400 invalid-body',
    'a statute without its provision',
  ],
  [
    'draftAgreement',
    caseworker,
    { terms: { ...terms, retention: [] } },
    '400 invalid-body',
    'an agreement without retention',
  ],
  [
    'draftAgreement',
    caseworker,
    { terms: { ...terms, instructions: [{ ...terms.instructions[0], purpose: 'unheard-of' }] } },
    '422 unknown-purpose',
    'an instruction for an unknown purpose',
  ],
  [
    'giveConsent',
    mother,
    { ...news, purposeId: 'unheard-of' },
    '422 unknown-purpose',
    'consent to an unknown purpose',
  ],
  ['giveConsent', mother, { ...news, version: '1' }, '400 invalid-body', 'a version as text'],
  ['giveConsent', mother, { ...news, answer: 'withdrawn' }, '400 invalid-body', 'an answer that is none'],
  [
    'giveConsent',
    caseworker,
    { ...news, onPaper: { personId: NOBODY, on: '2025-02-29' } },
    '400 invalid-body',
    'a paper from 29 February 2025',
  ],
  ['openRequest', mother, { right: 'access', receivedOn: '2025-04-31' }, '400 invalid-body', '31 April'],
  ['openRequest', mother, { right: 'oblivion' }, '400 invalid-body', 'a right that is none'],
  ['openRequest', mother, { right: 'objection' }, '400 invalid-body', 'an objection without a reason'],
  [
    'openRequest',
    mother,
    { right: 'rectification', changes: [] },
    '400 invalid-body',
    'a rectification of nothing',
  ],
  [
    'openRequest',
    mother,
    { ...objection, purposes: ['unheard-of'] },
    '422 unknown-purpose',
    'an unknown purpose in a request',
  ],
  [
    'openRequest',
    mother,
    { ...objection, reason: 'x'.repeat(2001) },
    '400 invalid-body',
    'a reason too long',
  ],
  [
    'answerTask',
    jhSoftware,
    { outcome: 'done', erased: [{ category: 'x', count: -1 }] },
    '400 invalid-body',
    'fewer than no records erased',
  ],
  ['answerTask', jhSoftware, { outcome: 'refused' }, '400 invalid-body', 'a refusal without a reason'],
  ['evaluate', jhSoftware, { subject: NAME }, '400 invalid-body', 'a question that is none'],
];
