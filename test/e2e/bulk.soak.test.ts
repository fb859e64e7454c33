import { beforeAll, describe, expect, it } from '@jest/globals';
import type { As } from '../../local/client.ts';
import {
  caseworker,
  check,
  daysFromToday,
  eventsOf,
  jhSoftware,
  learnLab,
  mother,
  newSchool,
  type School,
  today,
} from './school.ts';
import { type Answer, eventually, sharedStack } from './stack.ts';

const CLASS_SIZE = 30;
const GROUPS = ['6A', '6B'] as const;
const INSTITUTION = '280123';
const PRACTICE = 'practice-tests';

let school: School;
/** The ids of two classes of thirty. */
let classes: Readonly<Record<(typeof GROUPS)[number], readonly string[]>>;

/** Pseudo CPR numbers (day of birth + 60), which belong to nobody. */
const pupil = (index: number, group: number) => ({
  cpr: `${String(61 + (index % 28))}0${1 + Math.floor(index / 28)}15${5 + group}${String(index).padStart(2, '0')}3`,
  givenName: 'Elev',
  familyName: 'Eksempel',
  guardians: [{ cpr: '6201851007', givenName: 'Forælder', familyName: 'Eksempel' }],
});

beforeAll(async () => {
  school = await newSchool();
  const enrol = async (name: string, group: number) => {
    const children = Array.from({ length: CLASS_SIZE }, (_, index) => pupil(index, group));
    const body = { group: { institution: INSTITUTION, name }, children };
    const enrolled = await school.done('enrol', { as: caseworker, body });
    await school.done('establishBasis', { as: caseworker, body: { purposeId: PRACTICE, group: body.group } });
    return enrolled.children.map(({ childId }) => childId);
  };
  classes = { '6A': await enrol('6A', 0), '6B': await enrol('6B', 1) };
}, 60_000);

const bulkOf = (bulkId: string) => school.done('getBulk', { as: caseworker, params: { bulkId } });
const whenBulk = (bulkId: string, holds: (bulk: Answer<'getBulk'>) => boolean) =>
  eventually(() => bulkOf(bulkId), holds, 40_000);

/** A vendor answers its tasks, and those that come while it does, until it has none. */
async function empties(as: As): Promise<void> {
  for (;;) {
    const { tasks } = await school.done('listTasks', { as });
    if (tasks.length === 0) return;
    for (const { taskId } of tasks)
      await school.done('answerTask', { as, params: { taskId }, body: { outcome: 'done' } });
  }
}

/** All vendors answer until no request of a bulk is open. */
const carriedOut = (bulkId: string, ...vendors: readonly As[]) =>
  eventually(
    async () => {
      for (const as of vendors) await empties(as);
      return bulkOf(bulkId);
    },
    ({ status, stillOpen }) => status === 'done' && stillOpen === 0,
    40_000,
  );

const requestsOf = async (childId: string) => {
  const { requests } = await school.done('listChildRequests', { as: caseworker, params: { childId } });
  return requests.filter(({ right }) => right === 'erasure');
};

const terminate = (endsOn: string, vendorId: 'jh-software' | 'learnlab' = 'jh-software') =>
  school.done('terminateAgreement', {
    as: caseworker,
    params: { vendorId, agreementId: school.agreements[vendorId] },
    body: { endsOn },
  });

describe('an agreement that ends', () => {
  let bulkId: string;

  it('on a later day opens a bulk that waits for it', async () => {
    ({ bulkId } = await terminate(daysFromToday(30)));

    expect(await bulkOf(bulkId)).toEqual({
      bulkId,
      cause: {
        kind: 'agreement-ended',
        vendorId: 'jh-software',
        agreementId: school.agreements['jh-software'],
      },
      startsOn: daysFromToday(30),
      perMinute: 600,
      status: 'waiting',
      seen: 0,
      toSee: 2 * CLASS_SIZE + 3,
      opened: 0,
      stillOpen: 0,
    });
  });

  it('sooner after all, raises an erasure at the vendor for every child, by the same bulk', async () => {
    expect((await terminate(today())).bulkId).toBe(bulkId);

    const bulk = await whenBulk(bulkId, ({ status }) => status === 'done');
    expect(bulk).toMatchObject({ startsOn: today(), seen: 63, toSee: 0, opened: 63 });
    expect(await check(school, jhSoftware, PRACTICE, school.first)).toBe('agreement-terminated');
  }, 60_000);

  it('is carried out when the vendor has erased each', async () => {
    const bulk = await carriedOut(bulkId, jhSoftware);

    expect(bulk).toMatchObject({ opened: 63, stillOpen: 0 });
    for (const childId of [school.first, school.third, classes['6A'][0] ?? '', classes['6B'].at(-1) ?? '']) {
      const requests = await requestsOf(childId);
      expect(requests.map(({ status }) => status)).toEqual(['completed']);
      const requestId = requests[0]?.requestId ?? '';
      const { tasks } = await school.done('getRequest', { as: caseworker, params: { requestId } });
      expect(tasks.map(({ vendorId, action }) => `${vendorId} ${action}`)).toEqual(['jh-software erase']);
      const [opened] = await eventsOf(school, { requestId });
      expect(opened).toMatchObject({ cause: 'agreement-ended', vendorId: 'jh-software', bulkId });
    }
  }, 60_000);

  it('cannot be carried out twice by a message that comes again', async () => {
    const before = await bulkOf(bulkId);
    const stack = sharedStack();
    const name = stack.functions.find((one) => /bulks/i.test(one)) ?? '';
    const { controller } = school;
    const { events } = await school.done('bulkLedger', { as: caseworker, params: { bulkId } });
    const Records = events.map((_event, index) => ({
      messageId: `again-${index}`,
      body: JSON.stringify({ controller, bulkId, version: index + 1 }),
    }));
    const url = `${stack.endpoints.functions}/2015-03-31/functions/${name}/invocations`;
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify({ Records }) });

    expect(await answer.json()).toEqual({ batchItemFailures: [] });
    expect(await bulkOf(bulkId)).toEqual(before);
  });

  it('stands in the ledger, with a chain that holds', async () => {
    const { verification, events } = await school.done('bulkLedger', { as: caseworker, params: { bulkId } });

    expect(verification.intact).toBe(true);
    expect(events.map(({ body }) => JSON.parse(body).event.type)).toEqual([
      'bulk-opened',
      'bulk-rescheduled',
      'bulk-started',
      'bulk-advanced',
      'bulk-advanced',
      'bulk-finished',
    ]);
  });
});

describe('a class that leaves', () => {
  let bulkId: string;

  it('has an erasure at every vendor for each child, and is empty', async () => {
    const body = { institution: INSTITUTION, group: '6A', on: today(), perMinute: 6000 };
    ({ bulkId } = await school.done('depart', { as: caseworker, body }));

    const bulk = await whenBulk(bulkId, ({ status }) => status === 'done');
    expect(bulk).toMatchObject({
      cause: { kind: 'child-left', institution: INSTITUTION, group: '6A' },
      perMinute: 6000,
      seen: CLASS_SIZE,
      opened: CLASS_SIZE,
    });
    const [childId = ''] = classes['6A'];
    expect((await school.done('getChild', { as: caseworker, params: { childId } })).left).toBe(today());
    expect((await eventsOf(school, { childId })).map(({ type }) => type)).toEqual([
      'child-enrolled',
      'basis-established',
      'child-left',
    ]);
    const query = { institution: INSTITUTION, group: '6A' };
    expect((await school.done('listChildren', { as: caseworker, query })).children).toEqual([]);
    expect(await check(school, learnLab, 'development-assessment', childId)).toBe('child-left');
  }, 60_000);

  it('is carried out when every vendor has erased each, and leaves the other class alone', async () => {
    const bulk = await carriedOut(bulkId, jhSoftware, learnLab);

    expect(bulk.stillOpen).toBe(0);
    expect(await requestsOf(classes['6A'][0] ?? '')).toHaveLength(2);
    expect(await requestsOf(classes['6B'][0] ?? '')).toHaveLength(1);
  }, 60_000);
});

describe('bulks', () => {
  it('are listed by their day', async () => {
    await terminate(daysFromToday(60), 'learnlab');

    const { bulks } = await school.done('listBulks', { as: caseworker });

    expect(bulks.map(({ cause, status }) => `${cause.kind} ${status}`).toSorted()).toEqual([
      'agreement-ended done',
      'agreement-ended waiting',
      'child-left done',
    ]);
    expect(bulks.at(-1)).toMatchObject({ status: 'waiting', startsOn: daysFromToday(60) });
  });

  const departure = { institution: INSTITUTION, on: '2026-11-01' };
  it.each([
    ['of a class nobody is in', { ...departure, group: '9Z' }, '404 no-such-group'],
    ['of a school nobody is in', { ...departure, institution: '999999' }, '404 no-such-group'],
    ['slower than a minute’s portion', { ...departure, perMinute: 59 }, '400 invalid-body'],
    ['on a day that does not exist', { ...departure, on: '2027-02-29' }, '400 invalid-body'],
    ['with a CPR number for a class', { ...departure, group: '740315 4002' }, '400 invalid-body'],
  ])('are not opened for a departure %s', async (_what, body, refusal) => {
    expect(await school.refused('depart', { as: caseworker, body })).toBe(refusal);
  });

  it('are told to case workers of the controller only', async () => {
    const params = { bulkId: 'b0000000-0000-4000-8000-000000000001' };
    const answers = [
      await school.refused('getBulk', { as: caseworker, params }),
      await school.refused('bulkLedger', { as: caseworker, params }),
      await school.refused('listBulkRequests', { as: caseworker, params }),
      await school.refused('getBulk', { as: mother, params }),
      await school.refused('listBulkRequests', { as: mother, params }),
      await school.refused('listBulks', { as: jhSoftware }),
      await school.refused('depart', { as: mother, body: departure }),
    ];

    expect(answers).toEqual([
      '404 no-such-bulk',
      '404 no-such-bulk',
      '404 no-such-bulk',
      '403 not-for-your-role',
      '403 not-for-your-role',
      '403 not-for-your-role',
      '403 not-for-your-role',
    ]);
  });
});
