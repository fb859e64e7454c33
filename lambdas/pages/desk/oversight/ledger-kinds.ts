import type { Kind } from '../../../domain/aggregates.ts';
import { type AnswerTo, type Api, must, notThere, Refused, type Result } from '../../api.ts';
import type { Visit } from '../../web/visit.ts';

export type LedgerView = AnswerTo<'childLedger'>;

/** The operation that reads the ledger of each kind, and the name of its id. */
const READS = {
  child: ['childLedger', 'childId'],
  request: ['requestLedger', 'requestId'],
  vendor: ['vendorLedger', 'vendorId'],
  purpose: ['purposeLedger', 'purposeId'],
  bulk: ['bulkLedger', 'bulkId'],
  controller: ['controllerLedger', 'controller'],
} as const satisfies Readonly<Record<Kind, readonly [string, string]>>;

export const KINDS = Object.keys(READS) as readonly Kind[];

/** What a field of an event leads to, by its name. */
export const KINDS_OF_IDS: Readonly<Record<string, Kind>> = Object.fromEntries(
  KINDS.map((kind) => [READS[kind][1], kind]),
);

export const kindOf = (text: string): Kind | undefined => KINDS.find((kind) => kind === text);

/** One ledger as it is stored, verified now; of controllers only the visitor's own is there. */
export async function readLedger(api: Api, kind: Kind, id: string): Promise<Result<LedgerView>> {
  const [operation, param] = READS[kind];
  const found = await api(operation, { params: { [param]: id } });
  return found.ok && found.value.aggregate.id !== id ? noLedger : found;
}

/** The ledger of the path; throws Refused when there is none. */
export async function ledgerOf({ api, params: { kind = '', id = '' } }: Visit): Promise<{
  readonly kind: Kind;
  readonly id: string;
  readonly view: LedgerView;
}> {
  const found = kindOf(kind);
  if (!found) throw new Refused(noLedger);
  return { kind: found, id, view: must(await readLedger(api, found, id)) };
}

const noLedger = notThere('no-such-request');
