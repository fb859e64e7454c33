import type { Question } from '../../lambdas/domain/request.ts';
import { aDescription } from '../builders/controller.ts';
import type { Engines } from '../engines/engines.ts';
import { aCpr } from '../engines/people.ts';
import { PURPOSES, purpose, termsFor } from '../engines/register.ts';
import { Tenant } from '../engines/tenant.ts';
import { carryOut, flowOf } from '../rights/flows.ts';
import { deliver } from '../rights/workers.ts';
import type { Values } from './paths.ts';

/** What would run if it were shown as it is: within text, and within an attribute of either quote. */
const RUNS = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`;
/** Stands in everything that is about a person, and nowhere else. */
export const SECRET = 'Hemmelig';
export const hostile = (what = SECRET): string => `${what}${RUNS}`;
const both = (text: string) => ({ da: text, en: text });

/** True for markup in which hostile text would run. */
export const wouldRun = (html: string): boolean => /<script>alert|<img src=x|"&gt;&lt;script/.test(html);

const PHOTOS = purpose('photos', { kind: 'consent', custody: 'one', childDecidesFrom: 15, special: false });
const HEALTH = purpose('health', { kind: 'consent', custody: 'both', childDecidesFrom: null, special: true });

/** A controller whose every free text is hostile, with something on every page. */
export type Hostile = {
  readonly tenant: Tenant;
  readonly mother: string;
  readonly father: string;
  readonly childId: string;
  /** Fifteen, of the same parents. */
  readonly pupilId: string;
  /** What a page is visited with, by its pattern. */
  readonly family: (pattern: string) => Values;
  readonly desk: (pattern: string) => Values;
};

export async function aHostileController(engines: Engines): Promise<Hostile> {
  const tenant = new Tenant(engines);
  const as = tenant.caseworker();
  await tenant.does('describeController', as, { body: hostileDescription() });
  await register(tenant);
  const guardians = ['Ingeborg', 'Mikkel'].map((name, index) => ({
    cpr: aCpr(`198${index}-01-02`),
    givenName: hostile(`${SECRET}${name}`).slice(0, 100),
    familyName: hostile(),
  }));
  const child = (bornOn: string, uniLogin: string) => ({
    cpr: aCpr(bornOn),
    givenName: hostile(),
    familyName: hostile(),
    uniLogin,
    guardians,
  });
  const group = { institution: '280123', name: '5B' };
  const body = { group, children: [child('2016-03-14', 'vald0123'), child('2011-01-02', 'vald0124')] };
  const { children } = await tenant.does('enrol', as, { body });
  const [{ childId, guardianIds }, { childId: pupilId }] = children;
  const [mother, father] = guardianIds as [string, string];
  for (const purposeId of ['teaching', 'attendance'])
    await tenant.does('establishBasis', as, { body: { purposeId, group } });
  await answers(tenant, childId, [
    [mother, 'photos', 'given'],
    [mother, 'health', 'given'],
    [father, 'health', 'refused'],
  ]);
  const requests = await openAll(tenant, childId, pupilId, mother);
  const { agreementId, bulkId } = await ends(tenant);
  const { tasks } = await tenant.view(requests.restriction ?? '');
  const common = { childId: [childId], purposeId: ['photos', 'health', 'teaching'] };
  const some = (names: readonly string[]) => names.map((name) => requests[name] ?? '');
  /** The last part of a path tells which requests it is for. */
  const requestId = (pattern: string) =>
    some(FIT[/\w+(?=(\/\{\w+\})?$)/.exec(pattern)?.[0] ?? ''] ?? ['access']);
  return {
    tenant,
    mother,
    father,
    childId,
    pupilId,
    family: (pattern) => ({
      ...common,
      requestId: requestId(pattern),
      right: ['rectification', 'access', 'erasure', 'restriction', 'portability', 'objection'],
    }),
    desk: (pattern) => ({
      ...common,
      requestId: requestId(pattern),
      personId: [mother],
      vendorId: ['foto'],
      agreementId: [agreementId],
      bulkId: [bulkId],
      taskId: [tasks[0].taskId],
      month: ['2026-10'],
      kind: ['child', 'request'],
      id: [childId, ...some(['rectification'])],
    }),
  };
}

/** The requests a page is for, by the last part of its path. */
const FIT: Readonly<Record<string, readonly string[]>> = {
  requests: ['rectification', 'erased', 'printed', 'answered'],
  decide: ['rectification', 'access', 'objection'],
  answer: ['portability'],
  resume: ['portability', 'answered'],
  sent: ['printed'],
  lift: ['restriction'],
  tasks: ['restriction'],
  letter: ['refused'],
  certificate: ['erased'],
  package: ['printed', 'fetched'],
};

const hostileDescription = () => {
  const words = hostile('Kommune').slice(0, 200);
  return aDescription({
    name: words,
    address: words,
    dpo: { name: words, email: 'dpo@example.dk' },
    institutions: [{ number: '280123', name: words, kind: 'school' }],
  });
};

async function register(tenant: Tenant): Promise<void> {
  const as = tenant.caseworker();
  for (const body of [PHOTOS, HEALTH, ...PURPOSES.filter(({ id }) => id !== 'photos')]) {
    const words = {
      name: both(hostile('Navn')),
      text: both(hostile('Tekst')),
      childText: both(hostile('Kort')),
    };
    const provision = { provision: hostile('Lov') };
    const rule = body.rule.kind === 'consent' ? body.rule : { ...body.rule, ...provision };
    await tenant.does('registerPurpose', as, { body: { ...body, ...words, rule } });
  }
  for (const [vendorId, purposes] of Object.entries(VENDORS)) await contract(tenant, vendorId, purposes);
}

const VENDORS = { foto: ['photos', 'health'], forlag: ['teaching'], skema: ['attendance'] } as const;

async function contract(tenant: Tenant, vendorId: string, purposes: readonly string[]): Promise<void> {
  const as = tenant.caseworker();
  const words = hostile('Firma').slice(0, 200);
  const vendor = { id: vendorId, name: words, cvr: null, country: 'DK', webhook: null };
  const params = { vendorId };
  await tenant.does('registerVendor', as, { body: { ...vendor, address: words, contact: words } });
  const { agreementId } = await tenant.does('draftAgreement', as, {
    params,
    body: { terms: hostileTerms(vendorId, purposes) },
  });
  await tenant.does('signAgreement', as, {
    params: { vendorId, agreementId },
    body: { signedOn: '2026-01-01' },
  });
}

/** Terms whose every free text is hostile. */
function hostileTerms(vendorId: string, purposes: readonly string[]): ReturnType<typeof termsFor> {
  const terms = termsFor(vendorId, purposes);
  const words = both(hostile('Aftale'));
  return {
    ...terms,
    title: words.da,
    product: words.da,
    processor: { ...terms.processor, name: words.da, address: words.da },
    instructions: terms.instructions.map((one) => ({ ...one, text: words })),
    dataCategories: terms.dataCategories.map((one) => ({ ...one, text: words })),
    perimeter: { ...terms.perimeter, text: words },
    places: terms.places.map((one) => ({ ...one, name: words.da, address: words.da })),
  };
}

async function answers(
  tenant: Tenant,
  childId: string,
  said: readonly (readonly [guardianId: string, purposeId: string, answer: string])[],
): Promise<void> {
  for (const [guardianId, purposeId, answer] of said)
    await tenant.does('giveConsent', tenant.guardian(guardianId), {
      params: { childId },
      body: { purposeId, answer, version: 1 },
    });
}

/** A request by each right, with hostile reasons: some wait for a person, some for a vendor, one for its requester. */
async function openAll(
  tenant: Tenant,
  childId: string,
  pupilId: string,
  mother: string,
): Promise<Record<string, string>> {
  const her = tenant.guardian(mother);
  const reason = hostile();
  const opens = (right: string, more: object = {}) => tenant.opens(her, childId, { right, ...more });
  const changes = [
    { field: 'givenName', from: hostile(), to: hostile().slice(0, 90) },
    { field: 'Trivsel', from: reason, to: reason, statement: reason },
  ];
  // A package to fetch, and a certificate; what is erased was consented to, and is again.
  const fetched = await opens('access');
  await carryOut(tenant, flowOf('access'), fetched);
  const paper = { right: 'access', onPaper: { personId: mother }, purposes: ['teaching'] };
  const printed = await tenant.opens(tenant.caseworker(), childId, paper);
  await carryOut(tenant, flowOf('access'), printed);
  const erased = await opens('erasure', { purposes: ['photos'], reason });
  await carryOut(tenant, flowOf('an erasure a guardian asks for'), erased);
  await answers(tenant, childId, [[mother, 'photos', 'given']]);
  const access = await opens('access');
  await deliver(tenant, 'access', access);
  for (const vendorId of Object.keys(VENDORS)) await handsOver(tenant, vendorId, access);
  await deliver(tenant, 'access', access);
  const rectification = await opens('rectification', { changes });
  const objection = await opens('objection', { purposes: ['teaching'], reason });
  await deliver(tenant, 'objection', objection);
  const restriction = await opens('restriction', { reason, because: 'accuracy-contested' });
  await deliver(tenant, 'restriction', restriction);
  const portability = await opens('portability');
  const answered = await opens('access');
  for (const requestId of [portability, answered])
    await tenant.does('pauseClock', tenant.caseworker(), {
      params: { requestId },
      body: { because: 'scope', question: reason },
    });
  await tenant.does('answerPause', her, { params: { requestId: answered }, body: { text: reason } });
  const erasure = await tenant.opens(tenant.caseworker(), pupilId, { right: 'erasure', reason });
  const refused = await opens('rectification', { changes });
  await assessed(tenant, refused, 'accuracy', 'refused');
  await deliver(tenant, 'rectification', refused);
  return {
    access,
    rectification,
    objection,
    restriction,
    portability,
    answered,
    erasure,
    refused,
    erased,
    fetched,
    printed,
  };
}

async function handsOver(tenant: Tenant, vendorId: string, requestId: string): Promise<void> {
  // A name in JSON holds no quote here.
  const name = '<script>alert(1)</script><img src=x onerror=alert(1)>';
  const data = { [name]: [hostile(), { [name]: 1 }] };
  const { status, body } = await tenant.answers(vendorId, requestId, { outcome: 'done', data });
  if (status >= 300) throw new Error(`${vendorId} could not hand over: ${JSON.stringify(body)}`);
}

async function assessed(tenant: Tenant, id: string, question: Question, outcome: 'upheld' | 'refused') {
  const { status, body } = await tenant.assesses(id, question, { outcome, reason: hostile() });
  if (status >= 300) throw new Error(`${question} could not be answered: ${JSON.stringify(body)}`);
}

/** An agreement that ends, and the erasures that follow. */
async function ends(tenant: Tenant): Promise<{ agreementId: string; bulkId: string }> {
  const as = tenant.caseworker();
  const { vendors } = await tenant.does('listVendors', as);
  const idOf = (vendorId: string): string =>
    vendors.find((one: { vendorId: string }) => one.vendorId === vendorId).agreements[0].agreementId;
  const { bulkId } = await tenant.does('terminateAgreement', as, {
    params: { vendorId: 'skema', agreementId: idOf('skema') },
    body: { endsOn: '2026-10-05' },
  });
  return { agreementId: idOf('foto'), bulkId };
}
