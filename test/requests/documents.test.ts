import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../lambdas/platform/caller.ts';
import { aDescription } from '../builders/controller.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { aChild, aGuardian } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { deliver } from '../rights/workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
});
afterAll(() => engines.stop());

/** A child of two guardians: the first is the one who asks. */
async function family() {
  const { childId, guardianIds } = await tenant.enrols(
    aChild({ guardians: [aGuardian('Ingeborg'), aGuardian('Søren')] }),
  );
  const [asker = '', other = ''] = guardianIds;
  return { childId, asker, other };
}

/** Whom the letter of a request is written to, as its reader sees it. */
async function addressee(reader: Caller, requestId: string): Promise<string | undefined> {
  const { html } = await tenant.does('getLetter', reader, { params: { requestId } });
  return /<p>Til ([^<]*)<\/p>/.exec(html)?.[1];
}

describe('a letter', () => {
  it('is addressed to who asked, for her and for staff, and not for the other custody holder', async () => {
    const { childId, asker, other } = await family();
    const requestId = await tenant.opens(tenant.guardian(asker), childId, { right: 'access' });

    expect(await addressee(tenant.guardian(asker), requestId)).toBe('Ingeborg Kvistgaard');
    expect(await addressee(tenant.caseworker(), requestId)).toBe('Ingeborg Kvistgaard');
    expect(await addressee(tenant.guardian(other), requestId)).toBeUndefined();
  });

  it('reads before it goes as it reads for who asked on paper', async () => {
    const { childId, asker } = await family();
    const onPaper = { personId: asker };
    const requestId = await tenant.opens(tenant.caseworker(), childId, { right: 'access', onPaper });

    const { html } = await tenant.does('previewLetter', tenant.caseworker(), {
      params: { requestId },
      body: {},
    });

    expect(html).toContain('<p>Til Ingeborg Kvistgaard</p>');
  });

  it('of what the controller ordered is addressed to nobody', async () => {
    const { childId } = await family();
    const requestId = await tenant.opens(tenant.caseworker(), childId, { right: 'erasure' });

    expect(await addressee(tenant.caseworker(), requestId)).toBeUndefined();
  });
});

it('a certificate names the controller as it calls itself', async () => {
  const { childId } = await family();
  await tenant.does('describeController', tenant.caseworker(), { body: aDescription() });
  const requestId = await tenant.opens(tenant.caseworker(), childId, { right: 'erasure' });
  await deliver(tenant, 'erasure', requestId);

  const { html, jws } = await tenant.does('getCertificate', tenant.caseworker(), { params: { requestId } });

  const signed = JSON.parse(Buffer.from(jws.split('.')[1], 'base64url').toString());
  expect(signed).toMatchObject({ controller: tenant.controller, controllerName: 'Eksempel Kommune' });
  expect(html).toContain(`<dd>Eksempel Kommune, CVR-nummer ${tenant.controller}</dd>`);
});
