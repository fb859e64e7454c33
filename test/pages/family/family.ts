import type { Engines } from '../../engines/engines.ts';
import { aChild, aCpr, aGuardian } from '../../engines/people.ts';
import { purpose } from '../../engines/register.ts';
import { Tenant } from '../../engines/tenant.ts';
import { type Shown, Visitor } from '../visitor.ts';

const both = (text: string) => ({ da: text, en: text });

/** A consent that both guardians must give, with a text for the child. */
const HEALTH = {
  ...purpose('health', { kind: 'consent', custody: 'both', childDecidesFrom: null, special: true }),
  childText: both('en kort tekst til barnet'),
};

/** A consent that the pupil gives herself from fifteen on, in two paragraphs, with a text for the child. */
const CLUB = {
  ...purpose('club', { kind: 'consent', custody: 'one', childDecidesFrom: 15, special: false }),
  text: both('tekst om club\n\nog mere om club'),
  childText: both('kort om club'),
};

/** A controller whose vendors photograph, teach, write of health, and run a club. */
export async function aController(engines: Engines): Promise<Tenant> {
  const tenant = new Tenant(engines);
  for (const body of [HEALTH, CLUB]) await tenant.does('registerPurpose', tenant.caseworker(), { body });
  await tenant.contracts({ foto: ['photos'], forlag: ['teaching'], hjul: ['health'], klub: ['club'] });
  return tenant;
}

/** A child with two guardians, who is taught. */
export async function aFamily(tenant: Tenant, bornOn = '2016-03-14') {
  const guardians = [aGuardian('Ingeborg'), aGuardian('Mikkel')];
  const enrolled = await tenant.enrols(aChild({ cpr: aCpr(bornOn), guardians }));
  const { childId, guardianIds } = enrolled;
  const [mother = '', father = ''] = guardianIds;
  const body = { purposeId: 'teaching', childIds: [childId] };
  await tenant.does('establishBasis', tenant.caseworker(), { body });
  return { childId, mother, father };
}

/** Somebody of a family, signed in. */
export const asGuardian = (tenant: Tenant, id: string): Promise<Visitor> =>
  new Visitor(tenant).signIn(tenant.guardian(id));
export const asChild = (tenant: Tenant, id: string): Promise<Visitor> =>
  new Visitor(tenant).signIn({ ...tenant.guardian(id), role: 'child' });

/** The second headings of a page, in their order. */
export const headings = ({ html }: Shown): string[] =>
  [...html.slice(html.indexOf('<main')).matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, text = '']) => text);
