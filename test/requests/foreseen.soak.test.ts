import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Question } from '../../lambdas/domain/request.ts';
import type { Right } from '../../lambdas/domain/rights.ts';
import type { Caller } from '../../lambdas/platform/caller.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { aChild, aGuardian } from '../engines/people.ts';
import { purpose } from '../engines/register.ts';
import { type Reply, Tenant } from '../engines/tenant.ts';
import { answerAll, deliver, VENDORS } from '../rights/workers.ts';

let engines: Engines;
let tenant: Tenant;
beforeAll(async () => {
  engines = await startEngines();
  tenant = new Tenant(engines);
  const trips = purpose('trips', { kind: 'consent', custody: 'both', childDecidesFrom: 15, special: false });
  await tenant.does('registerPurpose', tenant.caseworker(), { body: trips });
  await tenant.contracts({ ...VENDORS, rejser: ['trips'] });
});
afterAll(() => engines.stop());

/** A request that waits for a person, and who asked. */
type Waiting = { readonly requestId: string; readonly asker: Caller; readonly right: Right };

/** A request of a guardian about a child, or of the child herself. */
async function asks(
  right: Right,
  more: object = {},
  as: 'guardian' | 'child' = 'guardian',
): Promise<Waiting> {
  const { childId, guardianId } = await tenant.enrolsWithGrounds();
  const asker: Caller = { ...tenant.guardian(as === 'child' ? childId : guardianId), role: as };
  return { requestId: await tenant.opens(asker, childId, { right, ...more }), asker, right };
}

/** A request of one of two guardians who both agreed to trips. */
async function oneAsks(right: Right, more: object = {}): Promise<Waiting> {
  const { childId, guardianIds } = await tenant.enrols(
    aChild({ guardians: [aGuardian(), aGuardian('Søren')] }),
  );
  const body = { purposeId: 'trips', answer: 'given', version: 1 };
  const guardians = guardianIds.map(tenant.guardian);
  for (const guardian of guardians) await tenant.does('giveConsent', guardian, { params: { childId }, body });
  const [asker = tenant.guardian('none')] = guardians;
  return { requestId: await tenant.opens(asker, childId, { right, ...more }), asker, right };
}

const changes = [{ field: 'klasse', from: '5B', to: '5C' }];
const works = ({ right, requestId }: Waiting) => deliver(tenant, right, requestId);

/** How each question comes to wait for a person. */
const WAITS: Readonly<Record<Question, () => Promise<Waiting>>> = {
  admissible: () => asks('access'),
  joint: () => oneAsks('portability'),
  maturity: () => asks('access', {}, 'child'),
  accuracy: () => asks('rectification', { purposes: ['teaching'], changes }),
  objection: async () => {
    const waiting = await asks('objection', { purposes: ['teaching'], reason: 'Han er bange.' });
    await works(waiting);
    await answerAll(tenant, waiting.requestId);
    return waiting;
  },
  release: async () => {
    const waiting = await asks('access');
    await works(waiting);
    await answerAll(tenant, waiting.requestId);
    return waiting;
  },
};
/** Each question, and each way on from an answer: to nobody, to vendors, to an end. */
const ANSWERS = [
  ['joint', 'refused'],
  ['maturity', 'refused'],
  ['accuracy', 'upheld'],
  ['objection', 'upheld'],
  ['objection', 'refused'],
  ['release', 'upheld'],
] as const;

const reason = 'Vi har vejet det.';
const previews = (requestId: string, body: object, as: Caller = tenant.caseworker()): Promise<Reply> =>
  tenant.call('previewLetter', as, { params: { requestId }, body });
const letter = async ({ requestId, asker }: Waiting): Promise<string> =>
  (await tenant.does('getLetter', asker, { params: { requestId } })).html;
const seen = ({ requestId, asker }: Waiting) => tenant.does('getRequest', asker, { params: { requestId } });

describe('what follows of an answer', () => {
  it.each(ANSWERS)('is foreseen: %s %s', async (question, outcome) => {
    const waiting = await WAITS[question]();
    const { requestId } = waiting;
    const { awaits, suggestions } = await tenant.view(requestId);
    const before = await tenant.events('request', requestId);

    const preview = await previews(requestId, { outcome, reason });

    expect([awaits, preview.status]).toEqual([question, 200]);
    expect(await tenant.events('request', requestId)).toEqual(before);
    await tenant.assesses(requestId, question, {
      outcome,
      reason,
      ...(question === 'accuracy' && AT_SOURCE),
    });
    await works(waiting);
    const { decisions } = await tenant.view(requestId);
    expect(decisions).not.toEqual([]);
    expect(suggestions[outcome]).toEqual(decisions);
    expect(preview.body.html).toBe(await letter(waiting));
  });

  it('is foreseen where the whole request is refused', async () => {
    const waiting = await WAITS.admissible();
    const answer = { outcome: 'refused', because: 'excessive', reason } as const;

    const { body } = await previews(waiting.requestId, answer);

    await tenant.assesses(waiting.requestId, 'admissible', answer);
    await works(waiting);
    expect(body.html).toContain('Anmodningen er afslået.');
    expect(body.html).toBe(await letter(waiting));
  });

  it('is foreseen where vendors are asked already, and their tasks are taken back', async () => {
    const waiting = await asks('access');
    await works(waiting);
    const answer = { outcome: 'refused', because: 'unfounded', reason } as const;

    const { body } = await previews(waiting.requestId, answer);

    await tenant.assesses(waiting.requestId, 'admissible', answer);
    await works(waiting);
    expect(body.html).toContain('opgaven er taget tilbage');
    expect(body.html).toBe(await letter(waiting));
  });

  it('takes every open question but the next as not refused', async () => {
    const { requestId } = await oneAsks('rectification', { changes });
    const before = await tenant.view(requestId);

    await tenant.assesses(requestId, 'joint');

    const after = await tenant.view(requestId);
    const outcomes = (decisions: readonly { outcome: string }[]) => [
      ...new Set(decisions.map(({ outcome }) => outcome)),
    ];
    expect([before.questions, after.questions]).toEqual([['joint', 'accuracy'], ['accuracy']]);
    expect(outcomes(before.suggestions.upheld)).toEqual(['granted']);
    expect(outcomes(before.suggestions.refused)).toEqual(['refused']);
    expect(outcomes(after.suggestions.refused)).toEqual(['refused']);
  });

  it('is not suggested while the requester is asked first, nor when nothing waits', async () => {
    const paused = await WAITS.accuracy();
    const { requestId } = paused;
    const body = { because: 'scope', question: 'Hvilken klasse?' };
    await tenant.does('pauseClock', tenant.caseworker(), { params: { requestId }, body });
    const open = await asks('restriction');

    expect((await tenant.view(requestId)).suggestions).toBeUndefined();
    expect((await previews(requestId, { outcome: 'upheld', reason })).body.reason).toBe('clock-paused');
    expect(await tenant.view(open.requestId)).toMatchObject({ questions: [] });
    expect((await tenant.view(open.requestId)).suggestions).toBeUndefined();
  });
});

const AT_SOURCE = { correctedAtSource: true };

describe('a preview of a letter', () => {
  let opened: Waiting | undefined;

  it('without an answer reads as the letter does', async () => {
    const waiting = await WAITS.objection();
    const { body } = await previews(waiting.requestId, {});

    expect(body.html).toContain('Han er bange.');
    expect(body.html).toBe(await letter(waiting));
  });

  it('keeps from the family what it may not read: the other holder’s reason, and an order’s own', async () => {
    const joint = await WAITS.joint();
    const { childId, guardianId } = await tenant.enrolsWithGrounds();
    const order = { right: 'erasure', reason: 'Internt notat.' };
    const orderId = await tenant.opens(tenant.caseworker(), childId, order);

    const refusal = await previews(joint.requestId, { outcome: 'refused', reason });
    const ordered = await previews(orderId, {});

    expect(refusal.body.html).not.toContain(reason);
    expect(ordered.body.html).not.toContain('Internt notat.');
    const hers = await letter({ requestId: orderId, asker: tenant.guardian(guardianId), right: 'erasure' });
    expect(ordered.body.html).toBe(hers);
  });

  it('counts what a release leaves out, where a law lets it', async () => {
    const { requestId } = await WAITS.release();
    const release = (withheld: object) => previews(requestId, { outcome: 'upheld', reason, withheld });

    expect((await release({ 'third-person': 2 })).body.html).toContain('Udeladt: 2 (det handler om andre');
    const ported = await WAITS.joint();
    await tenant.assesses(ported.requestId, 'joint');
    await works(ported);
    const data = { outcome: 'done', data: { 'trips-data': ['Dyrehaven'] } };
    await tenant.answers('rejser', ported.requestId, data);
    const unlawful = { outcome: 'upheld', reason, withheld: { 'public-interest': 1 } };
    expect((await previews(ported.requestId, unlawful)).body.reason).toBe('no-law-to-withhold');
  });

  it.each<readonly [string, object, number, string]>([
    ['a reason without an answer', { reason }, 400, 'invalid-body'],
    ['an answer nobody knows', { outcome: 'perhaps' }, 400, 'invalid-body'],
    [
      'an answer that no question waits for',
      { outcome: 'upheld', reason },
      422,
      'request-not-awaiting-decision',
    ],
    ['a ground to grant', { outcome: 'upheld', because: 'unfounded' }, 422, 'needs-a-ground-to-refuse'],
  ])('is refused for %s', async (_what, body, status, reasonGiven) => {
    opened ??= await WAITS.admissible();
    const { requestId } = opened;
    const reply = await previews(requestId, body);

    expect([reply.status, reply.body.reason]).toEqual([status, reasonGiven]);
  });

  it('is for the case worker, and of her own municipality', async () => {
    const { requestId, asker } = await WAITS.accuracy();
    const elsewhere = new Tenant(engines).caseworker();

    expect((await previews(requestId, {}, asker)).body.reason).toBe('not-for-your-role');
    expect((await previews(requestId, {}, elsewhere)).body.reason).toBe('no-such-request');
  });
});

describe('the timeline of a request', () => {
  it('tells what happened, when, and of each vendor, to the case worker and the one who asked alike', async () => {
    const waiting = await asks('access');
    const { requestId } = waiting;
    const opened = tenant.clock.now();
    tenant.clock.advance(60_000);
    await works(waiting);
    const decided = tenant.clock.now();
    tenant.clock.advance(60_000);
    await answerAll(tenant, requestId, { noData: ['skema'] });
    const answered = tenant.clock.now();
    await tenant.assesses(requestId, 'release');
    await works(waiting);

    const { timeline } = await seen(waiting);

    const handed = (what: string, at: string, by: string) => (vendorId: string) => ({
      at,
      by,
      what,
      vendorId,
      action: 'hand-over',
    });
    const vendors = ['bogklub', 'kantine', 'skema'];
    const answer = handed('task-answered', answered, 'vendor');
    expect(timeline).toEqual([
      { at: opened, by: 'guardian', what: 'request-opened' },
      { at: decided, by: 'system', what: 'request-decided' },
      ...vendors.map(handed('tasks-assigned', decided, 'system')),
      ...vendors.map((vendorId) => ({
        ...answer(vendorId),
        outcome: vendorId === 'skema' ? 'no-data' : 'done',
      })),
      { at: answered, by: 'caseworker', what: 'request-assessed', question: 'release', outcome: 'upheld' },
      { at: answered, by: 'system', what: 'request-completed' },
    ]);
    expect((await tenant.view(requestId)).timeline).toEqual(timeline);
  });

  it('names nobody, and tells no reason nor who fetched what', async () => {
    const waiting = await WAITS.release();
    const { requestId, asker } = waiting;
    const params = { requestId };
    await tenant.does('extendDeadline', tenant.caseworker(), { params, body: { reason: 'Mange bilag.' } });
    await tenant.assesses(requestId, 'release');
    await works(waiting);
    await tenant.does('getPackage', asker, { params });

    const told = JSON.stringify((await seen(waiting)).timeline);

    expect(told).toContain('deadline-extended');
    for (const hidden of ['caseworker-1', asker.id, 'Mange bilag', 'noteId', 'package-fetched'])
      expect(told).not.toContain(hidden);
  });
});

describe('a request as the family sees it', () => {
  it('shows where each vendor stands, and nothing that is for the case worker', async () => {
    const waiting = await WAITS.accuracy();
    const { requestId } = waiting;
    const before = await seen(waiting);
    await tenant.assesses(requestId, 'accuracy', AT_SOURCE);
    await works(waiting);
    await tenant.answers('bogklub', requestId, { outcome: 'failed', reason: 'Ingen adgang.' });

    const { tasks } = await seen(waiting);

    expect(before.suggestions).toBeUndefined();
    expect(before.questions).toEqual(['accuracy']);
    expect(tasks).toMatchObject([{ vendorId: 'bogklub', action: 'correct', status: 'failed' }]);
    expect(JSON.stringify(tasks)).not.toContain('Ingen adgang.');
    expect((await tenant.view(requestId)).tasks[0].reason).toBe('Ingen adgang.');
  });
});
