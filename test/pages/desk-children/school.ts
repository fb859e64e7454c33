import type { Engines } from '../../engines/engines.ts';
import { aChild, aGuardian, type ChildToEnrol, GROUP } from '../../engines/people.ts';
import { purpose } from '../../engines/register.ts';
import { Tenant } from '../../engines/tenant.ts';
import { textOf, Visitor } from '../visitor.ts';

export const HEALTH = purpose('health', {
  kind: 'consent',
  custody: 'both',
  childDecidesFrom: null,
  special: true,
});

/** A controller that teaches by statute, photographs with the consent of one guardian, and writes of health with both. */
export async function aController(engines: Engines): Promise<Tenant> {
  const tenant = new Tenant(engines);
  await tenant.does('registerPurpose', tenant.caseworker(), { body: HEALTH });
  await tenant.contracts({ foto: ['photos'], forlag: ['teaching'], hjul: ['health'] });
  return tenant;
}

export const asCaseworker = (tenant: Tenant): Promise<Visitor> =>
  new Visitor(tenant).signIn(tenant.caseworker());

/** A child with two guardians. */
export const aPupil = (givenName: string, more: Partial<ChildToEnrol> = {}): ChildToEnrol =>
  aChild({ givenName, guardians: [aGuardian('Ingeborg'), aGuardian('Mikkel')], ...more });

export type Pupil = { readonly childId: string; readonly mother: string; readonly father: string };

/** Children in a class, in the order of their names here. */
export async function aClass(
  tenant: Tenant,
  givenNames: readonly string[],
  name: string = GROUP.name,
): Promise<readonly Pupil[]> {
  const body = { group: { ...GROUP, name }, children: givenNames.map((one) => aPupil(one)) };
  const { children } = await tenant.does('enrol', tenant.caseworker(), { body });
  return children.map(({ childId, guardianIds }: { childId: string; guardianIds: string[] }) => ({
    childId,
    mother: guardianIds[0] ?? '',
    father: guardianIds[1] ?? '',
  }));
}

/** One child of a family. */
export async function aFamily(tenant: Tenant): Promise<Pupil> {
  const [pupil] = await aClass(tenant, ['Asta']);
  if (!pupil) throw new Error('nobody was enrolled');
  return pupil;
}

/** A guardian answers a consent online. */
export const says = (
  tenant: Tenant,
  personId: string,
  childId: string,
  answer: 'given' | 'refused',
  purposeId = 'photos',
): Promise<unknown> =>
  tenant.does('giveConsent', tenant.guardian(personId), {
    params: { childId },
    body: { purposeId, answer, version: 1 },
  });

/** The row of a table that begins with a name, in words. */
export const rowOf = (html: string, name: string): string =>
  textOf((html.split('<tr>').find((row) => row.includes(`>${name}`)) ?? '').split('</tr>')[0] ?? '');
