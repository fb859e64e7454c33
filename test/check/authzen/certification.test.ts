import { describe, expect, it } from '@jest/globals';
import type { OperationsOf } from '../../../lambdas/contracts/routes.ts';
import { ROUTES } from '../../../lambdas/contracts/routes.ts';
import { httpEvent } from '../../builders/http-event.ts';
import { context as lambda } from '../../engines/events.ts';
import { certificationHandler } from './fixture.ts';

/** The certification scenario of the OpenID AuthZEN Authorization API 1.0; the names are its sections. */
const handler = certificationHandler();
type Operation = OperationsOf<'check'>;

async function send(operation: Operation, body: string | null, headers: Record<string, string> = {}) {
  const { method, path } = ROUTES[operation];
  const caller = { role: 'vendor', id: 'harness', controller: '13748136' };
  const all = { 'Content-Type': 'application/json', ...headers };
  const answer = await handler(httpEvent({ method, resource: path, body, headers: all, caller }), lambda);
  return { status: answer.statusCode, headers: answer.headers ?? {}, body: JSON.parse(answer.body) };
}
const ask = (operation: Operation, body: unknown) => send(operation, JSON.stringify(body));

const user = (id: string, properties?: object) => ({ type: 'user', id, ...(properties && { properties }) });
const record = (id: string, properties?: object) => ({
  type: 'record',
  id,
  ...(properties && { properties }),
});
const action = (name: string, properties?: object) => ({ name, ...(properties && { properties }) });
const [alice, bob, admin] = [user('alice'), user('bob'), user('bob', { role: 'admin' })];
const [first, second] = [record('record-1'), record('record-2')];
const archived = record('record-2', { status: 'archived' });
const aliceReads = { subject: alice, action: action('read'), resource: first };

describe('basic certification', () => {
  it.each([
    ['2.2.1', aliceReads, true],
    ['rule 2', { ...aliceReads, action: action('write') }, true],
    ['rule 3', { ...aliceReads, subject: bob }, true],
    ['2.2.2', { subject: bob, action: action('write'), resource: first }, false],
    ['2.2.3', { ...aliceReads, context: { time: '2025-06-27T18:03-07:00', ip: '192.168.1.1' } }, true],
    ['2.2.4', { subject: alice, action: action('write'), resource: archived }, false],
    ['2.2.5', { subject: admin, action: action('write'), resource: archived }, true],
    ['2.2.6', { subject: alice, action: action('delete', { soft: true }), resource: first }, true],
    ['2.2.7', { subject: alice, action: action('delete', { soft: false }), resource: first }, false],
    [
      '2.2.8',
      {
        subject: user('alice', { department: 'Sales', role: 'manager' }),
        action: action('read', { method: 'GET' }),
        resource: record('record-1', { status: 'active', owner: 'bob' }),
      },
      true,
    ],
    ['2.2.9', { ...aliceReads, foo: 'bar', futureField: { nested: true } }, true],
  ])('%s', async (_section, body, decision) => {
    const answer = await ask('evaluate', body);

    expect(answer).toMatchObject({ status: 200, body: { decision } });
    expect(answer.headers['content-type']).toMatch(/^application\/json(;|$)/);
  });

  const { subject, action: reads, resource } = aliceReads;
  it.each([
    ['2.4.1 missing subject', { action: reads, resource }],
    ['2.4.1 missing action', { subject, resource }],
    ['2.4.1 missing resource', { subject, action: reads }],
    ['2.4.2 subject without type', { ...aliceReads, subject: { id: 'alice' } }],
    ['2.4.2 subject without id', { ...aliceReads, subject: { type: 'user' } }],
    ['2.4.2 action without name', { ...aliceReads, action: {} }],
    ['2.4.2 resource without type', { ...aliceReads, resource: { id: 'record-1' } }],
    ['2.4.2 resource without id', { ...aliceReads, resource: { type: 'record' } }],
    ['2.4.6 subject is a string', { ...aliceReads, subject: 'alice' }],
    ['2.4.6 name is a number', { ...aliceReads, action: { name: 123 } }],
    ['properties are no object', { ...aliceReads, subject: { ...alice, properties: [] } }],
    ['context is no object', { ...aliceReads, context: 'now' }],
    ['an array', [aliceReads]],
    ['null', null],
  ])('%s is 400', async (_section, body) => {
    for (const operation of ['evaluate', 'evaluateBatch'] as const)
      expect((await ask(operation, body)).status).toBe(400);
  });

  it.each([
    ['2.4.3 another content type', JSON.stringify(aliceReads), { 'Content-Type': 'text/plain' }],
    ['2.4.4 malformed JSON', '{"subject":', {}],
    ['2.4.5 an empty body', null, {}],
    ['an empty text', '', {}],
    ['I-JSON: a name that stands twice', `{"subject":{},${JSON.stringify(aliceReads).slice(1)}`, {}],
  ])('%s is 400', async (_section, body, headers) => {
    const answer = await send('evaluate', body, headers);

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ title: expect.any(String), reason: expect.any(String) });
  });

  it('2.5 X-Request-ID comes back as it was sent, and is not missed', async () => {
    const id = 'bfe9eb29/ab87 «x»';
    const answers = [
      await send('evaluate', JSON.stringify(aliceReads), { 'X-Request-ID': id }),
      await send('evaluate', '{', { 'x-request-id': id }),
    ];

    expect(answers.map(({ headers }) => headers['x-request-id'])).toEqual([id, id]);
    expect((await ask('evaluate', aliceReads)).status).toBe(200);
  });

  it('2.6 asked again, the answer is the same', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask('evaluate', aliceReads)));

    expect(new Set(answers.map(({ body }) => body.decision))).toEqual(new Set([true]));
  });
});

describe('batch certification', () => {
  const write = action('write');
  it.each([
    [
      '3.2.1',
      { subject: alice, action: action('read'), evaluations: [{ resource: first }, { resource: second }] },
      [true, true],
    ],
    [
      '3.2.2',
      { subject: bob, resource: first, evaluations: [{ action: action('read') }, { action: write }] },
      [true, false],
    ],
    [
      '3.2.3',
      {
        subject: alice,
        action: write,
        evaluations: [{ resource: record('record-1', { status: 'active' }) }, { resource: archived }],
      },
      [true, false],
    ],
    [
      '3.2.4',
      { action: write, resource: archived, evaluations: [{ subject: alice }, { subject: admin }] },
      [false, true],
    ],
    ['3.2.5', { evaluations: [aliceReads, { subject: bob, action: write, resource: first }] }, [true, false]],
    [
      '3.2.6',
      {
        subject: alice,
        action: action('read'),
        context: { time: '2025-06-27T18:03-07:00' },
        evaluations: [{ resource: first }, { resource: second, context: { source: 'batch-override' } }],
      },
      [true, true],
    ],
    [
      '3.2.7',
      {
        subject: alice,
        action: write,
        resource: { type: 'record' },
        evaluations: [
          { resource: { id: 'record-1', properties: { status: 'active' } } },
          { resource: archived },
        ],
      },
      [true, false],
    ],
    [
      '3.4.1',
      { subject: alice, action: action('read'), evaluations: [{ resource: first }, {}] },
      [true, false],
    ],
    [
      'properties of the top are replaced, not mixed in',
      {
        subject: bob,
        action: write,
        resource: archived,
        evaluations: [{ resource: record('record-1') }, {}],
      },
      [false, true],
    ],
  ])('%s', async (_section, body, decisions) => {
    const answer = await ask('evaluateBatch', body);

    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body)).toEqual(['evaluations']);
    expect(answer.body.evaluations.map((one: { decision: unknown }) => one.decision)).toEqual(decisions);
  });

  it.each([
    ['3.4.2 no evaluations', aliceReads],
    ['3.4.3 empty evaluations', { ...aliceReads, evaluations: [] }],
  ])('%s is a single question', async (_section, body) => {
    expect(await ask('evaluateBatch', body)).toMatchObject({ status: 200, body: { decision: true } });
  });

  const [yes, no] = [{ action: action('read') }, { action: action('write') }];
  it.each([
    ['execute_all', [yes, no, yes], [true, false, true]],
    ['deny_on_first_deny', [yes, no, yes], [true, false]],
    ['deny_on_first_deny', [yes, { action: 7 }, yes], [true, false]],
    ['permit_on_first_permit', [no, yes, no], [false, true]],
  ])('%s answers %j with %j', async (evaluations_semantic, evaluations, decisions) => {
    const body = { subject: bob, resource: first, evaluations, options: { evaluations_semantic, other: 1 } };
    const answer = await ask('evaluateBatch', body);

    expect(answer.body.evaluations.map((one: { decision: unknown }) => one.decision)).toEqual(decisions);
  });

  it.each([
    [
      'an unknown semantic',
      { ...aliceReads, evaluations: [yes], options: { evaluations_semantic: 'first' } },
    ],
    ['a default of a wrong type', { subject: 'alice', evaluations: [aliceReads] }],
    ['evaluations that are no array', { ...aliceReads, evaluations: {} }],
  ])('%s is 400 for all', async (_what, body) => {
    expect((await ask('evaluateBatch', body)).status).toBe(400);
  });
});

describe('search certification', () => {
  const found = async (operation: Operation, body: unknown) => {
    const answer = await ask(operation, body);
    expect(answer.status).toBe(200);
    return answer.body.results;
  };
  const users = { subject: { type: 'user' }, action: action('read'), resource: first };

  it('4.2.1 finds the subjects of the type that may', async () => {
    expect(await found('searchSubject', users)).toEqual([alice, bob]);
  });

  it('4.2.2 with a context, and 4.2.3 with an id that is ignored', async () => {
    const body = { ...users, subject: alice, context: { ip: '192.168.1.1' } };

    expect(await found('searchSubject', body)).toEqual([alice, bob]);
  });

  it('4.2.4 by the properties of the resource', async () => {
    const body = { subject: { type: 'user' }, action: action('write'), resource: archived };

    expect(await found('searchSubject', body)).toEqual([bob]);
  });

  it('4.3.1 and 4.3.2 finds the resources, whatever id is sent', async () => {
    const body = { subject: alice, action: action('read'), resource: { type: 'record', id: 'record-9' } };

    expect(await found('searchResource', body)).toEqual([first, second]);
  });

  it('4.3.3 by the properties of the subject', async () => {
    const body = { subject: admin, action: action('write'), resource: { type: 'record' } };

    expect(await found('searchResource', body)).toEqual([second]);
  });

  it('4.4.1 and 4.4.2 finds the actions', async () => {
    const body = { subject: alice, resource: first, context: { time: 'now' } };

    expect(await found('searchAction', body)).toEqual([action('read'), action('write')]);
  });

  it('4.4.3 by properties', async () => {
    expect(await found('searchAction', { subject: admin, resource: archived })).toEqual([
      action('read'),
      action('write'),
    ]);
  });

  it('4.5 in pages, of which the last has an empty token', async () => {
    const one = (await ask('searchSubject', { ...users, page: { limit: 1 } })).body;
    const two = (await ask('searchSubject', { ...users, page: { limit: 1, token: one.page.next_token } }))
      .body;

    expect([one, two]).toEqual([
      { results: [alice], page: { next_token: 'bob', count: 1 } },
      { results: [bob], page: { next_token: '', count: 1 } },
    ]);
  });

  it.each([
    ['4.6.1 an unknown id', 'searchAction', { subject: user('nonexistent-user'), resource: first }],
    ['4.6.2 an unknown type', 'searchSubject', { ...users, subject: { type: 'spaceship' } }],
    ['an unknown type of resource', 'searchResource', { ...aliceReads, resource: { type: 'spaceship' } }],
  ] as const)('%s finds nothing', async (_section, operation, body) => {
    expect(await ask(operation, body)).toMatchObject({ status: 200, body: { results: [] } });
  });

  it.each([
    ['4.7.1 subject search without action', 'searchSubject', { subject: { type: 'user' }, resource: first }],
    [
      '4.7.1 resource search without subject',
      'searchResource',
      { action: action('read'), resource: { type: 'record' } },
    ],
    ['4.7.1 action search without resource', 'searchAction', { subject: alice }],
    [
      '4.7.2 subject search with half a resource',
      'searchSubject',
      { ...users, resource: { type: 'record' } },
    ],
    [
      '4.7.2 resource search with half a subject',
      'searchResource',
      { ...aliceReads, subject: { type: 'user' } },
    ],
    ['a page that is none', 'searchSubject', { ...users, page: { limit: -1 } }],
    ['a token nobody gave', 'searchSubject', { ...users, page: { token: 'Ø' } }],
  ] as const)('%s is 400', async (_section, operation, body) => {
    expect((await ask(operation, body)).status).toBe(400);
  });
});
