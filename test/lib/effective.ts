import { readAssembly, type Stack } from '../../local/template/assembly.ts';
import { readStatements, type Statement } from '../../local/template/grants.ts';
import { createResolver } from '../../local/template/intrinsics.ts';
import { nameOf } from './names.ts';

/** The document that holds the policy of a resource, and the name of what it protects. */
const POLICIES: Readonly<
  Record<string, (properties: Record<string, unknown>, id: string) => [unknown, unknown]>
> = {
  'AWS::KMS::Key': ({ KeyPolicy }, id) => [KeyPolicy, id],
  'AWS::DynamoDB::Table': ({ ResourcePolicy }, id) => [Object(ResourcePolicy).PolicyDocument, id],
  'AWS::S3::BucketPolicy': ({ PolicyDocument, Bucket }) => [PolicyDocument, Object(Bucket).Ref],
  'AWS::SQS::QueuePolicy': ({ PolicyDocument, Queues }) => [
    PolicyDocument,
    [Queues].flat().map((queue) => Object(queue).Ref)[0],
  ],
  'AWS::SNS::TopicPolicy': ({ PolicyDocument, Topics }) => [
    PolicyDocument,
    [Topics].flat().map((topic) => Object(topic).Ref)[0],
  ],
};

export type ResourcePolicy = {
  readonly type: string;
  /** The construct's name, such as `LedgerTable`. */
  readonly name: string;
  readonly statements: readonly Statement[];
};

/** The policies of all resources in a synthesized app, their references resolved to local names. */
export const resourcePolicies = (directory: string): readonly ResourcePolicy[] => {
  const assembly = readAssembly(directory);
  const resolve = createResolver(assembly, { endpoint: 'http://h' });
  const inStack = (stack: Stack): ResourcePolicy[] =>
    Object.entries(stack.template.Resources).flatMap(([id, { Type: type, Properties = {} }]) => {
      const found = POLICIES[type]?.(Properties, id);
      if (!found) return [];
      const [document, name] = found;
      return [{ type, name: nameOf(String(name)), statements: readStatements(resolve(stack, document)) }];
    });
  return assembly.stacks.flatMap(inStack);
};
