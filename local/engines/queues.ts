import { CreateQueueCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { sqsClient } from '../../lambdas/platform/clients.ts';
import type { Queue } from '../template/data.ts';
import { ofEngine } from './tables.ts';

const FIXED = ['FifoQueue'];

/** Creates the queues that are not there yet, and brings the settings of the others up to date. */
export const createQueues = async (
  endpoint: string,
  queues: readonly Queue[],
  overrides: Readonly<Record<string, string>> = {},
): Promise<void> => {
  const client = sqsClient(ofEngine(endpoint));
  for (const { name, attributes } of queues) {
    const fixed = Object.entries(attributes).filter(([attribute]) => FIXED.includes(attribute));
    const created = await client.send(
      new CreateQueueCommand({ QueueName: name, Attributes: Object.fromEntries(fixed) }),
    );
    const rest = Object.entries({ ...attributes, ...overrides }).filter(
      ([attribute]) => !FIXED.includes(attribute),
    );
    if (rest.length > 0) {
      await client.send(
        new SetQueueAttributesCommand({ QueueUrl: created.QueueUrl, Attributes: Object.fromEntries(rest) }),
      );
    }
  }
  client.destroy();
};
