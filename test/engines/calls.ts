import {
  type BatchGetItemCommandInput,
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItemsCommandInput,
} from '@aws-sdk/client-dynamodb';

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

/** An answer too large for DynamoDB to give at once: one item of a batch, and the keys of the rest. */
export function givingOneItemAtATime(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const { RequestItems = {} } = args.input as BatchGetItemCommandInput;
      const [table = ''] = Object.keys(RequestItems);
      const [first, ...left] = RequestItems[table]?.Keys ?? [];
      const input = { RequestItems: { [table]: { Keys: first ? [first] : [], ConsistentRead: true } } };
      const { output, response } = await next({ ...args, input });
      const UnprocessedKeys = left.length > 0 ? { [table]: { Keys: left } } : {};
      return { response, output: { ...output, UnprocessedKeys } };
    },
    { step: 'initialize', name: 'test-one-at-a-time' },
  );
}
