import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CHECK_REASONS } from '../../lambdas/domain/check-reasons.ts';
import { type Engines, startEngines } from '../engines/engines.ts';
import { termsFor } from '../engines/register.ts';
import { Tenant } from '../engines/tenant.ts';
import { deliver } from '../rights/workers.ts';
import { aCheck, question } from './asking.ts';

let engines: Engines;
let tenant: Tenant;
let childId: string;
let guardianId: string;
let check: ReturnType<typeof aCheck>;
beforeAll(async () => {
  engines = await startEngines();
});
beforeEach(async () => {
  tenant = new Tenant(engines);
  await tenant.contracts({ bogklub: ['teaching'] });
  ({ childId, guardianId } = await tenant.enrolsWithGrounds());
  check = aCheck(tenant);
});
afterEach(() => check.stop());
afterAll(() => engines.stop());

const sub = (name: string, country: string, engagedBy: string | null = null) => ({
  name,
  activity: 'drift',
  engagedBy,
  address: 'Vej 3',
  contact: 'Kontoret',
  country,
  clause: '5',
});

/** A vendor whose terms say this of its chain: drafted, and signed if it may be. */
async function contracted(
  id: string,
  over: object,
  webhook: { url: string; country: string } | null = null,
): Promise<{ status: number; reason?: string; detail?: string; findings?: readonly { code: string }[] }> {
  const [as, params] = [tenant.caseworker(), { vendorId: id }];
  await tenant.does('registerVendor', as, { body: { id, name: id, cvr: null, country: 'DK', webhook } });
  const terms = { ...termsFor(id, ['teaching']), ...over };
  const drafted = await tenant.call('draftAgreement', as, { params, body: { terms } });
  if (drafted.status >= 300) return { status: drafted.status, ...drafted.body };
  const { agreementId } = drafted.body;
  const signed = { params: { ...params, agreementId }, body: { signedOn: '2026-01-01' } };
  await tenant.does('signAgreement', as, signed);
  return { status: drafted.status, findings: drafted.body.findings };
}
const asked = async (vendorId: string) =>
  (await check.one(question(childId, 'teaching', vendorId), tenant.vendor(vendorId))).body;

describe('a check that is denied by the perimeter names the link', () => {
  it('and the way down to it', async () => {
    await contracted('dybt', { subProcessors: [sub('Skyen', 'DE'), sub('Båndet', 'NO', 'Skyen')] });

    expect(await asked('dybt')).toEqual({
      decision: false,
      context: {
        reason: 'outside-perimeter',
        reason_user: CHECK_REASONS['outside-perimeter'],
        remedy: 'correct-agreement',
        link: { name: 'Båndet', activity: 'drift', country: 'NO', chain: ['dybt', 'Skyen', 'Båndet'] },
      },
    });
  });

  it('be it the host its notices would go to', async () => {
    await contracted('nord', {}, { url: 'https://nord.example.no/tasks', country: 'NO' });

    expect((await asked('nord')).context.link).toEqual({
      name: 'nord.example.no',
      activity: 'webhook',
      country: 'NO',
      chain: ['nord', 'nord.example.no'],
    });
  });
});

it('the host of the webhook is found outside when the agreement is drafted, and whenever it is looked at', async () => {
  const drafted = await contracted('nord', {}, { url: 'https://nord.example.no/tasks', country: 'NO' });
  const seen = await tenant.does('getVendor', tenant.caseworker(), { params: { vendorId: 'nord' } });

  for (const findings of [drafted.findings, seen.agreements[0].findings])
    expect(findings.slice(0, 2)).toMatchObject([
      {
        code: 'outside-perimeter',
        text: { en: expect.stringContaining('nord → nord.example.no (webhook, NO)') },
      },
      { code: 'stricter-than-gdpr' },
    ]);
});

describe('the webhook of a vendor', () => {
  const NORWAY = { url: 'https://nord.example.no/tasks', country: 'NO' };
  const DENMARK = { url: 'https://nord.example.dk/tasks', country: 'DK' };
  const replaces = (webhook: unknown, as = tenant.caseworker(), more = {}) =>
    tenant.call('replaceWebhook', as, { params: { vendorId: 'nord' }, body: { webhook }, ...more });
  const denial = async () => {
    const { decision, context } = await asked('nord');
    return decision ? 'yes' : `${context.reason} ${context.remedy}`;
  };
  const later = () => tenant.clock.advance(5_000);

  it.each([
    ['one inside', DENMARK],
    ['none', null],
  ])(
    'that is outside is what is to be corrected; replaced by %s the check says yes',
    async (_what, webhook) => {
      await contracted('nord', {}, NORWAY);
      expect(await denial()).toBe('outside-perimeter correct-webhook');

      expect((await replaces(webhook)).status).toBe(201);

      later();
      expect(await denial()).toBe('yes');
      const seen = await tenant.does('getVendor', tenant.caseworker(), { params: { vendorId: 'nord' } });
      expect(seen.webhook).toEqual(webhook);
      expect(seen.agreements[0].status).toBe('in-force');
      expect(await tenant.events('vendor', 'nord')).toEqual([
        'vendor-registered',
        'agreement-drafted',
        'agreement-signed',
        'webhook-replaced',
      ]);
    },
  );

  it('gets its secret when it is the first, the same as before when it moves, and none when it is removed', async () => {
    await contracted('nord', {});
    const first = (await replaces(DENMARK)).body;
    const moved = (await replaces({ ...DENMARK, url: 'https://andet.example.dk/tasks' })).body;

    expect(first).toEqual({ vendorId: 'nord', webhookSecret: expect.stringMatching(/^whsec_/) });
    expect(moved).toEqual(first);
    expect((await replaces(null)).body).toEqual({ vendorId: 'nord' });
  });

  it('sent again changes nothing', async () => {
    await contracted('nord', {}, DENMARK);
    await replaces(DENMARK);
    await replaces({ ...DENMARK, country: 'SE' }, tenant.caseworker(), {
      headers: { 'idempotency-key': 'w1' },
    });
    await replaces({ ...DENMARK, country: 'SE' }, tenant.caseworker(), {
      headers: { 'idempotency-key': 'w1' },
    });

    expect(
      (await tenant.events('vendor', 'nord')).filter((type) => type === 'webhook-replaced'),
    ).toHaveLength(1);
  });

  it.each([
    ['a country outside the EEA', 422, 'webhook-outside-eea', { ...NORWAY, country: 'US' }],
    ['a code of no country', 400, 'invalid-body', { ...NORWAY, country: 'XX' }],
    ['what is no address', 400, 'invalid-body', { ...NORWAY, url: 'nord' }],
    ['nothing said', 400, 'invalid-body', undefined],
  ])('is not replaced by %s', async (_what, status, reason, webhook) => {
    await contracted('nord', {}, DENMARK);

    expect(await replaces(webhook)).toMatchObject({ status, body: { reason } });
    expect(await tenant.events('vendor', 'nord')).not.toContain('webhook-replaced');
  });

  it('is not replaced by the vendor itself, nor where there is no vendor', async () => {
    expect(await replaces(DENMARK)).toMatchObject({ status: 404, body: { reason: 'no-such-vendor' } });
    await contracted('nord', {}, NORWAY);

    expect(await replaces(DENMARK, tenant.vendor('nord'))).toMatchObject({
      status: 403,
      body: { reason: 'not-for-your-role' },
    });
  });
});

it.each([
  ['sub-processor-named-twice', 'Skyen', [sub('Skyen', 'DE'), sub('Skyen', 'NO')]],
  ['engaged-by-unknown', 'Ingen', [sub('Skyen', 'DE', 'Ingen')]],
  ['engaged-in-a-circle', 'Båndet', [sub('Skyen', 'DE', 'Båndet'), sub('Båndet', 'DE', 'Skyen')]],
])('sub-processors that do not hang together are not drafted: %s', async (reason, detail, subProcessors) => {
  expect(await contracted('loest', { subProcessors })).toMatchObject({ status: 422, reason, detail });
});

describe('when an adequacy decision ends', () => {
  /** The day before the decision on the United Kingdom ends (domain 5), and that day, in Copenhagen. */
  const until = (day: string) =>
    tenant.clock.advance(Date.parse(`${day}T09:00:00.000Z`) - Date.parse(tenant.clock.now()));
  const british = {
    perimeter: {
      ...termsFor('x', ['teaching']).perimeter,
      kind: 'eea-or-instructed',
      transfers: [{ country: 'GB', recipient: 'Skyen', ground: 'art-45', signedOn: '2026-01-01' }],
    },
    subProcessors: [sub('Skyen', 'GB')],
  };

  it('the next check is denied, and new values are no longer shown, though all was decided before', async () => {
    await contracted('oevaerk', british);
    const requestId = await tenant.opens(tenant.guardian(guardianId), childId, {
      right: 'rectification',
      changes: [{ field: 'givenName', from: 'Valdemar', to: 'Waldemar' }],
    });
    await deliver(tenant, 'rectification', requestId);
    await tenant.assesses(requestId, 'accuracy', { correctedAtSource: true });
    await deliver(tenant, 'rectification', requestId);
    const params = { taskId: `${requestId}.oevaerk.correct` };
    const shown = async () =>
      (await tenant.does('getTask', tenant.vendor('oevaerk'), { params })).changes?.length ?? null;

    until('2031-12-26');
    const before = [(await asked('oevaerk')).decision, await shown()];
    until('2031-12-27');
    const after = [(await asked('oevaerk')).decision, await shown()];

    expect([before, after]).toEqual([
      [true, 1],
      [false, null],
    ]);
  });
});
