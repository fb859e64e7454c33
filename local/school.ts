import { dateInCopenhagen } from '../lambdas/domain/dates.ts';
import { type As, type CallOptions, type Client, createClient, type Reply } from './client.ts';
import { CONTROLLERS } from './people.ts';
import { readAgreement, readPurposes, VENDORS } from './story/input.ts';

const caseworker: As = ['caseworker', 'cw1'];
const mother: As = ['guardian', 'guardian1'];
const father: As = ['guardian', 'guardian2'];
const other: As = ['guardian', 'guardian3'];
const pupil: As = ['child', 'child2'];

const SCHOOL = '280123';
const DAYCARE = '280456';
const FIFTH = { institution: SCHOOL, name: '5B' };
const NINTH = { institution: SCHOOL, name: '9A' };
const STARS = { institution: DAYCARE, name: 'Stjernerne' };

/** Guardians who can sign in, by their invented CPR numbers; all numbers here belong to nobody. */
const MOTHER = { cpr: '6201851007', givenName: 'Mette', familyName: 'Eksempel' };
const FATHER = { cpr: '8006799028', givenName: 'Jonas', familyName: 'Eksempel' };
const OTHER = { cpr: '6101900001', givenName: 'Sofie', familyName: 'Prøve' };

const FIFTH_CLASS = [
  {
    cpr: '7403154002',
    givenName: 'Alma',
    familyName: 'Eksempel',
    uniLogin: 'alma0314',
    guardians: [MOTHER, FATHER],
  },
  ...['Anton', 'Clara', 'Ellinor', 'Emil', 'Freja', 'Karl', 'Liv', 'Malthe', 'Nora', 'Oscar', 'Storm'].map(
    (givenName, index) => ({
      cpr: `${61 + index}06154${String(100 + index)}`,
      givenName,
      familyName: index % 2 === 0 ? 'Prøve' : 'Test',
      guardians: [
        { cpr: `${61 + index}01880${String(200 + index)}`, givenName: 'Forælder', familyName: 'Prøve' },
      ],
    }),
  ),
];
const NINTH_CLASS = [
  { cpr: '6109115019', givenName: 'Ida', familyName: 'Prøve', uniLogin: 'ida20110', guardians: [OTHER] },
  { cpr: '8902126008', givenName: 'Noah', familyName: 'Prøve', guardians: [OTHER] },
];
const DAYCARE_GROUP = [
  { cpr: '7511209018', givenName: 'Viggo', familyName: 'Eksempel', guardians: [MOTHER, FATHER] },
];

const AT_SCHOOL = ['digital-learning-materials', 'practice-tests', 'user-administration', 'support'];
const AT_DAYCARE = ['development-assessment', 'development-assessment-support', 'user-administration'];

/** A controller that is there already: nothing is added to it. */
export class AlreadyOpen extends Error {}

/**
 * Fills the test municipality with a school and a daycare as they are in the middle of a year, so that every test person
 * has something to see: grounds and consents, a disagreement, requests at different stages, an agreement with gaps.
 */
export async function openSchool(options: {
  readonly api: string;
  readonly issuer: string;
  readonly write: (line: string) => void;
}): Promise<void> {
  const { write } = options;
  const [controller = ''] = Object.keys(CONTROLLERS);
  const client = createClient({ ...options, controller });
  const { purposes } = await does(client, 'listPurposes', { as: caseworker });
  if (purposes.length > 0) throw new AlreadyOpen();
  await registers(client);
  write('purposes, vendors and their agreements are registered');
  const enrolled = new Map<string, Enrolled>();
  for (const [group, children] of [
    [FIFTH, FIFTH_CLASS],
    [NINTH, NINTH_CLASS],
    [STARS, DAYCARE_GROUP],
  ] as const) {
    const answer = await does(client, 'enrol', { as: caseworker, body: { group, children } });
    (answer.children as Enrolled[]).forEach((one, index) => {
      enrolled.set(children[index]?.givenName ?? '', one);
    });
    for (const purposeId of group === STARS ? AT_DAYCARE : AT_SCHOOL)
      await does(client, 'establishBasis', { as: caseworker, body: { purposeId, group } });
    write(`${group.name} is enrolled, ${children.length} children, with its statutory bases`);
  }
  await families(client, enrolled);
  write('families have answered, asked and objected');
}

type Enrolled = { readonly childId: string; readonly guardianIds: readonly string[] };

async function does(
  client: Client,
  operation: Parameters<Client['call']>[0],
  call: CallOptions,
): Promise<Reply['body']> {
  const { status, body } = await client.call(operation, call);
  if (status >= 300) throw new Error(`${operation} was answered ${status} ${body?.reason}: ${body?.title}`);
  return body;
}

async function registers(client: Client): Promise<void> {
  for (const body of readPurposes()) await does(client, 'registerPurpose', { as: caseworker, body });
  for (const vendorId of VENDORS) {
    const { vendor, terms } = readAgreement(vendorId);
    await does(client, 'registerVendor', { as: caseworker, body: vendor });
    const params = { vendorId };
    const { agreementId } = await does(client, 'draftAgreement', { as: caseworker, params, body: { terms } });
    await does(client, 'signAgreement', {
      as: caseworker,
      params: { ...params, agreementId },
      body: { signedOn: day(-90) },
    });
  }
}

const day = (offset: number): string =>
  dateInCopenhagen(new Date(Date.now() + offset * 86_400_000).toISOString());

async function families(client: Client, enrolled: ReadonlyMap<string, Enrolled>): Promise<void> {
  const of = (name: string) => {
    const child = enrolled.get(name);
    if (!child) throw new Error(`${name} is not enrolled`);
    return { childId: child.childId, guardianIds: child.guardianIds };
  };
  const alma = { childId: of('Alma').childId };
  const viggo = { childId: of('Viggo').childId };
  const ida = { childId: of('Ida').childId };
  const noah = { childId: of('Noah').childId };
  const consents = (as: As, params: { childId: string }, purposeId: string, answer: 'given' | 'refused') =>
    does(client, 'giveConsent', { as, params, body: { purposeId, answer, version: 1 } });

  await consents(mother, alma, 'news-to-users', 'given');
  // Of the health part, both must say yes: one has, and the other has not answered yet.
  await consents(mother, viggo, 'development-assessment-health', 'given');
  await consents(mother, viggo, 'training-with-real-data', 'given');
  await consents(father, viggo, 'training-with-real-data', 'refused');
  await consents(pupil, ida, 'news-to-users', 'given');
  await does(client, 'withdrawConsent', { as: pupil, params: ida, body: { purposeId: 'news-to-users' } });

  await does(client, 'openRequest', {
    as: mother,
    params: alma,
    body: {
      right: 'objection',
      purposes: ['practice-tests'],
      reason: 'Alma bliver ked af de prøver, hvor tiden løber.',
    },
  });
  await does(client, 'openRequest', { as: mother, params: viggo, body: { right: 'access' } });
  await does(client, 'openRequest', {
    as: other,
    params: noah,
    body: {
      right: 'rectification',
      changes: [{ field: 'familyName', from: 'Prøve', to: 'Prøve Holm' }],
    },
  });
  const [paper = ''] = of('Emil').guardianIds;
  await does(client, 'openRequest', {
    as: caseworker,
    params: { childId: of('Emil').childId },
    body: { right: 'access', receivedOn: day(-26), onPaper: { personId: paper } },
  });
  const [late = ''] = of('Freja').guardianIds;
  await does(client, 'openRequest', {
    as: caseworker,
    params: { childId: of('Freja').childId },
    body: { right: 'erasure', receivedOn: day(-40), onPaper: { personId: late } },
  });
}
