import { describe, expect, it } from '@jest/globals';
import { refused } from '../../lambdas/domain/outcome.ts';
import { CASEWORKER, httpEvent, INSIDE_WORD } from '../builders/http-event.ts';
import { fakeService } from './fake-service.ts';

const LIMIT = 256 * 1024;
const guardian = { role: 'guardian', controller: '13748136', id: 'maja', loa: 'Substantial' };
const json = (value: unknown) => JSON.stringify(value);

describe('a call that is accepted', () => {
  it('is parsed, answered with the status of its route, and never cached', async () => {
    const { send, calls } = fakeService();

    const result = await send(
      httpEvent({ body: json({ text: 'hello' }), params: { childId: '7' }, caller: guardian }),
    );

    expect(calls).toEqual([
      {
        caller: guardian,
        params: { childId: '7' },
        body: { text: 'hello', count: 1 },
        query: undefined,
        once: undefined,
        now: '2026-11-23T23:30:00.000Z',
        today: '2026-11-24',
        baseUrl: expect.any(Function),
      },
    ]);
    expect(result).toMatchObject({
      statusCode: 201,
      document: { done: true },
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    });
  });

  it.each([
    ['with a charset', 'application/json; charset=utf-8'],
    ['in other letters', 'Application/JSON'],
  ])('may name its content type %s', async (_how, type) => {
    const { send } = fakeService();

    expect((await send(httpEvent({ body: '{}', headers: { 'CONTENT-TYPE': type } }))).statusCode).toBe(201);
  });

  it('may come in base64', async () => {
    const { send, calls } = fakeService();
    const body = Buffer.from(json({ text: 'æøå' })).toString('base64');

    await send(httpEvent({ body, base64: true }));

    expect(calls[0]?.body).toEqual({ text: 'æøå', count: 1 });
  });

  it('reads the query where the route has one', async () => {
    const { send, calls } = fakeService();

    await send(httpEvent({ method: 'GET', resource: '/requests', query: { after: 'x' }, headers: {} }));

    expect(calls[0]?.query).toEqual({ after: 'x' });
  });
});

describe('a body that is refused', () => {
  const padded = (bytes: number) => `{}${' '.repeat(bytes - 2)}`;

  it.each([
    ['malformed', { body: '{"text":' }, 400, 'body-not-json'],
    ['missing', { body: null }, 400, 'body-not-json'],
    [
      'of another content type',
      { body: '{}', headers: { 'Content-Type': 'text/plain' } },
      400,
      'content-type-not-json',
    ],
    ['of no content type', { body: '{}', headers: {} }, 400, 'content-type-not-json'],
    [
      'of a type that only begins alike',
      { body: '{}', headers: { 'Content-Type': 'application/jsonx' } },
      400,
      'content-type-not-json',
    ],
    ['with an unknown key', { body: '{"colour":"red"}' }, 400, 'invalid-body'],
    ['that is a list', { body: '[]' }, 400, 'invalid-body'],
    ['with a prototype in it', { body: '{"__proto__":{"text":"x"}}' }, 400, 'invalid-body'],
    ['over 256 KB', { body: padded(LIMIT + 1) }, 413, 'body-too-large'],
    [
      'over 256 KB in bytes, not in characters',
      { body: json({ text: 'ø'.repeat(LIMIT / 2) }) },
      413,
      'body-too-large',
    ],
    [
      'over 256 KB once decoded',
      { body: Buffer.from(padded(LIMIT + 1)).toString('base64'), base64: true },
      413,
      'body-too-large',
    ],
    [
      'over 256 KB where none is read',
      { method: 'GET', resource: '/requests/{requestId}', body: padded(LIMIT + 1) },
      413,
      'body-too-large',
    ],
  ])('%s', async (_what, over, status, reason) => {
    const { send, calls } = fakeService();

    const result = await send(httpEvent(over));

    expect(calls).toEqual([]);
    expect(result).toMatchObject({
      statusCode: status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', 'cache-control': 'no-store' },
      document: { status, reason },
    });
  });

  it('of 256 KB exactly is not', async () => {
    expect((await fakeService().send(httpEvent({ body: padded(LIMIT) }))).statusCode).toBe(201);
  });

  it('names the fields at fault, without what stood in them', async () => {
    const { document, body } = await fakeService().send(
      httpEvent({ body: json({ text: 'Ida 140315', count: 'many' }) }),
    );
    const tooLong = await fakeService().send(httpEvent({ body: json({ text: 'Ida Holm 140315' }) }));

    expect(document.errors).toEqual([{ field: 'count', message: expect.any(String) }]);
    expect(tooLong.document.errors).toEqual([{ field: 'text', message: expect.any(String) }]);
    expect(body + tooLong.body).not.toMatch(/Ida|many/);
  });

  it('so is a query', async () => {
    const result = await fakeService().send(
      httpEvent({ method: 'GET', resource: '/requests', query: { page: '2' } }),
    );

    expect(result.document).toMatchObject({
      status: 400,
      reason: 'invalid-query',
      errors: [{ field: 'page' }],
    });
  });
});

describe('who calls', () => {
  const child = { role: 'child', controller: '13748136', id: 'ida' };
  const { loa: _loa, ...unassured } = guardian;

  it.each([
    ['a vendor', { ...CASEWORKER, role: 'vendor' }, '/children/{childId}/requests', 'not-for-your-role'],
    ['a guardian where only staff may', guardian, '/requests/{requestId}/lift', 'not-for-your-role'],
    ['nobody the authorizer saw', null, '/children/{childId}/requests', 'not-for-your-role'],
    ['a role we do not know', { role: 'admin' }, '/children/{childId}/requests', 'not-for-your-role'],
    ['a guardian on LoA Low', { ...guardian, loa: 'Low' }, '/children/{childId}/requests', 'loa-too-low'],
    ['a guardian without LoA', unassured, '/children/{childId}/requests', 'loa-too-low'],
    ['a child on LoA Low', { ...child, loa: 'Low' }, '/children/{childId}/requests', 'loa-too-low'],
  ])('%s is refused', async (_who, caller, resource, reason) => {
    const { send, calls } = fakeService();

    const result = await send(httpEvent({ caller, resource, body: '{}' }));

    expect(result).toMatchObject({ statusCode: 403, document: { reason } });
    expect(calls).toEqual([]);
  });

  it.each([
    ['a guardian on Substantial', guardian],
    ['a guardian on High', { ...guardian, loa: 'High' }],
    ['a child on Substantial', { ...child, loa: 'Substantial' }],
    ['a case worker, whose login is another', CASEWORKER],
  ])('%s is let through', async (_who, caller) => {
    expect((await fakeService().send(httpEvent({ caller, body: '{}' }))).statusCode).toBe(201);
  });

  it('is refused before the body is read', async () => {
    const result = await fakeService().send(httpEvent({ caller: { role: 'vendor' }, body: '{' }));

    expect(result.document.reason).toBe('not-for-your-role');
  });
});

describe('where a call comes from', () => {
  const vendor = { role: 'vendor', controller: '13748136', id: 'learnlab' };
  const child = { ...guardian, role: 'child', id: 'ida' };

  it.each([
    ['a case worker', CASEWORKER, null],
    ['a case worker with a word that is not the firewall’s', CASEWORKER, 'eea'],
    ['a case worker with a part of its word', CASEWORKER, INSIDE_WORD.slice(0, -1)],
    ['a case worker with an empty word', CASEWORKER, ''],
    ['a case worker with two words', CASEWORKER, `${INSIDE_WORD}, ${INSIDE_WORD}`],
    // Whatever the route says of her role: nobody outside learns it.
    ['a vendor', vendor, null],
  ])('%s is refused from outside, and told what to do', async (_who, caller, perimeter) => {
    const { send, calls } = fakeService();

    const { statusCode, document } = await send(httpEvent({ caller, perimeter, body: '{' }));

    expect({ statusCode, reason: document.reason }).toEqual({
      statusCode: 403,
      reason: 'outside-perimeter-caller',
    });
    expect(document.title).toMatch(/EEA/);
    expect(document.titleDa).toMatch(/EØS/);
    expect(calls).toEqual([]);
  });

  it.each([
    ['a guardian from outside', guardian, null],
    ['a child from outside', child, null],
    ['a guardian from inside', guardian, INSIDE_WORD],
    ['a case worker from inside', CASEWORKER, INSIDE_WORD],
  ])('%s is let through', async (_who, caller, perimeter) => {
    expect((await fakeService().send(httpEvent({ caller, perimeter, body: '{}' }))).statusCode).toBe(201);
  });

  it('is read whatever the letters of the header', async () => {
    const headers = { 'content-type': 'application/json', 'X-Amzn-Waf-Perimeter': INSIDE_WORD };
    const event = httpEvent({ caller: CASEWORKER, perimeter: null, headers, body: '{}' });

    expect((await fakeService().send(event)).statusCode).toBe(201);
  });
});

describe('what goes wrong', () => {
  it('in the domain is told with its reason and detail', async () => {
    const { send } = fakeService(async () => refused('unknown-purpose', 'photo'));

    expect((await send(httpEvent({ body: '{}' }))).document).toMatchObject({
      status: 422,
      reason: 'unknown-purpose',
      detail: 'photo',
    });
  });

  it('unknown to us is 500, and its text is neither told nor logged', async () => {
    const { send, log } = fakeService(async () => {
      throw new TypeError('Ida Holm 140315-4002');
    });

    const result = await send(httpEvent({ body: '{}' }));

    expect(result).toMatchObject({ statusCode: 500, document: { reason: 'internal-error' } });
    expect(json(result) + json(log.lines)).not.toMatch(/Ida|140315/);
    expect(log.lines).toMatchObject([
      {
        code: 'internal-error',
        fields: { operation: 'openRequest', error: expect.stringMatching(/^TypeError at /) },
      },
    ]);
  });

  it('in the routes of the stack is an error', async () => {
    await expect(fakeService().send(httpEvent({ resource: '/tasks' }))).rejects.toThrow();
  });
});

describe('what is written of a call', () => {
  it('is nothing where it is answered as asked: the access log of the API has it', async () => {
    const { send, log } = fakeService();

    await send(httpEvent({ body: json({ text: 'secret' }), caller: guardian }));

    expect(log.lines).toEqual([]);
  });

  it('that is refused is one line: the operation and the reason', async () => {
    const { send, log } = fakeService();

    await send(httpEvent({ body: '{"secret":', caller: guardian }));

    expect(log.lines).toEqual([
      {
        level: 'info',
        code: 'refused',
        fields: {
          requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
          operation: 'openRequest',
          reason: 'body-not-json',
        },
      },
    ]);
  });
});
