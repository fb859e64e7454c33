import { destinationRefusal, isOwnBucket } from '../looks.ts';
import type { Rule } from '../rule.ts';
import { TRANSFER } from '../sources.ts';

/** Where objects are copied to, all by themselves. */
const COPIES: readonly { readonly type: string; readonly at: string }[] = [
  { type: 'AWS::S3::Bucket', at: 'ReplicationConfiguration.Rules.*.Destination.Bucket' },
  { type: 'AWS::KinesisFirehose::DeliveryStream', at: 'S3DestinationConfiguration.BucketARN' },
  { type: 'AWS::KinesisFirehose::DeliveryStream', at: 'ExtendedS3DestinationConfiguration.BucketARN' },
  { type: 'AWS::DataSync::LocationS3', at: 'S3BucketArn' },
  { type: 'AWS::FSx::DataRepositoryAssociation', at: 'DataRepositoryPath' },
  { type: 'AWS::FSx::FileSystem', at: 'LustreConfiguration.ExportPath' },
];

export const bucketCopy: Rule = {
  id: 'bucket-copy',
  forbids: 'a copy of objects to a bucket that is not known to be in the region',
  because:
    "A bucket's name and ARN say nothing of its region, so only a bucket of the same stack is proven to be here.",
  source: TRANSFER,
  remedy:
    'Copy to a bucket that this stack, or a stack beside it in the region, makes, and refer to it by Ref or Fn::GetAtt.',
  *find(template) {
    for (const { type, at } of COPIES)
      for (const resource of template.ofType(type))
        for (const { path, text } of template.texts(resource, at)) {
          if (isOwnBucket(template, text)) continue;
          const refusal = destinationRefusal(template, text) ?? 'a bucket nobody here knows the region of';
          yield { resource, path, says: `Objects are copied to ${refusal}` };
        }
  },
};
