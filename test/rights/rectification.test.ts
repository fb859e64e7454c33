import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
      vault: await engines.vault.replacing(tenant.controller, childId, { givenName: 'Viggo' }, (person) =>
        engines.names.marksOf(tenant.controller, person),
      ),
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

  describe('hands no new values out of the perimeter', () => {
    const LINK = { name: 'Hall', activity: 'hosting', country: 'US', chain: ['langtvaek', 'Hall'] };
    const withheld = { reason: 'outside-perimeter', link: LINK };
    let own: Tenant;
    let requestId: string;
    let params: { taskId: string };
    beforeEach(async () => {
      own = new Tenant(engines);
      await own.contracts({ bogklub: ['photos'] });
      await signs('US');
      const { childId, guardianId } = await own.enrolsWithGrounds();
      const changes = [
        change('givenName', 'Waldemar'),
        { ...change('udtalelse', 'Urolig', 'Urolig'), statement: 'Han sørgede.' },
      ];
      requestId = await own.opens(own.guardian(guardianId), childId, { right: 'rectification', changes });
      await deliver(own, 'rectification', requestId);
      await own.assesses(requestId, 'accuracy', { correctedAtSource: true });
      await deliver(own, 'rectification', requestId);
      params = { taskId: `${requestId}.langtvaek.correct` };
    });

    /** One more agreement in force with the vendor, which keeps its data in a country. */
    async function signs(country: string | null): Promise<string> {
      const [as, at, id] = [own.caseworker(), { vendorId: 'langtvaek' }, 'langtvaek'];
      await own.call('registerVendor', as, {
        body: { id, name: id, cvr: null, country: 'DK', webhook: null },
      });
      const hall = { activity: 'hosting', name: 'Hall', address: 'Main St 1', country, clause: '5' };
      const terms = { ...termsFor(id, ['photos']), places: [hall] };
      const { agreementId } = await own.does('draftAgreement', as, { params: at, body: { terms } });
      const signed = { params: { ...at, agreementId }, body: { signedOn: '2026-01-01' } };
      await own.does('signAgreement', as, signed);
      return agreementId;
    }
    const task = () => own.does('getTask', own.vendor('langtvaek'), { params });
    const answers = (body: object) => own.call('answerTask', own.vendor('langtvaek'), { params, body });
    const seenBy = async (caller: Parameters<Tenant['does']>[1]) => {
      const view = await own.does('getRequest', caller, { params: { requestId } });
      return view.tasks.map(({ vendorId, withheld }: Record<string, unknown>) => [vendorId, withheld]);
    };

    it('nor a statement: the vendor learns that there is something to correct, and which link is in the way', async () => {
      expect(await task()).toMatchObject({ action: 'correct', changes: null, withheld });
      const near = await own.does('getTask', own.vendor('bogklub'), {
        params: { taskId: `${requestId}.bogklub.correct` },
      });
      expect(near.changes).toHaveLength(2);
      expect(near).not.toHaveProperty('withheld');
    });

    it('of two links the one known to be outside is told, and nothing of its agreement besides', async () => {
      await signs(null);

      expect((await task()).withheld).toEqual(withheld);
    });

    it('to a vendor whose looser agreement has ended: the one in force counts', async () => {
      const looser = await signs('DK');
      const ends = { params: { vendorId: 'langtvaek', agreementId: looser }, body: { endsOn: '2026-01-02' } };
      await own.does('terminateAgreement', own.caseworker(), ends);

      expect(await task()).toMatchObject({ changes: null, withheld });
    });

    it.each([
      [{ outcome: 'done' }],
      [{ outcome: 'done', reference: 'sag-1' }],
      [{ outcome: 'partly-done', reason: 'Noget' }],
    ])('what was not shown was not done: %j is refused and changes nothing', async (body) => {
      expect(await answers(body)).toMatchObject({
        status: 422,
        body: { reason: 'changes-not-shown', detail: 'outside-perimeter' },
      });
      expect((await own.request(requestId)).tasks['langtvaek.correct']).not.toHaveProperty('result');
    });

    it.each([
      [{ outcome: 'no-data' }],
      [{ outcome: 'failed', reason: 'Vi må ikke se det' }],
      [{ outcome: 'refused', reason: 'Vi må ikke se det' }],
    ])('%j is taken', async (body) => {
      expect((await answers(body)).status).toBe(201);
    });

    it('the case worker sees it at the task, the family does not, and it is gone when the task is answered', async () => {
      const family = own.guardian((await own.request(requestId)).openedBy.id);

      expect(await seenBy(own.caseworker())).toEqual([
        ['bogklub', undefined],
        ['langtvaek', withheld],
      ]);
      expect(await seenBy(family)).toEqual([
        ['bogklub', undefined],
        ['langtvaek', undefined],
      ]);
      await answers({ outcome: 'no-data' });
      expect(await seenBy(own.caseworker())).toEqual([
        ['bogklub', undefined],
        ['langtvaek', undefined],
      ]);
    });
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
