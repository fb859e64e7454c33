import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../lambdas/store/items.ts';

/** The size of an item in bytes as DynamoDB counts it: names and values, a number by two digits a byte and one more. */
export const sizeOf = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueSize(value), 0);

function valueSize({ S, N, B }: AttributeValue): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (B !== undefined) return B.length;
  if (N !== undefined) return 1 + Math.ceil(N.length / 2);
  throw new Error('the ledger has no attribute of another type');
}
