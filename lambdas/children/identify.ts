import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Ids } from '../platform/clock.ts';
import type { CprIndex, Person, Vault } from '../store/vault.ts';

/** The id of a person the index knows by that id or not at all, and the writes that tie her to one more child. */
export async function identify(
  { vault, index, ids }: { readonly vault: Vault; readonly index: CprIndex; readonly ids: Ids },
  controller: string,
  { cpr, givenName, familyName, uniLogin }: Person,
  known: string | undefined,
): Promise<{ readonly personId: string; readonly writes: readonly TransactWriteItem[] }> {
  if (known !== undefined) return { personId: known, writes: [vault.linking(controller, known)] };
  const personId = ids.next();
  const person = { cpr, givenName, familyName, uniLogin };
  const writes = await vault.adding(controller, personId, person, await index.macOf(controller, cpr));
  return { personId, writes };
}
