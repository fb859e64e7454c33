import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findingList } from '../../lambdas/contracts/register.ts';
import { aDescription } from '../builders/controller.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';

let engines: Engines;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());

describe('the findings of a municipality', () => {
  it('are those of each agreement, as its vendor shows them, and more', async () => {
    const tenant = new Tenant(engines);
    const as = tenant.caseworker();
    await tenant.contracts({ bogklub: ['photos', 'teaching'], kantine: ['photos'] }, null, ['navn']);
    await tenant.does('registerVendor', as, { body: { id: 'ny', name: 'Ny', cvr: null, country: 'DK' } });

    const answer = await tenant.does('listFindings', as);
    const { findings } = answer as { findings: { vendorId: string; code: string; severity: string }[] };

    expect(findingList.safeParse(answer).error).toBeUndefined();
    expect(findings[0]).toMatchObject({ vendorId: 'ny', code: 'no-agreement-in-force', severity: 'denies' });
    for (const vendorId of ['bogklub', 'kantine']) {
      const vendor = await tenant.does('getVendor', as, { params: { vendorId } });
      const shown: { code: string }[] = vendor.agreements[0].findings;
      expect(shown.length).toBeGreaterThan(0);
      expect(
        findings
          .filter((one) => one.vendorId === vendorId)
          .map(({ code }) => code)
          .toSorted(),
      ).toEqual(shown.map(({ code }) => code).toSorted());
    }
  });

  it('are another’s in another municipality, and no vendor’s or guardian’s to see', async () => {
    const tenant = new Tenant(engines);

    const { findings } = await tenant.does('listFindings', tenant.caseworker());
    expect(findings.map(({ code }: { code: string }) => code)).toEqual(['controller-not-described']);
    await tenant.does('describeController', tenant.caseworker(), { body: aDescription() });
    expect(await tenant.does('listFindings', tenant.caseworker())).toEqual({ findings: [] });
    expect((await tenant.call('listFindings', tenant.guardian('g'))).status).toBe(403);
  });

  it('of the agreements at hand say where consent is asked beside a statute', async () => {
    const read = (path: string) =>
      JSON.parse(readFileSync(`${import.meta.dirname}/../../data/${path}`, 'utf8'));
    const tenant = new Tenant(engines);
    const as = tenant.caseworker();
    for (const body of read('purposes.json')) await tenant.does('registerPurpose', as, { body });
    const { terms } = read('agreements/jh-software.json');
    const { name, cvr, country } = terms.processor;
    await tenant.does('registerVendor', as, { body: { id: 'jh', name, cvr, country } });
    await tenant.does('draftAgreement', as, { params: { vendorId: 'jh' }, body: { terms } });

    const { findings } = await tenant.does('listFindings', as);
    const beside = findings.filter(({ code }: { code: string }) => code === 'consent-beside-statute');

    expect(beside).toMatchObject([{ purposeId: 'news-to-users', vendorId: 'jh', severity: 'assess' }]);
  });
});
