import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ledgerView } from '../../lambdas/contracts/audit.ts';
import { controllerView } from '../../lambdas/contracts/controller.ts';
import { aDescription } from '../builders/controller.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { Tenant } from '../engines/tenant.ts';

const view = controllerView.omit({ cvr: true });

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
});
afterAll(() => engines.stop());
beforeEach(() => {
  tenant = new Tenant(engines);
});

const describes = (over = {}, sent = {}) =>
  tenant.does('describeController', tenant.caseworker(), { body: aDescription(over), ...sent });
const reads = (as = tenant.caseworker()) => tenant.does('getController', as);
const events = () => tenant.events('controller', tenant.controller);

describe('a controller', () => {
  it('that has not described itself is known by its CVR number alone', async () => {
    expect(await reads()).toEqual({ cvr: tenant.controller });
    expect(await tenant.call('controllerLedger', tenant.caseworker())).toMatchObject({
      status: 404,
      body: { reason: 'controller-not-described' },
    });
  });

  it('is from then on what it says it is, to staff and to families', async () => {
    const whole = { cvr: tenant.controller, description: aDescription() };

    expect(await describes()).toEqual(whole);
    expect(view.safeParse(whole).error).toBeUndefined();
    expect(await reads()).toEqual(whole);
    expect(await reads(tenant.guardian('mother'))).toEqual(whole);
    expect(await reads({ ...tenant.guardian('pupil'), role: 'child' })).toEqual(whole);
  });

  it('has a ledger of what it has said, one event for each change', async () => {
    await describes();
    expect(await describes()).toEqual({ cvr: tenant.controller, description: aDescription() });
    await describes({ name: 'Anden Kommune' });

    expect(await events()).toEqual(['controller-described', 'controller-described']);
    const ledger = await tenant.does('controllerLedger', tenant.caseworker());
    expect(ledgerView.safeParse(ledger).error).toBeUndefined();
    expect(ledger).toMatchObject({
      aggregate: { kind: 'controller', id: tenant.controller },
      verification: { intact: true, events: 2 },
    });
    expect((await reads()).description.name).toBe('Anden Kommune');
  });

  it('that says two things at once has said one after the other', async () => {
    const names = ['Første Kommune', 'Anden Kommune'];
    await Promise.all(names.map((name) => describes({ name })));

    expect(await events()).toHaveLength(2);
    expect(names).toContain((await reads()).description.name);
  });

  it('is described by its own staff alone, and seen by its own people', async () => {
    await describes();
    const other = new Tenant(engines);

    expect(await other.does('getController', other.caseworker())).toEqual({ cvr: other.controller });
    for (const as of [tenant.guardian('mother'), tenant.vendor('foto')])
      expect((await tenant.call('describeController', as, { body: aDescription() })).status).toBe(403);
    expect((await tenant.call('getController', tenant.vendor('foto'))).status).toBe(403);
    expect((await tenant.call('controllerLedger', tenant.guardian('mother'))).status).toBe(403);
  });
});
