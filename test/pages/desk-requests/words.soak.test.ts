import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { dateInCopenhagen } from '../../../lambdas/domain/dates.ts';
import { daysAfter } from '../../../lambdas/domain/deadline.ts';
import { dateIn } from '../../../lambdas/platform/page.ts';
import { type Engines, startEngines } from '../../engines/engines.ts';
import { aChild } from '../../engines/people.ts';
import { Tenant } from '../../engines/tenant.ts';
import { answerAll, deliver, VENDORS } from '../../rights/workers.ts';
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

/** A request with its vendors at work. */
async function assigned(right: Right, more: object = {}): Promise<string> {
  const { childId, guardianId } = await tenant.enrolsWithGrounds(aChild({ givenName: 'Asta' }));
  const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right, ...more });
  await deliver(tenant, right, requestId);
  return requestId;
}

/** Days later, in a session that is still fresh. */
async function later(days: number): Promise<void> {
  tenant.clock.advanceDays(days);
  await visitor.signIn(tenant.caseworker());
}

/** A day so many days from today. */
const inDays = (days: number): string => daysAfter(dateInCopenhagen(tenant.clock.now()), days);

describe('the clock of a request', () => {
  it('stands still from the question to the answer, which is sent once though the form is sent twice', async () => {
    const requestId = await assigned('access');
    const path = `/desk/requests/${requestId}`;
    await visitor.get(`${path}/pause`);
    const wrong = await visitor.submit({ because: 'scope', question: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#field-question"');
    const form = visitor.filled({ because: 'scope', question: 'Hele skoletiden?' });
    for (const sent of [await visitor.post(`${path}/pause`, form), await visitor.post(`${path}/pause`, form)])
      expect(sent.location).toBe(`${path}?done=paused`);
    const paused = await visitor.follow();
    expect(paused.text).toContain('Afsenderen er spurgt Spørgsmålet: Hele skoletiden?');
    await later(3);
    await visitor.get(`${path}/resume`);
    expect((await visitor.submit({ answeredOn: inDays(-1) })).location).toBe(`${path}?done=resumed`);
    const view = await tenant.view(requestId);
    expect(view.pauses).toMatchObject([{ from: inDays(-3), to: inDays(-1) }]);
    expect((await visitor.get(`${path}/resume`)).text).toContain('Fristen står ikke stille.');
  });

  it('does not ask who signed in who she is', async () => {
    const requestId = await assigned('access');
    const path = `/desk/requests/${requestId}/pause`;
    expect((await visitor.get(path)).text).not.toContain('Hvem har skrevet?');
    const form = visitor.filled({ question: 'Hvem er du?' });
    form.set('because', 'identity');
    const sent = await visitor.post(path, form);
    expect(sent.text).toContain('er logget ind og skal ikke bevise sin identitet igen');
    expect(sent.html).toContain('Hvem er du?</textarea>');
  });

  it('is extended once, with the reason', async () => {
    const requestId = await assigned('access');
    const { dueOn } = await tenant.view(requestId);
    const { text } = await visitor.get(`/desk/requests/${requestId}/extend`);
    const sent = await visitor.submit({ reason: 'Der er mange sager.' });
    const { dueOn: later } = await tenant.view(requestId);
    expect(text).toContain(`Fristen er nu ${dateIn('da', dueOn)} . Den bliver ${dateIn('da', later)} .`);
    expect(sent.location).toContain('done=extended');
    const page = await visitor.follow();
    expect(page.text).toContain('Der er mange sager.');
    expect(page.html).not.toContain(`href="/desk/requests/${requestId}/extend"`);
    const again = await visitor.get(`/desk/requests/${requestId}/extend`);
    expect(again.text).toContain('Fristen kan ikke forlænges nu.');
  });

  it('is not extended once it has run out', async () => {
    const requestId = await assigned('access');
    await later(40);
    const page = await visitor.get(`/desk/requests/${requestId}`);
    expect(page.html).not.toContain('/extend"');
    expect(page.html).not.toContain('/pause"');
    expect((await visitor.get(`/desk/requests/${requestId}/extend`)).html).not.toContain('name="reason"');
  });
});

describe('a vendor’s task', () => {
  const taskOf = (requestId: string) => `/desk/requests/${requestId}/tasks/${requestId}.bogklub.hand-over`;

  it('is sent again', async () => {
    const requestId = await assigned('access');
    const { html } = await visitor.get(`/desk/requests/${requestId}`);
    expect(html).toContain(`href="${taskOf(requestId)}"`);
    const page = await visitor.get(taskOf(requestId));
    expect(page.text).toContain(`med ny tid til den: senest ${dateIn('da', inDays(14))}`);
    expect(page.html).toContain('class="button button-secondary" name="step" value="retry"');
    expect((await visitor.submit({ step: 'retry' })).location).toContain('done=retried');
    expect((await visitor.get(taskOf(requestId))).text).toContain('Sendt igen 1 gang');
  });

  it('is closed without an answer only with a reason, and says what the proof will say', async () => {
    const requestId = await assigned('access');
    const page = await visitor.get(taskOf(requestId));
    expect(page.text).toContain('at leverandøren ikke har bekræftet');
    expect(page.text).toContain('Så får familien ikke det, Firma bogklub har.');
    const wrong = await visitor.submit({ step: 'waive', reason: ' ' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('href="#field-reason"');
    expect((await visitor.submit({ step: 'waive', reason: 'Konkurs.' })).location).toContain('done=waived');
    const after = await visitor.get(taskOf(requestId));
    expect(after.text).toContain('Lukket uden svar');
    expect(after.text).toContain('Konkurs.');
    expect(after.html).not.toContain('value="waive"');
    const { text } = await visitor.get(`/desk/requests/${requestId}`);
    expect(text).toMatch(/0 af \d er færdige. 1 lukket uden svar./);
  });

  it('is not closed when the vendor answered meanwhile, and what was written is kept', async () => {
    const requestId = await assigned('access');
    await visitor.get(taskOf(requestId));
    const form = visitor.filled({ step: 'waive', reason: 'Svarer aldrig.' });
    await tenant.answers('bogklub', requestId, { outcome: 'partly-done', reason: 'Resten følger.' });
    const sent = await visitor.post(taskOf(requestId), form);
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('En anden var hurtigere');
    expect(sent.text).toContain('Resten følger.');
    expect(sent.html).toContain('Svarer aldrig.</textarea>');
    expect(await tenant.events('request', requestId)).not.toContain('task-waived');
  });

  it('is another request’s own', async () => {
    const [one, other] = [await assigned('access'), await assigned('access')];
    const elsewhere = `/desk/requests/${one}/tasks/${other}.bogklub.hand-over`;
    expect((await visitor.get(elsewhere)).status).toBe(404);
  });
});

describe('what vendors handed over', () => {
  async function toRelease(): Promise<string> {
    const requestId = await assigned('access');
    const data = { elev: { navn: 'Asta', kontakt: ['Tante Eva'] }, ok: true };
    await tenant.answers('bogklub', requestId, { outcome: 'done', data });
    await answerAll(tenant, requestId);
    return requestId;
  }

  it('is read piece by piece, and a piece that is about others is left out', async () => {
    const requestId = await toRelease();
    const path = `/desk/requests/${requestId}`;
    const part = await visitor.get(`${path}/parts/bogklub`);
    expect(part.text).toContain('elev / navn Asta');
    expect(part.text).toContain('elev / kontakt / 1 Tante Eva');
    const page = await visitor.get(`${path}/decide`);
    expect(page.text).toContain('Må det udleverede gives videre?');
    expect(page.text).toContain('Nævn ikke andre ved navn.');
    const field = /<label class="sr-only" for="field-(w-\d+-\d+)">Gives elev \/ kontakt \/ 1 videre\?/.exec(
      page.html,
    );
    const typed = { outcome: 'upheld', reason: 'Tanten er udeladt.', [field?.[1] ?? '']: 'third-person' };
    const shown = await visitor.submit({ ...typed, step: 'letter' });
    expect(shown.text).toContain('Udeladt : 1'.replace(' :', ':'));
    expect(shown.html).toContain('value="third-person" selected');
    await visitor.submit(typed);
    const { assessments } = await tenant.view(requestId);
    expect(assessments).toMatchObject([{ question: 'release', withheld: { 'third-person': 1 } }]);
  });

  it('is not there before a vendor has handed it over', async () => {
    const requestId = await assigned('access');
    expect((await visitor.get(`/desk/requests/${requestId}/parts/bogklub`)).status).toBe(404);
  });
});

describe('a restriction', () => {
  it('is lifted only after its end was told', async () => {
    const requestId = await assigned('restriction');
    await answerAll(tenant, requestId);
    await deliver(tenant, 'restriction', requestId);
    const path = `/desk/requests/${requestId}`;
    expect((await visitor.get(path)).html).toContain(`href="${path}/lift"`);
    await visitor.get(`${path}/lift`);
    const tooSoon = await visitor.submit({ step: 'announce', liftsOn: inDays(0), reason: 'Undersøgt.' });
    expect(tooSoon.status).toBeGreaterThanOrEqual(400);
    expect(tooSoon.text).toContain('mindst dagen før');
    await visitor.submit({ step: 'announce', liftsOn: inDays(2), reason: 'Undersøgt.' });
    expect((await visitor.get(`${path}/lift`)).text).toContain(
      `Den kan ophæves fra ${dateIn('da', inDays(2))}`,
    );
    await later(2);
    await visitor.get(`${path}/lift`);
    expect((await visitor.submit({ step: 'lift' })).location).toBe(`${path}?done=lifted`);
    expect((await tenant.view(requestId)).liftedAt).toBeDefined();
  });
});

describe('what is no restriction in force', () => {
  it('is not lifted', async () => {
    const requestId = await assigned('erasure');
    await answerAll(tenant, requestId);
    await deliver(tenant, 'erasure', requestId);
    const { text, html } = await visitor.get(`/desk/requests/${requestId}/lift`);
    expect(text).toContain('Her er ingen begrænsning at ophæve.');
    expect(html).not.toContain('value="announce"');
  });
});

describe('a step that did not come', () => {
  it('is asked for again, and not where it is somebody else’s', async () => {
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, { right: 'access' });
    const path = `/desk/requests/${requestId}`;
    await visitor.get(path);
    const form = visitor.filled({ step: 'resend' });
    expect((await visitor.post(path, form)).location).toBe(`${path}?done=resent`);
    await deliver(tenant, 'access', requestId);
    const page = await visitor.get(path);
    expect(page.html).not.toContain('value="resend"');
    form.set('once', tenant.ids.next());
    const again = await visitor.post(path, form);
    expect(again.text).toContain('Det næste skridt er ikke systemets eget');
  });
});

describe('letters and certificates', () => {
  it('are documents of their own, as the family reads them', async () => {
    const requestId = await assigned('access');
    const letter = await visitor.get(`/desk/requests/${requestId}/letter`);
    expect(letter.html).toContain('Sagen er ikke færdig');
    expect(letter.headers['content-security-policy']).not.toContain('unsafe-inline');
    expect((await visitor.get(`/desk/requests/${requestId}/certificate`)).status).toBe(404);
  });

  it('leads to a package only who may fetch it', async () => {
    const requestId = await assigned('access');
    const refused = await visitor.get(`/desk/requests/${requestId}/package`);
    expect(refused.text).toContain('Pakken er til den, der bad om den.');
  });
});
