import { compared, isPositive, meansAllowed, said } from '../policies.ts';
import type { Rule } from '../rule.ts';
import { SECURITY } from '../sources.ts';
import type { Template } from '../template.ts';
import type { Statement } from '../walk.ts';

/** Calls made at home that have data copied abroad, or open what is abroad. */
const ENABLING =
  /^(s3:(PutReplicationConfiguration|CreateMultiRegionAccessPoint|PutAccelerateConfiguration)|dynamodb:(CreateTableReplica|CreateGlobalTable|UpdateGlobalTable\w*)|kms:(ReplicateKey|UpdatePrimaryRegion)|secretsmanager:ReplicateSecretToRegions|rds:(StartDBInstanceAutomatedBackupsReplication|CreateGlobalCluster)|ecr:PutReplicationConfiguration|backup:(CopyFromBackupVault|StartCopyJob)|account:EnableRegion|elasticfilesystem:CreateReplicationConfiguration|events:CreateEndpoint|redshift:EnableSnapshotCopy|globalaccelerator:(Create\w+|\*)|cloudfront:(Create\w+|\*))$/i;

export const policyCopies: Rule = {
  id: 'policy-copies',
  forbids: 'a policy that allows the calls by which data is copied to another region',
  because:
    'Such a call is made at home, so that a condition on the region of the call does not see where the copy goes.',
  source: SECURITY,
  remedy: 'Leave the action out; what is to be copied within the region needs no call of a running system.',
  *find(template) {
    for (const statement of template.allowing.filter((each) => !copiesToAllowed(template, each)))
      for (const { resource, path, text } of said(template, statement, 'Action'))
        if (ENABLING.test(text))
          yield { resource, path, says: `It allows ${text}, which copies to other regions` };
  },
};

/** Conditions on where a copy goes, which is not the region the call is made in. */
const TARGETS = /^(kms:replicaregion|secretsmanager:addreplicaregions|backup:copytargets)$/;

/** Whether all that a statement can have copied stays; where several regions are allowed, copying between them is what it is for. */
function copiesToAllowed(template: Template, statement: Statement): boolean {
  const targets = compared(template, statement).filter((each) => isPositive(each) && TARGETS.test(each.key));
  if (targets.length === 0) return template.allowed.size > 1;
  return targets.every(({ text }) =>
    meansAllowed(template, text.startsWith('arn:') ? (text.split(':')[3] ?? '') : text),
  );
}
