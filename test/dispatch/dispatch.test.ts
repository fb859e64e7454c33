import type { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { DynamoDBRecord } from 'aws-lambda';
import { createHandler } from '../../lambdas/dispatch/handler.ts';
import type { AnyEvent, Kind } from '../../lambdas/domain/aggregates.ts';
import { RIGHT_NAMES, type Right } from '../../lambdas/domain/rights.ts';
import type { TaskAction } from '../../lambdas/domain/task.ts';
import { sealEvent } from '../../lambdas/store/event.ts';
import { streamEvent, streamRecord } from '../engines/events.ts';
import { TestLog } from '../engines/log.ts';

const controller = '12345678';
const requestId = '6c345a7b-562d-4e49-b13f-d0db40c926cd';
const at = '2026-10-05T08:00:00.000Z';
const queueOf = (right: Right) => `https://sqs/${right}.fifo`;
const NOTICES = 'https://sqs/notices';
const BULKS = 'https://sqs/bulks';

type Input = SendMessageCommand['input'];
let sent: Input[];
let refuses: (input: Input) => boolean;
let log: TestLog;
beforeEach(() => {
  sent = [];
  refuses = () => false;
  log = new TestLog();
});

/** The queues: they take what they are sent, or refuse it. */
const sqs = {
  send: async ({ input }: SendMessageCommand) => {
    if (refuses(input)) throw new Error('the queue is not there');
    sent.push(input);
    return {};
  },
} as unknown as SQSClient;

const dispatch = async (...records: DynamoDBRecord[]) => {
  const rightQueues = Object.fromEntries(RIGHT_NAMES.map((right) => [right, queueOf(right)])) as Record<
    Right,
    string
  >;
  const handler = createHandler({ sqs, rightQueues, noticesQueue: NOTICES, bulksQueue: BULKS, log });
  const { batchItemFailures } = await handler(streamEvent(...records));
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
};

const record = (sequence: string, event: AnyEvent, seq = 1, kind: Kind = 'request', id = requestId) =>
  streamRecord(
    sequence,
    sealEvent({
      controller,
      aggregate: { kind, id },
      seq,
      at,
      by: { role: 'system', id: 'x' },
      event,
      prev: '',
    }).body,
  );

const opened = (right: Right): AnyEvent => ({
  type: 'request-opened',
  requestId,
  childId: 'c',
  right,
  openedBy: { role: 'guardian', id: 'g' },
  receivedOn: '2026-10-05',
  dueOn: null,
  purposes: 'all',
  questions: [],
});
const ofTask = { vendorId: 'bogklub', action: 'stop', at } as const;
const answered = (right: Right): AnyEvent => ({
  type: 'task-answered',
  right,
  ...ofTask,
  result: { outcome: 'done' },
});
const by = { role: 'caseworker', id: 'c' } as const;
const task = (vendorId: string, action: TaskAction = 'stop') => ({
  vendorId,
  action,
  purposes: ['photos'],
  assignedAt: at,
  acknowledgeBy: at,
  dueAt: at,
});
const decided: AnyEvent = {
  type: 'request-decided',
  decisions: [],
  tasks: [task('bogklub'), task('kantine'), task('bogklub', 'erase')],
};

const toRight = (right: Right, seq: number) => ({
  QueueUrl: queueOf(right),
  MessageBody: JSON.stringify({ controller, requestId }),
  MessageGroupId: requestId,
  MessageDeduplicationId: `${requestId}.${seq}`,
});
const toNotices = (vendorId: string, action = 'stop', notice = 'assigned') => ({
  QueueUrl: NOTICES,
  MessageBody: JSON.stringify({ controller, requestId, vendorId, action, notice }),
});
const toDecided = [toNotices('bogklub'), toNotices('kantine'), toNotices('bogklub', 'erase')];

describe('an event becomes', () => {
  it.each(RIGHT_NAMES)(
    'a message to the worker of %s when its request was opened or a task of it answered',
    async (right) => {
      const failed = await dispatch(record('1', opened(right), 1), record('2', answered(right), 4));

      expect(failed).toEqual([]);
      expect(sent).toEqual([toRight(right, 1), toRight(right, 4)]);
    },
  );

  const goesOn = (right: Right): [string, AnyEvent][] => [
    [
      'a person has answered a question of it',
      {
        type: 'request-assessed',
        right,
        question: 'admissible',
        outcome: 'refused',
        by,
        at,
        on: '2026-10-05',
      },
    ],
    ['its clock goes on', { type: 'clock-resumed', right, on: '2026-10-05' }],
    ['it has waited for the family to be answered', { type: 'request-woken', right }],
    ['a task of it is ended', { type: 'task-waived', right, ...ofTask, by, noteId: 'n' }],
  ];
  it.each(RIGHT_NAMES.flatMap((right) => goesOn(right).map(([when, event]) => ({ right, when, event }))))(
    'a message to the worker of $right when $when',
    async ({ right, event }) => {
      await dispatch(record('1', event, 2));

      expect(sent).toEqual([toRight(right, 2)]);
    },
  );

  it('a notice to each vendor that was given a task', async () => {
    await dispatch(record('1', decided));

    expect(sent).toEqual(toDecided);
  });

  it('a notice to each vendor that gets its task in a later portion', async () => {
    await dispatch(record('1', { type: 'tasks-assigned', tasks: [task('skema')] }, 3));

    expect(sent).toEqual([toNotices('skema')]);
  });

  it('a notice to the one vendor whose task is sent again, and a reminder to the one that is reminded', async () => {
    const dates = { acknowledgeBy: at, dueAt: at };
    await dispatch(
      record('1', { type: 'task-retried', ...ofTask, ...dates }, 3),
      record('2', { type: 'task-reminded', ...ofTask }, 4),
    );

    expect(sent).toEqual([toNotices('bogklub'), toNotices('bogklub', 'stop', 'reminder')]);
  });

  it('a message to bulks when one has started, and later when it has planned its next portion', async () => {
    const bulkId = '0b4d6d6e-3ac5-4d5b-8f3e-0d2c8e1f3f10';
    const advanced = { type: 'bulk-advanced', children: 50, upTo: 'x', afterSeconds: 30 } as const;
    await dispatch(
      record('1', { type: 'bulk-started', at }, 2, 'bulk', bulkId),
      record('2', advanced, 3, 'bulk', bulkId),
    );

    expect(sent).toEqual([
      { QueueUrl: BULKS, MessageBody: JSON.stringify({ controller, bulkId, version: 2 }), DelaySeconds: 0 },
      { QueueUrl: BULKS, MessageBody: JSON.stringify({ controller, bulkId, version: 3 }), DelaySeconds: 30 },
    ]);
  });

  it('a message to the worker of restriction when it is lifted', async () => {
    await dispatch(record('1', { type: 'restriction-lifted', at }, 5));

    expect(sent).toEqual([toRight('restriction', 5)]);
  });

  const silent: readonly [Kind, AnyEvent][] = [
    ['request', { type: 'task-notified', ...ofTask }],
    ['request', { type: 'task-progressed', ...ofTask, status: 'acknowledged' }],
    ['request', { type: 'task-escalated', ...ofTask }],
    ['request', { type: 'tasks-withdrawn', tasks: ['bogklub.stop'] }],
    ['request', { type: 'clock-paused', from: '2026-10-05', because: 'scope', noteId: 'n' }],
    ['request', { type: 'deadline-extended', at, noteId: 'n' }],
    ['request', { type: 'deadline-near', dueOn: '2026-11-05' }],
    ['request', { type: 'deadline-missed', dueOn: '2026-11-05' }],
    ['request', { type: 'lift-announced', at, liftsOn: '2026-10-12', noteId: 'n' }],
    ['request', { type: 'request-closed', at, by: 'r' }],
    ['request', { type: 'package-fetched', by, format: 'json', at }],
    ['request', { type: 'request-completed', at, evidence: {} }],
    [
      'child',
      { type: 'child-enrolled', childId: 'c', group: { institution: '280123', name: '5B' }, guardians: {} },
    ],
    [
      'child',
      { type: 'consent-withdrawn', purposeId: 'p', personId: 'g', on: '2026-10-05', channel: 'digital' },
    ],
    ['child', { type: 'processing-held', requestId, purposes: 'all' }],
    ['child', { type: 'hold-lifted', requestId }],
    ['child', { type: 'erasure-ordered', requestId }],
    ['child', { type: 'child-erased', requestId }],
    ['child', { type: 'came-of-age', on: '2026-10-05' }],
    ['vendor', { type: 'agreement-signed', agreementId: 'a', signedOn: '2026-10-05' }],
    ['vendor', { type: 'agreement-terminated', agreementId: 'a', endsOn: '2026-10-05' }],
  ];
  it.each(silent)('nothing, of a %s: %j', async (kind, event) => {
    expect(await dispatch(record('1', event, 1, kind))).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('nothing that names or describes anybody', async () => {
    await dispatch(record('1', opened('access')), record('2', decided), record('3', answered('access')));

    const members = sent.flatMap(({ MessageBody = '{}' }) => Object.keys(JSON.parse(MessageBody)));
    expect(new Set(members)).toEqual(new Set(['controller', 'requestId', 'vendorId', 'action', 'notice']));
  });
});

describe('the stream', () => {
  it('delivered twice sends the same messages with the same deduplication id', async () => {
    const batch = [record('1', opened('access')), record('2', answered('access'), 3)];

    await dispatch(...batch);
    await dispatch(...batch);

    expect(sent.slice(2)).toEqual(sent.slice(0, 2));
  });

  it.each([
    ['no body', streamRecord('2', undefined)],
    ['no JSON', streamRecord('2', '{"event":')],
    ['no event', streamRecord('2', '{}')],
    ['nothing new', { ...streamRecord('2', undefined), dynamodb: { SequenceNumber: '2' } }],
  ])('stops at a record that has %s, and keeps the order', async (_what, odd) => {
    const failed = await dispatch(record('1', opened('access')), odd, record('3', answered('access'), 3));

    expect(failed).toEqual(['2']);
    expect(sent).toEqual([toRight('access', 1)]);
    expect(log.errors()).toEqual(['record-failed']);
  });

  it('goes on from the record whose message could not be sent, and loses none', async () => {
    const batch = [
      record('1', opened('access')),
      record('2', decided, 2),
      record('3', answered('access'), 3),
    ];
    refuses = ({ MessageBody }) => MessageBody?.includes('kantine') ?? false;
    const failed = await dispatch(...batch);
    const before = [...sent];

    refuses = () => false;
    const again = await dispatch(...batch.slice(1));

    expect([failed, again]).toEqual([['2'], []]);
    expect(before).toEqual([toRight('access', 1), toNotices('bogklub')]);
    expect(sent.slice(2)).toEqual([...toDecided, toRight('access', 3)]);
  });

  it('begins again at the first record when that one failed', async () => {
    refuses = () => true;

    expect(await dispatch(record('1', opened('access')), record('2', decided, 2))).toEqual(['1']);
  });
});
