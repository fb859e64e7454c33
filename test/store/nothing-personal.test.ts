import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Operation } from '../../lambdas/contracts/routes.ts';
import { bodyOf, type Item, text } from '../../lambdas/store/items.ts';
import { type Engines, IDENTITY, LEDGER, startEngines } from '../engines/engines.ts';
import { aChild, aGuardian } from '../engines/people.ts';
import { Tenant } from '../engines/tenant.ts';
import { deliver } from '../rights/workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts({ bogklub: ['photos', 'teaching'] });
});
afterAll(() => engines.stop());

const everythingIn = (items: readonly Item[]): string =>
  items
    .flatMap((item) => Object.values(item.packed ? { ...item, packed: text(bodyOf(item)) } : item))
    .map(({ S, N, B }) => S ?? N ?? Buffer.from(B ?? []).toString('latin1'))
    .join('\n');

/** Everything a family, a case worker and a vendor can write into the system about one child; the words they used. */
async function story() {
  const child = aChild({ uniLogin: 'vald1234', guardians: [aGuardian(), aGuardian('Troels')] });
  const { childId, guardianId, guardianIds } = await tenant.enrolsWithGrounds(child);
  const guardian = tenant.guardian(guardianId);
  const headers = { 'idempotency-key': `Valdemar-og-Ingeborg-${childId}` };
  const consent = { purposeId: 'photos', answer: 'given', version: 1 };
  const onPaper = { personId: guardianIds[1], on: '2026-10-05' };
  const params = { childId };
  await tenant.does('giveConsent', tenant.caseworker(), { params, headers, body: { ...consent, onPaper } });
  const open = (body: { right: string }) => tenant.opens(guardian, childId, body);

  const changes = [
    { field: 'givenName', from: 'Valdemar', to: 'Waldemar' },
    { field: 'udtalelse', from: 'Rolig', to: 'Rolig', statement: 'Han var ked af det.' },
  ];
  const rectification = await open({ right: 'rectification', ...{ changes } });
  const restriction = await open({ right: 'restriction', ...{ reason: 'Han bliver mobbet på TikTok.' } });
  const objection = await open({ right: 'objection', ...{ reason: 'Han er bange for skærme.' } });
  const access = await open({ right: 'access' });
  const work = async () => {
    for (const [right, id] of Object.entries({ rectification, restriction, objection, access }))
      await deliver(tenant, right as 'access', id);
  };
  const says = (operation: Operation, requestId: string, body: unknown, taskId = '') =>
    tenant.does(operation, tenant.caseworker(), { params: { requestId, taskId }, body });
  await says('pauseClock', access, { because: 'scope', question: 'Mener du Aula eller Unilogin?' });
  await says('resumeClock', access, {});
  await says('pauseClock', access, { because: 'scope', question: 'Hvilket år?' });
  await tenant.does('answerPause', guardian, {
    params: { requestId: access },
    body: { text: 'Året i Skanderborg.' },
  });
  await says('acceptAnswer', access, undefined);
  await says('extendDeadline', access, { reason: 'Journalen ligger på et fjernlager.' });
  await tenant.assesses(rectification, 'accuracy', {
    reason: 'Dåbsattesten viser det.',
    correctedAtSource: true,
  });
  await work();
  await tenant.assesses(objection, 'objection', { reason: 'Familien har en særlig situation.' });
  await work();
  await tenant.answers('bogklub', access, {
    outcome: 'refused',
    reason: 'Eleven Valdemar er ukendt hos os.',
  });
  await says('retryTask', access, {}, `${access}.bogklub.hand-over`);
  await tenant.answers('bogklub', access, { outcome: 'done', data: { karakterer: 'Dansk 10' } });
  await tenant.answers('bogklub', rectification, { outcome: 'done' });
  await tenant.assesses(access, 'release', {
    reason: 'Klassekammeraten nævnes.',
    withhold: [{ vendorId: 'bogklub', pointer: '/karakterer', because: 'third-person' }],
  });
  const stop = `${objection}.bogklub.stop`;
  await says('waiveTask', objection, { reason: 'Firmaet er gået konkurs.' }, stop);
  await work();
  const numbers = [child.cpr, ...child.guardians.map(({ cpr }) => cpr)];
  const names = ['Valdemar', 'Waldemar', 'Kvistgaard', 'Ingeborg', 'Troels', 'vald1234'];
  return {
    childId,
    words: [
      ...[...numbers, ...names, 'udtalelse', 'Rolig', 'ked af', 'TikTok', 'skærme', 'Aula', 'fjernlager'],
      ...['Dåbsattesten', 'situation', 'ukendt', 'karakterer', 'Dansk', 'nævnes', 'konkurs', 'Skanderborg'],
    ],
  };
}

describe('what people wrote', () => {
  it('stands nowhere in the ledger, and sealed only in the vault', async () => {
    const { words } = await story();

    const [ledger, identity] = await Promise.all(
      [LEDGER, IDENTITY].map(async (table) => everythingIn(await engines.scan(table, tenant.controller))),
    );

    expect(words.filter((word) => ledger?.includes(word))).toEqual([]);
    expect(words.filter((word) => identity?.includes(word))).toEqual([]);
    expect(ledger).toContain('rectification');
  });

  it('stands nowhere in the log', async () => {
    const { childId, words } = await story();

    const log = JSON.stringify(tenant.log.lines);

    expect([childId, ...words].filter((word) => log.includes(word))).toEqual([]);
  });

  // A field's name is up to 80 letters and digits of her own choice; the evidence counts such fields.
  it('as the name of a field does not get into the ledger either', async () => {
    const { childId, guardianId } = await tenant.enrols();
    const changes = [{ field: 'Brors CPR-nr. 010203-4567', from: null, to: null }];
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, {
      right: 'rectification',
      changes,
    });
    await tenant.assesses(requestId, 'accuracy');
    await deliver(tenant, 'rectification', requestId);

    expect((await tenant.request(requestId)).completed?.evidence).toEqual({
      changedFields: [],
      otherFields: 1,
    });
    expect(everythingIn(await engines.scan(LEDGER, tenant.controller))).not.toContain('010203-4567');
  });
});
