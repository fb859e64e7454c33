import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What DynamoDB was asked, in order, and the capacity units it says that took. */
export type Cost = { readonly commands: readonly string[]; readonly units: number };

/** A meter on a client: each look at it gives what reached the database since the one before. */
export function costMeter(client: DynamoDBClient): () => Cost {
  let commands: string[] = [];
  let units = 0;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        commands.push(commandName.replace(/Command$/, ''));
        const input = { ...args.input, ReturnConsumedCapacity: 'TOTAL' };
        const answer = await next({ ...args, input } as typeof args);
        units += unitsIn(answer.output);
        return answer;
      },
    // Nearest to the database: it counts nothing that another middleware answers in its place.
    { step: 'initialize', priority: 'low', name: 'test-cost' },
  );
  return () => {
    const cost = { commands, units };
    commands = [];
    units = 0;
    return cost;
  };
}

/** Of one table, or of each table of a batch; an engine that does not tell would make everything free. */
function unitsIn(output: object): number {
  const { ConsumedCapacity: told } = output as { ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[] };
  if (told === undefined) throw new Error('the database does not tell what it consumed');
  return [told].flat().reduce((sum, { CapacityUnits = Number.NaN }) => sum + CapacityUnits, 0);
}
