import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noticeMessage } from '../../lambdas/contracts/messages.ts';
import { bodyOf, type Item } from '../../lambdas/store/items.ts';
import { operatorSqs } from '../../local/aws.ts';
import { LOCAL_CREDENTIALS } from '../../local/engines/tables.ts';
import { findPerson } from '../../local/people.ts';
import { type StackProcess, startLocalStackProcess } from '../../local/stack-process.ts';
import { CLASS } from '../../local/story/input.ts';
import {
  answer,
  answerAll,
  caseworker,
  consent,
  decide,
  handOver,
  jhSoftware,
  learnLab,
  mother,
  newSchool,
  openRequest,
  type School,
  whenRequest,
  withdraw,
} from './school.ts';
import { eventually, newTenant } from './stack.ts';
import { allItems } from './tables.ts';
import { startVendorEndpoint, type VendorEndpoint } from './vendor.ts';

/** Everything personal that is sent in this story; each is found nowhere else. */
const SAID = {
  name: 'Solvej Kirsebær',
  family: 'Æblegaard-Hemmelig',
  parent: 'Torvald Solsort',
  uniLogin: 'solv1234',
  corrected: 'Sølvi Brombær',
  objection: 'Hun får eksem af skærmen',
  accuracy: 'Ifølge dåbsattesten',
  judgement: 'Familiens forhold taler for',
  erasure: 'Flyttet i krisecenter',
  refusal: 'Eleven Solvej findes under Tanja',
  data: 'Bange for svømning',
  header: 'Mor til Solvej ringede',
};
/** The name a case worker signs in with: whoever reads the ledger learns no more than that it was one and the same. */
const CASEWORKER = findPerson('caseworker', 'cw1')?.sub ?? '';
const NUMBERS = ['7511209018', '751120-9018', '6201851007', '620185-1007', '8006799028'];

let stack: StackProcess;
let endpoint: VendorEndpoint;
let school: School;
let child: string;
const links: string[] = [];

/** What a careless client puts where nothing personal belongs. */
const careless = {
  'idempotency-key': `${NUMBERS[0]} ${SAID.header}`,
  'x-request-id': `${SAID.header} ${NUMBERS[0]}`,
};

beforeAll(async () => {
  stack = await startLocalStackProcess({ assembly: 'cdk.out', retrySeconds: 1 });
  endpoint = await startVendorEndpoint(() => 500);
  school = await newSchool({ webhook: endpoint.url }, newTenant(stack));
  const body = {
    group: CLASS.group,
    children: [
      {
        cpr: NUMBERS[1],
        givenName: SAID.name,
        familyName: SAID.family,
        uniLogin: SAID.uniLogin,
        guardians: [
          { cpr: NUMBERS[3], givenName: SAID.parent, familyName: SAID.family },
          { cpr: '8006799028', givenName: SAID.parent, familyName: SAID.family },
        ],
      },
    ],
  };
  const enrolled = await school.done('enrol', { as: caseworker, body, headers: careless });
  child = enrolled.children[0]?.childId ?? '';
  await school.done('establishBasis', {
    as: caseworker,
    body: { purposeId: 'practice-tests', childIds: [child] },
  });
}, 60_000);
afterAll(async () => {
  await endpoint?.stop();
  await stack?.stop();
});

/** Every file of the data directory, byte for byte: logs, both tables, the queues with what was ever in them. */
const onDisk = () =>
  (readdirSync(stack.dataDir, { recursive: true, withFileTypes: true }) as import('node:fs').Dirent[])
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }));

/** What is personal, or would let someone in, of all that a text holds. */
const personalIn = (text: string) => [
  ...[...Object.values(SAID), ...NUMBERS, CASEWORKER, 'whsec_'].filter((secret) => text.includes(secret)),
  ...(/eyJ[\w-]+\.eyJ/.exec(text) ?? []),
];

const expectNothingPersonal = (files: readonly { name: string; text: string }[]) =>
  expect(files.flatMap(({ name, text }) => personalIn(text).map((secret) => `${name}: ${secret}`))).toEqual(
    [],
  );

describe('of what people say of a child', () => {
  let withdrawal: string;

  it('nothing is on disk when everything but a package has been asked for and carried out', async () => {
    const params = { childId: child };
    await consent(school, mother, child, 'news-to-users');
    withdrawal = (await withdraw(school, mother, child, 'news-to-users')).requestId;
    const changes = [{ field: 'givenName', from: SAID.name, to: SAID.corrected }];
    const { requestId } = await openRequest(school, mother, child, { right: 'rectification', changes });
    await decide(school, requestId, {
      question: 'accuracy',
      reason: SAID.accuracy,
      correctedAtSource: true,
    });
    const rectification = await whenRequest(school, requestId, 'with-vendors');
    const taskId = `${requestId}.jh-software.correct`;
    await school.done('getTask', { as: jhSoftware, params: { taskId } });
    await answer(school, taskId, { outcome: 'refused', reason: SAID.refusal });
    await answerAll(school, rectification);
    const objection = await openRequest(school, mother, child, {
      right: 'objection',
      reason: SAID.objection,
    });
    const refused = { question: 'objection', outcome: 'refused', reason: SAID.judgement };
    await decide(school, objection.requestId, refused);
    await answerAll(school, await whenRequest(school, objection.requestId, 'with-vendors'));
    await school.done('getChild', { as: mother, params });

    // And what went wrong: refused bodies, queries and paths, one longer than a key may be.
    const wrong = { group: CLASS.group, children: [{ cpr: NUMBERS[0], [SAID.name]: SAID.data }] };
    await school.call('enrol', { as: caseworker, body: wrong, headers: careless });
    await school.call('enrol', { as: caseworker, body: `{"name":"${SAID.name}` });
    await school.call('listChildren', { as: caseworker, query: { cpr: NUMBERS[0] ?? '' } });
    await school.call('getChild', {
      as: caseworker,
      params: { childId: `${SAID.name}${NUMBERS[0]}`.repeat(99) },
    });

    const files = onDisk();
    const all = files.map(({ text }) => text).join('');
    for (const known of [child, withdrawal, school.motherId]) expect(all).toContain(known);
    expectNothingPersonal([...files, { name: 'terminal', text: stack.output() }]);
  }, 40_000);

  it('nothing is in a message, nor in one that was given up', async () => {
    const client = operatorSqs(stack);
    const url = Object.entries(stack.queues).find(([name]) => /NoticesDeadLetters/.test(name))?.[1];
    const receive = new ReceiveMessageCommand({
      QueueUrl: url,
      VisibilityTimeout: 0,
      MaxNumberOfMessages: 10,
    });
    const { Messages = [] } = await eventually(
      () => client.send(receive),
      ({ Messages: seen = [] }) => seen.length > 0,
      25_000,
    );
    client.destroy();

    for (const { Body = '' } of Messages) {
      expect(noticeMessage.parse(JSON.parse(Body))).toEqual(JSON.parse(Body));
      expect(personalIn(Body)).toEqual([]);
    }
  }, 40_000);

  it('nothing is in a webhook or its address', () => {
    expect(endpoint.received.length).toBeGreaterThan(0);
    for (const one of endpoint.received) expect(personalIn(JSON.stringify(one))).toEqual([]);
  });

  it('nothing is in the ledger table, neither in an event nor in a remembered answer', async () => {
    const ledger = await allItems(
      stack,
      stack.tables.filter((name) => name.includes('Ledger')),
    );
    const kinds = new Set(ledger.map(({ kind }) => kind?.S));
    expect(kinds).toEqual(new Set(['event', 'state', 'list', 'once']));
    const readable = (item: Item) => JSON.stringify(item.packed ? { ...item, packed: bodyOf(item) } : item);
    for (const item of ledger) expect(personalIn(readable(item))).toEqual([]);
  });

  it('nothing is in the name or link of a package, which alone has her name', async () => {
    const access = await openRequest(school, mother, child, { right: 'access' });
    await handOver(school, access, { note: SAID.data });
    const { url } = await school.done('getPackage', { as: mother, params: { requestId: access.requestId } });
    links.push(url);
    expect(await fetch(url).then((response) => response.text())).toContain(SAID.corrected);

    const s3 = new S3Client({
      endpoint: stack.endpoints.s3,
      region: 'eu-central-1',
      credentials: LOCAL_CREDENTIALS,
      forcePathStyle: true,
    });
    const bucket = stack.buckets.find((name) => name.endsWith('packagesbucket'));
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    s3.destroy();
    expect(Contents.length).toBeGreaterThan(0);
    expect(
      personalIn(
        [url, ...Contents.map(({ Key }) => Key)].map((text) => decodeURIComponent(text ?? '')).join(),
      ),
    ).toEqual([]);
    expectNothingPersonal(onDisk().filter(({ name }) => !name.startsWith('fauxqs')));
  });

  it('nothing is left anywhere once she is erased', async () => {
    const erasure = await openRequest(school, caseworker, child, { right: 'erasure', reason: SAID.erasure });
    await answerAll(school, erasure, { erased: [{ category: 'results', count: 3 }] });

    const identity = await allItems(
      stack,
      stack.tables.filter((name) => name.includes('Identity')),
    );
    expect(identity.filter(({ pk, sk }) => `${pk?.S} ${sk?.S}`.includes(child))).toEqual([]);
    for (const url of links) expect((await fetch(url)).status).toBe(403);
    const seen = await school.call('getChild', { as: caseworker, params: { childId: child } });
    expect(personalIn(JSON.stringify(seen.body))).toEqual([]);
    expect(await school.refused('listTasks', { as: learnLab })).toBe('200');
  });
});
