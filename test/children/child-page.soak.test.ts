import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../lambdas/platform/caller.ts';
import { keyItem } from '../../lambdas/store/items.ts';
import { eventKey } from '../../lambdas/store/keys.ts';
import { TestClock } from '../engines/clock.ts';
import { type Engines, LEDGER, startEngines } from '../engines/engines.ts';
import { aChild, aCpr, aGuardian } from '../engines/people.ts';
import { purpose } from '../engines/register.ts';
import { Tenant } from '../engines/tenant.ts';
import { deliver } from '../rights/workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(async () => {
  tenant = new Tenant(engines, new TestClock());
  await tenant.contracts({ bogklub: ['photos'] }, null, ['name']);
});
afterAll(() => engines.stop());

const TWO = { guardians: [aGuardian('Bente'), aGuardian('Troels')] };
const asChild = (id: string): Caller => ({ ...tenant.guardian(id), role: 'child' });
const say = (caller: Caller, childId: string, answer = 'given', version = 1) => {
  tenant.clock.advance(3_600_000);
  const body = { purposeId: 'photos', answer, version };
  return tenant.does('giveConsent', caller, { params: { childId }, body });
};
const photosOf = async (caller: Caller, childId: string) => {
  const { grounds } = await tenant.does('getChild', caller, { params: { childId } });
  return grounds.find(({ purposeId }: { purposeId: string }) => purposeId === 'photos');
};
const historyOf = (caller: Caller, childId: string) =>
  tenant.does('childHistory', caller, { params: { childId } });
type Told = {
  purposeId: string;
  spans: { standing: string }[];
  marks: { what: string; personId?: string }[];
};
const ofPurpose = (history: { purposes: Told[] }, id: string): Told =>
  history.purposes.find(({ purposeId }) => purposeId === id) ?? { purposeId: id, spans: [], marks: [] };
const standings = (told: Told) => told.spans.map(({ standing }) => standing);
const whats = (told: { marks: { what: string }[] }) => told.marks.map(({ what }) => what);

describe('the page of a child', () => {
  it('says who may answer and withdraw, and whether it is the caller', async () => {
    const { childId, guardianIds } = await tenant.enrols(aChild(TWO));
    const [bente = '', troels = ''] = guardianIds;
    const asked = async (caller: Caller) => {
      const { ground } = await photosOf(caller, childId);
      return [ground.mayAnswer, ground.mayWithdraw, ground.mine];
    };

    expect(await asked(tenant.guardian(bente))).toEqual([[bente, troels].sort(), [], true]);
    expect(await asked(tenant.caseworker())).toEqual([[bente, troels].sort(), [], false]);
    expect(await asked(asChild(childId))).toEqual([[bente, troels].sort(), [], false]);

    await say(tenant.guardian(bente), childId);
    expect((await asked(tenant.guardian(troels)))[1]).toEqual([bente, troels].sort());
  });

  it('asks a child who is old enough, while what her guardians gave may still be withdrawn by them', async () => {
    const { childId, guardianId } = await tenant.enrols(aChild({ cpr: aCpr('2011-12-24') }));
    await say(tenant.guardian(guardianId), childId);
    tenant.clock.advanceDays(90);

    const { ground } = await photosOf(tenant.guardian(guardianId), childId);

    expect(ground).toMatchObject({ mayAnswer: [childId], mine: false });
    expect(ground.mayWithdraw.toSorted()).toEqual([childId, guardianId].sort());
    expect((await photosOf(asChild(childId), childId)).ground.mine).toBe(true);
  });

  it('shows the text an older answer was given to, the words for a child, and what each vendor uses', async () => {
    const { childId, guardianId } = await tenant.enrols();
    await say(tenant.guardian(guardianId), childId);
    expect((await photosOf(tenant.caseworker(), childId)).ground.answers[0]).not.toHaveProperty('text');
    expect(await photosOf(tenant.caseworker(), childId)).not.toHaveProperty('childText');
    const childText = { da: 'Må vi tage billeder af dig?', en: 'May we take pictures of you?' };
    const { rule, name } = purpose('photos', {
      kind: 'consent',
      custody: 'one',
      childDecidesFrom: 15,
      special: false,
    });
    const body = { name, rule, text: { da: 'ny tekst', en: 'new text' }, childText, asksAgain: true };
    await tenant.does('revisePurpose', tenant.caseworker(), { params: { purposeId: 'photos' }, body });

    const photos = await photosOf(tenant.guardian(guardianId), childId);

    expect(photos).toMatchObject({ childText, text: body.text, version: 2 });
    expect(photos.ground.answers).toMatchObject([
      { personId: guardianId, version: 1, text: { da: 'tekst om photos', en: 'tekst om photos' } },
    ]);
    expect(photos.vendors).toMatchObject([
      {
        vendorId: 'bogklub',
        categories: [{ id: 'photos-data', text: { da: 'data for photos' } }, { id: 'name' }],
      },
    ]);
  });
});

describe('the history of a child', () => {
  it('shows what was allowed when, and what changed it', async () => {
    const { childId, guardianIds } = await tenant.enrols(aChild(TWO));
    const [bente = '', troels = ''] = guardianIds;
    await tenant.does('establishBasis', tenant.caseworker(), {
      body: { purposeId: 'teaching', childIds: [childId] },
    });
    await say(tenant.guardian(bente), childId);
    await say(tenant.guardian(troels), childId, 'refused');
    await tenant.opens(tenant.guardian(bente), childId, {
      right: 'objection',
      purposes: ['teaching'],
      reason: 'Nej tak.',
    });
    await tenant.opens(tenant.guardian(bente), childId, { right: 'restriction', reason: 'Det er forkert.' });

    const history = await historyOf(tenant.guardian(bente), childId);

    const photos = ofPurpose(history, 'photos');
    expect(whats(history)).toEqual(['enrolled']);
    expect(whats(photos)).toEqual(['consent-given', 'consent-refused', 'conflict-opened', 'restriction']);
    expect(photos.marks.slice(0, 2).map(({ personId }) => personId)).toEqual([bente, troels]);
    expect(standings(photos).at(-1)).toBe('held');
    expect(whats(ofPurpose(history, 'teaching'))).toEqual(['established', 'objection', 'restriction']);
    expect(ofPurpose(history, 'teaching')).toMatchObject({
      kind: 'statute',
      name: { da: 'navn på teaching' },
    });
    expect(whats(ofPurpose(history, 'attendance'))).toEqual(['restriction']);
  });

  it('ends as the page of the child stands, after every thing that happens', async () => {
    const { childId, guardianIds } = await tenant.enrols(aChild(TWO));
    const [bente = '', troels = ''] = guardianIds;
    const steps: (() => Promise<unknown>)[] = [
      () => say(tenant.guardian(bente), childId),
      () => say(tenant.guardian(troels), childId, 'refused'),
      () => say(tenant.guardian(troels), childId),
      () => {
        tenant.clock.advance(3_600_000);
        return tenant.opens(tenant.guardian(bente), childId, { right: 'withdrawal' });
      },
    ];
    const seen: string[] = [];
    for (const step of steps) {
      await step();
      const photos = await photosOf(tenant.caseworker(), childId);
      const last = standings(ofPurpose(await historyOf(tenant.caseworker(), childId), 'photos')).at(-1);
      seen.push(last ?? '');
      expect(last).toBe(photos.ground.standing === 'valid' ? 'allowed' : photos.ground.standing);
      expect(photos.vendors[0].allowed).toBe(last === 'allowed');
    }
    expect(seen).toEqual(['allowed', 'refused', 'allowed', 'withdrawn']);
  });

  it('tells a child of no conflict, and nobody of others’ children', async () => {
    const { childId, guardianIds } = await tenant.enrols(aChild(TWO));
    const [bente = '', troels = ''] = guardianIds;
    await say(tenant.guardian(bente), childId);
    await say(tenant.guardian(troels), childId, 'refused');
    const stranger = (await tenant.enrols()).guardianId;

    expect(whats(ofPurpose(await historyOf(asChild(childId), childId), 'photos'))).toEqual([
      'consent-given',
      'consent-refused',
    ]);
    for (const who of [tenant.guardian(stranger), asChild(stranger)])
      expect(await tenant.call('childHistory', who, { params: { childId } })).toMatchObject({
        status: 404,
        body: { reason: 'no-such-child' },
      });
  });

  it('of a child who is erased names nobody, and says what is forgotten', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    tenant.clock.advance(3_600_000);
    const requestId = await tenant.opens(tenant.caseworker(), childId, { right: 'erasure' });
    await deliver(tenant, 'erasure', requestId);
    await tenant.answers('bogklub', requestId, { outcome: 'done' });
    await deliver(tenant, 'erasure', requestId);

    const history = await historyOf(tenant.caseworker(), childId);

    expect(JSON.stringify(history)).not.toContain(guardianId);
    expect(standings(ofPurpose(history, 'photos'))).toEqual(['forgotten', 'erased']);
    expect(standings(ofPurpose(history, 'teaching'))).toContain('erased');
    expect(whats(history)).toEqual(['enrolled', 'erasure-ordered', 'erased']);
  });

  it('of a ledger that does not hold is refused', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const Key = keyItem(eventKey(tenant.controller, 'child', childId, 2));
    await engines.dynamo.send(new DeleteItemCommand({ TableName: LEDGER, Key }));

    expect(
      await tenant.call('childHistory', tenant.guardian(guardianId), { params: { childId } }),
    ).toMatchObject({ status: 422, body: { reason: 'ledger-broken' } });
  });
});
