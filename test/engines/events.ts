import type {
  APIGatewayProxyEvent,
  DynamoDBRecord,
  DynamoDBStreamEvent,
  SQSEvent,
  SQSRecord,
} from 'aws-lambda';
import { type Operation, ROUTES } from '../../lambdas/contracts/routes.ts';
import type { Caller } from '../../lambdas/platform/caller.ts';
import { httpEvent } from '../builders/http-event.ts';
import { lambdaContext } from '../builders/lambda-context.ts';

export type Sent = {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

export const context = lambdaContext();

/** A call as API Gateway hands it to the function of an operation. */
export function apiEvent(operation: Operation, caller: Caller, sent: Sent = {}): APIGatewayProxyEvent {
  const { method, path: resource } = ROUTES[operation];
  const { role, id, controller, loa = 'Substantial' } = caller;
  return httpEvent({
    method,
    resource,
    path: resource.replace(/\{(\w+)\}/g, (_whole, name: string) =>
      encodeURIComponent(sent.params?.[name] ?? ''),
    ),
    params: sent.params ?? null,
    query: sent.query ?? null,
    headers: { 'Content-Type': 'application/json', ...sent.headers },
    body: method === 'POST' ? JSON.stringify(sent.body ?? {}) : null,
    caller: { role, id, controller, loa },
  });
}

const queueRecord = (message: unknown, messageId: string, group: string): SQSRecord => ({
  messageId,
  receiptHandle: messageId,
  body: typeof message === 'string' ? message : JSON.stringify(message),
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: 'test',
    ApproximateFirstReceiveTimestamp: '0',
    MessageGroupId: group,
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-central-1:000000000000:test.fifo',
  awsRegion: 'eu-central-1',
});

/** Messages of one batch, named `m0`, `m1` … in `batchItemFailures`; each request is a group, as dispatch sends them. */
export const queueEvent = (...messages: readonly unknown[]): SQSEvent => ({
  Records: messages.map((message, index) =>
    queueRecord(message, `m${index}`, (message as { requestId?: string }).requestId ?? 'none'),
  ),
});

/** A record of the ledger's stream, as the filter lets it through. */
export const streamRecord = (sequence: string, body: string | undefined): DynamoDBRecord => ({
  eventID: sequence,
  eventName: 'INSERT',
  eventSource: 'aws:dynamodb',
  dynamodb: {
    SequenceNumber: sequence,
    StreamViewType: 'NEW_IMAGE',
    NewImage: { kind: { S: 'event' }, ...(body !== undefined && { body: { S: body } }) },
  },
});

export const streamEvent = (...records: readonly DynamoDBRecord[]): DynamoDBStreamEvent => ({
  Records: [...records],
});
