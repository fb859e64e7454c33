import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../engines/engines.ts';
import { aChild } from '../engines/people.ts';
import { termsFor } from '../engines/register.ts';
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

const change = (field: string, to: string | null, from: string | null = 'før') => ({ field, from, to });

type Change = ReturnType<typeof change> & { readonly statement?: string };

/** A child whose guardian asked for changes; nobody has looked at them yet. */
async function asked(...changes: readonly Change[]) {
  const { childId, guardianId } = await tenant.enrolsWithGrounds(aChild({ uniLogin: 'vald1234' }));
  const requestId = await tenant.opens(tenant.guardian(guardianId), childId, {
    right: 'rectification',
    changes,
  });
  await deliver(tenant, 'rectification', requestId);
  return { childId, guardianId, requestId };
}

/** The same, found accurate by a case worker; the vendors have their tasks. */
async function upheld(...changes: readonly Change[]) {
  const { requestId, ...child } = await asked(...changes);
  const { status, body } = await tenant.assesses(requestId, 'accuracy', { correctedAtSource: true });
  if (status >= 300) throw new Error(JSON.stringify(body));
  await deliver(tenant, 'rectification', requestId);
  return { ...child, requestId };
}

/** Every vendor has corrected its copy. */
async function corrected(requestId: string): Promise<void> {
  await answerAll(tenant, requestId);
  await deliver(tenant, 'rectification', requestId);
}

const person = (childId: string) => engines.vault.person(tenant.controller, childId);
const changesFor = async (vendorId: string, requestId: string) =>
  (
    await tenant.does('getTask', tenant.vendor(vendorId), {
      params: { taskId: `${requestId}.${vendorId}.correct` },
    })
  ).changes;

describe('a rectification waits for a person to find what is accurate', () => {
  it('and asks no vendor before', async () => {
    const { requestId } = await asked(change('givenName', 'Waldemar'));

    expect(await tenant.view(requestId)).toMatchObject({
      status: 'awaiting-decision',
      awaits: 'accuracy',
      tasks: [],
    });
  });

  it('that is refused leaves the vault untouched, asks no vendor, and tells the family why', async () => {
    const { childId, guardianId, requestId } = await asked(change('givenName', 'Waldemar'));
    const before = await person(childId);

    await tenant.assesses(requestId, 'accuracy', { outcome: 'refused', reason: 'Attesten siger Valdemar.' });
    await deliver(tenant, 'rectification', requestId, { times: 2 });

    expect(await person(childId)).toEqual(before);
    const guardian = tenant.guardian(guardianId);
    const view = await tenant.does('getRequest', guardian, { params: { requestId } });
    expect(view).toMatchObject({
      status: 'completed',
      tasks: [],
      evidence: {},
      assessments: [{ question: 'accuracy', outcome: 'refused', reason: 'Attesten siger Valdemar.' }],
    });
    const outcomes = view.decisions.map((one: Record<string, string>) => [one.outcome, one.reason]);
    expect(new Set(outcomes.map(String))).toEqual(new Set(['refused,inaccuracy-not-found']));
  });

  it('who cannot uphold it here alone: the roster data is corrected where it comes from first', async () => {
    const { requestId } = await asked(change('givenName', 'Waldemar'));

    const early = await tenant.assesses(requestId, 'accuracy');

    expect(early).toMatchObject({ status: 422, body: { reason: 'correct-at-the-source-first' } });
    expect((await tenant.request(requestId)).assessments).toEqual({});
  });

  it('and needs no other source for what only vendors hold', async () => {
    const { requestId } = await asked(change('læsetal', '32'));

    expect((await tenant.assesses(requestId, 'accuracy')).status).toBe(201);
  });
});

describe('a rectification that is upheld', () => {
  it('changes our own record when every vendor has changed its copy, not before', async () => {
    const { childId, requestId } = await upheld(change('givenName', 'Waldemar'));
    const before = await person(childId);

    await corrected(requestId);

    expect(before?.givenName).toBe('Valdemar');
    expect(await person(childId)).toEqual({ ...before, givenName: 'Waldemar' });
  });

  it('of what only vendors hold changes nothing of ours', async () => {
    const { childId, requestId } = await upheld(change('læsetal', '32'));
    const before = await person(childId);

    await corrected(requestId);

    expect(await person(childId)).toEqual(before);
    expect((await tenant.request(requestId)).completed?.evidence).toEqual({
      changedFields: [],
      otherFields: 1,
    });
  });

  it('of ours and of theirs names our fields, counts the others, and changes ours alone', async () => {
    const { childId, requestId } = await upheld(
      change('givenName', 'Waldemar'),
      change('læsetal', '32'),
      change('familyName', 'Qvistgaard'),
      change('Klasse', null),
    );
    const before = await person(childId);

    await corrected(requestId);

    expect(await person(childId)).toEqual({ ...before, givenName: 'Waldemar', familyName: 'Qvistgaard' });
    expect((await tenant.request(requestId)).completed?.evidence).toEqual({
      changedFields: ['givenName', 'familyName'],
      otherFields: 2,
    });
  });

  // The evidence counts what is left of the changes after our fields, so our field named twice counts as one of theirs.
  it('that comes again after a later one does not put the old name back', async () => {
    const { childId, requestId } = await upheld(change('givenName', 'Waldemar'));
    await corrected(requestId);
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

  it('hands every vendor the old and the new values with its task, from the vault, until it has corrected', async () => {
    const { requestId } = await upheld(change('givenName', 'Waldemar'));

    const told = [await changesFor('bogklub', requestId), await changesFor('skema', requestId)];
    await tenant.answers('bogklub', requestId, { outcome: 'done' });

    expect(told).toEqual(Array(2).fill([change('givenName', 'Waldemar')]));
    expect(await changesFor('bogklub', requestId)).toBeUndefined();
  });

  it('hands no new values out of the perimeter: a vendor that may get no data learns that there is something to correct', async () => {
    const as = tenant.caseworker();
    const [id, params] = ['langtvaek', { vendorId: 'langtvaek' }];
    await tenant.does('registerVendor', as, {
      body: { id, name: id, cvr: null, country: 'DK', webhook: null },
    });
    const abroad = { activity: 'hosting', name: 'Hall', address: 'Main St 1', country: 'US', clause: '5' };
    const terms = { ...termsFor(id, ['photos']), places: [abroad] };
    const { agreementId } = await tenant.does('draftAgreement', as, { params, body: { terms } });
    const signed = { params: { ...params, agreementId }, body: { signedOn: '2026-01-01' } };
    await tenant.does('signAgreement', as, signed);

    const { requestId } = await upheld(change('givenName', 'Waldemar'));

    expect((await tenant.request(requestId)).tasks[`${id}.correct`]).toBeDefined();
    expect(await changesFor(id, requestId)).toBeUndefined();
    expect(await changesFor('bogklub', requestId)).toHaveLength(1);
  });

  it('with a statement to an opinion adds it at the vendors, and changes nothing of ours', async () => {
    const statement = {
      ...change('udtalelse', 'Urolig', 'Urolig'),
      statement: 'Han havde lige mistet sin hund.',
    };
    const { childId, requestId } = await upheld(statement);
    const before = await person(childId);

    const told = await changesFor('bogklub', requestId);
    await corrected(requestId);

    expect(told).toEqual([statement]);
    expect(await person(childId)).toEqual(before);
    expect((await tenant.request(requestId)).completed?.evidence).toEqual({
      changedFields: [],
      otherFields: 1,
    });
  });

  it('to nothing empties the field', async () => {
    const { childId, requestId } = await upheld(change('uniLogin', null));
    await corrected(requestId);

    expect((await tenant.request(requestId)).completed?.evidence).toEqual({
      changedFields: ['uniLogin'],
      otherFields: 0,
    });
    expect((await person(childId))?.uniLogin).toBeUndefined();
  });
});
