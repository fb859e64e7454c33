import {
  type BatchGetItemCommandInput,
  type DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Item } from '../../lambdas/store/items.ts';

type Call = { readonly command: string; readonly input: Record<string, unknown> };

/** Everything a client is asked to send, from now on. */
export function callsOf(client: DynamoDBClient): Call[] {
  const calls: Call[] = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        calls.push({ command: commandName.replace(/Command$/, ''), input: { ...args.input } });
        return next(args);
      },
    { step: 'initialize', name: 'test-calls' },
  );
  return calls;
}

/** Runs something before each transaction of a client reaches the database; what it throws, the caller gets. */
export function beforeEachTransaction(
  client: DynamoDBClient,
  run: (input: TransactWriteItemsCommandInput, nth: number) => Promise<void>,
): void {
  let nth = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName === 'TransactWriteItemsCommand') {
          nth += 1;
          await run(args.input as TransactWriteItemsCommandInput, nth);
        }
        return next(args);
      },
    { step: 'initialize', name: 'test-before-transaction' },
  );
}

/** What DynamoDB answers when another transaction touches the same item at that moment; dynoxide never does. */
export const transactionConflict = () =>
  new TransactionCanceledException({
    $metadata: {},
    message:
      'Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]',
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
  });

/**
 * A DynamoDB that does not get to some keys of a batch, and says so: `withheld` picks them from those of the nth
 * BatchGetItem of a client, counted from 0.
 */
export function leavingUnprocessed(
  client: DynamoDBClient,
  withheld: (keys: readonly Item[], nth: number) => readonly Item[],
): void {
  let nth = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'BatchGetItemCommand') return next(args);
        const { RequestItems = {} } = args.input as BatchGetItemCommandInput;
        const [table = ''] = Object.keys(RequestItems);
        const asked = RequestItems[table]?.Keys ?? [];
        const left = withheld(asked, nth);
        nth += 1;
        const UnprocessedKeys = left.length > 0 ? { [table]: { Keys: left } } : {};
        const Keys = asked.filter((key) => !left.includes(key));
        if (Keys.length === 0)
          return { response: {}, output: { $metadata: {}, Responses: {}, UnprocessedKeys } } as never;
        const input = { ...args.input, RequestItems: { [table]: { ...RequestItems[table], Keys } } };
        const { output, response } = await next({ ...args, input });
        return { response, output: { ...output, UnprocessedKeys } };
      },
    { step: 'initialize', name: 'test-unprocessed' },
  );
}

/** A DynamoDB that refuses every request as one too many, and a client that has given up asking again. */
export function throttled(client: DynamoDBClient): void {
  client.middlewareStack.add(
    () => async () => {
      throw new ProvisionedThroughputExceededException({
        $metadata: {},
        message: 'The level of configured provisioned throughput for the table was exceeded.',
      });
    },
    { step: 'initialize', name: 'test-throttled' },
  );
}
