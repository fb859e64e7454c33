import { type Kind, LISTS, type StateOf } from '../domain/aggregates.ts';
import type { ControllerState } from '../domain/controller.ts';
import type { PurposeState } from '../domain/purpose.ts';
import type { VendorState } from '../domain/vendor.ts';
import type { Ledger } from './ledger.ts';

/** How the controller has described itself; undefined until it has. */
export const describedIn = async (ledger: Ledger, controller: string): Promise<ControllerState | undefined> =>
  (await ledger.read(controller, 'controller', controller))?.state;

/** The purposes of a controller: every one, or those of the ids that exist, in their order. */
export const purposesOf = (
  ledger: Ledger,
  controller: string,
  ids?: readonly string[],
): Promise<PurposeState[]> => statesOf(ledger, controller, 'purpose', LISTS.purposes, ids);

/** The vendors of a controller: every one, or those of the ids that exist, in their order. */
export const vendorsOf = (
  ledger: Ledger,
  controller: string,
  ids?: readonly string[],
): Promise<VendorState[]> => statesOf(ledger, controller, 'vendor', LISTS.vendors, ids);

/** Every purpose and every vendor of a controller. */
export async function registerOf(
  ledger: Ledger,
  controller: string,
): Promise<{ readonly purposes: PurposeState[]; readonly vendors: VendorState[] }> {
  const [purposes, vendors] = await Promise.all([
    purposesOf(ledger, controller),
    vendorsOf(ledger, controller),
  ]);
  return { purposes, vendors };
}

async function statesOf<K extends Kind>(
  ledger: Ledger,
  controller: string,
  kind: K,
  list: string,
  ids: readonly string[] | undefined,
): Promise<StateOf<K>[]> {
  const loaded = await (ids ? ledger.readMany(controller, kind, ids) : ledger.listed(controller, kind, list));
  return loaded.map(({ state }) => state);
}
