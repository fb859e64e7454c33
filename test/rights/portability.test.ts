import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { portabilityFile, portabilitySchema } from '../../lambdas/contracts/portability.ts';
import type { VendorPart } from '../../lambdas/rights/parts.ts';
import { portabilityContent } from '../../lambdas/rights/portability/content.ts';
import { consents, given, statuteGround } from '../builders/child.ts';
import { MOTHER } from '../builders/people.ts';
import { aRequest, grant } from '../builders/request.ts';
import { ANSWERED, aPart, aWork, PERSON, released } from '../builders/work.ts';

const notPortable = {
  ...grant('jh-software', 'practice-tests'),
  basis: '6(1)(e)',
  outcome: 'not-applicable',
  reason: 'not-portable',
} as const;

const WORK = aWork(
  { 'news-to-users': consents({ [MOTHER]: given() }), 'practice-tests': statuteGround() },
  {
    request: aRequest({
      right: 'portability',
      decisions: [grant('jh-software', 'news-to-users'), notPortable],
    }),
  },
);

const LOGIN = [
  'valde12@example.org',
  null,
  7,
  { mail: { withheld: 'third-person', citation: 'GDPR art. 20(4)' } },
];

const PART = aPart({
  purposes: ['news-to-users'],
  data: {
    'login-address': LOGIN,
    // Of the teacher's, whoever put it into the part.
    'notification-address': 'laerer@example.org',
    name: 'Valdemar',
    answers: ['Fotosyntese'],
  },
  omitted: [
    { pointer: '/login-address/3/mail', withheld: 'third-person', citation: 'GDPR art. 20(4)' },
    { pointer: '/name', withheld: 'third-person', citation: 'GDPR art. 20(4)' },
  ],
});

const fileOf = (...parts: readonly VendorPart[]) =>
  portabilityContent(WORK, PERSON, released(...parts), ANSWERED);

describe('the portability file', () => {
  it('holds what was provided or observed for a granted purpose, and no more', () => {
    const [jh] = fileOf(PART).vendors;

    expect(jh?.data).toEqual({
      'login-address': LOGIN,
    });
    expect(jh?.categories.map(({ id, origin }) => [id, origin])).toEqual([['login-address', 'provided']]);
  });

  it('names what the vendor has besides for the same purpose, and why it is not there', () => {
    expect(fileOf(PART).vendors[0]?.notPortable).toEqual([
      { id: 'name', text: expect.objectContaining({ da: expect.stringContaining('Navn') }), origin: null },
    ]);
  });

  it('points to what was left out of it, and to nothing that is not in it', () => {
    expect(fileOf(PART).vendors[0]?.omitted.map(({ pointer }) => pointer)).toEqual(['/login-address/3/mail']);
  });

  it('names the granted purposes alone, with their ground', () => {
    expect(fileOf(PART).purposes).toEqual([
      {
        purposeId: 'news-to-users',
        name: { da: 'Nyheder fra Tjek', en: expect.any(String) },
        basis: '6(1)(a)',
      },
    ]);
  });

  it('holds no CPR number', () => {
    expect(JSON.stringify(fileOf(PART))).not.toContain(PERSON.cpr);
  });

  const FILES = {
    'with a part': fileOf(PART),
    'without one': fileOf(aPart({ answer: 'no-data', data: null, purposes: ['news-to-users'] })),
    'closed without an answer': fileOf(aPart({ answer: 'unanswered', data: null })),
    'left out whole': fileOf(
      aPart({
        data: null,
        omitted: [{ pointer: '', withheld: 'third-person', citation: 'GDPR art. 20(4)' }],
      }),
    ),
    'not released': portabilityContent(
      WORK,
      undefined,
      { refused: true, reason: 'Hensynet til barnet.', parts: [] },
      ANSWERED,
    ),
  };

  it.each(Object.entries(FILES))('%s obeys its contract, and the published schema', (_what, file) => {
    const stored = JSON.parse(JSON.stringify(file));

    expect(portabilityFile.safeParse(stored).error).toBeUndefined();
    expect(z.fromJSONSchema(published()).safeParse(stored).error).toBeUndefined();
  });

  it.each([
    ['a version of another format', { version: 2 }],
    ['something that is not in the format', { cpr: PERSON.cpr }],
    ['a date that is none', { request: { requestId: 'x', receivedOn: 'today', madeAt: 'now' } }],
  ])('with %s is not one', (_what, change) => {
    const stored = JSON.parse(JSON.stringify({ ...fileOf(PART), ...change }));

    expect(portabilityFile.safeParse(stored).success).toBe(false);
    expect(z.fromJSONSchema(published()).safeParse(stored).success).toBe(false);
  });
});

describe('the published format', () => {
  it('is made of the contract (node bin/portability-schema.ts > docs/portability.schema.json)', () => {
    expect(published()).toEqual(JSON.parse(JSON.stringify(portabilitySchema())));
  });

  it('is told of, part by part', () => {
    const page = readFileSync(new URL('../../docs/portability.md', import.meta.url), 'utf8');
    const parts = Object.keys(portabilityFile.shape).filter(
      (name) => !['kind', 'version', 'vendors'].includes(name),
    );
    const vendorParts = ['answer', 'categories', 'data', 'omitted', 'notPortable'];

    for (const name of [...parts, ...vendorParts.map((one) => `vendors[].${one}`)])
      expect(page).toContain(`| \`${name}\``);
  });
});

function published() {
  return JSON.parse(readFileSync(new URL('../../docs/portability.schema.json', import.meta.url), 'utf8'));
}
