import { BATCH_LIMIT } from '../../../lambdas/contracts/check.ts';
import { type Bill, type Cost, type Durations, totals } from './cost.ts';
import type { Section } from './part.ts';
import { ASSUMED, PRICES, type Price, VERIFIED_PERMISSIONS_BATCH } from './prices.ts';

export type CostMeasured = { readonly durations: Durations; readonly cost: Cost };

const NAMES: Readonly<Record<keyof Bill, string>> = {
  function: 'Lambda: the check',
  reads: 'DynamoDB: one read unit a child',
  functionLogs: 'logs of the check',
  api: 'API Gateway, REST',
  firewall: 'WAF requests',
  authorizer: 'Lambda: the authorizer, at every call',
  doorLogs: 'logs of the authorizer and of access',
  transfer: 'answers out to the internet',
};

const usd = (value: number): string => `$${value.toFixed(2)}`;

export function presentCost({ durations, cost }: CostMeasured): Section {
  const { single, batch, verifiedPermissions: peer, oneUnit } = cost;
  const [one, many] = [totals(single), totals(batch)];
  const times = (theirs: number, ours: number): string => `${(theirs / ours).toFixed(2)}x`;
  const prices: readonly Price[] = Object.values(PRICES.list);
  return {
    title: `cost of a million checks, list prices of ${PRICES.region} as of ${PRICES.asOf}`,
    head: ['', 'one by one', `in batches of ${BATCH_LIMIT}`],
    rows: [
      ...(Object.keys(NAMES) as (keyof Bill)[]).map((item) => [
        NAMES[item],
        usd(single[item]),
        usd(batch[item]),
      ]),
      ['the decision alone', usd(one.alone), usd(many.alone)],
      ['with the front door', usd(one.whole), usd(many.whole)],
      ['Amazon Verified Permissions, the decision alone', usd(peer.single), usd(peer.batch)],
      ['  as a multiple of our decision alone', times(peer.single, one.alone), times(peer.batch, many.alone)],
      [
        '  as a multiple of ours with the front door',
        times(peer.single, one.whole),
        times(peer.batch, many.whole),
      ],
    ],
    goals: [],
    notes: [
      `a function takes what it took here on average (${durations.checkMs.toFixed(2)} ms a check, ${durations.batchMs.toFixed(1)} ms a batch, ${durations.authorizerMs.toFixed(1)} ms the authorizer), stretched to its share of a core (${ASSUMED.checkMb} of ${ASSUMED.coreMb} MB), plus ${ASSUMED.dynamoMs} ms for DynamoDB (${ASSUMED.dynamoBatchMs} ms a batch), in whole ms`,
      `warm: one read unit a child (items up to 4 KB). Each environment reads vendor and purpose again every ${ASSUMED.registerSeconds} s, ${ASSUMED.registerUnits} units together: one unit a check holds within ${(oneUnit.within * 100).toFixed(0)} % from ${Math.ceil(oneUnit.fromPerSecond)} questions a second about one purpose of one vendor in one environment on; ${oneUnit.at.map(({ perSecond, units }) => `at ${perSecond}/s it is ${units.toFixed(2)}`).join(', ')}`,
      'cold starts are left out',
      `logs: ${ASSUMED.checkLogBytes} bytes a check, ${ASSUMED.authorizerLogBytes} the authorizer, ${ASSUMED.accessLogBytes} the access line; answers: ${ASSUMED.answerBytes} bytes, and ${ASSUMED.answerBytesInBatch} for each decision of a batch`,
      'no KMS: DynamoDB keeps the table’s data key for minutes; monthly fees (WAF’s rules, alarms, storage of logs) do not grow with checks and are left out',
      `a batch there takes ${VERIFIED_PERMISSIONS_BATCH} questions (recalled), and each is full here, at the price it begins at; its caller pays her own front door, and reads the facts that she sends with each question`,
      ...prices.map(({ usd: price, per, source, mark }) => `$${price} per ${per} (${source}, ${mark})`),
    ],
  };
}
