import { RIGHT_NAMES, type Right } from '../domain/rights.ts';
import { sqsClient } from '../platform/clients.ts';
import { readEnv } from '../platform/env.ts';
import { ENV, rightQueueEnv } from '../platform/env-names.ts';
import { basics } from '../platform/wiring.ts';
import { createHandler } from './handler.ts';

const queueNames = Object.fromEntries(RIGHT_NAMES.map((right) => [right, rightQueueEnv(right)])) as Record<
  Right,
  string
>;

export const handler = createHandler({
  ...basics('dispatch'),
  sqs: sqsClient(),
  rightQueues: readEnv(queueNames),
  noticesQueue: readEnv({ url: ENV.noticesQueue }).url,
  bulksQueue: readEnv({ url: ENV.bulksQueue }).url,
});
