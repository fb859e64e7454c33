import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHandler } from '../../lambdas/requests/handler.ts';
import { Packages } from '../../lambdas/store/packages.ts';
import { BUCKET, type Engines, startEngines } from '../engines/engines.ts';
import { apiEvent, context } from '../engines/events.ts';
import { Tenant } from '../engines/tenant.ts';
import { assign, flowOf } from '../rights/flows.ts';
import { answerAll, deliver, VENDORS } from '../rights/workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

/** A request for access whose parts wait for a person to look at them. */
async function handedOver() {
  const enrolled = await tenant.enrolsWithGrounds();
  const requestId = await assign(tenant, flowOf('access'), enrolled);
  await answerAll(tenant, requestId, { noData: ['skema'] });
  return { ...enrolled, requestId };
}
const saidOf = async (call: ReturnType<Tenant['call']>) => {
  const { status, body } = await call;
  return status === 200 ? '200' : `${status} ${body.reason}`;
};

describe('a part', () => {
  const part = (requestId: string, vendorId = 'bogklub') =>
    saidOf(tenant.call('getPart', tenant.caseworker(), { params: { requestId, vendorId } }));

  it('is there for the case worker while the request waits for her, and no longer', async () => {
    const { requestId } = await handedOver();
    const before = await part(requestId);
    await tenant.assesses(requestId, 'release');
    await deliver(tenant, 'access', requestId);

    expect([before, await part(requestId)]).toEqual(['200', '404 no-such-part']);
  });

  it('of a vendor that handed over nothing, or was not asked, is not there', async () => {
    const { requestId } = await handedOver();

    for (const vendorId of ['skema', 'nobody', 'constructor'])
      expect(await part(requestId, vendorId)).toBe('404 no-such-part');
  });
});

describe('a release', () => {
  const leftOut = (pointer: string, vendorId = 'bogklub') => ({ vendorId, pointer, because: 'third-person' });

  it.each([
    ['a value that is not there', leftOut('/photos-data/1')],
    ['a value of a vendor that handed over nothing', leftOut('', 'skema')],
    ['a value of nobody', leftOut('', 'nobody')],
  ])('that leaves out %s is refused', async (_what, value) => {
    const { requestId } = await handedOver();
    const withhold = [leftOut('/photos-data/0'), value];

    const { status, body } = await tenant.assesses(requestId, 'release', { withhold });

    expect([status, body.reason, body.detail]).toEqual([422, 'no-such-value', value.vendorId]);
    expect((await tenant.request(requestId)).assessments.release).toBeUndefined();
  });

  it('reads each vendor’s part once, however much of it is left out', async () => {
    const { requestId } = await handedOver();
    const read: string[] = [];
    const packages = new (class extends Packages {
      override part(...of: Parameters<Packages['part']>): Promise<unknown> {
        read.push(of[0].vendorId);
        return super.part(...of);
      }
    })(engines.s3, BUCKET);
    const requests = createHandler({ ...engines, ...tenant.deps(), packages });
    const withhold = Array.from({ length: 200 }, () => [
      leftOut('/photos-data/0'),
      leftOut('/photos-data', 'kantine'),
    ]).flat();
    const body = { question: 'release', outcome: 'upheld', reason: 'Andres navne.', withhold };

    const sent = { params: { requestId }, body };
    const { statusCode } = await requests(apiEvent('assessRequest', tenant.caseworker(), sent), context);

    expect([statusCode, read.toSorted()]).toEqual([201, ['bogklub', 'kantine']]);
  });
});

describe('a package that was asked for on paper', () => {
  const printed = (requestId: string) =>
    saidOf(tenant.call('getPackage', tenant.caseworker(), { params: { requestId } }));
  const onPaper = async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const requestId = await tenant.opens(tenant.caseworker(), childId, {
      right: 'access',
      onPaper: { personId: guardianId },
    });
    await deliver(tenant, 'access', requestId);
    await answerAll(tenant, requestId);
    await tenant.assesses(requestId, 'release');
    await deliver(tenant, 'access', requestId);
    return { childId, guardianId, requestId };
  };

  it('is not printed any more for a parent whose custody has ended', async () => {
    const { childId, guardianId, requestId } = await onPaper();
    const before = await printed(requestId);
    const from = tenant.clock.now().slice(0, 10);
    const body = { personId: guardianId, holds: false, from };
    await tenant.does('changeCustody', tenant.caseworker(), { params: { childId }, body });

    expect([before, await printed(requestId)]).toEqual(['200', '422 not-a-guardian-of-the-child']);
  });
});
