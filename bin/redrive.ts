import { parseArgs } from 'node:util';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { operatorSqs, runningStack } from '../local/aws.ts';
import { DEFAULT_DATA_DIR, type StackInfo } from '../local/data-dir.ts';

const HELP = `npm run redrive -- <queue> [options]: sends the messages of a dead-letter queue back to their queue

  <queue>          the dead-letter queue, or a part of its name; without it, all that hold messages are listed
  --data-dir DIR   of the local stack that runs on it (${DEFAULT_DATA_DIR})
  --cloud          the queues in the cloud instead, with your own AWS credentials
  --help           this text

Mend what made them fail first. Each message is sent before it is deleted: if this is interrupted, one may come twice,
and every worker copes with that. Exits with 0 when done, with 2 when it could not be.`;

type Dead = { readonly url: string; readonly name: string; readonly source: string; readonly count: number };

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'data-dir': { type: 'string' }, cloud: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) return console.log(HELP);
  const stack = values.cloud ? undefined : runningStack(values['data-dir']);
  const sqs = operatorSqs(stack);
  const dead = await deadLetterQueues(sqs, stack);
  const [wanted] = positionals;
  if (wanted === undefined) {
    const full = dead.filter(({ count }) => count > 0);
    if (full.length === 0) console.log('no dead-letter queue holds messages');
    for (const { name, count } of full) console.log(`${name}: ${count} messages; npm run redrive -- ${name}`);
    return;
  }
  const chosen = dead.filter(({ name }) => name.includes(wanted));
  const [queue] = chosen;
  if (!queue || chosen.length > 1)
    throw new Error(
      `${wanted} names ${chosen.length} dead-letter queues; there are: ${dead.map(({ name }) => name).join(', ')}`,
    );
  console.log(`${queue.name}: ${await redrive(sqs, queue)} messages sent back`);
}

/** The dead-letter queues and the queue whose failures each takes. */
async function deadLetterQueues(sqs: SQSClient, stack: StackInfo | undefined): Promise<Dead[]> {
  const urls = stack
    ? Object.values(stack.queues)
    : ((await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'Hjemmel' }))).QueueUrls ?? []);
  const queues = await Promise.all(
    urls.map(async (url) => {
      const { Attributes = {} } = await sqs.send(
        new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] }),
      );
      return { url, arn: Attributes.QueueArn ?? '', attributes: Attributes };
    }),
  );
  return queues.flatMap(({ url: source, attributes }) => {
    if (!attributes.RedrivePolicy) return [];
    const { deadLetterTargetArn } = JSON.parse(attributes.RedrivePolicy) as { deadLetterTargetArn: string };
    const target = queues.find(({ arn }) => arn === deadLetterTargetArn);
    if (!target) return [];
    const count = Number(target.attributes.ApproximateNumberOfMessages ?? 0);
    return [{ url: target.url, name: target.arn.split(':').at(-1) ?? '', source, count }];
  });
}

async function redrive(sqs: SQSClient, { url, source }: Dead): Promise<number> {
  let sent = 0;
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ['MessageGroupId'],
      }),
    );
    if (Messages.length === 0) return sent;
    for (const { Body, MessageId, ReceiptHandle, Attributes } of Messages) {
      const group = Attributes?.MessageGroupId;
      await sqs.send(
        new SendMessageCommand({
          QueueUrl: source,
          MessageBody: Body,
          // A new deduplication id: within five minutes the old one would swallow the message.
          ...(group !== undefined && {
            MessageGroupId: group,
            MessageDeduplicationId: `redriven.${MessageId}`,
          }),
        }),
      );
      await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
      sent += 1;
    }
  }
}

try {
  await main();
} catch (error) {
  console.error(`hjemmel: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
