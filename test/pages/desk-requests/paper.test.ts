import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dateInCopenhagen } from '../../../lambdas/domain/dates.ts';
import { dateIn } from '../../../lambdas/platform/page.ts';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { Tenant } from '../../engines/tenant.ts';
import { answerAll, countsOf, deliver, VENDORS } from '../../rights/workers.ts';
import { Visitor } from '../visitor.ts';

let engines: Engines;
let tenant: Tenant;
let visitor: Visitor;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  await tenant.contracts(VENDORS);
});
afterAll(() => engines.stop());
beforeEach(async () => {
  visitor = await new Visitor(tenant).signIn(tenant.caseworker());
});

type Right = Parameters<typeof deliver>[1];

/** A request that came in a letter today, as far as it comes by itself. */
async function written(right: Right): Promise<string> {
  const { childId, guardianId } = await tenant.enrolsWithGrounds();
  const receivedOn = dateInCopenhagen(tenant.clock.now());
  const onPaper = { personId: guardianId };
  const requestId = await tenant.opens(tenant.caseworker(), childId, { right, receivedOn, onPaper });
  await deliver(tenant, right, requestId);
  return requestId;
}

async function isClosedByAll(requestId: string): Promise<void> {
  for (const { taskId } of (await tenant.view(requestId)).tasks)
    await tenant.does('waiveTask', tenant.caseworker(), {
      params: { requestId, taskId },
      body: { reason: 'Konkurs.' },
    });
}

describe('what was asked for on paper', () => {
  it('begins with the letter, and ends with a letter to send', async () => {
    const requestId = await written('erasure');
    const path = `/desk/requests/${requestId}`;
    const open = await visitor.get(path);
    expect(open.text).toContain('Brevet er registreret');
    expect(open.text).not.toContain('send det nu');
    await answerAll(tenant, requestId);
    await deliver(tenant, 'erasure', requestId);
    const { text, html } = await visitor.get(path);
    expect(text).toContain('Der blev bedt om det på papir. Print svarbrevet, og send det nu.');
    expect(html).toContain(`class="button button-primary" href="${path}/letter"`);
  });

  it('stays on the work list until the letter is registered as sent, once, on a day that can be', async () => {
    const requestId = await written('erasure');
    const path = `/desk/requests/${requestId}`;
    await answerAll(tenant, requestId);
    await deliver(tenant, 'erasure', requestId);
    expect(await tenant.view(requestId)).toMatchObject({ owesLetter: true, daysLeft: 31 });
    for (const list of ['/desk/work?waits=me', '/desk/work/board']) {
      const { html, text } = await visitor.get(list);
      expect(html).toContain(`href="${path}"`);
      expect(text).toContain('Send svarbrevet');
    }
    const { html } = await visitor.get(path);
    expect(html).toContain(`href="${path}/sent"`);
    for (const word of ['pause', 'extend', 'refuse']) expect(html).not.toContain(`${path}/${word}`);
    await visitor.get(`${path}/sent`);
    const empty = await visitor.submit({ sentOn: '' });
    expect([empty.status, empty.text.includes('Vælg, hvordan det er sendt')]).toEqual([422, true]);
    const early = await visitor.submit({ how: 'post', sentOn: '2026-01-01' });
    expect([early.status, early.html.includes('href="#field-sentOn"')]).toEqual([422, true]);
    const form = visitor.filled({ how: 'handed-over', sentOn: '' });
    const [first, again] = [
      await visitor.post(`${path}/sent`, form),
      await visitor.post(`${path}/sent`, form),
    ];

    expect([first.location, again.location]).toEqual(Array(2).fill(`${path}?done=sent`));
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({ 'letter-sent': 1 });
    const after = await visitor.follow();
    expect(after.text).toContain('Anmodningen er besvaret');
    expect(after.text).toContain(`Svaret er udleveret ${dateIn('da', tenant.clock.now())}`);
    expect(await tenant.view(requestId)).not.toHaveProperty('daysLeft');
    expect((await visitor.get('/desk/work')).html).not.toContain(path);
    expect((await visitor.get(`${path}/sent`)).text).toContain(
      `Svaret er udleveret ${dateIn('da', tenant.clock.now())}`,
    );
    const { status, body } = await tenant.call('recordLetter', tenant.caseworker(), {
      params: { requestId },
      body: { how: 'post', sentOn: dateInCopenhagen(tenant.clock.now()) },
    });
    expect([status, body.reason]).toEqual([422, 'letter-already-sent']);
    const { openedBy } = await tenant.request(requestId);
    const hers = await new Visitor(tenant).signIn(tenant.guardian(openedBy.id));
    expect((await hers.get(`/family/requests/${requestId}`)).text).toContain('Svaret er udleveret');
  });

  it('is answered by a letter that is sent before the child may be erased, and stands as open on her page until then', async () => {
    const requestId = await written('access');
    const { childId } = await tenant.request(requestId);
    const orders = async () => {
      const asked = { params: { childId }, body: { right: 'erasure' } };
      const { body } = await tenant.call('openRequest', tenant.caseworker(), asked);
      return body.reason ?? 'opened';
    };
    await tenant.assesses(requestId, 'admissible', { outcome: 'refused', because: 'excessive' });
    await deliver(tenant, 'access', requestId);
    expect(await tenant.view(requestId)).toMatchObject({ status: 'completed', owesLetter: true });

    expect(await orders()).toBe('answer-open-requests-first');
    expect((await visitor.get(`/desk/children/${childId}`)).text).toContain('Send svarbrevet');

    const body = { how: 'post', sentOn: dateInCopenhagen(tenant.clock.now()) };
    await tenant.does('recordLetter', tenant.caseworker(), { params: { requestId }, body });
    expect((await visitor.get(`/desk/children/${childId}`)).text).not.toContain('Send svarbrevet');
    expect(await orders()).toBe('opened');
  });

  it('has the reason of a longer time sent within the first', async () => {
    const requestId = await written('access');
    const path = `/desk/requests/${requestId}`;
    const { dueOn } = await tenant.view(requestId);
    await visitor.get(`${path}/extend`);
    await visitor.submit({ reason: 'Der er mange sager.' });
    const { text } = await visitor.get(path);
    expect(text).toContain(`Send brevet, så familien har begrundelsen senest ${dateIn('da', dueOn)}`);
  });

  it('asks who wrote only where nobody signed in', async () => {
    const requestId = await written('access');
    expect((await visitor.get(`/desk/requests/${requestId}/pause`)).text).toContain('Hvem har skrevet?');
  });

  it('offers no package where no vendor handed anything over, and the letter says so', async () => {
    const requestId = await written('portability');
    const path = `/desk/requests/${requestId}`;
    await isClosedByAll(requestId);
    await deliver(tenant, 'portability', requestId);
    const view = await tenant.view(requestId);
    expect(view.status).toBe('completed');
    expect((await visitor.get(path)).html).not.toContain(`${path}/package`);
    expect((await visitor.get(`${path}/letter`)).html).toContain('Vi har ikke fået oplysningerne');
  });

  it('offers a package where one did', async () => {
    const requestId = await written('access');
    const path = `/desk/requests/${requestId}`;
    await answerAll(tenant, requestId);
    await tenant.assesses(requestId, 'release', { outcome: 'upheld', withhold: [] });
    await deliver(tenant, 'access', requestId);
    const { html, text } = await visitor.get(path);
    expect(text).toContain('Svarbrevet og pakken skal sendes');
    expect(html).toContain(`class="button button-primary" href="${path}/package?format=html"`);
    const sent = async () => (await visitor.get(`${path}/sent`)).text;
    expect(await sent()).toContain('Pakken er ikke hentet endnu');
    await visitor.get(`${path}/package?format=html`);
    expect(await sent()).not.toContain('Pakken er ikke hentet endnu');
    const officer = await new Visitor(tenant).signIn({ ...tenant.caseworker(), role: 'officer' });
    const hers = await officer.get(path);
    expect(hers.text).toContain('Det er en sagsbehandlers opgave.');
    expect(hers.html).not.toMatch(/package|\/sent"/);
  });
});

describe('what somebody asked for who signed in', () => {
  it('is read there: there is no letter to send', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'erasure' });
    await deliver(tenant, 'erasure', requestId);
    await answerAll(tenant, requestId);
    await deliver(tenant, 'erasure', requestId);
    const { text } = await visitor.get(`/desk/requests/${requestId}`);
    expect(text).toContain('Anmodningen er besvaret');
    expect(text).toContain('Anmodningen er modtaget');
    expect(text).not.toContain('send det nu');
    expect((await visitor.get('/desk/work')).html).not.toContain(requestId);
    expect((await visitor.get(`/desk/requests/${requestId}/sent`)).text).toContain('intet brev at sende');
  });
});
