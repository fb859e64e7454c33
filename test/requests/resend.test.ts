import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { messagesOf } from '../../lambdas/domain/dispatch.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { storedOf } from '../engines/stored.ts';
import { Tenant } from '../engines/tenant.ts';
import { answerAll, countsOf, deliver, VENDORS } from '../rights/workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const resend = (requestId: string, as = tenant.caseworker(), headers = {}) =>
  tenant.call('resendRequest', as, { params: { requestId }, headers });
const saidOf = async (call: ReturnType<typeof resend>) => {
  const { status, body } = await call;
  return status < 300 ? status : `${status} ${body.reason} ${body.detail ?? ''}`.trim();
};
async function opened() {
  const { childId, guardianId } = await tenant.enrolsWithGrounds();
  const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
  return { requestId, guardianId };
}
/** To whom the last event of a request sends a message. */
async function lastMessages(requestId: string) {
  const last = (await tenant.history('request', requestId)).at(-1);
  return last ? messagesOf(storedOf(last).event, requestId) : [];
}

describe('a step asked for again', () => {
  it('is sent to the worker of its right, and however often it comes is taken once', async () => {
    const { requestId } = await opened();

    expect(await saidOf(resend(requestId))).toBe(201);
    expect(await lastMessages(requestId)).toEqual([{ to: 'right', right: 'access', requestId }]);
    expect(await saidOf(resend(requestId))).toBe(201);
    await deliver(tenant, 'access', requestId, { times: 4 });

    expect(await countsOf(tenant, 'request', requestId)).toEqual({
      'request-opened': 1,
      'step-asked-again': 2,
      'request-decided': 1,
    });
    expect(await tenant.verify('request', requestId)).toMatchObject({ intact: true });
  });

  it('completes what all have answered, once', async () => {
    const { requestId } = await opened();
    await deliver(tenant, 'access', requestId);
    await answerAll(tenant, requestId, { noData: Object.keys(VENDORS) });

    expect(await saidOf(resend(requestId))).toBe(201);
    await deliver(tenant, 'access', requestId, { times: 3 });

    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({
      'step-asked-again': 1,
      'request-completed': 1,
    });
    expect(await saidOf(resend(requestId))).toBe('422 request-not-open');
  });

  it('is asked for once by a call that is sent twice', async () => {
    const { requestId } = await opened();
    const key = { 'idempotency-key': 'twice' };

    expect(await saidOf(resend(requestId, tenant.caseworker(), key))).toBe(201);
    expect(await saidOf(resend(requestId, tenant.caseworker(), key))).toBe(201);
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({ 'step-asked-again': 1 });
  });

  it('is refused where the next step is another’s, and to everybody but the case worker', async () => {
    const { requestId, guardianId } = await opened();
    await deliver(tenant, 'access', requestId);

    expect(await saidOf(resend(requestId))).toBe('422 request-waits-for-another vendors');
    expect(await saidOf(resend(requestId, tenant.guardian(guardianId)))).toBe('403 not-for-your-role');
    expect(await saidOf(resend('e0000000-0000-4000-8000-000000000001'))).toBe('404 no-such-request');
    const other = { ...tenant.caseworker(), controller: '13748136' };
    expect(await saidOf(resend(requestId, other))).toBe('404 no-such-request');
  });
});
