import { type Api, readApi } from './template/api.ts';
import { readAssembly } from './template/assembly.ts';
import {
  type Bucket,
  type Key,
  type Queue,
  readBucket,
  readKey,
  readQueue,
  readTable,
  type Table,
} from './template/data.ts';
import { type LocalFunction, readFunction } from './template/functions.ts';
import { type Grants, readGrants } from './template/grants.ts';
import { createResolver, type ResolverOptions } from './template/intrinsics.ts';
import { listResources, type Resource } from './template/resources.ts';
import { readSchedules, readSource, type Schedule, type Source } from './template/sources.ts';

/** Everything the synthesized templates declare that means something on one machine. */
export type LocalTemplate = {
  readonly tables: readonly Table[];
  readonly queues: readonly Queue[];
  readonly buckets: readonly Bucket[];
  readonly keys: readonly Key[];
  readonly functions: readonly LocalFunction[];
  readonly api: Api | undefined;
  readonly sources: readonly Source[];
  readonly schedules: readonly Schedule[];
  readonly grants: Grants;
};

/** Reads the CDK's output in `directory`; anything in it that would behave differently here is an error. */
export const loadTemplate = (directory: string, options: ResolverOptions): LocalTemplate => {
  const assembly = readAssembly(directory);
  const resources = listResources(assembly, createResolver(assembly, options), options.endpoint);
  const each = <T>(types: readonly string[], read: (resource: Resource) => T): T[] =>
    resources.filter(({ type }) => types.includes(type)).map(read);
  const template: LocalTemplate = {
    tables: each(['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'], readTable),
    queues: each(['AWS::SQS::Queue'], readQueue),
    buckets: each(['AWS::S3::Bucket'], readBucket),
    keys: each(['AWS::KMS::Key'], readKey),
    functions: each(['AWS::Lambda::Function'], (resource) => readFunction(resource, assembly.assets)),
    api: readApi(resources),
    sources: each(['AWS::Lambda::EventSourceMapping'], readSource),
    schedules: each(['AWS::Events::Rule', 'AWS::Scheduler::Schedule'], readSchedules).flat(),
    grants: readGrants(resources),
  };
  refuseDoubles(template);
  return template;
};

/** Generated names leave out the CDK's hash, so two resources could come to share one. */
const refuseDoubles = ({ tables, queues, buckets, functions }: LocalTemplate): void => {
  for (const group of [tables, queues, buckets, functions]) {
    const names = group.map(({ name }) => name);
    const double = names.find((name, index) => names.indexOf(name) !== index);
    if (double) throw new Error(`two resources would both be called ${double} locally; give one a name`);
  }
};
