import { dateInCopenhagen } from '../../lambdas/domain/dates.ts';
import type { As } from '../../local/client.ts';
import { CLASS, readAgreement, readPurposes } from '../../local/story/input.ts';
import { type Answer, eventually, newTenant, type Tenant } from './stack.ts';

export const caseworker: As = ['caseworker', 'cw1'];
export const mother: As = ['guardian', 'guardian1'];
export const father: As = ['guardian', 'guardian2'];
/** Holds custody of the third child only. */
export const stranger: As = ['guardian', 'guardian3'];
export const jhSoftware: As = ['vendor', 'jh-software'];
export const learnLab: As = ['vendor', 'learnlab'];

export const today = (): string => dateInCopenhagen(new Date().toISOString());
/** A date so many days from today. */
export const daysFromToday = (days: number): string =>
  dateInCopenhagen(new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString());

/** A controller with every purpose, two vendors whose agreements are signed, and a class with its guardians. */
export type School = Tenant & {
  /** Mother's and father's. */
  readonly first: string;
  /** Mother's alone. */
  readonly second: string;
  /** The stranger's. */
  readonly third: string;
  readonly motherId: string;
  readonly fatherId: string;
  readonly agreements: Readonly<Record<'jh-software' | 'learnlab', string>>;
  /** Verifies the webhooks of JH Software. */
  readonly webhookSecret: string | undefined;
};

const STATUTORY = ['practice-tests', 'development-assessment'];

export async function newSchool(
  { webhook }: { readonly webhook?: string } = {},
  tenant: Tenant = newTenant(),
): Promise<School> {
  await registerPurposes(tenant);
  const [jh, ll, enrolled] = await Promise.all([
    registerAndSign(tenant, 'jh-software', webhook),
    registerAndSign(tenant, 'learnlab'),
    tenant.done('enrol', { as: caseworker, body: CLASS }),
  ]);
  for (const purposeId of STATUTORY)
    await tenant.done('establishBasis', { as: caseworker, body: { purposeId, group: CLASS.group } });
  const [first, second, third] = enrolled.children;
  const [motherId = '', fatherId = ''] = first?.guardianIds ?? [];
  return {
    ...tenant,
    first: first?.childId ?? '',
    second: second?.childId ?? '',
    third: third?.childId ?? '',
    motherId,
    fatherId,
    agreements: { 'jh-software': jh.agreementId, learnlab: ll.agreementId },
    webhookSecret: jh.webhookSecret,
  };
}

export const registerPurposes = (tenant: Tenant) =>
  Promise.all(
    readPurposes().map((purpose) => tenant.done('registerPurpose', { as: caseworker, body: purpose })),
  );

async function registerAndSign(tenant: Tenant, vendorId: 'jh-software' | 'learnlab', url?: string) {
  const { vendor, terms } = readAgreement(vendorId);
  const body = url === undefined ? vendor : { ...vendor, webhook: { url, country: 'DK' } };
  const { webhookSecret } = await tenant.done('registerVendor', { as: caseworker, body });
  const params = { vendorId };
  const { agreementId } = await tenant.done('draftAgreement', { as: caseworker, params, body: { terms } });
  await tenant.done('signAgreement', {
    as: caseworker,
    params: { vendorId, agreementId },
    body: { signedOn: today() },
  });
  return { agreementId, webhookSecret };
}

/** What a vendor is answered: `allowed`, or the reason it is not. */
export async function check(tenant: Tenant, vendor: As, purposeId: string, childId: string): Promise<string> {
  const { decision, context } = await tenant.done('evaluate', {
    as: vendor,
    body: question(vendor[1] ?? '', purposeId, childId),
  });
  return decision ? 'allowed' : (context?.reason ?? 'denied without a reason');
}

export const question = (vendorId: string, purposeId: string, childId: string) => ({
  subject: { type: 'vendor', id: vendorId },
  action: { name: purposeId },
  resource: { type: 'child', id: childId },
});

export const consent = (
  tenant: Tenant,
  as: As,
  childId: string,
  purposeId: string,
  answer: 'given' | 'refused' = 'given',
) => tenant.done('giveConsent', { as, params: { childId }, body: { purposeId, answer, version: 1 } });

export const withdraw = (tenant: Tenant, as: As, childId: string, purposeId: string) =>
  tenant.done('withdrawConsent', { as, params: { childId }, body: { purposeId } });

/** The request when it has come to a status. */
export const whenRequest = (tenant: Tenant, requestId: string, status: Request['status']): Promise<Request> =>
  eventually(
    () => seen(tenant, requestId),
    (request) => request.status === status,
  );

/** Opens a request and waits for its decision. */
export async function openRequest(
  tenant: Tenant,
  as: As,
  childId: string,
  body: { readonly right: string; readonly [field: string]: unknown },
): Promise<Request> {
  const { requestId } = await tenant.done('openRequest', { as, params: { childId }, body });
  return eventually(
    () => seen(tenant, requestId),
    ({ status }) => status !== 'received',
  );
}

/** A request as the case worker sees it now. */
export const seen = (tenant: Tenant, requestId: string): Promise<Request> =>
  tenant.done('getRequest', { as: caseworker, params: { requestId } });

/** Each vendor answers its open tasks of the request; then the request is waited for. */
export async function answerAll(
  tenant: Tenant,
  request: Pick<Request, 'requestId' | 'tasks'>,
  result: Readonly<Record<string, unknown>> = {},
): Promise<Request> {
  await answerOpen(tenant, request, result);
  return whenRequest(tenant, request.requestId, 'completed');
}

/** Each vendor hands over its part of the request, and a case worker releases them all, less what is withheld. */
export async function handOver(
  tenant: Tenant,
  request: Pick<Request, 'requestId' | 'tasks'>,
  data: Readonly<Record<string, unknown>>,
  withhold: readonly Withholding[] = [],
): Promise<Request> {
  await answerOpen(tenant, request, { data });
  await whenRequest(tenant, request.requestId, 'awaiting-decision');
  await decide(tenant, request.requestId, { question: 'release', withhold });
  return whenRequest(tenant, request.requestId, 'completed');
}

type Request = Answer<'getRequest'>;
type Withholding = { readonly vendorId: string; readonly pointer: string; readonly because: string };

async function answerOpen(
  tenant: Tenant,
  { tasks }: Pick<Request, 'tasks'>,
  result: Readonly<Record<string, unknown>>,
): Promise<void> {
  for (const { taskId, status } of tasks)
    if (!['done', 'waived', 'withdrawn'].includes(status)) await answer(tenant, taskId, result);
}

/** The vendor of a task answers it. */
export const answer = (tenant: Tenant, taskId: string, result: Readonly<Record<string, unknown>> = {}) =>
  tenant.done('answerTask', {
    as: ['vendor', taskId.split('.')[1] ?? ''],
    params: { taskId },
    body: { outcome: 'done', ...result },
  });

/** What is sent to answer a question that waits for a person; upheld, unless it says otherwise. */
export const assessment = (body: { readonly question: string; readonly [field: string]: unknown }) => ({
  outcome: 'upheld',
  reason: 'Vurderet',
  ...body,
});

/** A case worker answers a question that waits for a person. */
export const decide = (tenant: Tenant, requestId: string, body: Parameters<typeof assessment>[0]) =>
  tenant.done('assessRequest', { as: caseworker, params: { requestId }, body: assessment(body) });

/** The events of a child's or request's ledger, whose chain must hold. */
export async function eventsOf(tenant: Tenant, of: { childId: string } | { requestId: string }) {
  const operation = 'childId' in of ? 'childLedger' : 'requestLedger';
  const { verification, events } = await tenant.done(operation, { as: caseworker, params: of });
  if (!verification.intact) throw new Error(`the chain is broken: ${JSON.stringify(verification)}`);
  return events.map(({ body }) => JSON.parse(body).event as { type: string; [field: string]: unknown });
}

/** The call that fetches a package. */
export const packageOf = (as: As, requestId: string, format = 'json') => ({
  as,
  params: { requestId },
  query: { format },
});
