import { z } from 'zod';
import type { Resource } from './resources.ts';

export type LocalFunction = {
  readonly name: string;
  readonly arn: string;
  readonly role: string;
  /** The directory of the unpacked code. */
  readonly code: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  readonly reservedConcurrency: number | undefined;
};

/** One Lambda function; `assets` finds its code. */
export const readFunction = (resource: Resource, assets: ReadonlyMap<string, string>): LocalFunction => {
  const properties = resource.read(
    {
      FunctionName: z.string().optional(),
      Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
      Handler: z.string(),
      Runtime: z.string().regex(/^nodejs/, 'only Node.js functions run locally'),
      Role: z.string(),
      Environment: z
        .strictObject({ Variables: z.record(z.string(), z.coerce.string()).optional() })
        .optional(),
      Timeout: z.number().optional(),
      MemorySize: z.number().optional(),
      ReservedConcurrentExecutions: z.number().optional(),
      PackageType: z.literal('Zip').optional(),
    },
    [
      'Architectures',
      'Description',
      'EphemeralStorage',
      'KmsKeyArn',
      'LoggingConfig',
      'RecursiveLoop',
      'RuntimeManagementConfig',
      'Tags',
      'TracingConfig',
    ],
  );
  const code = assets.get(properties.Code.S3Key);
  if (!code) throw new Error(`${resource.stack}/${resource.id}: no asset holds ${properties.Code.S3Key}`);
  const { ref, attributes } = resource.physical();
  return {
    name: ref,
    arn: attributes.Arn ?? '',
    role: properties.Role,
    code,
    handler: properties.Handler,
    environment: properties.Environment?.Variables ?? {},
    timeoutSeconds: properties.Timeout ?? 3,
    memoryMegabytes: properties.MemorySize ?? 128,
    reservedConcurrency: properties.ReservedConcurrentExecutions,
  };
};
