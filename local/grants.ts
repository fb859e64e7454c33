import { accessKeyOf } from './functions/functions.ts';
import type { Access, Call, Service } from './gate/calls.ts';
import { createKeyNeeds } from './gate/keys.ts';
import { isAllowed } from './gate/policy.ts';
import type { LocalFunction } from './template/functions.ts';
import { ACCOUNT } from './template/physical.ts';
import type { Source } from './template/sources.ts';
import type { LocalTemplate } from './template.ts';

export type Grants = {
  /** Why the caller with this access key may not make a call; undefined when it may. */
  readonly refuse: (accessKey: string, call: Call) => string | undefined;
  /** Whether the caller may list a bucket: S3 answers 403 and not 404 to who may not. */
  readonly maySeeMissing: (accessKey: string, bucketArn: string) => boolean;
};

const describe = ({ name, role }: LocalFunction, { action, resource }: Access): string =>
  `User: arn:aws:sts::${ACCOUNT}:assumed-role/${role.split('/').at(-1)}/${name} is not authorized to perform: ` +
  `${action} on resource: ${resource} because its policy or its permissions boundary does not allow it`;

/**
 * Checks every call of a function against what the template grants its role, so that a missing grant is found here
 * and not in the cloud.
 */
export const createGrants = (template: LocalTemplate, report: (line: string) => void): Grants => {
  const callers = new Map(template.functions.map((caller) => [accessKeyOf(caller.name), caller]));
  const keyNeeds = createKeyNeeds(template);
  const reported = new Set<string>();
  const may = (caller: LocalFunction, access: Access): boolean =>
    isAllowed(template.grants.get(caller.role) ?? [], access);
  // Functions make the same few calls over and over. Objects and encryption contexts differ every time.
  const granted = new Set<string>();
  const isGranted = (caller: LocalFunction, call: Call, access: Access): boolean => {
    if (call.service === 's3' || access.context) return firstMissing(caller, call, access) === undefined;
    const key = `${caller.name} ${access.action} ${access.resource}`;
    if (!granted.has(key) && firstMissing(caller, call, access) === undefined) granted.add(key);
    return granted.has(key);
  };
  const firstMissing = (caller: LocalFunction, call: Call, access: Access): Access | undefined =>
    [access, ...keyNeeds(call, access)].find((each) => !may(caller, each));

  return {
    refuse: (accessKey, call) => {
      const caller = callers.get(accessKey);
      if (!caller)
        return `The security token included in the request is invalid: ${accessKey || 'no access key'}`;
      for (const access of call.accesses) {
        if (isGranted(caller, call, access)) continue;
        const missing = firstMissing(caller, call, access) ?? access;
        const why = describe(caller, missing);
        if (!reported.has(why))
          report(`missing grant: ${caller.name} may not ${missing.action} on ${missing.resource}`);
        reported.add(why);
        return why;
      }
      return undefined;
    },
    maySeeMissing: (accessKey, bucketArn) => {
      const caller = callers.get(accessKey);
      return caller !== undefined && may(caller, { action: 's3:ListBucket', resource: bucketArn });
    },
  };
};

const POLLING: Readonly<Record<Source['kind'], readonly string[]>> = {
  queue: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  stream: [
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ],
};

/** Lambda reads queues and streams in the function's name; throws which right a function lacks for its sources. */
export const checkSourceGrants = (template: LocalTemplate): void => {
  const keyNeeds = createKeyNeeds(template);
  for (const source of template.sources) {
    const reader = template.functions.find(({ name }) => name === source.functionName);
    if (!reader) throw new Error(`${source.id}: there is no function ${source.functionName}`);
    const service: Service = source.kind === 'queue' ? 'sqs' : 'dynamodb';
    const accesses: Access[] = POLLING[source.kind].map((action) => ({ action, resource: source.sourceArn }));
    const call: Call = { service, operation: 'poll', accesses, writes: [] };
    const keys = accesses.flatMap((access) => keyNeeds(call, access));
    const onFailure = source.kind === 'stream' ? source.onFailure : undefined;
    const destination: Access[] = onFailure ? [{ action: 'sqs:SendMessage', resource: onFailure }] : [];
    const policies = template.grants.get(reader.role) ?? [];
    const missing = [...accesses, ...keys, ...destination].find((access) => !isAllowed(policies, access));
    if (missing) throw new Error(`the event source of ${reader.name}: ${describe(reader, missing)}`);
  }
};
