import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { FIREWALL_PREFIX, INSIDE } from '../../lambdas/contracts/route.ts';
import { createApi, type Services } from '../../lambdas/pages/api.ts';
import { httpEvent, INSIDE_WORD } from '../builders/http-event.ts';

const CALLER = { role: 'guardian', id: 'g', controller: '13748136', loa: 'Substantial' } as const;

/** What a service is called with, by a page that a browser asks for. */
async function calledWith(headers: Record<string, string>, body: unknown = { answer: 1 }, status = 200) {
  const calls: APIGatewayProxyEvent[] = [];
  const service = async (event: APIGatewayProxyEvent) => {
    calls.push(event);
    return { statusCode: status, body: JSON.stringify(body) };
  };
  const services = { children: service, requests: service, register: service, audit: service } as Services;
  const api = createApi(services, httpEvent({ method: 'GET', path: '/family/children', headers }), CALLER);
  const result = await api('withdrawConsent', {
    params: { childId: 'a/../b' },
    body: { purposeId: 'photos' },
    once: 'once-1',
  });
  const [event] = calls;
  if (!event) throw new Error('nobody was called');
  return { event, result };
}

describe('the API in the pages’ process', () => {
  it('is called as the signed-in person, whatever the browser says she is', async () => {
    const { event } = await calledWith({ authorization: 'Bearer forged' });
    expect(event.requestContext.authorizer).toEqual(CALLER);
    expect([event.httpMethod, event.resource]).toEqual(['POST', '/children/{childId}/withdrawals']);
    expect(event.path).toBe('/children/a%2F..%2Fb/withdrawals');
    expect(JSON.parse(event.body ?? '')).toEqual({ purposeId: 'photos' });
  });

  it('hears where she is from the firewall, and nothing else of what her browser sent', async () => {
    const { event } = await calledWith({ cookie: 'c=1', authorization: 'x', 'Idempotency-Key': 'hers' });
    expect(
      Object.keys(event.headers)
        .map((name) => name.toLowerCase())
        .sort(),
    ).toEqual(
      ['content-type', 'host', 'idempotency-key', `${FIREWALL_PREFIX}${INSIDE}`, 'x-forwarded-proto'].sort(),
    );
    expect(event.headers[`${FIREWALL_PREFIX}${INSIDE}`]).toBe(INSIDE_WORD);
    expect(event.headers['idempotency-key']).toBe('once-1');
  });

  it('says why it did not, in both languages and field by field', async () => {
    const problem = {
      reason: 'invalid-body',
      title: 'The body has errors; see errors.',
      titleDa: 'Indholdet har fejl; se errors.',
      errors: [{ field: 'purposeId', message: 'is required' }],
    };
    const { result } = await calledWith({}, problem, 400);
    expect(result).toMatchObject({
      ok: false,
      status: 400,
      reason: 'invalid-body',
      says: { da: problem.titleDa, en: problem.title },
      errors: problem.errors,
    });
  });
});
