import { mentionsIn } from '../places/mentions.ts';
import { compared, isBounded, isIdentityBased, isPositive, said } from '../policies.ts';
import type { Rule } from '../rule.ts';
import { SECURITY } from '../sources.ts';
import type { Hit, Template } from '../template.ts';
import type { Statement } from '../walk.ts';

/** Actions that carry data, or make what holds it; each of them can be called in any region. */
const CARRIES =
  /^(s3:(Get|Put|Replicate|Restore)Object\w*\*?|s3:(Get|Put)\*|s3:CreateBucket|dynamodb:(Put|Get|Update|Delete|Batch|Create|Restore|Export|Import|PartiQL|Query|Scan)\w*\*?|sqs:(Send|Receive|Create)\w*\*?|sns:(Create|Subscribe)\w*\*?|kinesis:(Put|Get|Create)\w*\*?|firehose:Create\w*\*?|events:Put\w*\*?|lambda:(Invoke|Create|Update)\w*\*?|states:(Start|Create|SendTask)\w*\*?|bedrock:(Invoke|Converse|Retrieve|Create)\w*\*?|secretsmanager:(GetSecretValue|PutSecretValue|Create\w*|BatchGet\w*)\*?|rds-data:\w+\*?|rds:(Create|Copy|Restore)\w*\*?|ec2:(RunInstances|Copy\w+|CreateSnapshots?)\*?|backup:(Start|Create|Copy)\w*\*?|cloudformation:(Create|Update)\w*\*?|kms:(CreateKey|ReplicateKey))$/i;
/** Services that know of the account, and hold no data of anybody. */
const HOLDS_NOTHING =
  /^(xray|cloudwatch|ssmmessages|ec2messages|iam|sts|health|tag|ce|budgets|organizations|support|trustedadvisor|access-analyzer|pricing|servicequotas|application-autoscaling|autoscaling|elasticloadbalancing|cloudtrail|config|resource-groups|synthetics|rum):/i;

export const policyEverywhere: Rule = {
  id: 'policy-everywhere',
  forbids: 'a policy that allows data to be handled in every region',
  because: 'A wildcard is every region there is, and every one there will be.',
  source: SECURITY,
  remedy:
    'Name the resources, with their region; or bind the statement by the condition StringEquals aws:RequestedRegion.',
  *find(template) {
    for (const statement of template.allowing) {
      yield* exceptions(template, statement);
      if (isBounded(template, statement)) continue;
      for (const { resource, path, text } of said(template, statement, 'Resource'))
        if (mentionsIn(text).some(({ as, place }) => as === 'arn' && place.kind === 'everywhere'))
          yield { resource, path, says: `It allows ${text}, in every region` };
      if (isIdentityBased(statement)) yield* wide(template, statement);
    }
    yield* managed(template);
  },
};

function* wide(template: Template, statement: Statement): Iterable<Hit> {
  const everything = said(template, statement, 'Resource').find(({ text }) =>
    /^(\*|arn:[^:]*:s3:::\*.*)$/.test(text),
  );
  const { resource } = statement;
  if (statement.body.NotResource !== undefined)
    yield {
      resource,
      path: `${statement.path}/NotResource`,
      says: 'It allows everything but what it names, in every region',
    };
  else if (everything && statement.body.NotAction !== undefined)
    yield {
      resource,
      path: `${statement.path}/NotAction`,
      says: 'It allows every action but those it names, in every region',
    };
  else if (everything) {
    const action = said(template, statement, 'Action').find(({ text }) => isWide(text));
    if (action) yield { resource, path: everything.path, says: `It allows ${action.text} in every region` };
  }
}

const isWide = (action: string): boolean =>
  action === '*' || (/^[\w-]+:\*$/.test(action) && !HOLDS_NOTHING.test(action)) || CARRIES.test(action);

/** «Every region but» is every other one. */
function* exceptions(template: Template, statement: Statement): Iterable<Hit> {
  for (const each of compared(template, statement))
    if (each.key === 'aws:requestedregion' && !isPositive(each))
      yield {
        resource: each.resource,
        path: each.path,
        says: `It allows calls to every region but ${each.text}`,
      };
}

/** AWS's own policies that are as wide as their names. */
const WIDE_POLICY =
  /:policy\/(AdministratorAccess|PowerUserAccess|SecretsManagerReadWrite|\w*FullAccess\w*|job-function\/(DatabaseAdministrator|DataScientist|SystemAdministrator))$/;

function* managed(template: Template): Iterable<Hit> {
  for (const resource of template.ofType(/^AWS::(IAM::(Role|User|Group)|SSO::PermissionSet)$/))
    for (const property of ['ManagedPolicyArns.*', 'ManagedPolicies.*'])
      for (const { path, text } of template.texts(resource, property))
        if (WIDE_POLICY.test(text)) yield { resource, path, says: `${text} allows it in every region` };
}
