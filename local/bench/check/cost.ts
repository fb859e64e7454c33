import { BATCH_LIMIT } from '../../../lambdas/contracts/check.ts';
import { ASSUMED, PRICES, VERIFIED_PERMISSIONS_BATCH } from './prices.ts';

/** Milliseconds that functions took here on average, on a whole core; a batch is one invocation. */
export type Durations = { readonly checkMs: number; readonly batchMs: number; readonly authorizerMs: number };

/** USD for a million checks, by what is paid for. */
export type Bill = {
  /** What decides: the function, its read, its log. */
  readonly function: number;
  readonly reads: number;
  readonly functionLogs: number;
  /** What stands before it: the API, the firewall, the authorizer, their logs, the answer's way out. */
  readonly api: number;
  readonly firewall: number;
  readonly authorizer: number;
  readonly doorLogs: number;
  readonly transfer: number;
};

/** Read units of a check, by how many questions a second one environment gets about one purpose of one vendor. */
export type ReadUnits = { readonly perSecond: number; readonly units: number };

export type Cost = {
  readonly single: Bill;
  readonly batch: Bill;
  /** Amazon Verified Permissions for the same million decisions, one by one and in its largest batches. */
  readonly verifiedPermissions: { readonly single: number; readonly batch: number };
  /** From how many such questions a second on a check is one read unit within `within`, and what it is at fewer. */
  readonly oneUnit: {
    readonly within: number;
    readonly fromPerSecond: number;
    readonly at: readonly ReadUnits[];
  };
};

const { list } = PRICES;
const GB = 1e9;
const MB_IN_GB = 1024;

/** What Lambda bills for a run: the CPU's part stretched to the function's share of a core, plus waiting, in whole ms. */
export const billedMs = (cpuMs: number, memoryMb: number, waitingMs: number): number =>
  Math.ceil(cpuMs * Math.max(1, ASSUMED.coreMb / memoryMb) + waitingMs);

/** USD for a million runs of a function. */
const runs = (ms: number, memoryMb: number): number =>
  list.lambdaRequests.usd + (ms / 1000) * (memoryMb / MB_IN_GB) * list.lambdaGbSeconds.usd;

/** USD for a million times so many bytes. */
const bytes = (count: number, usdPerGb: number): number => ((count * 1e6) / GB) * usdPerGb;

/** What a million requests cost that ask so many questions each; every bill is for a million questions. */
function billFor(questions: number, checkMs: number, answerBytes: number, authorizerMs: number): Bill {
  const each = (perMillionRequests: number): number => perMillionRequests / questions;
  return {
    function: each(runs(checkMs, ASSUMED.checkMb)),
    reads: list.readUnits.usd,
    functionLogs: each(bytes(ASSUMED.checkLogBytes, list.logGb.usd)),
    api: each(list.apiRequests.usd),
    firewall: each(list.wafRequests.usd),
    authorizer: each(runs(authorizerMs, ASSUMED.authorizerMb)),
    doorLogs: each(bytes(ASSUMED.authorizerLogBytes + ASSUMED.accessLogBytes, list.logGb.usd)),
    transfer: each(bytes(answerBytes, list.outGb.usd)),
  };
}

const WITHIN = 0.05;
const RATES = [0.1, 1, 10, 100];

/** One for the child, and the check's share of reading the register again: by the next check after it is no longer kept. */
export const readUnitsAt = (perSecond: number): number =>
  1 + ASSUMED.registerUnits / (1 + perSecond * ASSUMED.registerSeconds);

/** The questions a second, of one environment, at which that share has fallen to a part of the unit. */
export const rateWithin = (within: number): number =>
  Math.max(0, ASSUMED.registerUnits / within - 1) / ASSUMED.registerSeconds;

/** What a million checks cost by list price, one by one and in the largest batches. */
export function costOf({ checkMs, batchMs, authorizerMs }: Durations): Cost {
  const authorizer = billedMs(authorizerMs, ASSUMED.authorizerMb, 0);
  return {
    single: billFor(1, billedMs(checkMs, ASSUMED.checkMb, ASSUMED.dynamoMs), ASSUMED.answerBytes, authorizer),
    batch: billFor(
      BATCH_LIMIT,
      billedMs(batchMs, ASSUMED.checkMb, ASSUMED.dynamoBatchMs),
      ASSUMED.answerBytes + BATCH_LIMIT * ASSUMED.answerBytesInBatch,
      authorizer,
    ),
    verifiedPermissions: {
      single: list.verifiedPermissionsSingle.usd,
      batch: list.verifiedPermissionsBatch.usd / VERIFIED_PERMISSIONS_BATCH,
    },
    oneUnit: {
      within: WITHIN,
      fromPerSecond: rateWithin(WITHIN),
      at: RATES.map((perSecond) => ({ perSecond, units: readUnitsAt(perSecond) })),
    },
  };
}

/** The decision alone, which is what Amazon Verified Permissions sells, and with all that stands before it. */
export function totals(bill: Bill): { readonly alone: number; readonly whole: number } {
  const { function: run, reads, functionLogs, ...door } = bill;
  const alone = run + reads + functionLogs;
  return { alone, whole: alone + Object.values(door).reduce((sum, usd) => sum + usd, 0) };
}
