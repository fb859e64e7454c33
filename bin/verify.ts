import { parseArgs } from 'node:util';
import { verifyTable } from '../lambdas/store/verify-table.ts';
import { operatorDynamo, runningStack } from '../local/aws.ts';
import { DEFAULT_DATA_DIR } from '../local/data-dir.ts';

const HELP = `npm run verify [-- options]: verifies every hash chain of the ledger table

  --data-dir DIR   of the local stack that runs on it (${DEFAULT_DATA_DIR})
  --table NAME     a table in the cloud instead, with your own AWS credentials
  --help           this text

Exits with 0 when every chain is intact, with 1 when one is broken, with 2 when it could not look.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { 'data-dir': { type: 'string' }, table: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const stack = values.table === undefined ? runningStack(values['data-dir']) : undefined;
  const table = values.table ?? stack?.tables.find((name) => /ledger/i.test(name));
  if (table === undefined) throw new Error('the stack has no ledger table');
  const result = await verifyTable(operatorDynamo(stack), table, (aggregates, events) =>
    console.error(`  ${aggregates} aggregates, ${events} events so far`),
  );
  for (const { aggregate, verification } of result.broken)
    if (!verification.intact)
      console.log(`✗ ${aggregate}: ${verification.break} at event ${verification.at}`);
  if (result.stray > 0) console.log(`✗ ${result.stray} events belong to no chain`);
  const intact = result.broken.length === 0 && result.stray === 0;
  console.log(
    `${intact ? '✓' : '✗'} ${result.aggregates} chains with ${result.events} events, ${result.broken.length} broken`,
  );
  return intact ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`hjemmel: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
