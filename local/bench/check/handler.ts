import { BatchGetItemCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
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
import { type Stage, startStage } from './stage.ts';
import { type Comparison, comparison } from './statistics.ts';
import { micros, ratioCells } from './table.ts';
import { inTurns, type Side, type Turns } from './turns.ts';

export type HandlerMeasured = Comparison & {
  /** Bytes of the item that is read, as DynamoDB answers it. */
  readonly itemBytes: number;
  /** The bare call by our client beside the same by a client of the SDK as it comes, without our guards and limits. */
  readonly guards: Comparison;
};

const SINGLE: Turns = { rounds: 7, calls: 1500, warmUp: 600 };
const SINGLE_QUICK: Turns = { rounds: 3, calls: 300, warmUp: 200 };
const BATCH: Turns = { rounds: 7, calls: 60, warmUp: 30 };
const BATCH_QUICK: Turns = { rounds: 3, calls: 12, warmUp: 8 };

/** A question that is to be allowed; every other one about a consent. */
const question = (stage: Stage, child: number, nth = child) => ({
  subject: { type: 'vendor', id: stage.vendorId },
  action: { name: stage.purposeIds[nth % 2 === 0 ? 0 : 1] },
  resource: { type: 'child', id: stage.childIds[child] },
});

type Sides = Readonly<Record<'ours' | 'bare' | 'plain', Side>>;

/** The check as it is wired in Lambda, its log line too, over the client that the bare call uses. */
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

async function measure(
  { say }: Measuring,
  turns: Turns,
  children: number,
  sidesOf: (stage: Stage, plain: DynamoDBClient) => Sides,
): Promise<HandlerMeasured> {
  const stage = await startStage(children);
  const { credentials, endpoint } = ofEngine(stage.endpoint);
  const plain = new DynamoDBClient({ region: REGION, credentials, endpoint });
  try {
    const { Item } = await stage.client.send(
      new GetItemCommand({ TableName: stage.table, Key: keysOf(stage)[0] }),
    );
    const rounds = await inTurns(sidesOf(stage, plain), turns, (round) =>
      say(`round ${round} of ${turns.rounds}`),
    );
    return {
      ...comparison(rounds),
      itemBytes: Buffer.byteLength(JSON.stringify(Item)),
      guards: comparison(rounds.map((round) => ({ ours: round.bare, bare: round.plain }))),
    };
  } finally {
    plain.destroy();
    await stage.stop();
  }
}

const keysOf = ({ controller, childIds }: Stage) =>
  childIds.map((childId) => keyItem(stateKey(controller, 'child', childId)));

/** The whole warm handler, one check at a time, beside a bare GetItem of the same item by the same client. */
export const measureHandler = (measuring: Measuring): Promise<HandlerMeasured> =>
  measure(measuring, sized(measuring, SINGLE, SINGLE_QUICK), 1, (stage, plain) => {
    const [Key] = keysOf(stage);
    const get = () => new GetItemCommand({ TableName: stage.table, Key, ConsistentRead: true });
    return {
      ours: checkSide(stage, 'evaluate', [question(stage, 0, 0), question(stage, 0, 1)]),
      bare: { call: () => stage.client.send(get()) },
      plain: { call: () => plain.send(get()) },
    };
  });

/** A batch of as many children as one may ask about, beside a bare BatchGetItem of the same keys. */
export const measureBatch = (measuring: Measuring): Promise<HandlerMeasured> =>
  measure(measuring, sized(measuring, BATCH, BATCH_QUICK), BATCH_LIMIT, (stage, plain) => {
    const RequestItems = { [stage.table]: { Keys: keysOf(stage), ConsistentRead: true } };
    const get = () => new BatchGetItemCommand({ RequestItems });
    const evaluations = stage.childIds.map((_, child) => question(stage, child));
    return {
      ours: checkSide(stage, 'evaluateBatch', [{ evaluations }]),
      bare: { call: () => stage.client.send(get()) },
      plain: { call: () => plain.send(get()) },
    };
  });

const table = (bare: string, measured: HandlerMeasured): Pick<Section, 'head' | 'rows'> => ({
  head: ['', 'calls', 'p50', 'p99', 'p50 ratio (rounds)', 'p99 ratio (rounds)'],
  rows: [
    row('the whole handler', measured, measured.ours),
    [
      `bare ${bare}, same client`,
      String(measured.bare.count),
      micros(measured.bare.p50),
      micros(measured.bare.p99),
    ],
    row('its guards: same client / SDK as it comes', measured.guards, undefined),
  ],
});

const row = (what: string, compared: Comparison, own: Comparison['ours'] | undefined): readonly string[] => [
  what,
  own ? String(own.count) : '',
  own ? micros(own.p50) : '',
  own ? micros(own.p99) : '',
  ...ratioCells(compared),
];

export const presentHandler = (measured: HandlerMeasured): Section => ({
  title: 'handler: one check, warm, against a bare GetItem of the same item by the same client',
  ...table('GetItem', measured),
  goals: [atMost('p50', measured.ratio.p50.median, 1.15), atMost('p99', measured.ratio.p99.median, 1.5)],
  notes: [
    `the item has ${measured.itemBytes} bytes of JSON; half of the questions are on a statute, half on a consent`,
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
