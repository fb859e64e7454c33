import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation } from '../../lambdas/contracts/routes.ts';
import { dateInCopenhagen } from '../../lambdas/domain/dates.ts';
import type { As, CallOptions, Client } from '../client.ts';
import { readAgreement, readPurposes } from '../story/input.ts';
import type { Seeding } from './seed.ts';

export const VENDOR: As = ['vendor', 'jh-software'];
const GROUP = { institution: '280000', name: 'K0' };
const IN_CLASS = 30;

/** A call that must succeed; its answer. */
async function done(client: Client, operation: Operation, options: CallOptions) {
  const { status, body } = await client.call(operation, options);
  if (status >= 300) throw new Error(`${operation} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

type Registered = { readonly agreementId: string; readonly purpose: Seeding['purpose'] };

/** A controller's purposes, and a vendor with a signed agreement that fetches its tasks itself. */
export async function registerAll(client: Client, as: As): Promise<Registered> {
  const purposes = readPurposes();
  for (const body of purposes) await done(client, 'registerPurpose', { as, body });
  const { vendor, terms } = readAgreement('jh-software');
  await done(client, 'registerVendor', { as, body: vendor });
  const params = { vendorId: vendor.id };
  const { agreementId } = await done(client, 'draftAgreement', { as, params, body: { terms } });
  const signedOn = dateInCopenhagen(new Date().toISOString());
  await done(client, 'signAgreement', { as, params: { ...params, agreementId }, body: { signedOn } });
  const instructed = terms.instructions.map(({ purpose }) => purpose);
  for (const { id, rule } of purposes)
    if (rule.kind === 'statute' && instructed.includes(id))
      return { agreementId, purpose: { id, article: rule.article, provision: rule.provision } };
  throw new Error('the agreement instructs no purpose that rests on a statute');
}

/** Two digits of a number. */
const two = (value: number): string => String(value).padStart(2, '0');

/** Enrols one class through the API and establishes a basis for it; how long it took, in milliseconds. */
export async function enrolClass(client: Client, as: As, purposeId: string) {
  const person = (cpr: string) => ({ cpr, givenName: 'Barn', familyName: 'Eksempel' });
  // Pseudo CPR numbers (day of birth + 60), which belong to nobody.
  const children = Array.from({ length: IN_CLASS }, (_, index) => ({
    ...person(`${61 + (index % 28)}${two(1 + Math.floor(index / 28))}154${two(index)}1`),
    guardians: [person(`${61 + (index % 28)}${two(1 + Math.floor(index / 28))}850${two(index)}1`)],
  }));
  const begun = performance.now();
  const answer = await done(client, 'enrol', { as, body: { group: GROUP, children } });
  const ms = performance.now() - begun;
  await done(client, 'establishBasis', { as, body: { purposeId, group: GROUP } });
  const childIds: string[] = answer.children.map(({ childId }: { childId: string }) => childId);
  return { childIds, ms };
}

const PATIENCE_MS = 10 * 60_000;

/** Erases children one after the other, each alone; the median time from order to completed, in milliseconds. */
export async function medianErasure(client: Client, as: As, childIds: readonly string[]): Promise<number> {
  const times: number[] = [];
  for (const childId of childIds) {
    const begun = performance.now();
    const asked = { as, params: { childId }, body: { right: 'erasure' } };
    const { requestId } = await done(client, 'openRequest', asked);
    for (;;) {
      const { status } = await done(client, 'getRequest', { as, params: { requestId } });
      if (status === 'completed') break;
      if (performance.now() - begun > PATIENCE_MS) throw new Error(`a single erasure is still ${status}`);
      await sleep(10);
    }
    times.push(performance.now() - begun);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
