import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Ids } from '../platform/clock.ts';
import type { NameIndex } from '../store/name-index.ts';
import type { CprIndex, Person, Vault } from '../store/vault.ts';

/** Who people are, and how they are found. */
export type Identities = {
  readonly vault: Vault;
  readonly index: CprIndex;
  readonly names: NameIndex;
  readonly ids: Ids;
};

/** The id of a person the index knows by that id or not at all, and the writes that tie her to one more child. */
export async function identify(
  { vault, index, names, ids }: Identities,
  controller: string,
  { cpr, givenName, familyName, uniLogin }: Person,
  known: string | undefined,
): Promise<{ readonly personId: string; readonly writes: readonly TransactWriteItem[] }> {
  if (known !== undefined) return { personId: known, writes: [vault.linking(controller, known)] };
  const personId = ids.next();
  const person = { cpr, givenName, familyName, uniLogin };
  const [mac, marks] = await Promise.all([index.macOf(controller, cpr), names.marksOf(controller, person)]);
  const writes = await vault.adding(controller, personId, person, { mac, marks });
  return { personId, writes };
}
