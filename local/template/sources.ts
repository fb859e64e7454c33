import { z } from 'zod';
import type { Resource } from './resources.ts';

type Common = {
  readonly id: string;
  readonly functionName: string;
  readonly sourceArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsItemFailures: boolean;
};
export type QueueSource = Common & {
  readonly kind: 'queue';
  readonly maximumConcurrency: number | undefined;
};
export type StreamSource = Common & {
  readonly kind: 'stream';
  /** Event patterns, any of which lets a record through. */
  readonly patterns: readonly unknown[];
  readonly bisects: boolean;
  /** -1 is for ever. */
  readonly maximumRetries: number;
  readonly maximumAgeSeconds: number;
  readonly onFailure: string | undefined;
};
export type Source = QueueSource | StreamSource;
export type Schedule = {
  readonly id: string;
  readonly expression: string;
  readonly timezone: string;
  readonly functionArn: string;
  /** The event the template fixes; without one, the schedule's own. */
  readonly input: string | undefined;
};

const common = {
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().optional(),
  MaximumBatchingWindowInSeconds: z.number().optional(),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).optional(),
  Enabled: z.literal(true).optional(),
};
const pattern = z.string().transform((text): unknown => JSON.parse(text));
const streamShape = {
  ...common,
  StartingPosition: z.enum(['TRIM_HORIZON', 'LATEST']),
  FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: pattern })) }).optional(),
  BisectBatchOnFunctionError: z.boolean().optional(),
  MaximumRetryAttempts: z.number().optional(),
  MaximumRecordAgeInSeconds: z.number().optional(),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: z.string().regex(/^arn:aws:sqs:/) }) })
    .optional(),
};
const queueShape = {
  ...common,
  ScalingConfig: z.strictObject({ MaximumConcurrency: z.number() }).optional(),
};
const IGNORED = ['Tags', 'MetricsConfig', 'KmsKeyArn'];

/** An event source mapping of a queue or of a table's stream. */
export const readSource = (resource: Resource): Source => {
  const { EventSourceArn } = resource.read({ EventSourceArn: z.string() }, [
    ...Object.keys(queueShape),
    ...Object.keys(streamShape),
    ...IGNORED,
  ]);
  const shared = (read: z.infer<z.ZodObject<typeof common>>, batchSize: number): Common => ({
    id: `${resource.stack}-${resource.id}`,
    functionName: read.FunctionName.replace(/^arn:.*:function:/, ''),
    sourceArn: read.EventSourceArn,
    batchSize: read.BatchSize ?? batchSize,
    windowSeconds: read.MaximumBatchingWindowInSeconds ?? 0,
    reportsItemFailures: read.FunctionResponseTypes !== undefined,
  });
  if (EventSourceArn.startsWith('arn:aws:sqs:')) {
    const read = resource.read(queueShape, IGNORED);
    return { ...shared(read, 10), kind: 'queue', maximumConcurrency: read.ScalingConfig?.MaximumConcurrency };
  }
  if (!EventSourceArn.includes('/stream/'))
    throw new Error(`${resource.id}: an event source must be a queue or a stream`);
  // One worker per shard keeps the order that ParallelizationFactor keeps per item.
  const read = resource.read(streamShape, [...IGNORED, 'ParallelizationFactor']);
  return {
    ...shared(read, 100),
    kind: 'stream',
    patterns: read.FilterCriteria?.Filters.map(({ Pattern }) => Pattern) ?? [],
    bisects: read.BisectBatchOnFunctionError ?? false,
    maximumRetries: read.MaximumRetryAttempts ?? -1,
    maximumAgeSeconds: read.MaximumRecordAgeInSeconds ?? -1,
    onFailure: read.DestinationConfig?.OnFailure.Destination,
  };
};

const readRule = (resource: Resource): Schedule[] => {
  const target = z.strictObject({
    Arn: z.string(),
    Id: z.string(),
    Input: z.string().optional(),
    RetryPolicy: z.unknown().optional(),
    DeadLetterConfig: z.unknown().optional(),
  });
  const read = resource.read(
    { ScheduleExpression: z.string(), State: z.literal('ENABLED').optional(), Targets: z.array(target) },
    ['Name', 'Description'],
  );
  return read.Targets.map(({ Arn, Input }) => ({
    id: resource.physical().ref,
    expression: read.ScheduleExpression,
    timezone: 'UTC',
    functionArn: Arn,
    input: Input,
  }));
};

const readScheduler = (resource: Resource): Schedule[] => {
  const target = z.strictObject({
    Arn: z.string(),
    RoleArn: z.string(),
    Input: z.string().optional(),
    RetryPolicy: z.unknown().optional(),
    DeadLetterConfig: z.unknown().optional(),
  });
  const read = resource.read(
    {
      ScheduleExpression: z.string(),
      ScheduleExpressionTimezone: z.string().optional(),
      State: z.literal('ENABLED').optional(),
      Target: target,
    },
    ['Name', 'Description', 'FlexibleTimeWindow', 'GroupName', 'KmsKeyArn'],
  );
  return [
    {
      id: resource.physical().ref,
      expression: read.ScheduleExpression,
      timezone: read.ScheduleExpressionTimezone ?? 'UTC',
      functionArn: read.Target.Arn,
      input: read.Target.Input,
    },
  ];
};

export const readSchedules = (resource: Resource): Schedule[] =>
  resource.type === 'AWS::Events::Rule' ? readRule(resource) : readScheduler(resource);
