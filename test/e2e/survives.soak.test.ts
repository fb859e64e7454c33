import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Operation } from '../../lambdas/contracts/routes.ts';
import type { CallOptions } from '../../local/client.ts';
import { type StackProcess, startLocalStackProcess } from '../../local/stack-process.ts';
import {
  caseworker,
  consent,
  eventsOf,
  jhSoftware,
  learnLab,
  mother,
  newSchool,
  type School,
} from './school.ts';
import { eventually, newTenant, type Tenant } from './stack.ts';
import { startVendorEndpoint, type VendorEndpoint } from './vendor.ts';

const NEWS = 'news-to-users';
const KILLS = 2;
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  withdrawal: ['stop', 'erase'],
  restriction: ['restrict'],
  access: ['hand-over'],
};

/** A command in flight; `answer` stays undefined when the stack died before it answered. */
type Command = {
  readonly operation: Operation;
  readonly options: CallOptions;
  answer?: Record<string, unknown>;
};

let stack: StackProcess;
let endpoint: VendorEndpoint;
let school: School;
/** Brought up to date after each restart; ports and controller stay. */
const commands: Command[] = [];
const moments: number[] = [];

beforeAll(async () => {
  endpoint = await startVendorEndpoint();
  stack = await startLocalStackProcess({ assembly: 'cdk.out', retrySeconds: 1 });
  school = await newSchool({ webhook: endpoint.url }, newTenant(stack));
}, 60_000);
afterAll(async () => {
  await stack?.stop();
  await endpoint?.stop();
});

/** Ends the process without warning and starts it on the same data. */
async function killed(): Promise<void> {
  await stack.kill('SIGKILL');
  stack = await stack.restart();
}

/** Sends a command under a key of its own; a connection that breaks is no answer. */
async function send(command: Command): Promise<void> {
  const reply = await school.call(command.operation, command.options).catch(() => undefined);
  if (!reply || reply.status >= 500) return;
  expect({ ...(command.options.body as object), status: reply.status }).toMatchObject({ status: 201 });
  command.answer = reply.body;
}

const command = (operation: Operation, options: CallOptions): Command => {
  const made = {
    operation,
    options: { ...options, headers: { 'idempotency-key': `survives-${commands.length}` } },
  };
  commands.push(made);
  return made;
};

/** Enrolments, withdrawals and requests of one round, as three people would send them at the same time. */
function commandsOf(round: number): Command[] {
  const request = (
    childId: string,
    body: { readonly right: string; readonly purposes?: readonly string[] },
  ) => command('openRequest', { as: mother, params: { childId }, body });
  const newcomers = [0, 1, 2].map((index) => ({
    cpr: `${11 + round}0${1 + index}155678`,
    givenName: 'Ny',
    familyName: 'Eksempel',
    guardians: [{ cpr: '6201851007', givenName: 'Mor', familyName: 'Eksempel' }],
  }));
  return [
    command('withdrawConsent', { as: mother, params: { childId: school.first }, body: { purposeId: NEWS } }),
    command('withdrawConsent', { as: mother, params: { childId: school.second }, body: { purposeId: NEWS } }),
    // Of another purpose than the one withdrawn: what is held is not erased.
    request(school.first, { right: 'restriction', purposes: ['practice-tests'] }),
    request(school.second, { right: 'access' }),
    command('enrol', {
      as: caseworker,
      body: { group: { institution: '280123', name: `K${round}` }, children: newcomers },
    }),
  ];
}

const requestsOf = async (tenant: Tenant) => {
  const each = [school.first, school.second].map(async (childId) => {
    const { requests } = await tenant.done('listChildRequests', { as: mother, params: { childId } });
    return requests;
  });
  return (await Promise.all(each)).flat();
};

describe('a stack that is killed again and again', () => {
  it('answers every command in the end', async () => {
    for (let round = 0; round < KILLS; round += 1) {
      for (const childId of [school.first, school.second]) await consent(school, mother, childId, NEWS);
      const sent = commandsOf(round);
      const moment = Math.round(Math.random() * 400);
      moments.push(moment);
      const answers = Promise.all(sent.map(send));
      await new Promise((resolve) => setTimeout(resolve, moment));
      await killed();
      await answers;
      // Whoever got no answer sends the same again, under the same key.
      for (const one of sent.filter(({ answer }) => answer === undefined)) await send(one);
      expect({ moments, unanswered: sent.filter(({ answer }) => answer === undefined) }).toEqual({
        moments,
        unanswered: [],
      });
    }
  }, 60_000);

  it('has the effects of each exactly once', async () => {
    const requests = await requestsOf(school);
    const answered = commands.flatMap(({ answer }) => (answer?.requestId as string | undefined) ?? []);
    expect({ moments, ids: requests.map(({ requestId }) => requestId).sort() }).toEqual({
      moments,
      ids: answered.sort(),
    });

    for (const childId of [school.first, school.second]) {
      const types = (await eventsOf(school, { childId })).map(({ type }) => type);
      expect(types.filter((type) => type === 'consent-answered')).toHaveLength(KILLS);
      expect(types.filter((type) => type === 'consent-withdrawn')).toHaveLength(KILLS);
    }
    for (let round = 0; round < KILLS; round += 1) {
      const query = { institution: '280123', group: `K${round}` };
      const { children } = await school.done('listChildren', { as: caseworker, query });
      const enrolled = commands.filter(({ operation }) => operation === 'enrol')[round]?.answer;
      expect(children.map(({ childId }) => childId).sort()).toEqual(
        ((enrolled?.children ?? []) as { childId: string }[]).map(({ childId }) => childId).sort(),
      );
      for (const { childId } of children)
        expect((await eventsOf(school, { childId })).map(({ type }) => type)).toEqual(['child-enrolled']);
    }
  });

  it('carries every request to the end, with each step in the ledger once and a notice of every task', async () => {
    const requests = await requestsOf(school);
    await eventually(
      async () => {
        for (const as of [jhSoftware, learnLab])
          for (const { taskId } of (await school.done('listTasks', { as })).tasks)
            await school.call('answerTask', { as, params: { taskId }, body: { outcome: 'no-data' } });
        return (await requestsOf(school)).filter(({ status }) => status !== 'completed');
      },
      (open) => open.length === 0,
    );

    for (const { requestId } of requests) {
      const events = await eventsOf(school, { requestId });
      const steps = events.map(({ type, vendorId = '', action = '' }) =>
        `${type} ${vendorId} ${action}`.trim(),
      );
      expect(steps).toEqual([...new Set(steps)]);
      expect(steps).toEqual(
        expect.arrayContaining(['request-opened', 'request-decided', 'request-completed']),
      );
    }
    const expected = requests.flatMap(({ requestId, right }) =>
      (ACTIONS[right] ?? []).map((action) => `${requestId}.jh-software.${action}`),
    );
    const told = await eventually(
      async () => new Set(endpoint.received.map(({ headers }) => headers['webhook-id'])),
      (ids) => ids.size >= expected.length,
    );
    expect([...told].sort()).toEqual(expected.sort());
  }, 60_000);

  it('keeps everything over a clean stop, too', async () => {
    const params = { childId: school.first };
    const before = await school.done('childLedger', { as: caseworker, params });
    await stack.kill('SIGTERM');
    stack = await stack.restart();

    // The same, but for when it was verified.
    expect(await school.done('childLedger', { as: caseworker, params })).toEqual({
      ...before,
      verifiedAt: expect.any(String),
    });
    expect(before.verification.intact).toBe(true);
    const view = await school.done('getChild', { as: mother, params });
    expect(view.person?.givenName).toBe('Barn Et');
  }, 60_000);
});
