import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Engines, startEngines } from '../../engines/engines.ts';
import type { Tenant } from '../../engines/tenant.ts';
import { countsOf, deliver } from '../../rights/workers.ts';
import { aController, aFamily, asChild, asGuardian } from '../family/family.ts';
import { hostile, wouldRun } from '../hostile.ts';
import { Visitor } from '../visitor.ts';

let engines: Engines;
let tenant: Tenant;
let family: { readonly mother: string; readonly father: string; readonly childId: string };
beforeAll(async () => {
  engines = await startEngines();
  tenant = await aController(engines);
  family = await aFamily(tenant);
});
afterAll(() => engines.stop());

const QUESTION = 'Hvilket skoleår mener du?';
const asks = (requestId: string, question = QUESTION) =>
  tenant.does('pauseClock', tenant.caseworker(), {
    params: { requestId },
    body: { because: 'scope', question },
  });

/** A request whose requester was asked what she means. */
async function asked(right = 'access'): Promise<{ readonly requestId: string; readonly path: string }> {
  const requestId = await tenant.opens(tenant.guardian(family.mother), family.childId, { right });
  await asks(requestId);
  return { requestId, path: `/family/requests/${requestId}` };
}

describe('what the requester was asked', () => {
  it('stands first on her page with the way to answer, in either language, and not on the other parent’s', async () => {
    const { path } = await asked();
    const hers = await asGuardian(tenant, family.mother);
    const shown = await hers.get(path);
    expect(shown.html).toContain(`href="${path}/answer"`);
    // The day that was the last is none while the clock stands still.
    expect(shown.text).toContain('Fristen er sat på pause');
    expect(shown.text).not.toMatch(/Senest \d|sidste dag til at svare/);
    expect((await hers.get('/family/children')).text).not.toContain('svarer senest');
    expect((await hers.get(`${path}/answer`)).text).toMatch(/Kommunen spurgte .* Hvilket skoleår mener du\?/);
    await hers.get(`/language/en?to=${encodeURIComponent(`${path}/answer`)}`);
    expect((await hers.get(`${path}/answer`)).text).toContain('Your answer to the municipality');
    const his = await asGuardian(tenant, family.father);
    expect((await his.get(path)).html).not.toContain(`${path}/answer`);
    const nothing = await his.get(`${path}/answer`);
    expect([nothing.text.includes('ikke noget, du skal svare på'), nothing.text.includes('skoleår')]).toEqual(
      [true, false],
    );
  });

  it('is answered once, and then a case worker reads it before anything goes on', async () => {
    const { requestId, path } = await asked('erasure');
    const words = hostile('Kun billederne');
    const hers = await asGuardian(tenant, family.mother);
    await hers.get(`${path}/answer`);
    const empty = await hers.submit({ text: '  ' });
    expect([empty.status, empty.html.includes('href="#field-text"')]).toEqual([422, true]);
    const long = await hers.submit({ text: 'x'.repeat(2001) });
    expect([long.status, long.html.includes('xxx</textarea>')]).toEqual([422, true]);
    tenant.clock.advanceDays(3);
    const again = await asGuardian(tenant, family.mother);
    await again.get(`${path}/answer`);
    const form = again.filled({ text: words });
    const sent = [await again.post(`${path}/answer`, form), await again.post(`${path}/answer`, form)];

    expect(sent.map(({ location }) => location)).toEqual(Array(2).fill(`${path}?done=answered`));
    const shown = await again.follow();
    expect(shown.text).toContain('Dit svar er sendt');
    expect(shown.text).toContain('Du har svaret, og fristen løber igen');
    expect(shown.text).toMatch(/Senest \d.*Kommunens sidste dag til at svare/);
    expect(shown.text).toContain(`Du svarede ${words}`);
    expect(wouldRun(shown.html)).toBe(false);
    await deliver(tenant, 'erasure', requestId, { times: 2 });
    expect(await countsOf(tenant, 'request', requestId)).toEqual({
      'request-opened': 1,
      'clock-paused': 1,
      'clock-resumed': 1,
    });

    const desk = await new Visitor(tenant).signIn(tenant.caseworker());
    expect((await desk.get('/desk/work')).text).toContain('Afsenderen har svaret; læs svaret');
    const page = await desk.get(`/desk/requests/${requestId}`);
    expect(page.text).toContain(`Spørgsmålet: ${QUESTION} Svaret: ${words}`);
    expect(wouldRun(page.html)).toBe(false);
    expect((await desk.get(`/desk/requests/${requestId}/resume`)).text).toContain(words);
    const accepts = desk.filled({ step: 'accept' });
    const resume = `/desk/requests/${requestId}/resume`;
    const read = [await desk.post(resume, accepts), await desk.post(resume, accepts)];
    expect(read.map(({ location }) => location)).toEqual(
      Array(2).fill(`/desk/requests/${requestId}?done=accepted`),
    );
    await deliver(tenant, 'erasure', requestId);
    expect(await countsOf(tenant, 'request', requestId)).toMatchObject({
      'answer-accepted': 1,
      'request-decided': 1,
    });
    const his = await asGuardian(tenant, family.father);
    const others = (await his.get(path)).text;
    expect(others).toContain('Kommunen har læst svaret og går videre');
    expect(others).not.toContain('Kun billederne');
  });

  it('is answered to the question that was read: another one is shown, with what was typed', async () => {
    const { requestId, path } = await asked();
    const hers = await asGuardian(tenant, family.mother);
    await hers.get(`${path}/answer`);
    const form = hers.filled({ text: 'Det sidste.' });
    await tenant.does('resumeClock', tenant.caseworker(), { params: { requestId }, body: {} });
    const over = await hers.post(`${path}/answer`, form);
    expect([over.status, over.text.includes('Du havde skrevet: Det sidste.')]).toEqual([409, true]);
    await asks(requestId, 'Og hvilken skole?');
    const other = await hers.post(`${path}/answer`, form);
    expect([other.status, other.html.includes('Det sidste.</textarea>')]).toEqual([409, true]);
    expect(other.text).toContain('Og hvilken skole?');
  });
});

describe('an answer', () => {
  it.each<[string, () => ReturnType<Tenant['guardian']>, string]>([
    ['the other parent', () => tenant.guardian(family.father), '403 pause-for-requester-only'],
    [
      'the child',
      () => ({ ...tenant.guardian(family.childId), role: 'child' }),
      '403 pause-for-requester-only',
    ],
    ['another family', () => tenant.guardian('nobody'), '404 no-such-request'],
    ['a case worker', () => tenant.caseworker(), '403 not-for-your-role'],
    ['nobody sure', () => ({ ...tenant.guardian(family.mother), loa: 'Low' }), '403 loa-too-low'],
  ])('is not %s’s', async (_who, caller, expected) => {
    const { requestId } = await asked();
    const { status, body } = await tenant.call('answerPause', caller(), {
      params: { requestId },
      body: { text: 'Det sidste.' },
    });
    expect(`${status} ${body.reason}`).toBe(expected);
    expect((await tenant.view(requestId)).status).toBe('awaiting-requester');
  });

  it('is the child’s own where she asked herself', async () => {
    const { childId } = await aFamily(tenant, '2010-03-14');
    const her = { ...tenant.guardian(childId), role: 'child' } as const;
    const requestId = await tenant.opens(her, childId, { right: 'access' });
    await asks(requestId);
    const visitor = await asChild(tenant, childId);
    await visitor.get(`/family/requests/${requestId}/answer`);
    await visitor.submit({ text: 'Alle sammen.' });
    expect((await tenant.view(requestId)).pauses).toMatchObject([
      { question: QUESTION, answer: 'Alle sammen.', unread: true },
    ]);
  });

  it('is not the desk’s to ask for twice: while the clock stands still, there is nothing to pause', async () => {
    const { requestId } = await asked();
    const desk = await new Visitor(tenant).signIn(tenant.caseworker());
    const { text, html } = await desk.get(`/desk/requests/${requestId}/pause`);
    expect(text).toContain('Afsenderen er allerede spurgt');
    expect(html).not.toContain('name="question"');
  });
});
