import { setTimeout as sleep } from 'node:timers/promises';
import { dateInCopenhagen } from '../../lambdas/domain/dates.ts';
import type { As } from '../client.ts';
import { MUNICIPALITY, readAgreement, readPurposes, VENDORS } from '../story/input.ts';
import { type Answer, type Done, townClient } from './client.ts';
import { CLASSES } from './people.ts';

const caseworker: As = ['caseworker', 'cw1'];
export const ANNA: As = ['guardian', 'guardian1'];
export const JONAS: As = ['guardian', 'guardian2'];
export const METTE: As = ['guardian', 'guardian3'];

/** What there is to look at when the test people sign in. */
export type Town = {
  readonly asta: string;
  /** Anna's alone. */
  readonly villads: string;
  readonly otto: string;
  /** Fifteen years old. */
  readonly ida: string;
  readonly annaId: string;
  readonly jonasId: string;
  readonly agreements: Readonly<Record<string, string>>;
  /** A class that is leaving, in erasures. */
  readonly bulk: string;
  /** Requests by what is particular about them. */
  readonly requests: Readonly<Record<RequestName, string>>;
};
type RequestName =
  | 'access'
  | 'rectification'
  | 'objection'
  | 'restriction'
  | 'paused'
  | 'late'
  | 'letter'
  | 'erasure';
type Request = Answer<'getRequest'>;

const STATUTORY = {
  fifth: [
    'digital-learning-materials',
    'practice-tests',
    'user-administration',
    'support',
    'usage-statistics',
  ],
  ninth: ['digital-learning-materials', 'practice-tests', 'user-administration'],
  room: ['development-assessment', 'development-statistics'],
  leavers: ['practice-tests'],
} as const;

const daysAgo = (days: number): string =>
  dateInCopenhagen(new Date(Date.now() - days * 86_400_000).toISOString());

/**
 * Furnishes an empty municipality of a running stack as one is found on a working day: three agreements, two classes and
 * a daycare room, consents given, refused and disputed, and requests that wait for a person, a vendor or an answer.
 */
export async function furnish(stack: { readonly api: string; readonly issuer: string }): Promise<Town> {
  const done = townClient(stack);
  await done('describeController', { as: caseworker, body: MUNICIPALITY });
  for (const purpose of readPurposes()) await done('registerPurpose', { as: caseworker, body: purpose });
  const agreements: Record<string, string> = {};
  for (const vendorId of VENDORS) agreements[vendorId] = await contract(done, vendorId);
  const fifth = await enrol(done, 'fifth');
  const [ida] = await enrol(done, 'ninth');
  const [otto] = await enrol(done, 'room');
  const [asta, ...classmates] = fifth;
  const [villads] = classmates;
  if (!asta || !villads || !ida || !otto) throw new Error('nobody was enrolled');
  const [annaId = '', jonasId = ''] = asta.guardianIds;
  await consents(done, asta.childId, otto.childId, classmates.slice(1));
  const requests = await requestsOf(done, {
    gone: fifth.at(-1)?.childId ?? '',
    asta: asta.childId,
    otto: otto.childId,
    ida: ida.childId,
    annaId,
  });
  await enrol(done, 'leavers');
  const { bulkId } = await done('depart', {
    as: caseworker,
    body: {
      institution: CLASSES.leavers.group.institution,
      group: CLASSES.leavers.group.name,
      on: daysAgo(0),
    },
  });
  return {
    asta: asta.childId,
    villads: villads.childId,
    otto: otto.childId,
    ida: ida.childId,
    annaId,
    jonasId,
    agreements,
    bulk: bulkId,
    requests,
  };
}

async function contract(done: Done, vendorId: (typeof VENDORS)[number]): Promise<string> {
  const { vendor, terms } = readAgreement(vendorId);
  await done('registerVendor', { as: caseworker, body: vendor });
  const params = { vendorId };
  const { agreementId } = await done('draftAgreement', { as: caseworker, params, body: { terms } });
  await done('signAgreement', {
    as: caseworker,
    params: { vendorId, agreementId },
    body: { signedOn: daysAgo(90) },
  });
  return agreementId;
}

type Enrolled = Answer<'enrol'>['children'][number];

async function enrol(done: Done, name: keyof typeof CLASSES): Promise<readonly Enrolled[]> {
  const body = CLASSES[name];
  const { children } = await done('enrol', { as: caseworker, body });
  for (const purposeId of STATUTORY[name])
    await done('establishBasis', { as: caseworker, body: { purposeId, group: body.group } });
  return children;
}

/** Answers to what is asked: Anna and Jonas differ about Otto; papers of the classmates came in. */
async function consents(
  done: Done,
  asta: string,
  otto: string,
  classmates: readonly Enrolled[],
): Promise<void> {
  const answers = (as: As, childId: string, purposeId: string, answer: string) =>
    done('giveConsent', { as, params: { childId }, body: { purposeId, answer, version: 1 } });
  await answers(ANNA, asta, 'news-to-users', 'given');
  await answers(ANNA, otto, 'development-assessment-health', 'given');
  await answers(JONAS, otto, 'development-assessment-health', 'refused');
  for (const [nth, { childId, guardianIds }] of classmates.entries()) {
    const [personId] = guardianIds;
    if (nth % 3 === 2) continue;
    const answer = nth % 5 === 0 ? 'refused' : 'given';
    const body = {
      purposeId: 'news-to-users',
      answer,
      version: 1,
      onPaper: { personId, on: daysAgo(0) },
    };
    await done('giveConsent', { as: caseworker, params: { childId }, body });
  }
}

type Family = {
  readonly asta: string;
  readonly otto: string;
  readonly ida: string;
  /** Whose data the controller has no more business with. */
  readonly gone: string;
  readonly annaId: string;
};

async function requestsOf(done: Done, { asta, otto, ida, gone, annaId }: Family): Promise<Town['requests']> {
  const opens = async (as: As, childId: string, body: object, until: Request['status']): Promise<string> => {
    const { requestId } = await done('openRequest', { as, params: { childId }, body });
    await come(done, requestId, until);
    return requestId;
  };
  const onPaper = { personId: annaId };
  const late = { right: 'access', onPaper, receivedOn: daysAgo(45) };
  const paused = {
    right: 'access',
    receivedOn: daysAgo(20),
    onPaper: { ...onPaper, asked: { because: 'scope', question: 'Hvilket skoleår drejer det sig om?' } },
  };
  const changes = [{ field: 'givenName', from: 'Asta', to: 'Astrid' }];
  const reason = 'Hun bliver ked af at blive målt op mod de andre.';
  const requests = {
    access: await opens(ANNA, asta, { right: 'access' }, 'with-vendors'),
    rectification: await opens(ANNA, asta, { right: 'rectification', changes }, 'awaiting-decision'),
    objection: await opens(
      METTE,
      ida,
      { right: 'objection', purposes: ['practice-tests'], reason },
      'awaiting-decision',
    ),
    restriction: await opens(JONAS, otto, { right: 'restriction' }, 'with-vendors'),
    paused: await opens(caseworker, asta, paused, 'awaiting-requester'),
    late: await opens(caseworker, asta, late, 'with-vendors'),
    letter: await opens(
      caseworker,
      otto,
      { right: 'access', onPaper, receivedOn: daysAgo(12) },
      'with-vendors',
    ),
    erasure: await opens(caseworker, gone, { right: 'erasure' }, 'with-vendors'),
  };
  await answerAll(done, requests.erasure, {});
  await come(done, requests.erasure, 'completed');
  // Nobody had anything to hand over: what is left is the letter that says so.
  await answerAll(done, requests.letter, { outcome: 'no-data' });
  await come(done, requests.letter, 'completed');
  await answerAll(done, requests.access, {
    data: { elev: { navn: 'Asta', resultater: [{ prøve: 'Læsning', point: 34 }] } },
  });
  await come(done, requests.access, 'awaiting-decision');
  return requests;
}

/** Every vendor does what it was asked to. */
async function answerAll(done: Done, requestId: string, result: object): Promise<void> {
  const { tasks } = await done('getRequest', { as: caseworker, params: { requestId } });
  for (const { taskId, vendorId } of tasks)
    await done('answerTask', {
      as: ['vendor', vendorId],
      params: { taskId },
      body: { outcome: 'done', ...result },
    });
}

const PATIENCE_MS = 30_000;

/** Waits until a request stands as told; workers take a moment. */
async function come(done: Done, requestId: string, status: Request['status']): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const request = await done('getRequest', { as: caseworker, params: { requestId } });
    if (request.status === status) return;
    if (Date.now() > until) throw new Error(`request ${requestId} is ${request.status}, not ${status}`);
    await sleep(100);
  }
}
