import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dateInCopenhagen } from '../../../lambdas/domain/dates.ts';
import { daysAfter } from '../../../lambdas/domain/deadline.ts';
import { HAPPENED, LOOKED_AT } from '../../../lambdas/pages/texts/family-course.ts';
import { aDescription } from '../../builders/controller.ts';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { purpose } from '../../engines/register.ts';
import type { Tenant } from '../../engines/tenant.ts';
import { deliver } from '../../rights/workers.ts';
import { aController, aFamily, asGuardian } from '../family/family.ts';

let engines: Engines;
let tenant: Tenant;
let family: Awaited<ReturnType<typeof aFamily>>;
beforeAll(async () => {
  engines = await startEngines();
  tenant = await aController(engines);
});
afterAll(() => engines.stop());
beforeEach(async () => {
  family = await aFamily(tenant);
});

const OF_ANOTHER = 'Det er ikke dig, der har bedt om det.';
const pathOf = (requestId: string): string => `/family/requests/${requestId}`;
const today = (): string => dateInCopenhagen(tenant.clock.now());
const asks = (right: string, more: object = {}): Promise<string> =>
  tenant.opens(tenant.guardian(family.mother), family.childId, { right, ...more });
const says = (guardianId: string, answer: string) =>
  tenant.does('giveConsent', tenant.guardian(guardianId), {
    params: { childId: family.childId },
    body: { purposeId: 'health', answer, version: 1 },
  });
const pauses = (requestId: string) =>
  tenant.does('pauseClock', tenant.caseworker(), {
    params: { requestId },
    body: { because: 'scope', question: 'Hvilket skoleår mener du?' },
  });
const written = (right: string, receivedOn: string): Promise<string> =>
  tenant.opens(tenant.caseworker(), family.childId, {
    right,
    receivedOn,
    onPaper: { personId: family.mother },
  });
const read = async (guardianId: string, path: string) => (await asGuardian(tenant, guardianId)).get(path);

describe('a request', () => {
  it('says to who did not ask for it that another did, and to nobody else', async () => {
    const path = pathOf(await asks('access'));
    expect((await read(family.father, path)).text).toContain(OF_ANOTHER);
    expect((await read(family.mother, path)).text).not.toContain(OF_ANOTHER);
    await says(family.mother, 'given');
    await says(family.father, 'refused');
    const { html } = await read(family.mother, `/family/children/${family.childId}/requests`);
    const ended = /<a href="([^"]*)">Samtykket bruges ikke længere/.exec(html)?.[1] ?? '';
    expect((await read(family.mother, ended)).text).not.toContain(OF_ANOTHER);
  });

  it('speaks to nobody in particular of what it waits for and what has happened', () => {
    for (const { da, en } of Object.values({ ...LOOKED_AT, ...HAPPENED })) {
      expect(da).not.toMatch(/\b(du|dig|din|dit|dine)\b/i);
      expect(en).not.toMatch(/\byou/i);
    }
  });

  it('calls no answer a withdrawal that took nothing back', async () => {
    await says(family.mother, 'given');
    await says(family.father, 'refused');
    const { text, html } = await read(family.father, `/family/children/${family.childId}/requests`);
    expect(text).toContain('Samtykket bruges ikke længere');
    const [, path = ''] = /<a href="(\/family\/requests\/[^"]*)"/.exec(html) ?? [];
    await deliver(tenant, 'withdrawal', path.split('/').at(-1) ?? '');
    const shown = await read(family.father, path);
    expect(shown.text).toContain('Fra Dig');
    expect(shown.text).toContain('Et ja er trukket tilbage, eller der er sagt nej');
    expect(shown.html).toContain('<h1>Samtykket bruges ikke længere</h1>');
  });

  it('names a purpose that the child’s page leaves out', async () => {
    const own = await aController(engines);
    const rule = { kind: 'consent', custody: 'one', childDecidesFrom: null, special: false } as const;
    const naps = { ...purpose('naps', rule), usedIn: 'daycare' };
    await own.does('registerPurpose', own.caseworker(), { body: naps });
    await own.does('describeController', own.caseworker(), { body: aDescription() });
    const { childId, mother } = await aFamily(own);
    const body = { right: 'access', purposes: ['naps'] };
    const requestId = await own.opens(own.guardian(mother), childId, body);
    const { text } = await (await asGuardian(own, mother)).get(pathOf(requestId));
    expect(text).toContain('Det gælder navn på naps');
  });
});

describe('what waits for the requester', () => {
  it('stands first on the child’s page and in the list, and not for the other', async () => {
    const asked = await asks('access');
    await pauses(asked);
    tenant.clock.advanceDays(1);
    const later = await asks('portability');
    const page = `/family/children/${family.childId}`;
    const hers = await asGuardian(tenant, family.mother);
    const { html } = await hers.get(page);
    const main = html.slice(html.indexOf('<main'));
    expect(main.indexOf('Du bliver spurgt om noget i en anmodning')).toBeLessThan(main.indexOf('font-lead'));
    expect(main).toContain(`href="${pathOf(asked)}"`);
    const list = (await hers.get(`${page}/requests`)).html;
    expect(list.indexOf(pathOf(asked))).toBeLessThan(list.indexOf(pathOf(later)));
    expect(list).toMatch(/<span class="verdict verdict-pending">.*Venter på dit svar<\/span>/);
    const his = await asGuardian(tenant, family.father);
    expect((await his.get(page)).text).not.toContain('Du bliver spurgt om noget');
    expect((await his.get(`${page}/requests`)).html).not.toContain('verdict-pending');
  });
});

describe('the days of a request', () => {
  it('are those of the law, not those of their registration', async () => {
    const came = daysAfter(today(), -4);
    const requestId = await written('access', came);
    const paused = today();
    await pauses(requestId);
    tenant.clock.advanceDays(5);
    const answeredOn = daysAfter(today(), -2);
    await tenant.does('resumeClock', tenant.caseworker(), { params: { requestId }, body: { answeredOn } });
    const { html } = await read(family.mother, pathOf(requestId));
    const told = [
      ...html.matchAll(/<time datetime="([^"]*)">[^<]*<\/time><p class="timeline-title">([^<]*)</g),
    ].map(([, on, what]) => [on, what]);
    expect(told.slice(0, 3)).toEqual([
      [came, 'Anmodningen er modtaget'],
      [paused, 'Der er stillet et spørgsmål, og fristen er sat på pause'],
      [answeredOn, 'Svaret er kommet, og fristen løber igen'],
    ]);
  });

  it('that have passed are no days to come, on the card and on the page', async () => {
    const requestId = await asks('access');
    tenant.clock.advanceDays(40);
    for (const guardian of [family.mother, family.father]) {
      const card = (await read(guardian, '/family/children')).text;
      expect(card).toContain('Fristen er overskredet');
      expect(card).not.toContain('svarer senest');
      const { text } = await read(guardian, pathOf(requestId));
      expect(text).toContain('Fristen er overskredet Kommunen skulle have svaret nu');
    }
  });

  it('go on until a letter that is owed is sent', async () => {
    const requestId = await written('erasure', today());
    await deliver(tenant, 'erasure', requestId);
    expect(await tenant.view(requestId)).toMatchObject({ status: 'completed', owesLetter: true });
    const card = (await read(family.mother, '/family/children')).text;
    expect(card).toMatch(/1 anmodning er i gang, kommunen svarer senest \d/);
    const owed = await read(family.mother, pathOf(requestId));
    expect(owed.text).toContain('Lige nu Besluttet; svaret er på vej som brev');
    expect(owed.text).toMatch(/Kommunens sidste dag til at svare/);
    tenant.clock.advanceDays(40);
    expect((await read(family.mother, pathOf(requestId))).text).toContain('Fristen er overskredet');
    await tenant.does('recordLetter', tenant.caseworker(), {
      params: { requestId },
      body: { sentOn: today(), how: 'post' },
    });
    expect((await read(family.mother, '/family/children')).text).not.toContain('i gang');
    const sent = (await read(family.mother, pathOf(requestId))).text;
    expect(sent).toMatch(/Lige nu Færdig Kommunen svarer senest Afsluttet; fristen var \d/);
    expect(sent).not.toContain('Kommunen skulle have svaret nu');
  });
});
