import { parseArgs } from 'node:util';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { StoredEvent } from '../lambdas/store/event.ts';
import { EVENT_KIND, KIND } from '../lambdas/store/tables.ts';
import { itemsOf } from '../lambdas/store/verify-table.ts';
import { operatorDynamo, operatorLambda, runningStack } from '../local/aws.ts';
import { DEFAULT_DATA_DIR } from '../local/data-dir.ts';

const HELP = `npm run redispatch -- --since INSTANT [options]: dispatches the ledger's events again

  --since INSTANT    from this moment on, for example 2026-11-21T12:00:00Z
  --data-dir DIR     of the local stack that runs on it (${DEFAULT_DATA_DIR})
  --table NAME --function NAME   in the cloud instead, with your own AWS credentials
  --help             this text

For the day the stream's records expired before they could be dispatched (an alarm tells). The ledger has them all; what
was dispatched already does nothing a second time. Exits with 0 when done, with 2 when it could not be.`;

const BATCH = 50;

type Target = { readonly table: string | undefined; readonly dispatch: string | undefined };

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      since: { type: 'string' },
      'data-dir': { type: 'string' },
      table: { type: 'string' },
      function: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(HELP);
  const since = values.since === undefined ? Number.NaN : Date.parse(values.since);
  if (Number.isNaN(since)) throw new Error(`--since needs a moment such as 2026-11-21T12:00:00Z\n\n${HELP}`);
  const stack = values.table === undefined ? runningStack(values['data-dir']) : undefined;
  const { table, dispatch }: Target = stack
    ? {
        table: stack.tables.find((name) => /ledger/i.test(name)),
        dispatch: stack.functions.find((name) => /dispatch/i.test(name)),
      }
    : { table: values.table, dispatch: values.function };
  if (table === undefined || dispatch === undefined) throw new Error('needs both --table and --function');
  const lambda = operatorLambda(stack);
  let sent = 0;
  let batch: unknown[] = [];
  const flush = async () => {
    if (batch.length === 0) return;
    const answer = await lambda.send(
      new InvokeCommand({ FunctionName: dispatch, Payload: JSON.stringify({ Records: batch }) }),
    );
    const said = JSON.parse(Buffer.from(answer.Payload ?? []).toString('utf8') || '{}') as {
      batchItemFailures?: unknown[];
    };
    if (answer.FunctionError || (said.batchItemFailures?.length ?? 0) > 0)
      throw new Error(`dispatch failed after ${sent} events; look at its log, mend it and run this again`);
    sent += batch.length;
    batch = [];
    console.error(`  ${sent} events so far`);
  };
  for await (const item of itemsOf(operatorDynamo(stack), table)) {
    const body = item.body?.S;
    if (item[KIND]?.S !== EVENT_KIND || body === undefined) continue;
    if (Date.parse((JSON.parse(body) as StoredEvent).at) < since) continue;
    batch.push({
      eventID: String(sent + batch.length),
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: String(sent + batch.length + 1), NewImage: item },
    });
    if (batch.length === BATCH) await flush();
  }
  await flush();
  console.log(`${sent} events dispatched again`);
}

try {
  await main();
} catch (error) {
  console.error(`hjemmel: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
