import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../engines/engines.ts';
import { aChild } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { answerAll, deliver, VENDORS } from './workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());

const change = (field: string, to: string | null) => ({ field, from: 'før', to });

/** A child whose guardian asked for changes; the vendors have their tasks. */
async function asked(...changes: ReturnType<typeof change>[]) {
  const { childId, guardianId } = await tenant.enrolsWithGrounds(aChild({ uniLogin: 'vald1234' }));
  const requestId = await tenant.opens(tenant.guardian(guardianId), childId, {
    right: 'rectification',
    changes,
  });
  await deliver(tenant, 'rectification', requestId);
  return { childId, requestId };
}

const person = (childId: string) => engines.vault.person(tenant.controller, childId);

describe('a rectification', () => {
  it('changes our own record when every vendor has changed its copy, not before', async () => {
    const { childId, requestId } = await asked(change('givenName', 'Waldemar'));
    const before = await person(childId);

    await answerAll(tenant, requestId);
    await deliver(tenant, 'rectification', requestId);

    expect(before?.givenName).toBe('Valdemar');
    expect(await person(childId)).toEqual({ ...before, givenName: 'Waldemar' });
  });

  it('of what only vendors hold changes nothing of ours', async () => {
    const { childId, requestId } = await asked(change('læsetal', '32'));
    const before = await person(childId);

    await answerAll(tenant, requestId);
    await deliver(tenant, 'rectification', requestId);

    expect(await person(childId)).toEqual(before);
    expect((await tenant.request(requestId)).completed?.evidence).toEqual({
      changedFields: [],
      otherFields: 1,
    });
  });

  it('of ours and of theirs names our fields, counts the others, and changes ours alone', async () => {
    const { childId, requestId } = await asked(
      change('givenName', 'Waldemar'),
      change('læsetal', '32'),
      change('familyName', 'Qvistgaard'),
      change('Klasse', null),
    );
    const before = await person(childId);

    await answerAll(tenant, requestId);
    await deliver(tenant, 'rectification', requestId);

    expect(await person(childId)).toEqual({ ...before, givenName: 'Waldemar', familyName: 'Qvistgaard' });
    expect((await tenant.request(requestId)).completed?.evidence).toEqual({
      changedFields: ['givenName', 'familyName'],
      otherFields: 2,
    });
  });

  // The evidence counts what is left of the changes after our fields, so our field named twice counts as one of theirs.
  it('that comes again after a later one does not put the old name back', async () => {
    const { childId, requestId } = await asked(change('givenName', 'Waldemar'));
    await answerAll(tenant, requestId);
    await deliver(tenant, 'rectification', requestId);
    await engines.ledger.append({
      controller: tenant.controller,
      by: { role: 'system', id: 'test' },
      at: tenant.clock.now(),
      changes: [],
      vault: await engines.vault.replacing(tenant.controller, childId, { givenName: 'Viggo' }),
    });

    await deliver(tenant, 'rectification', requestId, { times: 2 });

    expect((await person(childId))?.givenName).toBe('Viggo');
  });

  it('hands the vendor the new values with its task, from the vault', async () => {
    const { requestId } = await asked(change('givenName', 'Waldemar'));

    const task = await tenant.does('getTask', tenant.vendor('bogklub'), {
      params: { taskId: `${requestId}.bogklub` },
    });

    expect(task.changes).toEqual([change('givenName', 'Waldemar')]);
  });

  it('to nothing empties the field', async () => {
    const { childId, requestId } = await asked(change('uniLogin', null));
    await answerAll(tenant, requestId);
    await deliver(tenant, 'rectification', requestId);

    expect((await tenant.request(requestId)).completed?.evidence).toEqual({
      changedFields: ['uniLogin'],
      otherFields: 0,
    });
    expect((await person(childId))?.uniLogin).toBeUndefined();
  });
});
