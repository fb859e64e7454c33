import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPost, mayBePostedTo } from '../../lambdas/platform/egress.ts';

describe('what may be posted to', () => {
  it.each([
    ['https://example.org/hook', true, true],
    ['https://example.org:8443/hook?x=1', true, true],
    ['HTTPS://EXAMPLE.ORG', true, true],
    ['http://example.org/hook', false, false],
    ['http://127.0.0.1:4001/hook', false, true],
    ['http://127.0.0.1.example.org/', false, false],
    ['http://localhost:4001/', false, false],
    ['http://127.0.0.2/', false, false],
    ['http://[::1]/', false, false],
    ['https://user:secret@example.org/', false, false],
    ['https://user@example.org/', false, false],
    ['http://user:secret@127.0.0.1/', false, false],
    ['ftp://example.org/', false, false],
    ['file:///etc/passwd', false, false],
    ['javascript:alert(1)', false, false],
  ])('%s: %s, in the local stack: %s', (url, deployed, local) => {
    expect(mayBePostedTo(url, false)).toBe(deployed);
    expect(mayBePostedTo(url, true)).toBe(local);
  });
});

describe('a post', () => {
  let server: Server;
  let url: string;
  const received: { headers: object; body: string }[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url === '/away') return response.writeHead(302, { location: '/hook' }).end();
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      return request.on('end', () => {
        received.push({ headers: request.headers, body });
        response.writeHead(202).end('thank you');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  it('carries its headers and body, and answers the status', async () => {
    const answer = await createPost(true)(`${url}/hook`, { 'webhook-id': 'w1' }, '{"a":1}');

    expect(answer).toEqual({ status: 202 });
    expect(received).toMatchObject([{ headers: { 'webhook-id': 'w1' }, body: '{"a":1}' }]);
  });

  it('follows no redirect', async () => {
    await expect(createPost(true)(`${url}/away`, {}, '{}')).rejects.toThrow();
  });

  it('does not leave by plain HTTP when deployed', async () => {
    const before = received.length;

    await expect(createPost(false)(`${url}/hook`, {}, '{}')).rejects.toThrow('HTTPS only');
    expect(received).toHaveLength(before);
  });
});
