import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Operation, ROUTES } from '../../lambdas/contracts/routes.ts';
import type { CallOptions } from '../../local/client.ts';
import { requestToken, type TokenOptions } from '../../local/tokens.ts';
import { BAD_BODIES, CPR, enrolment, NAME, NOBODY, news, objection, vendor } from './bad-bodies.ts';
import {
  caseworker,
  consent,
  jhSoftware,
  learnLab,
  mother,
  newSchool,
  openRequest,
  type School,
  stranger,
} from './school.ts';
import { expectProblem, newTenant, sharedStack } from './stack.ts';
import { contentsOf } from './tables.ts';

let school: School;
let taskId: string;
beforeAll(async () => {
  school = await newSchool();
  await consent(school, mother, school.first, 'news-to-users');
  const { requestId } = await openRequest(school, mother, school.second, { right: 'access' });
  taskId = `${requestId}.jh-software.hand-over`;
  await newSchool({}, neighbour);
});

const neighbour = newTenant();
const first = () => ({ childId: school.first });

type Case = readonly [says: string, operation: Operation, options: () => CallOptions, answer: string];

const BODIES = BAD_BODIES.map(([operation, as, body, answer, says]): Case => {
  return [
    says,
    operation,
    () => ({ as, body, params: { ...first(), vendorId: 'jh-software', taskId } }),
    answer,
  ];
});

const WHO: readonly Case[] = [
  [
    'a guardian who is not this child’s',
    'giveConsent',
    () => ({ as: stranger, params: first(), body: news }),
    '404 no-such-child',
  ],
  [
    'a guardian who asks for another’s child',
    'openRequest',
    () => ({ as: stranger, params: first(), body: objection }),
    '404 no-such-child',
  ],
  [
    'a child of another municipality',
    'openRequest',
    () => ({ as: caseworker, params: { childId: NOBODY }, body: objection }),
    '404 no-such-child',
  ],
  [
    'a vendor posting another vendor’s result',
    'answerTask',
    () => ({ as: learnLab, params: { taskId }, body: { outcome: 'no-data' } }),
    '404 no-such-task',
  ],
  [
    'a vendor reading another vendor’s task',
    'getTask',
    () => ({ as: learnLab, params: { taskId } }),
    '404 no-such-task',
  ],
  [
    'a task that is none',
    'getTask',
    () => ({ as: jhSoftware, params: { taskId: 'nonsense' } }),
    '404 no-such-task',
  ],
  ['a vendor that enrols', 'enrol', () => ({ as: jhSoftware, body: enrolment() }), '403 not-for-your-role'],
  [
    'a guardian who registers',
    'registerVendor',
    () => ({ as: mother, body: vendor }),
    '403 not-for-your-role',
  ],
  [
    'a case worker who answers a task',
    'answerTask',
    () => ({ as: caseworker, params: { taskId }, body: { outcome: 'no-data' } }),
    '403 not-for-your-role',
  ],
  [
    'a vendor who decides an objection',
    'assessRequest',
    () => ({ as: jhSoftware, params: { requestId: NOBODY }, body: {} }),
    '403 not-for-your-role',
  ],
  ['nobody', 'giveConsent', () => ({ params: first(), body: news }), '401 token-missing-or-invalid'],
  [
    'a token that is none',
    'giveConsent',
    () => ({ headers: bearer('a.b.c'), params: first(), body: news }),
    '401 token-missing-or-invalid',
  ],
  [
    'a query nobody knows',
    'listChildren',
    () => ({ as: caseworker, query: { cpr: CPR } }),
    '400 invalid-query',
  ],
  [
    'an empty Idempotency-Key',
    'giveConsent',
    () => ({ as: mother, params: first(), body: news, headers: { 'idempotency-key': '' } }),
    '400 invalid-idempotency-key',
  ],
  [
    'a key too long',
    'giveConsent',
    () => ({ as: mother, params: first(), body: news, headers: { 'idempotency-key': 'k'.repeat(256) } }),
    '400 invalid-idempotency-key',
  ],
];

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const token = (role: 'guardian' | 'caseworker', id: string, options: TokenOptions = {}) =>
  requestToken(sharedStack().issuer, role, id, { controller: school.controller, ...options });

describe('is refused and changes nothing:', () => {
  let before: Awaited<ReturnType<typeof contentsOf>>;
  beforeAll(async () => {
    before = await contentsOf(school.controller);
  });
  /** All of it together changed nothing. */
  afterAll(async () => {
    expect(await contentsOf(school.controller)).toEqual(before);
  });

  it.each([...BODIES, ...WHO])('%s', async (_says, operation, options, answer) => {
    const { status, body } = await school.call(operation, options());

    expect(`${status} ${body.reason}`).toBe(answer);
    const said = JSON.stringify(body);
    for (const personal of [NAME, CPR, '12345678', '3002154002']) expect(said).not.toContain(personal);
    if (body.reason === 'invalid-body') expect(body.errors[0].message).toMatch(/\w/);
  });

  it('what names the field that is wrong, and why', async () => {
    const body = { ...vendor, id: 'new', cvr: '12345678' };
    const { body: problem } = await school.call('registerVendor', { as: caseworker, body });
    expect(problem.errors).toEqual([
      { field: 'cvr', message: 'must be a CVR number: eight digits that pass modulus 11' },
    ]);
  });

  it('another municipality’s child, by every operation on her', async () => {
    const ofHers = Object.entries(ROUTES).filter(([, { path }]) => path.includes('{childId}'));
    for (const [operation] of ofHers) {
      const { purposeId } = news;
      const body = {
        requests: objection,
        consents: news,
        withdrawals: { purposeId },
        custody: { personId: NOBODY, holds: true, from: '2026-01-01' },
        group: { group: enrolment().group },
        departure: { on: '2026-01-01' },
        settlement: { reason: NAME },
      };
      const kind = ROUTES[operation as Operation].path.split('/').at(-1) as keyof typeof body;
      const options = { as: caseworker, params: { ...first(), purposeId }, body: body[kind] };
      expect(await neighbour.refused(operation as Operation, options)).toBe('404 no-such-child');
    }
  });

  it('a token that has expired, or is of too low assurance, or of someone the controller does not know', async () => {
    const expired = await token('guardian', 'guardian1', { expiresIn: -1 });
    const low = await token('guardian', 'guardian1', { loa: 'Low' });
    const elsewhere = newTenant();
    const refused = (tenant: typeof elsewhere, headers: Record<string, string>) =>
      tenant.refused('giveConsent', { headers, params: first(), body: news });

    expect(await refused(school, bearer(expired))).toBe('401 token-missing-or-invalid');
    expect(await refused(school, bearer(low))).toBe('403 loa-too-low');
    const unknown = await token('guardian', 'guardian1', { controller: elsewhere.controller });
    expect(await refused(elsewhere, bearer(unknown))).toBe('403 not-allowed');
  });

  it('a token of another issuer, and one whose claims were changed', async () => {
    const [header, claims = '', signature] = (await token('caseworker', 'cw1')).split('.');
    const read = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...read, cvr: neighbour.controller })).toString('base64url');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const bad of [`${header}.${forged}.${signature}`, `${none}.${claims}.`]) {
      expect(await school.refused('listVendors', { headers: bearer(bad) })).toBe(
        '401 token-missing-or-invalid',
      );
    }
  });

  it('a body that is not said to be JSON', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const headers = { 'content-type': type };
      const refused = await school.refused('giveConsent', {
        as: mother,
        params: first(),
        body: news,
        headers,
      });
      expect(refused).toBe('400 content-type-not-json');
    }
  });

  it('a body over 256 KB, by one byte', async () => {
    const filled = (bytes: number) => `{"reason":"${'x'.repeat(bytes - 13)}"}`;
    const send = (bytes: number) =>
      school.refused('openRequest', { as: mother, params: first(), body: filled(bytes) });
    expect(await send(256 * 1024)).toBe('400 invalid-body');
    expect(await send(256 * 1024 + 1)).toBe('413 body-too-large');
    expect(await send(11 * 1024 * 1024)).toBe('413 body-too-large');
  });

  it('a route nobody knows, and a method it does not have', async () => {
    const { api } = sharedStack();
    const authorization = `Bearer ${await token('caseworker', 'cw1')}`;
    for (const [method, path] of [
      ['GET', '/nothing'],
      ['DELETE', '/purposes'],
      ['PUT', `/children/${school.first}`],
      ['POST', '/children'],
      ['GET', '/children/'],
    ] as const) {
      const response = await fetch(api + path, { method, headers: { authorization } });
      const { status, headers } = response;
      const body = JSON.parse(await response.text());
      expectProblem({ status, headers, body });
      expect(`${method} ${path} ${status} ${body.reason}`).toBe(`${method} ${path} 404 no-such-route`);
    }
  });
});
