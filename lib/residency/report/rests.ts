import type { Json } from '../../guard/read/json.ts';
import { contentsOf } from './contents.ts';
import { guardRules, resourcePolicy, statementsFor } from './holds.ts';
import { kindOf, serviceOf } from './kinds.ts';
import type { Hold, Resting } from './shape.ts';
import { encryptionOf, keptIn } from './store-facts.ts';
import { dictAt, listAt, nameOf, type Resource, refersTo } from './templates.ts';

/** Every place in the templates where something rests, with a table's stream and its backup as places of their own. */
export function restingPlaces(resources: readonly Resource[]): Resting[] {
  return resources
    .filter(({ type }) => kindOf(type).role === 'rests')
    .flatMap((resource) => {
      const place = placeOf(resource, resources);
      return resource.type === 'AWS::DynamoDB::Table'
        ? [place, ...besides(resource, place, resources)]
        : [place];
    });
}

function placeOf(resource: Resource, resources: readonly Resource[]): Resting {
  const { stack, logicalId, type } = resource;
  const name = nameOf(logicalId);
  const { holds, says, until } = contentsOf(stack, name);
  const kept = keptIn(resource);
  return {
    stack,
    logicalId,
    name,
    type,
    holds,
    says,
    encryption: encryptionOf(resource, resources),
    kept: [kept, until].filter((part) => part !== undefined).join('; '),
    usedBy: usersOf(resource, resources),
    heldBy: [
      ...guardRules(...kindOf(type).guard),
      ...statementsFor(serviceOf(type)),
      ...policiesOf(resource, resources),
    ],
  };
}

/** What DynamoDB keeps beside the items of a table. */
function besides({ properties }: Resource, place: Resting, resources: readonly Resource[]): Resting[] {
  const recovery = dictAt(properties, 'PointInTimeRecoverySpecification');
  const stream = dictAt(properties, 'StreamSpecification').StreamViewType;
  const same = { ...place, usedBy: [] };
  return [
    ...(recovery.PointInTimeRecoveryEnabled === true
      ? [
          {
            ...same,
            name: `${place.name} (backup)`,
            says: 'The table as it was at any second of these days; what was erased is in it until they have passed',
            kept: `${recovery.RecoveryPeriodInDays ?? 35} days`,
          },
        ]
      : []),
    ...(stream === undefined
      ? []
      : [
          {
            ...same,
            name: `${place.name} (stream)`,
            says: `New items on their way to the dispatcher (${String(stream)})`,
            kept: '24 hours, by DynamoDB',
            usedBy: readersOfStream(place, resources),
          },
        ]),
  ];
}

/** The functions that may do something with a resource, by the policies of their roles. */
function usersOf(resource: Resource, resources: readonly Resource[]): string[] {
  return functionsOf(resources, (statement) =>
    listAt(statement, 'Resource').some(
      (named) => refersTo(named, resource) && !JSON.stringify(named).includes('StreamArn'),
    ),
  );
}

const readersOfStream = ({ logicalId }: Resting, resources: readonly Resource[]): string[] =>
  functionsOf(resources, (statement) => JSON.stringify(statement).includes(`${logicalId}StreamArn`));

function functionsOf(resources: readonly Resource[], grants: (statement: Json) => boolean): string[] {
  const policies = resources.filter(
    ({ type, properties }) =>
      type === 'AWS::IAM::Policy' && listAt(dictAt(properties, 'PolicyDocument'), 'Statement').some(grants),
  );
  return resources
    .filter(({ type }) => type === 'AWS::Lambda::Function')
    .filter(({ properties }) =>
      policies.some((policy) =>
        listAt(policy.properties, 'Roles').some((role) => {
          const id = String(dictAt({ role }, 'role').Ref);
          return JSON.stringify(properties.Role).includes(id);
        }),
      ),
    )
    .map(({ logicalId }) => functionName(logicalId));
}

/** What a function is called on the page: `ErasureWorkerFunction…` is `Erasure`. */
export const functionName = (logicalId: string): string =>
  nameOf(logicalId)
    .replace(/Function$/, '')
    .replace(/Worker$/, '');

/** Where the policy of a resource stands: in its own properties, or in a resource that names it. */
const POLICY_IN: Readonly<
  Record<string, { readonly own?: readonly string[]; readonly type?: string; readonly of?: string }>
> = {
  'AWS::DynamoDB::Table': { own: ['ResourcePolicy', 'PolicyDocument'] },
  'AWS::KMS::Key': { own: ['KeyPolicy'] },
  'AWS::S3::Bucket': { type: 'AWS::S3::BucketPolicy', of: 'Bucket' },
  'AWS::SQS::Queue': { type: 'AWS::SQS::QueuePolicy', of: 'Queues' },
  'AWS::SNS::Topic': { type: 'AWS::SNS::TopicPolicy', of: 'Topics' },
};

/** What a resource refuses by its own policy, whoever asks. */
function policiesOf(resource: Resource, resources: readonly Resource[]): Hold[] {
  const { own, type, of = '' } = POLICY_IN[resource.type] ?? {};
  const documents = own
    ? [dictAt(resource.properties, ...own)]
    : resources
        .filter(
          (one) => one.type === type && listAt(one.properties, of).some((each) => refersTo(each, resource)),
        )
        .map(({ properties }) => dictAt(properties, 'PolicyDocument'));
  const names = documents
    .flatMap((document) => listAt(document, 'Statement'))
    .filter((statement) => dictAt({ statement }, 'statement').Effect === 'Deny')
    .map((statement) => denialName(statement));
  return [...new Set(names)].map(resourcePolicy);
}

/** The CDK's own statements have no Sid: they deny plain HTTP, and TLS before a version. */
function denialName(statement: Json): string {
  const { Sid, Condition } = dictAt({ statement }, 'statement');
  if (typeof Sid === 'string') return Sid;
  const text = JSON.stringify(Condition ?? {});
  if (text.includes('aws:SecureTransport')) return 'OnlyEncrypted';
  if (text.includes('s3:TlsVersion')) return 'OnlyTls12';
  throw new Error(`a policy denies something without saying what: ${text}`);
}
