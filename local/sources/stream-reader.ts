import { z } from 'zod';
import { type AwsJson, AwsJsonError } from '../aws-json.ts';
import { REGION } from '../template/physical.ts';

const streamRecord = z.looseObject({
  eventName: z.string(),
  dynamodb: z.looseObject({ SequenceNumber: z.string(), ApproximateCreationDateTime: z.number().optional() }),
});
const described = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }),
});
const iterator = z.object({ ShardIterator: z.string() });
const records = z.object({ Records: z.array(streamRecord), NextShardIterator: z.string().nullish() });

export type StreamRecord = z.infer<typeof streamRecord>;
export type StreamReader = {
  /** The next records of a shard after a sequence number, or from the beginning. */
  readonly read: (
    shard: string,
    after: string | undefined,
    limit: number,
    signal: AbortSignal,
  ) => Promise<StreamRecord[]>;
  readonly shards: (signal: AbortSignal) => Promise<string[]>;
};

const target = (operation: string): string => `DynamoDBStreams_20120810.${operation}`;

/** Reads a table's stream; `sourceArn` is what the template calls it and `streamArn` what the engine does. */
export const createStreamReader = (call: AwsJson, streamArn: string, sourceArn: string): StreamReader => {
  const kept = new Map<string, { readonly after: string | undefined; readonly iterator: string }>();

  const fresh = async (shard: string, after: string | undefined, signal: AbortSignal): Promise<string> => {
    const from =
      after === undefined
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    const input = { StreamArn: streamArn, ShardId: shard, ...from };
    return iterator.parse(await call(target('GetShardIterator'), input, signal)).ShardIterator;
  };
  const fromKept = (shard: string, after: string | undefined): string | undefined => {
    const found = kept.get(shard);
    return found?.after === after ? found?.iterator : undefined;
  };

  return {
    shards: async (signal) => {
      const { StreamDescription } = described.parse(
        await call(target('DescribeStream'), { StreamArn: streamArn }, signal),
      );
      return StreamDescription.Shards.map(({ ShardId }) => ShardId);
    },
    read: async (shard, after, limit, signal) => {
      const position = fromKept(shard, after) ?? (await fresh(shard, after, signal));
      kept.delete(shard);
      try {
        const input = { ShardIterator: position, Limit: limit };
        const { Records, NextShardIterator } = records.parse(await call(target('GetRecords'), input, signal));
        const last = Records.at(-1)?.dynamodb.SequenceNumber ?? after;
        if (NextShardIterator) kept.set(shard, { after: last, iterator: NextShardIterator });
        return Records.map((record) => ({ ...record, awsRegion: REGION, eventSourceARN: sourceArn }));
      } catch (error) {
        if (error instanceof AwsJsonError && error.code === 'ExpiredIteratorException') return [];
        throw error;
      }
    },
  };
};
