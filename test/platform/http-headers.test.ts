import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { httpEvent } from '../builders/http-event.ts';
import { fakeService } from './fake-service.ts';

const type = { 'Content-Type': 'application/json' };

describe('X-Request-ID', () => {
  it.each([
    ['as it was sent', { 'X-Request-ID': 'abc-1' }, 'abc-1'],
    ['whatever its letters', { 'x-request-id': 'abc-2' }, 'abc-2'],
    ['as API Gateway’s own where none was sent', {}, 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef'],
  ])('comes back %s', async (_how, headers, expected) => {
    const result = await fakeService().send(httpEvent({ body: '{}', headers: { ...type, ...headers } }));

    expect(result.headers?.['x-request-id']).toBe(expected);
  });

  it('comes back on a problem too, which names the request to quote', async () => {
    const { headers, document } = await fakeService().send(
      httpEvent({ headers: { 'X-Request-ID': 'abc-1' } }),
    );

    expect(headers?.['x-request-id']).toBe('abc-1');
    expect(document.instance).toBe('urn:hjemmel:request:c6af9ac6-7b61-11e6-9a41-93e8deadbeef');
  });
});

describe('where the API was reached', () => {
  const reached = async (headers: Readonly<Record<string, string>>) => {
    const { send, calls } = fakeService();
    await send(httpEvent({ body: '{}', headers: { ...type, ...headers } }));
    return calls[0]?.baseUrl();
  };

  it.each([
    ['the domain of the deployment', { Host: 'api.example.org' }],
    ['it in other letters', { Host: 'API.Example.ORG' }],
    ['it at a port that API Gateway does not have', { Host: 'api.example.org:8443' }],
    ['another host', { Host: 'evil.example' }],
    ['another host that begins alike', { Host: 'api.example.org.evil.example' }],
    ['another host with our name for a user', { Host: 'api.example.org:443@evil.example' }],
    ['no host', { Host: '' }],
  ])('is the deployment’s own domain, for whoever names %s', async (_what, headers) => {
    expect(await reached(headers)).toBe('https://api.example.org/v1');
  });

  it.each([
    ['with its port', 'api.example.org:3000', 'http://api.example.org:3000/v1'],
    ['with its port, in other letters', 'API.example.org:3000', 'http://api.example.org:3000/v1'],
    ['without one', 'api.example.org', 'http://api.example.org/v1'],
    ['but not as another host', 'evil.example:3000', 'http://api.example.org/v1'],
  ])('in the local stack, without TLS, is told %s', async (_how, Host, expected) => {
    expect(await reached({ Host, 'X-Forwarded-Proto': 'http' })).toBe(expected);
  });

  it('has no stage behind a domain of its own', async () => {
    const { send, calls } = fakeService();
    const event = httpEvent({ body: '{}' });
    event.requestContext.path = event.path;

    await send(event);

    expect(calls[0]?.baseUrl()).toBe('https://api.example.org');
  });
});

describe('Idempotency-Key', () => {
  const onceOf = async (over: Parameters<typeof httpEvent>[0], key = 'key-1') => {
    const { send, calls } = fakeService();
    await send(httpEvent({ body: '{"text":"a"}', ...over, headers: { ...type, 'Idempotency-Key': key } }));
    return calls[0]?.once;
  };

  it('is remembered with the caller and a digest of method, path and body', async () => {
    const digest = createHash('sha256').update('POST /children/7/requests\n{"text":"a"}').digest('hex');

    expect(await onceOf({ path: '/children/7/requests' })).toEqual({
      caller: 'caseworker:kim',
      key: 'key-1',
      digest,
    });
  });

  it('has the same digest for the same bytes in base64', async () => {
    const body = Buffer.from('{"text":"a"}').toString('base64');

    expect(await onceOf({ body, base64: true })).toEqual(await onceOf({}));
  });

  it.each([
    ['body', { body: '{"text":"b"}' }],
    ['path', { path: '/children/8/requests' }],
    ['route', { resource: '/requests/{requestId}/decision' }],
  ])('has another digest for another %s', async (_what, over) => {
    expect((await onceOf(over))?.digest).not.toBe((await onceOf({}))?.digest);
  });

  it('of another caller is another', async () => {
    const caller = { role: 'guardian', controller: '13748136', id: 'kim', loa: 'High' };

    expect((await onceOf({ caller }))?.caller).toBe('guardian:kim');
  });

  it('means nothing where nothing changes', async () => {
    expect(await onceOf({ method: 'GET', resource: '/requests/{requestId}' })).toBeUndefined();
  });

  it.each([
    ['', 400],
    ['a', 201],
    ['a'.repeat(255), 201],
    ['a'.repeat(256), 400],
  ])('%j gives %i', async (key, status) => {
    const event = httpEvent({ body: '{}', headers: { ...type, 'idempotency-key': key } });

    expect((await fakeService().send(event)).statusCode).toBe(status);
  });
});
