import {
  type AttributeValue,
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
} from '@aws-sdk/client-dynamodb';
import { createHandler } from '../../../lambdas/check/handler.ts';
import { BATCH_LIMIT } from '../../../lambdas/contracts/check.ts';
import { systemClock } from '../../../lambdas/platform/clock.ts';
import { createLog } from '../../../lambdas/platform/logger.ts';
import { REGION } from '../../../lambdas/platform/region.ts';
import { keyItem } from '../../../lambdas/store/items.ts';
import { stateKey } from '../../../lambdas/store/keys.ts';
import { Ledger } from '../../../lambdas/store/ledger.ts';
import { ofEngine } from '../../engines/tables.ts';
import { apiEvent, context } from './event.ts';
import { atMost, type Measuring, type Section, sized } from './part.ts';
import { LARGE, type Stage, startStage } from './stage.ts';
import { type Comparison, comparison } from './statistics.ts';
import { micros, ratioCells } from './table.ts';
import { inTurns, type Side, type Turns } from './turns.ts';

export type HandlerMeasured = Comparison & {
  readonly item: ItemRead;
  /** The bare call by our client beside the same by a client of the SDK as it comes, without our guards and limits. */
  readonly guards: Comparison;
};

/** The item that is read: its bytes as DynamoDB answers it, and whether its state is packed. */
export type ItemRead = { readonly bytes: number; readonly isPacked: boolean };

/** The single check, and the same about a child whose state is packed, beside a bare GetItem of her item. */
export type SingleMeasured = HandlerMeasured & {
  readonly large: Comparison & { readonly item: ItemRead; readonly purposes: number };
};

const SINGLE: Turns = { rounds: 7, calls: 1500, warmUp: 600 };
const SINGLE_QUICK: Turns = { rounds: 3, calls: 300, warmUp: 200 };
const LARGE_CHILD: Turns = { rounds: 7, calls: 600, warmUp: 300 };
const LARGE_CHILD_QUICK: Turns = { rounds: 3, calls: 200, warmUp: 100 };
const BATCH: Turns = { rounds: 7, calls: 60, warmUp: 30 };
const BATCH_QUICK: Turns = { rounds: 3, calls: 12, warmUp: 8 };

/** A question that is to be allowed; every other one about a consent. */
const question = (stage: Stage, childId: string | undefined, nth: number) => ({
  subject: { type: 'vendor', id: stage.vendorId },
  action: { name: stage.purposeIds[nth % 2 === 0 ? 0 : 1] },
  resource: { type: 'child', id: childId },
});

type Sides = Readonly<Record<'ours' | 'bare' | 'plain', Side>>;

/** The check as it is wired in Lambda, with the log that it writes refusals to, over the client that the bare call uses. */
function checkSide(stage: Stage, operation: 'evaluate' | 'evaluateBatch', bodies: readonly unknown[]): Side {
  const { client, table, controller, vendorId: id } = stage;
  const handler = createHandler({
    ledger: new Ledger(client, table),
    clock: systemClock,
    log: createLog('check'),
  });
  const events = bodies.map((body) => apiEvent(operation, { role: 'vendor', id, controller, body }));
  const decisions = operation === 'evaluate' ? 1 : BATCH_LIMIT;
  let calls = 0;
  let answer: { readonly statusCode: number; readonly body: string } | undefined;
  return {
    call: async () => {
      const event = events[calls++ % events.length];
      if (event) answer = await handler(event, context);
    },
    verify: () => {
      const yes = (answer?.body.split('"decision":true').length ?? 1) - 1;
      if (answer?.statusCode !== 200 || yes !== decisions)
        throw new Error(`a check that must be allowed was answered ${answer?.statusCode}: ${answer?.body}`);
    },
  };
}

async function measure<More>(
  { say }: Measuring,
  turns: Turns,
  children: number,
  sidesOf: (stage: Stage, plain: DynamoDBClient) => Sides,
  more: (stage: Stage) => Promise<More>,
): Promise<HandlerMeasured & More> {
  const stage = await startStage(children);
  const { credentials, endpoint } = ofEngine(stage.endpoint);
  const plain = new DynamoDBClient({ region: REGION, credentials, endpoint });
  try {
    const rounds = await inTurns(sidesOf(stage, plain), turns, (round) =>
      say(`round ${round} of ${turns.rounds}`),
    );
    return {
      ...comparison(rounds),
      item: await itemOf(stage, stage.childIds[0]),
      guards: comparison(rounds.map((round) => ({ ours: round.bare, bare: round.plain }))),
      ...(await more(stage)),
    };
  } finally {
    plain.destroy();
    await stage.stop();
  }
}

const keyOf = ({ controller }: Stage, childId = '') => keyItem(stateKey(controller, 'child', childId));

const getOf = (stage: Stage, childId: string | undefined) => {
  const Key = keyOf(stage, childId);
  return () => new GetItemCommand({ TableName: stage.table, Key, ConsistentRead: true });
};

async function itemOf(stage: Stage, childId: string | undefined): Promise<ItemRead> {
  const { Item = {} } = await stage.client.send(getOf(stage, childId)());
  // Bytes travel as base64.
  const sent = ({ B, ...rest }: AttributeValue) => (B ? { B: Buffer.from(B).toString('base64') } : rest);
  const answered = Object.fromEntries(Object.entries(Item).map(([name, value]) => [name, sent(value)]));
  return { bytes: Buffer.byteLength(JSON.stringify(answered)), isPacked: Item.packed !== undefined };
}

/** One check at a time about a child, on a statute and on a consent, and the bare GetItem of her item. */
const ofOne = (stage: Stage, childId: string | undefined): Readonly<Record<'ours' | 'bare', Side>> => {
  const get = getOf(stage, childId);
  return {
    ours: checkSide(stage, 'evaluate', [question(stage, childId, 0), question(stage, childId, 1)]),
    bare: { call: () => stage.client.send(get()) },
  };
};

/** The whole warm handler, one check at a time, beside a bare GetItem of the same item by the same client. */
export const measureHandler = (measuring: Measuring): Promise<SingleMeasured> =>
  measure(
    measuring,
    sized(measuring, SINGLE, SINGLE_QUICK),
    1,
    (stage, plain) => {
      const [childId] = stage.childIds;
      const get = getOf(stage, childId);
      return { ...ofOne(stage, childId), plain: { call: () => plain.send(get()) } };
    },
    async (stage) => {
      measuring.say('a child with many purposes');
      const turns = sized(measuring, LARGE_CHILD, LARGE_CHILD_QUICK);
      const compared = comparison(await inTurns(ofOne(stage, stage.largeChildId), turns));
      const item = await itemOf(stage, stage.largeChildId);
      if (!item.isPacked) throw new Error('the state of the large child is not packed');
      return { large: { ...compared, item, purposes: LARGE } };
    },
  );

/** A batch of as many children as one may ask about, beside a bare BatchGetItem of the same keys. */
export const measureBatch = (measuring: Measuring): Promise<HandlerMeasured> =>
  measure(
    measuring,
    sized(measuring, BATCH, BATCH_QUICK),
    BATCH_LIMIT,
    (stage, plain) => {
      const Keys = stage.childIds.map((childId) => keyOf(stage, childId));
      const RequestItems = { [stage.table]: { Keys, ConsistentRead: true } };
      const get = () => new BatchGetItemCommand({ RequestItems });
      const evaluations = stage.childIds.map((childId, nth) => question(stage, childId, nth));
      return {
        ours: checkSide(stage, 'evaluateBatch', [{ evaluations }]),
        bare: { call: () => stage.client.send(get()) },
        plain: { call: () => plain.send(get()) },
      };
    },
    async () => ({}),
  );

const table = (
  bare: string,
  measured: HandlerMeasured,
  more: Section['rows'] = [],
): Pick<Section, 'head' | 'rows'> => ({
  head: ['', 'calls', 'p50', 'p99', 'p50 ratio (rounds)', 'p99 ratio (rounds)'],
  rows: [
    row('the whole handler', measured, measured.ours),
    bareRow(`bare ${bare}, same client`, measured),
    row('its guards: same client / SDK as it comes', measured.guards, undefined),
    ...more,
  ],
});

const row = (what: string, compared: Comparison, own: Comparison['ours'] | undefined): readonly string[] => [
  what,
  own ? String(own.count) : '',
  own ? micros(own.p50) : '',
  own ? micros(own.p99) : '',
  ...ratioCells(compared),
];

const bareRow = (what: string, { bare }: Comparison): readonly string[] => [
  what,
  String(bare.count),
  micros(bare.p50),
  micros(bare.p99),
];

export const presentHandler = ({ large, ...measured }: SingleMeasured): Section => ({
  title: 'handler: one check, warm, against a bare GetItem of the same item by the same client',
  ...table('GetItem', measured, [
    row(`a child with ${large.purposes} purposes, packed (no goal)`, large, large.ours),
    bareRow('bare GetItem of her item, same client', large),
  ]),
  goals: [atMost('p50', measured.ratio.p50.median, 1.15), atMost('p99', measured.ratio.p99.median, 1.5)],
  notes: [
    `the item has ${measured.item.bytes} bytes of JSON, that of the child with ${large.purposes} purposes ${large.item.bytes}, packed, which takes unpacking; half of the questions are on a statute, half on a consent`,
    'on loopback the read is as short as it gets; in the cloud the network makes both sides longer, and the ratio smaller',
    'ratios are taken in each round, in turns; shown are their median and, in brackets, the least and the greatest',
  ],
});

export const presentBatch = (measured: HandlerMeasured): Section => ({
  title: `batch: ${BATCH_LIMIT} children against a bare BatchGetItem of the same keys`,
  ...table('BatchGetItem', measured),
  goals: [atMost('p50', measured.ratio.p50.median, 1.25)],
  notes: [],
});
